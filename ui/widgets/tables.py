"""Tables that are read by the keyboard: what all have in common, and their room shared out among the columns."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # where numbers stand
_AROUND = 22  # pixels beside a word


def dress_table(table: QTableView, model: QAbstractItemModel, name: str) -> None:
    """Let a table be read row by row, without a grid; Tab leaves it, and no cell is written into."""
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)


def word_widths(table: QTableView, words: Mapping[int, Sequence[str]]) -> dict[int, int]:
    """The pixels that columns need for the widest of their words; more letters may be narrower."""
    metrics = table.fontMetrics()
    return {column: max(map(metrics.horizontalAdvance, said)) + _AROUND for column, said in words.items()}


def share_room(table: QTableView, widths: Mapping[int, int], give_way: Sequence[int], take_rest: Sequence[int]) -> None:
    """Show the columns that have a width, in pixels; where room is short, those that `give_way` go in their order.

    Of those that `take_rest` the first that is left has what is over.
    """
    header, room, shown = table.horizontalHeader(), table.viewport().width(), dict(widths)
    for column in give_way:
        if sum(shown.values()) > room:
            shown.pop(column, None)
    taker = next((column for column in take_rest if column in shown), -1)
    rest = max(0, room - sum(shown.values()))
    for column in range(header.count()):
        header.setSectionHidden(column, column not in shown)
    for column, width in shown.items():
        header.resizeSection(column, width + rest if column == taker else width)
