"""Sees that somebody is at the keyboard or the mouse, wherever in the program, and keeps nothing of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QCursor, QMouseEvent

_KINDS = QEvent.Type
# A key that is a shortcut comes as ShortcutOverride alone, letters of an input method as InputMethod.
_TOUCHES = frozenset(
    {
        _KINDS.ShortcutOverride,
        _KINDS.KeyPress,
        _KINDS.InputMethod,
        _KINDS.MouseButtonPress,
        _KINDS.Wheel,
        _KINDS.TouchBegin,
        _KINDS.TouchUpdate,
        _KINDS.TabletMove,
        _KINDS.TabletPress,
    }
)


class Activity(QObject):
    """Calls `touched` at each; every event goes on to where it was going."""

    def __init__(self, touched: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._touched = touched
        self._place = QCursor.pos()

    def begin(self) -> None:
        """See every event of the program from now on."""
        application = QCoreApplication.instance()
        if application:
            application.installEventFilter(self)

    def end(self) -> None:
        """See nothing any more."""
        application = QCoreApplication.instance()
        if application:
            application.removeEventFilter(self)

    def _moved(self, event: QEvent) -> bool:
        """Whether the mouse is elsewhere: a window that comes up beneath it is told of a mouse that did not move."""
        if not isinstance(event, QMouseEvent):
            return False
        former, self._place = self._place, event.globalPosition().toPoint()
        return former != self._place

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Every event passes here, so nothing more is done than has to be."""
        kind = event.type()
        if kind in _TOUCHES or (kind is _KINDS.MouseMove and self._moved(event)):
            self._touched()
        return False
