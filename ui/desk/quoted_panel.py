"""A reference that a caller quotes, looked up: when the call was, what came of it, and whether a case was decided."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from callcenter.services.call_protocol import QuotedCall
from ui.desk.side_panel import SidePanel
from ui.desk.side_state import SideState
from ui.desk.wording import answer_words, case_words
from ui.texts import moment
from ui.widgets.announcement import announce
from ui.widgets.hint_line import HintLine
from ui.widgets.secure_line_edit import SecureLineEdit


class QuotedPanel(SidePanel):
    """`asked` carries what was typed, once Enter is pressed."""

    asked = Signal(str)

    def __init__(self, labels: Mapping[str, str], local: Callable[[datetime], datetime]) -> None:
        """`labels` are those of the wrap-up codes; `local` puts a moment on the center's clock."""
        super().__init__()
        self._wrap_ups = labels
        self._local = local
        self.edit = SecureLineEdit()
        self.edit.setObjectName("detail")
        self._hint = HintLine(self.tr("Enter looks it up; the journal keeps that you asked."))
        self._hint.set_lines(2)
        self._found = QWidget()
        self._values: list[QLabel] = []
        self._shown: QuotedCall | None = None
        self._arrange()

    @property
    def words(self) -> list[str]:
        """What was found, line by line."""
        return [value.text() for value in self._values]

    @property
    def hint(self) -> str:
        """What stands beneath the box."""
        return self._hint.text

    def show_side(self, state: SideState) -> None:
        """The call that was found, or why none was."""
        call = state.quoted
        self._hint.show_fault(state.fault)
        self.edit.setAccessibleDescription(state.fault)
        self._found.setVisible(call is not None)
        if call == self._shown:
            return
        self._shown = call
        words = ("",) * len(self._values) if call is None else self._words_of(call)
        for label, text in zip(self._values, words, strict=True):
            label.setText(text)
        if call:
            announce(self._found, ". ".join(words), at_once=False)

    def point(self) -> None:
        """Into the box, what was typed there selected to be typed over."""
        self.edit.setFocus()
        self.edit.selectAll()

    def forget(self) -> None:
        """Leave nothing that was typed."""
        self.edit.forget()

    def _words_of(self, call: QuotedCall) -> tuple[str, ...]:
        began = moment(self._local(datetime.fromisoformat(call.started_at)))
        return (
            call.reference,
            began,
            answer_words(call.answer),
            self._wrap_ups.get(call.wrap_up, ""),
            case_words(call.case),
        )

    def _arrange(self) -> None:
        layout = self._build(self.tr("A reference that the caller quotes"), self.tr("Script"))
        label = QLabel(self.tr("Reference"))
        label.setObjectName("label")
        self.edit.setAccessibleName(self.tr("Reference to look up"))
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.edit, 1)
        grid = QGridLayout(self._found)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        captions = (self.tr("Call"), self.tr("Began"), self.tr("Answer"), self.tr("Wrap-up"), self.tr("Review case"))
        for line, caption in enumerate(captions):
            named, value = QLabel(caption), QLabel()
            named.setObjectName("quiet_text")
            value.setObjectName("found")
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            self._values.append(value)
            grid.addWidget(named, line, 0)
            grid.addWidget(value, line, 1)
        layout.addLayout(row)
        layout.addWidget(self._hint)
        layout.addWidget(self._found)
        layout.addStretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked.emit(self.edit.text())
        else:
            super().keyPressEvent(event)
