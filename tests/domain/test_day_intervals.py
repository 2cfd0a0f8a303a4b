"""A day by intervals of the center's clock, on days of 23, 24 and 25 hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callcenter.domain.day_intervals import QUARTER, Interval, intervals_of, stretch_of_work
from callcenter.domain.hours import LineHours
from callcenter.domain.program_parts import Line

LINE = Line(phone="", time_zone="America/Chicago", days=("monday", "tuesday"), opens="08:00", closes="20:00")
CHICAGO = LineHours(LINE)
MONDAY, SPRING, AUTUMN = date(2026, 11, 23), date(2026, 3, 8), date(2026, 11, 1)


def quarter(begins_at: datetime, **answers: int) -> Interval:
    return Interval(begins_at, begins_at + QUARTER, answers, {"enrolled": sum(answers.values())})


def hours_of(day: date, line: LineHours = CHICAGO) -> list[str]:
    begins = (line.local(one.begins_at) for one in intervals_of(line, day, (), 60))
    return [f"{local:%H:%M %Z}" for local in begins]


@pytest.mark.parametrize(("minutes", "number"), [(15, 96), (30, 48), (60, 24)])
def test_a_day_is_cut_without_gap_or_overlap(minutes: int, number: int) -> None:
    found = intervals_of(CHICAGO, MONDAY, (), minutes)
    assert len(found) == number
    assert all(one.ends_at == other.begins_at for one, other in zip(found, found[1:], strict=False))
    assert (found[0].begins_at, found[-1].ends_at) == CHICAGO.day_bounds(MONDAY, MONDAY)


def test_quarters_are_added_up_where_they_belong() -> None:
    nine = datetime(2026, 11, 23, 15, tzinfo=UTC)
    counted = (quarter(nine, YES=2), quarter(nine + 3 * QUARTER, YES=1, NO=4), quarter(nine + 4 * QUARTER, MORE=1))
    found = [one for one in intervals_of(CHICAGO, MONDAY, counted, 60) if one.calls]
    assert [(one.begins_at, one.answers, one.codes) for one in found] == [
        (nine, {"YES": 3, "NO": 4}, {"enrolled": 7}),
        (nine + timedelta(hours=1), {"MORE": 1}, {"enrolled": 1}),
    ]
    assert sum(one.calls for one in intervals_of(CHICAGO, MONDAY, counted, 30)) == 8


def test_an_hour_that_the_clock_leaves_out_is_not_there() -> None:
    hours = hours_of(SPRING)
    assert len(hours) == 23
    assert hours[:4] == ["00:00 CST", "01:00 CST", "03:00 CDT", "04:00 CDT"]


def test_an_hour_that_the_clock_passes_twice_is_there_twice() -> None:
    hours = hours_of(AUTUMN)
    assert len(hours) == 25
    assert hours[:4] == ["00:00 CDT", "01:00 CDT", "01:00 CST", "02:00 CST"]


def test_a_clock_that_goes_back_by_half_an_hour_gives_a_short_interval() -> None:
    island = LineHours(replace_zone("Australia/Lord_Howe"))
    found = intervals_of(island, date(2026, 4, 5), (), 60)
    lengths = [(one.ends_at - one.begins_at).total_seconds() / 60 for one in found]
    assert lengths[:4] == [60, 60, 30, 60]
    assert sum(lengths) == 24.5 * 60


def replace_zone(zone: str) -> Line:
    return Line(phone=LINE.phone, time_zone=zone, days=LINE.days, opens=LINE.opens, closes=LINE.closes)


def test_work_lasts_from_the_first_to_the_last_interval_that_is_open_or_has_a_call() -> None:
    hours = intervals_of(CHICAGO, MONDAY, (quarter(datetime(2026, 11, 24, 3, tzinfo=UTC), NO=1),), 60)
    worked = [CHICAGO.local(one.begins_at).hour for one in stretch_of_work(CHICAGO, hours)]
    assert worked == list(range(8, 22))
    quiet = intervals_of(CHICAGO, MONDAY - timedelta(days=1), (), 60)
    assert stretch_of_work(CHICAGO, quiet) == quiet


def test_calls_are_those_of_every_answer() -> None:
    assert replace(quarter(datetime(2026, 11, 23, tzinfo=UTC), YES=2, NONE=3)).calls == 5
