"""Parts side by side, or beneath one another where a narrow window has no room for that."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

_DIRECTION = QBoxLayout.Direction


class Beside(QWidget):
    """A row that becomes a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(_DIRECTION.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def add(self, part: QWidget | QLayout, share: int = 0) -> "Beside":
        """Put one more part to it, with its share of the room that is left; one without stands at the bottom."""
        if isinstance(part, QWidget):
            self._row.addWidget(part, share, Qt.AlignmentFlag(0) if share else Qt.AlignmentFlag.AlignBottom)
        else:
            self._row.addLayout(part, share)
        return self

    def _widths(self) -> list[int]:
        items = [self._row.itemAt(place) for place in range(self._row.count())]
        return [item.minimumSize().width() for item in items if item and not item.isEmpty()]

    def _lay_out(self) -> None:
        widths = self._widths()
        needed = sum(widths) + self._row.spacing() * (len(widths) - 1)
        direction = _DIRECTION.LeftToRight if needed <= self.width() else _DIRECTION.TopToBottom
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part."""
        return QSize(max(self._widths(), default=0), self._row.minimumSize().height())

    def event(self, event: QEvent) -> bool:
        """Look again when a part says something longer."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again at how much room there is."""
        super().resizeEvent(event)
        self._lay_out()
