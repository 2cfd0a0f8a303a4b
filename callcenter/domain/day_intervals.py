"""A day's calls by intervals of the center's own clock; days of 23 and of 25 hours are shown as they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from callcenter.domain.hours import LineHours

QUARTER = timedelta(minutes=15)
"""What calls are counted by; every clock of today is a whole number of these away from UTC."""

LENGTHS = (15, 30, 60)
"""Minutes that an interval may have."""


@dataclass(frozen=True)
class Interval:
    """Calls begun from `begins_at` on and before `ends_at`, which are aware.

    `answers` counts them by last answer (NONE without a check), `codes` by wrap-up code: `not_wrapped_up` where there
    is none yet, and an empty one for checks from a shell. What nobody got stands in neither.
    """

    begins_at: datetime
    ends_at: datetime
    answers: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, int] = field(default_factory=dict)

    @property
    def calls(self) -> int:
        """How many calls that are."""
        return sum(self.answers.values())


def intervals_of(hours: LineHours, day: date, quarters: Iterable[Interval], minutes: int) -> tuple[Interval, ...]:
    """Every interval of a day, of `minutes` (one of LENGTHS) by the center's clock, the empty ones too.

    An hour that the clock passes twice gives intervals for both times, one that it leaves out gives none. `quarters`
    are those of the day's quarter hours in which a call began.
    """
    counted = {quarter.begins_at: quarter for quarter in quarters}
    found = []
    for _, together in groupby(_quarters(hours, day), lambda begins_at: _place(hours.local(begins_at), minutes)):
        begins = list(together)
        parts = [counted[moment] for moment in begins if moment in counted]
        found.append(added_up(begins[0], begins[-1] + QUARTER, parts))
    return tuple(found)


def added_up(begins_at: datetime, ends_at: datetime, parts: Iterable[Interval]) -> Interval:
    """One interval with all the calls of its parts."""
    answers, codes = Counter[str](), Counter[str]()
    for part in parts:
        answers.update(part.answers)
        codes.update(part.codes)
    return Interval(begins_at, ends_at, dict(answers), dict(codes))


def stretch_of_work(hours: LineHours, intervals: Sequence[Interval]) -> tuple[Interval, ...]:
    """The intervals from the first to the last in which the line is open or a call began; all where there is none."""
    places = [place for place, one in enumerate(intervals) if one.calls or hours.is_open(one.begins_at)]
    return tuple(intervals[places[0] : places[-1] + 1]) if places else tuple(intervals)


def _quarters(hours: LineHours, day: date) -> Iterator[datetime]:
    moment, end = hours.day_bounds(day, day)
    while moment < end:
        yield moment
        moment += QUARTER


def _place(local: datetime, minutes: int) -> tuple[timedelta | None, int]:
    """What all quarter hours of one interval have in common: with the offset, the two times of one hour are two."""
    return local.utcoffset(), (60 * local.hour + local.minute) // minutes
