"""Codes: what a rule keeps of a form of a name, or of a date, before it is hashed."""

from collections.abc import Callable
from enum import Enum

import jellyfish


class Code(Enum):
    """How much of a value counts. Two values with one code are the same to a rule that keeps that code."""

    WHOLE = "whole"
    SOUNDEX = "soundex"
    FIRST_THREE = "first_three"
    FIRST_FOUR = "first_four"
    YEAR = "year"

    __hash__ = object.__hash__  # each is one of its kind; an Enum's own hash is slow

    @property
    def of(self) -> Callable[[str], str]:
        """Gives the code of a form as `names` makes it, or of a date as YYYY-MM-DD; never empty for one of them.

        SOUNDEX is American Soundex (National Archives: the first letter and three digits), FIRST_THREE and
        FIRST_FOUR are the first letters. They are for A-Z: a form of another script is its own code.
        """
        return _CODES[self]


def _soundex(form: str) -> str:
    return jellyfish.soundex(form) if form.isascii() else form


def _first(letters: int) -> Callable[[str], str]:
    return lambda form: form[:letters] if form.isascii() else form


_CODES: dict[Code, Callable[[str], str]] = {
    Code.WHOLE: str,
    Code.SOUNDEX: _soundex,
    Code.FIRST_THREE: _first(3),
    Code.FIRST_FOUR: _first(4),
    Code.YEAR: lambda day: day[:4],
}
