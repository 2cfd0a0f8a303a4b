"""What a good password is, how one is made up, and how long wrong ones have to wait."""

import string
import unicodedata
from collections.abc import Callable, Sequence

from callcenter.domain.accounts import name_key
from callcenter.errors import UserFacing

SHORTEST_PASSWORD = 12
MAXIMUM_PASSWORD_BYTES = 1024
LONGEST_WAIT = 60
_EDGES = string.digits + string.punctuation + string.whitespace


class PasswordTooShort(UserFacing):
    """Fewer characters than a password has."""

    code = "password_too_short"
    sentence = f"A password has at least {SHORTEST_PASSWORD} characters. Several words in a row are best."


class PasswordTooLong(UserFacing):
    """More bytes than a password may have."""

    code = "password_too_long"
    sentence = f"A password has at most {MAXIMUM_PASSWORD_BYTES} bytes. Make it shorter."


class PasswordUnreadable(UserFacing):
    """Half a character, as a damaged file or terminal may give."""

    code = "password_unreadable"
    sentence = "The password holds a broken character. Type it again, or save its file as UTF-8."


class PasswordTooCommon(UserFacing):
    """One of the first passwords that anybody tries."""

    code = "password_too_common"
    sentence = "This password is among the first that anybody would try. Choose one that nobody can guess."


class PasswordIsUserName(UserFacing):
    """The user name again and again."""

    code = "password_is_user_name"
    sentence = "The password only repeats the user name. Choose one that nobody can guess."


def password_bytes(text: str) -> bytes:
    """Return the password as it is hashed: NFKC, then UTF-8.

    Raises PasswordTooLong or PasswordUnreadable.
    """
    if len(text) > MAXIMUM_PASSWORD_BYTES:
        raise PasswordTooLong
    try:
        data = unicodedata.normalize("NFKC", text).encode("utf-8")
    except UnicodeEncodeError:
        data = None
    # Raised out here so that the encoder's exception, which holds the password, does not hang on this one.
    if data is None:
        raise PasswordUnreadable
    if len(data) > MAXIMUM_PASSWORD_BYTES:
        raise PasswordTooLong
    return data


def check_password(text: str, user_name: str, common: frozenset[str]) -> None:
    """Refuse a weak new password; `common` holds case-folded passwords and the words they are built on.

    Raises PasswordTooShort, PasswordTooLong, PasswordUnreadable, PasswordTooCommon or PasswordIsUserName.
    """
    normal = password_bytes(text).decode("utf-8")
    if len(normal) < SHORTEST_PASSWORD:
        raise PasswordTooShort
    folded = normal.casefold()
    if folded in common or folded.strip(_EDGES) in common:
        raise PasswordTooCommon
    if _repeats_name(folded, user_name):
        raise PasswordIsUserName


def generate_password(words: Sequence[str], choose: Callable[[Sequence[str]], str]) -> str:
    """Five words joined by hyphens; `choose` draws one of them at random (in earnest `secrets.choice`)."""
    return "-".join(choose(words) for _ in range(5))


def wait_after(failures: int) -> int:
    """Seconds before the next try, after `failures` wrong passwords in a row: 0, 0, 0, 2, 4, 8 ... 60."""
    if failures <= 3:
        return 0
    return min(LONGEST_WAIT, 1 << min(failures - 3, LONGEST_WAIT))


def _repeats_name(folded: str, user_name: str) -> bool:
    """Whether nothing is left beside the name, whole or cut at the end, and digits and marks around it."""
    name = _letters_and_digits(name_key(user_name))
    squeezed = _letters_and_digits(folded)
    return any(
        0 < len(name) <= len(rest) and (name * len(rest))[: len(rest)] == rest
        for rest in (squeezed, squeezed.strip(string.digits))
    )


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, text))
