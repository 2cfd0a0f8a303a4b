"""Two columns beside one another, or beneath one another where there is no room for both."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.widgets.narrowness import Narrowness, stand

_NARROW = 70  # letters


class FoldingPair(QWidget):
    """What is in the columns is whoever made it's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self.columns = (QVBoxLayout(), QVBoxLayout())
        for column in self.columns:
            self._box.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside one another where there is room."""
        super().resizeEvent(event)
        stand(self._narrowness.measure(self), self._box)
