"""One call opened: what became of it, its note on request, and its checks by the names of fields and rules."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout

from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from callcenter.services.call_log_protocol import OpenedCall
from ui.call_log.state import CallState
from ui.call_log.wording import case_words, length_words, line_words, wrap_up_labels
from ui.check_words import answer_words, check_words
from ui.texts import in_screen_language, moment
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button, text_label
from ui.widgets.icon import Icon

_ANSWER, _WRAP_UP, _LINE, _NOTE = 2, 3, 4, 5  # lines of the grid
_LINES_OF_CHECKS = 4


class CallCard(QFrame):
    """Nothing in it was said by a caller; `left` tells that it is to be closed."""

    left = Signal()
    note_wanted = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.setObjectName("card")
        self._hours = LineHours(program.line)
        self._labels = wrap_up_labels(program)
        self._id_label = in_screen_language(program.matching.educator_id_label)
        self._reference = QLabel()
        self._close = push_button(self.tr("Close"))
        self._values = [text_label() for _ in range(8)]
        self._mark = Icon()
        self._show_note = push_button(self.tr("Show the &note"))
        self._checks = QPlainTextEdit()
        self._shown = ""
        self._arrange()
        self._close.clicked.connect(self.left)
        self._show_note.clicked.connect(self.note_wanted)

    @property
    def words(self) -> list[str]:
        """What is told of the call, line by line; its checks last."""
        return [*(value.text() for value in self._values), self._checks.toPlainText()]

    def show_state(self, state: CallState) -> None:
        """Show all of the call, or nothing of any."""
        call = state.opened
        self.setVisible(call is not None)
        if call is None:
            self._forget()
            return
        self._reference.setText(call.call.reference)
        for value, words in zip(self._values, self._facts(call, state.note), strict=True):
            value.setText(words)
        self._mark.show_icon("open" if call.call.line_open else "closed")
        self._show_note.setVisible(call.has_note and state.note is None)
        self._show_note.setEnabled(not state.is_asking)
        checks = check_words(call.checks, self._local, self._id_label)
        if checks != self._checks.toPlainText():
            self._checks.setPlainText(checks)
        if call.call.reference != self._shown:
            self._shown = call.call.reference
            announce(
                self, f"{self._shown}. {self._values[_ANSWER].text()}. {self._values[_WRAP_UP].text()}", at_once=False
            )

    def begin(self) -> None:
        """Into the checks, where the arrow keys scroll."""
        self._checks.setFocus()

    def _forget(self) -> None:
        self._shown = ""
        for label in (self._reference, *self._values):
            label.clear()
        self._checks.clear()

    def _facts(self, opened: OpenedCall, note: str | None) -> tuple[str, ...]:
        call = opened.call
        began = moment(self._local(call.started_at))
        absent = self.tr("sealed") if opened.has_note else self.tr("none was written")
        return (
            self.tr("{time}, took {length}").format(time=began, length=length_words(call)),
            call.operator,
            answer_words(call.answer),
            self._labels.get(call.wrap_up, call.wrap_up),
            line_words(line_open=call.line_open),
            absent if note is None else note,
            case_words(opened.case, self._local),
            self.tr("version {number}").format(number=opened.program_version),
        )

    def _local(self, text: str) -> datetime:
        return self._hours.local(datetime.fromisoformat(text))

    def _arrange(self) -> None:
        self._reference.setObjectName("heading")
        self._checks.setReadOnly(True)
        self._checks.setTabChangesFocus(True)
        self._checks.setUndoRedoEnabled(False)
        self._checks.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._checks.setAccessibleName(self.tr("Checks of this call"))
        self._checks.setMinimumHeight(_LINES_OF_CHECKS * self.fontMetrics().lineSpacing())
        self._close.setToolTip("Esc")
        top = QHBoxLayout()
        top.addWidget(self._reference)
        top.addStretch()
        top.addWidget(self._close)
        captions = (
            *(self.tr("Began"), self.tr("Operator"), self.tr("Answer"), self.tr("Wrap-up"), self.tr("Line")),
            *(self.tr("Note"), self.tr("Review case"), self.tr("Program")),
        )
        grid = QGridLayout()
        grid.setVerticalSpacing(1)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(2, 1)
        for line, (caption, value) in enumerate(zip(captions, self._values, strict=True)):
            named = QLabel(caption)
            named.setObjectName("quiet_text")
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            grid.addWidget(named, line, 0, Qt.AlignmentFlag.AlignTop)
            if line == _LINE:
                grid.addWidget(self._mark, line, 1)
                grid.addWidget(value, line, 2, 1, 2)
            elif line == _NOTE:
                grid.addWidget(value, line, 1, 1, 2)
                grid.addWidget(self._show_note, line, 3)
            else:
                grid.addWidget(value, line, 1, 1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(grid)
        column.addWidget(self._checks, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
