"""The one window: sign-in, or the workplace of whoever signed in, beneath the message bar."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.services.protocols import SignedIn
from ui import deeds
from ui.dialogs import Dialogs, QtDialogs
from ui.first_paint import once_painted
from ui.help.beside import HelpBeside
from ui.language import screen_language, speak
from ui.line_words import center_time
from ui.lock.countdown_bar import CountdownBar
from ui.lock.lock_watch import LockWatch
from ui.looks import Looks
from ui.notices import Kind, Notice
from ui.preferences import Preferences
from ui.screens import Screens
from ui.sentences import in_screen_words
from ui.shift_change import ShiftChange
from ui.shortcuts import Shortcut
from ui.sign_in.entrance import Entrance
from ui.tasks import Tasks
from ui.widgets.message_bar import MessageBar
from ui.window_place import keep_place

if TYPE_CHECKING:  # loaded while a password is typed: the sign-in is painted without it
    from ui.workplace import Workplace

_SMALLEST = (500, 640)


class MainWindow(QMainWindow):
    """Owns the tasks: closing it closes the vault."""

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        preferences: Preferences,
        vault: Path | None,
        dialogs: Dialogs | None = None,
        *,
        takes_care: bool = False,
    ) -> None:
        """With `takes_care` the vault is looked after while somebody works: see `ui/care.py`."""
        super().__init__()
        self._takes_care = takes_care
        self.tasks = tasks
        self._clock = clock
        self._preferences = preferences
        self._dialogs: Dialogs = dialogs or QtDialogs(self)
        self._looks = Looks(preferences, self)
        # A style sheet dresses what is in a part anew when the part gets a parent: so it has one while it is empty.
        whole = QWidget(self)
        self._countdown, self._bar, self._screens = CountdownBar(whole), MessageBar(whole), Screens(whole)
        self._help = HelpBeside(self._screens, whole)
        self.entrance = self._new_entrance(vault)
        self._screens.show_screen(self.entrance)
        self.workplace: Workplace | None = None
        self._waiting_language = ""
        self.watch = LockWatch(clock, self)
        self._change = ShiftChange(tasks, clock, self)
        self._arrange(whole)
        self._connect()
        self._connect_watch()
        self._show_title("")
        once_painted(self, _load_workplace)

    @property
    def page(self) -> str:
        """The name of the page that is shown, one of those of `ui.deeds`."""
        if self.workplace:
            return self.workplace.page
        return deeds.NEW_VAULT if self.entrance.makes_vault else deeds.SIGN_IN

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self._bar.show_notice(notice)

    def sign_out(self) -> None:
        """Back to sign-in, once nothing would be cut short or the person wants it all the same."""
        if self._may_leave(self.tr("Sign out"), self.tr("Sign out all the same")):
            self._change.sign_out()

    def show_keys(self) -> None:
        """Open the sheet of keys for the page that is shown, or close it."""
        self._help.close_help()  # the caret is where it was before, for the sheet to give it back
        supervisor = self.workplace is not None and self.workplace.signed_in.role.is_supervisor
        self._screens.turn_sheet(self.page, supervisor=supervisor)

    def show_help(self) -> None:
        """Open the help for what is shown, or close it."""
        shown = self.workplace.help_page if self.workplace else self.page
        self._help.turn("keys" if self._screens.sheet else shown)

    def _new_entrance(self, vault: Path | None) -> Entrance:
        entrance = Entrance(self.tasks, self._dialogs, self._preferences, self._clock, vault, self._screens)
        entrance.signed_in.connect(self._enter)
        entrance.noticed.connect(self.tell)
        entrance.language_wanted.connect(self._turn_language)
        entrance.help_wanted.connect(self.show_help)
        self._screens.addWidget(entrance)
        return entrance

    def _arrange(self, whole: QWidget) -> None:
        self.setMinimumSize(*_SMALLEST)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._countdown)
        layout.addWidget(self._bar)
        layout.addWidget(self._help, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self._change.left.connect(self._leave)
        self._change.noticed.connect(self.tell)
        for shortcut, act in (
            (Shortcut.ZOOM_IN, lambda: self._zoom(1)),
            (Shortcut.ZOOM_OUT, lambda: self._zoom(-1)),
            (Shortcut.ZOOM_RESET, lambda: self._zoom(None)),
            (Shortcut.HELP, self.show_help),
            (Shortcut.ALL_KEYS, self.show_keys),
            (Shortcut.BREAK, self._change.take_break),
            (Shortcut.LOCK, self._change.lock),
            (Shortcut.SIGN_OUT, self.sign_out),
            (Shortcut.QUIT, self.close),
        ):
            for sequence in shortcut.sequences:
                QShortcut(QKeySequence(sequence), self, act)

    def _connect_watch(self) -> None:
        self.watch.due.connect(self._change.lock)
        self.watch.counted.connect(self._countdown.show_left)
        self.watch.session_ends_soon.connect(self._tell_end)
        self.watch.session_ended.connect(self._change.end_session)
        self._change.leaving.connect(self._dialogs.dismiss)
        self._change.stayed.connect(self.watch.put_off)

    def _enter(self, signed_in: SignedIn) -> None:
        self._bar.dismiss()
        self.workplace = self._new_workplace(signed_in)
        self.workplace.show_page(0)
        for warning in signed_in.warnings:
            self.tell(Notice(Kind.MEND, in_screen_words(warning)))
        self._change.enter(self.workplace, signed_in)
        self.watch.begin(signed_in)

    def _new_workplace(self, signed_in: SignedIn) -> "Workplace":
        workplace = _load_workplace()(
            self.tasks,
            self._clock,
            self._dialogs,
            self._preferences,
            self._looks,
            signed_in,
            sees_desktop=lambda: self.watch.sees_desktop,
            parent=self._screens,
        )
        workplace.noticed.connect(self.tell)
        workplace.titled.connect(self._show_title)
        workplace.keys_wanted.connect(self.show_keys)
        workplace.break_wanted.connect(self._change.take_break)
        workplace.lock_wanted.connect(self._change.lock)
        workplace.sign_out_wanted.connect(self.sign_out)
        workplace.end_wanted.connect(self._change.end_program)
        workplace.language_wanted.connect(self._choose_language)
        workplace.line_changed.connect(self._know_line)
        if self._takes_care:
            from ui.care import Care

            Care(self.tasks, workplace).noticed.connect(self.tell)
        self._screens.show_screen(workplace)
        return workplace

    def _leave(self, user: str) -> None:
        """The workplace goes, and with it everything that stood in it; `user` is whose turn it stays."""
        self.watch.end()
        workplace, self.workplace = self.workplace, None
        if workplace:
            workplace.forget()
        self._bar.dismiss()
        if self._waiting_language:
            self._speak(self._waiting_language)
        self._screens.show_screen(self.entrance)
        if workplace:
            self._screens.drop(workplace)
        self.entrance.show_sign_in(user)
        self._show_title("")

    def _turn_language(self, language: str) -> None:
        """The sign-in anew in another language, with the vault and the user name that stood in it; no password."""
        user = self.entrance.sign_in_page.user
        self._preferences.screen_language = language
        self._speak(language)
        self._screens.show_screen(self.entrance)
        self.entrance.show_sign_in(user)
        self.entrance.point_to_language()
        self._show_title("")

    def _choose_language(self, language: str) -> None:
        """Of whoever works: at once between two calls, else from the next sign-in on."""
        self._preferences.screen_language = language
        former = self.workplace
        self._waiting_language = ""
        if former is None or language == screen_language():
            return
        if former.hindrance:
            self._waiting_language = language
            self.tell(Notice(Kind.NEWS, self.tr("The screen changes its language at the next sign-in.")))
            return
        former.forget()
        self._speak(language)
        self.workplace = self._new_workplace(former.signed_in)
        self._change.go_on_with(self.workplace)
        self._screens.drop(former)
        self._show_title("")
        self.workplace.show_page_named(deeds.SETTINGS)
        self.workplace.settings.point_to_language()

    def _speak(self, language: str) -> None:
        """Put a language in force; the sign-in is made anew for it."""
        self._waiting_language = ""
        speak(language)
        former = self.entrance
        vault = former.sign_in_page.vault
        former.sign_in_page.forget()
        self.entrance = self._new_entrance(vault)
        self._screens.drop(former)

    def _know_line(self, signed_in: SignedIn) -> None:
        """Whoever stands before the sign-in is told of the line as it is now; the lock follows its program."""
        self.entrance.sign_in_page.know_line(signed_in)
        self.watch.take_program(signed_in)

    def _tell_end(self) -> None:
        if self.workplace:
            ends = center_time(self.workplace.signed_in.program.line, self.workplace.signed_in.ends_at)
            text = self.tr(
                "You will be signed out at {time}: a session lasts twelve hours at most. A call in progress is "
                "finished first."
            )
            self.tell(Notice(Kind.NEWS, text.format(time=ends), stays=True))

    def _may_leave(self, title: str, all_the_same: str, besides: str = "") -> bool:
        hindrance = " ".join(filter(None, ((self.workplace or self.entrance).hindrance, besides)))
        return not hindrance or self._dialogs.confirm(title, hindrance, all_the_same, self.tr("Go back"))

    def _show_title(self, word: str) -> None:
        name = self.tr("Eligibility desk")
        self.setWindowTitle(f"{word}  –  {name}" if word else name)

    def _zoom(self, by: int | None) -> None:
        self._looks.zoom = 0 if by is None else self._looks.zoom + by

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the vault with the window."""
        importing = self.tr("A roster is being hashed: that stops, and can go on later with the same file.")
        elsewhere = self.tasks.is_importing and not (self.workplace and self.workplace.is_importing)
        left = importing if elsewhere else ""
        if not self._may_leave(self.tr("Close the program"), self.tr("Close all the same"), left):
            event.ignore()
            return
        keep_place(self, self._preferences)
        self.watch.close()
        self.tasks.close()
        super().closeEvent(event)


def _load_workplace() -> "type[Workplace]":
    """What whoever signs in works at; loaded while they type their password."""
    from ui.workplace import Workplace

    return Workplace
