"""The one window: sign-in, or the workplace of whoever signed in, beneath the message bar."""

from pathlib import Path

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.services.protocols import SignedIn
from ui.dialogs import Dialogs, QtDialogs
from ui.language import speak
from ui.notices import Kind, Notice
from ui.preferences import Preferences
from ui.sentences import in_screen_words
from ui.shift_change import ShiftChange
from ui.shortcuts import Shortcut
from ui.sign_in.entrance import Entrance
from ui.tasks import Tasks
from ui.theme import set_zoom
from ui.widgets.message_bar import MessageBar
from ui.workplace import Workplace

_SMALLEST = (1000, 640)


class MainWindow(QMainWindow):
    """Owns the tasks: closing it closes the vault."""

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        preferences: Preferences,
        vault: Path | None,
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__()
        self.tasks = tasks
        self._clock = clock
        self._preferences = preferences
        self._dialogs: Dialogs = dialogs or QtDialogs(self)
        self._bar = MessageBar()
        self._stack = QStackedWidget()
        self.entrance = self._new_entrance(vault)
        self.workplace: Workplace | None = None
        self._change = ShiftChange(tasks, clock, self)
        self._arrange()
        self._connect()
        self._show_title("")

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self._bar.show_notice(notice)

    def sign_out(self) -> None:
        """Back to sign-in, once nothing would be cut short or the person wants it all the same."""
        if self._may_leave(self.tr("Sign out"), self.tr("Sign out all the same")):
            self._change.sign_out()

    def _new_entrance(self, vault: Path | None) -> Entrance:
        entrance = Entrance(self.tasks, self._dialogs, self._preferences, vault)
        entrance.signed_in.connect(self._enter)
        entrance.noticed.connect(self.tell)
        entrance.language_wanted.connect(self._turn_language)
        self._stack.addWidget(entrance)
        return entrance

    def _arrange(self) -> None:
        self.setMinimumSize(*_SMALLEST)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self._change.left.connect(self._leave)
        self._change.noticed.connect(self.tell)
        for shortcut, act in (
            (Shortcut.ZOOM_IN, lambda: self._zoom(1)),
            (Shortcut.ZOOM_OUT, lambda: self._zoom(-1)),
            (Shortcut.ZOOM_RESET, lambda: self._zoom(None)),
            (Shortcut.LOCK, self._change.lock),
            (Shortcut.SIGN_OUT, self.sign_out),
            (Shortcut.QUIT, self.close),
        ):
            for sequence in shortcut.sequences:
                QShortcut(QKeySequence(sequence), self, act)

    def _turn_language(self, language: str) -> None:
        """The sign-in anew in another language, with the vault and the user name that stood in it; no password."""
        self._preferences.screen_language = language
        speak(language)
        former, page = self.entrance, self.entrance.sign_in_page
        vault, user = page.vault, page.user
        page.forget()
        self.entrance = self._new_entrance(vault)
        self._stack.setCurrentWidget(self.entrance)
        self._stack.removeWidget(former)
        former.deleteLater()
        self.entrance.show_sign_in(user)
        self.entrance.sign_in_page.point_to_language()
        self._show_title("")

    def _enter(self, signed_in: SignedIn) -> None:
        self._bar.dismiss()
        self.workplace = Workplace(self.tasks, self._clock, self._dialogs, self._preferences, signed_in)
        self.workplace.noticed.connect(self.tell)
        self.workplace.titled.connect(self._show_title)
        self.workplace.sign_out_wanted.connect(self.sign_out)
        self.workplace.lock_wanted.connect(self._change.lock)
        self._stack.addWidget(self.workplace)
        self._stack.setCurrentWidget(self.workplace)
        self.workplace.show_page(0)
        for warning in signed_in.warnings:
            self.tell(Notice(Kind.MEND, in_screen_words(warning)))
        self._change.enter(self.workplace, signed_in)

    def _leave(self, user: str) -> None:
        """The workplace goes, and with it everything that stood in it; `user` is whose turn it stays."""
        if self.workplace:
            self.workplace.forget()
            self._stack.removeWidget(self.workplace)
            self.workplace.deleteLater()
            self.workplace = None
        self._bar.dismiss()
        self._stack.setCurrentWidget(self.entrance)
        self.entrance.show_sign_in(user)
        self._show_title("")

    def _may_leave(self, title: str, all_the_same: str, besides: str = "") -> bool:
        hindrance = " ".join(filter(None, ((self.workplace or self.entrance).hindrance, besides)))
        return not hindrance or self._dialogs.confirm(title, hindrance, all_the_same, self.tr("Go back"))

    def _show_title(self, word: str) -> None:
        name = self.tr("Eligibility desk")
        self.setWindowTitle(f"{word}  –  {name}" if word else name)

    def _zoom(self, by: int | None) -> None:
        self._preferences.zoom = set_zoom(0 if by is None else self._preferences.zoom + by)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the vault with the window."""
        importing = self.tr("A roster is being hashed: that stops, and can go on later with the same file.")
        elsewhere = self.tasks.is_importing and not (self.workplace and self.workplace.is_importing)
        left = importing if elsewhere else ""
        if not self._may_leave(self.tr("Close the program"), self.tr("Close all the same"), left):
            event.ignore()
            return
        self._preferences.geometry = self.saveGeometry()
        self.tasks.close()
        super().closeEvent(event)
