"""Buckets of about 64 stored rows: which bucket a tag falls into, and what is signed of it."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

BUCKET_ROWS = 64
MOST_BITS = 24
EMPTY_DIGEST = bytes(32)  # stands for a bucket without rows, of which nothing is stored
_ONE = (1).to_bytes(4, "big")

StoredRow = tuple[bytes, int]
RowPage = tuple[Sequence[bytes], Sequence[int]]  # tags and, in the same order, their counts


def bits_for(rows: int) -> int:
    """How many leading bits of a tag give buckets of at most about BUCKET_ROWS of `rows` rows."""
    return min(MOST_BITS, max(0, (rows - 1) // BUCKET_ROWS).bit_length())


def bucket_of(tag: bytes, bits: int) -> int:
    """The bucket's number: the tag's leading bits."""
    return int.from_bytes(tag[:4], "big") >> (32 - bits)


def bounds_of(bucket: int, bits: int) -> tuple[bytes, bytes | None]:
    """The first key in a bucket and the first past it; None past the last bucket."""
    first = (bucket << (32 - bits)).to_bytes(4, "big")
    past = (bucket + 1) << (32 - bits)
    return first, past.to_bytes(4, "big") if past < 1 << 32 else None


def digest_of(rows: Iterable[StoredRow]) -> bytes:
    """SHA-256 over `tag || u32be(count)` of the rows in tag order; EMPTY_DIGEST for none."""
    content = b"".join(tag + count.to_bytes(4, "big") for tag, count in rows)
    return hashlib.sha256(content).digest() if content else EMPTY_DIGEST


def digests_of_rule(rule: int, rows: Iterable[StoredRow], bits: int) -> Iterator[tuple[int, int, bytes]]:
    """(rule, bucket, digest) of each bucket that has rows; `rows` in tag order."""
    for bucket, group in groupby(rows, key=lambda row: bucket_of(row[0], bits)):
        yield rule, bucket, digest_of(group)


def digests_of_pages(rule: int, pages: Iterable[RowPage], bits: int) -> Iterator[tuple[int, int, bytes]]:
    """What `digests_of_rule` gives, for rows that come in pages: by the million, where each step a row would count.

    No page is empty, every tag has the same length, every count is from 1 to 4294967295.
    """
    keys: list[bytes] = []
    content, size = b"", 0
    for tags, counts in pages:
        size = len(tags[0]) + len(_ONE)
        keys = [*keys, *tags]
        content += _packed(tags, counts)
        first = 0
        while True:
            bucket = bucket_of(keys[first], bits)
            past = bounds_of(bucket, bits)[1]
            end = len(keys) if past is None else bisect_left(keys, past, first)
            if end == len(keys):  # its last rows may be in the next page
                break
            yield rule, bucket, hashlib.sha256(content[first * size : end * size]).digest()
            first = end
        keys, content = keys[first:], content[first * size :]
    if keys:
        yield rule, bucket_of(keys[0], bits), hashlib.sha256(content).digest()


def _packed(tags: Sequence[bytes], counts: Sequence[int]) -> bytes:
    """`tag || u32be(count)` of each row; nearly always every count is one."""
    if set(counts) == {1}:
        return _ONE.join(tags) + _ONE
    return b"".join(tag + count.to_bytes(4, "big") for tag, count in zip(tags, counts, strict=True))


class BucketsHash:
    """The one hash over all buckets' digests, taken in one by one and kept nowhere."""

    def __init__(self, bits: int) -> None:
        """Rows fall into buckets by `bits` leading bits."""
        self._bits = bits
        self._last = (-1, -1)
        self._whole = hashlib.sha256()

    def take(self, rule: int, bucket: int, digest: bytes) -> None:
        """Take the next bucket that has rows in; raises ValueError for one out of order or shape."""
        in_range = self._last < (rule, bucket) and 0 <= bucket < 1 << self._bits and 0 <= rule < 256
        if not in_range or len(digest) != len(EMPTY_DIGEST):
            raise ValueError("bucket digests out of order or shape")
        self._last = (rule, bucket)
        self._whole.update(bytes([rule]) + bucket.to_bytes(4, "big") + digest)

    def value(self) -> bytes:
        """SHA-256 over `u8 rule || u32be bucket || digest` of all that were taken in."""
        return self._whole.digest()


class BucketDigests:
    """Every bucket's digest of one roster, held in memory so that later changes to the vault do not count.

    32 bytes a bucket: 15 MB for 6,200,000 people.
    """

    def __init__(self, bits: int, digests: Iterable[tuple[int, int, bytes]]) -> None:
        """`digests` are (rule, bucket, digest) in ascending order; raises ValueError for any other shape."""
        self.bits = bits
        self._by_rule: dict[int, bytearray] = {}
        whole = BucketsHash(bits)
        for rule, bucket, digest in digests:
            whole.take(rule, bucket, digest)
            if rule not in self._by_rule:  # made once a rule: a table is large
                self._by_rule[rule] = bytearray(len(EMPTY_DIGEST) << bits)
            table = self._by_rule[rule]
            table[bucket * 32 : bucket * 32 + 32] = digest
        self.hash_of_all = whole.value()

    def expected(self, rule: int, bucket: int) -> bytes:
        """The digest a bucket's rows must have."""
        table = self._by_rule.get(rule)
        return bytes(table[bucket * 32 : bucket * 32 + 32]) if table else EMPTY_DIGEST

    def rows(self) -> Iterator[tuple[int, int, bytes]]:
        """(rule, bucket, digest) of each bucket that has rows, in ascending order."""
        for rule, table in self._by_rule.items():
            for bucket in range(1 << self.bits):
                digest = bytes(table[bucket * 32 : bucket * 32 + 32])
                if digest != EMPTY_DIGEST:
                    yield rule, bucket, digest

    @property
    def rules(self) -> tuple[int, ...]:
        """The rules under which anybody is stored, in ascending order."""
        return tuple(self._by_rule)

    def has_rule(self, rule: int) -> bool:
        """Whether anybody is stored under the rule."""
        return rule in self._by_rule
