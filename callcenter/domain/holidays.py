"""The federal holidays of the United States, on the days on which they are observed.

Days follow 5 U.S.C. 6103; a holiday on a Saturday is observed on the Friday before it (6103(b)), one on a Sunday on the
Monday after it (Executive Order 11582). Inauguration Day is left out: it is kept in and around Washington alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, 3, 5, 6


@dataclass(frozen=True)
class Holiday:
    """One holiday by a stable name; `day` is the day on which offices are closed for it."""

    name: str
    day: date


def federal_holidays(year: int) -> tuple[Holiday, ...]:
    """The holidays of a year, 2022 or later; New Year's Day may be observed on the last day of the year before."""
    return tuple(Holiday(name, _observed(day)) for name, day in _dates(year))


def _dates(year: int) -> Iterator[tuple[str, date]]:
    yield "new_year", date(year, 1, 1)
    yield "martin_luther_king", _nth(year, 1, _MONDAY, 3)
    yield "washington", _nth(year, 2, _MONDAY, 3)
    yield "memorial", _last_monday_of_may(year)
    yield "juneteenth", date(year, 6, 19)
    yield "independence", date(year, 7, 4)
    yield "labor", _nth(year, 9, _MONDAY, 1)
    yield "columbus", _nth(year, 10, _MONDAY, 2)
    yield "veterans", date(year, 11, 11)
    yield "thanksgiving", _nth(year, 11, _THURSDAY, 4)
    yield "christmas", date(year, 12, 25)


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


def _observed(day: date) -> date:
    shift = {_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0)
    return day + timedelta(days=shift)
