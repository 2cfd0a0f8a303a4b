import ast
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import callcenter.domain
from callcenter.domain.dates import DateFormat
from callcenter.domain.details import Details
from callcenter.domain.policy import FULL, LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.domain.roster import CANONICAL_COLUMNS, PROBLEM_SENTENCES, ROW_PROBLEM_SENTENCES, Problem, problem
from callcenter.domain.row_reader import read_row
from callcenter.domain.ssn import SsnRules

TODAY = date(2021, 11, 15)
ISO = DateFormat.from_text()
RULES = ReadingRules(LAST4)
FULL_RULES = ReadingRules(FULL, SsnRules(made_up=True))
GOOD = {
    "last_name": "Nguyen",
    "first_name": "Mary Ann",
    "former_last_names": "García López; Smith;",
    "birth_date": "1980-02-09",
    "ssn": "219-09-9998",
    "educator_id": "ab-12",
}


def test_a_clean_row_is_read_without_problems() -> None:
    assert read_row(GOOD, RULES, ISO, TODAY) == (
        Details(
            surnames=("NGUYEN", "GARCIALOPEZ", "GARCIA", "LOPEZ", "SMITH"),
            given=("MARY", "MARYANN"),
            birth_date=date(1980, 2, 9),
            digits="9998",
            educator_id="AB12",
        ),
        (),
    )


def test_missing_columns_and_empty_cells_are_no_problem() -> None:
    assert read_row({}, RULES, ISO, TODAY) == (Details(), ())
    assert read_row(dict.fromkeys(CANONICAL_COLUMNS, " \u00a0"), RULES, ISO, TODAY) == (Details(), ())


def test_a_person_known_only_by_former_names_keeps_them() -> None:
    details, problems = read_row({"former_last_names": "Smith；Jones;Smyth"}, RULES, ISO, TODAY)
    assert (details.surnames, problems) == (("SMITH", "JONES", "SMYTH"), ())


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("last_name", "???", "name_letters"),
        ("first_name", "A" * 129, "name_long"),
        ("last_name", "Smith, John", "name_comma"),
        ("former_last_names", "; 12 ;", "name_letters"),
        ("former_last_names", ";".join(["Smith"] * 17), "former_names_many"),
        ("birth_date", "02/09/1980", "birth_date_format"),
        ("birth_date", "1980-02-30", "birth_date_impossible"),
        ("birth_date", "2021-11-15", "birth_date_future"),
        ("birth_date", "1899-12-31", "birth_date_before_1900"),
        ("birth_date", "1900-11-14", "birth_date_age"),
        ("ssn", "219-O9-9998", "ssn_characters"),
        ("ssn", "21909999", "ssn_digits"),
        ("ssn", "000-09-9998", "ssn_impossible"),
        ("ssn", "0000", "ssn_impossible"),
        ("educator_id", "A#1", "educator_id_characters"),
        ("educator_id", "A", "educator_id_length"),
        ("educator_id", "219-09-9998", "educator_id_ssn"),
    ],
)
def test_an_unreadable_cell_counts_as_missing_and_is_told(column: str, cell: str, code: str) -> None:
    details, problems = read_row({**GOOD, column: cell}, RULES, ISO, TODAY)
    assert problems == (code,)
    assert details == read_row({**GOOD, column: ""}, RULES, ISO, TODAY)[0]


def test_sixteen_former_names_are_still_read() -> None:
    details, problems = read_row({"former_last_names": ";".join(["Smith"] * 16)}, RULES, ISO, TODAY)
    assert (details.surnames, problems) == (("SMITH",), ())


def test_one_bad_former_name_does_not_cost_the_others() -> None:
    details, problems = read_row({"last_name": "Nguyen", "former_last_names": "12; Smith"}, RULES, ISO, TODAY)
    assert (details.surnames, problems) == (("NGUYEN", "SMITH"), ("name_letters",))


def test_all_problems_of_a_row_are_told_once_in_the_order_of_the_columns() -> None:
    row = {"last_name": "1", "first_name": "2", "birth_date": "?", "ssn": "1", "educator_id": "?"}
    assert read_row(row, RULES, ISO, TODAY) == (
        Details(),
        ("name_letters", "birth_date_format", "ssn_digits", "educator_id_characters"),
    )


def test_last_four_or_nine_digits_are_the_same_under_last4() -> None:
    assert read_row({**GOOD, "ssn": "9998"}, RULES, ISO, TODAY) == read_row(GOOD, RULES, ISO, TODAY)


def test_a_full_policy_keeps_nine_digits_and_counts_four_as_missing() -> None:
    assert read_row(GOOD, FULL_RULES, ISO, TODAY)[0].digits == "219099998"
    details, problems = read_row({**GOOD, "ssn": "9998"}, FULL_RULES, ISO, TODAY)
    assert (details.digits, problems) == (None, ("ssn_nine_needed",))


@pytest.mark.parametrize("rules", [RULES, FULL_RULES])
def test_the_rows_own_number_is_refused_as_educator_id(rules: ReadingRules) -> None:
    details, problems = read_row({**GOOD, "educator_id": "MO 219-09-9998"}, rules, ISO, TODAY)
    assert (details.educator_id, problems) == (None, ("educator_id_ssn",))


def test_every_fault_a_parser_can_raise_for_a_column_has_a_sentence() -> None:
    """The codes are read from the source, so that a new one cannot be forgotten."""
    spoken_only = {"birth_date_year_needed", "birth_date_month_first", "birth_date_month_name"}
    prefixes = ("ssn_", "birth_date_", "name_", "educator_id_")
    codes = set()
    for module in ("ssn", "dates", "names", "educator_id", "reading"):
        source = Path(callcenter.domain.__path__[0], f"{module}.py").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and str(node.value).startswith(prefixes):
                codes.add(node.value)
    assert codes - spoken_only == PROBLEM_SENTENCES.keys() - {"former_names_many"}


def test_a_problem_is_a_row_a_code_and_a_sentence() -> None:
    assert problem(7, "ssn_digits") == Problem(
        7, "ssn_digits", "The Social Security number has neither 9 digits nor 4; it counts as missing."
    )


@pytest.mark.parametrize("code", sorted(ROW_PROBLEM_SENTENCES))
def test_every_code_that_an_import_counts_has_a_sentence(code: str) -> None:
    assert problem(2, code).message.endswith(".")


@given(st.dictionaries(st.sampled_from(CANONICAL_COLUMNS), st.text(max_size=20)))
def test_no_cell_stops_an_import(values: dict[str, str]) -> None:
    for rules in (RULES, FULL_RULES):
        details, problems = read_row(values, rules, ISO, TODAY)
        assert set(problems) <= PROBLEM_SENTENCES.keys()
        assert not problems or len(details.fields(rules.policy)) < len(CANONICAL_COLUMNS)
