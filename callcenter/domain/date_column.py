"""Which format a roster's column of birth dates is written in, told from all its cells together."""

import re

from callcenter.domain.dates import DateFormat
from callcenter.domain.text import plain

_ORDERS = {
    "year first": ("YYYY-MM-DD", "YYYY-M-D", "YYYY/M/D", "YYYY.M.D", "YYYYMMDD"),
    "month first": ("M/D/YYYY", "M-D-YYYY", "M.D.YYYY", "MMDDYYYY"),
    "day first": ("D/M/YYYY", "D-M-YYYY", "D.M.YYYY", "DDMMYYYY"),
}
_REMEMBERED = 1 << 15  # days: more than there are birthdays of working people
CANONICAL_DATE = DateFormat.from_text("YYYY-MM-DD")


# How databases and spreadsheets write a day that they keep as a moment
_MIDNIGHT = re.compile(r"(.*\S)(?:T| +)(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?AM)", re.IGNORECASE)


def day_alone(text: str) -> str:
    """A day that is written with the time of midnight, 1980-02-09 00:00:00, without it; any other text as it is."""
    found = _MIDNIGHT.fullmatch(text.strip()) if ":" in text else None
    return found[1] if found else text


class DateColumn:
    """Take in every cell with `add`, then ask for `readings`."""

    def __init__(self) -> None:
        self._fitting = [(order, DateFormat.from_text(text)) for order, texts in _ORDERS.items() for text in texts]
        self._empty = True
        self._canonical = False
        self._known: set[str] = set()

    def add(self, text: str) -> None:
        """Take a cell in; an empty one tells nothing."""
        if text in self._known:
            return
        if len(self._known) < _REMEMBERED:
            self._known.add(text)
        day = day_alone(text)
        written = day.strip() if day.isascii() else plain(day)
        if not written:
            return
        self._empty = False
        self._canonical = self._canonical or CANONICAL_DATE.pattern.fullmatch(written) is not None
        self._fitting = [(order, each) for order, each in self._fitting if each.fits(written)]

    def readings(self) -> tuple[DateFormat, ...]:
        """The formats under which every cell is a day of the calendar, one for each order of its parts.

        One alone can be taken, of several none, and none means that the format must be declared. A column
        with cells in the canonical format is taken for that, whatever else is in it.
        """
        found: dict[str, DateFormat] = {}
        for order, each in self._fitting:
            found.setdefault(order, each)
        if self._empty or (self._canonical and not found):
            return (CANONICAL_DATE,)
        return tuple(found.values())
