"""What Windows tells of its session, read from messages of the form that it sends; its library is a fake here."""

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.lock.windows_desktop import WindowsDesktop

KIND = b"windows_generic_MSG"
SESSION_CHANGED, POWER_CHANGED = 0x02B1, 0x0218
LOCKED, UNLOCKED, SLEEPS, WAKES = 0x7, 0x8, 0x4, 0x7


class FakeLibrary:
    """wtsapi32.dll, as far as it is asked for anything."""

    def __init__(self, *, agrees: bool = True) -> None:
        self._agrees = agrees
        self.registered: list[int | None] = []

    def WTSRegisterSessionNotification(self, window: ctypes.c_void_p, _of: int) -> int:
        self.registered.append(window.value)
        return int(self._agrees)

    def WTSUnRegisterSessionNotification(self, window: ctypes.c_void_p) -> int:
        self.registered.remove(window.value)
        return 1


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def message(number: int, parameter: int) -> wintypes.MSG:
    told = wintypes.MSG()
    told.message, told.wParam = number, parameter
    return told


@pytest.mark.parametrize(
    ("number", "parameter", "locks"),
    [
        (SESSION_CHANGED, LOCKED, True),
        (SESSION_CHANGED, UNLOCKED, False),
        (POWER_CHANGED, SLEEPS, True),
        (POWER_CHANGED, WAKES, False),
        (0x0100, LOCKED, False),
    ],
)
def test_it_tells_of_a_lock_and_of_sleep_alone(window: QWidget, number: int, parameter: int, locks: bool) -> None:
    heard: list[bool] = []
    desktop = WindowsDesktop(window, FakeLibrary())
    desktop.when_locked(lambda: heard.append(True))
    told = message(number, parameter)
    assert desktop.nativeEventFilter(KIND, ctypes.addressof(told)) == (False, 0)
    assert bool(heard) is locks
    desktop.close()


def test_another_systems_messages_are_let_by(window: QWidget) -> None:
    desktop = WindowsDesktop(window, FakeLibrary())
    assert desktop.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    desktop.close()


def test_it_sees_what_the_system_agreed_to_tell_and_lets_go_of_it(window: QWidget) -> None:
    library = FakeLibrary()
    desktop = WindowsDesktop(window, library)
    assert desktop.sees
    assert library.registered == [int(window.winId())]
    desktop.close()
    desktop.close()
    assert library.registered == []
    assert not WindowsDesktop(window, FakeLibrary(agrees=False)).sees
