"""The call list decided: which page of calls comes next, and what they add up to."""

from dataclasses import replace
from typing import Protocol

from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.errors import CallCenterError
from callcenter.services.call_log_protocol import CallLogDesk, CallPage, CallTotals, ListedCall
from callcenter.services.requests import ask
from ui.call_log.state import ListState
from ui.notices import Notice, notice_of
from ui.runner import Runner

PAGE = 100


class CallListView(Protocol):
    """What shows the list."""

    def show_list(self, state: ListState) -> None:
        """Show all of it but the calls."""
        ...

    def show_calls(self, calls: tuple[ListedCall, ...]) -> None:
        """Show these in place of whatever was there."""
        ...

    def add_calls(self, calls: tuple[ListedCall, ...]) -> None:
        """Show these, too: they are older."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...


class CallListPresenter:
    """Keeps the place in the list; answers to an older list than the present one are dropped."""

    def __init__(self, view: CallListView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._list = 0
        self._last: int | None = None
        self._meant = EVERY_CALL
        self.state = ListState()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way."""
        return not self.state.is_loading

    def apply(self, meant: CallFilter) -> None:
        """Show the calls that are meant, from the newest on."""
        self._meant = meant
        self._show(totals=None, is_filtered=meant != EVERY_CALL)
        self.refresh()

    def refresh(self) -> None:
        """Begin anew with the newest calls; those shown stay until they are there."""
        self._list += 1
        self._load(None)
        asked_for = self._list

        def counted(totals: CallTotals) -> None:
            if asked_for == self._list:
                self._show(totals=totals)

        # The page is asked for first, so that it never waits for what it adds up to.
        self._runner.start(ask(CallLogDesk.totals, self._meant), counted, lambda _: None)

    def fetch_more(self) -> None:
        """Fetch the calls that come next."""
        if self.state.more and not self.state.is_loading:
            self._load(self._last)

    def _load(self, before: int | None) -> None:
        asked_for = self._list

        def loaded(page: CallPage) -> None:
            if asked_for == self._list:
                self._loaded(page, anew=before is None)

        def failed(failure: CallCenterError) -> None:
            if asked_for == self._list:
                self._show(is_loading=False, more=False)  # a list that cannot go on must not ask again at every scroll
                self._view.tell(notice_of(failure))

        self._show(is_loading=True)
        self._runner.start(ask(CallLogDesk.page, before, PAGE, self._meant), loaded, failed)

    def _loaded(self, page: CallPage, anew: bool) -> None:
        shown = len(page.calls) + (0 if anew else self.state.shown)
        if page.calls:
            self._last = page.calls[-1].number
        if anew:
            self._view.show_calls(page.calls)
        else:
            self._view.add_calls(page.calls)
        self._show(is_loading=False, more=page.more, shown=shown)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_list(self.state)
