"""Leading zeros that a spreadsheet took from Social Security numbers, told from their whole column."""

import re
from collections import Counter

# How a program that took the column for numbers writes them; read as a separator, the point would add a zero.
_NUMBER = re.compile(r"([0-9]+)\.0+")
_IGNORED = dict.fromkeys(map(ord, " -"))


def without_point(text: str) -> str:
    """A whole number that is written with decimals, 12345678.0, as the digits alone; any other text as it is."""
    found = _NUMBER.fullmatch(text.strip()) if "." in text else None
    return found[1] if found else text


class SsnColumn:
    """Take in every cell with `add`; then `restored` knows whether the others of a column have 9 digits or 4."""

    def __init__(self) -> None:
        self._lengths: Counter[int] = Counter()
        self._short: Counter[int] = Counter()

    def add(self, text: str) -> None:
        """Take a cell in."""
        bare = _bare(text)
        digits = bare or without_point(text).translate(_IGNORED)
        self._short[len(bare)] += 1
        if digits.isascii() and digits.isdigit():
            self._lengths[len(digits)] += 1

    @property
    def lost(self) -> int:
        """How many cells may have lost zeros."""
        return sum(count for length, count in self._short.items() if self._full_length(length))

    def restored(self, text: str) -> str | None:
        """A number with the zeros that it may have lost in front; None when none is missing.

        7 or 8 digits are such a number where others have 9. 1 to 3 are one where others have 4 and none 9.
        """
        digits = _bare(text)
        length = self._full_length(len(digits))
        return digits.zfill(length) if length else None

    def _full_length(self, length: int) -> int:
        if length in (7, 8) and self._lengths[9]:
            return 9
        return 4 if length in (1, 2, 3) and self._lengths[4] and not self._lengths[9] else 0


def _bare(text: str) -> str:
    """The digits of a plain number other than 0, which alone a spreadsheet would shorten; else nothing."""
    digits = text if text.isdigit() else without_point(text).strip()
    return digits if digits.isascii() and digits.isdigit() and digits.strip("0") else ""
