"""An exported file read again: its digest and how many rows it has, or the rows themselves. Memory is constant."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from callcenter.domain.call_export import CellKind, ExportFormat, kind_of
from callcenter.errors import UserFacing
from callcenter.files.regular_file import input_file_fault, open_regular
from callcenter.files.safe_csv import bare_cell

_BLOCK_BYTES = 1 << 18
_LONGEST_LINE = 1 << 17
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR, _ENTRY = 512, 128  # bytes
_PACKAGE = "EncryptedPackage".encode("utf-16-le")


class ExportRowFault(UserFacing):
    """A row of an export that no program of ours wrote."""

    code = "export_row"
    sentence = "A row of the export is none that this program writes. Ask for the export again, or export once more."


@dataclass(frozen=True)
class ExaminedFile:
    """What a file is: its SHA-256 in hexadecimal, its bytes, and its rows, None where they cannot be counted.

    `is_cut` is whether a workbook ends in the middle; of other files the rows tell.
    """

    sha256: str
    size: int
    rows: int | None
    is_cut: bool = False


def examine_file(path: Path, kind: ExportFormat = ExportFormat.CSV) -> ExaminedFile:
    """Read a file to its end. Raises InputFileFault."""
    digest, count = hashlib.sha256(), _COUNTERS[kind]()
    size = 0
    for block in _blocks(path):
        size += len(block)
        digest.update(block)
        count.add(block)
    return ExaminedFile(digest.hexdigest(), size, count.rows, kind is ExportFormat.XLSX and _ends_early(path, size))


def export_rows(
    path: Path, kind: ExportFormat, names: tuple[str, ...], seen: Callable[[bytes], object]
) -> Generator[list[str], None, None]:
    """The rows of an exported file as texts, in the order of `names`; `seen` gets all bytes on their way.

    The apostrophes that cells of a CSV file got against formulas are off again. Raises InputFileFault or
    ExportRowFault.
    """
    text = io.TextIOWrapper(io.BufferedReader(_Blocks(path, seen), _BLOCK_BYTES), "utf-8", newline="")
    with text:
        try:
            rows = _csv_rows(text, names) if kind is ExportFormat.CSV else _json_rows(text, names)
            yield from rows
        except (csv.Error, ValueError, RecursionError):
            fault = True
        else:
            fault = False
    # Raised out here so that no reader's exception, which may quote a cell, hangs on this one.
    if fault:
        raise ExportRowFault


def _csv_rows(text: io.TextIOWrapper, names: tuple[str, ...]) -> Iterator[list[str]]:
    rows = csv.reader(_lines(text), strict=True)
    if next(rows, None) != list(names):
        raise ValueError
    checks = [(place, _CHECKS[kind_of(name)]) for place, name in enumerate(names) if kind_of(name) in _CHECKS]
    for row in rows:
        if len(row) != len(names) or not all(check(row[place]) for place, check in checks):
            raise ValueError
        yield [bare_cell(cell) for cell in row]


def _json_rows(text: io.TextIOWrapper, names: tuple[str, ...]) -> Iterator[list[str]]:
    written = [_JSON_TEXTS[kind_of(name)] for name in names]
    for line in _lines(text):
        found = json.loads(line)
        if not isinstance(found, dict) or tuple(found) != names:
            raise ValueError
        yield [as_text(value) for as_text, value in zip(written, found.values(), strict=True)]


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines of a length that an export can have."""
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise ValueError
        yield line


def _is_number(text: str) -> bool:
    return text.isascii() and (text.isdecimal() or not text)


def _is_yes_no(text: str) -> bool:
    return text in {"yes", "no", ""}


def _text_of(value: object) -> str:
    if not isinstance(value, str | None):
        raise ValueError
    return value or ""


def _digits_of(value: object) -> str:
    if value is None:
        return ""
    if type(value) is not int or value < 0:
        raise ValueError
    return str(value)


def _word_of(value: object) -> str:
    return {True: "yes", False: "no", None: ""}[_known(value)]


def _known(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise ValueError


_CHECKS: dict[CellKind, Callable[[str], bool]] = {CellKind.NUMBER: _is_number, CellKind.YES_NO: _is_yes_no}
_JSON_TEXTS: dict[CellKind, Callable[[object], str]] = {
    CellKind.TEXT: _text_of,
    CellKind.MOMENT: _text_of,
    CellKind.NUMBER: _digits_of,
    CellKind.YES_NO: _word_of,
}


class _CsvCounter:
    """Counts rows without the header; a line break between quotation marks belongs to its row."""

    def __init__(self) -> None:
        self._breaks, self._quoted, self._last = 0, False, b"\n"

    def add(self, block: bytes) -> None:
        pieces = block.split(b'"')
        self._breaks += sum(piece.count(b"\n") for piece in pieces[self._quoted :: 2])
        self._quoted ^= len(pieces) % 2 == 0
        self._last = block[-1:]

    @property
    def rows(self) -> int | None:
        return max(0, self._breaks + (self._last != b"\n" or self._quoted) - 1)


class _LineCounter:
    """Counts lines, the last one too when it has no end."""

    def __init__(self) -> None:
        self._breaks, self._last = 0, b"\n"

    def add(self, block: bytes) -> None:
        self._breaks += block.count(b"\n")
        self._last = block[-1:]

    @property
    def rows(self) -> int | None:
        return self._breaks + (self._last != b"\n")


class _NoCounter:
    """A workbook's rows are not counted: it would have to be opened, and what it holds is whole by its digest."""

    def add(self, block: bytes) -> None:
        """Nothing to count."""

    @property
    def rows(self) -> int | None:
        return None


_COUNTERS: dict[ExportFormat, type[_CsvCounter] | type[_LineCounter] | type[_NoCounter]] = {
    ExportFormat.CSV: _CsvCounter,
    ExportFormat.JSONL: _LineCounter,
    ExportFormat.XLSX: _NoCounter,
}


def _blocks(path: Path) -> Iterator[bytes]:
    with open_regular(path) as file:
        try:
            while block := file.read(_BLOCK_BYTES):
                yield block
        except OSError as error:
            raise input_file_fault(error) from None


class _Blocks(io.RawIOBase):
    """A file's bytes as a stream, each of them shown to `seen` once."""

    def __init__(self, path: Path, seen: Callable[[bytes], object]) -> None:
        self._file = open_regular(path)
        self._seen = seen

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]  # what readers hand in
        try:
            block = self._file.read(len(buffer))
        except OSError as error:
            raise input_file_fault(error) from None
        buffer[: len(block)] = block
        self._seen(block)
        return len(block)

    def close(self) -> None:
        self._file.close()
        super().close()


def _ends_early(path: Path, size: int) -> bool:
    """Whether a workbook lacks its end: the list of its parts, or of a protected one sectors of its package."""
    with open_regular(path) as file:
        try:
            return _package_end(file) > size if file.read(len(_COMPOUND)) == _COMPOUND else not zipfile.is_zipfile(file)
        except OSError as error:
            raise input_file_fault(error) from None


def _package_end(file: io.FileIO) -> int:
    """Where the package of a protected workbook of ours ends, which lies in one piece ([MS-CFB] 2.2 and 2.6)."""
    file.seek(48)
    directory = int.from_bytes(file.read(4), "little")
    file.seek((directory + 1) * _SECTOR)
    entries = file.read(16 * _ENTRY)
    place = entries.find(_PACKAGE)
    if place < 0 or len(entries) < place + _ENTRY:
        return (directory + 2) * _SECTOR + len(entries)  # it ends before that is told
    first, length = (int.from_bytes(entries[place + at : place + at + 4], "little") for at in (116, 120))
    return (first + 1) * _SECTOR + length
