from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.dates import DateFormat, DateFormatFault, describe, parse_spoken_birth_date, swapped
from callcenter.errors import DetailFault
from tests.domain.typed import BIRTH_DATES, TODAY, any_text

ISO = DateFormat.from_text()


@pytest.mark.parametrize(
    "typed",
    [
        "02091980",
        "2/9/1980",
        "02/09/1980",
        "2-9-1980",
        "2–9–1980",
        "2.9.1980",
        "2 9 1980",
        " 2 / 9 / 1980 ",
        "1980-02-09",
        "1980/2/9",
        "Feb 9 1980",
        "FEB. 9, 1980",
        "february 9th, 1980",
        "9 feb 1980",
        "9-Feb-1980",
        "9feb1980",
        "the 9th of February 1980",
        "1980 Feb 9",
        "9 de febrero de 1980",
        "el 9 de Febrero del 1980",
        "febrero 9 1980",
        "9º febrero 1980",
        "９／２／１９８０".replace("９／２", "２／９"),
    ],
)
def test_february_ninth_is_read_in_every_dress(typed: str) -> None:
    assert parse_spoken_birth_date(typed, TODAY) == date(1980, 2, 9)


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("jan january ene enero", 1),
        ("feb february febrero", 2),
        ("mar march marzo", 3),
        ("apr april abr abril", 4),
        ("may mayo", 5),
        ("jun june junio", 6),
        ("jul july julio", 7),
        ("aug august ago agosto", 8),
        ("sep sept september septiembre setiembre set", 9),
        ("oct october octubre", 10),
        ("nov november noviembre", 11),
        ("dec december dic diciembre Díciembre", 12),
    ],
)
def test_months_are_known_in_english_and_spanish(names: str, month: int) -> None:
    for name in names.split():
        assert parse_spoken_birth_date(f"{name} 9 1980", TODAY).month == month


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("020980", "birth_date_year_needed"),
        ("2/9/80", "birth_date_year_needed"),
        ("2/9/'80", "birth_date_year_needed"),
        ("Feb 9", "birth_date_year_needed"),
        ("Feb 020980", "birth_date_year_needed"),
        ("9 feb 80", "birth_date_year_needed"),
        ("2/9", "birth_date_year_needed"),
        ("13/02/1980", "birth_date_month_first"),
        ("13021980", "birth_date_month_first"),
        ("19800209", "birth_date_month_first"),
        ("Fevrier 9 1980", "birth_date_month_name"),
        ("fe 9 1980", "birth_date_month_name"),
        ("2/30/1980", "birth_date_impossible"),
        ("2/29/1981", "birth_date_impossible"),
        ("0/9/1980", "birth_date_impossible"),
        ("2/0/1980", "birth_date_impossible"),
        ("1980-13-02", "birth_date_impossible"),
        ("Feb 30 1980", "birth_date_impossible"),
        ("11/15/2021", "birth_date_future"),
        ("2/9/9999", "birth_date_future"),
        ("12/31/1899", "birth_date_before_1900"),
        ("2/9/0000", "birth_date_before_1900"),
        ("11/14/1900", "birth_date_age"),
        ("", "birth_date_format"),
        ("2/9/1980 5", "birth_date_format"),
        ("2091980", "birth_date_format"),
        ("1980", "birth_date_format"),
        ("Feb 1980", "birth_date_format"),
        ("2/9/19800", "birth_date_format"),
        ("2/9/198", "birth_date_format"),
        ("٢/٩/١٩٨٠", "birth_date_format"),
        ("9" * 5000, "birth_date_format"),
        ("1980年2月9日", "birth_date_format"),
        ("1'2/9/1980", "birth_date_format"),
        ("1ʼ2/9/1980", "birth_date_format"),
        ("1´2/1980", "birth_date_format"),
        ("2\u0338/9/1980", "birth_date_format"),
        ("2/1²/1980", "birth_date_format"),
        ("2/⑨/1980", "birth_date_format"),
        ("½/9/1980", "birth_date_format"),
        ("February 9, 80", "birth_date_year_needed"),
        ("2/9/’80", "birth_date_year_needed"),
        ("9/2/1980/2", "birth_date_format"),
        ("1980 9 Feb", "birth_date_format"),
        ("Feb Mar 1980", "birth_date_format"),
        ("29 feb 1900", "birth_date_impossible"),
    ],
)
def test_nothing_is_guessed(typed: str, fault: str) -> None:
    with pytest.raises(DetailFault) as caught:
        parse_spoken_birth_date(typed, TODAY)
    assert (caught.value.field, caught.value.fault) == ("birth_date", fault)


def test_the_bounds_themselves_are_dates() -> None:
    assert parse_spoken_birth_date("11/14/2021", TODAY) == date(2021, 11, 14)
    assert parse_spoken_birth_date("11/16/1900", TODAY) == date(1900, 11, 16)
    assert parse_spoken_birth_date("1/1/1900", date(2020, 6, 1)) == date(1900, 1, 1)
    assert parse_spoken_birth_date("2/29/2000", TODAY) == date(2000, 2, 29)


def test_a_date_is_described_in_words() -> None:
    assert describe(date(1980, 2, 9)) == "February 9, 1980"


@given(BIRTH_DATES)
def test_what_is_described_is_read_as_the_same_date(day: date) -> None:
    assert parse_spoken_birth_date(describe(day), TODAY) == day
    assert parse_spoken_birth_date(day.isoformat(), TODAY) == day
    assert parse_spoken_birth_date(f"{day:%m%d%Y}", TODAY) == day


@given(any_text("0123456789 /-.", ["1980", "02", "09", "2021", "-", "年"]))
def test_any_cell_gives_a_date_or_our_own_fault(text: str) -> None:
    try:
        born = ISO.parse(text, TODAY)
    except DetailFault as fault:
        assert fault.field == "birth_date"
    else:
        assert date(1900, 1, 1) <= born < TODAY


def test_day_and_month_are_exchanged_only_when_that_is_another_date() -> None:
    assert swapped(date(1980, 2, 9)) == date(1980, 9, 2)
    assert swapped(date(1980, 2, 13)) is None
    assert swapped(date(1980, 2, 2)) is None


@given(BIRTH_DATES)
def test_exchanging_twice_gives_the_date_back(day: date) -> None:
    other = swapped(day)
    assert other is None or swapped(other) == day


@pytest.mark.parametrize(
    ("declared", "cell"),
    [
        ("YYYY-MM-DD", "1980-02-09"),
        ("MM/DD/YYYY", "02/09/1980"),
        ("M/D/YYYY", "2/9/1980"),
        ("M/D/YYYY", "02/09/1980"),
        ("DD.MM.YYYY", "09.02.1980"),
        ("yyyymmdd", "19800209"),
        ("MMDDYYYY", "02091980"),
        ("D–M–YYYY", "9-2-1980"),
        ("YYYY-MM-DD 00:00:00", "1980-02-09 00:00:00"),
        ("YYYY年M月D日", "1980年2月9日"),
    ],
)
def test_a_column_is_read_in_its_declared_format(declared: str, cell: str) -> None:
    assert DateFormat.from_text(declared).parse(f" {cell} ", TODAY) == date(1980, 2, 9)


@pytest.mark.parametrize(
    ("declared", "cell", "fault"),
    [
        ("YYYY-MM-DD", "02/09/1980", "birth_date_format"),
        ("YYYY-MM-DD", "1980-2-9", "birth_date_format"),
        ("YYYY-MM-DD", "1980-02-09 00:00", "birth_date_format"),
        ("YYYY-MM-DD", "١٩٨٠-٠٢-٠٩", "birth_date_format"),
        ("MM.DD.YYYY", "02/09/1980", "birth_date_format"),
        ("YYYY-MM-DD", "1980-02-30", "birth_date_impossible"),
        ("MM/DD/YYYY", "13/02/1980", "birth_date_impossible"),
        ("YYYY-MM-DD", "2021-11-15", "birth_date_future"),
        ("YYYY-MM-DD", "1850-01-01", "birth_date_before_1900"),
        ("YYYY-MM-DD", "1900-01-01", "birth_date_age"),
    ],
)
def test_a_cell_in_another_format_is_never_bent_to_fit(declared: str, cell: str, fault: str) -> None:
    with pytest.raises(DetailFault) as caught:
        DateFormat.from_text(declared).parse(cell, TODAY)
    assert caught.value.fault == fault


@pytest.mark.parametrize(
    ("declared", "sentence"),
    [
        ("MM/DD", "The date format lacks the year: write YYYY in it once."),
        ("MM/DD/YY", "The date format lacks the year: write YYYY in it once."),
        ("YYYY-DD", "The date format lacks the month: write MM or M in it once."),
        ("YYYY-MM", "The date format lacks the day: write DD or D in it once."),
        ("", "The date format lacks the year: write YYYY in it once."),
        ("MM/DD/YYYY/M", "The date format has more than one month: write MM or M in it once."),
        (
            "YYYY-MM-DDThh",
            "The date format has other letters than YYYY, MM, M, DD and D: take them out.",
        ),
        (
            "MDYYYY",
            "The date format runs M or D into its neighbor: separate them, or write MM and DD.",
        ),
    ],
)
def test_a_format_that_cannot_work_says_what_it_lacks(declared: str, sentence: str) -> None:
    with pytest.raises(DateFormatFault) as caught:
        DateFormat.from_text(declared)
    assert str(caught.value) == sentence


@given(st.text() | st.text("YMDymd-/. 1"))
def test_any_format_text_works_or_is_refused_by_our_own_error(text: str) -> None:
    try:
        declared = DateFormat.from_text(text)
    except DateFormatFault:
        return
    assert set(declared.pattern.groupindex) == {"year", "month", "day"}
