"""Codes that people write down and type again: 160 random bits in base 32, and two characters that check them."""

import secrets

from callcenter.crypto.base32 import digits, encode, in_groups, number_of, read

_CODE_LENGTH = 32
_CHECK_LENGTH = 2
# The largest prime below 32 * 32: one wrong character, or two exchanged, always changes the remainder.
_CHECK_PRIME = 1021


def new_checked_code() -> str:
    """160 random bits as 32 base-32 characters and two that check them, in groups of four with hyphens."""
    code = encode(secrets.token_bytes(20))
    return in_groups(code + _check_of(code))


def read_checked_code(text: str) -> str | None:
    """The 32 characters of a code; None for anything that is not whole.

    Spaces, hyphens and lower case do not matter; O is read as 0, I and L as 1.
    """
    whole = read(text) or ""
    code, check = whole[:_CODE_LENGTH], whole[_CODE_LENGTH:]
    return code if len(code) == _CODE_LENGTH and check == _check_of(code) else None


def _check_of(code: str) -> str:
    return digits(number_of(code) % _CHECK_PRIME, _CHECK_LENGTH)
