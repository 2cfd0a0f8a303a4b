"""Spoken birth dates against a reader of its own, which knows every date that a text may be said to name."""

import re
from collections.abc import Iterator
from datetime import date
from unicodedata import category, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callcenter.domain.dates import describe, parse_spoken_birth_date
from callcenter.domain.text import fold
from callcenter.errors import DetailFault
from tests.domain.typed import (
    APOSTROPHES,
    BIRTH_DATES,
    CASES,
    ENGLISH,
    SPANISH,
    TODAY,
    any_text,
    dressed,
    outcome,
    written,
)

CODES = {
    *("birth_date_format", "birth_date_year_needed", "birth_date_month_first", "birth_date_month_name"),
    *("birth_date_impossible", "birth_date_future", "birth_date_before_1900", "birth_date_age"),
}
PIECES = [
    *ENGLISH,
    *SPANISH,
    "Feb",
    "ene",
    "1980",
    "80",
    "2/9/1980",
    "13",
    "31",
    "02",
    "th",
    "de",
    "del",
    "'",
    "/",
    " ",
]
ANY_DATE = any_text("0123456789/-. ", PIECES)

# The reader's grammar: numbers stand apart, the year has four digits, and the month leads or is a word.
_GAP = r"(?:[ /.,-]|(?<![a-z])(?:the|of|st|nd|rd|th|el|del|de|ro|o)(?![a-z]))"
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})"
_WORD = r"(?P<word>[a-z]{3,})"
GRAMMAR = [
    re.compile(f"{_GAP}*{form}{_GAP}*", re.ASCII)
    for form in (
        r"(?P<month>\d{2})(?P<day>\d{2})(?P<year>\d{4})",
        f"{_MONTH}{_GAP}+{_DAY}{_GAP}+{_YEAR}",
        f"{_YEAR}{_GAP}+{_MONTH}{_GAP}+{_DAY}",
        f"{_WORD}{_GAP}*{_DAY}{_GAP}+{_YEAR}",
        f"{_DAY}{_GAP}*{_WORD}{_GAP}*{_YEAR}",
        f"{_YEAR}{_GAP}*{_WORD}{_GAP}*{_DAY}",
    )
]


def months_of(word: str) -> set[int]:
    """The months of which a word is the name, the beginning of it, or the other spelling of septiembre."""
    names = [(name.lower(), number) for names in (ENGLISH, SPANISH) for number, name in enumerate(names, 1)]
    return {number for name, number in [*names, ("setiembre", 9)] if name.startswith(word)}


def seen(text: str) -> Iterator[str]:
    """The characters that count, in one spelling: a mark or an apostrophe on a digit stays where it is."""
    last = ""
    for character in text:
        kind = category(character)
        if kind == "Cf" and character != "\u00ad":
            continue
        if "０" <= character <= "９":
            spelled = chr(ord(character) - 0xFEE0)
        elif kind[0] == "M" or character in APOSTROPHES:
            spelled = character if last.isdigit() else ""
        elif kind[0] == "L":
            spelled = fold(character)
        elif kind == "Pd" or character in "\u00ad−˗⁃":
            spelled = "-"
        elif character.isspace():
            spelled = " "
        else:
            spelled = character if re.search("[0-9]", normalize("NFKC", character)) else normalize("NFKC", character)
        last = spelled[-1:] or last
        yield spelled


def readings(text: str) -> set[date]:
    """Every date that the text can be said to name: one, or none."""
    found = set()
    for form in GRAMMAR:
        if named := form.fullmatch("".join(seen(text))):
            parts = named.groupdict()
            months = months_of(parts["word"]) if "word" in parts else {int(parts["month"])}
            for month in months:
                try:
                    found.add(date(int(parts["year"]), month, int(parts["day"])))
                except ValueError:
                    continue
    return found


@given(ANY_DATE)
@example("1'2/9/1980")
@example("2/1²/1980")
@example("9\u20e3/9/1980")
def test_a_date_that_is_read_is_the_only_one_that_the_text_names(text: str) -> None:
    try:
        born = parse_spoken_birth_date(text, TODAY)
    except DetailFault as fault:
        assert (fault.field, fault.fault in CODES) == ("birth_date", True)
        return
    assert readings(text) == {born}
    assert date(1900, 1, 1) <= born < TODAY
    assert parse_spoken_birth_date(describe(born), TODAY) == born


@given(BIRTH_DATES.flatmap(lambda day: st.tuples(st.just(day), st.sampled_from(written(day)).flatmap(dressed))))
def test_every_way_of_writing_a_date_in_every_dress_is_that_date(typed: tuple[date, str]) -> None:
    day, text = typed
    assert parse_spoken_birth_date(text, TODAY) == day
    assert readings(text) == {day}


@given(BIRTH_DATES)
def test_a_year_of_two_digits_is_always_asked_for(day: date) -> None:
    for text in written(day):
        short = re.sub(r"\d{4}$", f"{day:%y}", text)
        if short != text:
            assert outcome(spoken, short) == (DetailFault, "birth_date_year_needed")


@given(BIRTH_DATES.filter(lambda day: day.day > 12), st.sampled_from("/-. "))
def test_a_day_before_its_month_is_never_turned_around(day: date, between: str) -> None:
    for text in (f"{day.day}{between}{day.month}{between}{day.year}", f"{day:%d%m%Y}"):
        assert outcome(spoken, text) == (DetailFault, "birth_date_month_first")


@given(st.integers(1900, 2021), st.integers(0, 13), st.integers(0, 32))
def test_a_day_that_the_calendar_does_not_have_is_never_moved_to_another(year: int, month: int, number: int) -> None:
    text = f"{year}-{month}-{number}"
    try:
        date(year, month, number)
    except ValueError:
        assert outcome(spoken, text) == (DetailFault, "birth_date_impossible")
    else:
        assert readings(text) == {date(year, month, number)}


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("names", [ENGLISH, SPANISH], ids=["English", "Spanish"])
def test_a_month_is_known_by_its_name_in_every_case_with_an_accent_and_cut_short(
    names: tuple[str, ...], month: int
) -> None:
    name = names[month - 1]
    accents = {name, *(name.replace(vowel, vowel + "\u0301") for vowel in "aeiou")}
    for spelled in {form(one) for one in accents for form in CASES}:
        for composition in ("NFC", "NFD"):
            for length in range(3, len(name) + 1):
                short = normalize(composition, normalize("NFC", spelled)[:length])
                for text in (f"{short} 9 1980", f"9 {short} 1980", f"9 de {short} de 1980", f"{short}. 9, 1980"):
                    assert outcome(spoken, text) == date(1980, month, 9)
    assert outcome(spoken, f"{name[1:]} 9 1980") == (DetailFault, "birth_date_month_name")


def spoken(text: str) -> date:
    return parse_spoken_birth_date(text, TODAY)
