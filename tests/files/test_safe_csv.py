import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callcenter.durable_file import NotWritable
from callcenter.files.safe_csv import bare_cell, prepare_csv, safe_cell, write_csv

FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "\0=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "\t1", "\r1", "\n1"]
RUN = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
WITHIN = [
    ('ok ;=HYPERLINK("http://evil")', 'ok ;\'=HYPERLINK("http://evil")'),
    ("a\t-1", "a\t'-1"),
    ("first\r\n@SUM(1)", "first\r\n'@SUM(1)"),
    ('a;"=1"', 'a;"\'=1"'),
    ("\t=1", "'\t'=1"),
    (";;\uff1d1", ";;'\uff1d1"),
    ("a;\0=1", "a;\0'=1"),
]
CELLS = st.text(st.sampled_from(";\t\"'=-\n\r,\0\uff1da "), max_size=9)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_could_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize(("text", "safe"), WITHIN)
def test_what_would_begin_a_cell_where_others_separate_by_semicolon_tab_or_line_gets_one_too(
    text: str, safe: str
) -> None:
    assert safe_cell(text) == safe


@given(st.integers(1, 3).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=4)))
def test_no_cell_is_a_formula_whatever_the_spreadsheet_separates_by(rows: list[tuple[str, ...]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(map(safe_cell, row) for row in rows)
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=separator):
            assert not [cell for cell in row if cell.lstrip("\0\t\r\n").startswith(RUN)]


@given(CELLS)
@example("'=1")
@example("a;'=1")
@example("''\t''=1")
def test_the_words_of_a_cell_can_be_had_back_to_the_letter(text: str) -> None:
    assert bare_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["", "Smith", "K7F-2QM", "1-1", "O'Brien", "a=b", "no; -1", "'quoted'", "a; b\nc"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == bare_cell(text) == text


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
