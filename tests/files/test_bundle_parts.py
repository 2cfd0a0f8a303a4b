"""What is sealed in a bundle: its facts, and buckets of rows; anything else is refused whole."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.buckets import bucket_of, digest_of
from callcenter.files.bundle_parts import BundleFacts, pack_bucket, pack_facts, unpack_buckets, unpack_facts

FACTS = BundleFacts(
    vault_id="0a" * 16,
    training=True,
    seat="A",
    roster=1,
    revision=2,
    tag_key="5e" * 32,
    cost="training",
    policy="last4",
    specification=2,
    people=3,
    tags=20,
    bucket_bits=0,
    buckets_hash="0b" * 32,
    exported_at="2026-11-23T15:30:00+00:00",
    public_key="0c" * 32,
    signature="0d" * 64,
)
BITS = 4
TAGS = st.binary(min_size=16, max_size=16)
ROWS = st.dictionaries(TAGS, st.integers(1, 2**32 - 1), min_size=1, max_size=30).map(lambda rows: sorted(rows.items()))


def row(first: int, count: int = 1) -> tuple[bytes, int]:
    return bytes([first]) + bytes(15), count


def test_facts_come_back_and_never_show_the_tag_key() -> None:
    assert unpack_facts(pack_facts(FACTS)) == FACTS
    assert "5e5e" not in repr(FACTS)


@pytest.mark.parametrize(
    "change",
    [
        {"vault_id": "0a" * 15},
        {"seat": "AB"},
        {"seat": "A\n"},
        {"training": 1},
        {"roster": 0},
        {"revision": 1 << 63},
        {"tag_key": "5E" * 32},
        {"cost": ""},
        {"policy": "x" * 41},
        {"people": -1},
        {"tags": 2.0},
        {"bucket_bits": 25},
        {"specification": 1 << 32},
        {"exported_at": "yesterday"},
        {"exported_at": "2026-11-23T15:30:00+00:00\n"},
        {"signature": "0d" * 63},
        {"signature": "0d" * 64 + "\n"},
        {"another": 1},
    ],
    ids=str,
)
def test_facts_beyond_their_bounds_are_refused(change: dict[str, object]) -> None:
    told = json.dumps(msgspec.to_builtins(FACTS) | change, sort_keys=True, separators=(",", ":"))
    with pytest.raises(ValueError, match="no facts") as caught:
        unpack_facts(told.encode())
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    "part", [b"", b"{}", b"\xff", b"[" * 70_000, pack_facts(FACTS) + b" ", b" " + pack_facts(FACTS)]
)
def test_facts_in_another_spelling_are_refused(part: bytes) -> None:
    with pytest.raises(ValueError, match="no facts"):
        unpack_facts(part)


def test_a_bucket_is_laid_out_as_written_down() -> None:
    assert pack_bucket(3, 0x10, [row(1, 2)]).hex() == "03" + "00000010" + "00000001" + "01" + "00" * 15 + "00000002"


@given(ROWS)
def test_buckets_come_back_with_the_digest_that_is_signed(rows: list[tuple[bytes, int]]) -> None:
    by_bucket: dict[int, list[tuple[bytes, int]]] = {}
    for tag, count in rows:
        by_bucket.setdefault(bucket_of(tag, BITS), []).append((tag, count))
    part = b"".join(pack_bucket(5, number, found) for number, found in by_bucket.items())
    found = unpack_buckets(part, BITS)
    assert {bucket.number: list(bucket.rows) for bucket in found} == by_bucket
    assert [bucket.digest for bucket in found] == [digest_of(bucket.rows) for bucket in found]
    assert {bucket.rule for bucket in found} == {5}


GOOD = pack_bucket(1, 1, [row(0x10), row(0x11)])


@pytest.mark.parametrize(
    "part",
    [
        GOOD[:-1],
        GOOD + b"\0",
        GOOD[:8],
        pack_bucket(1, 1, []),
        pack_bucket(1, 1, [row(0x11), row(0x10)]),
        pack_bucket(1, 1, [row(0x10), row(0x10)]),
        pack_bucket(1, 1, [row(0x10, 0)]),
        pack_bucket(1, 1, [row(0x10), row(0x20)]),
        pack_bucket(1, 2, [row(0x10)]),
        b"\1" + bytes(4) + b"\xff" * 4,
    ],
    ids=["cut", "more", "head cut", "empty", "order", "twice", "count 0", "two buckets", "another", "four billion"],
)
def test_a_part_that_is_no_buckets_is_refused(part: bytes) -> None:
    with pytest.raises(ValueError, match="bucket"):
        unpack_buckets(part, BITS)


@given(st.binary(max_size=200))
def test_any_bytes_are_buckets_or_refused(part: bytes) -> None:
    try:
        found = unpack_buckets(part, BITS)
    except ValueError:
        return
    assert b"".join(pack_bucket(bucket.rule, bucket.number, bucket.rows) for bucket in found) == part
