"""A roster in a sheet of an Excel workbook (.xlsx), read from memory."""

import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import dropwhile

from python_calamine import CalamineSheet, CalamineWorkbook

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.roster import CELL_KIND
from callcenter.files.confinement import grant_memory
from callcenter.files.regular_file import input_file_fault
from callcenter.files.roster_faults import OLD_WORKBOOK_MAGIC, RosterFileFault
from callcenter.files.roster_survey import Survey
from callcenter.files.roster_table import Header, Share, TableRow, in_batches, read_header
from callcenter.files.workbook_parts import Sheet, WorkbookParts

LARGEST_WORKBOOK = 128 << 20

_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_COPIES_TO_UNPROTECT = 6
_LARGEST_EXACT = 10**15
Cell = int | float | str | bool | time | date | datetime | timedelta


class WorkbookRoster:
    """`survey` chooses the sheet, after which `options` name it, and `rows` gives its rows out.

    Both read the same copy in memory, of which `sha256` is, so the file may change meanwhile.
    """

    kind = "xlsx"

    def __init__(self, file: io.FileIO, options: ColumnsOptions, password: str | None = None) -> None:
        """Take the whole file in; raises RosterFileFault or InputFileFault.

        The password is that of a protected workbook, and not looked at for any other.
        """
        data = _whole(file)
        self.sha256 = hashlib.sha256(data).hexdigest()
        if data.startswith(OLD_WORKBOOK_MAGIC):
            data = _opened_with(password, data)
        if options.delimiter or options.encoding:
            raise RosterFileFault("text_options")
        parts = WorkbookParts(data)
        self.sheets = tuple(sheet.name for sheet in parts.sheets if sheet.visible)
        sheet = _chosen(parts, options.sheet)
        self.options = replace(options, sheet=sheet.name)
        self._errors = parts.facts[sheet.member].errors
        grant_memory(parts.memory(sheet))
        book = io.BytesIO(data)
        del data, parts  # the library makes a copy
        self._sheet = _opened(book, sheet.name)
        self._first_column = self._sheet.start[1] + 1 if self._sheet.start else 1
        self._header_row = 0
        self._header = Header(0, (), ())

    def survey(self) -> Survey:
        """Look at all rows. Raises RosterFileFault."""
        for number, cells in self._cells():
            header = [_text(cell) or "" for cell in cells]
            if any(map(str.strip, header)):
                self._header_row = number
                self._header = read_header(_without_blank_end(header), self.options)
                return Survey(self._header, self.rows(), self.options)
        raise RosterFileFault("empty")

    def rows(self) -> Iterator[TableRow]:
        """The rows behind the header. Raises RosterFileFault where there is none."""
        found = False
        for number, cells in self._cells():
            if number > self._header_row and any(not isinstance(cell, str) or cell.strip() for cell in cells):
                found = True
                yield self._row(number, cells)
        if not found:
            raise RosterFileFault("no_rows")

    def batches(self, share: Share) -> Iterator[tuple[TableRow, ...]]:
        """A share of the rows. Raises RosterFileFault as `rows` does."""
        return (batch for number, batch in enumerate(in_batches(self.rows())) if share.includes(number))

    def texts(self) -> Iterator[tuple[int, list[str]]]:
        """All rows from the header on as they would stand in a CSV file, with their numbers. Raises RosterFileFault."""
        rows = ((number, [_shown(cell) for cell in cells]) for number, cells in self._cells())
        filled = dropwhile(lambda row: not any(map(str.strip, row[1])), rows)
        first = next(filled, None)
        if first is None:
            raise RosterFileFault("empty")
        yield first
        yield from filled

    def _cells(self) -> Iterator[tuple[int, list[Cell]]]:
        return enumerate(self._sheet.iter_rows(), 1)

    def _row(self, number: int, cells: list[Cell]) -> TableRow:
        texts = [""] * self._header.width
        unfit = real_date = False
        for column, place in self._header.places:
            cell = cells[place]
            text = None if (number, self._first_column + place) in self._errors else _text(cell)
            if column == "birth_date" and isinstance(cell, date):
                text, real_date = cell.strftime("%Y-%m-%d"), True
            unfit = unfit or text is None
            texts[place] = text or ""
        return TableRow(number, self._header, texts, (CELL_KIND,) if unfit else (), real_date)


def _whole(file: io.FileIO) -> bytes:
    try:
        size = os.fstat(file.fileno()).st_size
        data = file.read(size + 1) if size <= LARGEST_WORKBOOK else b""
    except OSError as error:
        raise input_file_fault(error) from None
    if size > LARGEST_WORKBOOK:
        raise RosterFileFault("workbook_large")
    return data


def _opened_with(password: str | None, data: bytes) -> bytes:
    """The workbook in a protected one."""
    if _PROTECTED not in data:
        raise RosterFileFault("workbook_old")
    from callcenter.files.protected_workbook import unprotected  # loads libraries that other workbooks do not need

    grant_memory(_COPIES_TO_UNPROTECT * len(data))
    return unprotected(data, password)


def _chosen(parts: WorkbookParts, declared: str | None) -> Sheet:
    """The sheet that is declared, or the one visible sheet that has something in it."""
    visible = [sheet for sheet in parts.sheets if sheet.visible]
    names = tuple(sheet.name for sheet in visible)
    if declared is not None:
        wanted = declared.strip().casefold()
        found = [sheet for sheet in parts.sheets if sheet.name.strip().casefold() == wanted]
        if not found:
            raise RosterFileFault("sheet_absent", names=names)
        return found[0]
    filled = [sheet for sheet in visible if parts.facts[sheet.member].filled]
    if not filled:
        raise RosterFileFault("empty")
    if len(filled) > 1:
        raise RosterFileFault("sheet_unclear", names=tuple(sheet.name for sheet in filled))
    return filled[0]


def _opened(book: io.BytesIO, sheet: str) -> CalamineSheet:
    """A sheet, whole; the book is closed before it is read."""
    try:
        with book:
            workbook = CalamineWorkbook.from_filelike(book)
        return workbook.get_sheet_by_name(sheet)
    except Exception:
        pass
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # the library's own, of no class that can be named
            raise
    # Raised out here so that no error of the library, which may quote a cell, hangs on this one.
    raise RosterFileFault("workbook_damaged")


def _without_blank_end(header: list[str]) -> list[str]:
    while not header[-1].strip():
        header.pop()
    return header


def _shown(cell: Cell) -> str:
    return cell.strftime("%Y-%m-%d") if isinstance(cell, date) else _text(cell) or ""


def _text(cell: Cell) -> str | None:
    """A cell as it would stand in a CSV file; None for what can be no name, number or ID."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    # Beyond 15 digits a spreadsheet has rounded; a fraction or a sign would be taken for a separator.
    return str(int(cell)) if 0 <= cell < _LARGEST_EXACT and cell == int(cell) else None
