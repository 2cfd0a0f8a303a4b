"""What stands in the banner's place and is answered by a digit and Enter: wrap-up, and a review case."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.dress import dress
from ui.widgets.hint_line import HintLine
from ui.widgets.numbered_choice import NumberedChoice

_ROWS = 2
_COMPACT_COLUMNS = 2


class ChoicePanel(QFrame):
    """Heading, numbered choices, boxes, and a line that says keys or faults.

    `chosen` tells a choice's place, counted from 1; `done` that Enter was pressed, `left` Esc.
    """

    chosen = Signal(int)
    done = Signal()
    left = Signal()

    def _build(self, heading: str, labels: Sequence[str], boxes: Sequence[QWidget], hint: str) -> None:
        """Whoever inherits it says what is in it; boxes further right have more room."""
        self.setObjectName("card")
        self._heading, self._aside = QLabel(heading), QLabel()
        self._heading.setObjectName("heading")
        self._aside.setObjectName("quiet_text")
        for label in (self._heading, self._aside):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._choice = NumberedChoice(labels, heading)
        self._count = len(labels)
        self._hint = HintLine(hint)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addWidget(self._aside)
        top.addStretch()
        self._boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._boxes.setSpacing(4)
        for place, box in enumerate(boxes):
            self._boxes.addWidget(box, place + 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 5, 12, 5)
        layout.setSpacing(3)
        layout.addLayout(top)
        layout.addWidget(self._choice)
        layout.addLayout(self._boxes)
        layout.addWidget(self._hint)
        self._choice.chosen.connect(self.chosen)
        self.set_compact(False)

    @property
    def hint(self) -> str:
        """What the lowest line says: keys, or a fault."""
        return self._hint.text

    def set_compact(self, compact: bool) -> None:
        """For a narrow window, or a wide one."""
        self._choice.lay_out(_COMPACT_COLUMNS if compact else -(-self._count // _ROWS))
        direction = QBoxLayout.Direction
        self._boxes.setDirection(direction.TopToBottom if compact else direction.LeftToRight)
        self._boxes.setSpacing(4 if compact else 16)
        self._hint.set_lines(2 if compact else 1)
        dress(self, compact=compact)

    def show_choice(self, place: int, aside: str) -> None:
        """Mark the choice taken so far, by its place counted from 0, and say something beside the heading."""
        self._aside.setText(aside)
        self._choice.show_chosen(place)

    def point(self) -> None:
        """Put the caret on the choice."""
        self._choice.point()

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong; nothing brings the keys back."""
        self._hint.show_fault(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose unless a box takes them, Enter is done, Esc goes back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._choice.take(event):
            super().keyPressEvent(event)
