"""The calls of one Monday as an operator takes them at the window: what a supervisor then finds of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Qt

from callcenter.clock import MovableClock
from tests.stories.seat import Seat
from tests.world import MONDAY_MORNING, OPERATOR
from ui.desk.state import Phase
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

MINUTE = timedelta(minutes=1)
AFTER_HOURS = MONDAY_MORNING + timedelta(hours=10, minutes=40)  # 8:10 p.m. in Chicago

SMITH = {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961", "ssn": "9876"}
GARCIA = {"last_name": "Hughes", "first_name": "Maria", "birth_date": "2/9/1980", "ssn": "3456"}
OUTSIDER = {"last_name": "Nobody", "first_name": "Ann", "birth_date": "1/2/1970", "ssn": "1111"}
CALL_BACK = "573-555-0134"

OF_CALLERS = frozenset(
    {value for caller in (SMITH, GARCIA, OUTSIDER) for value in caller.values()}
    | {"573-555", "555-0134", "5550134", "García", "901-22", "900-12", "July 30", "1961", "1980", "1970"}
)
"""What callers said, and what the roster knows of them: none of it is for a supervisor's screen."""


@dataclass(frozen=True)
class DaysCalls:
    """The references of the day's calls, in the order in which they were taken."""

    unfinished: str
    eligible: str
    disputed: str
    late: str


def take_the_days_calls(seat: Seat, clock: MovableClock) -> DaysCalls:
    """A YES left in mid-call, a YES, a NO with a review case, one after hours; nobody is signed in then."""
    seat.sign_in(OPERATOR)
    assert seat.ask(**SMITH) is Look.YES
    unfinished = _reference(seat)
    seat.dialogs.will_confirm(True)  # signs out all the same
    seat.sign_out()
    seat.sign_in(OPERATOR)
    _begin(seat, clock, MONDAY_MORNING + 5 * MINUTE)
    assert seat.ask(**GARCIA) is Look.YES
    clock.move_to(clock.now() + 2 * MINUTE)
    eligible = _end(seat)
    _begin(seat, clock, MONDAY_MORNING + 40 * MINUTE)
    assert seat.ask(**OUTSIDER) is Look.NO
    seat.take(Shortcut.REVIEW_CASE)
    seat.until(lambda: seat.work.desk.presenter.state.phase is Phase.REVIEWING)
    seat.press(Qt.Key.Key_Tab)
    seat.type(CALL_BACK)
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.work.desk.presenter.state.case_open)
    clock.move_to(clock.now() + 4 * MINUTE)
    disputed = _end(seat)
    _begin(seat, clock, AFTER_HOURS)
    assert seat.ask(**SMITH) is Look.CANNOT
    late = _end(seat)
    seat.sign_out()
    return DaysCalls(unfinished, eligible, disputed, late)


def _begin(seat: Seat, clock: MovableClock, at: datetime) -> None:
    seat.until(lambda: seat.look() is Look.READY)
    clock.move_to(at)


def _reference(seat: Seat) -> str:
    seat.until(lambda: seat.work.desk.presenter.state.reference)
    return seat.work.desk.presenter.state.reference


def _end(seat: Seat) -> str:
    """F12, and wait for the empty desk and the vault."""
    reference = _reference(seat)
    seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: seat.look() is Look.READY)
    seat.rest()
    return reference
