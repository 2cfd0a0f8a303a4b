"""The latest calls of one's own day: references and what came of each, nothing of a caller."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from callcenter.services.call_protocol import OwnCall
from ui.desk.wording import answer_words
from ui.texts import clock_time

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class DayTable(QAbstractTableModel):
    """Reference, beginning, answer, wrap-up; the newest first."""

    def __init__(
        self, labels: Mapping[str, str], local: Callable[[datetime], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._labels = labels
        self._local = local
        self._calls: tuple[OwnCall, ...] = ()

    def show_calls(self, calls: tuple[OwnCall, ...]) -> None:
        """These in place of all others."""
        if calls != self._calls:
            self.beginResetModel()
            self._calls = calls
            self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as there are calls."""
        return 0 if parent.isValid() else len(self._calls)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Reference, beginning, answer, wrap-up."""
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; in full as a tool tip."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        call = self._calls[index.row()]
        return (
            call.reference,
            clock_time(self._local(datetime.fromisoformat(call.started_at))),
            answer_words(call.answer),
            self._labels.get(call.wrap_up, ""),
        )[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Reference"), self.tr("Began"), self.tr("Answer"), self.tr("Wrap-up"))[section]
