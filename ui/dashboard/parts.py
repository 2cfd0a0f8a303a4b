"""Small parts of the dashboard: figures that fold."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.cards import text_label

_APART = 18


class Figures(QWidget):
    """Numbers, each above what it counts, in as many rows as the width asks for."""

    def __init__(self, captions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions = tuple(captions)
        self._values = [text_label("–", "figure", wraps=False) for _ in captions]
        self._cells = [self._cell(value, caption) for value, caption in zip(self._values, captions, strict=True)]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_APART)
        self._grid.setVerticalSpacing(2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(False)
        self.setSizePolicy(policy)
        self._fold(len(self._cells))

    def show_numbers(self, numbers: Sequence[str]) -> None:
        """One for each caption; only what differs is written anew."""
        for caption, label, words in zip(self._captions, self._values, numbers, strict=True):
            if label.text() != words:
                label.setText(words)
                label.setAccessibleName(f"{caption}: {words}")

    @property
    def words(self) -> list[str]:
        """The numbers as they stand."""
        return [label.text() for label in self._values]

    def _cell(self, value: QLabel, caption: str) -> QWidget:
        cell = QWidget(self)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(value)
        column.addWidget(text_label(caption, "quiet_text", wraps=False))
        return cell

    def _fold(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns)
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _fitting(self, width: int) -> int:
        """As many columns as have room for their widest cells, evenly filled."""
        widths, number = [cell.sizeHint().width() + _APART for cell in self._cells], len(self._cells)
        for rows in range(1, number):
            columns = -(-number // rows)
            if sum(max(widths[column::columns]) for column in range(columns)) - _APART <= width:
                return columns
        return 1

    def minimumSizeHint(self) -> QSize:
        """As narrow as two cells: the rest folds."""
        widest = max(cell.sizeHint().width() for cell in self._cells)
        return QSize(2 * widest + _APART, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold for the new width."""
        super().resizeEvent(event)
        self._fold(self._fitting(self.width()))
