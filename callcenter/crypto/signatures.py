"""Ed25519 signatures (RFC 8032), each bound to what it is for, and fingerprints of public keys."""

import hashlib
import hmac

from nacl.bindings import crypto_sign, crypto_sign_BYTES, crypto_sign_open, crypto_sign_PUBLICKEYBYTES
from nacl.exceptions import BadSignatureError

from callcenter.crypto.base32 import encode, in_groups, read

FINGERPRINT_BYTES = 20


def sign(secret_key: bytes, context: bytes, message: bytes) -> bytes:
    """64 bytes over context || 00 || message; `secret_key` is seed || public key, and `context` has no 00."""
    return crypto_sign(_framed(context, message), secret_key)[:crypto_sign_BYTES]


def verify(public: bytes, context: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` is that key's over this message in this context."""
    if len(public) != crypto_sign_PUBLICKEYBYTES or len(signature) != crypto_sign_BYTES:
        return False
    try:
        crypto_sign_open(signature + _framed(context, message), public)
    except BadSignatureError:
        return False
    return True


def fingerprint(public: bytes) -> str:
    """The first 160 bits of the key's SHA-256 as base 32 in eight groups of four."""
    return in_groups(encode(hashlib.sha256(public).digest()[:FINGERPRINT_BYTES]))


def same_fingerprint(a: str, b: str) -> bool:
    """Whether two fingerprints, as people type them, are whole and equal."""
    first, second = read(a), read(b)
    if first is None or second is None or len(first) != FINGERPRINT_BYTES * 8 // 5:
        return False
    return hmac.compare_digest(first, second)


def _framed(context: bytes, message: bytes) -> bytes:
    return context + b"\0" + message
