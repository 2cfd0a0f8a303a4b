"""When the line is open, in the center's time zone, daylight saving included."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from callcenter.domain.program_parts import Line
from callcenter.domain.wording import WEEKDAYS
from callcenter.errors import Bug

# A day in any zone must still be a moment in UTC; `datetime` ends with the years 1 and 9999.
_FIRST_DAY = date(1900, 1, 1)
_LAST_DAY = date(9000, 12, 31)


class NaiveMoment(Bug):
    """A moment without a time zone was handed in."""

    code = "naive_moment"
    sentence = "The program handed over a time without its time zone."


@dataclass(frozen=True)
class LineHours:
    """The hours of a line. Moments are aware; days and times of day are the center's own.

    An opening or closing time that the clock leaves out or passes twice on a day of daylight saving
    is taken as PEP 495 has it with fold 0: as if the change had not come yet.
    """

    line: Line

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
        day = self.day(moment)
        return self._opens_on(day) and self._opening(day) <= moment < self._closing(day)

    def is_open_for_call(self, started: datetime, moment: datetime) -> bool:
        """Whether a call that began at `started` may still check: until the grace after closing is over."""
        if not self.is_open(started):
            return False
        grace = timedelta(minutes=self.line.grace_minutes)
        return moment < self._closing(self.day(started)) + grace

    def closing(self, moment: datetime) -> datetime:
        """When the line closes on the center's day of `moment`, in UTC."""
        return self._closing(self.day(moment))

    def next_opening(self, moment: datetime) -> datetime:
        """The first opening at or after `moment`, in UTC."""
        today = self.day(moment)
        days = (today + timedelta(days=ahead) for ahead in count())
        return next(self._opening(day) for day in days if self._opens_on(day) and self._opening(day) >= moment)

    def day_bounds(self, from_date: date, to_date: date) -> tuple[datetime, datetime]:
        """The moments in UTC at which `from_date` begins and `to_date`, itself included, has ended.

        Dates outside 1900 to 9000 are taken as the nearest date inside.
        """
        begin, end = (min(max(day, _FIRST_DAY), _LAST_DAY) for day in (from_date, to_date))
        return self._at(begin, 0), self._at(end + timedelta(days=1), 0)

    def _opens_on(self, day: date) -> bool:
        return WEEKDAYS[day.weekday()] in self.line.days and day not in self.line.closed_days

    def _opening(self, day: date) -> datetime:
        return self._at(day, self.line.opens_minute)

    def _closing(self, day: date) -> datetime:
        return self._at(day, self.line.closes_minute)

    def _at(self, day: date, minute: int) -> datetime:
        on_the_clock = datetime.combine(day, time()) + timedelta(minutes=minute)
        return on_the_clock.replace(tzinfo=ZoneInfo(self.line.time_zone)).astimezone(UTC)
