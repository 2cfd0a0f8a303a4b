"""A line and versions that exist in memory alone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from callcenter.clock import MovableClock
from callcenter.domain.hours import LineHours, Opening
from callcenter.errors import CallCenterError
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.protocols import Versions
from callcenter.services.requests import Request, Result
from tests.gui.somebody import PROGRAM
from tests.world import MONDAY_MORNING

VERSIONS = Versions("0.1.0", 4, "4.19.0 community", "3.53.4")


class FakeLine:
    """A link to the line of Missouri's program; fails once with what was put into `failure`."""

    def __init__(self) -> None:
        self.clock = MovableClock(MONDAY_MORNING)
        self.failure: CallCenterError | None = None
        self.asked: list[str] = []
        self._openings: tuple[Opening, ...] = ()

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        self.asked.append(" ".join((request.method, *map(str, request.arguments))))
        failure, self.failure = self.failure, None
        if failure:
            raise failure
        result: Result = getattr(self, f"_{request.method}")(*request.arguments)
        return result

    def when_lost(self, tell: object) -> None:
        """It never is."""

    def close(self) -> None:
        """There is nothing to close."""

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
