"""The box for the password that a workbook is protected with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.roster.parts import FaultNote
from ui.roster.state import Fault, Place
from ui.roster.wording import fault_words
from ui.widgets.cards import push_button, text_label
from ui.widgets.password_field import PasswordField

_LETTERS = 40


class FilePassword(QWidget):
    """`given` carries what was typed; the box is emptied then."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = PasswordField()
        self._field.set_accessible_name(self.tr("Password of the workbook"))
        self._field.setMaximumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self._open = push_button(self.tr("&Open it"))
        self._fault = FaultNote()
        label = QLabel(self.tr("Pass&word of the workbook"))
        label.setObjectName("label")
        label.setBuddy(self._field.edit)
        row = QHBoxLayout()
        row.addWidget(self._field)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(self._fault)
        layout.addWidget(
            text_label(self.tr("It is kept in memory alone, and only until the file was read."), "quiet_text")
        )
        self._field.submitted.connect(self.give)
        self._open.clicked.connect(self.give)

    @property
    def is_filled(self) -> bool:
        """Whether something is typed that was not given yet."""
        return bool(self._field.text())

    def begin(self) -> None:
        """Put the caret into the box."""
        self._field.edit.setFocus()

    def show_fault(self, fault: Fault | None, *, busy: bool) -> None:
        """What is wrong with the last password, and whether one is being tried."""
        told = fault_words(fault) if fault and fault.place is Place.PASSWORD else ""
        self._fault.tell(told, self._field.edit)
        self._field.edit.setReadOnly(busy)

    def forget(self) -> None:
        """Empty the box without a trace."""
        self._field.forget()

    def give(self) -> None:
        """Give on what was typed; nothing typed asks for it."""
        password = self._field.text()
        if self._field.edit.isReadOnly():
            return
        if not password:
            self._fault.tell(fault_words(Fault(Place.PASSWORD, "password_needed")), self._field.edit)
            self.begin()
            return
        self.forget()
        self.given.emit(password)
