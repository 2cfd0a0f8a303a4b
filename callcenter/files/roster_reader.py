"""The child process that reads a roster file, without a key and without the vault."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby, islice
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from callcenter.domain.combinations import combinations
from callcenter.domain.date_column import CANONICAL_DATE
from callcenter.domain.details import Details
from callcenter.domain.person_outline import PersonOutlines
from callcenter.domain.roster import ROW_CELLS
from callcenter.domain.roster_cells import ready_cells
from callcenter.domain.row_reader import RowReader
from callcenter.files.confinement import confine
from callcenter.files.hashed_file import OtherBlock
from callcenter.files.regular_file import InputFileFault, begins_with, open_regular
from callcenter.files.roster_faults import LONGEST_NAME, WORKBOOK_MAGICS, RosterFileFault
from callcenter.files.roster_look import look_at_file
from callcenter.files.roster_messages import (
    BATCH_ROWS,
    FILE_CHANGED,
    EndMessage,
    FaultMessage,
    Message,
    OutlinedRow,
    OutlinesMessage,
    RawCombination,
    ReadRow,
    RosterSource,
    RowsMessage,
    SourceFacts,
)
from callcenter.files.roster_survey import Survey
from callcenter.files.roster_table import TableRow
from callcenter.files.roster_text import TextRoster

if TYPE_CHECKING:
    from callcenter.files.roster_workbook import WorkbookRoster

    Roster = TextRoster | WorkbookRoster

_BATCH_COMBINATIONS = 2000


class Share(NamedTuple):
    """Every so many-th batch of rows: `number` of `of`, counted from 0."""

    number: int
    of: int


def read_roster(connection: Connection, source: RosterSource, skip_rows: int) -> None:
    """Be the child process: read the file twice and send facts, rows and an end, or a fault.

    The first pass finds every fault of the file's form before a row is given out; the second leaves out
    the first `skip_rows` rows. Ends without a word when nobody listens any more.
    """
    _serve(connection, _messages(source, skip_rows))


def outline_roster(connection: Connection, source: RosterSource, share: Share, seed: bytes) -> None:
    """Be one of several child processes that count a file together, each its share: as `read_roster` else.

    Equal people get equal identities under one `seed`.
    """

    def batches(rows: Iterator[TableRow], survey: Survey) -> Iterator[Message]:
        read = _RowsRead(source, survey)
        outlines = PersonOutlines(source.rules.policy, seed)
        for number, batch in groupby(enumerate(rows), lambda counted: counted[0] // BATCH_ROWS):
            if number % share.of == share.number:
                yield OutlinesMessage(tuple(_outlined(read, outlines, row) for _, row in batch))

    _serve(connection, _two_passes(source, batches))


def look_at_roster(connection: Connection, source: RosterSource) -> None:
    """Be the child process that reads a file's beginning: one message, or the fault of a file that cannot be opened."""
    _serve(connection, _look(source))


def _serve(connection: Connection, messages: Iterable[Message]) -> None:
    confine()
    with connection, suppress(ConnectionError):
        for message in messages:
            connection.send_bytes(msgspec.msgpack.encode(message))


def _messages(source: RosterSource, skip_rows: int) -> Iterator[Message]:
    def batches(rows: Iterator[TableRow], survey: Survey) -> Iterator[Message]:
        read = _RowsRead(source, survey)
        for batch in _batches(map(read.row, islice(rows, skip_rows, None))):
            yield RowsMessage(batch)

    return _two_passes(source, batches)


def _two_passes(
    source: RosterSource, batches: Callable[[Iterator[TableRow], Survey], Iterator[Message]]
) -> Iterator[Message]:
    try:
        with open_regular(source.path) as file:
            roster = opened(file, source)
            survey = roster.survey()
            yield _facts(roster, survey)
            yield from _second_pass(roster, batches(roster.rows(), survey))
    except InputFileFault as fault:
        yield FaultMessage(fault.code, fault.fault)
    except RosterFileFault as fault:
        yield FaultMessage(fault.code, fault.fault, fault.line, fault.column, fault.names)


def _look(source: RosterSource) -> Iterator[Message]:
    try:
        with open_regular(source.path) as file:
            yield look_at_file(file, source, is_workbook=begins_with(file, *WORKBOOK_MAGICS))
    except InputFileFault as fault:
        yield FaultMessage(fault.code, fault.fault)


def opened(file: io.FileIO, source: RosterSource) -> "Roster":
    """The roster in a file, of whatever kind it is. Raises RosterFileFault or InputFileFault."""
    if not begins_with(file, *WORKBOOK_MAGICS):
        return TextRoster(file, source.columns)
    # Loads a library that the process with the keys, which imports this module too, never needs.
    from callcenter.files.roster_workbook import WorkbookRoster

    return WorkbookRoster(file, source.columns, source.password)


def _facts(roster: "Roster", survey: Survey) -> SourceFacts:
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


def _second_pass(roster: "Roster", batches: Iterator[Message]) -> Iterator[Message]:
    """Give the rows out; no row of a block that is not as the first pass read it."""
    try:
        yield from batches
        yield EndMessage(roster.sha256)
    except (RosterFileFault, OtherBlock):
        yield FILE_CHANGED


class _RowsRead:
    """Rows of one file read into details."""

    def __init__(self, source: RosterSource, survey: Survey) -> None:
        self._options = source.columns
        self._policy = source.rules.policy
        self._survey = survey
        self._reader = RowReader(source.rules, source.today)

    def details(self, row: TableRow) -> tuple[Details, tuple[str, ...]]:
        """A person's details, and what was wrong with the row."""
        if row.values is None:
            return Details(), (ROW_CELLS,)
        options = self._options
        cells, noticed = ready_cells(
            row.values, self._survey.ssns, pad_zeros=options.pad_zeros, name_order=options.name_order
        )
        details, problems = self._reader.read(cells, CANONICAL_DATE if row.real_date else self._survey.date_format)
        return details, (*row.problems, *noticed, *problems)

    def row(self, row: TableRow) -> ReadRow:
        """All combinations of a person."""
        details, problems = self.details(row)
        filled = combinations(details, self._policy, bound=None)
        return ReadRow(
            row.row, tuple(RawCombination(one.rule.number, one.public, one.secret) for one in filled), problems
        )


def _outlined(read: _RowsRead, outlines: PersonOutlines, row: TableRow) -> OutlinedRow:
    details, problems = read.details(row)
    return OutlinedRow(row.row, *outlines.outline(details), problems)


def _batches(rows: Iterator[ReadRow]) -> Iterator[tuple[ReadRow, ...]]:
    batch: list[ReadRow] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.combinations)
        if len(batch) == BATCH_ROWS or size >= _BATCH_COMBINATIONS:
            yield tuple(batch)
            batch.clear()
            size = 0
    if batch:
        yield tuple(batch)
