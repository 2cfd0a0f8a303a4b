"""Times of day as people type them, and back."""

import re
import unicodedata
from datetime import datetime

from ui.texts import clock_time

_TYPED = re.compile(r"(\d{1,2})[:.]?(\d{2})?\s*(?:([ap])\.?\s?m\.?)?", re.IGNORECASE | re.ASCII)
_FULL_DAY = 24 * 60


def minute_of(typed: str) -> int | None:
    """Minutes after midnight, up to 1440, of `8`, `8:00 AM`, `8:00 p. m.`, `20:00` or `2000`; None of anything else."""
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    whole = 60 * hour + minute
    return whole if whole <= _FULL_DAY else None


def closing_minute_of(typed: str) -> int | None:
    """The same for the end of a day's hours, where midnight is the one that ends the day."""
    minute = minute_of(typed)
    return _FULL_DAY if minute == 0 else minute


def as_typed(minute: int) -> str:
    """`8:00 AM`, in the language of the screen; it is read back as the same minute of day."""
    hour, rest = divmod(minute % _FULL_DAY, 60)
    return clock_time(datetime(2000, 1, 1, hour, rest))


def as_kept(minute: int) -> str:
    """`08:00`, as a program has it; midnight at the end of a day is `24:00`."""
    hour, rest = divmod(minute, 60)
    return f"{hour:02}:{rest:02}"
