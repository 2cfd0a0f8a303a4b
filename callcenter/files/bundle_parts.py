"""What is sealed in a roster bundle: the facts of its roster first, then its rows, bucket by bucket."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec
from msgspec import Meta

from callcenter.canonical_json import canonical_json
from callcenter.domain.buckets import MOST_BITS, StoredRow, bucket_of, digest_of

_BUCKET = struct.Struct(">BII")
_ROW = struct.Struct(">16sI")
ROW_BYTES = _ROW.size
_Count = Annotated[int, Meta(ge=1, le=(1 << 63) - 1)]
_Text = Annotated[str, Meta(min_length=1, max_length=40)]
_Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
_Key = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
_Signature = Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")]


class BundleFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The roster of a bundle and where it comes from; bytes are in hexadecimal. It holds the tag key.

    `roster` and `revision` are numbers of the vault it comes from, `exported_at` is ISO 8601 in UTC.
    """

    vault_id: _Id
    training: bool
    seat: Annotated[str, Meta(pattern=r"^[A-Z]\Z")]
    roster: _Count
    revision: _Count
    tag_key: _Key
    cost: _Text
    policy: _Text
    specification: Annotated[int, Meta(ge=1, lt=1 << 32)]
    people: _Count
    tags: _Count
    bucket_bits: Annotated[int, Meta(ge=0, le=MOST_BITS)]
    buckets_hash: _Key
    exported_at: Annotated[str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}\+00:00\Z")]
    public_key: _Key
    signature: _Signature

    def __repr__(self) -> str:
        return "<bundle facts>"


@dataclass(frozen=True)
class BundledBucket:
    """One bucket of a rule, or of person digests: its rows in ascending order, and their digest."""

    rule: int
    number: int
    rows: Sequence[StoredRow]
    digest: bytes


def pack_facts(facts: BundleFacts) -> bytes:
    """The first part: canonical JSON."""
    return canonical_json(msgspec.to_builtins(facts))


def unpack_facts(part: bytes) -> BundleFacts:
    """What `pack_facts` packed; raises ValueError for anything else, also for another spelling of it."""
    try:
        facts = msgspec.json.decode(part, type=BundleFacts)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        facts = None
    # Raised out here, so that a decoder's exception, which may quote the text, does not hang on this one.
    if facts is None or pack_facts(facts) != part:
        raise ValueError("no facts of a bundle")
    return facts


def pack_bucket(rule: int, number: int, rows: Sequence[StoredRow]) -> bytes:
    """`u8 rule || u32be bucket || u32be rows`, then `tag (16) || u32be count` of each row in ascending order."""
    return _BUCKET.pack(rule, number, len(rows)) + b"".join(_ROW.pack(*row) for row in rows)


def unpack_buckets(part: bytes, bits: int) -> list[BundledBucket]:
    """The packed buckets that a part consists of, rows falling into them by `bits` leading bits.

    Raises ValueError for anything else: a bucket that is cut, empty or out of order, a row of another bucket, a count
    of 0.
    """
    place, found = 0, []
    while place < len(part):
        if len(part) - place < _BUCKET.size:
            raise ValueError("a bucket is cut")
        rule, number, count = _BUCKET.unpack_from(part, place)
        place += _BUCKET.size
        body = part[place : place + count * ROW_BYTES]
        if not count or len(body) != count * ROW_BYTES:
            raise ValueError("a bucket is empty or cut")
        place += len(body)
        rows = list(_ROW.iter_unpack(body))
        _check_rows(rows, number, bits)
        found.append(BundledBucket(rule, number, rows, digest_of(rows)))
    return found


def _check_rows(rows: Sequence[StoredRow], number: int, bits: int) -> None:
    tags = [tag for tag, _ in rows]
    in_order = tags == sorted(set(tags)) and all(count for _, count in rows)
    if not in_order or bucket_of(tags[0], bits) != number or bucket_of(tags[-1], bits) != number:
        raise ValueError("rows out of order or of another bucket")
