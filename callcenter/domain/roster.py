"""The columns of a roster, and what can be wrong with its rows, by row number and reason."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one row; `row` as the file counts it. The message never holds a value."""

    row: int
    code: str
    message: str


def problem(row: int, code: str) -> Problem:
    """Return the problem that a code stands for."""
    return Problem(row, code, ROW_PROBLEM_SENTENCES[code])
