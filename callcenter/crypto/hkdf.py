"""Derives keys from keys: HKDF with SHA-256, as RFC 5869 has it."""

import hmac
from math import ceil

_HASH_BYTES = 32


def hkdf_sha256(key: bytes, salt: bytes, info: bytes, length: int = 32) -> bytes:
    """`length` bytes (1 to 8,160) derived from `key`; raises ValueError for any other length."""
    if not 1 <= length <= 255 * _HASH_BYTES:
        raise ValueError("HKDF gives 1 to 8160 bytes")
    extracted = hmac.digest(salt, key, "sha256")
    block, derived = b"", b""
    for number in range(1, ceil(length / _HASH_BYTES) + 1):
        block = hmac.digest(extracted, block + info + bytes([number]), "sha256")
        derived += block
    return derived[:length]
