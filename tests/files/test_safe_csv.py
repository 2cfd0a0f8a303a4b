import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.durable_file import NotWritable
from callcenter.files.safe_csv import prepare_csv, safe_cell, write_csv

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_could_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Smith", "K7F-2QM", "1-1", "O'Brien", "a=b"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_formulas_stay_harmless_through_another_reader(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_csv(path, ["text"], [[text] for text in FORMULAS])
    with path.open(encoding="utf-8", newline="") as file:
        cells = [row[0] for row in csv.reader(file)][1:]
    assert cells == ["'" + text for text in FORMULAS]


def test_the_bytes_are_those_of_rfc_4180_in_utf_8_and_their_digest_is_told(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    written = write_csv(path, ["name", "note"], [["Núñez", 'a "b"'], ["x,y", "line\nbreak"]])
    data = 'name,note\r\nNúñez,"a ""b"""\r\n"x,y","line\nbreak"\r\n'.encode()
    assert path.read_bytes() == data
    assert (written.rows, written.sha256) == (2, hashlib.sha256(data).hexdigest())


def test_a_prepared_file_takes_its_name_only_when_committed(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with prepare_csv(path, ["name"], [["Smith"]]) as prepared:
        [temporary] = set(tmp_path.iterdir()) - {path}
        assert hashlib.sha256(temporary.read_bytes()).hexdigest() == prepared.sha256
        assert prepared.rows == 1
        assert path.read_bytes() == b"old"
        prepared.commit()
        assert path.read_bytes() == b"name\r\nSmith\r\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_prepared_file_that_is_not_committed_vanishes(tmp_path: Path) -> None:
    with prepare_csv(tmp_path / "out.csv", ["name"], [["Smith"]]):
        pass
    assert list(tmp_path.iterdir()) == []


def test_rows_that_fail_on_the_way_leave_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[list[str]]:
        yield ["Smith"]
        raise KeyError

    with pytest.raises(KeyError):
        write_csv(tmp_path / "out.csv", ["name"], failing())
    assert list(tmp_path.iterdir()) == []


def test_an_unusable_place_is_told_before_a_row_is_taken(tmp_path: Path) -> None:
    rows = iter([["Smith"]])
    with pytest.raises(NotWritable):
        write_csv(tmp_path / "gone" / "out.csv", ["name"], rows)
    assert next(rows) == ["Smith"]
