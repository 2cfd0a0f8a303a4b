"""When the window is to be left: told by the clock, the desktop and the session's end."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from callcenter.services.protocols import LockReason
from tests.gui.lock.fake_desktop import FakeDesktop
from tests.gui.somebody import operator_in
from tests.world import MONDAY_MORNING
from ui.lock.lock_watch import LockWatch

MINUTES = 10  # of the program


class Guard:
    """A watch over an operator who has just signed in, and all that it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = MovableClock(MONDAY_MORNING)
        self.owner = QObject()
        self.box = QLineEdit()
        qtbot.addWidget(self.box)
        self.box.show()
        self.desktop = FakeDesktop()
        self.watch = LockWatch(self.clock, self.owner)
        self.watch.watch_desktop(self.desktop)
        self.due: list[LockReason] = []
        self.counted: list[int | None] = []
        self.ends: list[str] = []
        self.watch.due.connect(self.due.append)
        self.watch.counted.connect(self.counted.append)
        self.watch.session_ends_soon.connect(lambda: self.ends.append("soon"))
        self.watch.session_ended.connect(lambda: self.ends.append("now"))
        self.watch.begin(replace(operator_in(), ends_at=MONDAY_MORNING + timedelta(hours=12)))

    def wait(self, **time: float) -> None:
        """Time passes, and the watch looks."""
        self.clock.sleep(timedelta(**time).total_seconds())
        self.watch.look()


@pytest.fixture
def guard(qtbot: QtBot) -> Guard:
    return Guard(qtbot)


def test_the_lock_is_counted_down_for_a_minute_and_then_due(guard: Guard) -> None:
    guard.wait(minutes=8, seconds=59)
    assert guard.counted == []
    guard.wait(seconds=1)
    guard.wait(seconds=59)
    assert (guard.counted, guard.due) == ([60, 1], [])
    guard.wait(seconds=1)
    assert (guard.counted, guard.due) == ([60, 1, 0], [LockReason.IDLE])


def test_a_key_ends_the_countdown_at_once_and_is_not_lost(guard: Guard) -> None:
    guard.wait(minutes=9, seconds=30)
    QTest.keyClicks(guard.box, "S")
    assert guard.counted == [30, None]
    assert guard.box.text() == "S"
    guard.wait(seconds=31)
    assert guard.due == []


def test_it_never_comes_while_somebody_types(guard: Guard) -> None:
    for _ in range(3 * MINUTES):
        guard.wait(seconds=50)
        QTest.keyClick(guard.box, Qt.Key.Key_A)
    assert (guard.counted, guard.due) == ([], [])


def test_it_locks_with_the_desktop(guard: Guard) -> None:
    assert guard.watch.sees_desktop
    guard.desktop.lock()
    assert guard.due == [LockReason.DESKTOP]


def test_nothing_is_due_when_nobody_is_signed_in(guard: Guard) -> None:
    guard.wait(minutes=9, seconds=30)
    guard.watch.end()
    assert guard.counted == [30, None]
    guard.desktop.lock()
    guard.wait(hours=13)
    assert (guard.due, guard.ends) == ([], [])


def test_whoever_signs_in_next_has_all_the_minutes(guard: Guard) -> None:
    guard.wait(minutes=9)
    guard.watch.end()
    guard.watch.begin(operator_in())
    guard.wait(minutes=5)
    assert guard.due == []


def test_a_failed_lock_is_counted_down_once_more(guard: Guard) -> None:
    guard.wait(minutes=10)
    guard.watch.put_off()
    guard.wait(seconds=1)
    assert (guard.due, guard.counted[-1]) == ([LockReason.IDLE], 59)
    guard.wait(seconds=59)
    assert guard.due == [LockReason.IDLE, LockReason.IDLE]


def test_the_sessions_end_is_told_once_a_quarter_of_an_hour_before(guard: Guard) -> None:
    for minutes in (11 * 60 + 44, 1, 10):
        QTest.keyClick(guard.box, Qt.Key.Key_A)
        guard.wait(minutes=minutes)
    assert guard.ends == ["soon"]


def test_the_sessions_end_is_told_until_it_has_ended(guard: Guard) -> None:
    guard.wait(hours=12)
    guard.wait(seconds=1)
    assert guard.ends == ["now", "now"]


def test_another_desktop_takes_the_place_of_the_first(guard: Guard) -> None:
    other = FakeDesktop(sees=False)
    guard.watch.watch_desktop(other)
    assert guard.desktop.is_closed
    assert not guard.watch.sees_desktop
    other.lock()
    assert guard.due == [LockReason.DESKTOP]
    guard.watch.close()
    assert other.is_closed
