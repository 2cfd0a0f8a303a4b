"""A forgotten password: a supervisor types his own here, and the person gets a one-time one."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.domain.accounts import RECOVERY_NAME
from ui.shortcuts import Shortcut
from ui.sign_in.beside import Beside
from ui.sign_in.card import Card, FaultLine, labelled, plain_label, push_button
from ui.sign_in.fault import Place
from ui.sign_in.panel import next_empty
from ui.sign_in.reset_presenter import ResetPresenter, ResetState, ResetStep
from ui.sign_in.wording import fault_words, wait_words
from ui.tasks import Tasks
from ui.widgets.announcement import announce
from ui.widgets.password_field import PasswordField

_WIDTH = 26  # in line heights
_TICK = 250  # milliseconds
_LONGEST_NAME = 200


class ResetPage(QWidget):
    """Shows what the presenter decides; `left` carries the user whose turn it is to sign in."""

    left = Signal(str)

    def __init__(self, tasks: Tasks, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = plain_label(name="quiet_text")
        self._user, self._supervisor = QLineEdit(), QLineEdit()
        for name in (self._user, self._supervisor):
            name.setMaxLength(_LONGEST_NAME)
        self._password = PasswordField()
        self._fault = FaultLine()
        self._back, self._reset = push_button(self.tr("Back  Esc")), push_button("")
        self._entry, self._given = QWidget(), QWidget()
        self._for_whom, self._one_time = plain_label(name="heading"), plain_label(name="one_time")
        self._to_sign_in = push_button(self.tr("Go on to sign in  Enter"))
        for button in (self._reset, self._to_sign_in):
            button.setObjectName("primary")
        self._to_sign_in.setAutoDefault(False)  # an Enter that is held down would take the password away unseen
        self._timer = QTimer(self, interval=_TICK)
        self._arrange()
        self.presenter = ResetPresenter(self, tasks.owned_by(self), clock)
        self._state = self.presenter.state
        self._connect()
        self.show_state(self._state)

    def begin(self, vault: Path, user: str) -> None:
        """Somebody forgot the password; the name may be changed."""
        self._user.setText(user)
        self._supervisor.setText("")
        self._password.forget()
        self.presenter.begin(vault, user)

    def point(self) -> None:
        """Put the caret where typing goes on."""
        if self._state.step is ResetStep.SHOWN:
            self._to_sign_in.setFocus()
        else:
            box = next((box for box in (self._user, self._supervisor) if not box.text()), self._password.edit)
            box.setFocus()

    def show_state(self, state: ResetState) -> None:
        """Show all of it."""
        before, self._state = self._state, state
        shown, busy = state.step is ResetStep.SHOWN, state.step is ResetStep.RESETTING
        self._vault.setText(self.tr("Vault {vault}").format(vault=state.vault.name))
        self._entry.setVisible(not shown)
        self._given.setVisible(shown)
        self._set_busy(busy, state.wait > 0)
        if before.step is ResetStep.RESETTING:
            self._password.forget()
        self._show_password(state)
        if before.wait and state.wait:
            self._fault.count_down(wait_words(state.wait))
        else:
            self._tell(before, state)
        if before.step is not state.step and not busy and not state.fault:
            self.point()

    def leave(self, user: str) -> None:
        """Back to the sign-in, with nothing left in the boxes."""
        self._user.setText("")
        self._supervisor.setText("")
        self._password.forget()
        self.left.emit(user)

    def _show_password(self, state: ResetState) -> None:
        whose = self.tr("One-time password of {user}").format(user=state.user) if state.one_time else ""
        self._for_whom.setText(whose)
        self._one_time.setText(state.one_time)
        self._to_sign_in.setAccessibleDescription(f"{whose} {state.one_time}".strip())

    def _tell(self, before: ResetState, state: ResetState) -> None:
        fault = state.fault
        boxes = {Place.USER: self._user, Place.SUPERVISOR: self._supervisor}
        box = boxes.get(fault.place, self._password.edit) if fault else self._password.edit
        self._fault.tell(wait_words(state.wait) if state.wait else fault_words(fault), box)
        if fault:
            box.setFocus()
        elif before.wait and state.step is ResetStep.ENTRY:
            announce(self, self.tr("You can try again now."), at_once=False)

    def _set_busy(self, busy: bool, waits: bool) -> None:
        for box in (self._user, self._supervisor, self._password.edit):
            box.setReadOnly(busy)
        self._reset.setEnabled(not busy and not waits)
        self._back.setEnabled(not busy)
        self._reset.setText(self.tr("One moment…") if busy else self.tr("Give a one-time password"))

    def _arrange(self) -> None:
        card = Card(_WIDTH)
        add = card.column.addWidget
        add(plain_label(self.tr("A forgotten password"), "title"))
        add(self._vault)
        add(self._entry)
        add(self._given)
        entry, given = QVBoxLayout(self._entry), QVBoxLayout(self._given)
        for column in (entry, given):
            column.setContentsMargins(0, 0, 0, 0)
        said = self.tr("A supervisor gives a one-time password here, and is not signed in by it.")
        entry.addWidget(plain_label(said))
        entry.addLayout(labelled(self.tr("&User who forgot the password"), self._user))
        entry.addLayout(labelled(self.tr("&Supervisor's user name"), self._supervisor))
        entry.addLayout(labelled(self.tr("Supervisor's &password"), self._password, self._password.edit))
        entry.addWidget(self._fault)
        entry.addWidget(Beside().add(self._back).add(self._reset, 1))
        nobody = self.tr(
            "No supervisor who can? The recovery code on paper signs in as the user “{name}”: here and at the sign-in "
            "it is that user's password."
        )
        entry.addWidget(plain_label(nobody.format(name=RECOVERY_NAME), "quiet_text"))
        once = self.tr(
            "Write it down or read it out now: it is not shown again. It serves for one sign-in, and a password of "
            "one's own is chosen right after that."
        )
        for part in (self._for_whom, self._one_time, plain_label(once), self._to_sign_in):
            given.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _connect(self) -> None:
        self._reset.clicked.connect(self._submit)
        self._back.clicked.connect(self.presenter.leave)
        self._to_sign_in.clicked.connect(self.presenter.leave)
        self._supervisor.textEdited.connect(self.presenter.name_somebody_else)
        self._timer.timeout.connect(self.presenter.tick)
        QShortcut(QKeySequence(Shortcut.BACK.label), self, self.presenter.leave)

    def _go_on(self) -> None:
        """To the next empty box, then to the vault, then to the sign-in."""
        box = next_empty((self._user, self._supervisor, self._password.edit))
        if self._state.step is ResetStep.SHOWN:
            self.presenter.leave()
        elif box:
            box.setFocus()
        else:
            self._submit()

    def _submit(self) -> None:
        self.presenter.reset(self._user.text(), self._supervisor.text(), self._password.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; held down, it is one Enter."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._go_on()

    def showEvent(self, event: QShowEvent) -> None:
        """Start where typing begins, and count."""
        super().showEvent(event)
        self._timer.start()
        self.point()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
