"""An export as a workbook: texts as text cells, moments as real dates, a header that stays in sight; no formula."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from callcenter.domain.call_export import CellKind, kind_of
from callcenter.durable_file import environment_fault
from callcenter.files.export_texts import Columns
from callcenter.files.hashing_sink import HashingSink

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET_ROWS = 1_048_575  # a sheet's rows without the header
_EPOCH = datetime(1899, 12, 30)  # where a workbook's dates begin
_DAY_SECONDS = 86_400
_WITHOUT_OFFSET = 19  # characters of a moment: YYYY-MM-DDThh:mm:ss
_OFFSET_WIDTH = 14
_WIDTHS = {
    "reference": 12,
    "started_at": 20,
    "ended_at": 20,
    "operator": 18,
    "line_open": 10,
    "rules_hit": 40,
    "wrap_up": 24,
    "program_version": 16,
    "note": 60,
}
_WIDTH = 10


def workbook_columns(names: Sequence[str]) -> tuple[str, ...]:
    """The header of a workbook: a date has no offset there, so each moment is followed by a column with its own."""
    named = ((name, f"{name}_offset") if kind_of(name) is CellKind.MOMENT else (name,) for name in names)
    return tuple(header for pair in named for header in pair)


def write_workbook(
    target: "BinaryIO | HashingSink", folder: Path, names: Sequence[str], pages: Iterable[Columns]
) -> int:
    """Write the rows; how many there were. A sheet that is full is followed by another one.

    Memory is constant, so what is written meanwhile lies in a folder of its own within `folder`, which nobody else
    may enter, and which is removed. Raises NotWritable or DiskFull, and what `pages` raises.
    """
    with _passing_folder(folder) as passing, _workbook(target, passing) as book:
        sheets = _Sheets(book, names)
        for columns in pages:
            with _faults_mapped():
                sheets.add(columns)
        with _faults_mapped():
            sheets.finish()
            book.close()
        return sheets.rows


class _Sheets:
    """The sheets of one workbook, the last of them being written."""

    def __init__(self, book: "Workbook", names: Sequence[str]) -> None:
        self._book = book
        self._names = names
        self._header = workbook_columns(names)
        self._date = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._bold = book.add_format({"bold": True})
        self._kinds = [kind_of(name) for name in names]
        self._dates = _Dates()
        self.rows = 0
        self._row = 0
        self._sheet = self._begin()

    def add(self, columns: Columns) -> None:
        """One page."""
        for cells in zip(*columns, strict=True):
            if self._row == SHEET_ROWS:
                self._end()
                self._sheet = self._begin()
            self._row += 1
            self._write(cells)
            self.rows += 1

    def finish(self) -> None:
        """The last row is written."""
        self._end()

    def _write(self, cells: tuple[str, ...]) -> None:
        sheet, row, place = self._sheet, self._row, 0
        for kind, text in zip(self._kinds, cells, strict=True):
            if kind is CellKind.MOMENT:
                serial = self._dates.serial(text)
                if serial is not None:
                    sheet.write_number(row, place, serial, self._date)
                elif text:
                    sheet.write_string(row, place, safe_text(text))
                if serial is not None:
                    sheet.write_string(row, place + 1, text[_WITHOUT_OFFSET:])
                place += 2
                continue
            if kind is CellKind.NUMBER and text.isdecimal():
                sheet.write_number(row, place, int(text))
            elif text:
                sheet.write_string(row, place, safe_text(text))
            place += 1

    def _begin(self) -> "Worksheet":
        number = len(self._book.worksheets()) + 1
        sheet = self._book.add_worksheet("Calls" if number == 1 else f"Calls {number}")
        sheet.freeze_panes(1, 0)
        for place, header in enumerate(self._header):
            width = _OFFSET_WIDTH if header.endswith("_offset") else _WIDTHS.get(header, _WIDTH)
            sheet.set_column(place, place, width)
        for place, header in enumerate(self._header):
            sheet.write_string(0, place, header, self._bold)
        self._row = 0
        return sheet

    def _end(self) -> None:
        self._sheet.autofilter(0, 0, self._row, len(self._header) - 1)


class _Dates:
    """Moments as a workbook counts them: days since the end of 1899, on the center's clock."""

    def __init__(self) -> None:
        self._days: dict[str, int] = {}

    def serial(self, text: str) -> float | None:
        """None for what is no moment."""
        try:
            day = self._days.get(text[:10])
            if day is None:
                day = (datetime.fromisoformat(text[:10]) - _EPOCH).days
                self._days = {text[:10]: day}
            seconds = int(text[11:13]) * 3600 + int(text[14:16]) * 60 + int(text[17:19])
        except ValueError:
            return None
        return day + seconds / _DAY_SECONDS


def safe_text(text: str) -> str:
    """A text as a text cell shows it.

    The library takes what stands between <r> and </r> for formatted text and writes it as it is; an apostrophe
    before it leaves it a text like any other. Half characters, which no file can hold, become question marks.
    """
    whole = text.encode("utf-8", "replace").decode()
    return f"'{whole}" if whole.startswith("<r>") else whole


@contextmanager
def _passing_folder(folder: Path) -> Iterator[Path]:
    with _faults_mapped():
        passing = tempfile.TemporaryDirectory(
            prefix=".call-log.", suffix=".tmp", dir=folder, ignore_cleanup_errors=True
        )
    with passing as name:
        yield Path(name)


@contextmanager
def _workbook(target: "BinaryIO | HashingSink", passing: Path) -> "Iterator[Workbook]":
    """A workbook that is let go of, whatever happens, with no open file left behind."""
    from xlsxwriter import Workbook  # heavy, and for such exports alone

    options = {
        "constant_memory": True,
        "tmpdir": str(passing),
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = Workbook(target, options)
    try:
        yield book
    finally:
        for sheet in book.worksheets():
            with suppress(OSError):  # what is left in its buffer finds no room, which was told already
                sheet._opt_close()


@contextmanager
def _faults_mapped() -> Iterator[None]:
    from xlsxwriter.exceptions import FileCreateError

    try:
        yield
    except FileCreateError as error:
        cause = error.args[0] if error.args else None
        raise environment_fault(cause if isinstance(cause, OSError) else OSError()) from None
    except OSError as error:
        raise environment_fault(error) from None
