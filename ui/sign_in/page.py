"""The sign-in card: vault, user name, password; and a password of one's own after a one-time one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callcenter.services.protocols import SignedIn
from ui.dialogs import Dialogs
from ui.preferences import Preferences
from ui.sign_in.card import Card, FaultLine, labelled, push_button
from ui.sign_in.fault import Fault, Place
from ui.sign_in.own_password import OwnPassword
from ui.sign_in.presenter import SignInPresenter, SignInState, Step
from ui.sign_in.vault_choices import VaultChoices
from ui.sign_in.vault_header import VaultHeader
from ui.sign_in.wording import fault_words
from ui.tasks import Tasks
from ui.widgets.password_field import PasswordField

_WIDTH = 24  # in line heights


class SignInPage(QWidget):
    """Shows what the presenter decides; a password leaves its box when the vault has answered."""

    signed_in = Signal(object)
    new_vault_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(self, tasks: Tasks, dialogs: Dialogs, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._preferences = preferences
        self._header = VaultHeader()
        self._user, self._password = QLineEdit(), PasswordField()
        self._fault = FaultLine()
        self._open = push_button("")
        self._open.setObjectName("primary")
        self._entry = QWidget()
        self._own = OwnPassword()
        self._choices = VaultChoices()
        self._arrange()
        self.presenter = SignInPresenter(self, tasks.owned_by(self))
        self._step, self._vault = self.presenter.state.step, self.presenter.state.vault
        self._connect()
        self.show_state(self.presenter.state)

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
        return self._vault

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
        if self._step is Step.OWN_PASSWORD:
            self._own.begin()
        elif self._user.text():
            self._password.edit.setFocus()
        else:
            self._user.setFocus()

    def point_to_language(self) -> None:
        """Put the focus on the choice of the screen's language."""
        self._choices.language.setFocus()

    def show_state(self, state: SignInState) -> None:
        """Show all of it."""
        before, self._step, self._vault = self._step, state.step, state.vault
        changing = state.step.is_password_change
        self._header.show_vault(state.vault, state.training, state.in_use)
        self._entry.setVisible(state.vault is not None and not changing)
        self._own.setVisible(changing)
        self._choices.setVisible(not changing)
        self._set_busy(state.step)
        if before.is_busy or changing:
            self._password.forget()
        if changing:
            self._own.tell(fault_words(state.fault))
        else:
            self._own.forget()
            self._tell(state.fault)
        if before is not state.step and not state.step.is_busy:
            self.point()

    def enter(self, signed_in: SignedIn) -> None:
        """Remember the vault, not who it was."""
        self._preferences.remember_vault(signed_in.vault)
        self.signed_in.emit(signed_in)

    def _arrange(self) -> None:
        self._user.setMaxLength(200)
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.addLayout(labelled(self.tr("&User name"), self._user))
        entry.addLayout(labelled(self.tr("&Password"), self._password, self._password.edit))
        entry.addWidget(self._fault)
        entry.addWidget(self._open)
        card = Card(_WIDTH)
        for part in (self._header, self._entry, self._own, self._choices):
            card.column.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _connect(self) -> None:
        self._user.returnPressed.connect(self._leave_user)
        self._password.submitted.connect(self._submit)
        self._open.clicked.connect(self._submit)
        self._own.submitted.connect(self.presenter.choose_password)
        self._own.left.connect(self.presenter.back)
        self._choices.chosen.connect(self.show_vault)
        self._choices.other_wanted.connect(self._choose_folder)
        self._choices.new_wanted.connect(self.new_vault_wanted)
        self._choices.language.chosen.connect(self.language_wanted)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.presenter.back)

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

    def _tell(self, fault: Fault | None) -> None:
        box = self._user if fault and fault.place is Place.USER else self._password.edit
        self._fault.tell(fault_words(fault), box)
        if fault:
            box.setFocus()

    def _set_busy(self, step: Step) -> None:
        self._user.setReadOnly(step.is_busy)
        self._password.edit.setReadOnly(step.is_busy)
        self._open.setEnabled(not step.is_busy)
        self._open.setText(self.tr("Opening…") if step is Step.OPENING else self.tr("Sign in"))
        self._choices.setEnabled(not step.is_busy)
        self._own.set_busy(step.is_busy)

    def _show_recent(self) -> None:
        self._choices.show_recent(path for path in self._preferences.recent_vaults if path != self._vault)

    def showEvent(self, event: QShowEvent) -> None:
        """Start where typing begins."""
        super().showEvent(event)
        self._show_recent()
        self.point()
