import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.files import gunzip
from callcenter.files.gunzip import Gunzip
from callcenter.files.roster_faults import RosterFileFault

TEXT = b"".join(b"Smith %d,%d\n" % (number, number * number) for number in range(50_000))
PACKED = gzip.compress(TEXT)


def unpacked(data: bytes) -> bytes:
    return io.BufferedReader(Gunzip(_Raw(data))).read()


class _Raw(io.RawIOBase):
    """A file that gives a few bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        return self._data.read(min(size, 1000))


def fault_of(data: bytes) -> str:
    with pytest.raises(RosterFileFault) as caught:
        unpacked(data)
    return caught.value.fault


def test_a_gzipd_text_comes_out_as_it_went_in() -> None:
    assert unpacked(PACKED) == TEXT


def test_members_one_behind_the_other_are_one_text() -> None:
    assert unpacked(gzip.compress(b"a,") + gzip.compress(b"") + gzip.compress(b"b\n")) == b"a,b\n"


def test_zeros_behind_the_end_are_a_tapes_padding() -> None:
    assert unpacked(PACKED + bytes(5000)) == TEXT
    assert unpacked(PACKED + bytes(5000) + gzip.compress(b"x")) == TEXT + b"x"


@pytest.mark.parametrize("tail", [b"x", b"last_name,ssn\n", bytes(2000) + b"x", b"\x1f"])
def test_anything_else_behind_the_end_is_told(tail: bytes) -> None:
    assert fault_of(PACKED + tail) == "gzip_tail"


@pytest.mark.parametrize("length", [2, 9, 15, len(PACKED) // 2, len(PACKED) - 8, len(PACKED) - 1])
def test_a_file_cut_off_is_told(length: int) -> None:
    assert fault_of(PACKED[:length]) == "gzip_cut"


@pytest.mark.parametrize("place", [2, len(PACKED) - 1, len(PACKED) - 6], ids=["method", "length", "sum"])
def test_a_damaged_file_is_told(place: int) -> None:
    damaged = bytearray(PACKED)
    damaged[place] ^= 0x5A
    assert fault_of(bytes(damaged)) == "gzip_damaged"


def test_a_bomb_is_given_up_long_before_it_is_unpacked() -> None:
    stream = Gunzip(_Raw(gzip.compress(bytes(64 << 20))))
    taken = 0
    with pytest.raises(RosterFileFault, match="far more than a roster"):
        while block := stream.read(1 << 16):
            taken += len(block)
    assert taken < 2 << 20


def test_a_text_that_shrinks_well_is_read_when_it_is_small() -> None:
    assert unpacked(gzip.compress(b"Smith,1\n" * 100_000)) == b"Smith,1\n" * 100_000


def test_the_unpacked_size_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gunzip, "LARGEST_UNPACKED", len(TEXT))
    assert unpacked(PACKED) == TEXT
    monkeypatch.setattr(gunzip, "LARGEST_UNPACKED", len(TEXT) - 1)
    assert fault_of(PACKED) == "gzip_large"


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 199), st.binary(max_size=20))
def test_any_bytes_give_a_text_or_a_fault_of_ours(text: bytes, place: int, junk: bytes) -> None:
    packed = gzip.compress(text, mtime=0)
    try:
        unpacked(packed[:place] + junk + packed[place + len(junk) :])
    except RosterFileFault as fault:
        assert fault.fault.startswith("gzip_")
