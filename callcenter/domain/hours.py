"""When the line is open, in the center's time zone, daylight saving included."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from callcenter.domain.program_parts import Line, minutes_of
from callcenter.domain.wording import WEEKDAYS
from callcenter.errors import Bug, UserFacing

# A day in any zone must still be a moment in UTC; `datetime` ends with the years 1 and 9999.
_FIRST_DAY = date(1900, 1, 1)
_LAST_DAY = date(9000, 12, 31)


class NaiveMoment(Bug):
    """A moment without a time zone was handed in."""

    code = "naive_moment"
    sentence = "The program handed over a time without its time zone."


OPENING_SENTENCES = {
    "unreadable": "The closing time is not a time of day. Write it in 24 hours and four digits, such as 21:30; "
    "midnight is 24:00.",
    "past": "This time has passed already on the center's clock. Choose a later one, up to 24:00.",
    "always_open": "The line of this training vault is always open, so there is nothing to open.",
}


class OpeningFault(UserFacing):
    """The line cannot be opened until the time that was given."""

    code = "opening"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of OPENING_SENTENCES."""
        super().__init__(OPENING_SENTENCES[fault])
        self.fault = fault


@dataclass(frozen=True)
class Opening:
    """The line open beyond its hours, from `opens_at` on until before `closes_at`; aware moments."""

    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class LineHours:
    """The hours of a line, and its openings beyond them. Moments are aware; days and times are the center's own.

    Stretches of time that overlap or follow on without a gap are one: a line open day and night does not close at
    midnight, nor at the end of its hours when an opening goes on. An opening or closing time that the clock leaves
    out or passes twice on a day of daylight saving is taken as PEP 495 has it with fold 0: as if the change had not
    come yet.
    """

    line: Line
    openings: tuple[Opening, ...] = ()

    def local(self, moment: datetime) -> datetime:
        """`moment` on the center's clock; raises NaiveMoment."""
        if moment.tzinfo is None:
            raise NaiveMoment
        return moment.astimezone(ZoneInfo(self.line.time_zone))

    def day(self, moment: datetime) -> date:
        """The center's date at `moment`."""
        return self.local(moment).date()

    def is_open(self, moment: datetime) -> bool:
        """Whether a call may begin; the line is open at its opening time and closed at its closing time."""
        return self._ends_after(moment) is not None

    def is_open_for_call(self, started: datetime, moment: datetime) -> bool:
        """Whether a call that began at `started` may still check: until the grace after closing is over."""
        if self.is_open(moment):
            return True
        grace = timedelta(minutes=self.line.grace_minutes)
        ends = self._ends_after(started)
        while ends is not None and ends <= moment:
            if moment < ends + grace:
                return True
            ends = self._ends_after(ends)
        return False

    def closing(self, moment: datetime) -> datetime:
        """When the line closes that is open at `moment`, else when its hours end on that day; in UTC.

        A line that is never closed has no such moment: the one a week later is given.
        """
        ends, week_later = self._ends_after(moment), moment + timedelta(days=7)
        if ends is None:
            return self._closing(self.day(moment))
        while ends < week_later and (further := self._ends_after(ends)) is not None:
            ends = further
        return ends.astimezone(UTC)

    def next_opening(self, moment: datetime) -> datetime:
        """When the hours or an opening begin the next time, at `moment` or after it; in UTC."""
        today = self.day(moment)
        days = (today + timedelta(days=ahead) for ahead in count())
        regular = (self._opening(day) for day in days if self._opens_on(day) and self._opening(day) >= moment)
        whole = (opening for opening in self.openings if opening.opens_at < opening.closes_at)  # taken back at once
        beyond = (opening.opens_at for opening in whole if opening.opens_at >= moment)
        return min((next(regular), *beyond)).astimezone(UTC)

    def opening_at(self, moment: datetime) -> Opening | None:
        """The opening beyond the hours that `moment` lies in, the one that ends last; None without one."""
        standing = (opening for opening in self.openings if opening.opens_at <= moment < opening.closes_at)
        return max(standing, key=lambda opening: opening.closes_at, default=None)

    def opening_until(self, closes: str, now: datetime) -> Opening:
        """The line open from `now` until a time of the center's day, HH:MM up to 24:00. Raises OpeningFault.

        Of a time that the clock passes twice on that day, the first one that is to come is meant.
        """
        try:
            minute = minutes_of(closes)
        except ValueError:
            raise OpeningFault("unreadable") from None
        day = self.day(now)
        meant = (self._at(day, minute, fold) for fold in (0, 1))
        closes_at = next((moment for moment in meant if moment > now), None)
        if closes_at is None:
            raise OpeningFault("past")
        return Opening(now.astimezone(UTC), closes_at)

    def day_bounds(self, from_date: date, to_date: date) -> tuple[datetime, datetime]:
        """The moments in UTC at which `from_date` begins and `to_date`, itself included, has ended.

        Dates outside 1900 to 9000 are taken as the nearest date inside.
        """
        begin, end = (min(max(day, _FIRST_DAY), _LAST_DAY) for day in (from_date, to_date))
        return self._at(begin, 0), self._at(end + timedelta(days=1), 0)

    def _ends_after(self, moment: datetime) -> datetime | None:
        """The latest end of the hours and the openings that `moment` lies in; None while the line is closed."""
        day = self.day(moment)
        opening = self.opening_at(moment)
        ends = [opening.closes_at] if opening else []
        if self._opens_on(day) and self._opening(day) <= moment < self._closing(day):
            ends.append(self._closing(day))
        return max(ends, default=None)

    def _opens_on(self, day: date) -> bool:
        return WEEKDAYS[day.weekday()] in self.line.days and day not in self.line.closed_days

    def _opening(self, day: date) -> datetime:
        return self._at(day, self.line.opens_minute)

    def _closing(self, day: date) -> datetime:
        return self._at(day, self.line.closes_minute)

    def _at(self, day: date, minute: int, fold: int = 0) -> datetime:
        on_the_clock = datetime.combine(day, time()) + timedelta(minutes=minute)
        return on_the_clock.replace(tzinfo=ZoneInfo(self.line.time_zone), fold=fold).astimezone(UTC)
