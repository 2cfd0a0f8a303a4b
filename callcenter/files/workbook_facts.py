"""What is counted in a workbook's sheets while they go by, whatever they say of themselves."""

import re
from array import array
from collections.abc import Iterable

from callcenter.files.roster_faults import MOST_ERRORS, RosterFileFault
from callcenter.files.workbook_memory import sheet_memory

_TAG = rb"<(?:[\w.-]+:)?"
# As every spreadsheet writes a cell; the patterns that follow find all other ways, and take ten times as long.
_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_CELL = re.compile(_TAG + rb"c[\s/>]")
_REFERENCE = re.compile(_TAG + rb"""c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ERROR = re.compile(_TAG + rb"""c\s[^>]*?\bt\s*=\s*["']e["'][^>]*>""")
_VALUE = re.compile(_TAG + rb"(?:v|is)[\s>]")
_SHARED_VALUE = re.compile(rb"""t=["']s["'][^>]*><v>([0-9]{1,9})</v>""")

Place = tuple[bytes, bytes]


class SheetFacts:
    """What one member holds, if it is a sheet.

    `references` are at least as many as there are cells with shared texts; `errors` are rows and columns from 1.
    """

    def __init__(self, allowed: int) -> None:
        """`allowed` is the memory, in bytes, that the sheet may take when it is read."""
        self.filled = False
        self.errors: set[tuple[int, int]] = set()
        self.references = 0
        self._allowed = allowed
        self._cells = self._inline = self._last_row = self._last_column = 0

    @property
    def memory(self) -> int:
        """What the sheet takes, in bytes, without the texts that it refers to."""
        # It is kept as a rectangle, so one cell far away costs as much as all before it.
        return sheet_memory(self._cells, self._last_row * self._last_column, self._inline)

    def add(self, xml: bytes) -> None:
        """Count whole tags; raises RosterFileFault when there are too many of something."""
        places = _cells(xml)
        if not places:
            return
        columns, rows = map(set, zip(*places, strict=True))
        self._cells += len(places)
        self._last_row = max(self._last_row, *map(int, rows))
        self._last_column = max(self._last_column, *map(_column_number, columns))
        self.filled = self.filled or _VALUE.search(xml) is not None
        if _has(xml, b"s"):
            self.references += len(places)
        if b"inlineStr" in xml or _has(xml, b"str"):
            self._inline += len(xml)
        if _has(xml, b"e"):
            self._add_errors(xml)
        if self.memory > self._allowed:
            raise RosterFileFault("workbook_cells")

    def _add_errors(self, xml: bytes) -> None:
        for tag in _ERROR.findall(xml):
            for column, row in _REFERENCE.findall(tag):
                self.errors.add((int(row), _column_number(column)))
        if len(self.errors) > MOST_ERRORS:
            raise RosterFileFault("workbook_errors")


def counted_references(blocks: Iterable[bytes], strings: int) -> "tuple[array[int], int]":
    """How often a sheet refers to each of so many shared texts, and how often it may to nobody knows which."""
    times = array("Q", bytes(8 * strings))
    unclear = 0
    for xml in blocks:
        numbers = [int(number) for number in _SHARED_VALUE.findall(xml)]
        unclear += xml.count(b'"s"') + xml.count(b"'s'") - len(numbers)
        for number in numbers:
            if number < strings:
                times[number] += 1
            else:
                unclear += 1
    return times, unclear


def _cells(xml: bytes) -> list[Place]:
    """The column and row of each cell; raises RosterFileFault unless each has them."""
    places: list[Place] = _PLAIN_CELL.findall(xml)
    # Then nothing else begins as a cell does, or as one with a prefix could.
    if len(places) == xml.count(b"<c") and b":c" not in xml:
        return places
    cells = len(_CELL.findall(xml))
    places = _REFERENCE.findall(xml) if cells else []
    if len(places) < cells:
        raise RosterFileFault("workbook_damaged")
    return places


def _has(xml: bytes, value: bytes) -> bool:
    """Whether an attribute may have this value."""
    return b'"%s"' % value in xml or b"'%s'" % value in xml


def _column_number(letters: bytes) -> int:
    """A column's number from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
