"""What one signed-in person works at: the strip, and the pages that go with the role."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.domain.hours import Opening
from callcenter.domain.program import Program
from callcenter.errors import CallCenterError
from callcenter.services.protocols import Access, DayStatus, SignedIn
from callcenter.services.requests import ask
from ui import deeds
from ui.desk.page import DeskPage
from ui.dialogs import Dialogs
from ui.language import SPANISH
from ui.looks import Looks
from ui.notices import notice_of
from ui.preferences import Preferences
from ui.shortcuts import Shortcut
from ui.supervisor_pages import Office, ShownPage, SupervisorPage, supervisor_pages
from ui.tasks import Tasks
from ui.top_strip import TopStrip
from ui.widgets.answer_banner import AnswerBanner
from ui.widgets.present_stack import PresentStack, RoomyPage

if TYPE_CHECKING:  # loaded when first shown: nobody waits for them between the password and a call
    from ui.call_log.page import CallListPage
    from ui.dashboard.page import DashboardPage
    from ui.program.page import ProgramPage
    from ui.review_cases.page import CasesPage
    from ui.roster.page import RosterPage
    from ui.settings.page import SettingsPage

_TICK = 1000  # milliseconds


@dataclass(frozen=True)
class _Page:
    """A page of the workplace: how it is called and reached.

    `have` makes it where it is not there yet, and gives what is done when it is shown.
    """

    key: str
    name: str
    shortcut: Shortcut
    have: Callable[[], Callable[[], None]]


class Workplace(QWidget):
    """Made at sign-in and gone at sign-out, with everything that stood in it; pages but the desk when first wanted."""

    noticed = Signal(object)
    titled = Signal(str)
    break_wanted = Signal()
    lock_wanted = Signal()
    sign_out_wanted = Signal()
    keys_wanted = Signal()
    language_wanted = Signal(str)
    line_changed = Signal(object)
    end_wanted = Signal(object, object, object)

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        dialogs: Dialogs,
        preferences: Preferences,
        looks: Looks,
        signed_in: SignedIn,
        *,
        sees_desktop: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.signed_in = signed_in
        self._tasks, self._clock, self._dialogs = tasks, clock, dialogs
        self._looks = looks
        self._preferences = preferences
        self._sees_desktop = sees_desktop
        self._is_first_look = True
        self._runner = tasks.owned_by(self)
        self._held: dict[str, QWidget] = {}
        self._made: dict[str, QWidget] = {}
        self._outdated: set[str] = set()
        self._of_supervisors = supervisor_pages() if signed_in.role.is_supervisor else ()
        self._pages = self._make_pages()
        self._place = self._former = 0
        # In the order in which Tab goes through them.
        self._strip = TopStrip(signed_in, [(page.name, page.shortcut) for page in self._pages], self)
        self._stack = PresentStack(self)
        self.desk = self._new_desk()
        self._has_former_program = False
        self._timer = QTimer(self, interval=_TICK)
        self._arrange()
        self._connect()
        self._show_looks()
        self.refresh_day()
        self.tick()
        self._timer.start()

    @property
    def roster(self) -> "RosterPage | None":
        """The rosters; None for those who are no supervisors."""
        return cast("RosterPage | None", self.supervisors_page(deeds.ROSTER))

    @property
    def calls(self) -> "CallListPage | None":
        """The list of calls; None for those who are no supervisors."""
        return cast("CallListPage | None", self.supervisors_page(deeds.CALLS))

    def supervisors_page(self, key: str) -> QWidget | None:
        """A page that only supervisors have, made if it was not there; None for everybody else."""
        if key not in self._made:
            page = next((one for one in self._of_supervisors if one.key == key), None)
            if page is None:
                return None
            self._made[key] = self._make(page)
        return self._made[key]

    @cached_property
    def settings(self) -> "SettingsPage":
        """The settings."""
        from ui.settings.page import SettingsPage

        page = SettingsPage(
            self._tasks,
            self._clock,
            self._preferences,
            self._looks,
            self.signed_in,
            sees_desktop=self._sees_desktop,
        )
        page.noticed.connect(self.noticed)
        page.left.connect(lambda: self.show_page(self._former))
        page.keys_wanted.connect(self.keys_wanted)
        page.openings_changed.connect(self._show_openings)
        page.screen_language_chosen.connect(self.language_wanted)
        page.script_language_chosen.connect(self._begin_script)
        self._hold(deeds.SETTINGS, page)
        return page

    @property
    def user(self) -> str:
        """Who works here."""
        return self.signed_in.user

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._pages[self._place].key

    @property
    def help_page(self) -> str:
        """The page of the help that goes with what is shown."""
        return self.desk.help_page if self.page == deeds.DESK else self.page

    @property
    def has_call(self) -> bool:
        """Whether a call is under way."""
        return self.desk.presenter.seconds is not None

    @property
    def is_importing(self) -> bool:
        """Whether an import was begun here and is under way."""
        page = cast("RosterPage | None", self._made.get(deeds.ROSTER))
        return page is not None and page.presenter.is_importing

    @property
    def hindrance(self) -> str:
        """What would be cut short by signing out, as a question; empty when nothing would."""
        said = []
        if self.is_importing:
            said.append(self.tr("The import stops when you sign out, and can go on later with the same file."))
        if self.has_call:
            said.append(self.tr("A call is not wrapped up. It would stand in the log as not wrapped up."))
        program = cast("ProgramPage | None", self._made.get(deeds.PROGRAM))
        if program is not None and program.is_changed:
            said.append(self.tr("What you changed of the program is not saved, and would be lost."))
        return " ".join(said)

    def show_page(self, place: int) -> None:
        """Turn to a page by its place."""
        if 0 <= place < len(self._pages):
            page = self._pages[place]
            if page.key in self._outdated and not self._is_at_work(page.key):
                self._drop(page.key)
            shown = page.have()
            if place != self._place:
                self._former, self._place = self._place, place
            self._stack.setCurrentWidget(self._held[page.key])
            self._strip.show_page(place)
            shown()

    def show_page_named(self, key: str) -> None:
        """Turn to a page by its name."""
        self.show_page(next(place for place, page in enumerate(self._pages) if page.key == key))

    def forget(self) -> None:
        """Leave nothing of a call behind; the workplace is not used again."""
        self.desk.blockSignals(True)  # nobody counts calls any more
        self.desk.presenter.leave()

    def refresh_day(self) -> None:
        """Count the day's calls again."""
        self._runner.start(ask(Access.day), self._show_day, self._fail)

    def tick(self) -> None:
        """Show the time that has passed."""
        self._strip.show_now(self._clock.now(), self.desk.presenter.seconds)
        self._show_call()

    def _make_pages(self) -> list[_Page]:
        desk, settings = self.tr("Desk"), self.tr("Settings")
        return [
            _Page(deeds.DESK, desk, Shortcut.DESK, lambda: self.desk.resume),
            *(
                _Page(page.key, page.name, page.shortcut, partial(self._shown, page.key))
                for page in self._of_supervisors
            ),
            _Page(deeds.SETTINGS, settings, Shortcut.SETTINGS, lambda: self.settings.refresh),
        ]

    def _shown(self, key: str) -> Callable[[], None]:
        """What is done when a supervisors' page is shown, which is made here if it was not there."""
        return cast(ShownPage, self.supervisors_page(key)).refresh

    def _make(self, page: SupervisorPage) -> QWidget:
        widget = page.make(Office(self._tasks, self._dialogs, self._clock, self.signed_in, self.end_wanted.emit))
        cast(ShownPage, widget).noticed.connect(self.noticed)
        if page.key == deeds.ROSTER:
            cast("RosterPage", widget).roster_switched.connect(self.refresh_day)
        if page.key == deeds.PROGRAM:
            cast("ProgramPage", widget).program_changed.connect(self._take_program)
        if page.key in {deeds.DAY, deeds.CASES}:
            cast("DashboardPage | CasesPage", widget).page_wanted.connect(self.show_page_named)
        self._hold(page.key, RoomyPage(widget, self._stack))
        return widget

    def _hold(self, key: str, widget: QWidget) -> None:
        """Have a page stand behind the one that is shown."""
        self._held[key] = widget
        self._stack.addWidget(widget)

    def _show_call(self) -> None:
        presenter = self.desk.presenter
        self._strip.show_call(presenter.state.reference, presenter.seconds)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip)
        layout.addWidget(self._stack, 1)
        self._take_desk()
        self._strip.show_page(0)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.tick)
        self._strip.page_chosen.connect(self.show_page)
        self._strip.break_wanted.connect(self.break_wanted)
        self._strip.lock_wanted.connect(self.lock_wanted)
        self._strip.sign_out_wanted.connect(self.sign_out_wanted)
        self._looks.changed.connect(self._show_looks)
        for place, page in enumerate(self._pages):
            for sequence in page.shortcut.sequences:
                QShortcut(QKeySequence(sequence), self, lambda place=place: self.show_page(place))

    def _new_desk(self) -> DeskPage:
        in_spanish = self._preferences.script_language == SPANISH
        return DeskPage(self._tasks, self._clock, self.signed_in, in_spanish=in_spanish, parent=self._stack)

    def _take_desk(self) -> None:
        desk = self.desk
        desk.titled.connect(self.titled)
        desk.changed.connect(self._show_call)
        desk.call_ended.connect(self.refresh_day)
        desk.call_ended.connect(self._begin_script)
        desk.call_ended.connect(lambda: QTimer.singleShot(0, self, self._renew_desk))
        desk.noticed.connect(self.noticed)
        self._hold(deeds.DESK, desk)

    def _take_program(self, program: Program) -> None:
        """Another program is in force: the strip follows at once, the desk from the next call on, a page when shown."""
        self.signed_in = replace(self.signed_in, program=program)
        self._strip.show_program(self.signed_in)
        self._outdated |= self._held.keys() - {deeds.DESK, deeds.ROSTER, deeds.PROGRAM}
        self._has_former_program = True
        self._renew_desk()
        self.line_changed.emit(self.signed_in)
        self.tick()

    def _renew_desk(self) -> None:
        """Between two calls a desk that has the wording of before is made anew."""
        if not self._has_former_program or self.has_call:
            return
        self._has_former_program = False
        focused = QApplication.focusWidget()
        self.desk.blockSignals(True)
        self.desk.presenter.leave()
        self._drop(deeds.DESK)
        self.desk = self._new_desk()
        self._take_desk()
        self._show_looks()
        if self.page == deeds.DESK:
            self._stack.setCurrentWidget(self.desk)
            self.desk.resume()
        elif focused:
            focused.setFocus()  # a desk takes the caret when it forgets, even one that is not shown

    def _is_at_work(self, key: str) -> bool:
        """Whether something that was begun on a page, an export for one, would be lost with it."""
        return self._tasks.is_busy_for(self._held[key])

    def _drop(self, key: str) -> None:
        """A page goes, and is made anew when it is next wanted."""
        self._outdated.discard(key)
        held = self._held.pop(key)
        self._made.pop(key, None)
        if key == deeds.SETTINGS:
            del self.settings
        self._stack.removeWidget(held)
        held.deleteLater()

    def _begin_script(self) -> None:
        """Between two calls the script stands in the language that every call is to begin with."""
        presenter = self.desk.presenter
        if not self.has_call and presenter.state.in_spanish != (self._preferences.script_language == SPANISH):
            presenter.turn_language()

    def _show_looks(self) -> None:
        for banner in self.desk.findChildren(AnswerBanner):
            banner.blue_yes = self._looks.blue_yes

    def _show_openings(self, openings: tuple[Opening, ...]) -> None:
        self.signed_in = replace(self.signed_in, openings=openings)
        self._strip.show_openings(openings)
        self.desk.presenter.open_line(openings)
        self.line_changed.emit(self.signed_in)
        self.tick()

    def _show_day(self, day: DayStatus) -> None:
        self._strip.show_count(day.calls_today)
        if day.openings != self.signed_in.openings:
            self._show_openings(day.openings)
            if deeds.SETTINGS in self._held:
                self.settings.show_openings(day.openings)
        is_supervisor = self.signed_in.role.is_supervisor
        if self._is_first_look and is_supervisor and not any(roster.active for roster in day.rosters):
            self.show_page_named(deeds.ROSTER)  # nothing can be answered before there is a roster
        self._is_first_look = False

    def _fail(self, failure: CallCenterError) -> None:
        self.noticed.emit(notice_of(failure))
