"""What a workbook is made of, looked at before any of it is read: nothing active, nothing without end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from callcenter.files.roster_faults import MOST_ERRORS, RosterFileFault
from callcenter.files.workbook_members import WorkbookMembers

# What fits into the memory that the reading process is allowed, when all of them are texts.
MOST_CELLS = 4_000_000

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TYPES = "[content_types].xml"
_LARGEST_INDEX = 1 << 20
_REFUSED_MEMBERS = {
    "workbook_macros": re.compile(r"vbaproject|vbadata|/macrosheets/"),
    "workbook_links": re.compile("/externallinks/"),
    "workbook_embedded": re.compile("/embeddings/|/activex/"),
}
_MACRO_TYPE = b"macroenabled"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TAG = rb"<(?:[\w.-]+:)?"
_CELL = re.compile(_TAG + rb"c[\s/>]")
_REFERENCE = re.compile(_TAG + rb"""c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ERROR = re.compile(_TAG + rb"""c\s[^>]*?\bt\s*=\s*["']e["'][^>]*>""")
_VALUE = re.compile(_TAG + rb"(?:v|is)[\s>]")
_STRING = re.compile(_TAG + rb"si[\s/>]")


@dataclass(frozen=True)
class Sheet:
    """A worksheet as the book lists it."""

    name: str
    member: str
    visible: bool


class SheetFacts:
    """What is counted while a member goes by."""

    def __init__(self) -> None:
        self.filled = False
        self.errors: set[tuple[int, int]] = set()
        self._cells = self._strings = 0
        self._last_row = self._last_column = 0

    def add(self, xml: bytes) -> None:
        """Count whole tags; raises RosterFileFault when there are too many of something."""
        cells = len(_CELL.findall(xml))
        self._strings += len(_STRING.findall(xml))
        if cells:
            self._add_cells(xml, cells)
        # A sheet is kept as a rectangle, so one cell far away costs as much as all before it.
        if max(self._cells, self._last_row * self._last_column, self._strings) > MOST_CELLS:
            raise RosterFileFault("workbook_cells")

    def _add_cells(self, xml: bytes, cells: int) -> None:
        places = _REFERENCE.findall(xml)
        if len(places) < cells:
            raise RosterFileFault("workbook_damaged")
        self._cells += cells
        self._last_row = max(self._last_row, *(int(row) for _, row in places))
        self._last_column = max(self._last_column, *map(_column_number, {column for column, _ in places}))
        self.filled = self.filled or _VALUE.search(xml) is not None
        for tag in _ERROR.findall(xml):
            for column, row in _REFERENCE.findall(tag):
                self.errors.add((int(row), _column_number(column)))
        if len(self.errors) > MOST_ERRORS:
            raise RosterFileFault("workbook_errors")


class WorkbookParts:
    """The sheets of a workbook that is what it says and has nothing active in it.

    Making it unpacks every XML member once and raises RosterFileFault.
    """

    def __init__(self, data: bytes) -> None:
        members = WorkbookMembers(data)
        _refuse_active(members)
        self.facts = {name: _looked_over(members, name) for name in members.names if name.endswith((".xml", ".rels"))}
        self.sheets = _sheets(members)
        if any(sheet.member not in self.facts for sheet in self.sheets):
            raise RosterFileFault("workbook_damaged")


def _refuse_active(members: WorkbookMembers) -> None:
    for fault, pattern in _REFUSED_MEMBERS.items():
        if any(map(pattern.search, members.names)):
            raise RosterFileFault(fault)
    if not {_BOOK, _RELATIONS, _TYPES} <= set(members.names):
        raise RosterFileFault("zip_other")
    if _MACRO_TYPE in _small(members, _TYPES).lower():
        raise RosterFileFault("workbook_macros")


def _looked_over(members: WorkbookMembers, name: str) -> SheetFacts:
    facts = SheetFacts()
    for xml in _whole_tags(members.unpacked(name)):
        if _DECLARATION.search(xml):
            raise RosterFileFault("workbook_damaged")
        facts.add(xml)
    return facts


def _whole_tags(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut where a tag begins; raises RosterFileFault for 64 KiB without one."""
    rest = b""
    for block in blocks:
        cut = block.rfind(b"<")
        if cut < 0:
            rest += block
            if len(rest) > 1 << 17:
                raise RosterFileFault("workbook_damaged")
            continue
        yield rest + block[:cut]
        rest = block[cut:]
    yield rest


def _sheets(members: WorkbookMembers) -> tuple[Sheet, ...]:
    """The worksheets in the book's order."""
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for tag, one in _elements(_small(members, _RELATIONS))
        if tag == "Relationship" and one.get("Type", "").endswith("/worksheet")
    }
    found = []
    for tag, one in _elements(_small(members, _BOOK)):
        relation = next((value for name, value in one.items() if name == "id" or name.endswith(":id")), "")
        if tag == "sheet" and relation in targets:
            found.append(
                Sheet(one.get("name", ""), _member(targets[relation]), one.get("state", "visible") == "visible")
            )
    return tuple(found)


def _member(target: str) -> str:
    """The member that a relation of the book leads to, as readers of workbooks resolve it."""
    path = target.removeprefix("/")
    return (path if path.startswith("xl/") else f"xl/{path}").casefold()


def _elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every element's name, without its prefix, and its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(":")[2], attributes))
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError):
        found.clear()
    return found


def _small(members: WorkbookMembers, name: str) -> bytes:
    data = b""
    for block in members.unpacked(name):
        data += block
        if len(data) > _LARGEST_INDEX:
            raise RosterFileFault("workbook_large")
    return data


def _column_number(letters: bytes) -> int:
    """A column's number from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
