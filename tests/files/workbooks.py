"""Workbooks made by hand, sound ones and such as no spreadsheet would write."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = f'{HEAD}<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
FIRST_DAY = date(1899, 12, 30)


class Raw(str):
    """A cell's XML from its attributes on, such as Raw('t="e"><v>#N/A</v>')."""


Cell = str | int | float | bool | date | None


def cell_xml(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Raw):
        return f'<c r="{place}" {cell}</c>'
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="1"><v>{(cell - FIRST_DAY).days}</v></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def sheet_xml(rows: Sequence[Sequence[Cell]], first_row: int = 1, first_column: str = "A") -> str:
    lines = []
    for number, row in enumerate(rows, first_row):
        cells = "".join(cell_xml(f"{chr(ord(first_column) + place)}{number}", cell) for place, cell in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return f"{HEAD}<worksheet {MAIN}><sheetData>{''.join(lines)}</sheetData></worksheet>"


def members_of(sheets: Mapping[str, str | bytes], hidden: Sequence[str] = ()) -> dict[str, str | bytes]:
    """The members of a workbook with these sheets, by name and XML."""
    numbered = list(enumerate(sheets, 1))
    states = dict.fromkeys(hidden, ' state="hidden"')
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"{states.get(name, "")}/>'
        for number, name in numbered
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number, _ in numbered
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    return members | {f"xl/worksheets/sheet{number}.xml": sheets[name] for number, name in numbered}


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def workbook(rows: Sequence[Sequence[Cell]], **others: str | bytes) -> bytes:
    """A book of one sheet; `others` are further members, or take the place of one."""
    return zipped(members_of({"Teachers": sheet_xml(rows)}) | others)


def with_size(data: bytes, name: str, size: int) -> bytes:
    """The same archive whose headers say that a member unpacks to `size` bytes."""
    changed = bytearray(data)
    place = data.rindex(name.encode(), 0, data.rindex(b"PK\5\6"))
    struct.pack_into("<I", changed, place - 46 + 24, size)
    return bytes(changed)


def protected(data: bytes, password: str) -> bytes:
    """The workbook under a password, as Excel has protected them since 2013.

    It must have 4 KiB, as any of Excel has: a smaller one the library puts where nobody looks for it.
    """
    from msoffcrypto.format.ooxml import OOXMLFile  # heavy, and few tests need it

    assert len(data) >= 4096
    file = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, file)
    return file.getvalue()
