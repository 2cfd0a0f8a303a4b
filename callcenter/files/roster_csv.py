"""Streaming a roster's rows out of a CSV file, with bounds on everything a hostile file could swell."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.errors import UserFacing
from callcenter.files.columns_file import DELIMITERS, ColumnsOptions

LONGEST_LINE = 1 << 16
MOST_COLUMNS = 500
# A quote left open would otherwise swallow, unseen, all people down to the next quote.
MOST_LINES_IN_ROW = 16

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = 'save it again as "CSV UTF-8"'
ROSTER_FILE_SENTENCES = {
    "empty": "The roster file is empty. Check that it is the one you meant.",
    "no_rows": "The roster file has a header but no rows. Check that it is the one you meant.",
    "workbook": f"The roster file is a spreadsheet workbook. Open it and {_SAVE_AS}.",
    "sheet": "The columns file names a sheet, but a CSV file has none. Take `sheet` out of the columns file.",
    "encoding": "{where} has bytes that are not text in the declared encoding. Open the file where it comes "
    f"from and {_SAVE_AS}, or name its encoding in a columns file.",
    "nul": f"{{where}} has NUL bytes, so this is no plain CSV text. Open the file and {_SAVE_AS}.",
    "line_ends": f"{{where}} has line ends of an old kind. Open the file and {_SAVE_AS}.",
    "line_long": f"{{where}} is longer than {LONGEST_LINE // 1024} KiB, so this is hardly a roster. Check "
    "that it is the file you meant.",
    "quote_open": "In {where} a quotation mark opens a cell and none closes it. Close it, or take it out.",
    "quote_inside": "In {where} a quotation mark stands inside a quoted cell. Double it, or take it out.",
    "columns_many": f"The header has more than {MOST_COLUMNS} columns. Leave out those that are not needed.",
    "no_known_column": "No column of the header is known. The first row must name at least one of "
    f"{', '.join(CANONICAL_COLUMNS)}; or a columns file says what they are called here, and which "
    f"delimiter there is if it is not {DELIMITERS[',']}.",
    "column_twice": "The header has two columns for {column}. Rename or remove one of them.",
    "column_absent": "The columns file names a header for {column} that the roster file does not have. Copy "
    "the header exactly, or take the entry out.",
}


class RosterFileFault(UserFacing):
    """A roster file that cannot be read as one; names the line, never what stands in it."""

    code = "roster_file"

    def __init__(self, fault: str, line: int | None = None, column: str | None = None) -> None:
        """`fault` is a key of ROSTER_FILE_SENTENCES, `line` counts from 1, `column` is a canonical name."""
        where = f"line {line}" if line else "a line"
        sentence = ROSTER_FILE_SENTENCES[fault].format(where=where, column=column)
        super().__init__(sentence[0].upper() + sentence[1:])
        self.fault = fault
        self.line = line
        self.column = column


@dataclass(frozen=True, repr=False)
class CsvRow:
    """One person's cells by canonical column, or None when their number is not the header's.

    `row` is the number a spreadsheet shows: the header is 1 and the first person 2; blank rows
    count in it but are not given out.
    """

    row: int
    values: dict[str, str] | None

    def __repr__(self) -> str:
        return f"<row {self.row}>"


class RosterCsv:
    """The rows of one CSV file (RFC 4180; line ends LF or CRLF), read once from its beginning.

    `columns` are the canonical columns found, in the file's order. Making it and going through it
    raise RosterFileFault.
    """

    def __init__(self, stream: BinaryIO, options: ColumnsOptions) -> None:
        """`stream` is buffered and stands at the beginning."""
        if options.sheet is not None:
            raise RosterFileFault("sheet")
        self._stream = stream
        self._encoding = options.encoding
        self._line = 0
        self._row = 1
        self._row_start = 1
        self._row_bytes = 0
        self._reader = csv.reader(self._lines(), delimiter=options.delimiter, strict=True)
        while (header := self._next()) == []:
            self._row += 1
        if header is None:
            raise RosterFileFault("empty")
        if len(header) > MOST_COLUMNS:
            raise RosterFileFault("columns_many")
        self._width = len(header)
        self._places = _places(header, options)
        self.columns = tuple(column for column, _ in self._places)

    def __iter__(self) -> Iterator[CsvRow]:
        found = False
        while (cells := self._next()) is not None:
            self._row += 1
            if not any(map(str.strip, cells)):
                continue
            found = True
            if len(cells) == self._width:
                yield CsvRow(self._row, {column: cells[place] for column, place in self._places})
            else:
                yield CsvRow(self._row, None)
        if not found:
            raise RosterFileFault("no_rows")

    def _next(self) -> list[str] | None:
        self._row_start = self._line + 1
        self._row_bytes = 0
        try:
            return next(self._reader, None)
        except csv.Error as error:
            fault = _csv_fault(str(error))
        # Raised out here so that no error of the parser, which may quote a cell, hangs on this one.
        raise RosterFileFault(fault, self._row_start)

    def _lines(self) -> Iterator[str]:
        readline = self._stream.readline
        while raw := readline(LONGEST_LINE + 1):
            self._line += 1
            self._row_bytes += len(raw)
            if self._line == 1:
                raw = _without_mark(raw)
            self._check(raw)
            text = _decoded(raw, self._encoding)
            if text is None:
                raise RosterFileFault("encoding", self._line)
            yield text

    def _check(self, raw: bytes) -> None:
        if len(raw) > LONGEST_LINE:
            raise RosterFileFault("line_long", self._line)
        if self._row_bytes > LONGEST_LINE or self._line - self._row_start >= MOST_LINES_IN_ROW:
            raise RosterFileFault("quote_open", self._row_start)
        if b"\0" in raw:
            raise RosterFileFault("nul", self._line)


def _without_mark(first_line: bytes) -> bytes:
    if first_line.startswith(_WORKBOOKS):
        raise RosterFileFault("workbook")
    if first_line.startswith(_UTF16):
        raise RosterFileFault("encoding", 1)
    return first_line.removeprefix(b"\xef\xbb\xbf")


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _csv_fault(message: str) -> str:
    """Which fault a message of the standard library's parser stands for."""
    if "new-line" in message:
        return "line_ends"
    return "quote_open" if "unexpected end" in message else "quote_inside"


def _places(header: list[str], options: ColumnsOptions) -> list[tuple[str, int]]:
    """Each canonical column found, with its place in a row, in the file's order."""
    names = [name.strip().casefold() for name in header]
    wanted = {column: name.casefold() for column, name in options.headers}
    taken = set(wanted.values())
    wanted |= {name: name for name in CANONICAL_COLUMNS if name not in wanted and name not in taken}
    places = []
    for column, name in wanted.items():
        count = names.count(name)
        if count > 1:
            raise RosterFileFault("column_twice", column=column)
        if count:
            places.append((column, names.index(name)))
        elif column in dict(options.headers):
            raise RosterFileFault("column_absent", column=column)
    if not places:
        raise RosterFileFault("no_known_column")
    return sorted(places, key=lambda pair: pair[1])
