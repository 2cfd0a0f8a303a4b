"""The tables of the journal's page."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QTableView

from ui.widgets.tables import dress_table


def reading_table(model: QAbstractItemModel, name: str) -> QTableView:
    """A table to be read line by line; Tab leaves it."""
    table = QTableView()
    dress_table(table, model, name)
    table.setWordWrap(True)
    table.horizontalHeader().setStretchLastSection(True)
    return table
