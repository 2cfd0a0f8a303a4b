"""What one signed-in person works at: the strip, and the pages that go with the role."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.services.protocols import Access, DayStatus, SignedIn
from callcenter.services.requests import ask
from ui.call_log.page import CallListPage
from ui.desk.page import DeskPage
from ui.dialogs import Dialogs
from ui.notices import notice_of
from ui.preferences import Preferences
from ui.roster.page import RosterPage
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.top_strip import TopStrip

_TICK = 1000  # milliseconds
_ROSTER = 1  # the page's place


class Workplace(QWidget):
    """Made at sign-in and gone at sign-out, with everything that stood in it."""

    noticed = Signal(object)
    titled = Signal(str)
    sign_out_wanted = Signal()
    lock_wanted = Signal()

    def __init__(
        self, tasks: Tasks, clock: Clock, dialogs: Dialogs, preferences: Preferences, signed_in: SignedIn
    ) -> None:
        super().__init__()
        self.user = signed_in.user
        self._clock = clock
        self._is_first_look = True
        self._preferences = preferences
        self._runner = tasks.owned_by(self)
        self.desk = DeskPage(tasks, clock, signed_in, in_spanish=preferences.script_language == "es")
        self._pages: list[tuple[str, Shortcut, QWidget, Callable[[], None]]] = [
            (self.tr("Desk"), Shortcut.DESK, self.desk, self.desk.resume)
        ]
        self.roster: RosterPage | None = None
        self.calls: CallListPage | None = None
        if signed_in.role.is_supervisor:
            self.roster = RosterPage(tasks, dialogs, clock, signed_in)
            self.calls = CallListPage(tasks, dialogs, signed_in)
            self._pages += [
                (self.tr("Roster"), Shortcut.ROSTER, self.roster, self.roster.refresh),
                (self.tr("Calls"), Shortcut.CALLS, self.calls, self.calls.refresh),
            ]
        self._strip = TopStrip(signed_in, [(name, shortcut) for name, shortcut, *_ in self._pages])
        self._stack = QStackedWidget()
        self._timer = QTimer(self, interval=_TICK)
        self._arrange()
        self._connect()
        self.refresh_day()
        self.tick()
        self._timer.start()

    @property
    def is_importing(self) -> bool:
        """Whether an import was begun here and is under way."""
        return self.roster is not None and self.roster.presenter.is_importing

    @property
    def hindrance(self) -> str:
        """What would be cut short by signing out, as a question; empty when nothing would."""
        said = []
        if self.is_importing:
            said.append(self.tr("The import stops when you sign out, and can go on later with the same file."))
        if self.desk.presenter.seconds is not None:
            said.append(self.tr("A call is not wrapped up. It would stand in the log as not wrapped up."))
        return " ".join(said)

    def show_page(self, place: int) -> None:
        """Turn to a page by its place."""
        if 0 <= place < len(self._pages):
            self._stack.setCurrentIndex(place)
            self._strip.show_page(place)
            self._pages[place][3]()

    def forget(self) -> None:
        """Leave nothing of a call behind; the workplace is not used again."""
        self.desk.blockSignals(True)  # nobody counts calls any more
        self.desk.presenter.leave()

    def refresh_day(self) -> None:
        """Count the day's calls again."""
        self._runner.start(ask(Access.day), self._show_day, self._fail)

    def tick(self) -> None:
        """Show the time that has passed."""
        self._strip.show_now(self._clock.now())
        self._show_call()

    def _show_call(self) -> None:
        presenter = self.desk.presenter
        self._strip.show_call(presenter.state.reference, presenter.seconds)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip)
        layout.addWidget(self._stack, 1)
        for _, _, page, _ in self._pages:
            self._stack.addWidget(page)
        self._strip.show_page(0)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.tick)
        self._strip.page_chosen.connect(self.show_page)
        self._strip.sign_out_wanted.connect(self.sign_out_wanted)
        self._strip.lock_wanted.connect(self.lock_wanted)
        self.desk.noticed.connect(self.noticed)
        self.desk.titled.connect(self.titled)
        self.desk.changed.connect(self._show_call)
        self.desk.language_turned.connect(self._remember_language)
        self.desk.call_ended.connect(self.refresh_day)
        for page in (self.roster, self.calls):
            if page:
                page.noticed.connect(self.noticed)
        if self.roster:
            self.roster.roster_switched.connect(self.refresh_day)
        for place, (_, shortcut, _, _) in enumerate(self._pages if len(self._pages) > 1 else ()):
            for sequence in shortcut.sequences:
                QShortcut(QKeySequence(sequence), self, lambda place=place: self.show_page(place))

    def _show_day(self, day: DayStatus) -> None:
        self._strip.show_count(day.calls_today)
        if self._is_first_look and self.roster and not any(roster.active for roster in day.rosters):
            self.show_page(_ROSTER)  # nothing can be answered before there is a roster
        self._is_first_look = False

    def _remember_language(self, in_spanish: bool) -> None:
        self._preferences.script_language = "es" if in_spanish else "en"

    def _fail(self, failure: CallCenterError) -> None:
        self.noticed.emit(notice_of(failure))
