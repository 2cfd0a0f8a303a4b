"""The form of an export: how it is written, with which columns, and the password of a protected workbook."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.domain.call_export import EXPORT_COLUMNS
from callcenter.domain.passwords import SHORTEST_PASSWORD
from ui.call_log.export_presenter import ExportState, FormFault, Way
from ui.call_log.parts import cell
from ui.language import tr
from ui.notices import sentence_of
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button, text_label
from ui.widgets.password_field import PasswordField
from ui.widgets.still_combo_box import StillComboBox

_PASSWORD_LETTERS = 34
_BETWEEN = 14


class ExportFormPart(QWidget):
    """`wanted` carries what was typed into the two password boxes, empty without them."""

    way_chosen = Signal(object)
    column_chosen = Signal(str, bool)
    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = text_label()
        self._way = StillComboBox()
        self._unfold = push_button("")
        self._unfold.setCheckable(True)
        self._effect = text_label("", "quiet_text")
        self._columns = _Columns(self.column_chosen.emit)
        self._notes = text_label(
            self.tr(
                "Notes are sealed in the vault. In the file everybody can read them, and the journal tells that you "
                "opened them."
            )
        )
        self._password, self._again = PasswordField(), PasswordField(again=True)
        self._passwords = QWidget()
        self._fault = text_label("", "fault")
        self._go_on = push_button(self.tr("Choose a &place and export…"), "primary")
        self._not_now = push_button(self.tr("Not now"))
        self._arrange()
        self._way.activated.connect(lambda: self.way_chosen.emit(self._way.currentData()))
        self._unfold.toggled.connect(self._columns.setVisible)
        self._password.submitted.connect(self._again.edit.setFocus)
        self._again.submitted.connect(self._give)
        self._go_on.clicked.connect(self._give)
        self._not_now.clicked.connect(self.left)

    def begin(self) -> None:
        """Put the focus on the first choice."""
        self._way.setFocus()

    def show_state(self, state: ExportState) -> None:
        """What is chosen, and what has to be mended."""
        self._which.setText(
            self.tr("The calls that the list's filter lets through are written.")
            if state.is_filtered
            else self.tr("Every call of the log is written.")
        )
        self._way.show_entries([(_way_words(way), way) for way in Way], state.way)
        self._effect.setText(_effect_words(state.way))
        self._way.setAccessibleDescription(self._effect.text())
        count = self.tr("{some} of {all}").format(some=len(state.columns), all=len(EXPORT_COLUMNS))
        self._unfold.setText(count)
        self._unfold.setAccessibleName(self.tr("Columns: {count}").format(count=count))
        self._columns.show_chosen(state.columns)
        self._notes.setVisible(state.has_notes)
        self._passwords.setVisible(state.way is Way.PROTECTED)
        if state.way is not Way.PROTECTED:
            self.forget()
        self._tell(state)

    def forget(self) -> None:
        """Empty both boxes without a trace."""
        self._password.forget()
        self._again.forget()

    def _arrange(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(_BETWEEN)
        choices.addWidget(cell(self.tr("&Format"), self._way))
        choices.addWidget(cell(self.tr("&Columns"), self._unfold))
        choices.addStretch()
        fields = QHBoxLayout(self._passwords)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(_BETWEEN)
        labels = (self.tr("Pass&word of the workbook"), self.tr("The same password a&gain"))
        for field, label in zip((self._password, self._again), labels, strict=True):
            part = cell(label, field)
            field.set_accessible_name(label.replace("&", ""))
            part.setMaximumWidth(_PASSWORD_LETTERS * self.fontMetrics().averageCharWidth())
            fields.addWidget(part)
        fields.addStretch()
        buttons = QHBoxLayout()
        for button in (self._go_on, self._not_now):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._which)
        column.addLayout(choices)
        for part in (self._effect, self._columns, self._notes, self._passwords, self._fault):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch()
        for part in (self._columns, self._notes, self._passwords, self._fault):
            part.hide()

    def _give(self) -> None:
        self.wanted.emit(self._password.text(), self._again.text())

    def _tell(self, state: ExportState) -> None:
        words = _fault_words(state)
        told = f"▲  {words}" if words else ""
        at = self._unfold if state.fault is FormFault.NO_COLUMN else self._password.edit
        for control in (self._unfold, self._password.edit):
            control.setAccessibleDescription(words if control is at else "")
        if told and told != self._fault.text():
            if at is self._password.edit:
                self.forget()
            at.setFocus()
            announce(at, words, at_once=True)
        self._fault.setText(told)
        self._fault.setVisible(bool(told))


class _Columns(QWidget):
    """A box to be checked for each column, as many side by side as there is room for."""

    def __init__(self, chosen: Callable[[str, bool], None]) -> None:
        super().__init__()
        self._boxes = {name: QCheckBox(_column_words(name)) for name in EXPORT_COLUMNS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(2)
        self._abreast = 0
        for name, box in self._boxes.items():
            box.clicked.connect(lambda wanted, name=name: chosen(name, wanted))
        self._stand(3)

    def show_chosen(self, columns: tuple[str, ...]) -> None:
        """Which are checked."""
        for name, box in self._boxes.items():
            box.setChecked(name in columns)

    def _stand(self, abreast: int) -> None:
        if abreast == self._abreast:
            return
        self._grid.setColumnStretch(self._abreast, 0)
        for place, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, place // abreast, place % abreast)
        self._grid.setColumnStretch(abreast, 1)
        self._abreast = abreast

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room holds others side by side."""
        super().resizeEvent(event)
        widest = max(box.sizeHint().width() for box in self._boxes.values()) + _BETWEEN
        self._stand(max(2, min(7, self.width() // widest)))


def _way_words(way: Way) -> str:
    return {
        Way.CSV: tr("CSV"),
        Way.XLSX: tr("Excel workbook (.xlsx)"),
        Way.PROTECTED: tr("Excel workbook (.xlsx) with a password"),
        Way.JSONL: tr("JSON lines"),
    }[way]


def _effect_words(way: Way) -> str:
    return {
        Way.CSV: tr("For any spreadsheet. What a spreadsheet could run as a formula stands behind an apostrophe."),
        Way.XLSX: tr(
            "Dates are real dates of the center's clock, with their offset beside them; nothing is a formula."
        ),
        Way.PROTECTED: tr("Opens with this password alone. Nobody can bring it back: keep it apart from the file."),
        Way.JSONL: tr("One object a line, for other programs."),
    }[way]


def _column_words(name: str) -> str:
    return {
        "reference": tr("Reference"),
        "started_at": tr("Began"),
        "ended_at": tr("Ended"),
        "seat": tr("Seat"),
        "operator": tr("Operator"),
        "line_open": tr("Line open"),
        "checks": tr("Checks"),
        "answer": tr("Answer"),
        "rules_hit": tr("Rules hit"),
        "wrap_up": tr("Wrap-up"),
        "roster": tr("Roster number"),
        "program_version": tr("Program version"),
        "note": tr("Note"),
    }[name]


def _fault_words(state: ExportState) -> str:
    if state.fault is FormFault.NO_COLUMN:
        return tr("Choose at least one column.")
    if state.fault is FormFault.DIFFER:
        return tr("The two passwords are not the same. Type both again.")
    if state.fault is FormFault.SHORT:
        words = tr("A password has at least {number} characters. Several words in a row are best.")
        return words.format(number=SHORTEST_PASSWORD)
    return sentence_of(state.failure) if state.failure else ""
