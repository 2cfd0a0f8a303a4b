"""A bundle on the disk: a head, then parts behind their lengths; whatever is none is told in its own sentence."""

import hashlib
import os
import stat
import zlib
from pathlib import Path

import pytest

from callcenter.durable_file import DiskFull
from callcenter.files.bundle_file import (
    BUNDLE_FILE_SENTENCES,
    HEAD_BYTES,
    LARGEST_PART,
    BundleFileFault,
    BundleHead,
    associated_data,
    open_bundle_file,
    pending_bundle,
)
from callcenter.files.regular_file import InputFileFault
from tests.small_disk import files_at_most

HEAD = BundleHead(bytes(range(16)), b"C" * 16, b"H" * 24)
PARTS = (b"first", b"x" * LARGEST_PART, b"last")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A whole bundle."""
    with pending_bundle(tmp_path / "a.bundle", HEAD) as bundle:
        for part in PARTS:
            bundle.add(part)
        bundle.seal()
        bundle.commit()
    return tmp_path / "a.bundle"


def fault_of(path: Path) -> str:
    with pytest.raises(BundleFileFault) as caught, open_bundle_file(path) as bundle:
        for _ in bundle.parts():
            pass
    assert str(caught.value) == BUNDLE_FILE_SENTENCES[caught.value.fault]
    return caught.value.fault


def checked(facts: bytes) -> bytes:
    return facts + zlib.crc32(facts).to_bytes(4, "big")


def test_what_was_written_is_read_as_often_as_wanted(path: Path) -> None:
    with open_bundle_file(path) as bundle:
        assert (bundle.head.bundle_id, bundle.head.check, bundle.head.stream_header) == (
            HEAD.bundle_id,
            HEAD.check,
            HEAD.stream_header,
        )
        for _ in range(2):
            assert tuple(bundle.parts()) == PARTS
            assert bundle.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert bundle.size == path.stat().st_size


def test_the_head_is_laid_out_as_written_down(path: Path) -> None:
    head = path.read_bytes()[:HEAD_BYTES]
    assert head == checked(b"CCBUNDLE" + b"\0\1" + bytes(range(16)) + b"C" * 16 + b"H" * 24)
    assert head.startswith(associated_data(HEAD.bundle_id))


def test_the_writer_tells_size_and_digest_and_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    with pending_bundle(tmp_path / "a.bundle", HEAD) as bundle:
        bundle.add(b"part")
        bundle.seal()
        told = (bundle.size, bundle.sha256)
        assert not (tmp_path / "a.bundle").exists()
        bundle.commit()
    data = (tmp_path / "a.bundle").read_bytes()
    assert told == (len(data), hashlib.sha256(data).hexdigest())
    assert stat.S_IMODE((tmp_path / "a.bundle").stat().st_mode) == 0o600


def test_what_is_not_committed_leaves_nothing(tmp_path: Path) -> None:
    with pending_bundle(tmp_path / "a.bundle", HEAD) as bundle:
        bundle.add(b"part")
    with pytest.raises(ValueError, match="larger"), pending_bundle(tmp_path / "a.bundle", HEAD) as bundle:
        bundle.add(b"x" * (LARGEST_PART + 1))
    with files_at_most(LARGEST_PART), pytest.raises(DiskFull), pending_bundle(tmp_path / "a.bundle", HEAD) as bundle:
        for _ in range(10):
            bundle.add(b"x" * LARGEST_PART)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"CC", b"PK\3\4" * 40, b"last_name,first_name\n", b"\0" * 200])
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert fault_of(tmp_path / "file") == "other_kind"


def test_a_bundle_of_a_newer_program_is_told_whatever_its_form(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:8] + b"\0\2" + data[10:])
    assert fault_of(path) == "newer"


def test_a_version_that_never_was_is_damage(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(checked(data[:8] + b"\0\0" + data[10 : HEAD_BYTES - 4]) + data[HEAD_BYTES:])
    assert fault_of(path) == "damaged"


@pytest.mark.parametrize("place", [10, 26, 42, 66, 69])
def test_a_turned_bit_in_the_head_is_damage_and_no_other_code(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert fault_of(path) == "damaged"


@pytest.mark.parametrize("left", [8, 9, HEAD_BYTES - 1, HEAD_BYTES + 1, HEAD_BYTES + 4, HEAD_BYTES + 8, -1])
def test_a_bundle_that_ends_in_the_middle_is_told(path: Path, left: int) -> None:
    path.write_bytes(path.read_bytes()[:left])
    assert fault_of(path) == "cut"


def test_a_length_beyond_what_a_part_may_be_takes_no_memory(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:HEAD_BYTES] + (LARGEST_PART + 1).to_bytes(4, "big") + data[HEAD_BYTES + 4 :])
    assert fault_of(path) == "damaged"
    path.write_bytes(data[:HEAD_BYTES] + b"\xff" * 4)
    assert fault_of(path) == "damaged"


def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place, fault in (("gone", "missing"), (".", "folder"), ("pipe", "not_plain")):
        with pytest.raises(InputFileFault) as caught, open_bundle_file(tmp_path / place):
            pass
        assert caught.value.fault == fault
