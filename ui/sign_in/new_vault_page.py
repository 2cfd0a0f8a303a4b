"""The first run: four pages to a new vault, its recovery sheet once, and the proof that it is on paper."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from callcenter.clock import Clock
from ui.dialogs import PDF_FILES, PROGRAM_FILES, Dialogs, Printed
from ui.shortcuts import Shortcut
from ui.sign_in.beside import Beside
from ui.sign_in.card import Card, FaultLine, plain_label, push_button
from ui.sign_in.fault import Problem
from ui.sign_in.hours_panel import HoursPanel
from ui.sign_in.language_button import LanguageButton
from ui.sign_in.new_vault_presenter import NewVaultPresenter
from ui.sign_in.new_vault_state import Kept, NewVaultForm, NewVaultState, Stage
from ui.sign_in.new_vault_wording import stage_title
from ui.sign_in.panel import Panel
from ui.sign_in.program_panel import ProgramPanel
from ui.sign_in.proof_panel import ProofPanel
from ui.sign_in.sheet_panel import SheetPanel
from ui.sign_in.sheet_paper import draw_sheet, save_sheet
from ui.sign_in.supervisors_panel import SupervisorsPanel
from ui.sign_in.vault_panel import VaultPanel
from ui.sign_in.wording import fault_words
from ui.tasks import Tasks
from ui.widgets.announcement import announce
from ui.widgets.help_button import HelpButton

_WIDTH = 33  # in line heights
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewVaultPage(QWidget):
    """Shows what the presenter decides; `made` carries the vault's folder and its supervisor's name."""

    made = Signal(object, str)
    found = Signal(object)
    left = Signal()
    language_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(self, tasks: Tasks, dialogs: Dialogs, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._may_leave = True
        self._card = Card(_WIDTH)
        self._title = plain_label(name="title")
        self._vault, self._program, self._hours = VaultPanel(), ProgramPanel(), HoursPanel()
        self._supervisors, self._sheet, self._proof = SupervisorsPanel(), SheetPanel(), ProofPanel()
        self._panels: dict[Stage, Panel] = {
            Stage.VAULT: self._vault,
            Stage.PROGRAM: self._program,
            Stage.HOURS: self._hours,
            Stage.SUPERVISORS: self._supervisors,
            Stage.MAKING: self._supervisors,
            Stage.SHEET: self._sheet,
            Stage.PROOF: self._proof,
        }
        self._fault = FaultLine()
        self._back, self._on = push_button(self.tr("Back  Esc")), push_button("")
        self._on.setObjectName("primary")
        self._help, self.language = HelpButton(), LanguageButton()
        self._arrange()
        self.presenter = NewVaultPresenter(self, tasks.owned_by(self), clock)
        self._shown: Stage | None = None
        self._connect()
        self.show_state(self.presenter.state)

    @property
    def holds_code(self) -> bool:
        """Whether a recovery code is there, or on its way, that is not proven to be on paper."""
        return self.presenter.state.stage in {Stage.MAKING, Stage.SHEET, Stage.PROOF}

    def begin(self, parent: Path, *, may_leave: bool) -> None:
        """Empty pages, with a folder proposed; on the first run there is nothing to leave for."""
        self._may_leave = may_leave
        for panel in self._panels.values():
            panel.forget()
        self._vault.show_parent(parent)
        self._shown = None
        self.presenter.begin()

    def point(self) -> None:
        """Put the caret where the page begins."""
        self._panel.begin()

    def show_state(self, state: NewVaultState) -> None:
        """Show all of it."""
        turned, self._shown = state.stage is not self._shown, state.stage
        for panel in dict.fromkeys(self._panels.values()):
            panel.show_state(state)
            panel.setVisible(panel is self._panel)
        self._title.setText(stage_title(state.stage))
        self._show_keys(state.stage)
        box = (state.fault and self._panel.box(state.fault.place)) or self._on
        self._fault.tell(fault_words(state.fault), box)
        self._fault.setVisible(state.kept is None)  # what became of the sheet has its room
        self._card.settle()
        if state.fault or state.kept:
            box.setFocus()
            if isinstance(box, QLineEdit):
                box.selectAll()  # to be typed over
        elif turned and state.stage is not Stage.MAKING:
            self._panel.begin()
        if turned and self.isVisible():
            announce(self, self._title.text(), at_once=False)

    def fill_password(self, password: str) -> None:
        """Put a drawn password into its boxes."""
        self._supervisors.fill_password(password)

    def leave(self) -> None:
        """Back to the sign-in, if there is one."""
        if self._may_leave:
            self.left.emit()

    def open_vault(self, vault: Path) -> None:
        """On to the sign-in of a vault that is there."""
        self.found.emit(vault)

    def finish(self, vault: Path, supervisor: str) -> None:
        """On to the sign-in."""
        self.made.emit(vault, supervisor)

    @property
    def _panel(self) -> Panel:
        return self._panels[self._shown or Stage.VAULT]

    @property
    def _form(self) -> NewVaultForm:
        password, again = self._supervisors.passwords
        return NewVaultForm(
            is_new=self._vault.is_new,
            folder=self._vault.folder,
            parent=self._vault.parent_folder,
            name=self._vault.name,
            seat=self._vault.seat,
            training=self._vault.training,
            program=self._program.program,
            line=self._hours.line,
            supervisor=self._supervisors.supervisor,
            password=password,
            again=again,
            second=self._supervisors.second,
            alone=self._supervisors.alone,
        )

    def _go_on(self) -> None:
        if self._shown is Stage.PROOF:
            self.presenter.prove(*self._proof.typed)
        else:
            self._hours.show_training(self._vault.training)
            self.presenter.go_on(self._form)

    def _show_keys(self, stage: Stage) -> None:
        words = {
            Stage.SUPERVISORS: self.tr("Make the vault  Enter"),
            Stage.MAKING: self.tr("Making the vault…"),
            Stage.SHEET: self.tr("I have it on paper"),
        }
        self._on.setText(words.get(stage, self.tr("Go on  Enter")))
        self._on.setEnabled(stage is not Stage.MAKING)
        self._back.setEnabled(stage is not Stage.MAKING)
        self._back.setVisible(stage is not Stage.SHEET and (stage is not Stage.VAULT or self._may_leave))
        for foot in (self._help, self.language):
            foot.setVisible(stage is Stage.VAULT and not self._may_leave)  # else the sign-in has them

    def _arrange(self) -> None:
        card = self._card
        card.column.addWidget(self._title)
        for panel in dict.fromkeys(self._panels.values()):
            card.column.addWidget(panel)
        card.column.addWidget(self._fault)
        card.column.addWidget(Beside().add(self._back).add(self._on, 1))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._help)
        foot.addWidget(self.language)
        card.column.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _connect(self) -> None:
        self._on.clicked.connect(self._go_on)
        self._back.clicked.connect(self.presenter.back)
        self.language.chosen.connect(self.language_wanted)
        self._help.clicked.connect(self.help_wanted)
        self._vault.parent_wanted.connect(self._choose_parent)
        self._vault.folder_wanted.connect(self._choose_folder)
        self._program.chosen.connect(self.presenter.look_at)
        self._program.file_wanted.connect(self._choose_program)
        self._supervisors.password_wanted.connect(self.presenter.suggest)
        self._sheet.print_wanted.connect(self._print)
        self._sheet.file_wanted.connect(self._save)
        QShortcut(QKeySequence(Shortcut.BACK.label), self, self.presenter.back)

    def _choose_parent(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("The folder in which the vault is to lie"))
        if folder:
            self._vault.show_parent(folder)

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("The folder of a vault"))
        if folder:
            self._vault.show_folder(folder)

    def _choose_program(self) -> None:
        file = self._dialogs.open_file(self.tr("A program file"), PROGRAM_FILES)
        if file:
            self._program.show_file(file)

    def _print(self) -> None:
        sheet = self.presenter.state.sheet
        if sheet is None:
            return
        outcome = self._dialogs.print_out(self.tr("Recovery sheet"), lambda paper: draw_sheet(sheet, paper))
        news: dict[Printed, Kept | Problem] = {
            Printed.DONE: Kept.PRINTED,
            Printed.NO_PRINTER: Problem.NO_PRINTER,
            Printed.FAILED: Problem.NOT_PRINTED,
        }
        if outcome in news:
            self.presenter.tell_sheet(news[outcome])

    def _save(self) -> None:
        sheet = self.presenter.state.sheet
        if sheet is None:
            return
        file = self._dialogs.save_file(self.tr("Recovery sheet"), self.tr("recovery-sheet.pdf"), PDF_FILES)
        if file is None:
            return
        if file.resolve().is_relative_to(sheet.vault.resolve()):
            self.presenter.tell_sheet(Problem.SHEET_IN_VAULT)
            return
        try:
            save_sheet(sheet, file)
        except OSError:
            self.presenter.tell_sheet(Problem.NOT_WRITTEN)
        else:
            self.presenter.tell_sheet(Kept.SAVED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from wherever the caret is; held down, it is one Enter."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() and not self._panel.moves_on():
            self._go_on()

    def showEvent(self, event: QShowEvent) -> None:
        """Start where typing begins."""
        super().showEvent(event)
        self.point()
