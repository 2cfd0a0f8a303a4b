"""A line and versions that exist in memory alone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from callcenter.clock import MovableClock
from callcenter.domain.hours import LineHours, Opening
from callcenter.services.protocols import Versions
from tests.gui.fake_link import FakeLink
from tests.gui.somebody import PROGRAM
from tests.world import MONDAY_MORNING

VERSIONS = Versions("0.1.0", 4, "4.19.0 community", "3.53.4")


class FakeLine(FakeLink):
    """The line of Missouri's program."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = MovableClock(MONDAY_MORNING)
        self._openings: tuple[Opening, ...] = ()

    def _versions(self) -> Versions:
        return VERSIONS

    def _open_until(self, closes: str) -> tuple[Opening, ...]:
        self._openings = (LineHours(PROGRAM.line).opening_until(closes, self.clock.now()),)
        return self._openings

    def _close(self) -> tuple[Opening, ...]:
        self._openings = ()
        return self._openings


def at(clock: str) -> datetime:
    """A time of the Monday on which everything is, in the center."""
    hour, minute = map(int, clock.split(":"))
    midnight = datetime.combine(MONDAY_MORNING.date(), time(), ZoneInfo(PROGRAM.line.time_zone))
    return midnight + timedelta(hours=hour, minutes=minute)
