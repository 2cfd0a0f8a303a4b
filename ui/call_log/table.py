"""The rows of the call list: newest first, older ones fetched when the end comes near."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from callcenter.services.call_log_protocol import ListedCall
from ui.call_log.parts import mark
from ui.call_log.wording import ANSWERS, length_words, line_words, wrap_up_labels
from ui.check_words import answer_words
from ui.texts import moment
from ui.theme import present_colors
from ui.widgets.tables import AT_LEFT, AT_RIGHT, share_room, word_widths

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_NUMBERS = {2, 7}  # columns
_LINE = 6  # the column with a mark
_LETTERS = {3: 11, 5: 24}  # of the columns whose words are the center's own
_LEAST = (7, 2, 3, 5)  # columns that give way where there is no room: checks, length, operator, wrap-up
_WRAP_UP, _ANSWER = 5, 4


class CallTable(QAbstractTableModel):
    """Shows what it was given; `more_wanted` tells that the end is near and older calls are there."""

    more_wanted = Signal()

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hours = LineHours(program.line)
        self._labels: Mapping[str, str] = wrap_up_labels(program)
        self._calls: list[ListedCall] = []
        self._may_fetch = False
        self._year: int | None = None

    def reference_at(self, row: int) -> str:
        """The reference of the call in a row; empty where there is none."""
        return self._calls[row].reference if 0 <= row < len(self._calls) else ""

    def row_of(self, reference: str) -> int:
        """The row of a call; -1 where it is not among them."""
        return next((row for row, call in enumerate(self._calls) if call.reference == reference), -1)

    def words_of(self, column: int) -> tuple[str, ...]:
        """The words that a column, whatever is in the table, has to have room for."""
        words = {
            0: ("AWM-MWQ",),
            1: (moment(datetime(2026, 11, 28, 12, 58), self._year),),
            2: ("1:02:31",),
            4: tuple(map(answer_words, ANSWERS)),
            6: tuple(line_words(line_open=one) for one in (True, False)),
        }
        return (self._head(column), *words.get(column, ()))

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
            length_words(call),
            call.operator,
            answer_words(call.answer),
            self._labels.get(call.wrap_up, call.wrap_up),
            line_words(line_open=call.line_open),
            f"{call.checks:,}",
        )[column]

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
            return AT_RIGHT if index.column() in _NUMBERS else AT_LEFT
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _LINE and not call.line_open:
            return self._after_hours()
        return None

    def _after_hours(self) -> QIcon:
        """The mark beside the words; a call in open hours has none."""
        colors = present_colors()
        return mark("closed", colors.text, colors.on_accent, QFontMetrics(QGuiApplication.font()).height())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if section in _NUMBERS else AT_LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._head(section)

    def _head(self, section: int) -> str:
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


class CallList(QTableView):
    """No column is narrower than its words: where there is no room for all, those that matter least are left out."""

    opened = Signal(int)
    left = Signal()

    def set_widths(self) -> None:
        """Share the room out, in the letters of now."""
        metrics, model = self.fontMetrics(), self.model()
        assert isinstance(model, CallTable)
        widths = word_widths(self, {column: model.words_of(column) for column in range(model.columnCount())})
        widths |= {column: letters * metrics.averageCharWidth() for column, letters in _LETTERS.items()}
        widths[_LINE] += metrics.height()
        share_room(self, widths, give_way=_LEAST, take_rest=(_WRAP_UP, _ANSWER))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room is shared out anew."""
        super().resizeEvent(event)
        self.set_widths()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.model():
            self.set_widths()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the call of the row, Esc closes the one that is open."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
