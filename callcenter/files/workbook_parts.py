"""What a workbook is made of, looked at before any of it is read: nothing active, nothing without end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.workbook_facts import SheetFacts, counted_references
from callcenter.files.workbook_members import WorkbookMembers
from callcenter.files.workbook_memory import allowed_memory, counted_texts_memory, file_memory, texts_memory
from callcenter.files.workbook_texts import SharedTexts
from callcenter.files.workbook_xml import DECLARATION, elements

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TEXTS = "xl/sharedstrings.xml"
_TYPES = "[content_types].xml"
_LARGEST_INDEX = 1 << 20
_REFUSED_MEMBERS = {
    "workbook_macros": re.compile(r"vbaproject|vbadata|/macrosheets/"),
    "workbook_links": re.compile("/externallinks/"),
    "workbook_embedded": re.compile("/embeddings/|/activex/"),
}
_MACRO_TYPE = b"macroenabled"


@dataclass(frozen=True)
class Sheet:
    """A worksheet as the book lists it."""

    name: str
    member: str
    visible: bool


class WorkbookParts:
    """The sheets of a workbook that is what it says and has nothing active in it.

    Making it unpacks every XML member once and raises RosterFileFault.
    """

    def __init__(self, data: bytes) -> None:
        members = WorkbookMembers(data)
        _refuse_active(members)
        self._members = members
        self._packed = len(data)
        self._allowed = allowed_memory(len(data))
        self._texts = SharedTexts(self._allowed)
        xml = [name for name in members.names if name.endswith((".xml", ".rels"))]
        self.facts = {name: SheetFacts(self._allowed) for name in xml if name != _TEXTS}
        for name in xml:
            self._look_over(name, self.facts.get(name, self._texts))
        self.sheets = _sheets(members)
        if any(sheet.member not in self.facts for sheet in self.sheets):
            raise RosterFileFault("workbook_damaged")

    def memory(self, sheet: Sheet) -> int:
        """How many bytes reading a sheet takes at most; raises RosterFileFault when that is too many."""
        facts, sizes = self.facts[sheet.member], self._texts.sizes()
        besides = file_memory(self._packed) + self._texts.memory + facts.memory
        texts = texts_memory(facts.references, max(sizes, default=0))
        if besides + texts > self._allowed:
            texts = counted_texts_memory(sizes, *counted_references(self._blocks(sheet.member), len(sizes)))
        if besides + texts > self._allowed:
            raise RosterFileFault("workbook_cells")
        return besides + texts

    def _look_over(self, name: str, facts: SheetFacts | SharedTexts) -> None:
        for xml in self._blocks(name):
            if DECLARATION.search(xml):
                raise RosterFileFault("workbook_damaged")
            facts.add(xml)

    def _blocks(self, name: str) -> Iterator[bytes]:
        return _whole_tags(self._members.unpacked(name))


def _refuse_active(members: WorkbookMembers) -> None:
    for fault, pattern in _REFUSED_MEMBERS.items():
        if any(map(pattern.search, members.names)):
            raise RosterFileFault(fault)
    if not {_BOOK, _RELATIONS, _TYPES} <= set(members.names):
        raise RosterFileFault("zip_other")
    if _MACRO_TYPE in _small(members, _TYPES).lower():
        raise RosterFileFault("workbook_macros")


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
        for tag, one in elements(_small(members, _RELATIONS))
        if tag == "Relationship" and one.get("Type", "").endswith("/worksheet")
    }
    found = []
    for tag, one in elements(_small(members, _BOOK)):
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


def _small(members: WorkbookMembers, name: str) -> bytes:
    data = b""
    for block in members.unpacked(name):
        data += block
        if len(data) > _LARGEST_INDEX:
            raise RosterFileFault("workbook_large")
    return data
