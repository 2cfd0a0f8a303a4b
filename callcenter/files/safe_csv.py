"""CSV files for other programs: written whole or not at all, and without a cell that runs as a formula."""

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from callcenter.durable_file import PendingFile, pending_file

FORMULA_STARTS = frozenset("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet may take for the beginning of a formula, in ASCII and full width."""

_RUNS = r"'*[=+\-@\uff1d\uff0b\uff0d\uff20]"
_AT_FIRST = re.compile(rf"{_RUNS}|'*[\t\r\n\0]")
_BREAK = r'[;\t\r\n]["\0]*'  # where a cell begins for a spreadsheet that does not separate by comma
_WITHIN, _MARKED_WITHIN = re.compile(rf"({_BREAK})({_RUNS})"), re.compile(rf"({_BREAK})'({_RUNS})")


@dataclass(frozen=True)
class WrittenFile:
    """What was written: rows without the header, and the SHA-256 of all bytes in hexadecimal."""

    rows: int
    sha256: str


class PreparedFile:
    """A file that is on the disk under a passing name and takes its own at `commit`."""

    def __init__(self, pending: PendingFile, written: WrittenFile) -> None:
        self.written = written
        self._pending = pending

    @property
    def rows(self) -> int:
        """How many rows it has, without the header."""
        return self.written.rows

    @property
    def sha256(self) -> str:
        """Its SHA-256 in hexadecimal."""
        return self.written.sha256

    def commit(self) -> None:
        """Take the final name; raises NotWritable or DiskFull."""
        self._pending.commit()


def safe_cell(text: str) -> str:
    """`text` with an apostrophe wherever a spreadsheet could begin to run it as a formula.

    That is at its beginning, and within it behind a semicolon, tab or line break, which separate cells where a comma is
    a decimal point. Apostrophes that stand in such a place already get one more, so that `bare_cell` knows its own.
    """
    text = _WITHIN.sub(r"\1'\2", text)
    return f"'{text}" if _AT_FIRST.match(text) else text


def bare_cell(text: str) -> str:
    """What `safe_cell` was given."""
    if "'" not in text:
        return text
    if text[0] == "'" and _AT_FIRST.match(text, 1):
        text = text[1:]
    return _MARKED_WITHIN.sub(r"\1\2", text)


@contextmanager
def prepare_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[PreparedFile]:
    """Write everything, bring it to the disk, and let the block decide by `commit`; else nothing stays.

    RFC 4180: CRLF between rows, quotation marks where needed. UTF-8 without a byte-order mark, which
    other programs would take for a part of the first header. Rows stream through; memory is constant.
    Raises NotWritable or DiskFull before the block begins.
    """
    with pending_file(path) as pending:
        target = _HashedText(pending.stream)
        writer = csv.writer(target)
        writer.writerow(columns)
        count = 0
        for row in rows:
            writer.writerow([safe_cell(cell) for cell in row])
            count += 1
        pending.seal()
        yield PreparedFile(pending, WrittenFile(count, target.hexdigest()))


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> WrittenFile:
    """Write a whole file at once, as `prepare_csv` does; raises NotWritable or DiskFull."""
    with prepare_csv(path, columns, rows) as prepared:
        prepared.commit()
    return prepared.written


class _HashedText:
    """Where csv writes text: encodes it, hashes it and passes it on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def write(self, text: str) -> int:
        # "replace" because an encoding error would carry the text
        data = text.encode("utf-8", "replace")
        self._hash.update(data)
        return self._stream.write(data)

    def hexdigest(self) -> str:
        return self._hash.hexdigest()
