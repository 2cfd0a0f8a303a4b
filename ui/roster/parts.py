"""Small parts of the roster page's cards: figures with their captions, buttons, plain labels, a still table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

_LONGEST_NAME = 48


class Figures(QWidget):
    """A row of numbers, each above what it counts."""

    def __init__(self, captions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions = tuple(captions)
        self._values = [text_label("", "figure") for _ in captions]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(26)
        for caption, value in zip(captions, self._values, strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(value)
            column.addWidget(text_label(caption, "quiet_text", wraps=False))
            layout.addLayout(column)
        layout.addStretch()

    def show_numbers(self, *numbers: int) -> None:
        """One number for each caption."""
        for caption, label, number in zip(self._captions, self._values, numbers, strict=True):
            label.setText(f"{number:,}")
            label.setAccessibleName(f"{caption}: {number:,}")


def text_label(text: str = "", name: str = "", *, wraps: bool = True) -> QLabel:
    """Text as it stands, whatever signs are in it."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label


def push_button(text: str, name: str = "") -> QPushButton:
    """A button that Enter presses, too."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(True)
    return button


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Buttons beside each other, from the left."""
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


def table_of(model: QAbstractItemModel, name: str) -> QTableView:
    """A table to be read and to choose a row of; Tab leaves it."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setWordWrap(False)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def short_name(name: str) -> str:
    """A file's name, its middle left out where it is too long for a line."""
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[:half]}…{name[-half:]}"
