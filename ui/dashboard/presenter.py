"""Decides the dashboard: which day is looked at, how it is cut, when it is counted anew, releases, the report."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol, TypeVar

from callcenter.domain.day_intervals import Interval
from callcenter.errors import CallCenterError
from callcenter.services.day_protocol import DayDesk, DayFigures, DayReport, Released, ThrottledCall
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner

WHOLE_DAYS = 0
"""The length of an interval where whole days are shown instead of parts of one."""

_ONE_DAY = timedelta(days=1)

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class DashboardState:
    """All that is shown. `length` of an interval in minutes; `days` are there while it is WHOLE_DAYS.

    What is shown stays until something newer is there; `failure` says why it is not.
    """

    figures: DayFigures | None = None
    days: tuple[Interval, ...] = ()
    length: int = 60
    shows_codes: bool = False
    is_saving: bool = False
    failure: CallCenterError | None = None

    @property
    def may_go_on(self) -> bool:
        """Whether there is a later day to look at."""
        return self.figures is not None and self.figures.day < self.figures.today


class DashboardView(Protocol):
    """The page, as far as the presenter speaks to it."""

    def show_state(self, state: DashboardState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def tell_released(self, released: Released) -> None:
        """A throttled call may be checked again."""
        ...

    def draw(self, report: DayReport) -> bytes:
        """The report as a PDF."""
        ...

    def tell_saved(self, out: Path) -> None:
        """The report is kept."""
        ...


class DashboardPresenter:
    """Holds what the page shows, and which day is wanted; an answer for another day or cut is dropped."""

    def __init__(self, view: DashboardView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._day: date | None = None  # None goes with the calendar: today, also after midnight
        self._length = DashboardState.length
        self._wanted = 0
        self._is_asking = False
        self.state = DashboardState()

    def refresh(self) -> None:
        """Count anew."""
        self._wanted += 1
        self._is_asking = True
        wanted = self._wanted

        def unless_late(tell: Callable[[Answer], None]) -> Callable[[Answer], None]:
            return lambda answer: tell(answer) if wanted == self._wanted else None

        def counted(figures: DayFigures) -> None:
            if self._length != WHOLE_DAYS:
                self._counted(figures, ())
                return

            def with_days(days: tuple[Interval, ...]) -> None:
                self._counted(figures, days)

            self._runner.start(ask(DayDesk.days, figures.day), unless_late(with_days), unless_late(failed))

        def failed(failure: CallCenterError) -> None:
            self._is_asking = False
            self._show(failure=failure)

        self._runner.start(ask(DayDesk.figures, self._day), unless_late(counted), unless_late(failed))

    def look_again(self) -> None:
        """Some time has passed: count anew unless that is under way."""
        if not self._is_asking:
            self.refresh()

    def show_previous(self) -> None:
        """The day before."""
        self._move(-_ONE_DAY)

    def show_next(self) -> None:
        """The day after, up to today."""
        self._move(_ONE_DAY)

    def show_today(self) -> None:
        """Today, and from now on whichever day that is."""
        self._day = None
        self.refresh()

    def cut(self, length: int) -> None:
        """Show intervals of so many minutes, or WHOLE_DAYS."""
        self._length = length
        if length == WHOLE_DAYS:
            self.refresh()  # what is shown stays until the days are counted
        else:
            self._show(length=length)

    def show_codes(self, wanted: bool) -> None:
        """Count wrap-up codes by interval, or answers."""
        self._show(shows_codes=wanted)

    def release(self, call: ThrottledCall) -> None:
        """Take back what a throttled call was refused for; somebody has confirmed it."""

        def released(done: Released) -> None:
            self._view.tell_released(done)
            self.refresh()

        def refused(failure: CallCenterError) -> None:
            self._view.tell(notice_of(failure))
            self.refresh()

        self._runner.start(ask(DayDesk.release, call.reference), released, refused)

    def save_report(self, out: Path) -> None:
        """Draw the report of the day that is shown, as it stands now, and keep it."""
        figures = self.state.figures
        if figures is None or self.state.is_saving:
            return

        def drawn(report: DayReport) -> None:
            pdf = self._view.draw(report)
            self._runner.start(ask(DayDesk.save_report, report.figures.day, out, pdf), saved, failed)

        def saved(_: None) -> None:
            self._show(is_saving=False)
            self._view.tell_saved(out)

        def failed(failure: CallCenterError) -> None:
            self._show(is_saving=False)
            self._view.tell(notice_of(failure))

        self._show(is_saving=True)
        self._runner.start(ask(DayDesk.report, figures.day), drawn, failed)

    def _move(self, step: timedelta) -> None:
        figures = self.state.figures
        if figures is None:
            return
        day = (self._day or figures.today) + step
        if day <= figures.today:
            self._day = None if day == figures.today else day
            self.refresh()

    def _counted(self, figures: DayFigures, days: tuple[Interval, ...]) -> None:
        self._is_asking = False
        self._show(figures=figures, days=days, length=self._length, failure=None)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
