from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ui import texts

MORNING = datetime(2026, 11, 23, 9, 41, tzinfo=ZoneInfo("America/Chicago"))


@pytest.mark.parametrize(("number", "words"), [(0, "0 people"), (1, "1 person"), (620_000, "620,000 people")])
def test_a_count_goes_with_its_noun(number: int, words: str) -> None:
    assert texts.people(number) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.2, "0 s left"),
        (59.4, "59 s left"),
        (59.6, "about 1 min left"),
        (3599, "about 59 min left"),
        (11_400, "about 3 h 10 min left"),
    ],
)
def test_time_left_is_told_as_roughly_as_it_is_known(seconds: float | None, words: str) -> None:
    assert texts.time_left(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (20, "less than a minute"),
        (59.6, "about 1 min"),
        (11_400, "about 3 h 10 min"),
        (86_399, "about 1 d 0 h"),
        (1_140_000, "about 13 d 5 h"),
    ],
)
def test_how_long_something_takes_is_told_roughly(seconds: float, words: str) -> None:
    assert texts.about_time(seconds) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [(999, "999 bytes"), (1_500, "1.5 KB"), (412_000, "412 KB"), (41_240_000, "41.2 MB"), (3_000_000_000, "3.0 GB")],
)
def test_a_files_size_is_told_as_file_managers_do(size: int, words: str) -> None:
    assert texts.file_size(size) == words


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (151, "2:31"), (3751, "1:02:31")])
def test_a_length_is_told_in_minutes_and_seconds(seconds: int, words: str) -> None:
    assert texts.duration(seconds) == words


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "12:41 AM"), (9, "9:41 AM"), (12, "12:41 PM"), (13, "1:41 PM"), (23, "11:41 PM")]
)
def test_a_time_of_day_is_told_on_a_clock_of_twelve_hours(hour: int, words: str) -> None:
    assert texts.clock_time(MORNING.replace(hour=hour)) == words


def test_a_moment_leaves_out_the_year_that_is_known() -> None:
    assert texts.moment(MORNING) == "Nov 23, 2026, 9:41 AM"
    assert texts.moment(MORNING, 2026) == "Nov 23, 9:41 AM"
    assert texts.moment(MORNING, 2027) == "Nov 23, 2026, 9:41 AM"


def test_a_day_is_told_by_its_name() -> None:
    assert texts.weekday(MORNING) == "Mon"
    assert texts.weekday(MORNING.replace(day=29)) == "Sun"
