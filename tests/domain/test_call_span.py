from datetime import date

import pytest

from callcenter.domain.call_filter import EVERY_CALL, CallFilter, filter_told
from callcenter.domain.call_span import SPANS, days_of
from callcenter.domain.dates import DayUnreadable, parse_day

THURSDAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("today", 5, 5),
        ("yesterday", 4, 4),
        ("this_week", 2, 5),
        ("this_month", 1, 5),
    ],
)
def test_a_span_ends_today_or_the_day_before(span: str, first: int, last: int) -> None:
    assert days_of(span, THURSDAY) == (date(2026, 11, first), date(2026, 11, last))


def test_seven_days_reach_back_over_the_end_of_a_month() -> None:
    assert days_of("last_7_days", THURSDAY) == (date(2026, 10, 30), THURSDAY)


def test_a_monday_is_a_week_of_one_day_and_a_first_a_month_of_one() -> None:
    monday = date(2027, 2, 1)
    assert days_of("this_week", monday) == days_of("this_month", monday) == (monday, monday)


def test_any_other_word_means_every_day() -> None:
    assert "" not in SPANS
    assert days_of("", THURSDAY) == (None, None)


@pytest.mark.parametrize(
    "meant",
    [
        EVERY_CALL,
        CallFilter(first=THURSDAY, operator="Olive", line_open=False),
        CallFilter(last=THURSDAY, answer="NO", wrap_up="not_wrapped_up", line_open=True, reference="A7F-2QM"),
    ],
)
def test_a_filter_is_what_it_tells(meant: CallFilter) -> None:
    assert filter_told(meant.told()) == meant


@pytest.mark.parametrize("written", ["11/5/2026", "11052026", "Nov 5 2026", "5 de noviembre de 2026", "2026-11-05"])
def test_a_day_is_read_as_a_birth_date_is(written: str) -> None:
    assert parse_day(written) == THURSDAY


def test_a_day_may_lie_in_the_future_or_long_ago() -> None:
    assert [parse_day("1/1/2099").year, parse_day("1/1/1850").year] == [2099, 1850]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("11/5", "day_year_needed"),
        ("13/5/2026", "day_month_first"),
        ("Foo 5 2026", "day_month_name"),
        ("2/29/2026", "day_impossible"),
        ("tomorrow", "day_format"),
        ("1/1/0000", "day_impossible"),
    ],
)
def test_what_is_no_day_says_what_to_mend_and_not_what_was_typed(written: str, fault: str) -> None:
    with pytest.raises(DayUnreadable) as caught:
        parse_day(written)
    assert caught.value.fault == fault
    assert "birth" not in str(caught.value)
    assert caught.value.__context__ is None
