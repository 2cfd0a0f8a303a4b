"""Who leaves and who comes: sign-out, lock, a vault that is lost, and the call that is carried over them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.services.call_protocol import CallDesk, KeptCall, TakenUp
from callcenter.services.ending_protocol import Confirmation
from callcenter.services.protocols import Access, Head, Locked, LockReason, SignedIn
from callcenter.services.requests import ask
from ui.call_keeper import CallKeeper
from ui.leaving import ended_notice, kept_words, locked_notice, signed_out_notice
from ui.line_words import center_time
from ui.notices import Kind, Notice, notice_of
from ui.shortcuts import Shortcut
from ui.tasks import Tasks

if TYPE_CHECKING:
    from ui.workplace import Workplace

_MINUTE = 60_000  # milliseconds


class ShiftChange(QObject):
    """`leaving` is told before anything is asked of the vault, `stayed` when it refused.

    `left` carries the user whose turn it stays (after a lock), or an empty name.
    """

    leaving = Signal()
    left = Signal(str)
    stayed = Signal()
    noticed = Signal(object)

    def __init__(self, tasks: Tasks, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._runner = tasks.owned_by(self)
        self._keeper = CallKeeper(clock)
        self._workplace: Workplace | None = None
        self._signed_in: SignedIn | None = None
        self._is_bringing_back = False
        self._after_bringing_back: Callable[[], None] | None = None
        tasks.vault_lost.connect(self._lose)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._keeper.forget_old)
        self._minute.start()

    def enter(self, workplace: "Workplace", signed_in: SignedIn) -> None:
        """Somebody signed in: a call of theirs comes back before anything else can be typed."""
        self._workplace, self._signed_in = workplace, signed_in
        user = signed_in.user
        request = self._keeper.request_for(user)
        if request:
            self._is_bringing_back = True
            workplace.setEnabled(False)
            self._runner.start(
                request,
                lambda call: self._bring_back(user, call),
                lambda failure: self._cannot_bring_back(user, failure),
            )

    def go_on_with(self, workplace: "Workplace") -> None:
        """The same person's workplace was made anew."""
        self._workplace = workplace

    def sign_out(self) -> None:
        """The person leaves for good; no call of theirs is kept."""
        self._sign_out(by_itself=False)

    def end_session(self) -> None:
        """Sign out once nothing would be cut short by it: told again and again, it waits for a pause between calls."""
        if self._workplace and not self._workplace.hindrance:
            self._sign_out(by_itself=True)

    def take_break(self) -> None:
        """Lock for a break, at a pause between calls."""
        if self._workplace and self._workplace.has_call:
            text = self.tr("Wrap up the call first ({key}), then take the break.")
            self.noticed.emit(Notice(Kind.MEND, text.format(key=Shortcut.WRAP_UP.label)))
        else:
            self.lock(LockReason.BREAK)

    def lock(self, reason: LockReason = LockReason.BY_HAND) -> None:
        """The process with the keys ends; the call under way is kept for its user."""
        if self._is_bringing_back:
            self._after_bringing_back = lambda: self.lock(reason)
            return
        workplace = self._workplace
        if workplace and self._begin_to_leave():
            under_way = workplace.desk.presenter.under_way
            if under_way:
                self._runner.start(
                    ask(CallDesk.keep, *under_way, workplace.desk.presenter.drafts),
                    lambda call: self._keep(call, reason),
                    lambda failure: self._lock_without_call(failure, reason),
                )
            else:
                self._lock(reason)

    def end_program(self, confirmation: Confirmation, out: Path, refused: Callable[[CallCenterError], None]) -> None:
        """The vault ends, and with it everybody's work in it; `refused` is told, and nothing was destroyed then."""

        def stay(failure: CallCenterError) -> None:
            if self._workplace:
                self._workplace.setEnabled(True)
            self.stayed.emit()
            refused(failure)

        if self._begin_to_leave():
            request = ask(Access.end_program, confirmation, out)
            self._runner.start(request, lambda ended: self._leave("", ended_notice(ended)), stay)

    def _sign_out(self, *, by_itself: bool) -> None:
        workplace = self._workplace
        if workplace and self._begin_to_leave():
            self._keeper.forget(workplace.user)
            self._runner.start(ask(Access.sign_out), lambda head: self._signed_out(head, by_itself), self._stay)

    def _begin_to_leave(self) -> bool:
        """Nothing may be begun any more; False when somebody is leaving already."""
        if self._workplace is None or not self._workplace.isEnabled():
            return False
        self._workplace.setEnabled(False)
        self.leaving.emit()
        return True

    def _keep(self, call: KeptCall, reason: LockReason) -> None:
        self._keeper.keep(call)
        self._lock(reason)

    def _lock_without_call(self, failure: CallCenterError, reason: LockReason) -> None:
        self.noticed.emit(notice_of(failure))
        self._lock(reason)

    def _lock(self, reason: LockReason) -> None:
        self._runner.start(ask(Access.lock, reason), lambda locked: self._locked(locked, reason), self._stay)

    def _locked(self, locked: Locked, reason: LockReason) -> None:
        if self._signed_in:
            user, program = self._signed_in.user, self._signed_in.program
            time = center_time(program.line, self._clock.now())
            kept = kept_words(self._keeper.reference_of(user), user)
            self._leave(user, locked_notice(reason, locked, time, program.idle_minutes, kept))

    def _signed_out(self, head: Head, by_itself: bool) -> None:
        self._leave("", signed_out_notice(head, by_itself))

    def _leave(self, user: str, notice: Notice) -> None:
        self._workplace = self._signed_in = None
        self.left.emit(user)
        self.noticed.emit(notice)

    def _stay(self, failure: CallCenterError) -> None:
        """Leaving failed: whoever is there works on, and is told."""
        if self._workplace:
            self._workplace.setEnabled(True)
        self.noticed.emit(notice_of(failure))
        self.stayed.emit()

    def _lose(self) -> None:
        """The vault's process is gone: what stands in the boxes is kept, and sign-in is offered."""
        workplace = self._workplace
        if workplace:
            self._is_bringing_back, self._after_bringing_back = False, None
            self.leaving.emit()
            under_way = workplace.desk.presenter.under_way
            if under_way:
                self._keeper.keep_open(workplace.user, *under_way, workplace.desk.presenter.drafts)
            kept = self.tr(
                "The part of the program that holds the vault has ended. Every answer that was shown is in the "
                "journal, and the call is kept. Sign in again."
            )
            ended = self.tr(
                "The part of the program that holds the vault has ended. Every answer that was shown is in the "
                "journal. Sign in again."
            )
            self._leave(workplace.user, Notice(Kind.FAULT, kept if under_way else ended))

    def _bring_back(self, user: str, call: TakenUp) -> None:
        whole = self._keeper.given_back(user, call)
        if self._workplace:
            self._workplace.setEnabled(True)
            self._workplace.desk.presenter.take_up(whole)
        text = self.tr("Call {reference} goes on. Enter checks its details again.")
        self.noticed.emit(Notice(Kind.NEWS, text.format(reference=call.reference)))
        self._is_back()

    def _cannot_bring_back(self, user: str, failure: CallCenterError) -> None:
        """A call that is gone is forgotten; whatever else stands in the way may be mended before the half hour ends."""
        if failure.code == "call_gone":
            self._keeper.forget(user)
        if self._workplace:
            self._workplace.setEnabled(True)
            self._workplace.desk.resume()
        self.noticed.emit(notice_of(failure))
        self._is_back()

    def _is_back(self) -> None:
        """The lock that was asked for meanwhile."""
        self._is_bringing_back = False
        waiting, self._after_bringing_back = self._after_bringing_back, None
        if waiting:
            waiting()
