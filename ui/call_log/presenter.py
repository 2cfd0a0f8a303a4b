"""The call list decided: which page of calls comes next, and the export."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from callcenter.errors import CallCenterError
from callcenter.services.protocols import CallLogDesk, CallPage, Exported, ListedCall
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner

_PASSWORD_FAULTS = {"wrong_password", "back_off"}


class Export(Enum):
    """Where the export is."""

    NONE = "none"
    WRITING = "writing"
    UNLOCKING = "unlocking"  # it needs the supervisor's password


@dataclass(frozen=True)
class CallListState:
    """What the page shows besides the calls; `more` when older ones can be fetched."""

    shown: int = 0
    more: bool = False
    is_loading: bool = False
    export: Export = Export.NONE


class CallListView(Protocol):
    """What shows the page."""

    def show_state(self, state: CallListState) -> None:
        """Show all of it."""
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

    def tell_exported(self, out: Path, done: Exported) -> None:
        """The file and its sidecar are written."""
        ...

    def refuse_password(self, failure: CallCenterError) -> None:
        """Say beside the password box why it is asked for once more."""
        ...


class CallListPresenter:
    """Keeps the place in the list; answers to an older list than the present one are dropped."""

    def __init__(self, view: CallListView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._state = CallListState()
        self._list = 0
        self._last: int | None = None
        self._out: Path | None = None

    @property
    def state(self) -> CallListState:
        """What is shown."""
        return self._state

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way."""
        return not self._state.is_loading and self._state.export is not Export.WRITING

    def refresh(self) -> None:
        """Begin anew with the newest calls; those shown stay until they are there."""
        self._list += 1
        self._load(None)

    def fetch_more(self) -> None:
        """Fetch the calls that come next."""
        if self._state.more and not self._state.is_loading:
            self._load(self._last)

    def export(self, out: Path) -> None:
        """Write every call into a file."""
        if self._state.export is Export.NONE:
            self._export(out, None)

    def unlock(self, password: str) -> None:
        """The password that the export was in need of."""
        if self._state.export is Export.UNLOCKING and self._out:
            self._export(self._out, password)

    def leave(self) -> None:
        """Do without the export."""
        if self._state.export is Export.UNLOCKING:
            self._show(export=Export.NONE)

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
        self._runner.start(ask(CallLogDesk.page, before), loaded, failed)

    def _loaded(self, page: CallPage, anew: bool) -> None:
        shown = len(page.calls) + (0 if anew else self._state.shown)
        if page.calls:
            self._last = page.calls[-1].number
        if anew:
            self._view.show_calls(page.calls)
        else:
            self._view.add_calls(page.calls)
        self._show(is_loading=False, more=page.more, shown=shown)

    def _export(self, out: Path, password: str | None) -> None:
        self._out = out

        def done(exported: Exported) -> None:
            self._show(export=Export.NONE)
            self._view.tell_exported(out, exported)

        def failed(failure: CallCenterError) -> None:
            wrong = failure.code in _PASSWORD_FAULTS
            if wrong or failure.code == "supervisor_keys_gone":
                self._show(export=Export.UNLOCKING)
                if wrong:
                    self._view.refuse_password(failure)
            else:
                self._show(export=Export.NONE)
                self._view.tell(notice_of(failure))

        self._show(export=Export.WRITING)
        self._runner.start(ask(CallLogDesk.export, out, password), done, failed)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self._state)
