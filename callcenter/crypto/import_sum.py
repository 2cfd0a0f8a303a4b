"""A keyed sum over an import's rows in any order, so that only what was hashed can be signed."""

import hmac
import secrets

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from callcenter.crypto.hkdf import hkdf_sha256
from callcenter.crypto.layout import require_length
from callcenter.crypto.vault_keys import SealedDamaged

_MODULUS = 1 << 256
_NONCE = 24
_SEALED = _NONCE + 32 + 16


class RunningSum:
    """HMAC-SHA256(key, "ccv1/row" 00 || row) of each row, added modulo 2^256."""

    def __init__(self, key: bytes) -> None:
        """`key` is an import key of 32 bytes."""
        require_length(key, 32, "an import key")
        self._key = key
        self._sum = 0

    @classmethod
    def from_value(cls, key: bytes, value: bytes) -> "RunningSum":
        """Go on from an earlier `value`."""
        require_length(value, 32, "a running sum")
        running = cls(key)
        running._sum = int.from_bytes(value, "big")
        return running

    def __repr__(self) -> str:
        return "<running sum>"

    def add(self, row: bytes, times: int = 1) -> None:
        """Count a row in, `times` over; a negative number takes it out again."""
        code = int.from_bytes(hmac.digest(self._key, b"ccv1/row\0" + row, "sha256"), "big")
        self._sum = (self._sum + code * times) % _MODULUS

    def value(self) -> bytes:
        """The sum so far, 32 bytes big-endian."""
        return self._sum.to_bytes(32, "big")


def seal_sum(key: bytes, value: bytes, context: bytes) -> bytes:
    """A running sum sealed for the vault's database: 24 random bytes, then XChaCha20-Poly1305.

    Sealed and not merely signed: from sums in clear, somebody could find other rows that add up to the
    same total. The key is HKDF(import key, no salt, "ccv1/sum"), `context` is the associated data.
    """
    require_length(value, 32, "a running sum")
    nonce = secrets.token_bytes(_NONCE)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(value, context, nonce, _sealing_key(key))


def open_sum(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """The sum that `seal_sum` sealed; raises SealedDamaged for any other bytes, context or key."""
    nonce, ciphertext = sealed[:_NONCE], sealed[_NONCE:]
    if len(sealed) != _SEALED:
        raise SealedDamaged
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(ciphertext, context, nonce, _sealing_key(key))
    except CryptoError:
        raise SealedDamaged from None


def _sealing_key(key: bytes) -> bytes:
    require_length(key, 32, "an import key")
    return hkdf_sha256(key, b"", b"ccv1/sum")
