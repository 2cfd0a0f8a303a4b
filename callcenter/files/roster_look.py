"""The beginning of a roster file: as much as can be found in it, with numbers that nobody should see masked."""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.date_column import DateColumn
from callcenter.domain.text import plain
from callcenter.files.gunzip import GZIP_MAGIC, Gunzip
from callcenter.files.hashed_file import BLOCK_BYTES, HashedFile
from callcenter.files.regular_file import begins_with
from callcenter.files.roster_csv import CsvRows
from callcenter.files.roster_faults import LONGEST_LINE, LONGEST_NAME, RosterFileFault
from callcenter.files.roster_messages import (
    LONGEST_CELL,
    LONGEST_HEADER,
    MOST_LOOKED_AT,
    FaultMessage,
    LookMessage,
    RosterSource,
)
from callcenter.files.roster_table import likely_columns, read_header

_DATES_LOOKED_AT = 1000
_ROW_CHARACTERS = 12_000  # a window need not be sent more
_MASK = "•"
_DIGIT = re.compile(r"\d")
_SSN = re.compile(r"(?<!\d)\d{3}[-–. ]?\d{2}[-–. ]?\d{4}(?!\d)")

Row = tuple[int, Sequence[str]]


@dataclass(repr=False)
class _Found:
    """What was found so far."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    header: Sequence[str] = ()
    rows: list[Row] = field(default_factory=list)
    accented: list[Row] = field(default_factory=list)


def look_at_file(file: io.FileIO, source: RosterSource, *, is_workbook: bool) -> LookMessage:
    """Look at a file that stands at its beginning. Raises InputFileFault.

    A CSV file is gone through to its end to find its encoding, but only its first rows are taken apart.
    """
    packed = begins_with(file, GZIP_MAGIC)
    kind = "xlsx" if is_workbook else "csv.gz" if packed else "csv"
    found, fault = _Found(), None
    try:
        if is_workbook:
            _look_at_workbook(file, source, found)
        else:
            _look_at_text(file, source.columns, found, packed=packed)
        read_header(found.header, source.columns)
    except RosterFileFault as met:
        found.sheets = found.sheets or met.names
        fault = FaultMessage(met.code, met.fault, met.line, met.column, met.names)
    return _message(kind, os.fstat(file.fileno()).st_size, found, source.columns, fault)


def _look_at_workbook(file: io.FileIO, source: RosterSource, found: _Found) -> None:
    # Loads a library that the process with the keys, which imports this module too, never needs.
    from callcenter.files.roster_workbook import WorkbookRoster

    roster = WorkbookRoster(file, source.columns, source.password)
    found.sheet, found.sheets = roster.options.sheet, roster.sheets
    rows = roster.texts()
    _, found.header = next(rows)
    _take(rows, found)


def _look_at_text(file: io.FileIO, options: ColumnsOptions, found: _Found, *, packed: bool) -> None:
    stream = partial(_stream, file, packed=packed)
    lines, is_utf8 = _lines_with_accents(stream())
    encoding = options.encoding or ("utf-8" if is_utf8 else "windows-1252")
    rows = CsvRows(stream(), ColumnsOptions(options.headers, delimiter=options.delimiter, encoding=encoding))
    found.encoding, found.delimiter, found.header = encoding, rows.delimiter, rows.first
    for number, line in lines:
        cells = next(csv.reader([line.decode(encoding, "replace")], delimiter=rows.delimiter), [])
        if len(cells) == len(rows.first):
            found.accented.append((number, cells))
    _take(iter(rows), found)


def _stream(file: io.FileIO, *, packed: bool) -> io.BufferedReader:
    file.seek(0)
    hashed = HashedFile(file)
    return io.BufferedReader(Gunzip(hashed) if packed else hashed, BLOCK_BYTES)


def _lines_with_accents(stream: io.BufferedReader) -> tuple[list[tuple[int, bytes]], bool]:
    """Lines behind the header with other letters than ASCII's, and whether all that are in the file are UTF-8."""
    found: list[tuple[int, bytes]] = []
    is_utf8 = True
    for number, line in enumerate(iter(partial(stream.readline, LONGEST_LINE + 1), b""), 1):
        if line.isascii():
            continue
        if number > 1 and len(found) < 2 * MOST_LOOKED_AT:
            found.append((number, line))
        is_utf8 = is_utf8 and _decodes(line)
    return found, is_utf8


def _decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _take(rows: Iterator[Row], found: _Found) -> None:
    """Some rows, as many as their dates are wanted of."""
    for row in islice(rows, _DATES_LOOKED_AT):
        found.rows.append(row)


def _message(kind: str, size: int, found: _Found, options: ColumnsOptions, fault: FaultMessage | None) -> LookMessage:
    columns = likely_columns(found.header, options)
    show = partial(_shown_rows, columns=columns)
    first = found.rows[:MOST_LOOKED_AT]
    known = {number for number, _ in first}
    return LookMessage(
        kind=kind,
        size=size,
        encoding=found.encoding,
        delimiter=found.delimiter,
        sheet=found.sheet and found.sheet[:LONGEST_NAME],
        sheets=found.sheets,
        headers=tuple(_masked(header.strip()[:LONGEST_HEADER], "") for header in found.header),
        columns=columns,
        guessed=_guessed(found.header, columns, options),
        rows=show(first),
        accented=show([row for row in found.accented if row[0] not in known]),
        date_formats=_date_formats(found.rows, columns, options),
        fault=fault,
    )


def _guessed(header: Sequence[str], columns: Sequence[str], options: ColumnsOptions) -> tuple[tuple[str, str], ...]:
    told = dict(options.headers)
    return tuple(
        (column, " ".join(plain(name).split())[:LONGEST_NAME])
        for name, column in zip(header, columns, strict=True)
        if column and column not in told and name.strip().casefold() != column
    )


def _date_formats(rows: Iterable[Row], columns: Sequence[str], options: ColumnsOptions) -> tuple[str, ...]:
    if options.date_format:
        return (options.date_format,)
    if "birth_date" not in columns:
        return ()
    place = columns.index("birth_date")
    dates = DateColumn()
    for _, cells in rows:
        dates.add(cells[place] if place < len(cells) else "")
    return tuple(each.text for each in dates.readings())


def _shown_rows(rows: Iterable[Row], columns: Sequence[str]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    longest = min(LONGEST_CELL, _ROW_CHARACTERS // max(len(columns), 1))
    shown = []
    for number, cells in islice(rows, MOST_LOOKED_AT):
        masked = (_masked(cell, column) for cell, column in zip(cells, columns, strict=False))
        shown.append((number, tuple(cell[:longest] for cell in masked)))
    return tuple(shown)


def _masked(cell: str, column: str) -> str:
    """Every digit of a Social Security number is masked, and of whatever looks like one in another column."""
    text = "".join(character if character.isprintable() else " " for character in cell[: 4 * LONGEST_CELL])
    if column == "ssn":
        return _DIGIT.sub(_MASK, text)
    return _SSN.sub(lambda number: _DIGIT.sub(_MASK, number[0]), text)
