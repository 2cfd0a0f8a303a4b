"""From morning to evening at one desk: away from it, on a break, twelve hours over, a program that dies in mid-call."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from callcenter.clock import SystemClock
from callcenter.services.sign_in import sign_in
from tests.stories.seat import Seat
from tests.world import GARCIA, OPERATOR, OPERATOR_PASSWORD, SMITH, World
from ui.lock.countdown_bar import CountdownBar
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

KNOWN = {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961", "ssn": "9876"}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The operator sits before an empty desk on a Monday morning."""
    seat.sign_in(OPERATOR)
    seat.until(lambda: seat.look() is Look.READY)
    return seat


@pytest.fixture
def later(world: World) -> Callable[[timedelta], None]:
    """Let time pass on the clock that everybody looks at."""
    return lambda by: world.clock.move_to(world.clock.now() + by)


def countdown(desk: Seat) -> str:
    """What the last minute's bar says; empty while there is none."""
    bar = desk.child(CountdownBar)
    assert isinstance(bar, CountdownBar)
    return bar.accessibleName() if bar.isVisible() else ""


def kinds(desk: Seat, world: World) -> list[object]:
    """The kinds of the journal's entries, once the window has let the vault go."""
    desk.close()
    with world.database() as database:
        return [row[0] for row in database.query("SELECT entry ->> 'kind' FROM journal ORDER BY seq")]


def test_an_operator_who_walks_away_in_mid_call_is_warned_then_locked_and_finds_the_call_again(
    desk: Seat, world: World, later: Callable[[timedelta], None]
) -> None:
    assert desk.ask(**KNOWN) is Look.YES
    later(9 * MINUTE + timedelta(seconds=30))
    desk.until(lambda: "Locks in 30 s" in countdown(desk))
    later(MINUTE)
    desk.until(lambda: desk.window.workplace is None)
    assert "Smith" not in desk.message
    desk.unlock(OPERATOR)
    desk.until(lambda: desk.boxes()["last_name"] == "Smith")
    assert desk.look() is not Look.YES
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.YES)
    with_reason = "SELECT entry ->> 'reason' FROM journal WHERE entry ->> 'kind' = 'locked'"
    desk.close()
    with world.database() as database:
        assert database.query(with_reason) == [("idle",)]


def test_a_key_in_the_last_minute_puts_the_lock_off_and_is_not_lost(
    desk: Seat, later: Callable[[timedelta], None]
) -> None:
    later(9 * MINUTE + timedelta(seconds=30))
    desk.until(lambda: "Locks in 30 s" in countdown(desk))
    desk.fill(last_name="S")
    assert countdown(desk) == ""
    later(MINUTE)
    desk.fill(first_name="R")
    assert desk.boxes()["last_name"] == "S"
    assert desk.window.workplace is not None


def test_a_break_is_taken_between_calls_and_shows_the_head_of_the_journal(desk: Seat, world: World) -> None:
    desk.fill(last_name="Smith")
    desk.take(Shortcut.BREAK)
    assert "Wrap up the call first" in desk.message
    assert desk.window.workplace is not None
    desk.take(Shortcut.NEXT_CALL)
    desk.take(Shortcut.NEXT_CALL)
    desk.until(lambda: desk.work.desk.presenter.seconds is None and desk.window.tasks.is_idle)
    desk.take(Shortcut.BREAK)
    desk.until(lambda: desk.window.workplace is None)
    assert desk.message.startswith("On a break since 9:30 AM.")
    assert "The journal's last entry is number" in desk.message
    desk.unlock(OPERATOR)
    assert kinds(desk, world)[-2:] == ["locked", "signed_in"]


def test_after_twelve_hours_a_call_is_finished_first_and_the_session_ends_by_itself(
    desk: Seat, later: Callable[[timedelta], None]
) -> None:
    desk.fill(**KNOWN)
    desk.until(lambda: desk.work.desk.presenter.state.reference)
    for _ in range(81):  # somebody touches a key every nine minutes
        later(9 * MINUTE)
        desk.press(Qt.Key.Key_Shift)
    assert desk.window.workplace is not None
    desk.take(Shortcut.WRAP_UP)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.window.workplace is None)
    assert "twelve hours" in desk.message


def test_a_program_that_dies_in_mid_call_leaves_the_call_in_the_log_as_not_wrapped_up(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    world.load(GARCIA, SMITH)
    command = [sys.executable, "-m", "tests.stories.running_window", str(world.path), str(tmp_path / "settings.ini")]
    with subprocess.Popen(
        [*command, OPERATOR, "--stay"],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdin is not None
        assert window.stdout is not None
        window.stdin.write(f"{OPERATOR_PASSWORD}\n")
        window.stdin.flush()
        assert '"answer": "YES"' in window.stdout.readline()
        os.kill(window.pid, signal.SIGKILL)
    with sign_in(world.path, OPERATOR, OPERATOR_PASSWORD, SystemClock(), wait=20) as session:
        found = session.database.calls.page(None, 1)[0][1]
    assert (found.answer, found.wrap_up, found.ended_at) == ("YES", "not_wrapped_up", None)
