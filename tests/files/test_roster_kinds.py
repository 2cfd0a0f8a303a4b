"""Every kind of roster file, through the reading process."""

import gzip
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.one_name import NameOrder
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_messages import RawCombination, RosterSource
from callcenter.files.roster_process import open_roster
from tests.files.workbooks import Cell, members_of, sheet_xml, workbook, zipped

HEADER = b"last_name,first_name,birth_date,ssn,educator_id\n"
PERSON = b"Smith,Mary,1980-02-09,400-12-3456,AB1234\n"


def source_of(folder: Path, data: bytes, columns: ColumnsOptions | None = None) -> RosterSource:
    path = folder / "roster"
    path.write_bytes(data)
    return RosterSource(path, columns or ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1))


def test_what_was_found_by_looking_is_told(tmp_path: Path) -> None:
    data = gzip.compress("Apellido;DOB;Última\nMuñoz;30.7.1961;x\n".encode("cp1252"))
    with open_roster(source_of(tmp_path, data)) as reading:
        facts = reading.facts
        assert [row.problems for row in reading] == [()]
    assert (facts.kind, facts.encoding, facts.delimiter, facts.date_format) == (
        "csv.gz",
        "windows-1252",
        ";",
        "D.M.YYYY",
    )
    assert facts.guessed == (("last_name", "Apellido"), ("birth_date", "DOB"))


def test_a_workbook_is_read_as_a_csv_file_is(tmp_path: Path) -> None:
    header: list[Cell] = ["last_name", "first_name", "birth_date", "ssn", "educator_id", "notes"]
    smith: list[Cell] = ["Smith", "Mary", date(1980, 2, 9), 400123456, "AB1234"]
    broken: list[Cell] = ["Jones", None, "2/13/1980", 0.5]
    source = source_of(tmp_path, workbook([header, smith, broken]))
    with open_roster(source) as reading:
        facts = reading.facts
        found, other = reading
    assert (facts.kind, facts.rows, facts.sheet, facts.date_format) == ("xlsx", 2, "Teachers", "M/D/YYYY")
    assert RawCombination(1, ("1980-02-09", "S530"), "3456") in found.combinations
    assert (other.row, other.problems) == (3, ("cell_kind",))
    with open_roster(source, skip_rows=1) as reading:
        assert list(reading) == [other]
    with open_roster(source_of(tmp_path, HEADER + PERSON)) as reading:
        [smith_in_csv] = reading
    assert smith_in_csv.combinations == found.combinations


def test_lost_zeros_are_counted_and_put_back_when_that_was_asked_for(tmp_path: Path) -> None:
    data = b"last_name,first_name,ssn\nSmith,Mary,400123456\nJones,Al,12345678\nNguyen,Kim,1234567.0\n"
    with open_roster(source_of(tmp_path, data)) as reading:
        assert reading.facts.zeros_lost == 2
        assert [row.problems for row in reading] == [(), *[("ssn_zeros_lost", "ssn_digits")] * 2]
    with open_roster(source_of(tmp_path, data, ColumnsOptions(pad_zeros=True))) as reading:
        assert reading.facts.zeros_lost == 2
        _, jones, nguyen = reading
    assert jones.problems == nguyen.problems == ("ssn_zeros_padded",)
    assert "5678" in {each.secret for each in jones.combinations}


def test_a_declared_column_of_whole_names_is_split_and_nothing_else_is_taken_for_a_name(tmp_path: Path) -> None:
    options = ColumnsOptions(headers=(("name", "Full Name"),), name_order=NameOrder.LAST_FIRST)
    data = b'Full Name,Surname,first_name,educator_id\n"Smith, Mary",no,no,AB1234\nMary Smith,no,no,AB1235\n'
    with open_roster(source_of(tmp_path, data, options)) as reading:
        assert (reading.facts.columns, reading.facts.guessed) == (("name", "educator_id"), ())
        smith, other = reading
    assert RawCombination(6, ("S530",), "AB1234") in smith.combinations
    assert (other.combinations, other.problems) == ((), ("name_split",))


def test_the_sheets_of_a_workbook_are_named_in_the_parents_own_sentence(tmp_path: Path) -> None:
    data = zipped(members_of({"A\tB": sheet_xml([["ssn"], ["1"]]), "C": sheet_xml([["ssn"], ["1"]])}))
    with pytest.raises(RosterFileFault, match="several sheets: AB, C"), open_roster(source_of(tmp_path, data)):
        pytest.fail("the block must not begin")


def test_the_process_with_the_keys_does_not_load_the_library_that_reads_workbooks() -> None:
    look = "import sys, callcenter.services.roster_import; sys.exit('python_calamine' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
