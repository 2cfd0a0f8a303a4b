"""Dates in a note, birth dates above all: in digits, with month names or spelled, in English and Spanish."""

import re
from datetime import date

from callcenter.domain.dates import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})"
_OF = r"(?:\W{1,3}(?:the|of|de|del|el|in|en|ano|year)\b){0,3}\W{0,3}"
_YEAR = (
    r"(?P<year>(?:19|20)\s?\d\d|\W{0,2}(?<=['`\u2018\u2019])\d\d|(?:(?<=de )|(?<=del )|(?<=, ))\d\d"
    r"|(?<=[a-z\s/.-])[3-9]\d)(?!\d)"
)
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![a-z])(?P<month>{_MONTH})\.?{_OF}(?<!\d){_DAY}(?!\d){_OF}{_YEAR}",
        rf"(?<!\d){_DAY}{_OF}(?P<month>{_MONTH})(?![a-z])\.?{_OF}{_YEAR}",
        rf"(?<!\d)(?P<year>(?:19|20)\d\d){_OF}(?P<month>{_MONTH})(?![a-z])\.?{_OF}{_DAY}(?!\d)",
    )
)
_NAMED_DAY = re.compile(
    rf"(?<![a-z])(?:{_MONTH})(?![a-z])\.?{_OF}\d{{1,2}}(?!\d)|(?<!\d)\d{{1,2}}{_OF}(?:{_MONTH})(?![a-z])"
)
_PARTED = re.compile(
    r"(?<![\d.,/-])(?P<one>\d{1,4})(?P<gap>\s?[-/.,_|\\\s]\s?)(?P<two>\d{1,2})\s?[-/.,_|\\\s]\s?(?P<three>\d{4}|\d{1,2})"
    r"(?!\d|[-/]\d)"
)
_RUN_TOGETHER = re.compile(r"(?<!\d)\d{8}(?!\d)")
_BIRTH = re.compile(
    r"\b(?:born|birth(?!\s(?:certificate|cert))\w*|d\W{0,2}o\W{0,2}b\b|b\W?day|naci(?:o|d[oa]|miento)?\b|nac\b"
    r"|cumple(?:anos)?\b|f\W{0,2}n\b)"
)
_CERTIFICATE = re.compile(r"\b(?:acta|certificado|partida) de nacimiento\b")
_NEAR = 24
_BARE = re.compile(
    rf"{_NAMED_DAY.pattern}|(?<!\d)\d{{1,2}}\s?[-/.]\s?\d{{1,2}}(?!\d)|(?<!\d)\d{{6}}(?!\d)|(?<!\d)19\s?\d\d(?!\d)"
    r"|(?<!\d)20[01]\d(?!\d)|['`\u2018\u2019]\d\d(?!\d)"
)
_FIRST_YEAR, _LAST_BIRTH_YEAR, _LAST_YEAR = 1900, 2019, 2099


def holds_date(text: str) -> bool:
    """Say whether text as `note_text.without_the_harmless` leaves it holds a whole date, or part of a birth date.

    Month and day alone, or a year, count where the note speaks of a birth next to them.
    """
    return (
        any(_is_day(found["day"]) for pattern in _NAMED for found in pattern.finditer(text))
        or any(_parted(found) for found in _PARTED.finditer(text))
        or any(_run_together(found.group()) for found in _RUN_TOGETHER.finditer(text))
        or _beside_birth(text)
    )


def _is_day(digits: str) -> bool:
    return 1 <= int(digits) <= 31


def _parted(found: re.Match[str]) -> bool:
    one, two, three = found["one"], found["two"], found["three"]
    if len(one) == 4:
        return len(three) <= 2 and _fits(one, two, three, _LAST_YEAR)
    if len(one) > 2:
        return False
    if len(three) == 4:
        return _fits(three, one, two, _LAST_YEAR)
    slashes = found["gap"].strip() in {"/", "-", "."}
    return slashes and len(three) == 2 and _fits(f"19{three}", one, two, _LAST_YEAR)


def _run_together(digits: str) -> bool:
    return _fits(digits[4:], digits[:2], digits[2:4], _LAST_BIRTH_YEAR) or _fits(
        digits[:4], digits[4:6], digits[6:], _LAST_BIRTH_YEAR
    )


def _fits(year: str, one: str, two: str, last_year: int) -> bool:
    """Whether there is such a day, with day and month in either order."""
    return _FIRST_YEAR <= int(year) <= last_year and any(
        _is_date(int(year), month, day) for month, day in ((int(one), int(two)), (int(two), int(one)))
    )


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _beside_birth(text: str) -> bool:
    text = _CERTIFICATE.sub("", text)
    return any(
        _BARE.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR) for found in _BIRTH.finditer(text)
    )
