import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callcenter.domain.columns import ColumnsOptions
from callcenter.files.roster_csv import CsvRows, RosterCsv
from callcenter.files.roster_faults import LONGEST_LINE, RosterFileFault
from callcenter.files.roster_table import Header, TableRow

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CANARY = "CANARY"
PLAIN = ColumnsOptions()
HEADER = b"last_name,ssn\n"


def read(data: bytes, options: ColumnsOptions = PLAIN) -> list[tuple[int, dict[str, str] | None]]:
    return [(row.row, row.values) for row in RosterCsv(CsvRows(io.BytesIO(data), options), options)]


def fault_of(data: bytes, options: ColumnsOptions = PLAIN) -> RosterFileFault:
    with pytest.raises(RosterFileFault) as caught:
        read(data, options)
    fault: BaseException | None = caught.value
    while fault is not None:
        assert CANARY not in str(fault)
        fault = fault.__context__
    return caught.value


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    rows = read(HEADER + b"Smith,1234\n\nJones,\n,\nNguyen,5678\n")
    assert [row for row, _ in rows] == [2, 4, 6]


def test_blank_lines_before_the_header_are_counted_and_left_out() -> None:
    assert read(b"\n" + HEADER + b"Smith,1\n") == [(3, {"last_name": "Smith", "ssn": "1"})]


def test_the_last_line_needs_no_end() -> None:
    assert read(HEADER + b"Smith,1234") == [(2, {"last_name": "Smith", "ssn": "1234"})]


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    data = b"\xef\xbb\xbflast_name,ssn\r\nSmith,1234\r\n"
    assert read(data) == [(2, {"last_name": "Smith", "ssn": "1234"})]


def test_a_line_break_in_quotes_belongs_to_its_row() -> None:
    rows = read(b'last_name,address\n"Smith","1 Main St\nJefferson City"\nJones,x\n')
    assert rows == [(2, {"last_name": "Smith"}), (3, {"last_name": "Jones"})]


def test_headers_match_whatever_their_case_order_and_blanks() -> None:
    table = RosterCsv(CsvRows(io.BytesIO(b" SSN ,notes,Last_Name\n1234,x,Smith\n"), PLAIN), PLAIN)
    assert table.header.columns == ("ssn", "last_name")
    assert [row.values for row in table] == [{"ssn": "1234", "last_name": "Smith"}]


def test_a_columns_file_says_what_headers_are_called() -> None:
    options = replace(PLAIN, headers=(("last_name", "SURNAME"), ("educator_id", "ssn")), delimiter=";")
    rows = read(b"surname;last_name;SSN;first_name\nSmith;no;77;Ann\n", options)
    assert rows == [(2, {"last_name": "Smith", "educator_id": "77", "first_name": "Ann"})]


def test_windows_1252_is_read_when_declared() -> None:
    options = replace(PLAIN, encoding="windows-1252")
    assert read("last_name\nNuñez\n".encode("cp1252"), options) == [(2, {"last_name": "Nuñez"})]


@pytest.mark.parametrize("row", [b"Smith\n", b"Smith,1234,more\n", b"a" + b"," * 600 + b"\n"])
def test_a_row_with_too_few_or_many_cells_is_given_out_unread(row: bytes) -> None:
    rows = read(HEADER + row + b"Jones,1\n")
    assert rows == [(2, None), (3, {"last_name": "Jones", "ssn": "1"})]


def test_a_row_shows_nothing_of_itself() -> None:
    assert CANARY not in repr(TableRow(2, Header(1, (("last_name", 0),), ()), [CANARY]))


@pytest.mark.parametrize(
    ("data", "fault", "line"),
    [
        (b"", "empty", None),
        (b"\xef\xbb\xbf", "empty", None),
        (HEADER, "no_rows", None),
        (HEADER + b"\n\n , \n", "no_rows", None),
        (b"CANARY,1980-02-09\nCANARY,x\n", "no_header", None),
        (b"last_name:ssn\nCANARY:1\n", "no_known_column", None),
        (b"ssn,x|last_name\nCANARY,2|3\n", "delimiter_unclear", None),
        (b"Surname,L Name,Last Name\nCANARY,y,z\n", "column_unclear", None),
        (b"\n\n", "empty", None),
        (b"last_name,CANARY,Last_Name \nx,y,z\n", "column_twice", None),
        (b"x," * 501 + b"last_name\n", "columns_many", None),
        (HEADER + b"CANARY,1\nCANARY\0,2\n", "nul", 3),
        (HEADER + b"CANARY,1\nCANARY\xe9,2\n", "not_utf8", 3),
        ("last_name\nCANARY\n".encode("utf-16"), "encoding", 1),
        (b"PK\x03\x04CANARY", "workbook", None),
        (HEADER + b"CANARY" + b"x" * LONGEST_LINE, "line_long", 2),
        (b"x" * (LONGEST_LINE + 1), "line_long", 1),
        (HEADER + b'"CANARY,1\n', "quote_open", 2),
        (HEADER + b'x,1\n"CANARY,1\n' + b"CANARY,1\n" * 100 + b'CANARY",1\n', "quote_open", 3),
        (HEADER + b'"' + (b"CANARY" * 8000 + b"\n") * 2, "quote_open", 2),
        (HEADER + b'x,1\n"CANARY"CANARY,1\n', "quote_inside", 3),
        (b"last_name\rCANARY\rCANARY\r", "line_ends", 1),
    ],
)
def test_a_file_of_the_wrong_form_is_told_by_line_and_never_by_value(data: bytes, fault: str, line: int | None) -> None:
    found = fault_of(data)
    assert (found.fault, found.line) == (fault, line)
    assert line is None or f"ine {line}" in str(found)


def test_a_header_that_the_columns_file_names_must_be_there() -> None:
    options = replace(PLAIN, headers=(("ssn", "Number"),))
    found = fault_of(HEADER + b"CANARY,1\n", options)
    assert (found.fault, found.column) == ("column_absent", "ssn")
    assert "for ssn that" in str(found)


def test_a_sheet_is_refused_because_a_csv_file_has_none() -> None:
    assert fault_of(HEADER + b"x,1\n", replace(PLAIN, sheet="Teachers")).fault == "sheet"


def test_a_byte_that_windows_1252_has_not_is_told() -> None:
    assert fault_of(HEADER + b"\x81,1\n", replace(PLAIN, encoding="windows-1252")).fault == "encoding"


def test_memory_is_bounded_by_the_longest_line_even_without_a_line_end() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: "WriteableBuffer", /) -> int:
            size = len(memoryview(buffer))
            self.given += size
            memoryview(buffer)[:] = b"x" * size
            return size

    endless = Endless()
    with pytest.raises(RosterFileFault, match="longer than 64 KiB"):
        CsvRows(io.BufferedReader(endless), PLAIN)
    assert endless.given < 4 * LONGEST_LINE


PIECES = [
    b"CANARY",
    b",",
    b"\n",
    b"\r\n",
    b"\r",
    b'"',
    b'""',
    b"\0",
    b"\xff",
    b";",
    b" ",
    b"last_name",
    HEADER,
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join), st.booleans())
@example(b'"\n', False)
def test_any_bytes_give_rows_or_a_fault_of_ours_without_a_value(data: bytes, headed: bool) -> None:
    try:
        read(HEADER + data if headed else data)
    except RosterFileFault as fault:
        assert CANARY not in str(fault)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_whatever_a_csv_writer_wrote_is_read_back(people: list[tuple[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([("last_name", "ssn"), *people])
    expected = [{"last_name": name, "ssn": ssn} for name, ssn in people if name.strip() or ssn.strip()]
    try:
        found = [values for _, values in read(text.getvalue().encode())]
    except RosterFileFault as fault:
        assert fault.fault == "no_rows"
        found = []
    assert found == expected
