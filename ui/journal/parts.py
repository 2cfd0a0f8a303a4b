"""Small parts of the journal's page: cards, labels, buttons, tables."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.cards import text_label


class Card(QFrame):
    """A group of what belongs together, with its heading."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 16, 12)
        self.column.setSpacing(6)
        self.heading = text_label(heading, "heading")
        self.column.addWidget(self.heading)


def labelled(label: str, box: QWidget) -> QVBoxLayout:
    """A box under its label, which has the letter that leads to it with Alt."""
    caption = text_label(label, "quiet_text")
    caption.setWordWrap(False)
    caption.setBuddy(box.focusProxy() or box)  # a letter does not lead to what only passes the caret on
    box.setAccessibleName(label.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(caption)
    column.addWidget(box)
    return column


def reading_table(model: QAbstractItemModel, name: str) -> QTableView:
    """A table to be read line by line; Tab leaves it."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setWordWrap(True)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    return table
