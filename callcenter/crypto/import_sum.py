"""A keyed sum over an import's rows in any order, so that only what was hashed can be signed."""

import hmac

from callcenter.crypto.layout import require_length, u64

_MODULUS = 1 << 256


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


def batch_mac(key: bytes, sum_value: bytes, batch_number: int, position: int) -> bytes:
    """32 bytes: HMAC-SHA256(key, "ccv1/batch" 00 || sum || u64 batch || u64 position in the source)."""
    require_length(sum_value, 32, "a running sum")
    return hmac.digest(key, b"ccv1/batch\0" + sum_value + u64(batch_number) + u64(position), "sha256")
