"""Who leaves and who comes: sign-out, lock, a vault that is lost, and the call that is carried over them."""

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.services.protocols import Access, CallDesk, Head, KeptCall, SignedIn, TakenUp
from callcenter.services.requests import ask
from ui.call_keeper import CallKeeper
from ui.notices import Kind, Notice, notice_of
from ui.tasks import Tasks
from ui.workplace import Workplace

_MINUTE = 60_000  # milliseconds


class ShiftChange(QObject):
    """`left` carries the user whose turn it stays (after a lock), or an empty name."""

    left = Signal(str)
    noticed = Signal(object)

    def __init__(self, tasks: Tasks, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = tasks.owned_by(self)
        self._keeper = CallKeeper(clock)
        self._workplace: Workplace | None = None
        tasks.vault_lost.connect(self._lose)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._keeper.forget_old)
        self._minute.start()

    def enter(self, workplace: Workplace, signed_in: SignedIn) -> None:
        """Somebody signed in: a call of theirs comes back before anything else can be typed."""
        self._workplace = workplace
        user = signed_in.user
        request = self._keeper.request_for(user)
        if request:
            workplace.setEnabled(False)
            self._runner.start(
                request,
                lambda call: self._bring_back(user, call),
                lambda failure: self._cannot_bring_back(user, failure),
            )

    def sign_out(self) -> None:
        """The person leaves for good; no call of theirs is kept."""
        workplace = self._workplace
        if workplace and self._begin_to_leave():
            self._keeper.forget(workplace.user)
            self._runner.start(ask(Access.sign_out), self._signed_out, self._stay)

    def lock(self) -> None:
        """The process with the keys ends; the call under way is kept for its user."""
        workplace = self._workplace
        if workplace and self._begin_to_leave():
            under_way = workplace.desk.presenter.under_way
            if under_way:
                self._runner.start(ask(CallDesk.keep, *under_way), self._keep, self._lock_without_call)
            else:
                self._lock()

    def _begin_to_leave(self) -> bool:
        """Nothing may be begun any more; False when somebody is leaving already."""
        if self._workplace is None or not self._workplace.isEnabled():
            return False
        self._workplace.setEnabled(False)
        return True

    def _keep(self, call: KeptCall) -> None:
        self._keeper.keep(call)
        self._lock()

    def _lock_without_call(self, failure: CallCenterError) -> None:
        self.noticed.emit(notice_of(failure))
        self._lock()

    def _lock(self) -> None:
        self._runner.start(ask(Access.lock), self._locked, self._stay)

    def _locked(self, importing: bool) -> None:
        user = self._workplace.user if self._workplace else ""
        said = [self.tr("Locked.")]
        reference = self._keeper.reference_of(user)
        if reference:
            call = self.tr("Call {reference} is kept for {user} for 30 minutes.")
            said.append(call.format(reference=reference, user=user))
        if importing:
            said.append(self.tr("A roster is still being hashed: keys stay in memory until that ends."))
        self._leave(user, Notice(Kind.MEND if importing else Kind.NEWS, " ".join(said)))

    def _signed_out(self, head: Head) -> None:
        text = self.tr("Signed out. The journal's last entry is number {entry}, code {code}.")
        self._leave("", Notice(Kind.NEWS, text.format(entry=head.seq, code=head.code[:16]), stays=True))

    def _leave(self, user: str, notice: Notice) -> None:
        self._workplace = None
        self.left.emit(user)
        self.noticed.emit(notice)

    def _stay(self, failure: CallCenterError) -> None:
        """Leaving failed: whoever is there works on, and is told."""
        if self._workplace:
            self._workplace.setEnabled(True)
        self.noticed.emit(notice_of(failure))

    def _lose(self) -> None:
        """The vault's process is gone: what stands in the boxes is kept, and sign-in is offered."""
        workplace = self._workplace
        if workplace:
            under_way = workplace.desk.presenter.under_way
            if under_way:
                self._keeper.keep_open(workplace.user, *under_way)
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

    def _cannot_bring_back(self, user: str, failure: CallCenterError) -> None:
        """A call that is gone is forgotten; whatever else stands in the way may be mended before the half hour ends."""
        if failure.code == "call_gone":
            self._keeper.forget(user)
        if self._workplace:
            self._workplace.setEnabled(True)
            self._workplace.desk.resume()
        self.noticed.emit(notice_of(failure))
