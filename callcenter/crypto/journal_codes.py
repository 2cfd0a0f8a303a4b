"""The journal's chain of codes, whose key moves forward and cannot be turned back."""

import hashlib
import hmac
from collections.abc import Iterable

from callcenter.crypto.layout import u64

_RATCHET = b"ccv1/ratchet"
_BLOCK = 64  # bytes of SHA-256
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))


def entry_code(key: bytes, previous_code: bytes, sequence: int, stored: bytes) -> bytes:
    """32 bytes: HMAC-SHA256(key, the code before || u64 sequence || the entry's bytes as stored)."""
    return hmac.digest(key, previous_code + u64(sequence) + stored, "sha256")


def next_key(key: bytes) -> bytes:
    """The key of the entry after: SHA-256("ccv1/ratchet" || key)."""
    return hashlib.sha256(_RATCHET + key).digest()


def fitting_entries(
    key: bytes, code: bytes, sequence: int, epoch: int, rows: Iterable[tuple[int, int, bytes, bytes]]
) -> tuple[int, bytes, bytes]:
    """How many rows follow one another and bear the codes that the key and its successors make; key and code then.

    Rows are (sequence, epoch, stored bytes, code); `code` is that of the entry before, `sequence` the first row's. An
    empty key fits nothing. This is `entry_code` and `next_key` for millions of entries: HMAC spelled out as RFC 2104
    has it, since each entry has a key of its own and setting one up through OpenSSL takes longer than the hash.
    """
    sha256, inner, outer, rest, ratchet = hashlib.sha256, _INNER, _OUTER, bytes(_BLOCK - 32), _RATCHET
    first = sequence
    if len(key) != 32:
        return 0, key, code
    for found, its_epoch, stored, its_code in rows:
        block = key + rest
        hashed = sha256(block.translate(inner) + code + sequence.to_bytes(8, "big") + stored).digest()
        if sha256(block.translate(outer) + hashed).digest() != its_code or found != sequence or its_epoch != epoch:
            break
        code = its_code
        key = sha256(ratchet + key).digest()
        sequence += 1
    return sequence - first, key, code
