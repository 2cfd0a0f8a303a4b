"""The child process that reads a roster file, without a key and without the vault, and what it sends."""

import io
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

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.combinations import combinations
from callcenter.domain.date_column import CANONICAL_DATE
from callcenter.domain.reading import ReadingRules
from callcenter.domain.roster import CANONICAL_COLUMNS, ONE_NAME, ROW_CELLS, read_row
from callcenter.domain.roster_cells import ready_cells
from callcenter.files.confinement import confine
from callcenter.files.hashed_file import OtherBlock
from callcenter.files.regular_file import InputFileFault, begins_with, open_regular
from callcenter.files.roster_faults import LONGEST_NAME, MOST_NAMES, WORKBOOK_MAGICS, RosterFileFault
from callcenter.files.roster_survey import Survey
from callcenter.files.roster_table import TableRow
from callcenter.files.roster_text import TextRoster

if TYPE_CHECKING:
    from callcenter.files.roster_workbook import WorkbookRoster

_BATCH_ROWS = 256
_BATCH_COMBINATIONS = 2000

READ_COLUMNS = frozenset((*CANONICAL_COLUMNS, ONE_NAME))
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
    """What the first pass found: SHA-256 in hexadecimal, rows to come, canonical columns in file order.

    Then how the file is read, declared or found: `guessed` pairs canonical columns with the headers they
    were guessed from; what a kind of file does not have is None. `zeros_lost` counts Social Security
    numbers that may have lost leading zeros.
    """

    sha256: _Sha256
    rows: _Count
    columns: Annotated[tuple[_Word, ...], Meta(max_length=len(READ_COLUMNS))]
    kind: _Word = "csv"
    encoding: _Word | None = None
    delimiter: _Word | None = None
    date_format: _Word | None = None
    sheet: _Word | None = None
    guessed: Annotated[tuple[tuple[_Word, _Word], ...], Meta(max_length=len(CANONICAL_COLUMNS))] = ()
    zeros_lost: _Count = 0


class RowsMessage(msgspec.Struct, frozen=True, array_like=True, tag="rows"):
    """The next rows."""

    rows: Annotated[tuple[ReadRow, ...], Meta(max_length=_BATCH_ROWS)]

    def __repr__(self) -> str:
        return "<rows>"


class EndMessage(msgspec.Struct, frozen=True, array_like=True, tag="end"):
    """All rows were sent; the SHA-256 of the bytes they were read from."""

    sha256: _Sha256


class FaultMessage(msgspec.Struct, frozen=True, array_like=True, tag="fault"):
    """The reading ended. Codes, numbers and names of sheets: the other side has the sentences."""

    code: _Word
    fault: _Word
    line: _Count | None = None
    column: _Word | None = None
    names: Annotated[tuple[_Word, ...], Meta(max_length=MOST_NAMES)] = ()


Message = SourceFacts | RowsMessage | EndMessage | FaultMessage
LARGEST_MESSAGE = 16 << 20
FILE_CHANGED = FaultMessage("roster_file_changed", "")


def read_roster(connection: Connection, source: RosterSource, skip_rows: int) -> None:
    """Be the child process: read the file twice and send facts, rows and an end, or a fault.

    The first pass finds every fault of the file's form before a row is given out; the second leaves out
    the first `skip_rows` rows. Ends without a word when nobody listens any more.
    """
    confine()
    with connection, suppress(ConnectionError):
        for message in _messages(source, skip_rows):
            connection.send_bytes(msgspec.msgpack.encode(message))


def _messages(source: RosterSource, skip_rows: int) -> Iterator[Message]:
    try:
        with open_regular(source.path) as file:
            roster = _opened(file, source.columns)
            survey = roster.survey()
            yield _facts(roster, survey)
            yield from _second_pass(roster, survey, source, skip_rows)
    except InputFileFault as fault:
        yield FaultMessage(fault.code, fault.fault)
    except RosterFileFault as fault:
        yield FaultMessage(fault.code, fault.fault, fault.line, fault.column, fault.names)


def _opened(file: io.FileIO, columns: ColumnsOptions) -> "TextRoster | WorkbookRoster":
    if not begins_with(file, *WORKBOOK_MAGICS):
        return TextRoster(file, columns)
    # Loads a library that the process with the keys, which imports this module too, never needs.
    from callcenter.files.roster_workbook import WorkbookRoster

    return WorkbookRoster(file, columns)


def _facts(roster: "TextRoster | WorkbookRoster", survey: Survey) -> SourceFacts:
    header = survey.header
    return SourceFacts(
        sha256=roster.sha256,
        rows=survey.rows,
        columns=header.columns,
        kind=roster.kind,
        encoding=roster.options.encoding,
        delimiter=roster.options.delimiter,
        date_format=survey.date_format.text if "birth_date" in header.columns else None,
        sheet=roster.options.sheet and roster.options.sheet[:LONGEST_NAME],
        guessed=header.guessed,
        zeros_lost=survey.ssns.lost,
    )


def _second_pass(
    roster: "TextRoster | WorkbookRoster", survey: Survey, source: RosterSource, skip_rows: int
) -> Iterator[Message]:
    """Give the rows out; no row of a block that is not as the first pass read it."""
    try:
        for batch in _batches(_evaluated(row, survey, source) for row in islice(roster.rows(), skip_rows, None)):
            yield RowsMessage(batch)
        yield EndMessage(roster.sha256)
    except (RosterFileFault, OtherBlock):
        yield FILE_CHANGED


def _evaluated(row: TableRow, survey: Survey, source: RosterSource) -> ReadRow:
    if row.values is None:
        return ReadRow(row.row, problems=(ROW_CELLS,))
    options = source.columns
    cells, noticed = ready_cells(row.values, survey.ssns, pad_zeros=options.pad_zeros, name_order=options.name_order)
    written = CANONICAL_DATE if row.real_date else survey.date_format
    details, problems = read_row(cells, source.rules, written, source.today)
    filled = combinations(details, source.rules.policy, bound=None)
    raw = tuple(RawCombination(each.rule.number, each.public, each.secret) for each in filled)
    return ReadRow(row.row, raw, (*row.problems, *noticed, *problems))


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
