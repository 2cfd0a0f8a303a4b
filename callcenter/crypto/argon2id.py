"""Argon2id (RFC 9106) through two libraries: lanes for passwords, faster code for the many tags."""

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13
from nacl.exceptions import RuntimeError as SodiumError

from callcenter.errors import EnvironmentFault


class NotEnoughMemory(EnvironmentFault):
    """The computer could not give the memory that a derivation takes."""

    code = "not_enough_memory"
    sentence = "There is not enough free memory to derive a key. Close other programs and try again."


def with_argon2_cffi(secret: bytes, salt: bytes, *, memory_kib: int, passes: int, lanes: int, length: int) -> bytes:
    """`length` bytes, each lane on a thread of its own; raises NotEnoughMemory."""
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=passes,
            memory_cost=memory_kib,
            parallelism=lanes,
            hash_len=length,
            type=Type.ID,
        )
    except HashingError:
        raise NotEnoughMemory from None


def with_libsodium(secret: bytes, salt: bytes, *, memory_kib: int, passes: int, length: int) -> bytes:
    """`length` bytes with one lane and a salt of 16 bytes; raises NotEnoughMemory."""
    try:
        return crypto_pwhash_alg(length, secret, salt, passes, memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13)
    except SodiumError:
        raise NotEnoughMemory from None
