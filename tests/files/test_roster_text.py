import gzip
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.files.hashed_file import OtherBlock
from callcenter.files.regular_file import open_regular
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_survey import Survey
from callcenter.files.roster_text import TextRoster

OPEN = ColumnsOptions()
HEADER = "last_name,first_name,birth_date\n"


@pytest.fixture
def opened(tmp_path: Path) -> "Opened":
    return Opened(tmp_path / "roster.csv")


class Opened:
    """A roster file written and looked over."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(
        self, data: bytes, options: ColumnsOptions = OPEN
    ) -> tuple[TextRoster, Survey, list[dict[str, str] | None]]:
        self.path.write_bytes(data)
        with open_regular(self.path) as file:
            roster = TextRoster(file, options)
            survey = roster.survey()
            return roster, survey, [row.values for row in roster.rows()]

    def fault(self, data: bytes, options: ColumnsOptions = OPEN) -> str:
        with pytest.raises(RosterFileFault) as caught:
            self(data, options)
        return caught.value.fault


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(opened: Opened, delimiter: str) -> None:
    rows = [("last_name", "first_name", "note"), ('"Smith"', "Mary", '"a,b;c|d\te"'), ("Jones", "Al", "")]
    data = "\r\n".join(map(delimiter.join, rows))
    roster, _, found = opened(data.encode())
    assert roster.options.delimiter == delimiter
    assert found == [{"last_name": "Smith", "first_name": "Mary"}, {"last_name": "Jones", "first_name": "Al"}]


def test_the_delimiter_is_found_by_declared_headers_too(opened: Opened) -> None:
    options = replace(OPEN, headers=(("last_name", "Name, last"), ("ssn", "Number")))
    roster, _, found = opened(b'"Name, last";Number\nSmith;1234\n', options)
    assert (roster.options.delimiter, found) == (";", [{"last_name": "Smith", "ssn": "1234"}])


def test_between_two_delimiters_the_rows_decide(opened: Opened) -> None:
    roster, _, _ = opened(b"ssn,note|last_name\n1234,a\n1235,b\n")
    assert roster.options.delimiter == ","


def test_a_file_of_one_column_needs_no_delimiter(opened: Opened) -> None:
    assert opened(b"educator_id\nAB1234\n")[2] == [{"educator_id": "AB1234"}]


def test_a_declared_delimiter_wins_though_another_would_do(opened: Opened) -> None:
    assert opened.fault(b"last_name;ssn\nSmith;1\n", replace(OPEN, delimiter=",")) == "no_known_column"


def test_text_that_is_not_utf8_is_windows_1252(opened: Opened) -> None:
    roster, survey, found = opened(f"{HEADER}Nuñez,Begoña,\n".encode("cp1252"))
    assert (roster.options.encoding, survey.rows) == ("windows-1252", 1)
    assert found == [{"last_name": "Nuñez", "first_name": "Begoña", "birth_date": ""}]


def test_one_byte_at_the_end_decides_for_the_whole_file(opened: Opened) -> None:
    data = HEADER.encode() + b"Smith,Mary,\n" * 40_000 + b"Pe\xf1a,Jos\xe9,\n"
    roster, survey, found = opened(data)
    assert (roster.options.encoding, survey.rows) == ("windows-1252", 40_001)
    assert found[-1] == {"last_name": "Peña", "first_name": "José", "birth_date": ""}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_text_that_is_utf8_is_never_taken_for_another(opened: Opened, mark: bytes) -> None:
    roster, _, found = opened(mark + f"{HEADER}Nuñez,Begoña,\n".encode())
    assert roster.options.encoding == "utf-8"
    assert found[0] == {"last_name": "Nuñez", "first_name": "Begoña", "birth_date": ""}


def test_a_file_marked_as_utf8_is_nothing_else(opened: Opened) -> None:
    assert opened.fault(b"\xef\xbb\xbf" + HEADER.encode() + b"Pe\xf1a,,\n") == "encoding"


def test_a_declared_encoding_wins_and_a_wrong_one_is_refused(opened: Opened) -> None:
    data = f"{HEADER}Nuñez,,\n"
    assert opened.fault(data.encode("cp1252"), replace(OPEN, encoding="utf-8")) == "encoding"
    declared = replace(OPEN, encoding="windows-1252")
    assert opened(data.encode(), declared)[2][0] == {"last_name": "NuÃ±ez", "first_name": "", "birth_date": ""}


def test_bytes_of_neither_encoding_are_refused(opened: Opened) -> None:
    assert opened.fault(HEADER.encode() + b"Pe\xf1a\x81,,\n") == "encoding"


def test_a_header_in_another_encoding_is_found(opened: Opened) -> None:
    _, survey, _ = opened("Apellido;Número de Seguro Social\nPeña;1234\n".encode("cp1252"))
    assert survey.header.columns == ("last_name", "ssn")
    assert survey.header.guessed == (("last_name", "Apellido"), ("ssn", "Número de Seguro Social"))


def test_canonical_and_declared_headers_go_before_guesses(opened: Opened) -> None:
    options = replace(OPEN, headers=(("ssn", "Last 4"),))
    _, survey, found = opened(b"Surname,last_name,Social Security Number,Last 4\nno,Smith,no,1234\n", options)
    assert survey.header.guessed == ()
    assert found == [{"last_name": "Smith", "ssn": "1234"}]


def test_without_guessing_only_declared_headers_are_taken(opened: Opened) -> None:
    options = replace(OPEN, headers=(("last_name", "Surname"),), guess=False)
    _, _, found = opened(b"Surname,first_name,SSN,DOB\nSmith,no,no,no\n", options)
    assert found == [{"last_name": "Smith"}]


def test_of_two_headers_for_one_column_none_is_taken(opened: Opened) -> None:
    with pytest.raises(RosterFileFault, match=r'Two headers could be the last_name.*last_name = "\.\.\."'):
        opened(b"Surname,Family Name\nx,y\n")


def test_the_date_format_of_the_whole_column_is_found(opened: Opened) -> None:
    data = HEADER.encode() + b"Smith,Mary,2/9/1980\n" * 300 + b"Jones,Al,12/31/1979\n"
    assert opened(data)[1].date_format.text == "M/D/YYYY"


@pytest.mark.parametrize(("date", "fault"), [(b"2/9/1980", "date_format_unclear"), (b"2/13/80", "date_format_unknown")])
def test_a_date_format_that_stays_open_must_be_declared(opened: Opened, date: bytes, fault: str) -> None:
    data = HEADER.encode() + b"Smith,Mary," + date + b"\n"
    assert opened.fault(data) == fault
    declared = replace(OPEN, date_format="DD/MM/YYYY")
    assert opened(data, declared)[1].date_format.text == "DD/MM/YYYY"


def test_rows_of_another_width_tell_nothing_of_the_dates(opened: Opened) -> None:
    assert opened(f"{HEADER}x,y,1980-02-09\nz\n".encode())[1].date_format.text == "YYYY-MM-DD"


def test_a_gzipd_file_is_read_as_the_file_in_it(opened: Opened) -> None:
    data = (HEADER + "Nuñez,Begoña,1980-02-09\n" * 2).encode("cp1252")
    roster, survey, found = opened(gzip.compress(data))
    assert (roster.kind, roster.options.encoding, survey.rows, len(found)) == ("csv.gz", "windows-1252", 2, 2)
    assert opened.fault(gzip.compress(data)[:-4]) == "gzip_cut"
    assert opened.fault(gzip.compress(b"PK\x03\x04")) == "workbook"


def test_a_gzipd_file_that_changed_is_found_before_a_row_of_it(opened: Opened) -> None:
    opened.path.write_bytes(gzip.compress(f"{HEADER}Smith,Mary,\n".encode()))
    with open_regular(opened.path) as file:
        roster = TextRoster(file, OPEN)
        roster.survey()
        opened.path.write_bytes(gzip.compress(f"{HEADER}Jones,Mary,\n".encode()))
        with pytest.raises(OtherBlock):
            next(roster.rows())


def test_the_digest_is_of_the_file_as_it_lies_on_the_disk(opened: Opened) -> None:
    data = gzip.compress(f"{HEADER}Smith,Mary,\n".encode())
    assert opened(data)[0].sha256 == sha256(data).hexdigest()
