"""An export as text: CSV whose cells run as no formula, and JSON lines. A page of rows becomes bytes at once."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence

from callcenter.domain.call_export import CellKind, kind_of
from callcenter.files.safe_csv import FORMULA_STARTS, safe_cell

Columns = Sequence[Sequence[str]]
"""A page of rows, column by column, every value as a text."""

_STARTS_WITHIN_A_LINE = FORMULA_STARTS - {"\r", "\n"}
_BEFORE_STARTS = ",\n\r;\t'\""
_ENCODED = {"yes": "true", "no": "false", "": "null"}
_encode_text = json.encoder.encode_basestring


def csv_header(names: Sequence[str]) -> bytes:
    """The first line: the columns' names."""
    return f"{','.join(names)}\r\n".encode()


def csv_page(columns: Columns) -> bytes:
    """Rows as RFC 4180 has them, in UTF-8, with an apostrophe before what a spreadsheet could run as a formula.

    Most pages need neither quotation marks nor apostrophes. That is looked at in the whole text, which takes a
    tenth of the time of looking at each cell.
    """
    text = "\r\n".join(map(",".join, zip(*columns, strict=True)))
    if not _is_plain(text, len(columns), len(columns[0])):
        return _careful_page(columns)
    return f"{text}\r\n".encode("utf-8", "replace")


def _is_plain(text: str, width: int, height: int) -> bool:
    """Whether joined cells are a CSV file as they stand, and harmless in a spreadsheet."""
    if text.count(",") != (width - 1) * height or '"' in text:
        return False
    if not text.count("\n") == text.count("\r") == height - 1 or (width == 1 and "\n\r" in f"\n{text}\r"):
        return False
    return text[:1] not in FORMULA_STARTS and not _may_run(text, _STARTS_WITHIN_A_LINE)


def _may_run(text: str, starts: Iterable[str]) -> bool:
    """Whether something within joined cells could be what `safe_cell` looks for; it may be harmless still."""
    found = [start for start in starts if start in text]
    before = [mark for mark in _BEFORE_STARTS if mark in text]
    return any(mark + start in text for start in found for mark in before)


def _careful_page(columns: Columns) -> bytes:
    # a column as a whole first: few have a cell that could run, and looking at each takes three times as long
    suspect = [_may_run(f",{','.join(column)}", FORMULA_STARTS) for column in columns]
    safe = [map(safe_cell, column) if looked_at else column for column, looked_at in zip(columns, suspect, strict=True)]
    out = io.StringIO()
    csv.writer(out).writerows(zip(*safe, strict=True))
    # "replace" because an encoding error would carry the text
    return out.getvalue().encode("utf-8", "replace")


def json_page(names: Sequence[str]) -> Callable[[Columns], bytes]:
    """What makes of a page one JSON object a row: numbers as numbers, yes and no as true and false, nothing as null."""
    template = "{" + ",".join(f'"{name}":%s' for name in names) + "}\n"
    encoders = [_ENCODERS[kind_of(name)] for name in names]

    def page(columns: Columns) -> bytes:
        encoded = (encode(column) for encode, column in zip(encoders, columns, strict=True))
        return "".join(map(template.__mod__, zip(*encoded, strict=True))).encode("utf-8", "replace")

    return page


def _texts(column: Iterable[str]) -> list[str]:
    known: dict[str, str] = {}
    return [known.get(text) or known.setdefault(text, _encode_text(text)) for text in column]


def _moments(column: Iterable[str]) -> list[str]:
    return [_encode_text(text) if text else "null" for text in column]


def _numbers(column: Iterable[str]) -> list[str]:
    return [text or "null" for text in column]


def _yes_no(column: Iterable[str]) -> list[str]:
    return [_ENCODED[text] for text in column]


_ENCODERS: dict[CellKind, Callable[[Iterable[str]], list[str]]] = {
    CellKind.TEXT: _texts,
    CellKind.MOMENT: _moments,
    CellKind.NUMBER: _numbers,
    CellKind.YES_NO: _yes_no,
}
