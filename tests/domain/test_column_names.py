import pytest

from callcenter.domain.column_names import guessed_column
from callcenter.domain.roster import CANONICAL_COLUMNS

HEADERS = {
    "last_name": "Surname|Last Name|LName|FAMILY NAME|Apellido|Apellidos|last-name|LAST_NM|Educator Last Name",
    "first_name": "First Name|Given Name|FName|Nombre|Nombres|first.name",
    "former_last_names": "Maiden Name|Former Name|Previous Name|Former Last Name(s)|Apellido de soltera",
    "birth_date": "DOB|D.O.B.|Date of Birth|BirthDate|birth_dt|Fecha de nacimiento|FECHA DE NACIMIENTO",
    "ssn": "SSN#|Social Security Number|Social Security No.|SSN4|Last 4|SSN (Last 4)|Número de Seguro Social",
    "educator_id": "Educator ID|Educator Number|Teacher ID|Certificate No|License Number|License #|EIN|SEID",
}
CASES = [(header, column) for column, headers in HEADERS.items() for header in headers.split("|")]


@pytest.mark.parametrize(("header", "column"), CASES)
def test_headers_of_other_systems_are_known(header: str, column: str) -> None:
    assert guessed_column(header) == column
    assert guessed_column(f"  {header.upper()} ") == column


def test_every_canonical_column_is_its_own_guess_or_none() -> None:
    assert {guessed_column(column) for column in CANONICAL_COLUMNS} <= {*CANONICAL_COLUMNS, None}


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Name",
        "Full Name",
        "Middle Name",
        "Date",
        "Address",
        "Student ID",
        "ID",
        "Nombre y apellidos",
        "姓",
        "#",
    ],
)
def test_what_could_be_something_else_is_not_guessed(header: str) -> None:
    """A name in one column least of all: which part of it is which must be declared."""
    assert guessed_column(header) is None


def test_a_header_of_any_length_costs_nothing() -> None:
    assert guessed_column("SSN" + " " * 10_000_000) is None
