"""A new vault: the form, then the recovery code once, then on to the sign-in."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs import Dialogs
from ui.sign_in.card import Card
from ui.sign_in.new_vault_form import NewVaultFormPanel
from ui.sign_in.new_vault_presenter import NewVaultPresenter, NewVaultState, Stage
from ui.sign_in.recovery_panel import RecoveryPanel
from ui.tasks import Tasks

_WIDTH = 33  # in line heights
_PROGRAM_FILES = "TOML (*.toml)"


class NewVaultPage(QWidget):
    """Shows what the presenter decides; `made` carries the vault's folder and its supervisor's name."""

    made = Signal(object, str)
    left = Signal()

    def __init__(self, tasks: Tasks, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._form = NewVaultFormPanel()
        self._recovery = RecoveryPanel()
        card = Card(_WIDTH)
        card.column.addWidget(self._form)
        card.column.addWidget(self._recovery)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.presenter = NewVaultPresenter(self, tasks.owned_by(self))
        self._connect()
        self.show_state(self.presenter.state)

    def begin(self, parent: Path) -> None:
        """An empty form, with a folder proposed."""
        self._form.show_parent(parent)
        self.presenter.begin()
        self._form.begin()

    def show_state(self, state: NewVaultState) -> None:
        """Show all of it."""
        shows_code = state.stage is Stage.RECOVERY
        self._recovery.show_made(state.made)
        self._form.setVisible(not shows_code)
        self._recovery.setVisible(shows_code)
        self._form.set_busy(state.stage is Stage.MAKING)
        self._form.show_programs(state.programs)
        if shows_code:
            self._form.forget_passwords()
            self._recovery.tell(state.fault)
        else:
            self._form.tell(state.fault)

    def finish(self, vault: Path, supervisor: str) -> None:
        """On to the sign-in."""
        self.made.emit(vault, supervisor)

    def _connect(self) -> None:
        self._form.submitted.connect(lambda: self.presenter.make(self._form.form))
        self._form.folder_wanted.connect(self._choose_folder)
        self._form.program_file_wanted.connect(self._choose_program)
        self._form.left.connect(self._leave)
        self._recovery.proved.connect(self.presenter.prove)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("The folder in which the vault is to lie"))
        if folder:
            self._form.show_parent(folder)

    def _choose_program(self) -> None:
        file = self._dialogs.open_file(self.tr("A program file"), _PROGRAM_FILES)
        if file:
            self._form.show_program_file(file)

    def _leave(self) -> None:
        if self.presenter.state.stage is Stage.FORM:
            self._form.forget_passwords()
            self.left.emit()
