"""The boxes of the desk: what the caller says goes in, what was understood stands beneath."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from callcenter.domain.details import SpokenDetails
from callcenter.domain.policy import Detail
from callcenter.domain.understood import Understood
from callcenter.errors import DetailFault
from callcenter.services.protocols import SignedIn
from ui.desk.wording import understood_words
from ui.notices import sentence_of
from ui.shortcuts import Shortcut
from ui.texts import in_screen_language
from ui.widgets.detail_field import DetailField
from ui.widgets.ssn_field import SsnField

BOX_SHORTCUTS = {
    "educator_id": Shortcut.EDUCATOR_ID,
    "last_name": Shortcut.LAST_NAME,
    "first_name": Shortcut.FIRST_NAME,
    "birth_date": Shortcut.BIRTH_DATE,
    "ssn": Shortcut.SSN,
}
# Row, column and columns taken of each box in a narrow window; the second column is wider, for the longest label.
_COMPACT = {
    "educator_id": (0, 0, 2),
    "last_name": (1, 0, 1),
    "first_name": (1, 1, 1),
    "birth_date": (2, 0, 1),
    "ssn": (2, 1, 1),
}
_COMPACT_WIDTHS = (11, 14)
_SPACE, _COMPACT_SPACE = 7, 4


class DetailBoxes(QWidget):
    """One field for each detail the program asks for, in the order of the desk."""

    edited = Signal()
    submitted = Signal()
    pointed = Signal(QWidget)

    def __init__(self, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        matching = signed_in.program.matching
        self._rules = signed_in.reading.ssn
        self._keeps_last4 = signed_in.reading.policy.digits is Detail.LAST4
        self._fields: dict[str, DetailField] = {}
        self._caret = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        labels = {
            "educator_id": in_screen_language(matching.educator_id_label),
            "last_name": self.tr("Last name"),
            "first_name": self.tr("First name"),
            "birth_date": self.tr("Birth date"),
            "ssn": self.tr("Last 4 of Social Security number")
            if self._keeps_last4
            else self.tr("Social Security number"),
        }
        for name, label in labels.items():
            if name != "educator_id" or matching.educator_id_used:
                self._add(name, label)
        self.set_compact(False)

    @property
    def caret(self) -> str:
        """The box that has the caret, or had it last."""
        return self._caret

    def field(self, name: str) -> DetailField:
        """The field of a detail."""
        return self._fields[name]

    def spoken(self) -> SpokenDetails:
        """What stands in the boxes."""
        return SpokenDetails(**{name: field.text() for name, field in self._fields.items()})

    def set_compact(self, compact: bool) -> None:
        """Beneath one another, or in a narrow window two beside each other."""
        grid = self._grid
        for row, (name, field) in enumerate(self._fields.items()):
            field.narrow = compact
            grid.removeWidget(field)
            line, column, columns = _COMPACT[name] if compact else (row, 0, 1)
            grid.addWidget(field, line, column, 1, columns)
        for column, width in enumerate(_COMPACT_WIDTHS):
            grid.setColumnStretch(column, width if compact or column == 0 else 0)
        for row in range(len(self._fields) + 1):
            grid.setRowStretch(row, int(row == len(self._fields)))
        grid.setHorizontalSpacing(10 if compact else 0)
        grid.setVerticalSpacing(_COMPACT_SPACE if compact else _SPACE)

    def show_understood(self, values: Understood, today: date) -> None:
        """Beneath each box what was understood of it; nothing where nothing was yet."""
        words = understood_words(values, today, self._keeps_last4)
        for name, field in self._fields.items():
            field.show_understood(words[name])

    def show_faults(self, faults: Iterable[DetailFault]) -> None:
        """Tell each fault beneath its box, and put the caret into the first of them."""
        told = {fault.field: fault for fault in faults}
        for name, field in self._fields.items():
            if name in told:
                field.show_fault(sentence_of(told[name]), is_told_below=True)
        first = next((name for name in self._fields if name in told), None)
        if first:
            self.point_to(first)

    def point_to(self, name: str) -> None:
        """Put the caret into a box, its text selected to be typed over; into the first for an unknown one."""
        field = self._fields.get(name) or next(iter(self._fields.values()))
        field.edit.setFocus()
        field.edit.selectAll()

    def return_caret(self) -> None:
        """Put the caret where it was last, with nothing selected that was not."""
        field = self._fields.get(self._caret)
        if field is None:
            self.point_to("")
        else:
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, spoken: SpokenDetails) -> None:
        """Put details into the boxes, as no person typed them."""
        for name, field in self._fields.items():
            field.set_text(getattr(spoken, name))

    def forget(self) -> None:
        """Empty every box without a trace."""
        for field in self._fields.values():
            field.forget()
        self.point_to("")

    def _add(self, name: str, label: str) -> None:
        shortcut = BOX_SHORTCUTS[name]
        field: DetailField
        if name == "ssn":
            field = SsnField(label, shortcut, self)
            field.keeps_last4 = self._keeps_last4
            field.rules = self._rules
        else:
            field = DetailField(label, shortcut, self)
        field.edited.connect(self.edited)
        field.edit.returnPressed.connect(self.submitted)
        field.edit.entered.connect(self._remembering(name))
        self._fields[name] = field
        for sequence in shortcut.sequences:
            QShortcut(QKeySequence(sequence), self, self._pointer_to(name))

    def _remembering(self, name: str) -> Callable[[], None]:
        def remember() -> None:
            self._caret = name
            self.pointed.emit(self._fields[name])

        return remember

    def _pointer_to(self, name: str) -> Callable[[], None]:
        return lambda: self.point_to(name)


class BoxArea(QScrollArea):
    """The boxes keep their height when letters are large: then they scroll."""

    def __init__(self, boxes: DetailBoxes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._boxes = boxes
        self.setWidget(boxes)
        boxes.pointed.connect(self.ensureWidgetVisible)

    def sizeHint(self) -> QSize:
        """As high as the boxes, however they are laid out just now; Qt keeps what they needed at first."""
        return self._boxes.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the desk: the boxes scroll as Tab goes."""
        event.ignore()
