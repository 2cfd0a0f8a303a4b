"""Reading an educator ID (or whatever a program calls its own number) from typed text."""

import re

from callcenter.domain.ssn import looks_like_ssn
from callcenter.domain.text import plain
from callcenter.errors import DetailFault

_SEPARATORS = dict.fromkeys(map(ord, " -./_"))
_CHARACTERS = re.compile(r"[A-Za-z0-9]*")
_SHORTEST, _LONGEST = 2, 20
_READ_LIKE_DIGITS = str.maketrans("OQILZSGB", "00112568")


def parse_educator_id(text: str, label: str = "Educator ID") -> str:
    """Return the ID as 2 to 20 characters A-Z and 0-9; spaces, dots, dashes, slashes and _ are dropped.

    `label` is the program's word for it and stands in the sentences. Raises DetailFault:
    `educator_id_characters`, `educator_id_length`, or `educator_id_ssn` when it has the shape of a
    Social Security number.
    """
    written = text if text.isascii() and text.isalnum() else plain(text).translate(_SEPARATORS)
    if not _CHARACTERS.fullmatch(written):
        raise DetailFault(
            "educator_id",
            "educator_id_characters",
            f"{label}: only the letters A to Z and the digits 0 to 9 count: take everything else out.",
        )
    if not _SHORTEST <= len(written) <= _LONGEST:
        raise DetailFault(
            "educator_id",
            "educator_id_length",
            f"{label}: it needs {_SHORTEST} to {_LONGEST} characters and has {len(written)}: check it.",
        )
    if looks_like_ssn(written):
        raise ssn_in_educator_id(label)
    return written.upper()


def misreadings(educator_id: str) -> tuple[str, ...]:
    """Return what else a parsed ID may stand for, without repetitions and without itself.

    Zeros in front, which a roster's spreadsheet may have lost; after the first digit, letters that were
    read off a letter and are digits there (O and 0, I and 1 ...).
    """
    first = next((place for place, character in enumerate(educator_id) if character.isdigit()), len(educator_id))
    as_digits = educator_id[:first] + educator_id[first:].translate(_READ_LIKE_DIGITS)
    others = dict.fromkeys((educator_id.lstrip("0"), as_digits, as_digits.lstrip("0")))
    return tuple(one for one in others if one != educator_id and len(one) >= _SHORTEST and not looks_like_ssn(one))


def ssn_in_educator_id(label: str) -> DetailFault:
    """Return the fault of a Social Security number in the box of the educator ID."""
    return DetailFault(
        "educator_id",
        "educator_id_ssn",
        f"{label}: this looks like a Social Security number: leave the box empty, or ask for the ID itself.",
    )
