"""The sign-in card: vault, user name, password; and a password of one's own after a one-time one."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.services.protocols import SignedIn
from ui.dialogs import Dialogs
from ui.preferences import Preferences
from ui.shortcuts import Shortcut
from ui.sign_in.beside import Beside
from ui.sign_in.card import Card, FaultLine, labelled, push_button
from ui.sign_in.fault import Place
from ui.sign_in.known_line import KnownLine, as_text, from_text, line_of
from ui.sign_in.own_password import OwnPassword
from ui.sign_in.presenter import SignInPresenter, SignInState, Step
from ui.sign_in.vault_choices import VaultChoices
from ui.sign_in.vault_header import VaultHeader
from ui.sign_in.wording import fault_words, wait_words
from ui.tasks import Tasks
from ui.widgets.announcement import announce
from ui.widgets.password_field import PasswordField

_WIDTH = 24  # in line heights
_TICK = 250  # milliseconds


class SignInPage(QWidget):
    """Shows what the presenter decides; a password leaves its box when the vault has answered."""

    signed_in = Signal(object)
    new_vault_wanted = Signal()
    reset_wanted = Signal()
    language_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(
        self,
        tasks: Tasks,
        dialogs: Dialogs,
        preferences: Preferences,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._preferences = preferences
        self._clock = clock
        self._line: KnownLine | None = None
        self._header = VaultHeader()
        self._user, self._password = QLineEdit(), PasswordField()
        self._fault = FaultLine()
        self._open = push_button("")
        self._open.setObjectName("primary")
        self._forgotten = push_button(self.tr("For&gotten password?"))
        self._forgotten.setObjectName("quiet")
        self._entry = QWidget()
        self._own = OwnPassword()
        self._choices = VaultChoices()
        self._arrange()
        self.presenter = SignInPresenter(self, tasks.owned_by(self), clock)
        self._state = self.presenter.state
        self._timer = QTimer(self, interval=_TICK)
        self._connect()
        self.show_state(self._state)

    def show_vault(self, vault: Path, user: str = "") -> None:
        """Sign in to a vault, as somebody or as whoever types a name."""
        self._user.setText(user)
        self._password.forget()
        self.presenter.choose_vault(vault)
        self._show_recent()
        self.point()

    @property
    def vault(self) -> Path | None:
        """The vault that is shown."""
        return self._state.vault

    @property
    def user(self) -> str:
        """The user name as it stands in its box."""
        return self._user.text()

    def type_in(self, user: str, password: str) -> None:
        """Fill the boxes and press Enter, as a person would."""
        self._user.setText(user)
        self._password.edit.setText(password)
        self._submit()

    def forget(self, user: str = "") -> None:
        """Empty every box without a trace: the next person signs in, or `user` once more."""
        self._user.setText(user)
        self._password.forget()
        self._own.forget()
        self._show_recent()
        self.point()

    def point(self) -> None:
        """Put the caret where typing goes on."""
        if self._state.step is Step.OWN_PASSWORD:
            self._own.begin()
        elif self._user.text():
            self._password.edit.setFocus()
        else:
            self._user.setFocus()

    @property
    def language(self) -> QPushButton:
        """The choice of the screen's language."""
        return self._choices.language

    def show_state(self, state: SignInState) -> None:
        """Show all of it."""
        before, self._state = self._state, state
        changing = state.step.is_password_change
        if before.vault != state.vault:
            self._line = from_text(self._preferences.line_of(state.vault)) if state.vault else None
            self._show_line()
        self._header.show_vault(state.vault, state.training, state.in_use)
        self._entry.setVisible(state.vault is not None and not changing)
        self._own.setVisible(changing)
        self._choices.setVisible(not changing)
        self._set_busy(state)
        if before.step.is_busy or changing:
            self._password.forget()
        if changing:
            self._own.tell(fault_words(state.fault))
        else:
            self._own.forget()
            self._tell(before, state)
        if before.step is not state.step and not state.step.is_busy:
            self.point()

    def enter(self, signed_in: SignedIn) -> None:
        """Remember the vault and the hours of its line, not who it was."""
        self._preferences.remember_vault(signed_in.vault)
        self.know_line(signed_in)
        self.signed_in.emit(signed_in)

    def know_line(self, signed_in: SignedIn) -> None:
        """Remember the hours of a vault's line, and its openings, to say before the next sign-in."""
        self._line = line_of(signed_in)
        self._preferences.remember_line(signed_in.vault, as_text(self._line))
        self._show_line()

    def _arrange(self) -> None:
        self._user.setMaxLength(200)
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.addLayout(labelled(self.tr("&User name"), self._user))
        entry.addLayout(labelled(self.tr("&Password"), self._password, self._password.edit))
        entry.addWidget(self._fault)
        entry.addWidget(Beside().add(self._open, 1).add(self._forgotten))
        card = Card(_WIDTH)
        for part in (self._header, self._entry, self._own, self._choices):
            card.column.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _connect(self) -> None:
        self._user.returnPressed.connect(self._leave_user)
        self._password.submitted.connect(self._submit)
        self._user.textEdited.connect(self.presenter.name_somebody_else)
        self._open.clicked.connect(self._submit)
        self._forgotten.clicked.connect(self.reset_wanted)
        self._own.submitted.connect(self.presenter.choose_password)
        self._own.left.connect(self.presenter.back)
        self._choices.chosen.connect(self.show_vault)
        self._choices.other_wanted.connect(self._choose_folder)
        self._choices.new_wanted.connect(self.new_vault_wanted)
        self._choices.language.chosen.connect(self.language_wanted)
        self._choices.help_wanted.connect(self.help_wanted)
        self._timer.timeout.connect(self._tick)
        QShortcut(QKeySequence(Shortcut.BACK.label), self, self.presenter.back)

    def _submit(self) -> None:
        self.presenter.sign_in(self._user.text(), self._password.text())

    def _leave_user(self) -> None:
        if self._password.text():
            self._submit()
        else:
            self._password.edit.setFocus()

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("The folder of a vault"))
        if folder:
            self.show_vault(folder)

    def _tell(self, before: SignInState, state: SignInState) -> None:
        if before.wait and state.wait:
            self._fault.count_down(wait_words(state.wait))
            return
        box = self._user if state.fault and state.fault.place is Place.USER else self._password.edit
        self._fault.tell(wait_words(state.wait) if state.wait else fault_words(state.fault), box)
        if state.fault:
            box.setFocus()
        elif before.wait and state.step is Step.SIGN_IN:
            announce(self, self.tr("You can try again now."), at_once=False)

    def _set_busy(self, state: SignInState) -> None:
        busy = state.step.is_busy
        self._user.setReadOnly(busy)
        self._password.edit.setReadOnly(busy)
        self._open.setEnabled(not busy and not state.wait)
        self._open.setText(self.tr("Opening…") if state.step is Step.OPENING else self.tr("Sign in"))
        self._forgotten.setEnabled(not busy)
        self._choices.setEnabled(not busy)
        self._own.set_busy(busy)

    def _tick(self) -> None:
        """Show the time that has passed."""
        self._show_line()
        self.presenter.tick()

    def _show_line(self) -> None:
        self._header.show_line(self._line, self._clock.now())

    def _show_recent(self) -> None:
        self._choices.show_recent(path for path in self._preferences.recent_vaults if path != self.vault)

    def showEvent(self, event: QShowEvent) -> None:
        """Start where typing begins."""
        super().showEvent(event)
        self._show_recent()
        self._tick()
        self._timer.start()
        self.point()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
