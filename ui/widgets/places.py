"""Widgets that share one place: as high as the highest of them, or only as the one that is shown."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.present_stack import PresentStack


class Places(PresentStack):
    """While there is room nothing around it moves when another widget is shown; where there is little it may."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steady = True

    @property
    def steady(self) -> bool:
        """Whether it is as high as the highest of its widgets, whichever is shown."""
        return self._steady

    @steady.setter
    def steady(self, steady: bool) -> None:
        if steady != self._steady:
            self._steady = steady
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """That of the largest, or of the one shown."""
        return QStackedWidget.sizeHint(self) if self._steady else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QStackedWidget.minimumSizeHint(self) if self._steady else super().minimumSizeHint()
