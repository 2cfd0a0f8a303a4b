"""One review case decided: its call, what was sealed with it on request, the decision, the signed addition."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from callcenter.domain.notes import check_note
from callcenter.domain.review_cases import DECISIONS
from callcenter.errors import CallCenterError
from callcenter.services.call_log_protocol import CallLogDesk, OpenedCall
from callcenter.services.case_protocol import Addition, CaseDesk, ListedCase, OpenedCase
from callcenter.services.requests import Request, Result, ask
from ui.language import tr
from ui.notices import Notice, notice_of, sentence_of
from ui.review_cases.state import CaseState
from ui.runner import Runner

_PASSWORD_FAULTS = {"wrong_password", "back_off"}
_NOTE_FAULTS = {"note_tells_too_much", "note_too_long"}


class CaseView(Protocol):
    """What shows the case."""

    def show_case(self, state: CaseState) -> None:
        """Show all of it, or nothing."""
        ...

    def refuse_note(self, sentence: str) -> None:
        """Say why a note is not kept; the caret goes there."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def tell_decided(self, case: ListedCase) -> None:
        """The case is decided; it stays open no more."""
        ...


class CasePresenter:
    """One case at a time; an answer about one that is not shown any more is dropped."""

    def __init__(self, view: CaseView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self.state = CaseState()

    @property
    def is_open(self) -> bool:
        """Whether a case is opened."""
        return self.state.case is not None

    def open(self, case: ListedCase) -> None:
        """Show a case in place of any other, and nothing that was sealed with another."""
        if case == self.state.case:
            return
        self.state = CaseState(case)
        self._view.show_case(self.state)

        def took_call(call: OpenedCall) -> None:
            self._show(call=call)

        def took_additions(found: tuple[Addition, ...]) -> None:
            self._show(additions=found, revision=found[0].revision if found else None)

        self._ask(ask(CallLogDesk.opened, case.reference), took_call)
        if self.state.waits_for_addition:
            self._ask(ask(CaseDesk.additions, case.reference), took_additions)

    def close(self) -> None:
        """Show none any more."""
        self.state = CaseState()
        self._view.show_case(self.state)

    def show_sealed(self, password: str | None = None) -> None:
        """Open number and notes; the journal keeps that somebody did."""
        case = self.state.case
        if case is None or self.state.sealed or self.state.is_asking or not self.state.has_sealed:
            return

        def took(sealed: OpenedCase) -> None:
            if self.state.is_asking:  # else it is to be hidden by now
                self._show(sealed=sealed, is_asking=False, wants_password=False, password_failure=None)

        def failed(failure: CallCenterError) -> None:
            if not self.state.is_asking:
                return
            is_wrong = failure.code in _PASSWORD_FAULTS
            wants = is_wrong or failure.code == "supervisor_keys_gone"
            self._show(is_asking=False, wants_password=wants, password_failure=failure if is_wrong else None)
            if not wants:
                self._view.tell(notice_of(failure))

        self._show(is_asking=True)
        self._ask(ask(CaseDesk.opened, case.reference, password), took, failed)

    def hide_sealed(self) -> None:
        """Show nothing any more of what was sealed, nor ask for a password."""
        if self.state.sealed or self.state.wants_password or self.state.is_asking:
            self._show(sealed=None, wants_password=False, password_failure=None, is_asking=False)

    def begin_anew(self) -> None:
        """Have a case that was decided decided in another way."""
        if self.state.may_begin_anew:
            self._show(is_anew=True)

    def choose(self, number: int) -> None:
        """Choose a decision by its place, counted from 1."""
        if 1 <= number <= len(DECISIONS) and self.state.decides:
            self._show(decision=DECISIONS[number - 1], fault="")

    def decide(self, note: str) -> None:
        """Decide the case as it was chosen."""
        case, decision = self.state.case, self.state.decision
        if case is None or self.state.is_deciding or not self.state.decides:
            return
        if not decision:
            self._show(fault=_undecided_words())
            return
        try:
            note = check_note(note)
        except CallCenterError as fault:
            self._refuse_note(fault)
            return
        self._show(is_deciding=True, fault="")
        self._runner.start(ask(CaseDesk.decide, case.reference, decision, note), self._settled, self._not_settled)

    def choose_addition(self, revision: int) -> None:
        """Which signed addition the person came onto the roster with."""
        self._show(revision=revision, fault="")

    def mark_added(self) -> None:
        """Say that the person was added with it."""
        case, revision = self.state.case, self.state.revision
        if case is not None and revision is not None and not self.state.is_deciding:
            self._show(is_deciding=True, fault="")
            self._runner.start(ask(CaseDesk.mark_added, case.reference, revision), self._settled, self._not_settled)

    def _settled(self, case: ListedCase) -> None:
        if self.state.case is not None and self.state.case.reference == case.reference:
            self.close()
        self._view.tell_decided(case)

    def _not_settled(self, failure: CallCenterError) -> None:
        self._show(is_deciding=False)
        if self.is_open and failure.code in _NOTE_FAULTS:
            self._refuse_note(failure)
        else:
            self._view.tell(notice_of(failure))

    def _refuse_note(self, fault: CallCenterError) -> None:
        self._show(fault=sentence_of(fault))
        self._view.refuse_note(sentence_of(fault))

    def _ask(
        self,
        request: Request[Result],
        took: Callable[[Result], None],
        failed: Callable[[CallCenterError], None] | None = None,
    ) -> None:
        """Ask about the case that is shown; what comes when another one is shown, or none, is dropped."""
        asked_of = self.state.case

        def is_shown() -> bool:
            return asked_of is not None and self.state.case == asked_of

        def done(result: Result) -> None:
            if is_shown():
                took(result)

        def not_done(failure: CallCenterError) -> None:
            if failed and is_shown():
                failed(failure)
            elif not failed:
                self._view.tell(notice_of(failure))

        self._runner.start(request, done, not_done)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_case(self.state)


def _undecided_words() -> str:
    return tr("Choose a decision first: press its digit.")
