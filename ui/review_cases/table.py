"""The rows of the queue: cases in their order, others fetched when the end comes near."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from callcenter.domain.review_cases import REVIEW_REASONS, TOLD
from callcenter.services.case_protocol import ListedCase
from ui.case_words import decision_words, reason_words
from ui.review_cases.wording import days_words
from ui.texts import moment
from ui.widgets.tables import AT_LEFT, AT_RIGHT, dress_table, share_room, word_widths

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_NUMBERS = {3}  # the column of days
_LEAST = (4, 2, 3, 1)  # columns that give way where there is no room: by whom, when, age, reason
_DECISION = 5
_REASON = 1
_NAME = 18  # letters of a user's name; longer ones are cut short


class CaseTable(QAbstractTableModel):
    """Shows what it was given; `more_wanted` tells that the end is near and others are there."""

    more_wanted = Signal()

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hours = LineHours(program.line)
        self._cases: list[ListedCase] = []
        self._may_fetch = False
        self.differ = False

    def case_at(self, row: int) -> ListedCase | None:
        """The case in a row."""
        return self._cases[row] if 0 <= row < len(self._cases) else None

    def row_of(self, reference: str) -> int:
        """The row of a case; -1 where it is not among them."""
        return next((row for row, case in enumerate(self._cases) if case.reference == reference), -1)

    def show_cases(self, cases: Sequence[ListedCase], *, may_fetch: bool, differ: bool) -> None:
        """These, whose decisions may `differ`; whoever reads on stays where he is when others follow."""
        self._may_fetch, self.differ = may_fetch, differ
        known = len(self._cases)
        if list(cases) == self._cases:
            return
        if known and list(cases[:known]) == self._cases:
            self.beginInsertRows(_NO_INDEX, known, len(cases) - 1)
            self._cases.extend(cases[known:])
            self.endInsertRows()
            return
        self.beginResetModel()
        self._cases = list(cases)
        self.endResetModel()

    def words_of(self, column: int) -> tuple[str, ...]:
        """The words that a column has to have room for."""
        words: dict[int, Sequence[str]] = {
            0: ("AWM-MWQ",),
            1: [reason_words(reason) for reason in REVIEW_REASONS],
            2: (self._moment("2026-11-28T18:58:00+00:00"),),
            3: (days_words(100),),
            4: ("m" * _NAME,),
            5: [decision_words(decision) for decision in ("", *TOLD)],
        }
        return (self._head(column), *words[column])

    def _moment(self, text: str) -> str:
        return moment(self._hours.local(datetime.fromisoformat(text)))

    def _cell(self, case: ListedCase, column: int) -> str:
        return (
            case.reference,
            reason_words(case.reason),
            self._moment(case.opened_at),
            days_words(case.days),
            case.opened_by,
            decision_words(case.decision),
        )[column]

    def _head(self, section: int) -> str:
        names = (
            *(self.tr("Reference"), self.tr("Reason"), self.tr("Opened")),
            *(self.tr("Age"), self.tr("By"), self.tr("Decision")),
        )
        return names[section]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as were fetched."""
        return 0 if parent.isValid() else len(self._cases)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Reference, reason, when it was opened, its age, by whom, decision."""
        return 0 if parent.isValid() else 6

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(self._cases[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if index.column() in _NUMBERS else AT_LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if section in _NUMBERS else AT_LEFT
        return self._head(section) if role == Qt.ItemDataRole.DisplayRole else None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether others are there and nobody fetches them already."""
        return not parent.isValid() and self._may_fetch

    def fetchMore(self, parent: _Index) -> None:
        """Ask for others; they come later."""
        if self.canFetchMore(parent):
            self.more_wanted.emit()


class CaseView(QTableView):
    """No column is narrower than its words: where there is no room for all, some are left out.

    `opened` carries the row that Enter was pressed on, `left` tells of Esc.
    """

    opened = Signal(int)
    left = Signal()

    def __init__(self, model: CaseTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_table(self, model, self.tr("List of review cases"))

    def set_widths(self) -> None:
        """Share the room out, in the letters of now; a column that says the same of all cases has none."""
        model = self.model()
        assert isinstance(model, CaseTable)
        columns = [column for column in range(model.columnCount()) if model.differ or column != _DECISION]
        words = {column: model.words_of(column) for column in columns}
        share_room(self, word_widths(self, words), give_way=_LEAST, take_rest=(_REASON, _DECISION))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room is shared out anew."""
        super().resizeEvent(event)
        self.set_widths()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the case of the row, Esc closes the one that is open."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
