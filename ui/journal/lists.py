"""The tables of the journal's page: lines of words, older ones asked for when the end comes near."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.journal.parts import reading_table

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_NEAR = 20  # lines before the end
_BESIDE, _ABOVE = 28, 8  # what a cell has around its words, in both directions together
_HIGH_ENOUGH = 10_000


class LineTable(QAbstractTableModel):
    """Lines of words under heads; the first lines stay as they are when others follow."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._lines: list[tuple[str, ...]] = []

    def begins(self, lines: Sequence[tuple[str, ...]]) -> bool:
        """Whether these lines begin with those that are shown."""
        return list(lines[: len(self._lines)]) == self._lines

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """These lines; whoever reads on stays at the place where he reads."""
        known = len(self._lines)
        if self.begins(lines):
            if lines[known:]:
                self.beginInsertRows(_NO_INDEX, known, len(lines) - 1)
                self._lines.extend(lines[known:])
                self.endInsertRows()
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as there are heads."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; the whole line as a tool tip, for what has no room."""
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._lines[index.row()][index.column()]
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self._lines[index.row()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class LineList(QWidget):
    """Such a table; `more_wanted` tells that somebody comes near its end.

    `widths` are those of the columns in letters, the last one takes the rest; columns of `first_to_go` are left out in
    this order where there is no room.
    """

    more_wanted = Signal()

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        widths: Sequence[int],
        first_to_go: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = LineTable(heads, self)
        self.table = reading_table(self.model, name)
        self._widths, self._first_to_go = tuple(widths), tuple(first_to_go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self.table.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(lambda: self._fit_rows(0))
        self.table.horizontalHeader().sectionResized.connect(self._fitting.start)
        self.table.setMinimumHeight(8 * self.fontMetrics().height())

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """These lines; the first one is chosen where none was."""
        known = self.model.rowCount() if self.model.begins(lines) else 0
        self.model.show_lines(lines)
        self._fit_rows(known)
        if lines and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _fit_rows(self, first: int) -> None:
        """A line whose last column has no room for its words takes two."""
        last, usual = self.model.columnCount() - 1, self.table.verticalHeader().defaultSectionSize()
        room = QRect(0, 0, self.table.columnWidth(last) - _BESIDE, _HIGH_ENOUGH)
        metrics = self.table.fontMetrics()
        for row in range(first, self.model.rowCount()):
            words = str(self.model.index(row, last).data())
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() + _ABOVE
            self.table.setRowHeight(row, max(usual, needed))

    def _look_ahead(self, place: int) -> None:
        if place >= self.table.verticalScrollBar().maximum() - _NEAR:
            self.more_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that matter least are left out where there is no room."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        shown = {column: letters * letter for column, letters in enumerate(self._widths)}
        for column in self._first_to_go:
            if sum(shown.values()) > self.width():
                del shown[column]
        for column in range(len(self._widths)):
            self.table.setColumnHidden(column, column not in shown)
            if column in shown and column < len(self._widths) - 1:
                self.table.setColumnWidth(column, shown[column])
