"""Where the window was, kept for each set of screens: a laptop on its dock has another place than without."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QCryptographicHash, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.preferences import Preferences

_TITLE_BAR = 40  # pixels at the top of the window that a hand must be able to take hold of
_ENOUGH = 100


class Screen(Protocol):
    """As much of a QScreen as tells one from another."""

    def name(self) -> str:
        """Its plug."""
        ...

    def geometry(self) -> QRect:
        """Its place among the others."""
        ...

    def devicePixelRatio(self) -> float:
        """Its scale."""
        ...


def screen_set(screens: Iterable[Screen]) -> str:
    """A short digest of names, places and scales: the same for the same screens in any order."""
    facts = sorted((screen.name(), screen.geometry().getRect(), screen.devicePixelRatio()) for screen in screens)
    digest = QCryptographicHash.hash(repr(facts).encode(), QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode()[:16]


def put_back(window: QWidget, preferences: Preferences) -> None:
    """Show the window where it was on these screens; large on the first one where it never was."""
    kept = preferences.place_on(screen_set(QGuiApplication.screens()))
    if kept and window.restoreGeometry(kept):
        bring_into_sight(window)
        window.show()
    else:
        window.showMaximized()


def keep_place(window: QWidget, preferences: Preferences) -> None:
    """Remember where the window is."""
    preferences.keep_place(screen_set(QGuiApplication.screens()), window.saveGeometry())


def bring_into_sight(window: QWidget) -> None:
    """Move a window whose title bar nobody could reach onto the first screen, and no larger than that."""
    title = QRect(window.geometry().topLeft(), QSize(window.width(), _TITLE_BAR))
    for screen in QGuiApplication.screens():
        seen = title.intersected(screen.availableGeometry())
        if seen.width() >= _ENOUGH and seen.height() >= _TITLE_BAR // 2:
            return
    room = QGuiApplication.primaryScreen().availableGeometry()
    size = window.size().boundedTo(room.size()).expandedTo(window.minimumSize())
    place = QRect(room.topLeft(), size)
    place.moveCenter(room.center())
    window.setGeometry(place)
