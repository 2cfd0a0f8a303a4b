"""The journal's chain of codes, whose key moves forward and cannot be turned back."""

import hashlib
import hmac

from callcenter.crypto.layout import u64


def entry_code(key: bytes, previous_code: bytes, sequence: int, stored: bytes) -> bytes:
    """32 bytes: HMAC-SHA256(key, the code before || u64 sequence || the entry's bytes as stored)."""
    return hmac.digest(key, previous_code + u64(sequence) + stored, "sha256")


def next_key(key: bytes) -> bytes:
    """The key of the entry after: SHA-256("ccv1/ratchet" || key)."""
    return hashlib.sha256(b"ccv1/ratchet" + key).digest()
