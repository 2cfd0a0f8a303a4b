"""The child process that reads a roster file, without a key and without the vault."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

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
from callcenter.files.roster_table import Share, TableRow
from callcenter.files.roster_text import TextRoster

if TYPE_CHECKING:
    from callcenter.files.roster_workbook import WorkbookRoster

    Roster = TextRoster | WorkbookRoster

_BATCH_COMBINATIONS = 2000


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

    def outlines(roster: "Roster", survey: Survey) -> Iterator[Message]:
        read = _RowsRead(source, survey)
        outlines = PersonOutlines(source.rules.policy, seed)
        for batch in roster.batches(share):
            yield OutlinesMessage(_outlined(batch, read, outlines))

    _serve(connection, _two_passes(source, outlines))


def look_at_roster(connection: Connection, source: RosterSource) -> None:
    """Be the child process that reads a file's beginning: one message, or the fault of a file that cannot be opened."""
    _serve(connection, _look(source))


def _serve(connection: Connection, messages: Iterable[Message]) -> None:
    confine()
    with connection, suppress(ConnectionError):
        for message in messages:
            connection.send_bytes(msgspec.msgpack.encode(message))


def _messages(source: RosterSource, skip_rows: int) -> Iterator[Message]:
    def rows(roster: "Roster", survey: Survey) -> Iterator[Message]:
        read = _RowsRead(source, survey)
        for batch in _batches(map(read.row, islice(roster.rows(), skip_rows, None))):
            yield RowsMessage(batch)

    return _two_passes(source, rows)


def _two_passes(
    source: RosterSource, second_pass: Callable[["Roster", Survey], Iterator[Message]]
) -> Iterator[Message]:
    try:
        with open_regular(source.path) as file:
            roster = opened(file, source)
            survey = roster.survey()
            yield _facts(roster, survey)
            yield from _second_pass(roster, second_pass(roster, survey))
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


def _second_pass(roster: "Roster", messages: Iterator[Message]) -> Iterator[Message]:
    """Give the rows out; no row of a block that is not as the first pass read it."""
    try:
        yield from messages
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
        values = row.values
        if values is None:
            return Details(), (ROW_CELLS,)
        options = self._options
        cells, noticed = ready_cells(
            values, self._survey.ssns, pad_zeros=options.pad_zeros, name_order=options.name_order
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


def _outlined(batch: Sequence[TableRow], read: _RowsRead, outlines: PersonOutlines) -> tuple[OutlinedRow, ...]:
    """Read all rows first and count them then: turn by turn, each would push the other out of the processor's cache."""
    people = [read.details(row) for row in batch]
    counted = [outlines.outline(details) for details, _ in people]
    return tuple(
        OutlinedRow(row.row, *outline, problems)
        for row, outline, (_, problems) in zip(batch, counted, people, strict=True)
    )


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
