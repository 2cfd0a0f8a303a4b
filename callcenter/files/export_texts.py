"""An export as text: CSV whose cells run as no formula, and JSON lines. A page of rows becomes bytes at once."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence

from callcenter.domain.call_export import CellKind, kind_of
from callcenter.files.safe_csv import FORMULA_STARTS, safe_cell

Columns = Sequence[Sequence[str]]
"""A page of rows, column by column, every value as a text."""

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
    suspects = [start for start in FORMULA_STARTS if start not in "\r\n" and start in text]
    return text[:1] not in FORMULA_STARTS and not any(f",{start}" in text or f"\n{start}" in text for start in suspects)


def _careful_page(columns: Columns) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(map(safe_cell, row) for row in zip(*columns, strict=True))
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
