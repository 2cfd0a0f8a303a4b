from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from callcenter.clock import MovableClock, ShiftedClock, SystemClock

MORNING = datetime(2026, 11, 24, 8, 15, tzinfo=ZoneInfo("America/Chicago"))


def test_a_shifted_clock_starts_at_its_moment_and_runs_with_the_clock_beneath() -> None:
    beneath = MovableClock(datetime(2031, 5, 4, 23, 0, tzinfo=UTC))
    clock = ShiftedClock(beneath, MORNING)
    assert clock.now() == MORNING
    before = clock.monotonic()
    clock.sleep(90)
    assert clock.now() == MORNING + timedelta(seconds=90)
    assert clock.monotonic() - before == 90
    assert beneath.now() == datetime(2031, 5, 4, 23, 1, 30, tzinfo=UTC)


def test_a_shifted_clock_tells_utc_whatever_zone_its_moment_came_in() -> None:
    assert ShiftedClock(SystemClock(), MORNING).now().utcoffset() == timedelta()


def test_a_movable_clock_stands_until_it_is_moved_and_its_seconds_never_go_back() -> None:
    clock = MovableClock(MORNING)
    clock.sleep(60)
    assert (clock.now(), clock.monotonic()) == (MORNING + timedelta(seconds=60), 60)
    clock.move_to(MORNING)
    assert (clock.now(), clock.monotonic()) == (MORNING, 60)
