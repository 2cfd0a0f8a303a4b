"""Tables of numbers whose cells change in place: selection, scroll and focus stay when a day is counted anew."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.widgets.tables import AT_LEFT, AT_RIGHT, dress_table

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_LONGEST_HEAD = 14  # letters; a longer one is broken into lines

Row = tuple[str, ...]


class NumberTable(QAbstractTableModel):
    """Rows of words, the first column naming each; `sums` of them, at the top, are in bold."""

    def __init__(self, sums: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sums = sums
        self._heads: Row = ()
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, heads: Sequence[str], rows: Sequence[Row]) -> None:
        """Show these; where columns and names are as before, only what differs is written anew."""
        former, new_rows = self._rows, tuple(rows)
        same_frame = tuple(heads) == self._heads and [row[0] for row in former] == [row[0] for row in new_rows]
        if not same_frame:
            self.beginResetModel()
            self._heads, self._rows = tuple(heads), new_rows
            self.endResetModel()
            return
        self._rows = new_rows
        for place, (old, new) in enumerate(zip(former, new_rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(heads) - 1))

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as were shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as have a head."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, numbers at the right; in full as a tool tip."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if index.column() else AT_LEFT
        if role == Qt.ItemDataRole.FontRole and index.row() < self._sums:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column counts; a long head stands in lines, and in one as a tool tip."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._heads):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if section else AT_LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            return in_lines(self._heads[section])
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._heads[section]
        return None


def in_lines(words: str) -> str:
    """Words broken where a line would get long."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LONGEST_HEAD:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def table_view(model: NumberTable, name: str, least_rows: int) -> "NumberView":
    """A table to be read by the keyboard; Tab leaves it, and `least_rows` of it are always seen."""
    view = NumberView(least_rows)
    dress_table(view, model, name)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return view


class NumberView(QTableView):
    """Its least height follows its font."""

    def __init__(self, least_rows: int) -> None:
        super().__init__()
        self._least_rows = least_rows
        self._keep_room()

    def keep_rows(self, least_rows: int) -> None:
        """Have at least so many rows seen."""
        if least_rows != self._least_rows:
            self._least_rows = least_rows
            self._keep_room()

    def sizeHint(self) -> QSize:
        """No higher than it must be: it takes what room there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _keep_room(self) -> None:
        self.setMinimumHeight(round((self._least_rows + 1) * 1.6 * self.fontMetrics().lineSpacing()))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()
