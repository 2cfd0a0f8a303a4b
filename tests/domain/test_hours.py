from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.hours import LineHours, NaiveMoment
from callcenter.domain.program_parts import Line

CHICAGO = ZoneInfo("America/Chicago")
THANKSGIVING = date(2026, 11, 26)
EVERY_DAY = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def line(
    days: tuple[str, ...] = EVERY_DAY[:5], opens: str = "08:00", closes: str = "20:00", zone: str = "America/Chicago"
) -> LineHours:
    return LineHours(
        Line(phone="(800) 555-0100", time_zone=zone, days=days, opens=opens, closes=closes,
             closed_days=(THANKSGIVING,), grace_minutes=30)
    )  # fmt: skip


def chicago(month: int, day: int, hour: int, minute: int = 0, second: int = 0, fold: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, second, tzinfo=CHICAGO, fold=fold).astimezone(UTC)


HOURS = line()


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (chicago(11, 23, 7, 59, 59), False),
        (chicago(11, 23, 8), True),
        (chicago(11, 23, 19, 59, 59), True),
        (chicago(11, 23, 20), False),
        (chicago(11, 21, 12), False),
        (chicago(11, 22, 12), False),
        (chicago(11, 26, 12), False),
        (chicago(11, 27, 12), True),
    ],
    ids=["just before", "opening", "last second", "closing", "Saturday", "Sunday", "Thanksgiving", "day after"],
)
def test_the_line_is_open_during_its_hours_alone(moment: datetime, is_open: bool) -> None:
    assert HOURS.is_open(moment) is is_open


def test_the_line_opens_by_the_clock_on_the_wall_on_both_sides_of_daylight_saving() -> None:
    """Central time is UTC-6 until March 8 and from November 1 of 2026 on, UTC-5 in between."""
    assert HOURS.next_opening(chicago(3, 6, 21)) == datetime(2026, 3, 9, 13, tzinfo=UTC)
    assert HOURS.next_opening(chicago(3, 5, 21)) == datetime(2026, 3, 6, 14, tzinfo=UTC)
    assert HOURS.next_opening(chicago(10, 30, 21)) == datetime(2026, 11, 2, 14, tzinfo=UTC)
    assert not HOURS.is_open(datetime(2026, 11, 2, 13, 30, tzinfo=UTC))
    assert HOURS.is_open(datetime(2026, 3, 9, 13, 30, tzinfo=UTC))


def test_a_line_open_across_the_change_is_open_an_hour_shorter_or_longer() -> None:
    day_and_night = line(EVERY_DAY, "00:00", "24:00")
    for month, day, hours in ((3, 8, 23), (11, 1, 25), (11, 2, 24)):
        begin, end = day_and_night.day_bounds(date(2026, month, day), date(2026, month, day))
        assert end - begin == timedelta(hours=hours)
        assert all(day_and_night.is_open(begin + timedelta(hours=hour)) for hour in range(hours))
    early = line(EVERY_DAY, "01:00", "04:00")
    assert sum(early.is_open(chicago(3, 8, 0) + timedelta(minutes=n)) for n in range(360)) == 2 * 60
    assert sum(early.is_open(chicago(11, 1, 0) + timedelta(minutes=n)) for n in range(360)) == 4 * 60


def test_an_opening_time_that_the_clock_leaves_out_still_comes() -> None:
    hours = line(EVERY_DAY, "02:30", "12:00")
    opening = hours.next_opening(chicago(3, 8, 0))
    assert opening == chicago(3, 8, 3, 30)
    assert hours.is_open(opening) and not hours.is_open(opening - timedelta(seconds=1))


def test_the_next_opening_passes_over_closed_days_and_weekends() -> None:
    assert HOURS.next_opening(chicago(11, 25, 20)) == chicago(11, 27, 8)
    assert HOURS.next_opening(chicago(11, 27, 20)) == chicago(11, 30, 8)
    assert HOURS.next_opening(chicago(11, 27, 8)) == chicago(11, 27, 8)
    assert HOURS.next_opening(chicago(11, 27, 8, 0, 1)) == chicago(11, 30, 8)


def test_the_days_are_those_of_the_center_not_of_the_caller_or_of_utc() -> None:
    late = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    assert HOURS.day(late) == date(2026, 11, 23)
    assert HOURS.local(late).hour == 19
    assert HOURS.is_open(late)
    assert HOURS.is_open(late.astimezone(ZoneInfo("Asia/Tokyo")))


def test_a_call_in_progress_goes_on_into_the_grace() -> None:
    started = chicago(11, 23, 19, 59)
    assert HOURS.is_open_for_call(started, chicago(11, 23, 20, 29, 59))
    assert not HOURS.is_open_for_call(started, chicago(11, 23, 20, 30))
    assert not HOURS.is_open_for_call(started, chicago(11, 24, 10))
    assert not HOURS.is_open_for_call(chicago(11, 23, 20, 1), chicago(11, 23, 20, 2))
    assert not HOURS.is_open_for_call(chicago(11, 26, 12), chicago(11, 26, 12, 1))


def test_a_range_of_days_takes_in_both_ends() -> None:
    begin, end = HOURS.day_bounds(date(2026, 10, 31), date(2026, 11, 1))
    assert begin == datetime(2026, 10, 31, 5, tzinfo=UTC)
    assert end == datetime(2026, 11, 2, 6, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["America/Chicago", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_range_of_days_may_be_as_wide_as_a_date_can_be(zone: str) -> None:
    begin, end = line(zone=zone).day_bounds(date.min, date.max)
    assert begin.year <= 1900 and end.year >= 9000


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(NaiveMoment):
        HOURS.is_open(datetime(2026, 11, 23, 12))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1)),
    st.sampled_from(["America/Chicago", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns"]),
)
def test_the_next_opening_is_open_and_nothing_before_it_opens(naive: datetime, zone: str) -> None:
    hours = line(zone=zone)
    moment = naive.replace(tzinfo=UTC)
    opening = hours.next_opening(moment)
    assert opening >= moment
    assert hours.is_open(opening)
    assert (hours.local(opening).hour, hours.local(opening).minute) == (8, 0)
    if not hours.is_open(moment):
        steps = int((opening - moment) / timedelta(hours=1))
        assert not any(hours.is_open(moment + timedelta(hours=step)) for step in range(steps))


@pytest.mark.parametrize("hour", [0, 8, 15, 23])
def test_closing_is_that_of_the_days_own_clock(hour: int) -> None:
    assert HOURS.closing(chicago(11, 1, hour)) == chicago(11, 1, 20)  # the night daylight saving ended
    assert HOURS.closing(chicago(11, 1, hour)).utcoffset() == timedelta()
