"""How a call ended: numbered codes, the likely one chosen; a digit takes another, Enter saves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callcenter.domain.program_parts import WrapUpCode
from ui.texts import in_screen_language

_ROWS = 2


class WrapUpPanel(QFrame):
    """Takes the place of the banner; `chosen` tells a code's place, counted from 1."""

    chosen = Signal(int)
    saved = Signal()
    left = Signal()

    def __init__(self, codes: Sequence[WrapUpCode], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        heading = QLabel(self.tr("How did the call end?"))
        heading.setObjectName("heading")
        self._answer = QLabel()
        self._answer.setObjectName("quiet_text")
        keys = QLabel(self.tr("A digit chooses, Enter saves and begins the next call, Esc goes back"))
        keys.setObjectName("quiet_text")
        top = QHBoxLayout()
        for widget in (heading, self._answer):
            top.addWidget(widget)
        top.addStretch()
        top.addWidget(keys)
        self._group = QButtonGroup(self)
        self._codes = [code.code for code in codes]
        grid = QGridLayout()
        grid.setSpacing(8)
        columns = -(-len(codes) // _ROWS)
        for place, code in enumerate(codes):
            grid.addWidget(self._button(place, code), place // columns, place % columns)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addLayout(grid, 1)

    def show_code(self, code: str, answer: str) -> None:
        """The code chosen so far, and the answer that the call came to."""
        self._answer.setText(answer)
        if code in self._codes:
            button = self._group.button(self._codes.index(code))
            button.setChecked(True)
            button.setFocus()

    def _button(self, place: int, code: WrapUpCode) -> QPushButton:
        label = in_screen_language(code.label)
        button = QPushButton(f"{(place + 1) % 10}   {label}")
        button.setObjectName("code")
        button.setCheckable(True)
        button.setToolTip(label)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # all alike, however long
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("{number}, {label}").format(number=place + 1, label=label))
        button.clicked.connect(lambda: self.chosen.emit(place + 1))
        self._group.addButton(button, place)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose (0 is the tenth), Enter saves, Esc goes back."""
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.chosen.emit((key - Qt.Key.Key_0) or 10)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.saved.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
