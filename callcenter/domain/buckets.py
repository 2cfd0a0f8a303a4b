"""Buckets of about 64 stored rows: which bucket a tag falls into, and what is signed of it."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby

BUCKET_ROWS = 64
MOST_BITS = 24
EMPTY_DIGEST = bytes(32)  # stands for a bucket without rows, of which nothing is stored

StoredRow = tuple[bytes, int]


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
