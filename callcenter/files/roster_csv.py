"""Streaming a roster's rows out of a CSV file, with bounds on everything a hostile file could swell."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from callcenter.domain.columns import ColumnsOptions
from callcenter.files.delimiters import found_delimiter
from callcenter.files.roster_faults import LONGEST_LINE, WORKBOOK_MAGICS, RosterFileFault
from callcenter.files.roster_table import TableRow, read_header

# A quote left open would otherwise swallow, unseen, all people down to the next quote.
MOST_LINES_IN_ROW = 16

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"
_LINES_LOOKED_AT = 20


class Place(NamedTuple):
    """So many lines and rows, blank ones included, stand before it in a file."""

    line: int
    row: int


class CsvRows:
    """The rows of one CSV file (RFC 4180; line ends LF or CRLF), read once from its beginning.

    Without a declared encoding it is strict UTF-8, without a declared delimiter that is found. `first` is the
    header; then come all other rows with their numbers. Making it and going through it raise RosterFileFault;
    `not_utf8` means that another encoding may be tried.
    """

    def __init__(self, stream: BinaryIO, options: ColumnsOptions) -> None:
        """`stream` is buffered and stands at the beginning."""
        if options.sheet is not None:
            raise RosterFileFault("sheet")
        self._declared = options.encoding is not None
        self.encoding = options.encoding or "utf-8"
        self._line = 0
        self._row = 1
        self._row_start = 1
        self._row_bytes = 0
        raw = iter(partial(stream.readline, LONGEST_LINE + 1), b"")
        first = _first_lines(raw)
        self._raw_lines = chain(first, raw)
        self.delimiter = options.delimiter or found_delimiter(self._glimpse(first), options)
        self._all = self._rows(csv.reader(self._lines(self._raw_lines), delimiter=self.delimiter, strict=True))
        while (header := next(self._all, None)) == []:
            self._row += 1
        if header is None:
            raise RosterFileFault("empty")
        self.first = header

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        found = False
        for cells in self._all:
            self._row += 1
            if any(map(str.strip, cells)):
                found = True
                yield self._row, cells
        if not found:
            raise RosterFileFault("no_rows")

    @property
    def place(self) -> Place:
        """Where the row that was given out last ends."""
        return Place(self._line, self._row)

    def go_to(self, place: Place) -> None:
        """Leave out the rows from here to a place farther on, told by an earlier reading of the same file."""
        deque(islice(self._raw_lines, place.line - self._line), maxlen=0)
        self._line, self._row = place

    def go_to_end(self) -> None:
        """Leave out all that is left."""
        deque(self._raw_lines, maxlen=0)

    def _glimpse(self, first: list[bytes]) -> list[str]:
        """The first lines, whatever is wrong with them: that is told when they are read."""
        return [line.removeprefix(_UTF8_MARK).decode(self.encoding, "replace") for line in first]

    def _rows(self, reader: Iterator[list[str]]) -> Iterator[list[str]]:
        try:
            for cells in reader:
                yield cells
                self._row_start = self._line + 1
                self._row_bytes = 0
        except csv.Error as error:
            fault = _csv_fault(str(error))
        else:
            return
        # Raised out here so that no error of the parser, which may quote a cell, hangs on this one.
        raise RosterFileFault(fault, self._row_start)

    def _lines(self, raw_lines: Iterable[bytes]) -> Iterator[str]:
        for raw in raw_lines:
            self._line += 1
            self._row_bytes += len(raw)
            line = self._without_mark(raw) if self._line == 1 else raw
            if self._row_bytes > LONGEST_LINE or self._line - self._row_start >= MOST_LINES_IN_ROW:
                raise self._too_long(line)
            if b"\0" in line:
                raise RosterFileFault("nul", self._line)
            try:
                text = line.decode(self.encoding)
            except UnicodeDecodeError:
                break
            yield text
        else:
            return
        raise RosterFileFault("encoding" if self._declared else "not_utf8", self._line)

    def _too_long(self, line: bytes) -> RosterFileFault:
        if len(line) > LONGEST_LINE:
            return RosterFileFault("line_long", self._line)
        return RosterFileFault("quote_open", self._row_start)

    def _without_mark(self, first_line: bytes) -> bytes:
        if first_line.startswith(WORKBOOK_MAGICS):
            raise RosterFileFault("workbook")
        if first_line.startswith(_UTF16):
            raise RosterFileFault("encoding", 1)
        self._declared = self._declared or first_line.startswith(_UTF8_MARK)
        return first_line.removeprefix(_UTF8_MARK)


class RosterCsv:
    """The people of one CSV file: `rows` whose first is the header. Both steps raise RosterFileFault."""

    def __init__(self, rows: CsvRows, options: ColumnsOptions) -> None:
        self.header = read_header(rows.first, options)
        self._rows = rows

    def __iter__(self) -> Iterator[TableRow]:
        header = self.header
        for number, cells in self._rows:
            yield TableRow(number, header, cells if len(cells) == header.width else None)


def _first_lines(raw_lines: Iterator[bytes]) -> list[bytes]:
    lines: list[bytes] = []
    for line in islice(raw_lines, _LINES_LOOKED_AT):
        lines.append(line)
        if sum(map(len, lines)) > LONGEST_LINE:
            break
    return lines


def _csv_fault(message: str) -> str:
    """Which fault a message of the standard library's parser stands for."""
    if "new-line" in message:
        return "line_ends"
    return "quote_open" if "unexpected end" in message else "quote_inside"
