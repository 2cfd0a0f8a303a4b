"""One of up to ten choices, each with the digit that takes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

_INDENT = "      "  # beneath the label, beside the digit


class _Key(QRadioButton):
    """A label that is too long for one line stands in two, once it is known how wide the key is."""

    def __init__(self, number: int, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._label = label
        self.setObjectName("code")
        self.setToolTip(label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # all alike, however long
        self.write([label])

    def write(self, lines: Sequence[str]) -> None:
        """Say the label in these lines."""
        text = f"{self._number % 10}   " + f"\n{_INDENT}".join(lines).replace("&", "&&")
        if text != self.text():
            self.setText(text)

    @property
    def label(self) -> str:
        """What it says beside the digit."""
        return self._label

    def _halves(self) -> list[list[str]]:
        words = self._label.split(" ")
        return [[" ".join(words[:place]), " ".join(words[place:])] for place in range(1, len(words))]

    def _width_of(self, line: str) -> int:
        """As wide as the key would have to be for a line."""
        frame = super().sizeHint().width() - max(map(self.fontMetrics().horizontalAdvance, self.text().split("\n")))
        return self.fontMetrics().horizontalAdvance(_INDENT + line) + frame

    def _wrap(self) -> None:
        lines = [self._label]
        if self._width_of(self._label) > self.width():
            lines = min(self._halves(), key=lambda halves: max(map(self._width_of, halves)), default=lines)
        self.write(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need two lines, or one; before it is shown a key has no width of its own."""
        super().resizeEvent(event)
        if self.isVisible():
            self._wrap()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it has."""
        super().showEvent(event)
        self._wrap()


class NumberedChoice(QWidget):
    """`chosen` tells a choice's place, counted from 1; whoever decides it shows it by `show_chosen`."""

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons = [self._key(number, label) for number, label in enumerate(labels, 1)]
        for place, button in enumerate(self._buttons):
            self._group.addButton(button, place)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._columns = 0

    @property
    def has_caret(self) -> bool:
        """Whether one of the choices has the focus."""
        return any(button.hasFocus() for button in self._buttons)

    def lay_out(self, columns: int) -> None:
        """In so many columns, row by row."""
        if columns == self._columns:
            return
        for place in range(max(columns, self._columns)):
            self._grid.setColumnStretch(place, int(place < columns))
        self._columns = columns
        for place, button in enumerate(self._buttons):
            button.write([button.label])
            self._grid.addWidget(button, place // columns, place % columns)

    def show_chosen(self, place: int) -> None:
        """Mark a choice by its place, counted from 0, or none for -1; the focus goes with it."""
        button, marked = self._group.button(place), self._group.checkedButton()
        if not button and marked:
            self._group.setExclusive(False)
            marked.setChecked(False)
            self._group.setExclusive(True)
        if button:
            button.setChecked(True)
            if self.has_caret:
                button.setFocus()

    def point(self) -> None:
        """Put the focus on the choice that is marked, or on the first one."""
        button = self._group.checkedButton() or self._group.button(0)
        if button:
            button.setFocus()

    def take(self, event: QKeyEvent) -> bool:
        """Choose by a digit, 0 being the tenth; whether the key was one."""
        is_digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
        if is_digit:
            self.chosen.emit((event.key() - Qt.Key.Key_0) or 10)
        return is_digit

    def _key(self, number: int, label: str) -> _Key:
        button = _Key(number, label, self)  # now, so that Tab comes to it before what is added later
        button.setAccessibleName(self.tr("{number}, {label}").format(number=number, label=label))
        button.clicked.connect(lambda: self.chosen.emit(number))
        return button
