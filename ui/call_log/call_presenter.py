"""One call opened decided: its checks, and its note on request."""

from dataclasses import replace
from typing import Protocol

from callcenter.errors import CallCenterError
from callcenter.services.call_log_protocol import CallLogDesk, OpenedCall
from callcenter.services.requests import ask
from ui.call_log.state import CallState
from ui.notices import Notice, notice_of
from ui.runner import Runner


class CallView(Protocol):
    """What shows the call."""

    def show_call(self, state: CallState) -> None:
        """Show all of it, or nothing."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...


class CallPresenter:
    """One call at a time is asked for: of those wanted meanwhile the last one comes next."""

    def __init__(self, view: CallView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._wanted = ""
        self._asked_for = ""
        self.state = CallState()

    @property
    def is_open(self) -> bool:
        """Whether a call is opened, or about to be."""
        return bool(self._wanted)

    def open(self, reference: str) -> None:
        """Show the call of a reference in place of any other, and no note of another."""
        self._wanted = reference
        if not self._asked_for:
            self._ask()

    def close(self) -> None:
        """Show none any more."""
        self._wanted = ""
        self._show(opened=None, note=None)

    def show_note(self) -> None:
        """Open the sealed note of the call; the journal keeps that somebody did."""
        opened = self.state.opened
        if opened is None or not opened.has_note or self.state.note is not None or self.state.is_asking:
            return
        reference = opened.call.reference

        def shown(note: str) -> None:
            if self._is_shown(reference):
                self._show(note=note, is_asking=False)

        def failed(failure: CallCenterError) -> None:
            if self._is_shown(reference):
                self._show(is_asking=False)
            self._view.tell(notice_of(failure))

        self._show(is_asking=True)
        self._runner.start(ask(CallLogDesk.note, reference), shown, failed)

    def _ask(self) -> None:
        self._asked_for = self._wanted
        self._runner.start(ask(CallLogDesk.opened, self._asked_for), self._opened, self._failed)

    def _opened(self, found: OpenedCall) -> None:
        if self._goes_on():
            self._show(opened=found, note=None, is_asking=False)

    def _failed(self, failure: CallCenterError) -> None:
        if self._goes_on():
            self.close()
            self._view.tell(notice_of(failure))

    def _goes_on(self) -> bool:
        """Whether the answer is to the call that is wanted; another one that is wanted is asked for now."""
        answered, self._asked_for = self._asked_for, ""
        if self._wanted and self._wanted != answered:
            self._ask()
        return self._wanted == answered

    def _is_shown(self, reference: str) -> bool:
        return self.state.opened is not None and self.state.opened.call.reference == reference

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_call(self.state)
