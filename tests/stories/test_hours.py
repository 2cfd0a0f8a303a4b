"""Closing time: no check is made outside the hours, a call in progress has its grace, an evening can be added."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR, World
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

KNOWN = {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961", "ssn": "9876"}
CLOSING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # Monday, 8 p.m. in Chicago
MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk(seat: Seat, world: World) -> Seat:
    """The operator sits before an empty desk, five minutes before the line closes."""
    world.clock.move_to(CLOSING - 5 * MINUTE)
    seat.sign_in(OPERATOR)
    seat.until(lambda: seat.look() is Look.READY)
    return seat


def next_call(desk: Seat) -> None:
    """F12, and wait for the empty desk."""
    desk.take(Shortcut.NEXT_CALL)
    desk.until(lambda: desk.look() is Look.READY and desk.window.tasks.is_idle)


def test_a_call_in_progress_is_answered_for_a_quarter_of_an_hour_after_closing_and_then_no_more(
    desk: Seat, world: World
) -> None:
    desk.fill(**KNOWN)
    desk.until(lambda: desk.work.desk.presenter.state.reference)
    world.clock.move_to(CLOSING + 14 * MINUTE)
    desk.press(Qt.Key.Key_Return)
    assert desk.answer() is Look.YES
    world.clock.move_to(CLOSING + 15 * MINUTE)
    desk.fill(first_name="Bob")
    desk.press(Qt.Key.Key_Return)
    assert desk.answer() is Look.CANNOT


def test_a_call_that_begins_after_closing_is_refused_with_the_next_opening(desk: Seat, world: World) -> None:
    world.clock.move_to(CLOSING + MINUTE)
    assert desk.ask(**KNOWN) is Look.CANNOT
    assert "8:00 AM" in desk.banner.banner.next_step
    world.clock.move_to(CLOSING + timedelta(hours=12))
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.YES)


def test_a_supervisor_opens_the_line_for_an_evening_and_an_operator_answers(seat: Seat, world: World) -> None:
    world.clock.move_to(CLOSING + 5 * MINUTE)
    seat.sign_in(SUPERVISOR)
    seat.take(Shortcut.DESK)
    assert seat.ask(**KNOWN) is Look.CANNOT
    next_call(seat)
    seat.take(Shortcut.SETTINGS)
    seat.press(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    seat.type("21:30")
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: "open until 9:30" in seat.message)
    seat.take(Shortcut.DESK)
    assert seat.ask(**KNOWN) is Look.YES
    next_call(seat)
    seat.take(Shortcut.SIGN_OUT)
    seat.until(lambda: seat.window.workplace is None)
    world.clock.move_to(CLOSING + 89 * MINUTE)
    seat.sign_in(OPERATOR)
    seat.until(lambda: seat.look() is Look.READY)
    assert seat.ask(**KNOWN) is Look.YES
    next_call(seat)
    world.clock.move_to(CLOSING + 91 * MINUTE)
    assert seat.ask(**KNOWN) is Look.CANNOT
