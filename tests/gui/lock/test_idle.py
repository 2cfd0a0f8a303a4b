"""Minutes without a key or mouse, counted by a clock that a test moves."""

from datetime import timedelta

import pytest

from callcenter.clock import MovableClock
from tests.world import MONDAY_MORNING
from ui.lock.idle import WARNED_FOR, Idle


class SleptClock(MovableClock):
    """A clock of a computer that slept: its steady clock stood still meanwhile, as Linux has it."""

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY_MORNING)


@pytest.mark.parametrize("minutes", [2, 10, 60])
def test_it_is_due_after_the_programs_minutes_and_told_in_the_last_one(clock: MovableClock, minutes: int) -> None:
    idle = Idle(clock, minutes)
    clock.sleep(60 * minutes - WARNED_FOR - 1)
    assert (idle.is_warned, idle.seconds_left) == (False, WARNED_FOR + 1)
    clock.sleep(1)
    assert (idle.is_warned, idle.seconds_left) == (True, WARNED_FOR)
    clock.sleep(WARNED_FOR - 0.5)
    assert idle.seconds_left == 1
    clock.sleep(0.5)
    assert idle.seconds_left == 0


def test_every_touch_begins_anew(clock: MovableClock) -> None:
    idle = Idle(clock, 10)
    clock.sleep(599)
    idle.touch()
    clock.sleep(539)
    assert not idle.is_warned


def test_a_lock_that_failed_is_due_again_in_a_minute(clock: MovableClock) -> None:
    idle = Idle(clock, 10)
    clock.sleep(700)
    idle.put_off()
    assert (idle.is_warned, idle.seconds_left) == (True, WARNED_FOR)
    clock.sleep(WARNED_FOR)
    assert idle.seconds_left == 0
    idle.touch()
    assert idle.seconds_left == 600


def test_the_time_that_the_computer_slept_counts() -> None:
    clock = SleptClock(MONDAY_MORNING)
    idle = Idle(clock, 10)
    clock.move_to(MONDAY_MORNING + timedelta(hours=1))
    assert idle.seconds_left == 0


def test_a_clock_that_is_set_back_gives_no_more_time(clock: MovableClock) -> None:
    idle = Idle(clock, 10)
    clock.sleep(300)
    clock.move_to(MONDAY_MORNING - timedelta(hours=1))
    assert idle.seconds_left == 300
