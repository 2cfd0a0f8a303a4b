"""The lock of a Windows session, which the system tells a window that has asked for it."""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtWidgets import QWidget

_THIS_SESSION = 0
_SESSION_CHANGED, _SESSION_LOCKED = 0x02B1, 0x7
_POWER_CHANGED, _GOING_TO_SLEEP = 0x0218, 0x4


class WindowsDesktop(QAbstractNativeEventFilter):
    """Fulfills `DesktopWatch` with WTSRegisterSessionNotification of wtsapi32.dll."""

    def __init__(self, window: QWidget, library: Any = None) -> None:
        """`library` stands in for wtsapi32.dll where there is none."""
        super().__init__()
        self._library = library or ctypes.CDLL("wtsapi32")
        self._handle = ctypes.c_void_p(int(window.winId()))
        self._tell: Callable[[], None] = lambda: None
        self._sees = bool(self._library.WTSRegisterSessionNotification(self._handle, _THIS_SESSION))
        application = QCoreApplication.instance()
        if application:
            application.installNativeEventFilter(self)

    @property
    def sees(self) -> bool:
        """Whether the system took the window's request."""
        return self._sees

    def when_locked(self, tell: Callable[[], None]) -> None:
        """Have `tell` called at every lock from now on."""
        self._tell = tell

    def close(self) -> None:
        """Ask to be told no longer; may be called twice."""
        application = QCoreApplication.instance()
        if application:
            application.removeNativeEventFilter(self)
        if self._sees:
            self._sees = False
            self._library.WTSUnRegisterSessionNotification(self._handle)

    def nativeEventFilter(self, kind: Any, message: Any) -> object:
        """Look at each message of the system, and let it go on."""
        if bytes(kind) == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) in {(_SESSION_CHANGED, _SESSION_LOCKED), (_POWER_CHANGED, _GOING_TO_SLEEP)}:
                self._tell()
        return False, 0
