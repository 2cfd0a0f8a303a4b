"""The recovery code: the password of the slot that is kept on paper."""

from callcenter.crypto.checked_code import new_checked_code, read_checked_code
from callcenter.errors import UserFacing


class RecoveryCodeMistyped(UserFacing):
    """What was typed is no recovery code; told before any slow derivation."""

    code = "recovery_code_mistyped"
    sentence = (
        "This is not a whole recovery code: it has 34 letters and digits, and two of them check the rest. "
        "Compare it with the paper, character by character."
    )


def new_recovery_code() -> str:
    """160 random bits as 32 base-32 characters and two that check them, in groups of four with hyphens."""
    return new_checked_code()


def read_recovery_code(text: str) -> str:
    """The 32 characters that are the recovery slot's password; raises RecoveryCodeMistyped.

    Spaces, hyphens and lower case do not matter; O is read as 0, I and L as 1.
    """
    code = read_checked_code(text)
    if code is None:
        raise RecoveryCodeMistyped
    return code
