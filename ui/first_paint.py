"""What can wait until the window is on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_SETTLES = 50  # milliseconds in which a desktop may still give the window another size
_DRAWN_BY = {QEvent.Type.Paint, QEvent.Type.UpdateRequest}


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Look on; what is drawn now is on the screen at the end of this turn."""
        if event.type() in _DRAWN_BY:
            window.removeEventFilter(self)
            QTimer.singleShot(_SETTLES, window, self._act)
            self.deleteLater()
        return False


def once_painted(window: QWidget, act: Callable[[], object]) -> None:
    """Have `act` called once, a moment after a window was drawn for the first time."""
    _FirstPaint(window, act)
