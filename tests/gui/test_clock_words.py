"""Times of day as people type them."""

import pytest

from ui.clock_words import as_kept, as_typed, closing_minute_of, minute_of


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        *(("8", 8), ("08", 8), ("8:00", 8), ("0800", 8), ("800", 8), ("8.00", 8), (" 8 am ", 8), ("8:00 AM", 8)),
        *(("8:00 a.m.", 8), ("8:00 a.\u00a0m.", 8), ("8 p. m.", 20), ("8pm", 20), ("20", 20), ("20:00", 20)),
        *(("12 PM", 12), ("12 AM", 0), ("0:00", 0), ("24:00", 24)),
    ],
)
def test_a_time_is_read_in_many_spellings(typed: str, hour: int) -> None:
    assert minute_of(typed) == 60 * hour


@pytest.mark.parametrize("typed", ["", "early", "8:60", "25", "24:01", "13 PM", "0 AM", "8:0", "8:00 XM", "8:00 AM 9"])
def test_anything_else_is_no_time(typed: str) -> None:
    assert minute_of(typed) is None


@pytest.mark.parametrize("typed", ["12 AM", "0:00", "24:00"])
def test_a_line_that_closes_at_midnight_closes_at_the_end_of_the_day(typed: str) -> None:
    assert closing_minute_of(typed) == 24 * 60


@pytest.mark.parametrize("language", ["english", "in_spanish"])
def test_every_minute_is_read_back_as_it_was_written(language: str, request: pytest.FixtureRequest) -> None:
    if language == "in_spanish":
        request.getfixturevalue(language)
    for minute in range(24 * 60):
        assert minute_of(as_typed(minute)) == minute
    assert closing_minute_of(as_typed(24 * 60)) == 24 * 60


def test_it_is_kept_as_programs_have_it() -> None:
    assert [as_kept(minute) for minute in (0, 485, 1440)] == ["00:00", "08:05", "24:00"]
