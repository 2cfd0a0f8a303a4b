"""Exports as files: what each format holds, read by other libraries; no formula in any; constant memory."""

import csv
import hashlib
import io
import json
import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.call_export import CALL_LOG_COLUMNS, EXPORT_COLUMNS, ExportForm, ExportFormat
from callcenter.durable_file import NotWritable
from callcenter.errors import UserCancelled
from callcenter.files import export_workbook
from callcenter.files.export_file import PreparedExport, in_pages, prepare_export
from callcenter.files.export_texts import csv_page
from callcenter.files.export_workbook import workbook_columns
from callcenter.files.protected_workbook import unprotected
from callcenter.files.safe_csv import safe_cell

PASSWORD = "a workbook of the tests"
CALL = ("A7F-2QM", "2021-11-07T01:30:00-05:00", "2021-11-07T01:30:00-06:00", "A", "Núñez", "yes", "2", "YES")
ROW = (*CALL, "educator_birth", "eligible_informed", "1", "3")
OPEN_CALL = ("A7F-2QN", "2021-11-07T08:00:00-06:00", "", "A", "Ann", "no", "0", "NONE", "", "not_wrapped_up", "", "3")
PAYLOADS = [
    *("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\0=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"),
    *(
        "=cmd|'/c calc'!A0",
        '=1,"x"\n=2',
        "{=1}",
        "<r><f>1+1</f></r>",
        "<r>",
        "http://example.org/",
        "\ud800",
        "_x003D_",
    ),
]
FORMS = [
    ExportForm(ExportFormat.CSV),
    ExportForm(ExportFormat.JSONL),
    ExportForm(ExportFormat.XLSX),
    ExportForm(ExportFormat.XLSX, protect=PASSWORD),
]


def write(path: Path, form: ExportForm, rows: Sequence[tuple[str, ...]]) -> PreparedExport:
    with prepare_export(path, form, in_pages(rows)) as prepared:
        prepared.commit()
    data = path.read_bytes()
    assert (prepared.rows, prepared.size) == (len(rows), len(data))
    assert prepared.sha256 == hashlib.sha256(data).hexdigest()
    return prepared


def opened(path: Path, password: str = "") -> "openpyxl.Workbook":
    data = path.read_bytes()
    if password:
        protected, plain = msoffcrypto.OfficeFile(io.BytesIO(data)), io.BytesIO()
        protected.load_key(password=password, verify_password=True)
        protected.decrypt(plain, verify_integrity=True)
        assert plain.getvalue() == unprotected(data, password)
        data = plain.getvalue()
    return openpyxl.load_workbook(io.BytesIO(data))


def cells(path: Path, form: ExportForm) -> list[str]:
    """Every text of the first row, as another library reads it."""
    if form.format is ExportFormat.CSV:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file, strict=True))[1]
    if form.format is ExportFormat.JSONL:
        return list(json.loads(path.read_text("utf-8")).values())
    sheet = opened(path, form.protect).active
    row = list(sheet.iter_rows(min_row=2))[0]
    assert all(cell.data_type in {"s", "n"} and cell.hyperlink is None for cell in row)
    return [cell.value for cell in row]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.told)
def test_no_cell_is_a_formula_wherever_it_stands(tmp_path: Path, form: ExportForm) -> None:
    texts = ("reference", "seat", "operator", "answer", "rules_hit", "wrap_up", "note")
    form = ExportForm(form.format, texts, form.protect)
    for payload in PAYLOADS if not form.protect else PAYLOADS[:1]:
        write(tmp_path / "log", form, [(payload,) * len(texts)])
        found = cells(tmp_path / "log", form)
        whole = payload.encode("utf-8", "replace").decode()
        if form.format is ExportFormat.CSV:
            assert found == [safe_cell(whole)] * len(texts)
        elif form.format is ExportFormat.JSONL:
            assert found == [whole] * len(texts)
        else:
            assert all(isinstance(text, str) and text.strip("'")[-1] == whole[-1] for text in found)


def test_a_csv_file_has_the_header_that_independent_checks_rely_on(tmp_path: Path) -> None:
    write(tmp_path / "log.csv", ExportForm(), [])
    assert (tmp_path / "log.csv").read_bytes() == (
        b"reference,started_at,ended_at,seat,operator,line_open,checks,answer,rules_hit,wrap_up,roster,"
        b"program_version\r\n"
    )


CELLS = st.text(st.sampled_from("ab\",\n\r=-\u00f1\uff1d;\t'\0"), max_size=4)


@given(st.integers(1, 3).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=5)))
def test_a_page_is_what_the_csv_library_writes_cell_by_cell(rows: list[tuple[str, ...]]) -> None:
    """The quick way and the careful one give the same bytes."""
    out = io.StringIO()
    csv.writer(out).writerows([safe_cell(cell) for cell in row] for row in rows)
    assert csv_page(list(zip(*rows, strict=True))) == out.getvalue().encode()


def test_json_lines_have_numbers_truths_and_nulls(tmp_path: Path) -> None:
    write(tmp_path / "log.jsonl", ExportForm(ExportFormat.JSONL), [ROW, OPEN_CALL])
    one, other = map(json.loads, (tmp_path / "log.jsonl").read_text("utf-8").splitlines())
    assert tuple(one) == CALL_LOG_COLUMNS
    assert (one["operator"], one["line_open"], one["checks"], one["roster"]) == ("Núñez", True, 2, 1)
    assert (other["ended_at"], other["line_open"], other["roster"]) == (None, False, None)


@pytest.mark.parametrize("protect", ["", PASSWORD], ids=["plain", "protected"])
def test_a_workbook_has_real_dates_with_their_offset_numbers_and_a_header_in_sight(
    tmp_path: Path, protect: str
) -> None:
    path = tmp_path / "log.xlsx"
    write(path, ExportForm(ExportFormat.XLSX, protect=protect), [ROW, OPEN_CALL])
    sheet = opened(path, protect).active
    header, one, other = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert tuple(header) == workbook_columns(CALL_LOG_COLUMNS)
    told, untold = dict(zip(header, one, strict=True)), dict(zip(header, other, strict=True))
    assert told["started_at"] == told["ended_at"] == datetime(2021, 11, 7, 1, 30)
    assert (told["started_at_offset"], told["ended_at_offset"]) == ("-05:00", "-06:00")
    assert (told["checks"], told["roster"], told["operator"], told["line_open"]) == (2, 1, "Núñez", "yes")
    assert (untold["ended_at"], untold["ended_at_offset"], untold["roster"]) == (None, None, None)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:N3"
    assert sheet.column_dimensions["B"].width > 15
    assert sheet["B2"].number_format == "yyyy-mm-dd hh:mm:ss"


def test_a_full_sheet_is_followed_by_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_workbook, "SHEET_ROWS", 3)
    write(tmp_path / "log.xlsx", ExportForm(ExportFormat.XLSX, ("reference",)), [(f"A{n}",) for n in range(7)])
    book = opened(tmp_path / "log.xlsx")
    assert book.sheetnames == ["Calls", "Calls 2", "Calls 3"]
    assert [[cell.value for cell in sheet["A"]] for sheet in book] == [
        ["reference", "A0", "A1", "A2"],
        ["reference", "A3", "A4", "A5"],
        ["reference", "A6"],
    ]


@pytest.mark.long
def test_a_protected_workbook_of_many_megabytes_is_opened_again(tmp_path: Path) -> None:
    """Beyond 7 MB a compound file lists its sectors in more than its header."""
    rows = [(hashlib.sha512(str(number).encode()).hexdigest(),) for number in range(120_000)]
    write(tmp_path / "log.xlsx", ExportForm(ExportFormat.XLSX, ("note",), PASSWORD), rows)
    assert (tmp_path / "log.xlsx").stat().st_size > 8_000_000
    assert opened(tmp_path / "log.xlsx", PASSWORD).active.max_row == 120_001


def failing_rows() -> Iterator[tuple[str, ...]]:
    yield ROW
    raise KeyError


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.told)
def test_an_export_that_ends_in_the_middle_leaves_nothing(tmp_path: Path, form: ExportForm) -> None:
    with pytest.raises(KeyError), prepare_export(tmp_path / "log", form, in_pages(failing_rows(), 1)):
        pass
    with prepare_export(tmp_path / "log", form, in_pages([ROW])):
        pass  # not committed
    with pytest.raises(NotWritable), prepare_export(tmp_path / "gone" / "log", form, in_pages([ROW])):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.told)
def test_an_export_can_be_stopped_at_each_of_its_writes(tmp_path: Path, form: ExportForm) -> None:
    for last in range(1, 200, 7):
        beats = iter([*[None] * (last - 1), UserCancelled])

        def beat(beats: Iterator[type[UserCancelled] | None] = beats) -> None:
            if stop := next(beats, None):
                raise stop

        try:
            with prepare_export(tmp_path / "log", form, in_pages([ROW]), beat):
                return  # it was through before
        except UserCancelled:
            assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [ExportFormat.CSV, ExportFormat.JSONL])
def test_memory_does_not_grow_with_the_log(tmp_path: Path, kind: ExportFormat) -> None:
    tracemalloc.start()
    try:
        with prepare_export(tmp_path / "log", ExportForm(kind), in_pages((ROW for _ in range(20_000)), 500)):
            _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def test_every_column_of_an_export_can_be_written(tmp_path: Path) -> None:
    write(tmp_path / "log.csv", ExportForm(columns=EXPORT_COLUMNS), [(*ROW, "Will call again.")])
    assert cells(tmp_path / "log.csv", ExportForm()) == [*ROW, "Will call again."]
