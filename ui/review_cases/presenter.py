"""The queue of review cases decided: which list, in which order, page by page, with its figures."""

from dataclasses import replace
from typing import Protocol

from callcenter.domain.review_cases import CaseList
from callcenter.errors import CallCenterError
from callcenter.services.case_protocol import CaseDesk, CaseFigures, CasePage
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.review_cases.state import QueueState
from ui.runner import Runner


class QueueView(Protocol):
    """What shows the queue."""

    def show_queue(self, state: QueueState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...


class QueuePresenter:
    """One list at a time; a page that comes late, for a list that is not shown any more, is dropped."""

    def __init__(self, view: QueueView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._list = 0
        self.state = QueueState()

    def refresh(self) -> None:
        """Look anew, from the beginning of the list."""
        self._list += 1
        self._runner.start(ask(CaseDesk.figures), self._take_figures, self._fail)
        self._fetch(None)

    def choose(self, meant: CaseList, *, newest_first: bool) -> None:
        """Show another list, or in another order."""
        if (meant, newest_first) != (self.state.meant, self.state.newest_first):
            self._show(meant=meant, newest_first=newest_first, cases=(), more=False)
            self.refresh()

    def fetch_more(self) -> None:
        """The cases that follow, unless they are being fetched."""
        if self.state.more and not self.state.is_loading:
            self._fetch(self.state.cases[-1].number)

    def _fetch(self, beyond: int | None) -> None:
        of_list = self._list

        def took(page: CasePage) -> None:
            if of_list == self._list:
                known = self.state.cases if beyond is not None else ()
                self._show(cases=(*known, *page.cases), more=page.more, is_loading=False)

        def failed(failure: CallCenterError) -> None:
            if of_list == self._list:
                self._show(more=False, is_loading=False)
                self._fail(failure)

        self._show(is_loading=True)
        request = ask(CaseDesk.page, self.state.meant, beyond, newest_first=self.state.newest_first)
        self._runner.start(request, took, failed)

    def _take_figures(self, figures: CaseFigures) -> None:
        self._show(figures=figures)

    def _fail(self, failure: CallCenterError) -> None:
        self._view.tell(notice_of(failure))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_queue(self.state)
