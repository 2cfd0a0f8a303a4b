"""The sheet of keys: what can be pressed on the present page and what it does, read by eye or by ear."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.deeds import PAGE_KEYS, Deed, deed_of, keyboard_deeds, keys_everywhere, keys_here
from ui.shortcuts import Shortcut
from ui.widgets.narrowness import Narrowness, stand

_Index = QModelIndex | QPersistentModelIndex
_APART = 16  # pixels
_NARROW = 90  # letters; below that one list stands under the other


class KeysSheet(QWidget):
    """Covers the page until `left` is told; nothing of the page is changed by it."""

    left = Signal()

    def __init__(self, page: str, *, supervisor: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self.setObjectName("keys_sheet")
        here = list(map(deed_of, keys_here(page)))
        shared = keys_everywhere(page, supervisor=supervisor)
        pages = [deed_of(key) for key in shared if key in PAGE_KEYS]
        everywhere = [*(deed_of(key) for key in shared if key not in PAGE_KEYS), *keyboard_deeds()]
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(12)
        self._tables = []
        for heading, deeds in (
            (self.tr("On this page"), here),
            (self.tr("From page to page"), pages),
            (self.tr("In the whole program"), everywhere),
        ):
            if deeds:
                one = _DeedList(heading, deeds)
                self._lists.addWidget(one, 1)
                self._tables.append(one.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(self._top())
        layout.addLayout(self._lists, 1)
        for sequence in Shortcut.BACK.sequences:
            QShortcut(QKeySequence(sequence), self, self.left.emit)

    def begin(self) -> None:
        """Put the caret into the first list."""
        self._tables[0].setFocus()

    def _top(self) -> QHBoxLayout:
        heading = QLabel(self.tr("All keys"))
        heading.setObjectName("heading")
        word = self.tr("Close")
        close = QPushButton(f"{word}  {Shortcut.BACK.label}")
        close.setAccessibleName(self.tr("Close the list of keys"))
        close.setAutoDefault(True)
        close.clicked.connect(self.left)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(close)
        return top

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        stand(self._narrowness.measure(self), self._lists)


class _Keys(QStyledItemDelegate):
    """The keys stand apart from the words beside them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the keys, and some room."""
        return super().sizeHint(option, index) + QSize(_APART, 0)


class _DeedList(QWidget):
    """A heading and its keys."""

    def __init__(self, heading: str, deeds: Sequence[Deed]) -> None:
        super().__init__()
        title = QLabel(heading)
        title.setObjectName("label")
        self.table = QTableWidget(len(deeds), 2)
        self.table.setAccessibleName(heading)
        for row, deed in enumerate(deeds):
            for column, text in enumerate((deed.keys, deed.words)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._dress()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(title)
        layout.addWidget(self.table, 1)

    def _dress(self) -> None:
        table = self.table
        table.setObjectName("sentences")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (table.horizontalHeader(), table.verticalHeader()):
            header.hide()
        table.setItemDelegateForColumn(0, _Keys(table))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().sectionResized.connect(table.resizeRowsToContents)
