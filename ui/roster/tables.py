"""The list of all rosters."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from callcenter.domain.hours import LineHours
from callcenter.services.roster_protocol import ListedRoster, StagedImport
from ui.texts import moment
from ui.widgets.tables import AT_LEFT, AT_RIGHT

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class RosterTable(QAbstractTableModel):
    """All rosters, newest first; the state of each in words."""

    def __init__(self, hours: LineHours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hours = hours
        self._rosters: tuple[ListedRoster, ...] = ()
        self._rows: list[tuple[str, ...]] = []

    def show_rosters(self, rosters: Sequence[ListedRoster], staged: StagedImport | None, importing: bool) -> None:
        """Show a list; one that says the same leaves the selection alone."""
        newest_first = tuple(reversed(rosters))
        rows = [self._row(roster, staged, importing) for roster in newest_first]
        if rows != self._rows:
            self.beginResetModel()
            self._rosters, self._rows = newest_first, rows
            self.endResetModel()

    def roster(self, row: int) -> ListedRoster | None:
        """The roster of a row."""
        return self._rosters[row] if 0 <= row < len(self._rosters) else None

    def _row(self, roster: ListedRoster, staged: StagedImport | None, importing: bool) -> tuple[str, ...]:
        begun = self._hours.local(datetime.fromisoformat(roster.started_at))
        state = self._state_words(roster, staged, importing)
        return (str(roster.number), state, f"{roster.people:,}", f"{roster.tags:,}", moment(begun))

    def _state_words(self, roster: ListedRoster, staged: StagedImport | None, importing: bool) -> str:
        if roster.active:
            return self.tr("Active")
        if roster.state == "purged":
            return self.tr("Purged")
        if roster.state == "purging":
            return self.tr("Purge not finished")
        if staged is None or staged.roster != roster.number:
            return self.tr("Former")
        if staged.complete:
            return self.tr("Not active yet")
        return self.tr("Being imported") if importing else self.tr("Import interrupted")

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as there are rosters."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Number, state, people, tags, beginning."""
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, numbers at the right, and the active roster in bold; in full as a tool tip."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {0, 2, 3}:
            return AT_RIGHT
        if role == Qt.ItemDataRole.FontRole and self._rosters[index.row()].active:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is; at the right above numbers."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if section in {0, 2, 3} else AT_LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Roster"), self.tr("State"), self.tr("People"), self.tr("Tags"), self.tr("Import begun"))
        return names[section]
