from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.date_column import DateColumn
from callcenter.domain.dates import DateFormat

TODAY = date(2021, 11, 1)


def readings(*cells: str) -> list[str]:
    column = DateColumn()
    for cell in cells:
        column.add(cell)
    return [each.text for each in column.readings()]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["1980-02-09", "1961-07-30"], "YYYY-MM-DD"),
        (["1980-2-9", "1961-07-30"], "YYYY-M-D"),
        (["2/9/1980", "07/30/1961", ""], "M/D/YYYY"),
        (["09/02/1980", "30/07/1961", " "], "D/M/YYYY"),
        (["09.02.1980", "30.07.1961"], "D.M.YYYY"),
        (["02-09-1980", "07-30-1961"], "M-D-YYYY"),
        (["19800209"], "YYYYMMDD"),
        (["02091980", "07301961"], "MMDDYYYY"),
        (["30071961"], "DDMMYYYY"),
        (["1980/02/09"], "YYYY/M/D"),
        (["2/9/1980 12:00:00 AM", "7/30/1961 0:00"], "M/D/YYYY"),
        (["1980-02-09 00:00:00.000", "1961-07-30T00:00:00", "1961-07-30"], "YYYY-MM-DD"),
        (["02\uff0f09/1980", "07/30/1961\u00a0"], "M/D/YYYY"),
    ],
)
def test_the_one_format_of_all_cells_is_found(cells: list[str], found: str) -> None:
    assert readings(*cells) == [found]


def test_without_a_date_the_format_is_the_canonical_one() -> None:
    assert readings("", " ", "\u00a0") == readings() == ["YYYY-MM-DD"]


@pytest.mark.parametrize("cells", [["02/09/1980"], ["02091980", "01011961"], ["1-2-1980", "12-12-1980"]])
def test_month_first_and_day_first_together_stay_open(cells: list[str]) -> None:
    assert len(readings(*cells)) == 2


@pytest.mark.parametrize(
    "cells",
    [
        ["2/9/80"],
        ["13/2/80", "2/9/1980"],
        ["2/9/1980", "13/2/1980", "2/13/1980"],
        ["2/9/1980", "2.9.1980"],
        ["2/30/1980"],
        ["unknown", "2/13/1980"],
        ["Feb 9 1980"],
        ["2/13/0080"],
        ["2/13/1980 10:30"],
        ["2/13/1980 12:00 PM"],
    ],
)
def test_a_cell_that_does_not_fit_leaves_no_format(cells: list[str]) -> None:
    assert readings(*cells) == []


@pytest.mark.parametrize("other", ["unknown", "1980-02-30", "2/9/1980", "80-02-09"])
def test_one_cell_of_the_canonical_format_makes_the_others_faults_of_their_rows(other: str) -> None:
    assert readings("1980-02-09", other) == readings(other, "1980-02-09") == ["YYYY-MM-DD"]


@given(
    st.lists(st.dates(date(1902, 1, 1), date(2003, 12, 31)), min_size=1, max_size=20),
    st.sampled_from(["%m/%d/%Y", "%d.%m.%Y", "%Y%m%d", "%m%d%Y", "%Y-%m-%d"]),
)
def test_the_format_that_was_meant_is_among_the_readings(days: list[date], written: str) -> None:
    column = DateColumn()
    cells = [day.strftime(written) for day in days]
    for cell in cells:
        column.add(cell)
    assert days in [[each.parse(cell, TODAY) for cell in cells] for each in column.readings()]


def test_a_format_keeps_the_text_it_was_made_from() -> None:
    assert DateFormat.from_text("MM/DD/YYYY").text == "MM/DD/YYYY"
