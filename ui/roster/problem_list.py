"""What is wrong with a file: how often each thing, and row by row as far as somebody scrolls."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from callcenter.domain.roster import Problem
from ui.roster.wording import problem_words
from ui.widgets.tables import AT_LEFT, AT_RIGHT

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class _NumberedSentences(QAbstractTableModel):
    """A number at the left, a sentence beside it; `_heads` says what they are."""

    _heads: tuple[str, str]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[int, str]] = []

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as there are to show."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Number and sentence."""
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Numbers at the right, sentences in full."""
        if not index.isValid():
            return None
        number, sentence = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sentence if index.column() else f"{number:,}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_LEFT if index.column() else AT_RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_LEFT if section else AT_RIGHT
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None


class ProblemCounts(_NumberedSentences):
    """How often each thing was wrong, most frequent first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = self.tr("Rows"), self.tr("What is wrong")

    def show_counts(self, problems: Mapping[str, int]) -> None:
        """Show counts by code."""
        lines = [(number, problem_words(code)) for code, number in problems.items() if number]
        lines.sort(key=lambda line: -line[0])
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()


class ProblemRows(_NumberedSentences):
    """Row by row, in file order; `more_wanted` tells that the end is near and more are there."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = self.tr("Row"), self.tr("Why")
        self._problems: tuple[Problem, ...] = ()
        self._may_fetch = False

    def show_problems(self, problems: Sequence[Problem], more: bool) -> None:
        """Show these; those that were shown before stay where they are."""
        self._may_fetch = more
        shown = len(self._problems)
        if shown == len(problems):
            return
        if shown and tuple(problems[:shown]) == self._problems:
            self.beginInsertRows(_NO_INDEX, shown, len(problems) - 1)
            self._lines += [_line(problem) for problem in problems[shown:]]
            self._problems = tuple(problems)
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._problems = tuple(problems)
            self._lines = [_line(problem) for problem in problems]
            self.endResetModel()

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether more are there and nobody fetches them already."""
        return not parent.isValid() and self._may_fetch

    def fetchMore(self, parent: _Index) -> None:
        """Ask for more; they come later."""
        if self.canFetchMore(parent):
            self.more_wanted.emit()


def _line(problem: Problem) -> tuple[int, str]:
    return problem.row, problem_words(problem.code)
