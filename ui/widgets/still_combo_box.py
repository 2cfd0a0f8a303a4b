"""A choice from a list that the mouse wheel does not change."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox


class StillComboBox(QComboBox):
    """Its entries can be shown again and again; the list is made anew only when it says something else."""

    def show_entries(self, entries: Sequence[tuple[str, object]], chosen: object) -> None:
        """Show words with the values behind them, and which value is chosen."""
        if [(self.itemText(place), self.itemData(place)) for place in range(self.count())] != list(entries):
            self.clear()
            for words, value in entries:
                self.addItem(words, value)
        values = [value for _, value in entries]
        self.setCurrentIndex(values.index(chosen) if chosen in values else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet takes Fusion's arrow away with its frame: this one is drawn in the text's color."""
        super().paintEvent(event)
        side = self.fontMetrics().height() / 3
        middle = QPointF(self.width() - 2.6 * side, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), side / 3))
        left, low, right = QPointF(-side, -side / 2), QPointF(0, side / 2), QPointF(side, -side / 2)
        painter.drawPolyline([middle + left, middle + low, middle + right])
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
