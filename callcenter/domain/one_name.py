"""A whole name in one column, split as the columns file declares it."""

from enum import StrEnum

from callcenter.domain.names import SUFFIXES, TITLES
from callcenter.domain.text import fold, plain


class NameOrder(StrEnum):
    """How a name in one column is written."""

    LAST_FIRST = "last, first"
    FIRST_LAST = "first last"


def split_name(text: str, order: NameOrder) -> tuple[str, str] | None:
    """The last and the first name; None when the name is not written in this order.

    With a comma the part before it is the last name, and suffixes may have commas of their own. Without
    one the first word is the first name, and all that follow are last names, because a second first name
    cannot be told from the first of two last names; initials between them are left out.
    """
    return _by_comma(plain(text)) if order is NameOrder.LAST_FIRST else _by_blanks(plain(text))


def _by_comma(text: str) -> tuple[str, str] | None:
    parts = [part.strip() for part in text.split(",") if _letters(part) not in SUFFIXES]
    if len(parts) != 2 or not all(map(_letters, parts)):
        return None
    return parts[0], parts[1]


def _by_blanks(text: str) -> tuple[str, str] | None:
    if "," in text:
        return None
    words = text.split()
    while words and _letters(words[0]) in TITLES:
        del words[0]
    while len(words) > 2 and len(_letters(words[1])) == 1:
        del words[1]
    if len(words) < 2:
        return None
    return " ".join(words[1:]), words[0]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
