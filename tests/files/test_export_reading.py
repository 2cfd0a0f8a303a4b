import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.call_export import ExportForm, ExportFormat
from callcenter.files.export_file import prepare_export
from callcenter.files.export_reading import ExportRowFault, examine_file, export_rows
from callcenter.files.regular_file import InputFileFault
from callcenter.files.safe_csv import write_csv

NAMES = ("reference", "started_at", "checks", "line_open", "note")
ROWS = [
    ("A7F-2QM", "2021-11-01T08:00:00-05:00", "2", "yes", 'says "no", twice'),
    ("A7F-2QN", "", "", "no", ""),
    ("A7F-2QP", "2021-11-01T08:01:00-05:00", "0", "yes", "first\nsecond"),
    ("A7F-2QR", "2021-11-01T08:02:00-05:00", "0", "yes", "=SUM(1) said the caller;-1\n- and '=2"),
    ("A7F-2QS", "2021-11-01T08:03:00-05:00", "0", "yes", "'=already marked"),
]


def test_an_export_is_examined_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    written = write_csv(path, ["name", "note"], [["a", "x\ny"], ['q"', "\n"], ["b", ""]] * 40_000)
    found = examine_file(path)
    assert (found.sha256, found.size, found.rows) == (written.sha256, path.stat().st_size, written.rows)


@pytest.mark.parametrize(
    ("data", "rows"),
    [(b"", 0), (b"a,b", 0), (b"a,b\n", 0), (b"a\n1\n2", 2), (b'a\n"1\n', 1), (b'a\n"1\n"\n2\n', 2)],
)
def test_rows_of_files_that_others_changed_are_counted_too(tmp_path: Path, data: bytes, rows: int) -> None:
    (tmp_path / "log.csv").write_bytes(data)
    found = examine_file(tmp_path / "log.csv")
    assert (found.sha256, found.size, found.rows) == (hashlib.sha256(data).hexdigest(), len(data), rows)


CELLS = st.text(st.sampled_from('a",\n\r='), max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_the_rows_counted_are_the_rows_written(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    write_csv(tmp_path / "log.csv", ["a", "b"], rows)
    assert examine_file(tmp_path / "log.csv").rows == len(rows)


def test_an_export_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputFileFault, match="no such file"):
        examine_file(tmp_path / "log.csv")


@pytest.mark.parametrize(("data", "rows"), [(b"", 0), (b"{}\n", 1), (b"{}\n{}", 2), (b"{}\n{}\n", 2)])
def test_the_lines_of_json_are_counted(tmp_path: Path, data: bytes, rows: int) -> None:
    (tmp_path / "log.jsonl").write_bytes(data)
    assert examine_file(tmp_path / "log.jsonl", ExportFormat.JSONL).rows == rows


def written(path: Path, kind: ExportFormat) -> str:
    with prepare_export(path, ExportForm(kind, NAMES), [list(zip(*ROWS, strict=True))]) as prepared:
        prepared.commit()
    return prepared.sha256


@pytest.mark.parametrize("kind", [ExportFormat.CSV, ExportFormat.JSONL])
def test_what_was_written_is_read_again_and_hashed_on_its_way(tmp_path: Path, kind: ExportFormat) -> None:
    path, digest = tmp_path / "log", hashlib.sha256()
    sha256 = written(path, kind)
    assert [tuple(row) for row in export_rows(path, kind, NAMES, digest.update)] == ROWS
    assert digest.hexdigest() == sha256


HEADER = ",".join(NAMES) + "\r\n"
LINE = {"reference": "A", "started_at": "", "checks": 1, "line_open": True, "note": None}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ExportFormat.CSV, ""),
        (ExportFormat.CSV, "reference,note\r\n"),
        (ExportFormat.CSV, HEADER + "A,,1,yes\r\n"),
        (ExportFormat.CSV, HEADER + "A,,one,yes,\r\n"),
        (ExportFormat.CSV, HEADER + "A,,\u0661,yes,\r\n"),
        (ExportFormat.CSV, HEADER + "A,,1,maybe,\r\n"),
        (ExportFormat.CSV, HEADER + 'A,,1,yes,"open\r\n'),
        (ExportFormat.CSV, HEADER + "A,,1,yes," + "x" * 200_000 + "\r\n"),
        (ExportFormat.JSONL, "[]\n"),
        (ExportFormat.JSONL, "{\n"),
        (ExportFormat.JSONL, "[" * 100_000 + "\n"),
        (ExportFormat.JSONL, json.dumps({"reference": "A"}) + "\n"),
        (ExportFormat.JSONL, json.dumps(LINE | {"checks": "1"}) + "\n"),
        (ExportFormat.JSONL, json.dumps(LINE | {"checks": True}) + "\n"),
        (ExportFormat.JSONL, json.dumps(LINE | {"checks": -1}) + "\n"),
        (ExportFormat.JSONL, json.dumps(LINE | {"line_open": "yes"}) + "\n"),
        (ExportFormat.JSONL, json.dumps(LINE | {"note": 1}) + "\n"),
    ],
)
def test_rows_that_the_program_does_not_write_are_refused(tmp_path: Path, kind: ExportFormat, text: str) -> None:
    path = tmp_path / "log"
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(ExportRowFault) as refused:
        list(export_rows(path, kind, NAMES, lambda _: None))
    assert refused.value.__context__ is None


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(HEADER.encode() + b"\xff,,1,yes,\r\n")
    with pytest.raises(ExportRowFault):
        list(export_rows(tmp_path / "log", ExportFormat.CSV, NAMES, lambda _: None))
