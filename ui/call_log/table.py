"""The rows of the call list: newest first, older ones fetched when the end comes near."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from callcenter.services.protocols import ListedCall
from ui.texts import answer_word, duration, in_screen_language, moment

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = {2, 7}  # columns
_NOT_WRAPPED_UP = "not_wrapped_up"
_NO_ANSWER = "NONE"


class CallTable(QAbstractTableModel):
    """Shows what it was given; `more_wanted` tells that the end is near and older calls are there."""

    more_wanted = Signal()

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hours = LineHours(program.line)
        self._labels: Mapping[str, str] = {code.code: in_screen_language(code.label) for code in program.wrap_up}
        self._calls: list[ListedCall] = []
        self._may_fetch = False
        self._year: int | None = None

    def allow_more(self, allowed: bool) -> None:
        """Whether older calls can be asked for now."""
        self._may_fetch = allowed

    def show_calls(self, calls: Sequence[ListedCall]) -> None:
        """These in place of all others."""
        self.beginResetModel()
        self._calls = list(calls)
        self._year = self._local(calls[0].started_at).year if calls else None
        self.endResetModel()

    def add_calls(self, calls: Sequence[ListedCall]) -> None:
        """These below the others."""
        if calls:
            first = len(self._calls)
            self.beginInsertRows(_NO_INDEX, first, first + len(calls) - 1)
            self._calls.extend(calls)
            self.endInsertRows()

    def _local(self, text: str) -> datetime:
        return self._hours.local(datetime.fromisoformat(text))

    def _cell(self, call: ListedCall, column: int) -> str:
        return (
            call.reference,
            moment(self._local(call.started_at), self._year),
            self._length(call),
            call.operator,
            self.tr("no check") if call.answer == _NO_ANSWER else answer_word(call.answer),
            self._wrap_up(call),
            self.tr("open") if call.line_open else self.tr("after hours"),
            f"{call.checks:,}",
        )[column]

    def _length(self, call: ListedCall) -> str:
        if call.ended_at is None:
            return "–"
        length = datetime.fromisoformat(call.ended_at) - datetime.fromisoformat(call.started_at)
        return duration(round(length.total_seconds()))

    def _wrap_up(self, call: ListedCall) -> str:
        if call.wrap_up == _NOT_WRAPPED_UP:
            return self.tr("not wrapped up")
        if not call.wrap_up:
            return self.tr("from a shell")
        return self._labels.get(call.wrap_up, call.wrap_up)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as were fetched."""
        return 0 if parent.isValid() else len(self._calls)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Reference, beginning, length, operator, answer, wrap-up, line, checks."""
        return 0 if parent.isValid() else 8

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and numbers; the whole moment as a tool tip."""
        if not index.isValid():
            return None
        call = self._calls[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(call, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 1:
            return moment(self._local(call.started_at))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in _NUMBERS else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            *(self.tr("Reference"), self.tr("Began"), self.tr("Length"), self.tr("Operator")),
            *(self.tr("Answer"), self.tr("Wrap-up"), self.tr("Line"), self.tr("Checks")),
        )
        return names[section]

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether older calls are there and nobody fetches them already."""
        return not parent.isValid() and self._may_fetch

    def fetchMore(self, parent: _Index) -> None:
        """Ask for older calls; they come later."""
        if self.canFetchMore(parent):
            self.more_wanted.emit()
