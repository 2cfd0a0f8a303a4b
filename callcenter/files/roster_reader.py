"""The child process that reads a roster file, without a key and without the vault, and what it sends."""

import hashlib
import io
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec
from msgspec import Meta

from callcenter.domain.combinations import combinations
from callcenter.domain.reading import ReadingRules
from callcenter.domain.roster import CANONICAL_COLUMNS, ROW_CELLS, read_row
from callcenter.files.columns_file import ColumnsOptions
from callcenter.files.regular_file import InputFileFault, input_file_fault, open_regular
from callcenter.files.roster_csv import CsvRow, RosterCsv, RosterFileFault

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MOST_MEMORY = 512 << 20
_MOST_CPU_SECONDS = 7200
_BUFFER_BYTES = 1 << 18
_BATCH_ROWS = 256
_BATCH_COMBINATIONS = 2000

_Count = Annotated[int, Meta(ge=0, lt=1 << 48)]
_Word = Annotated[str, Meta(max_length=64)]
_Value = Annotated[str, Meta(max_length=1024)]
_Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True)
class RosterSource:
    """A roster file and how to read it; `today` bounds the birth dates."""

    path: Path
    columns: ColumnsOptions
    rules: ReadingRules
    today: date


class RawCombination(NamedTuple):
    """A rule's number, filled with a person's values: `public` in the rule's order, `secret` to be hashed."""

    rule_number: Annotated[int, Meta(ge=0, le=255)]
    public: Annotated[tuple[_Value, ...], Meta(max_length=8)]
    secret: _Value

    def __repr__(self) -> str:
        return f"<combination of rule {self.rule_number}>"


class ReadRow(msgspec.Struct, frozen=True, array_like=True):
    """One person of the file; an immutable value.

    `row` is the number that a spreadsheet shows (the header is 1), `problems` are codes of
    ROW_PROBLEM_SENTENCES. Without a combination and not refused, the person fills no rule.
    """

    row: _Count
    combinations: Annotated[tuple[RawCombination, ...], Meta(max_length=10_000)] = ()
    problems: Annotated[tuple[_Word, ...], Meta(max_length=32)] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing of the row could be read."""
        return ROW_CELLS in self.problems

    def __repr__(self) -> str:
        return f"<row {self.row}>"


class SourceFacts(msgspec.Struct, frozen=True, array_like=True, tag="facts"):
    """What the first pass found: SHA-256 in hexadecimal, rows to come, canonical columns in file order."""

    sha256: _Sha256
    rows: _Count
    columns: Annotated[tuple[_Word, ...], Meta(max_length=len(CANONICAL_COLUMNS))]


class RowsMessage(msgspec.Struct, frozen=True, array_like=True, tag="rows"):
    """The next rows."""

    rows: Annotated[tuple[ReadRow, ...], Meta(max_length=_BATCH_ROWS)]

    def __repr__(self) -> str:
        return "<rows>"


class EndMessage(msgspec.Struct, frozen=True, array_like=True, tag="end"):
    """All rows were sent; the SHA-256 of the bytes they were read from."""

    sha256: _Sha256


class FaultMessage(msgspec.Struct, frozen=True, array_like=True, tag="fault"):
    """The reading ended. Codes and numbers alone: the other side has the sentences."""

    code: _Word
    fault: _Word
    line: _Count | None = None
    column: _Word | None = None


Message = SourceFacts | RowsMessage | EndMessage | FaultMessage
LARGEST_MESSAGE = 16 << 20
FILE_CHANGED = FaultMessage("roster_file_changed", "")


def read_roster(connection: Connection, source: RosterSource, skip_rows: int) -> None:
    """Be the child process: read the file twice and send facts, rows and an end, or a fault.

    The first pass finds every fault of the file's form before a row is given out; the second leaves out
    the first `skip_rows` rows. Ends without a word when nobody listens any more.
    """
    _confine()
    with connection, suppress(ConnectionError):
        for message in _messages(source, skip_rows):
            connection.send_bytes(msgspec.msgpack.encode(message))


def _messages(source: RosterSource, skip_rows: int) -> Iterator[Message]:
    try:
        with open_regular(source.path) as file:
            stream, table = _beginning(file, source.columns)
            rows = sum(1 for _ in table)
            yield SourceFacts(stream.sha256, rows, table.columns)
            yield from _second_pass(file, source, skip_rows, stream.blocks)
    except InputFileFault as fault:
        yield FaultMessage(fault.code, fault.fault)
    except RosterFileFault as fault:
        yield FaultMessage(fault.code, fault.fault, fault.line, fault.column)


def _second_pass(file: io.FileIO, source: RosterSource, skip_rows: int, blocks: list[bytes]) -> Iterator[Message]:
    """Give the rows out; no row of a block that is not as the first pass read it."""
    try:
        stream, table = _beginning(file, source.columns, blocks)
        for batch in _batches(_evaluated(row, source) for row in islice(table, skip_rows, None)):
            yield RowsMessage(batch)
        yield EndMessage(stream.sha256)
    except (RosterFileFault, _OtherBlock):
        yield FILE_CHANGED


def _beginning(
    file: io.FileIO, columns: ColumnsOptions, known: list[bytes] | None = None
) -> tuple["_HashedFile", RosterCsv]:
    file.seek(0)
    hashed = _HashedFile(file, known)
    return hashed, RosterCsv(io.BufferedReader(hashed, _BUFFER_BYTES), columns)


def _evaluated(row: CsvRow, source: RosterSource) -> ReadRow:
    if row.values is None:
        return ReadRow(row.row, problems=(ROW_CELLS,))
    details, problems = read_row(row.values, source.rules, source.columns.date_format, source.today)
    filled = combinations(details, source.rules.policy, bound=None)
    raw = tuple(RawCombination(each.rule.number, each.public, each.secret) for each in filled)
    return ReadRow(row.row, raw, problems)


def _batches(rows: Iterator[ReadRow]) -> Iterator[tuple[ReadRow, ...]]:
    batch: list[ReadRow] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.combinations)
        if len(batch) == _BATCH_ROWS or size >= _BATCH_COMBINATIONS:
            yield tuple(batch)
            batch.clear()
            size = 0
    if batch:
        yield tuple(batch)


class _OtherBlock(Exception):  # never leaves this module
    """A block is not the one that was read before."""


class _HashedFile(io.RawIOBase):
    """A file read block by block and hashed; an error of the disk is an InputFileFault.

    `blocks` are the digests of its blocks. With those of an earlier pass as `known`, a block that
    differs is _OtherBlock before a byte of it is given out.
    """

    def __init__(self, file: io.FileIO, known: list[bytes] | None = None) -> None:
        self.blocks: list[bytes] = []
        self._file = file
        self._known = known
        self._hash = hashlib.sha256()
        self._block = memoryview(b"")

    @property
    def sha256(self) -> str:
        """Of all bytes read so far, in hexadecimal."""
        return self._hash.hexdigest()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        if not self._block:
            self._block = memoryview(self._next_block())
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._block))
        target[:count] = self._block[:count]
        self._block = self._block[count:]
        return count

    def _next_block(self) -> bytes:
        block = b""
        try:
            while len(block) < _BUFFER_BYTES and (part := self._file.read(_BUFFER_BYTES - len(block))):
                block += part
        except OSError as error:
            raise input_file_fault(error) from None
        if block:
            self._hash.update(block)
            self.blocks.append(hashlib.sha256(block).digest())
            place = len(self.blocks) - 1
            if self._known is not None and self._known[place : place + 1] != self.blocks[place:]:
                raise _OtherBlock
        return block


def _confine() -> None:
    """Give up what a reader of a stranger's file does not need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl+C means
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    os.environ.clear()
    if sys.platform != "win32":
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_CPU, _MOST_CPU_SECONDS)
        if sys.platform == "linux":  # macOS refuses to set it
            _limit(resource.RLIMIT_AS, _MOST_MEMORY)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _limit(kind: int, amount: int) -> None:
    """Lower a limit for good, never raise it."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(kind)
        bounded = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(kind, (bounded, bounded))


def _end_with_parent() -> None:
    """End at once when the parent is gone, whatever the other thread is busy with or waits for."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
