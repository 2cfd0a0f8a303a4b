"""Which format a roster's column of birth dates is written in, told from all its cells together."""

from callcenter.domain.dates import DateFormat
from callcenter.domain.text import plain

_ORDERS = {
    "year first": ("YYYY-MM-DD", "YYYY-M-D", "YYYY/M/D", "YYYY.M.D", "YYYYMMDD"),
    "month first": ("M/D/YYYY", "M-D-YYYY", "M.D.YYYY", "MMDDYYYY"),
    "day first": ("D/M/YYYY", "D-M-YYYY", "D.M.YYYY", "DDMMYYYY"),
}
CANONICAL_DATE = DateFormat.from_text("YYYY-MM-DD")


class DateColumn:
    """Take in every cell with `add`, then ask for `readings`."""

    def __init__(self) -> None:
        self._fitting = [(order, DateFormat.from_text(text)) for order, texts in _ORDERS.items() for text in texts]
        self._empty = True
        self._canonical = False

    def add(self, text: str) -> None:
        """Take a cell in; an empty one tells nothing."""
        written = text.strip() if text.isascii() else plain(text)
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
