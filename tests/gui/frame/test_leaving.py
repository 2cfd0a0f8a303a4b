"""Leaving the window, where something stands in the way: a question, a call, a failure, the call that comes back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from callcenter.domain.made_up_people import as_roster_row, made_up_people
from callcenter.errors import EnvironmentFault
from callcenter.files.name_lists import load_name_lists
from tests.gui.lock.fake_desktop import FakeDesktop
from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR, World
from ui.dialogs import QtDialogs
from ui.lock.countdown_bar import CountdownBar
from ui.notices import Notice
from ui.shift_change import ShiftChange
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look
from ui.widgets.message_bar import MessageBar

KNOWN = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}
MINUTE = timedelta(minutes=1)


class DiskFull(EnvironmentFault):
    code = "disk_full"
    sentence = "The disk is full."


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The operator sits before an empty desk."""
    seat.sign_in(OPERATOR)
    seat.until(lambda: seat.window.tasks.is_idle)
    return seat


@pytest.fixture
def wait(desk: Seat, world: World) -> Callable[[timedelta], None]:
    """Let time pass, and the window look at it."""

    def pass_time(by: timedelta) -> None:
        world.clock.move_to(world.clock.now() + by)
        desk.window.watch.look()

    return pass_time


def is_locked(seat: Seat) -> bool:
    return seat.window.workplace is None


def notice(seat: Seat) -> Notice:
    """What the message bar shows."""
    bar = seat.child(MessageBar)
    assert isinstance(bar, MessageBar)
    assert bar.notice
    return bar.notice


def reasons(seat: Seat, world: World) -> list[str]:
    """Why the vault was locked each time, by its journal."""
    seat.close()
    return [entry["reason"] for entry in world.entries("locked")]


def test_the_desktops_lock_locks_in_mid_call_and_the_call_comes_back(desk: Seat, world: World) -> None:
    desktop = FakeDesktop()
    desk.window.watch.watch_desktop(desktop)
    assert desk.ask(**KNOWN) is Look.YES
    desktop.lock()
    desktop.lock()
    desk.until(lambda: is_locked(desk))
    desk.until(lambda: desk.message)
    assert desk.message.startswith("Locked at 9:30 AM, together with the desktop. Call ")
    assert notice(desk).stays
    desktop.lock()
    desk.unlock(OPERATOR)
    desk.until(lambda: desk.boxes()["last_name"] == "Smith")
    assert reasons(desk, world) == ["desktop"]


def test_a_lock_takes_the_question_with_it_that_stands_open(
    desk: Seat, wait: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = QtDialogs(desk.window)
    monkeypatch.setattr(desk.window, "_dialogs", real)
    change = desk.child(ShiftChange)
    assert isinstance(change, ShiftChange)
    change.leaving.connect(real.dismiss)
    desk.ask(**KNOWN)
    asked: list[bool] = []

    def walk_away() -> None:
        asked.append(isinstance(QApplication.activeModalWidget(), QMessageBox))
        wait(11 * MINUTE)

    QTimer.singleShot(0, walk_away)
    desk.window.sign_out()  # asks, for the call is not wrapped up; comes back when the question is gone
    assert asked == [True]
    assert QApplication.activeModalWidget() is None
    desk.until(lambda: is_locked(desk))
    assert "is kept for Olive for 30 minutes" in desk.message


def test_a_lock_that_fails_is_told_counted_down_once_more_and_made_then(
    desk: Seat, world: World, wait: Callable[[timedelta], None]
) -> None:
    desk.link.fail("Access.lock", DiskFull())
    wait(10 * MINUTE)
    desk.until(lambda: desk.message == "The disk is full.")
    assert desk.work.isEnabled()
    wait(timedelta(seconds=1))
    bar = desk.child(CountdownBar)
    assert isinstance(bar, CountdownBar)
    assert "Locks in 59 s" in bar.accessibleName()
    wait(MINUTE)
    desk.until(lambda: is_locked(desk))
    assert desk.message == "Locked at 9:41 AM: 10 minutes passed without a key or mouse in this program."
    assert reasons(desk, world) == ["idle"]


def test_a_lock_that_comes_while_a_call_is_brought_back_is_made_afterwards_and_keeps_the_call(desk: Seat) -> None:
    desktop = FakeDesktop()
    desk.window.watch.watch_desktop(desktop)
    assert desk.ask(**KNOWN) is Look.YES
    desk.take(Shortcut.LOCK)
    desk.until(lambda: is_locked(desk))
    desk.link.hold("CallDesk.take_up")
    desk.unlock(OPERATOR)
    desktop.lock()
    assert not is_locked(desk)
    desk.link.let_go("CallDesk.take_up")
    desk.until(lambda: is_locked(desk))
    desk.unlock(OPERATOR)
    desk.until(lambda: desk.boxes()["last_name"] == "Smith")


def test_no_break_is_taken_in_mid_call(desk: Seat, world: World) -> None:
    desk.fill(last_name="Smith")
    desk.take(Shortcut.BREAK)
    assert desk.message == "Wrap up the call first (F9), then take the break."
    assert desk.boxes()["last_name"] == "Smith"
    assert not is_locked(desk)
    assert reasons(desk, world) == []


def test_the_sessions_end_is_told_a_quarter_of_an_hour_before_and_an_idle_window_is_locked_before_it(
    desk: Seat, wait: Callable[[timedelta], None]
) -> None:
    wait(9 * MINUTE)
    desk.take(Shortcut.LAST_NAME)
    wait(11 * 60 * MINUTE + 37 * MINUTE)
    desk.until(lambda: is_locked(desk))
    desk.unlock(OPERATOR)
    assert desk.work.signed_in.ends_at > desk.clock.now() + 11 * 60 * MINUTE


def test_a_notice_says_when_the_session_will_end(desk: Seat, world: World) -> None:
    world.clock.move_to(desk.work.signed_in.ends_at - 14 * MINUTE)
    desk.take(Shortcut.LAST_NAME)
    desk.window.watch.look()
    assert desk.message.startswith("You will be signed out at 9:30 PM: a session lasts twelve hours at most.")


def test_an_import_under_way_is_not_cut_short_by_the_sessions_end(seat: Seat, world: World) -> None:
    seat.sign_in(SUPERVISOR)
    seat.link.hold("RosterDesk.start")
    people = made_up_people(40, 11, load_name_lists())
    seat.import_until_hashing(world.roster_file(map(as_roster_row, people), "second.csv"))
    world.clock.move_to(seat.work.signed_in.ends_at)
    seat.take(Shortcut.ROSTER)
    seat.window.watch.look()
    assert seat.work.isEnabled()
    assert seat.work.is_importing
    seat.link.let_go("RosterDesk.start")
