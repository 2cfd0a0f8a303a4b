"""A list whose items are added, taken away and put in another order."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from ui.widgets.cards import button_row, labelled, push_button

_ROWS = 6


class ItemList(QWidget):
    """Shows words; `chosen` carries the place of the item looked at, -1 for none, `moved` from where to where."""

    chosen = Signal(int)
    added = Signal()
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, label: str, *, rows: int = _ROWS, parent: QWidget | None = None) -> None:
        """`rows` can be seen at once."""
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setFixedHeight(rows * self.fontMetrics().lineSpacing() + 8)
        self._add, self._remove = push_button(self.tr("&Add")), push_button(self.tr("&Remove"))
        self._up, self._down = push_button(self.tr("&Move up")), push_button(self.tr("Move do&wn"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(labelled(label, self._list))
        layout.addLayout(button_row(self._add, self._remove, self._up, self._down))
        self._list.currentRowChanged.connect(self._choose)
        self._add.clicked.connect(self.added)
        self._remove.clicked.connect(lambda: self.removed.emit(self.place))
        self._up.clicked.connect(lambda: self.moved.emit(self.place, self.place - 1))
        self._down.clicked.connect(lambda: self.moved.emit(self.place, self.place + 1))

    @property
    def place(self) -> int:
        """Where the chosen item stands; -1 for none."""
        return self._list.currentRow()

    def show_items(self, words: Sequence[str], place: int) -> None:
        """Show items, and which one is chosen."""
        blocked = self._list.blockSignals(True)
        while self._list.count() > len(words):
            self._list.takeItem(self._list.count() - 1)
        for row, text in enumerate(words):
            item = self._list.item(row)
            if item is None:
                self._list.addItem(text)
            elif item.text() != text:
                item.setText(text)
        self._list.setCurrentRow(place)
        self._list.blockSignals(blocked)
        self._show_buttons()

    def bound(self, least: int, most: int) -> None:
        """No fewer items, and no more."""
        self._least, self._most = least, most
        self._show_buttons()

    def point(self) -> None:
        """On the list."""
        self._list.setFocus()

    _least, _most = 0, 1_000_000

    def _choose(self, place: int) -> None:
        self._show_buttons()
        self.chosen.emit(place)

    def _show_buttons(self) -> None:
        place, count = self.place, self._list.count()
        self._add.setEnabled(count < self._most)
        self._remove.setEnabled(place >= 0 and count > self._least)
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < count - 1)
