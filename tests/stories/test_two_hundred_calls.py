"""A long day at one desk: two hundred calls in a row leave it as the first found it."""

import gc
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from callcenter.clock import SystemClock
from callcenter.services.vault_host import VaultHost
from tests.gui.held_vault import HeldVault
from tests.stories.seat import Seat
from tests.stories.traces import clipboards, texts, undoable
from tests.world import GARCIA, OPERATOR, SMITH, World
from ui.desk.state import Phase
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

CALLS = 200
_LETTERS = "BCDFGHJKLM"
_MOST_KILOBYTES = 4_096
_MOST_OBJECTS = 400
_MOST_PARTS = 10  # of a hundred calls; some may be on their way out


@dataclass(frozen=True)
class Size:
    """How large the window's process is: memory in kilobytes, the rest counted."""

    kilobytes: int
    objects: int
    parts: int
    threads: int


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    """A window whose vault is in a process of its own, so that only the window's own memory is looked at."""
    world = World(tmp_path / "vault").make_vault()
    world.load(GARCIA, SMITH)
    seat = Seat(qtbot, world.path, HeldVault(VaultHost(SystemClock())), SystemClock(), tmp_path / "settings.ini")
    seat.sign_in(OPERATOR)
    seat.until(lambda: seat.look() is Look.READY)
    yield seat
    seat.close()


def caller(number: int) -> dict[str, str]:
    """Somebody who calls once, under a name that nobody else has; every fourth one is on the roster."""
    letters = "".join(_LETTERS[int(digit)] for digit in f"{number:03}")
    if number % 4 == 0:
        return {"last_name": "Smith", "first_name": f"Robert {letters}", "birth_date": "7/30/1961", "ssn": "9876"}
    return {"last_name": f"Zw{letters}", "first_name": f"Qu{letters}", "birth_date": "1/2/1970", "ssn": f"{number:04}"}


def take(seat: Seat, number: int) -> None:
    """A call, each a little other than the one before."""
    assert seat.ask(**caller(number)) in {Look.YES, Look.NO, Look.MORE}
    if number % 5 == 1:
        seat.take(Shortcut.SPELL)
    if number % 5 == 2:
        seat.take(Shortcut.QUESTIONS)
        seat.type("letter")
    if number % 10 == 3:
        seat.take(Shortcut.REVIEW_CASE)
        seat.type("2")
        seat.press(Qt.Key.Key_Return)
        seat.until(lambda: seat.work.desk.presenter.state.case_open)
    if number % 10 == 7:
        seat.take(Shortcut.WRAP_UP)
        seat.until(lambda: seat.work.desk.presenter.state.phase is Phase.WRAPPING)
        seat.press(Qt.Key.Key_Return)
    else:
        seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: seat.look() is Look.READY and seat.work.desk.presenter.seconds is None)
    seat.until(lambda: seat.window.tasks.is_idle)
    seat.link.asked.clear()
    seat.link.arguments.clear()


def size(seat: Seat) -> Size:
    """What it comes to, once everything that is on its way out is gone."""
    seat.qtbot.wait(1)  # what is to be deleted goes with the next turn of the event loop
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    parts = len(seat.window.findChildren(QObject))
    return Size(pages * 4, len(gc.get_objects()), parts, threading.active_count())


def test_two_hundred_calls_in_a_row_leave_no_trace_and_nothing_grows(
    seat: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for number in range(CALLS // 2):
        take(seat, number)
    half_way = size(seat)
    for number in range(CALLS // 2, CALLS):
        take(seat, number)
    at_the_end = size(seat)
    assert at_the_end.parts - half_way.parts < _MOST_PARTS
    assert at_the_end.threads <= half_way.threads
    assert at_the_end.objects - half_way.objects < _MOST_OBJECTS
    assert at_the_end.kilobytes - half_way.kilobytes < _MOST_KILOBYTES
    left = texts(seat.window) + clipboards() + caplog.text
    traces = {text for number in range(CALLS) for text in caller(number).values() if not text.isdecimal()}
    assert [trace for trace in traces if trace.upper() in left.upper()] == []
    assert undoable(seat.work) == []


def test_a_trace_of_the_caller_is_found_while_the_call_lasts(seat: Seat) -> None:
    """So that finding none afterwards means something."""
    seat.fill(**caller(1))
    assert caller(1)["last_name"] in texts(seat.window)
    assert undoable(seat.work)
