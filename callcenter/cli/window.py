"""The window as the command line knows it: Qt is loaded when it is first needed, and may be missing."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from callcenter.cli import qt_needs
from callcenter.cli.qt_needs import QtMissesLibrary
from callcenter.clock import Clock, MovableClock, SystemClock
from callcenter.domain.samples import Samples
from callcenter.errors import CallCenterError

_NO_DISPLAY = "There is no display to open the window on. `callcenter --help` tells what can be done from a shell."
_WRONG_USAGE = 2


class Window(Protocol):
    """What may be asked of the window."""

    def has_display(self) -> bool:
        """Whether anybody would see it."""
        ...

    def open(self, vault: Path | None, clock: Clock, samples: Samples | None) -> int:
        """Show the window until it is closed; the exit code. Raises QtMissesLibrary."""
        ...

    def save_pictures(self, folder: Path, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
        """Save a picture of every screen; needs no display. Raises QtMissesLibrary."""
        ...


@dataclass(frozen=True)
class Screens:
    """What the real window is made of, once Qt is loaded."""

    open: Callable[[Path | None, Clock, Samples | None], int]
    save_pictures: Callable[[Path, Path, MovableClock, Samples], tuple[Path, ...]]


class LateWindow:
    """The real window, whose Qt is loaded by `load` when a screen is first wanted."""

    def __init__(self, load: Callable[[], Screens]) -> None:
        self._load = load

    def has_display(self) -> bool:
        """Whether anybody would see it."""
        return qt_needs.has_display()

    def open(self, vault: Path | None, clock: Clock, samples: Samples | None) -> int:
        """Show the window until it is closed; the exit code. Raises QtMissesLibrary."""
        screens = self._loaded()
        if qt_needs.shows_by_x11() and (gone := qt_needs.missing(qt_needs.FOR_A_WINDOW)):
            raise QtMissesLibrary(qt_needs.missing_sentence(gone))
        return screens.open(vault, clock, samples)

    def save_pictures(self, folder: Path, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
        """Save a picture of every screen; needs no display. Raises QtMissesLibrary."""
        return self._loaded().save_pictures(folder, vault, clock, samples)

    def _loaded(self) -> Screens:
        try:
            return self._load()
        except ImportError as error:
            told = qt_needs.unloaded_sentence(str(error))
            if not told:
                raise
            gone = qt_needs.missing(qt_needs.FOR_QT)
            raise QtMissesLibrary(qt_needs.missing_sentence(gone) if gone else told) from None


def start(window: Window) -> int:
    """Open the window as somebody does who gives no command; the exit code."""
    if not window.has_display():
        print(_NO_DISPLAY, file=sys.stderr)
        return _WRONG_USAGE
    try:
        return window.open(None, SystemClock(), None)
    except CallCenterError as failure:
        from callcenter.cli.exit_codes import exit_code_of

        print(failure, file=sys.stderr)
        return int(exit_code_of(failure))
