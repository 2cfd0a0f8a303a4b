"""Decides the part of the settings that the vault has a say in: the line beyond its hours, and versions."""

from dataclasses import dataclass, replace
from typing import Protocol

from callcenter.clock import Clock
from callcenter.domain.hours import LineHours, Opening
from callcenter.errors import CallCenterError
from callcenter.services.protocols import Access, LineDesk, SignedIn, Versions
from callcenter.services.requests import ask
from ui.clock_words import as_kept, closing_minute_of
from ui.notices import Notice, notice_of
from ui.runner import Runner


@dataclass(frozen=True)
class SettingsState:
    """What of it is shown. `opening` is what stands open beyond the hours now; `unread` marks a time as unreadable."""

    opening: Opening | None = None
    is_asking: bool = False
    is_unread: bool = False
    failure: CallCenterError | None = None
    versions: Versions | None = None


class SettingsView(Protocol):
    """The page, as far as the presenter speaks to it."""

    def show_state(self, state: SettingsState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def line_changed(self, openings: tuple[Opening, ...], opening: Opening | None) -> None:
        """The line's openings are others, because somebody here wanted it so."""
        ...


class SettingsPresenter:
    """Holds nothing but what the page shows."""

    def __init__(self, view: SettingsView, runner: Runner, clock: Clock, signed_in: SignedIn) -> None:
        self._view = view
        self._runner = runner
        self._clock = clock
        self._line = signed_in.program.line
        self._openings = signed_in.openings
        self.state = SettingsState(opening=self._standing())

    def refresh(self) -> None:
        """The page is shown: say what stands now."""
        self._show(opening=self._standing(), is_unread=False, failure=None)
        if self.state.versions is None:
            self._runner.start(ask(Access.versions), lambda found: self._show(versions=found), self._tell)

    def take_openings(self, openings: tuple[Opening, ...]) -> None:
        """The line's openings, as they were found elsewhere."""
        self._openings = openings
        self._show(opening=self._standing())

    def open_until(self, typed: str) -> None:
        """Open the line until a time of today, as somebody typed it."""
        minute = closing_minute_of(typed)
        if self.state.is_asking:
            return
        if minute is None:
            self._show(is_unread=True, failure=None)
            return
        self._show(is_asking=True, is_unread=False, failure=None)
        self._runner.start(ask(LineDesk.open_until, as_kept(minute)), self._changed, self._refused)

    def take_back(self) -> None:
        """Close the line at its hours again."""
        if self.state.opening and not self.state.is_asking:
            self._show(is_asking=True, is_unread=False, failure=None)
            self._runner.start(ask(LineDesk.close), self._changed, self._refused)

    def _changed(self, openings: tuple[Opening, ...]) -> None:
        self._openings = openings
        self._show(is_asking=False, opening=self._standing())
        self._view.line_changed(openings, self.state.opening)

    def _refused(self, failure: CallCenterError) -> None:
        self._show(is_asking=False, failure=failure)

    def _tell(self, failure: CallCenterError) -> None:
        self._view.tell(notice_of(failure))

    def _standing(self) -> Opening | None:
        return LineHours(self._line, self._openings).opening_at(self._clock.now())

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
