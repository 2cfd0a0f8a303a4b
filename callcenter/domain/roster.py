"""A roster row read into a person's details, and what is wrong with it by row number and reason."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from callcenter.domain.dates import DateFormat
from callcenter.domain.details import Details
from callcenter.domain.names import given_forms, surname_forms
from callcenter.domain.reading import ReadingRules, cut_to_policy, read_educator_id
from callcenter.domain.ssn import parse_ssn
from callcenter.domain.text import is_blank
from callcenter.errors import DetailFault

CANONICAL_COLUMNS = ("last_name", "first_name", "former_last_names", "birth_date", "ssn", "educator_id")
ONE_NAME = "name"
"""A column that holds last and first name together; it is declared, never guessed."""
# Each former name costs hashes, so one cell of a hostile file could otherwise stop an import.
MOST_FORMER_NAMES = 16

PROBLEM_SENTENCES = {
    "name_letters": "A name holds no letter outside brackets and counts as missing.",
    "name_long": "A name has more than 128 letters and counts as missing.",
    "name_comma": "A name holds a comma, so which name it is stays open; it counts as missing.",
    "former_names_many": f"There are more than {MOST_FORMER_NAMES} former last names; they count as missing.",
    "birth_date_format": "The birth date is not written in the declared format and counts as missing.",
    "birth_date_impossible": "The calendar has no such birth date; it counts as missing.",
    "birth_date_future": "The birth date does not lie before today and counts as missing.",
    "birth_date_before_1900": "The birth date lies before 1900 and counts as missing.",
    "birth_date_age": "The birth date would make the person older than 120 years; it counts as missing.",
    "ssn_characters": "The Social Security number holds something other than digits; it counts as missing.",
    "ssn_digits": "The Social Security number has neither 9 digits nor 4; it counts as missing.",
    "ssn_impossible": "No Social Security number has these digits; it counts as missing.",
    "ssn_nine_needed": "This vault compares full Social Security numbers; 4 digits count as missing.",
    "educator_id_characters": "The educator ID holds more than letters A-Z and digits and counts as missing.",
    "educator_id_length": "The educator ID has not between 2 and 20 characters and counts as missing.",
    "educator_id_ssn": "The educator ID looks like a Social Security number and is refused.",
}
"""By the code of a cell."""

ROW_CELLS = "row_cells"
CELL_KIND = "cell_kind"
NAME_SPLIT = "name_split"
ZEROS_LOST = "ssn_zeros_lost"
ZEROS_PADDED = "ssn_zeros_padded"
FILLS_NO_RULE = "fills_no_rule"
NOT_FOUND = "not_found_as_loaded"
ROW_PROBLEM_SENTENCES = PROBLEM_SENTENCES | {
    ROW_CELLS: "The row has more or fewer cells than the header and was not read.",
    NAME_SPLIT: "The name is not written in the declared order, so both its parts count as missing.",
    ZEROS_LOST: "A spreadsheet may have taken leading zeros from the Social Security number; pad_zeros puts them back.",
    ZEROS_PADDED: "Leading zeros were put back before the Social Security number, as was asked for.",
    CELL_KIND: "A cell of the workbook is an error, a fraction or the like and counts as missing.",
    FILLS_NO_RULE: "The row has too few details to find anybody by, so it was not loaded.",
    NOT_FOUND: "Nobody on the roster was loaded with exactly these details, so nobody was taken off. Repeat the row "
    "as it was when it was loaded, or load the whole corrected list in place of the roster.",
}
"""By the code of a cell or of a whole row: everything that an import counts."""

_BETWEEN_NAMES = re.compile("[;\uff1b]")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one row; `row` as the file counts it. The message never holds a value."""

    row: int
    code: str
    message: str


def problem(row: int, code: str) -> Problem:
    """Return the problem that a code stands for."""
    return Problem(row, code, ROW_PROBLEM_SENTENCES[code])


def read_row(
    values: Mapping[str, str], rules: ReadingRules, date_format: DateFormat, today: date
) -> tuple[Details, tuple[str, ...]]:
    """Return a person's details and the distinct codes of what could not be read, in column order.

    `values` maps canonical columns to cells; absent columns and empty cells are missing, which is no
    problem. A cell that cannot be read counts as missing and gives its code. Forms of former last
    names follow those of the last name.
    """
    problems: dict[str, None] = {}

    def read(parse: Callable[[str], Value], text: str) -> Value | None:
        if is_blank(text):
            return None
        try:
            return parse(text)
        except DetailFault as fault:
            problems[fault.fault] = None
            return None

    surnames = read(surname_forms, values.get("last_name", "")) or ()
    given = read(given_forms, values.get("first_name", "")) or ()
    for name in read(_former_names, values.get("former_last_names", "")) or ():
        surnames += read(surname_forms, name) or ()
    born = read(partial(date_format.parse, today=today), values.get("birth_date", ""))
    ssn = read(partial(parse_ssn, rules=rules.ssn), values.get("ssn", ""))
    digits = read(partial(cut_to_policy, policy=rules.policy), ssn or "")
    read_id = partial(read_educator_id, ssn=ssn, label=rules.educator_label)
    details = Details(
        surnames=tuple(dict.fromkeys(surnames)),
        given=given,
        birth_date=born,
        digits=digits,
        educator_id=read(read_id, values.get("educator_id", "")),
    )
    return details, tuple(problems)


def _former_names(text: str) -> list[str]:
    names = [name for name in _BETWEEN_NAMES.split(text) if not is_blank(name)]
    if len(names) > MOST_FORMER_NAMES:
        raise DetailFault("former_last_names", "former_names_many", PROBLEM_SENTENCES["former_names_many"])
    return names
