"""What is said of the phone line, by the center's clock: Missouri's line, 8 to 8 on weekdays, 15 minutes of grace."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from callcenter.domain.hours import LineHours, Opening
from tests.gui.somebody import PROGRAM
from ui.line_words import center_time, line_words

CENTER = ZoneInfo("America/Chicago")
LINE = PROGRAM.line


def at(clock: str, day: int = 23) -> datetime:
    """A time of a day of November 2026; the 23rd is a Monday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=CENTER)


def evening(opens: str, closes: str) -> tuple[Opening, ...]:
    return (Opening(at(opens).astimezone(UTC), at(closes).astimezone(UTC)),)


def said(now: datetime, openings: tuple[Opening, ...] = (), started: datetime | None = None) -> tuple[str, bool]:
    words = line_words(LineHours(LINE, openings), now, always_open=False, call_started=started)
    return words.words, words.is_urgent


@pytest.fixture
def in_honolulu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer's own zone is four hours behind the center's."""
    monkeypatch.setenv("TZ", "Pacific/Honolulu")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("now", "words", "urgent"),
    [
        (at("7:59"), "line closed until 8:00 AM", False),
        (at("8:00"), "line open until 8:00 PM", False),
        (at("19:44"), "line open until 8:00 PM", False),
        (at("19:45"), "line closes in 15 min, at 8:00 PM", True),
        (at("19:59"), "line closes in 1 min, at 8:00 PM", True),
        (at("19:59") + timedelta(seconds=30), "line closes in 1 min, at 8:00 PM", True),
        (at("20:00"), "line closed until Tue 8:00 AM", False),
        (at("20:00", 27), "line closed until Mon 8:00 AM", False),
    ],
)
def test_it_says_until_when_and_shortly_before_how_long(now: datetime, words: str, urgent: bool) -> None:
    assert said(now) == (words, urgent)


@pytest.mark.parametrize(
    ("began", "now", "words"),
    [
        ("19:50", "20:05", "line closed, grace until 8:15 PM"),
        ("19:50", "20:14", "line closed, grace until 8:15 PM"),
        ("19:50", "20:15", "line closed until Tue 8:00 AM"),
        ("20:01", "20:05", "line closed until Tue 8:00 AM"),
    ],
)
def test_a_call_that_began_in_time_has_its_grace(began: str, now: str, words: str) -> None:
    assert said(at(now), started=at(began))[0] == words


def test_an_evening_goes_on_from_the_hours_and_has_its_own_grace() -> None:
    open_late = evening("18:00", "21:30")
    assert said(at("19:50"), open_late) == ("line open until 9:30 PM", False)
    assert said(at("21:20"), open_late) == ("line closes in 10 min, at 9:30 PM", True)
    assert said(at("21:40"), open_late, at("21:00")) == ("line closed, grace until 9:45 PM", True)
    assert said(at("21:00"), evening("22:00", "23:00"))[0] == "line closed until 10:00 PM"


def test_midnight_is_told_as_the_end_of_its_day() -> None:
    assert said(at("20:30"), evening("20:00", "23:59"))[0] == "line open until 11:59 PM"
    to_midnight = (Opening(at("20:00"), at("0:00", 24)),)
    assert said(at("20:30"), to_midnight)[0] == "line open until 12:00 AM"
    past_it = (Opening(at("20:00"), at("1:00", 24)),)
    assert said(at("20:30"), past_it)[0] == "line open until Tue 1:00 AM"


def test_an_opening_a_week_away_is_told_by_its_date() -> None:
    closed = replace(LINE, closed_days=tuple(date(2026, 11, day) for day in range(23, 31)))
    words = line_words(LineHours(closed), at("9:00"), always_open=False)
    assert words.words == "line closed until Dec 1, 8:00 AM"


def test_a_line_that_never_closes_says_so() -> None:
    always = replace(LINE, opens="00:00", closes="24:00", closed_days=())
    assert line_words(LineHours(always), at("9:00", 27), always_open=False).words == "line open until 12:00 AM"
    always = replace(always, days=(*always.days, "saturday", "sunday"))
    assert line_words(LineHours(always), at("9:00"), always_open=False).words == "line open day and night"
    assert line_words(LineHours(LINE), at("3:00"), always_open=True).words == "training line, always open"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="elsewhere no variable sets the computer's zone")
def test_the_computers_zone_changes_nothing(in_honolulu: None) -> None:
    assert line_words(LineHours(LINE), at("9:41"), always_open=False).whole == "9:41 AM  ·  line open until 8:00 PM"
    assert center_time(LINE, datetime(2026, 11, 23, 15, 41, tzinfo=UTC)) == "9:41 AM"


@pytest.mark.parametrize(("day", "noon"), [(1, 18), (31, 17)])  # of November, and of the last of October
def test_daylight_saving_moves_the_line_with_the_centers_clock(day: int, noon: int) -> None:
    month = 11 if day == 1 else 10
    assert center_time(LINE, datetime(2026, month, day, noon, tzinfo=UTC)) == "12:00 PM"
