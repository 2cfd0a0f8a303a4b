"""Reading birth dates: month first from a caller's words, in a declared format from a roster."""

import re
from dataclasses import dataclass
from datetime import date

from callcenter.domain.text import fold, plain
from callcenter.errors import DetailFault, UserFacing

_FIRST_YEAR = 1900
# Tells 19800209 from 02091980, and lets a wrong century be a fault of its row, not of the column's format.
_FIRST_POSSIBLE_YEAR = 1800
_OLDEST = 120

_ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SPANISH = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
# Three letters tell every month apart in both languages together, so each longer beginning does too.
MONTHS = {
    name[:length]: number
    for names in (_ENGLISH, _SPANISH)
    for number, name in enumerate(map(str.casefold, names), 1)
    for length in range(3, len(name) + 1)
} | dict.fromkeys(("set", "setiembre"), 9)
_FILLERS = frozenset({"the", "of", "st", "nd", "rd", "th", "el", "de", "del", "o", "ro"})
# An apostrophe may stand before a year cut short, but 1'2 is not 12.
_PHRASE = re.compile(r"(?:[a-z /.,'‘’-]|[0-9](?!['‘’]))*")
_WORD = re.compile(r"[0-9]+|[a-z]+")
# A phrase's shape: n for one or two digits, Y for four, s for six, w for a word, ? for other digits.
_LENGTHS = {1: "n", 2: "n", 4: "Y", 6: "s"}
# Where month, day and year stand in each shape that can be read.
_ORDERS = {"nnY": (0, 1, 2), "wnY": (0, 1, 2), "nwY": (1, 0, 2), "Ynn": (1, 2, 0), "Ywn": (1, 2, 0)}
_YEARLESS = frozenset({"s", "ws", "nn", "wn", "nw", "nnn", "wnn", "nwn"})

_ELEMENT = re.compile("YYYY|MM|DD|M|D|.", re.IGNORECASE | re.DOTALL)
_PARTS = {"YYYY": "year", "MM": "month", "M": "month", "DD": "day", "D": "day"}
_WIDTHS = {"YYYY": "{4}", "MM": "{2}", "DD": "{2}", "M": "{1,2}", "D": "{1,2}"}

_SENTENCES = {
    "birth_date_format": "Month, day and year are needed: type 2/9/1980, 02091980 or Feb 9 1980.",
    "birth_date_year_needed": "The year needs all four digits: type 2/9/1980, not 2/9/80.",
    "birth_date_month_first": "The month comes first: February 13, 1980 is 2/13/1980.",
    "birth_date_month_name": "No month has this name in English or Spanish: type its number.",
    "birth_date_impossible": "The calendar has no such day: check month, day and year.",
    "birth_date_future": "A birth date lies before today: check the year.",
    "birth_date_before_1900": "The year of birth must be 1900 or later: check the year.",
    "birth_date_age": "This would make the person older than 120 years: check the year.",
}
DAY_SENTENCES = {
    "day_format": "A date needs month, day and year: type 11/23/2026, 11232026 or Nov 23 2026.",
    "day_year_needed": "The year needs all four digits: type 11/23/2026, not 11/23/26.",
    "day_month_first": "The month comes first: November 23, 2026 is 11/23/2026.",
    "day_month_name": "No month has this name in English or Spanish: type its number.",
    "day_impossible": "The calendar has no such day: check month, day and year.",
}


_DAY_FAULTS = {
    "birth_date_format": "day_format",
    "birth_date_year_needed": "day_year_needed",
    "birth_date_month_first": "day_month_first",
    "birth_date_month_name": "day_month_name",
}


class DayUnreadable(UserFacing):
    """A text that is no day of the calendar."""

    code = "day_unreadable"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of DAY_SENTENCES."""
        super().__init__(DAY_SENTENCES[fault])
        self.fault = fault


class DateFormatFault(UserFacing):
    """A roster column's date format lacks a part, repeats one, or cannot be told apart."""

    code = "date_format"


def parse_spoken_birth_date(text: str, today: date) -> date:
    """Return the birth date a caller gave, month first.

    Reads 02091980, 2/9/1980, 2-9-1980, 1980-02-09, Feb 9 1980, 9 feb 1980 and 9 de febrero de 1980.
    Nothing is guessed: raises DetailFault (`birth_date_year_needed`, `_month_first`,
    `_month_name`, `_format`, `_impossible`, `_future`, `_before_1900`, `_age`) with the mend.
    """
    return _checked(*_read(text), today)


def parse_day(text: str) -> date:
    """Return any day of the calendar, written as a caller's birth date would be.

    Raises DayUnreadable.
    """
    found, fault = None, "day_impossible"
    try:
        found = _day(*_read(text))
    except DetailFault as unread:
        fault = _DAY_FAULTS[unread.fault]
    if found is None:  # raised out here, so that no context keeps what was typed
        raise DayUnreadable(fault)
    return found


def _read(text: str) -> tuple[int, int, int]:
    """Year, month and day of a date in words or numbers, month first, whether or not there is such a day."""
    phrase = "".join(map(_folded_letter, plain(text)))
    if not _PHRASE.fullmatch(phrase):
        raise _fault("birth_date_format")
    words = [word for word in _WORD.findall(phrase) if word not in _FILLERS]
    if len(words) == 1 and words[0].isdigit() and len(words[0]) == 8:
        words = [words[0][:2], words[0][2:4], words[0][4:]]
    shape = "".join(map(_shape, words))
    if shape in _YEARLESS:
        raise _fault("birth_date_year_needed")
    if shape not in _ORDERS:
        raise _fault("birth_date_format")
    month, day, year = (words[place] for place in _ORDERS[shape])
    if "w" in shape and month not in MONTHS:
        raise _fault("birth_date_month_name")
    number = MONTHS.get(month) or int(month)
    if shape == "nnY" and number > 12:
        raise _fault("birth_date_month_first")
    return int(year), number, int(day)


def describe(day: date) -> str:
    """Return a date in words, such as "February 9, 1980", whatever the computer's language is."""
    return f"{_ENGLISH[day.month - 1]} {day.day}, {day.year}"


def age_on(born: date, today: date) -> int:
    """Return the age in whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def swapped(day: date) -> date | None:
    """Return the date with day and month exchanged; None when there is no other such date."""
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


@dataclass(frozen=True)
class DateFormat:
    """How a roster column writes dates; made by `from_text`, whose `text` it keeps."""

    pattern: re.Pattern[str]
    text: str

    @classmethod
    def from_text(cls, text: str = "YYYY-MM-DD") -> "DateFormat":
        """Return the format that `text` declares with YYYY, MM or M, DD or D and free separators.

        M and D take one or two digits, MM and DD exactly two. Raises DateFormatFault that names the
        part which is missing, given twice, or not told apart from its neighbor.
        """
        elements = _ELEMENT.findall(plain(text))
        names = [_PARTS.get(element.upper(), element) for element in elements]
        for name, tokens in (("year", "YYYY"), ("month", "MM or M"), ("day", "DD or D")):
            if names.count(name) != 1:
                fault = "lacks the" if name not in names else "has more than one"
                raise DateFormatFault(f"The date format {fault} {name}: write {tokens} in it once.")
        if any(re.fullmatch("[A-Za-z]", name) for name in names):
            raise DateFormatFault("The date format has other letters than YYYY, MM, M, DD and D: take them out.")
        _refuse_run_together(elements)
        return cls(re.compile("".join(map(_element_pattern, elements))), text)

    def fits(self, written: str) -> bool:
        """Say whether a cell, brought to plain text, is a day of the calendar in this format."""
        found = self.pattern.fullmatch(written)
        if found is None or int(found["year"]) < _FIRST_POSSIBLE_YEAR:
            return False
        return _day(int(found["year"]), int(found["month"]), int(found["day"])) is not None

    def parse(self, text: str, today: date) -> date:
        """Return the birth date in a cell; raises DetailFault when it is not one in this format."""
        found = self.pattern.fullmatch(plain(text))
        if found is None:
            raise DetailFault(
                "birth_date",
                "birth_date_format",
                "The birth date is not written in the column's declared format: check both.",
            )
        return _checked(int(found["year"]), int(found["month"]), int(found["day"]), today)


def _element_pattern(element: str) -> str:
    token = element.upper()
    return f"(?P<{_PARTS[token]}>[0-9]{_WIDTHS[token]})" if token in _PARTS else re.escape(element)


def _refuse_run_together(elements: list[str]) -> None:
    for left, right in zip(elements, elements[1:], strict=False):
        pair = (left.upper(), right.upper())
        if not {"M", "D"}.isdisjoint(pair) and all(token in _PARTS or token.isdigit() for token in pair):
            raise DateFormatFault("The date format runs M or D into its neighbor: separate them, or write MM and DD.")


def _folded_letter(character: str) -> str:
    """Letters alone are folded: a mark or an apostrophe among digits must not vanish and join them."""
    return fold(character) or character if character.isalpha() else character


def _shape(word: str) -> str:
    return _LENGTHS.get(len(word), "?") if word.isdigit() else "w"


def _day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it; Python's own error could hold the caller's numbers."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(year: int, month: int, day: int, today: date) -> date:
    if year < _FIRST_YEAR:
        raise _fault("birth_date_before_1900")
    born = _day(year, month, day)
    if born is None:
        raise _fault("birth_date_impossible")
    if born >= today:
        raise _fault("birth_date_future")
    if age_on(born, today) > _OLDEST:
        raise _fault("birth_date_age")
    return born


def _fault(code: str) -> DetailFault:
    return DetailFault("birth_date", code, _SENTENCES[code])
