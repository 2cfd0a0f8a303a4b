"""Decides which entries of the journal are read; without Qt."""

from dataclasses import dataclass, replace
from typing import Protocol

from callcenter.domain.journal_groups import Group
from callcenter.errors import CallCenterError
from callcenter.services.journal_protocol import EntryPage, JournalDesk, ListedEntry
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner


@dataclass(frozen=True)
class EntriesState:
    """What of them is shown, newest first."""

    group: Group = Group.DEEDS
    entries: tuple[ListedEntry, ...] = ()
    has_more: bool = False
    is_reading: bool = False


class EntriesView(Protocol):
    """The section, as far as the presenter speaks to it."""

    def show_state(self, state: EntriesState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...


class EntriesPresenter:
    """Holds what the section shows; an answer to a group that is no longer wanted is dropped."""

    def __init__(self, view: EntriesView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._next: int | None = None
        self.state = EntriesState()

    def refresh(self) -> None:
        """Look anew, from the newest on."""
        self._read(())

    def choose(self, group: Group) -> None:
        """Another group."""
        if group is not self.state.group:
            self._show(group=group, entries=(), has_more=False)
            self._read(())

    def more(self) -> None:
        """Somebody reads on."""
        if self.state.has_more and not self.state.is_reading:
            self._read(self.state.entries)

    def _read(self, before: tuple[ListedEntry, ...]) -> None:
        group = self.state.group
        self._show(is_reading=True)

        def take(page: EntryPage) -> None:
            if group is self.state.group:
                self._next = page.next
                self._show(entries=(*before, *page.entries), has_more=page.next is not None, is_reading=False)

        request = ask(JournalDesk.entries, group, self._next if before else None)
        self._runner.start(request, take, self._fail)

    def _fail(self, failure: CallCenterError) -> None:
        self._show(is_reading=False)
        self._view.tell(notice_of(failure))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
