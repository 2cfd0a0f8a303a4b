"""Decides what is shown of the age up to which calls are kept, and takes older ones away; without Qt."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from callcenter.domain.dates import DayUnreadable, parse_day
from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.requests import ask
from callcenter.services.retention_protocol import Purged, RetentionDesk, RetentionFault, RetentionOverview
from ui.notices import Notice, notice_of
from ui.runner import Runner, Running


@dataclass(frozen=True)
class RetentionState:
    """What of it is shown; `asked` is a day and how many calls began before it, while somebody is asked."""

    overview: RetentionOverview | None = None
    asked: tuple[date, int] | None = None
    is_purging: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    fault: CallCenterError | None = None


class RetentionView(Protocol):
    """The section, as far as the presenter speaks to it."""

    def show_state(self, state: RetentionState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def confirm(self, before: date, calls: int) -> None:
        """Ask whether these calls are to go, and give the answer to `purge` or `leave`."""
        ...

    def tell_kept(self, overview: RetentionOverview) -> None:
        """An age was set, or none."""
        ...

    def tell_purged(self, purged: Purged) -> None:
        """Calls are gone."""
        ...

    def tell_stopped(self) -> None:
        """A purge was stopped; what is gone is gone."""
        ...


class RetentionPresenter:
    """One purge at a time."""

    def __init__(self, view: RetentionView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._running: Running | None = None
        self.state = RetentionState()

    def refresh(self) -> None:
        """The section is shown: look anew."""
        self._runner.start(ask(RetentionDesk.overview), self._take_overview, self._fail)

    def keep_for(self, typed: str) -> None:
        """Set an age in months, as somebody typed it; an empty box means for good."""
        months = typed.strip()
        if months and not months.isdecimal():
            self._show(fault=RetentionFault("months"))
            return
        request = ask(RetentionDesk.keep_for, int(months) if months else None)
        self._runner.start(request, self._kept, self._refuse)

    def look(self, typed: str) -> None:
        """Count the calls of before a day, as it was typed, and have somebody asked whether they are to go."""
        if self.state.is_purging:
            return
        try:
            before = parse_day(typed)
        except DayUnreadable as unread:
            self._show(fault=unread)
            return
        self._runner.start(ask(RetentionDesk.count, before), lambda calls: self._ask(before, calls), self._refuse)

    def purge(self) -> None:
        """Somebody wants it so."""
        asked = self.state.asked
        if asked and not self.state.is_purging:
            self._show(asked=None, is_purging=True, is_stopping=False, progress=None, fault=None)
            self._running = self._runner.start(
                ask(RetentionDesk.purge, asked[0]),
                self._purged,
                self._fail,
                cancelled=self._stopped,
                progress=lambda progress: self._show(progress=progress),
            )

    def leave(self) -> None:
        """Nobody wants it."""
        self._show(asked=None)

    def stop(self) -> None:
        """Leave the rest."""
        if self._running and self.state.is_purging:
            self._show(is_stopping=True)
            self._running.cancel()

    def _ask(self, before: date, calls: int) -> None:
        self._show(asked=(before, calls), fault=None)
        self._view.confirm(before, calls)

    def _take_overview(self, overview: RetentionOverview) -> None:
        self._show(overview=overview)

    def _kept(self, overview: RetentionOverview) -> None:
        self._show(overview=overview, fault=None)
        self._view.tell_kept(overview)

    def _purged(self, purged: Purged) -> None:
        self._show(is_purging=False)
        self._view.tell_purged(purged)
        self.refresh()

    def _stopped(self) -> None:
        self._show(is_purging=False)
        self._view.tell_stopped()
        self.refresh()

    def _refuse(self, failure: CallCenterError) -> None:
        self._show(fault=failure)

    def _fail(self, failure: CallCenterError) -> None:
        self._show(is_purging=False)
        self._view.tell(notice_of(failure))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
