"""The desktop's own lock, as far as it can be seen where the program runs."""

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget


class DesktopWatch(Protocol):
    """Tells that the desktop is locked, or that the computer goes to sleep."""

    @property
    def sees(self) -> bool:
        """Whether a lock of the desktop would be seen."""
        ...

    def when_locked(self, tell: Callable[[], None]) -> None:
        """Have `tell` called, in the window's thread, at every lock from now on."""
        ...

    def close(self) -> None:
        """Watch no longer; may be called twice."""
        ...


class BlindWatch:
    """Where nothing tells of the desktop's lock."""

    @property
    def sees(self) -> bool:
        """Never."""
        return False

    def when_locked(self, tell: Callable[[], None]) -> None:
        """It never will be."""

    def close(self) -> None:
        """There is nothing to end."""


def desktop_watch(window: QWidget) -> DesktopWatch:
    """What this system has: D-Bus on Linux, session messages on Windows, nothing elsewhere."""
    if sys.platform.startswith("linux"):
        from ui.lock.linux_desktop import LinuxDesktop

        return LinuxDesktop(window)
    if sys.platform == "win32":
        from ui.lock.windows_desktop import WindowsDesktop

        return WindowsDesktop(window)
    return BlindWatch()
