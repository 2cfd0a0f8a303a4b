"""Some rows of a roster file under its own headers, as they stand there; the reader has masked them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from callcenter.services.roster_protocol import PreviewRow

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class PreviewTable(QAbstractTableModel):
    """Rows have the numbers that the file counts them by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[PreviewRow, ...] = ()

    def show_rows(self, headers: Sequence[str], rows: Sequence[PreviewRow]) -> None:
        """Show these in place of all others; the same again leave the selection alone."""
        if (self._headers, self._rows) != (tuple(headers), tuple(rows)):
            self.beginResetModel()
            self._headers, self._rows = tuple(headers), tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as the file has headers."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell; a row that is too short has none."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        cells = self._rows[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The file's header, and the row's number."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._headers[section]
        return f"{self._rows[section].number:,}"
