"""The recovery code: the password of the slot that is kept on paper."""

import secrets

from callcenter.crypto.base32 import digits, encode, in_groups, number_of, read
from callcenter.errors import UserFacing

_CODE_LENGTH = 32
_CHECK_LENGTH = 2
# The largest prime below 32 * 32: one wrong character, or two exchanged, always changes the remainder.
_CHECK_PRIME = 1021


class RecoveryCodeMistyped(UserFacing):
    """What was typed is no recovery code; told before any slow derivation."""

    code = "recovery_code_mistyped"
    sentence = (
        "This is not a whole recovery code: it has 34 letters and digits, and two of them check the rest. "
        "Compare it with the paper, character by character."
    )


def new_recovery_code() -> str:
    """160 random bits as 32 base-32 characters and two that check them, in groups of four with hyphens."""
    code = encode(secrets.token_bytes(20))
    return in_groups(code + _check_of(code))


def read_recovery_code(text: str) -> str:
    """The 32 characters that are the recovery slot's password; raises RecoveryCodeMistyped.

    Spaces, hyphens and lower case do not matter; O is read as 0, I and L as 1.
    """
    whole = read(text) or ""
    code, check = whole[:_CODE_LENGTH], whole[_CODE_LENGTH:]
    if len(code) != _CODE_LENGTH or check != _check_of(code):
        raise RecoveryCodeMistyped
    return code


def _check_of(code: str) -> str:
    return digits(number_of(code) % _CHECK_PRIME, _CHECK_LENGTH)
