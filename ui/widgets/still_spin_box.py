"""A number between two bounds that the mouse wheel does not change."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

_INSET = 8  # pixels; the style sheet's padding does not reach the number itself


class StillSpinBox(QSpinBox):
    """Typed, or changed by the arrow keys; too small for the mouse, so it has no buttons."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setRange(least, most)
        self.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)
        self.setFixedWidth(12 * self.fontMetrics().averageCharWidth())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
