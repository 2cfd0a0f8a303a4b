"""Who people are to a vault: roles and user names."""

import unicodedata
from enum import Enum

from callcenter.errors import UserFacing

RECOVERY_NAME = "recovery"
LONGEST_NAME = 40


class Role(Enum):
    """What somebody may do; the recovery code is a supervisor on paper."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    RECOVERY = "recovery"

    @property
    def is_supervisor(self) -> bool:
        """Whether the role holds the supervisors' keys."""
        return self is not Role.OPERATOR


class UserNameLength(UserFacing):
    """No name, or one that is too long."""

    code = "user_name_length"
    sentence = f"A user name has 1 to {LONGEST_NAME} characters. Make it shorter or fill it in."


class UserNameCharacters(UserFacing):
    """A character that user names do not have."""

    code = "user_name_characters"
    sentence = (
        "A user name is made of letters, digits, spaces, dots, hyphens and underscores. Take the other characters out."
    )


class UserNameSpaces(UserFacing):
    """A space that nobody would see."""

    code = "user_name_spaces"
    sentence = "A user name cannot begin or end with a space. Take it out."


class UserNameReserved(UserFacing):
    """The name of the recovery slot."""

    code = "user_name_reserved"
    sentence = f"The name “{RECOVERY_NAME}” is kept for the recovery code. Choose another name."


def check_user_name(name: str) -> str:
    """Return `name` in normal form C, as it is kept.

    Raises UserNameLength, UserNameCharacters, UserNameSpaces or UserNameReserved.
    """
    normal = unicodedata.normalize("NFC", name)
    if not 1 <= len(normal) <= LONGEST_NAME:
        raise UserNameLength
    if normal != normal.strip():
        raise UserNameSpaces
    if not all(map(_is_allowed, normal)):
        raise UserNameCharacters
    if name_key(normal) == RECOVERY_NAME:
        raise UserNameReserved
    return normal


def name_key(name: str) -> str:
    """What two spellings of one user name share: upper and lower case and letter widths fall together."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _is_allowed(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("L") or category == "Nd" or character in " ._-"
