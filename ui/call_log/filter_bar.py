"""The filter of the call log: days, operator, answer, wrap-up, line, reference, and the filters that are kept."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from callcenter.domain.call_span import SPANS
from callcenter.domain.program import Program
from ui.call_log.parts import cell
from ui.call_log.state import ANY_DAY, CHOSEN_DAYS, FilterForm, FilterState
from ui.call_log.wording import ANSWERS, NOT_WRAPPED_UP, days_words, wrap_up_labels
from ui.check_words import answer_words
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button, text_label
from ui.widgets.folding_rows import FoldingRows, Form, group
from ui.widgets.still_combo_box import StillComboBox

_LONGEST = 40
_LETTERS = {"first": 12, "last": 12, "reference": 10, "name": 24}
_MOST_LETTERS = 26  # of a choice that is closed
_NARROWEST = 50  # letters
_FORMS = (
    Form(
        (
            ("days", "first", "last", "operator", "answer", "wrap_up", "line", "reference"),
            ("kept", "buttons", "keeping", ""),
        ),
        (),
    ),
    Form(
        (
            ("days", "first", "last", "line", "reference"),
            ("operator", "answer", "wrap_up"),
            ("kept", "buttons", "keeping", ""),
        ),
        (),
    ),
    Form(
        (
            ("days", "line"),
            ("first", "last", "reference"),
            ("operator", "answer"),
            ("wrap_up", "kept"),
            ("buttons", ""),
            ("keeping", ""),
        ),
        (),
    ),
)


class FilterBar(QFrame):
    """Choices from lists are taken at once, what is typed with Enter; `shown` asks for the list to be gone to."""

    taken = Signal(object)
    days_chosen = Signal(str, object)
    kept_chosen = Signal(str)
    cleared = Signal()
    name_wanted = Signal(object)
    named = Signal(str)
    name_left = Signal()
    removed = Signal()
    list_wanted = Signal()

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._labels = wrap_up_labels(program)
        self._form: FilterForm | None = None
        self._days, self._operator, self._answer, self._wrap_up, self._line, self._kept = (_Choice() for _ in range(6))
        self._first, self._last, self._reference, self._name = (QLineEdit() for _ in range(4))
        self._boxes = {
            "first": self._first,
            "last": self._last,
            "reference": self._reference,
            "name": self._name,
        }
        self._show, self._clear = push_button(self.tr("Sho&w")), push_button(self.tr("E&very call"))
        self._keep, self._remove = push_button(self.tr("&Keep filter…")), push_button(self.tr("Re&move filter"))
        self._give, self._leave = push_button(self.tr("Keep")), push_button(self.tr("Not now"))
        self._fault = text_label("", "fault")
        self._naming = QWidget()
        self._rows = self._arrange()
        self._connect()

    def begin(self) -> None:
        """Put the caret where a filter begins."""
        self._days.setFocus()

    def form(self) -> FilterForm:
        """What stands in it."""
        days = self._days.currentData() or ANY_DAY
        typed = (self._first.text(), self._last.text())
        return FilterForm(
            days=days,
            first=typed[0],
            last=typed[1],
            operator=self._operator.currentData() or "",
            answer=self._answer.currentData() or "",
            wrap_up=self._wrap_up.currentData() or "",
            line_open=self._line.currentData(),
            reference=self._reference.text(),
        )

    def show_state(self, state: FilterState) -> None:
        """Show all of it."""
        form = state.form if state.form != self._form else self.form()  # what is typed meanwhile stays
        self._form, choices = state.form, state.choices
        any_one = self.tr("Any")
        self._days.show_entries([(words, days) for days, words in days_words().items()], form.days)
        self._operator.show_entries([(any_one, ""), *((one, one) for one in choices.operators)], form.operator)
        self._answer.show_entries([(any_one, ""), *((answer_words(one), one) for one in ANSWERS)], form.answer)
        codes = dict.fromkeys((*choices.wrap_ups, NOT_WRAPPED_UP))
        labelled = [(self._labels.get(code, code), code) for code in codes]
        self._wrap_up.show_entries([(any_one, ""), *labelled], form.wrap_up)
        lines = ((any_one, None), (self.tr("Open hours"), True), (self.tr("After hours"), False))
        self._line.show_entries(lines, form.line_open)
        kept = [(one.name, one.name) for one in choices.saved]
        self._kept.show_entries([(self.tr("None"), ""), *kept], state.chosen)
        self._remove.setVisible(bool(state.chosen))
        for box, text in ((self._first, form.first), (self._last, form.last), (self._reference, form.reference)):
            if box.text() != text:
                box.setText(text)
        self._show_naming(state)
        self._tell(state)
        self._fold()

    def _show_naming(self, state: FilterState) -> None:
        asked_before = not self._naming.isHidden()
        for part in self._in_place_of_name:
            part.setVisible(not state.is_naming)
        self._naming.setVisible(state.is_naming)
        if state.is_naming and not asked_before:
            self._name.setText(state.chosen)
            self._name.setFocus()
            self._name.selectAll()
        elif asked_before and not state.is_naming:
            self._name.clear()
            self._keep.setFocus()

    def _tell(self, state: FilterState) -> None:
        words = f"▲  {state.fault}" if state.fault else ""
        is_new = words != self._fault.text()
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        for name, box in self._boxes.items():
            box.setAccessibleDescription(state.fault if name == state.faulty else "")
        if words and is_new:
            box = self._boxes[state.faulty]
            announce(box, state.fault, at_once=True)
            box.setFocus()
            box.selectAll()

    def _arrange(self) -> FoldingRows:
        for name, box in self._boxes.items():
            box.setMaxLength(_LONGEST)
            box.setMinimumWidth(_LETTERS[name] * self.fontMetrics().averageCharWidth())
        cells = {
            "days": cell(self.tr("Days"), self._days),
            "first": cell(self.tr("From"), self._first),
            "last": cell(self.tr("To"), self._last),
            "operator": cell(self.tr("Operator"), self._operator),
            "answer": cell(self.tr("Answer"), self._answer),
            "wrap_up": cell(self.tr("Wrap-up"), self._wrap_up),
            "line": cell(self.tr("Line"), self._line),
            "reference": cell(self.tr("Reference"), self._reference),
            "kept": cell(self.tr("Kept filters"), self._kept),
            "buttons": _at_the_bottom(group(self._show, self._clear)),
            "keeping": _at_the_bottom(group(self._keep, self._remove)),
        }
        self._in_place_of_name = [cells[name] for name in ("kept", "buttons", "keeping")]
        strip = QWidget()
        naming = QHBoxLayout(self._naming)
        naming.setContentsMargins(12, 0, 12, 4)
        naming.addWidget(cell(self.tr("Name of this filter"), self._name), 1)
        naming.addWidget(_at_the_bottom(group(self._give, self._leave)))
        naming.addStretch(1)
        self._naming.hide()
        self._fault.setContentsMargins(12, 0, 12, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 4)
        layout.setSpacing(2)
        for part in (strip, self._naming, self._fault):
            layout.addWidget(part)
        return FoldingRows(strip, cells, _FORMS, lambda _: None)

    def _fold(self) -> None:
        """Stand as the width allows; Tab comes to a name after all that it is about."""
        self._rows.fold()
        for one, other in pairwise((self._remove, self._name, self._give, self._leave)):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self._days.activated.connect(self._choose_days)
        self._kept.activated.connect(self._choose_kept)
        for choice in (self._operator, self._answer, self._wrap_up, self._line):
            choice.activated.connect(lambda: self.taken.emit(self.form()))
        for box in (self._first, self._last):
            box.textEdited.connect(self._note_typed_days)
        self._show.clicked.connect(self._take)
        self._clear.clicked.connect(self._take_every_call)
        self._keep.clicked.connect(lambda: self.name_wanted.emit(self.form()))
        self._remove.clicked.connect(self.removed)
        self._give.clicked.connect(lambda: self.named.emit(self._name.text()))
        self._leave.clicked.connect(self.name_left)

    def _choose_days(self) -> None:
        days = self._days.currentData()
        self.days_chosen.emit(days, self.form())
        if days == CHOSEN_DAYS:
            self._first.setFocus()
            self._first.selectAll()

    def _choose_kept(self) -> None:
        self._form = None
        self.kept_chosen.emit(self._kept.currentData())

    def _take_every_call(self) -> None:
        self._form = None
        self.cleared.emit()

    def _note_typed_days(self) -> None:
        """What is typed is meant, and no span any more."""
        if self._days.currentData() in (*SPANS, ANY_DAY):
            self._days.setCurrentIndex(self._days.findData(CHOSEN_DAYS))

    def _take(self) -> None:
        self.taken.emit(self.form())
        if self._fault.isHidden():
            self.list_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the calls, or keeps the filter under its name; Esc leaves the name, else the filter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._name.hasFocus():
                self.named.emit(self._name.text())
            else:
                self._take()
        elif event.key() == Qt.Key.Key_Escape:
            (self.list_wanted if self._naming.isHidden() else self.name_left).emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be folded, whatever it is now."""
        return QSize(_NARROWEST * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room is shared out anew."""
        super().resizeEvent(event)
        self._fold()


class _Choice(StillComboBox):
    """No wider than it need be; a long entry is seen whole in the open list."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToContents)

    def show_entries(self, entries: Sequence[tuple[str, object]], chosen: object) -> None:
        """Show words with the values behind them, and which value is chosen."""
        super().show_entries(entries, chosen)
        self.setMaximumWidth(_MOST_LETTERS * self.fontMetrics().averageCharWidth() + 40)


def _at_the_bottom(inner: QWidget) -> QWidget:
    """As low as the boxes beside it, whose labels stand above."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch()
    column.addWidget(inner)
    return whole
