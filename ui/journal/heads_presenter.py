"""Decides what is shown of heads that left the program, and where the next ones go; without Qt."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from callcenter.errors import CallCenterError
from callcenter.services.journal_protocol import HeadPage, JournalDesk, JournalOverview, KnownHead
from callcenter.services.protocols import Head
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner


@dataclass(frozen=True)
class HeadsState:
    """What of it is shown; `folder` is where a head goes each hour."""

    head: Head | None = None
    folder: Path | None = None
    heads: tuple[KnownHead, ...] = ()
    has_more: bool = False
    is_asking: bool = False


class HeadsView(Protocol):
    """The section, as far as the presenter speaks to it."""

    def show_state(self, state: HeadsState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def tell_written(self, head: Head) -> None:
        """A head was written to a file."""
        ...

    def tell_hourly(self, folder: Path | None) -> None:
        """From now on a head goes to this folder each hour, or to none."""
        ...


class HeadsPresenter:
    """Holds what the section shows."""

    def __init__(self, view: HeadsView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._next: int | None = None
        self.state = HeadsState()

    def refresh(self) -> None:
        """The section is shown: look anew."""
        self._runner.start(ask(JournalDesk.overview), self._take_overview, self._fail)
        self._runner.start(ask(JournalDesk.heads), self._take_first, self._fail)

    def more(self) -> None:
        """Somebody reads on."""
        if self._next is not None:
            before, self._next = self._next, None
            self._runner.start(ask(JournalDesk.heads, before), self._take_more, self._fail)

    def write(self, out: Path) -> None:
        """Write the head to a file now."""
        if not self.state.is_asking:
            self._show(is_asking=True)
            self._runner.start(ask(JournalDesk.write_head, out), self._written, self._fail)

    def keep_in(self, folder: Path | None) -> None:
        """Write one each hour to a folder, or to none."""
        if not self.state.is_asking:
            self._show(is_asking=True)
            self._runner.start(ask(JournalDesk.keep_heads_in, folder), self._kept, self._fail)

    def _written(self, head: Head) -> None:
        self._show(is_asking=False)
        self._view.tell_written(head)
        self.refresh()

    def _kept(self, overview: JournalOverview) -> None:
        self._show(is_asking=False)
        self._view.tell_hourly(overview.head_folder)
        self.refresh()

    def _take_overview(self, overview: JournalOverview) -> None:
        self._show(head=overview.head, folder=overview.head_folder)

    def _take_first(self, page: HeadPage) -> None:
        self._next = page.next
        self._show(heads=page.heads, has_more=page.next is not None)

    def _take_more(self, page: HeadPage) -> None:
        self._next = page.next
        self._show(heads=(*self.state.heads, *page.heads), has_more=page.next is not None)

    def _fail(self, failure: CallCenterError) -> None:
        self._show(is_asking=False)
        self._view.tell(notice_of(failure))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
