from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.hours import LineHours, NaiveMoment, Opening, OpeningFault
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


def opened(*openings: tuple[datetime, datetime], hours: LineHours | None = None) -> LineHours:
    """The hours with openings beyond them."""
    return LineHours((hours or HOURS).line, tuple(Opening(*moments) for moments in openings))


HOURS = line()
EVENING = opened((chicago(11, 23, 19), chicago(11, 23, 21, 30)))
SATURDAY = opened((chicago(11, 21, 9), chicago(11, 21, 12)))


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


def test_an_opening_that_was_taken_back_in_the_same_moment_is_none() -> None:
    evening = chicago(11, 23, 21)
    assert opened((evening, evening)).next_opening(evening) == chicago(11, 24, 8)
    assert not opened((evening, evening)).is_open(evening)


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
    assert not HOURS.is_open_for_call(started, chicago(11, 24, 7, 59))
    assert HOURS.is_open_for_call(started, chicago(11, 24, 8)), "the line is open to every call"
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


# Openings beyond the hours


@pytest.mark.parametrize(
    ("hours", "moment", "is_open"),
    [
        (EVENING, chicago(11, 23, 18, 59), True),
        (EVENING, chicago(11, 23, 20), True),
        (EVENING, chicago(11, 23, 21, 29, 59), True),
        (EVENING, chicago(11, 23, 21, 30), False),
        (EVENING, chicago(11, 24, 20), False),
        (SATURDAY, chicago(11, 21, 8, 59, 59), False),
        (SATURDAY, chicago(11, 21, 9), True),
        (SATURDAY, chicago(11, 21, 12), False),
        (opened((chicago(11, 26, 10), chicago(11, 26, 11))), chicago(11, 26, 10, 30), True),
    ],
    ids=["hours", "past hours", "last second", "over", "next evening", "before", "Saturday", "noon", "Thanksgiving"],
)
def test_an_opening_is_open_beside_the_hours_on_any_day(hours: LineHours, moment: datetime, is_open: bool) -> None:
    assert hours.is_open(moment) is is_open


def test_a_call_has_its_grace_after_the_openings_end_and_none_at_the_end_of_the_hours() -> None:
    started = chicago(11, 23, 19, 50)
    assert EVENING.is_open_for_call(started, chicago(11, 23, 21, 59, 59))
    assert not EVENING.is_open_for_call(started, chicago(11, 23, 22))
    assert EVENING.is_open_for_call(chicago(11, 23, 21, 29), chicago(11, 23, 21, 45))
    assert not EVENING.is_open_for_call(chicago(11, 23, 21, 30), chicago(11, 23, 21, 45))


def test_a_call_that_came_too_early_is_checked_once_the_line_is_open() -> None:
    assert not EVENING.is_open_for_call(chicago(11, 24, 7, 58), chicago(11, 24, 7, 59))
    assert EVENING.is_open_for_call(chicago(11, 24, 7, 58), chicago(11, 24, 8))


def test_openings_that_overlap_or_follow_on_are_one() -> None:
    hours = opened(
        (chicago(11, 23, 19), chicago(11, 23, 20, 30)),
        (chicago(11, 23, 20, 30), chicago(11, 23, 21)),
        (chicago(11, 23, 20, 45), chicago(11, 23, 20, 50)),
        (chicago(11, 23, 22), chicago(11, 23, 23)),
    )
    assert hours.closing(chicago(11, 23, 9)) == chicago(11, 23, 21)
    assert hours.is_open_for_call(chicago(11, 23, 19, 10), chicago(11, 23, 21, 29, 59))
    assert not hours.is_open_for_call(chicago(11, 23, 19, 10), chicago(11, 23, 21, 30))
    assert hours.closing(chicago(11, 23, 22)) == chicago(11, 23, 23)


def test_a_line_closes_when_its_opening_ends_and_else_when_its_hours_do() -> None:
    assert EVENING.closing(chicago(11, 23, 9)) == chicago(11, 23, 21, 30)
    assert EVENING.closing(chicago(11, 24, 9)) == chicago(11, 24, 20)
    assert SATURDAY.closing(chicago(11, 21, 10)) == chicago(11, 21, 12)
    early = opened((chicago(11, 23, 7), chicago(11, 23, 9)))
    assert early.closing(chicago(11, 23, 7, 30)) == chicago(11, 23, 20)


def test_the_opening_that_a_moment_lies_in_is_the_one_that_ends_last() -> None:
    hours = opened((chicago(11, 23, 19), chicago(11, 23, 21)), (chicago(11, 23, 20), chicago(11, 23, 22)))
    found = hours.opening_at(chicago(11, 23, 20, 30))
    assert found and found.closes_at == chicago(11, 23, 22)
    assert hours.opening_at(chicago(11, 23, 18)) is None
    assert hours.opening_at(chicago(11, 23, 22)) is None


def test_an_opening_to_come_may_be_the_next_one() -> None:
    assert SATURDAY.next_opening(chicago(11, 20, 20)) == chicago(11, 21, 9)
    assert SATURDAY.next_opening(chicago(11, 21, 9, 1)) == chicago(11, 23, 8)


def test_an_opening_into_midnight_goes_on_into_a_line_that_opens_there() -> None:
    night = line(EVERY_DAY, "00:00", "06:00")
    hours = opened((chicago(11, 23, 22), chicago(11, 24, 0)), hours=night)
    assert hours.closing(chicago(11, 23, 23)) == chicago(11, 24, 6)
    assert hours.is_open_for_call(chicago(11, 23, 23), chicago(11, 24, 6, 29))
    assert not hours.is_open_for_call(chicago(11, 23, 23), chicago(11, 24, 6, 30))


def test_a_line_open_day_and_night_does_not_close_at_midnight() -> None:
    always = line(EVERY_DAY, "00:00", "24:00")
    assert always.is_open_for_call(chicago(11, 23, 23, 50), chicago(11, 24, 3))
    # November 26 is closed
    assert always.closing(chicago(11, 23, 12)) == chicago(11, 26, 0)
    assert always.closing(chicago(11, 28, 12)) >= chicago(12, 5, 12)


@pytest.mark.parametrize(
    ("closes", "closes_at"),
    [
        ("21:30", chicago(11, 23, 21, 30)),
        ("20:16", chicago(11, 23, 20, 16)),
        ("24:00", chicago(11, 24, 0)),
    ],
)
def test_a_line_is_opened_until_a_time_of_the_centers_day(closes: str, closes_at: datetime) -> None:
    now = chicago(11, 23, 20, 15)
    assert HOURS.opening_until(closes, now) == Opening(now, closes_at)


def test_the_day_is_the_centers_own_when_it_is_another_one_elsewhere() -> None:
    late = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)  # 23:30 of the 23rd in Chicago
    assert HOURS.opening_until("23:45", late).closes_at == chicago(11, 23, 23, 45)
    assert HOURS.opening_until("23:45", late.astimezone(ZoneInfo("Asia/Tokyo"))).opens_at == late


@pytest.mark.parametrize(
    ("closes", "fault"),
    [("20:15", "past"), ("08:00", "past"), ("00:00", "past")]
    + [(text, "unreadable") for text in ("", "9", "9:30", "21.30", "24:01", "25:00", "20:60", "9:30 p.m.", "²1:30")],
)
def test_a_time_that_is_past_or_unreadable_opens_nothing(closes: str, fault: str) -> None:
    with pytest.raises(OpeningFault) as refused:
        HOURS.opening_until(closes, chicago(11, 23, 20, 15))
    assert refused.value.fault == fault
    assert closes not in str(refused.value) or not closes


def test_in_the_hour_that_the_clock_passes_twice_the_next_time_on_the_clock_is_meant() -> None:
    """On November 1 of 2026 the clock goes back from 2:00 to 1:00."""
    first_time, again = chicago(11, 1, 1, 30), chicago(11, 1, 1, 30, fold=1)
    assert again - first_time == timedelta(hours=1)
    assert HOURS.opening_until("01:45", first_time).closes_at == chicago(11, 1, 1, 45)
    assert HOURS.opening_until("01:45", again).closes_at == chicago(11, 1, 1, 45, fold=1)
    assert HOURS.opening_until("01:15", first_time).closes_at == chicago(11, 1, 1, 15, fold=1)
    with pytest.raises(OpeningFault):
        HOURS.opening_until("01:15", again)


def test_a_time_that_the_clock_leaves_out_is_an_hour_later_on_it() -> None:
    """On March 8 of 2026 the clock goes from 2:00 to 3:00."""
    assert HOURS.opening_until("02:30", chicago(3, 8, 1, 30)).closes_at == chicago(3, 8, 3, 30)


def test_an_opening_over_the_change_lasts_as_long_as_the_clock_on_the_wall_says() -> None:
    hours = opened((chicago(11, 1, 0, 30), chicago(11, 1, 3)))
    assert sum(hours.is_open(chicago(11, 1, 0) + timedelta(minutes=n)) for n in range(360)) == 210
