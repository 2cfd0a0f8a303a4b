"""What a new vault needs: where it lies, its kind, its program, its first supervisor."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.sign_in.card import FaultLine, labelled, plain_label, push_button
from ui.sign_in.fault import Fault, Place
from ui.sign_in.new_vault_presenter import NewVaultForm
from ui.sign_in.vault_header import broken_anywhere
from ui.sign_in.wording import fault_words, password_rule
from ui.widgets.password_field import PasswordField
from ui.widgets.still_combo_box import StillComboBox


class NewVaultFormPanel(QWidget):
    """The form; holds what is typed until it is emptied."""

    submitted = Signal()
    left = Signal()
    folder_wanted = Signal()
    program_file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parent: Path | None = None
        self._folder = plain_label()
        self._choose = push_button(self.tr("Choose &folder…"))
        self._name = QLineEdit()
        self._real, self._training = QRadioButton(self.tr("&Real vault")), QRadioButton(self.tr("&Training vault"))
        self._program = StillComboBox()
        self._program_file = push_button(self.tr("Program fi&le…"))
        self._supervisor = QLineEdit()
        self._password, self._again = PasswordField(), PasswordField()
        self._fault = FaultLine()
        self._back, self._make = push_button(self.tr("Back")), push_button(self.tr("Make the vault"))
        self._make.setObjectName("primary")
        self._arrange()
        self._connect()

    @property
    def form(self) -> NewVaultForm:
        """What is filled in."""
        return NewVaultForm(
            self._parent,
            self._name.text(),
            self._program.currentData() or "",
            self._supervisor.text(),
            self._password.text(),
            self._again.text(),
            self._training.isChecked(),
        )

    def show_parent(self, folder: Path) -> None:
        """The folder in which the vault's own folder is made."""
        self._parent = folder
        self._folder.setText(broken_anywhere(str(folder)))
        self._choose.setAccessibleDescription(str(folder))

    def show_programs(self, names: Iterable[str]) -> None:
        """The bundled programs; the one chosen stays chosen."""
        for name in names:
            if self._program.findData(name) < 0:
                self._program.addItem(name, name)

    def show_program_file(self, file: Path) -> None:
        """Choose a program file."""
        if self._program.findData(str(file)) < 0:
            self._program.addItem(file.name, str(file))
        self._program.setCurrentIndex(self._program.findData(str(file)))

    def tell(self, fault: Fault | None) -> None:
        """Show a fault, and put the caret where it is mended."""
        boxes: dict[Place, QWidget] = {
            Place.FOLDER: self._choose,
            Place.PROGRAM: self._program,
            Place.USER: self._supervisor,
            Place.PASSWORD: self._password.edit,
        }
        box = boxes.get(fault.place, self._name) if fault else self._name
        self._fault.tell(fault_words(fault), box)
        if fault:
            box.setFocus()
        if fault and fault.place is Place.PASSWORD:
            self.forget_passwords()

    def set_busy(self, busy: bool) -> None:
        """Nothing can be changed while the vault is made."""
        for box in (self._name, self._supervisor, self._password.edit, self._again.edit):
            box.setReadOnly(busy)
        for part in (self._choose, self._real, self._training, self._program, self._program_file, self._back):
            part.setEnabled(not busy)
        self._make.setEnabled(not busy)
        self._make.setText(self.tr("Making the vault…") if busy else self.tr("Make the vault"))

    def forget_passwords(self) -> None:
        """Empty both boxes without a trace."""
        self._password.forget()
        self._again.forget()

    def begin(self) -> None:
        """Empty, with the caret in the name; the folder stays."""
        self._name.setText("")
        self._supervisor.setText("")
        self.forget_passwords()
        self._real.setChecked(True)
        self._name.setFocus()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(self.tr("Make a new vault"), "title"))
        heading = QLabel(self.tr("It becomes a new folder in"))
        heading.setObjectName("quiet_text")
        column.addWidget(heading)
        column.addLayout(_row((self._folder, 1), (self._choose, 0)))
        column.addLayout(labelled(self.tr("&Name of the vault"), self._name))
        column.addLayout(self._kinds())
        column.addLayout(_row((labelled(self.tr("Pro&gram"), self._program), 1), (self._program_file, 0)))
        column.addLayout(labelled(self.tr("First &supervisor's user name"), self._supervisor))
        column.addLayout(
            _row(
                (labelled(self.tr("&Password"), self._password, self._password.edit), 1),
                (labelled(self.tr("The same password aga&in"), self._again, self._again.edit), 1),
            )
        )
        column.addWidget(plain_label(password_rule(), "quiet_text"))
        column.addWidget(self._fault)
        column.addLayout(_row((self._back, 0), (self._make, 1)))

    def _kinds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button, effect in (
            (self._real, self.tr("For real people: keeps the program's hours and slows down guessing.")),
            (self._training, self.tr("For made-up people: always open, and real Social Security numbers are refused.")),
        ):
            button.setAccessibleDescription(effect)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(button)
            column.addWidget(plain_label(effect, "quiet_text"), 1)
            row.addLayout(column, 1)
        return row

    def _connect(self) -> None:
        self._choose.clicked.connect(self.folder_wanted)
        self._program_file.clicked.connect(self.program_file_wanted)
        self._name.returnPressed.connect(self.focusNextChild)
        self._supervisor.returnPressed.connect(self.focusNextChild)
        self._password.submitted.connect(self._again.edit.setFocus)
        self._again.submitted.connect(self.submitted)
        self._make.clicked.connect(self.submitted)
        self._back.clicked.connect(self.left)


def _row(*parts: tuple[QWidget | QVBoxLayout, int]) -> QHBoxLayout:
    """Parts side by side at the bottom of one line, each with its share of the room that is left."""
    row = QHBoxLayout()
    for part, share in parts:
        if isinstance(part, QWidget):
            row.addWidget(part, share, Qt.AlignmentFlag.AlignBottom if share == 0 else Qt.AlignmentFlag(0))
        else:
            row.addLayout(part, share)
    return row
