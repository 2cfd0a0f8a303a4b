"""The beginning of a file, through the reading process."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.one_name import NameOrder
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.errors import UserCancelled
from callcenter.files.regular_file import InputFileFault
from callcenter.files.roster_messages import LookMessage, RosterSource
from callcenter.files.roster_process import look_at
from callcenter.progress import CancelToken
from tests.files.workbooks import Cell, workbook

HEADER = "last_name,first_name,birth_date,ssn,notes\n"
MANY = HEADER + "".join(f"Smith{number},Al,2/{number % 27 + 1}/1980,400-12-{number:04},x\n" for number in range(1, 60))


def looked_at(folder: Path, data: bytes | str, columns: ColumnsOptions | None = None) -> LookMessage:
    path = folder / "roster"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return look_at(RosterSource(path, columns or ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1)))


def test_the_first_rows_are_shown_with_what_each_column_is_taken_for(tmp_path: Path) -> None:
    look = looked_at(tmp_path, MANY)
    assert (look.kind, look.size, look.encoding, look.delimiter) == ("csv", len(MANY), "utf-8", ",")
    assert look.headers == ("last_name", "first_name", "birth_date", "ssn", "notes")
    assert look.columns == ("last_name", "first_name", "birth_date", "ssn", "")
    assert [number for number, _ in look.rows] == list(range(2, 22))
    assert look.rows[0][1] == ("Smith1", "Al", "2/2/1980", "•••-••-••••", "x")
    assert look.date_formats == ("M/D/YYYY",)
    assert (look.accented, look.fault) == ((), None)


@pytest.mark.parametrize("number", ["400-12-3456", "400123456", "400 12 3456", " 400.12.3456 ", "012345678.0"])
def test_no_social_security_number_leaves_the_reading_process_in_whatever_column(tmp_path: Path, number: str) -> None:
    look = looked_at(tmp_path, f"surname,ssn,remarks\nX,{number},born with {number} here\n")
    assert look.columns == ("last_name", "ssn", "")
    assert not any(character.isdigit() for cell in look.rows[0][1] for character in cell.replace(".0", ""))


def test_the_last_four_digits_alone_are_masked_too(tmp_path: Path) -> None:
    assert looked_at(tmp_path, "last_name,last4\nX,1234\n").rows == ((2, ("X", "••••")),)


def test_rows_with_accents_from_further_down_show_whether_the_encoding_is_right(tmp_path: Path) -> None:
    rows = [f"Smith{number},Al\n" for number in range(100)]
    rows[70] = "Muñoz,José\n"
    data = ("last_name,first_name\n" + "".join(rows)).encode("cp1252")
    look = looked_at(tmp_path, data)
    assert (look.encoding, look.accented) == ("windows-1252", ((72, ("Muñoz", "José")),))
    declared = looked_at(tmp_path, data, ColumnsOptions(encoding="utf-8"))
    assert declared.encoding == "utf-8"
    assert "\ufffd" in declared.accented[0][1][0]
    assert looked_at(tmp_path, gzip.compress(data)).accented == look.accented


def test_a_workbook_is_looked_at_as_a_csv_file_is(tmp_path: Path) -> None:
    header: list[Cell] = ["Last Name", "DOB", "SSN"]
    look = looked_at(tmp_path, workbook([header, ["Peña", date(1980, 2, 9), 400123456]]))
    assert (look.kind, look.sheet, look.sheets) == ("xlsx", "Teachers", ("Teachers",))
    assert look.columns == ("last_name", "birth_date", "ssn")
    assert look.guessed == (("last_name", "Last Name"), ("birth_date", "DOB"))
    assert look.rows == ((2, ("Peña", "1980-02-09", "•••••••••")),)


@pytest.mark.parametrize(
    ("data", "fault", "headers"),
    [
        ("", "empty", ()),
        ("a,b\n1,2\n", "no_known_column", ("a", "b")),
        ("dob,birthday\n1,2\n", "column_unclear", ("dob", "birthday")),
        ("ssn,ssn\n1,2\n", "column_twice", ("ssn", "ssn")),
        ("last_name;x,ssn\n1;2,3\n", "delimiter_unclear", ()),
        ('ssn,a\n"1,2\n', "quote_open", ("ssn", "a")),
    ],
)
def test_what_keeps_a_file_from_being_read_is_told_beside_what_was_found(
    tmp_path: Path, data: str, fault: str, headers: tuple[str, ...]
) -> None:
    look = looked_at(tmp_path, data)
    assert look.fault is not None
    assert (look.fault.fault, look.headers) == (fault, headers)


@pytest.mark.parametrize("born", ["1980-02-09", "2/9/1980"])
@pytest.mark.parametrize("number", ["400-12-3456", "400123456"])
def test_a_first_row_that_is_a_persons_is_no_header_and_is_masked(tmp_path: Path, born: str, number: str) -> None:
    """Chosen as a header, what stands there would be kept with the import and in a profile."""
    look = looked_at(tmp_path, f"Smith,{born},{number}\nJones,{born},{number}\n")
    assert look.fault is not None
    assert look.fault.fault == "no_header"
    assert not any(character.isdigit() for character in look.headers[2])
    declared = ColumnsOptions((("last_name", "Smith"),))
    assert looked_at(tmp_path, f"Smith,{born}\nJones,{born}\n", declared).fault == look.fault


def test_choices_are_followed(tmp_path: Path) -> None:
    columns = ColumnsOptions((("name", "Full Name"), ("ssn", "Nr")), name_order=NameOrder.LAST_FIRST, guess=False)
    look = looked_at(tmp_path, "Full Name,Nr,DOB,last_name\nX,123456789,1980-02-09,Y\n", columns)
    assert (look.columns, look.guessed, look.fault) == (("name", "ssn", "", ""), (), None)


def test_a_file_with_more_columns_than_a_window_can_be_sent_is_cut_short(tmp_path: Path) -> None:
    wide = ",".join(["ssn", *(f"c{number}" for number in range(499))])
    look = looked_at(tmp_path, f"{wide}\n" + ",".join(["x" * 100] * 500) + "\n")
    assert sum(map(len, look.rows[0][1])) <= 12_000


def test_a_file_that_cannot_be_opened_or_is_given_up_is_told(tmp_path: Path) -> None:
    source = RosterSource(tmp_path / "gone", ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1))
    with pytest.raises(InputFileFault):
        look_at(source)
    stop = CancelToken()
    stop.cancel()
    with pytest.raises(UserCancelled):
        look_at(source, stop)
