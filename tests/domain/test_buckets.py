import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.buckets import (
    BUCKET_ROWS,
    EMPTY_DIGEST,
    MOST_BITS,
    BucketDigests,
    BucketsHash,
    StoredRow,
    bits_for,
    bounds_of,
    bucket_of,
    digest_of,
    digests_of_pages,
    digests_of_rule,
)

TAGS = st.binary(min_size=16, max_size=16)
ROWS = st.dictionaries(TAGS, st.integers(1, 2**32 - 1), max_size=40).map(lambda found: sorted(found.items()))
BITS = st.integers(0, MOST_BITS)


def tag(first: int) -> bytes:
    return first.to_bytes(4, "big") + bytes(12)


@pytest.mark.parametrize(
    ("rows", "bits"),
    [(0, 0), (1, 0), (64, 0), (65, 1), (128, 1), (129, 2), (620_000, 14), (6_200_000, 17), (10**12, 24)],
)
def test_there_are_as_many_buckets_as_hold_about_64_rows_each(rows: int, bits: int) -> None:
    assert bits_for(rows) == bits
    if bits < MOST_BITS:
        assert rows / 2**bits <= BUCKET_ROWS


@pytest.mark.parametrize(
    ("first", "bits", "bucket"),
    [(0xFFFFFFFF, 0, 0), (0x7FFFFFFF, 1, 0), (0x80000000, 1, 1), (0xABCDEF01, 8, 0xAB), (0xABCDEF01, 24, 0xABCDEF)],
)
def test_a_bucket_is_the_tags_leading_bits(first: int, bits: int, bucket: int) -> None:
    assert bucket_of(tag(first), bits) == bucket


@given(TAGS, BITS)
def test_a_tag_lies_within_the_bounds_of_its_bucket_and_of_no_other(one: bytes, bits: int) -> None:
    bucket = bucket_of(one, bits)
    first, past = bounds_of(bucket, bits)
    assert first <= one
    assert past is None or one < past
    if bucket:
        before = bounds_of(bucket - 1, bits)[1]
        assert before == first
    assert (past is None) == (bucket == 2**bits - 1)


def test_the_digest_of_a_bucket_covers_tags_counts_and_their_order() -> None:
    rows = [(tag(1), 1), (tag(2), 3)]
    assert digest_of(rows) == hashlib.sha256(tag(1) + b"\0\0\0\1" + tag(2) + b"\0\0\0\3").digest()
    others = [rows[:1], rows[::-1], [(tag(1), 1), (tag(2), 4)], [*rows, (tag(3), 1)], [(tag(1), 2), (tag(2), 3)]]
    assert len({digest_of(other) for other in [rows, *others]}) == len(others) + 1


def test_an_empty_bucket_has_a_digest_that_no_rows_have() -> None:
    assert digest_of([]) == EMPTY_DIGEST == bytes(32)


@given(ROWS, BITS)
def test_every_row_is_in_exactly_one_bucket_of_its_rule(rows: list[StoredRow], bits: int) -> None:
    found = list(digests_of_rule(6, rows, bits))
    assert [bucket for _, bucket, _ in found] == sorted({bucket_of(one, bits) for one, _ in rows})
    for rule, bucket, digest in found:
        assert rule == 6
        assert digest == digest_of([row for row in rows if bucket_of(row[0], bits) == bucket])


def three_rules() -> Iterator[tuple[int, int, bytes]]:
    """Buckets 0 and 3 of rule 0, 2 of rule 1, none of rule 2, 3 of rule 255."""
    for rule, bucket in ((0, 0), (0, 3), (1, 2), (255, 3)):
        yield rule, bucket, hashlib.sha256(bytes([rule, bucket])).digest()


def test_each_bucket_is_expected_to_be_as_it_was_signed_and_all_others_empty() -> None:
    digests = BucketDigests(2, three_rules())
    stored = {(rule, bucket): digest for rule, bucket, digest in three_rules()}
    for rule in range(256):
        for bucket in range(4):
            assert digests.expected(rule, bucket) == stored.get((rule, bucket), EMPTY_DIGEST)
        assert digests.has_rule(rule) is (rule in {0, 1, 255})


def test_the_hash_of_all_is_over_rule_bucket_and_digest() -> None:
    content = b"".join(bytes([rule]) + bucket.to_bytes(4, "big") + digest for rule, bucket, digest in three_rules())
    assert BucketDigests(2, three_rules()).hash_of_all == hashlib.sha256(content).digest()
    assert BucketDigests(3, list(three_rules())[:-1]).hash_of_all != BucketDigests(3, three_rules()).hash_of_all


def test_what_is_read_later_does_not_change_what_is_expected() -> None:
    source = list(three_rules())
    digests = BucketDigests(2, iter(source))
    before = digests.expected(0, 3)
    source[1] = (0, 3, bytes(32))
    assert digests.expected(0, 3) == before


@dataclass(frozen=True)
class Shape:
    """Bucket digests that nobody signed."""

    bits: int
    rows: tuple[tuple[int, int, bytes], ...]


DIGEST = b"d" * 32


@pytest.mark.parametrize(
    "shape",
    [
        Shape(2, ((0, 4, DIGEST),)),
        Shape(2, ((0, -1, DIGEST),)),
        Shape(2, ((256, 0, DIGEST),)),
        Shape(2, ((-1, 0, DIGEST),)),
        Shape(2, ((0, 0, DIGEST), (0, 0, DIGEST))),
        Shape(2, ((0, 1, DIGEST), (0, 0, DIGEST))),
        Shape(2, ((1, 0, DIGEST), (0, 0, DIGEST))),
        Shape(2, ((0, 0, DIGEST[:31]),)),
        Shape(2, ((0, 0, DIGEST + b"d"),)),
        Shape(0, ((0, 1, DIGEST),)),
    ],
    ids=["past", "before", "rule", "no rule", "twice", "order", "rules", "short", "long", "single"],
)
def test_digests_of_any_other_shape_are_refused(shape: Shape) -> None:
    with pytest.raises(ValueError, match="out of order or shape"):
        BucketDigests(shape.bits, shape.rows)


@given(ROWS, st.integers(0, 8))
def test_the_hash_of_all_buckets_is_the_same_without_keeping_them(rows: list[StoredRow], bits: int) -> None:
    digests = [*digests_of_rule(3, rows, bits), *digests_of_rule(7, rows, bits)]
    whole = BucketsHash(bits)
    for digest in digests:
        whole.take(*digest)
    assert whole.value() == BucketDigests(bits, digests).hash_of_all


@pytest.mark.parametrize(
    "second", [(1, 3, bytes(32)), (1, 2, bytes(32)), (0, 4, bytes(32)), (1, 16, bytes(32)), (1, 4, b"")]
)
def test_a_bucket_out_of_order_or_shape_is_not_taken_into_the_hash(second: tuple[int, int, bytes]) -> None:
    whole = BucketsHash(4)
    whole.take(1, 3, bytes(32))
    with pytest.raises(ValueError, match="order or shape"):
        whole.take(*second)


@given(ROWS, BITS, st.integers(1, 40))
def test_rows_in_pages_of_any_size_have_the_digests_of_rows_one_by_one(
    stored: list[StoredRow], bits: int, size: int
) -> None:
    parts = [stored[first : first + size] for first in range(0, len(stored), size)]
    pages = [([key for key, _ in part], [count for _, count in part]) for part in parts]
    assert list(digests_of_pages(6, pages, bits)) == list(digests_of_rule(6, stored, bits))
