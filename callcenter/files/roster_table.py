"""What every kind of roster file is read into: rows of cells under canonical columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from callcenter.domain.column_names import guessed_column
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.roster import CANONICAL_COLUMNS, ONE_NAME
from callcenter.domain.text import plain
from callcenter.files.roster_faults import MOST_COLUMNS, RosterFileFault
from callcenter.files.roster_messages import BATCH_ROWS

_OF_A_PERSON = re.compile(
    r"(?<!\d)(?:\d{3}[- .]?\d{2}[- .]?\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)"
)


@dataclass(frozen=True)
class Header:
    """Where the columns stand: canonical names with their places in a row, in the file's order.

    `guessed` pairs those that are neither canonical nor declared with the header they were guessed from.
    """

    width: int
    places: tuple[tuple[str, int], ...]
    guessed: tuple[tuple[str, str], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The canonical columns found, in the file's order."""
        return tuple(column for column, _ in self.places)

    def values(self, cells: Sequence[str]) -> dict[str, str]:
        """A row's cells by canonical column."""
        return {column: cells[place] for column, place in self.places}


class TableRow(NamedTuple):
    """One person's cells as they stand in the file, or None when their number is not the header's.

    `row` is the number a spreadsheet shows: the header is 1 and the first person 2; blank rows
    count in it but are not given out. `problems` are what the kind of file already tells; `real_date`
    says that the birth date was no text but a date, written canonically here.
    """

    row: int
    header: Header
    cells: Sequence[str] | None
    problems: tuple[str, ...] = ()
    real_date: bool = False

    @property
    def values(self) -> dict[str, str] | None:
        """The cells by canonical column."""
        return None if self.cells is None else self.header.values(self.cells)

    def __repr__(self) -> str:
        return f"<row {self.row}>"


class Share(NamedTuple):
    """Every so many-th batch of BATCH_ROWS rows: `number` of `of`, counted from 0."""

    number: int
    of: int

    def includes(self, batch: int) -> bool:
        """Say whether the batch of this number belongs to it."""
        return batch % self.of == self.number


def in_batches(rows: Iterable[TableRow]) -> Iterator[tuple[TableRow, ...]]:
    """All rows, BATCH_ROWS at a time; the last batch may be shorter."""
    left = iter(rows)
    while batch := tuple(islice(left, BATCH_ROWS)):
        yield batch


def read_header(cells: Sequence[str], options: ColumnsOptions) -> Header:
    """Find the columns: by their declared names, else by their canonical ones, else by a guess.

    Raises RosterFileFault.
    """
    if len(cells) > MOST_COLUMNS:
        raise RosterFileFault("columns_many")
    if any(map(_OF_A_PERSON.search, cells)):  # would be kept with the import, as a declared header is
        raise RosterFileFault("no_header")
    names = [name.strip().casefold() for name in cells]
    declared = {column: name.casefold() for column, name in options.headers}
    taken = set(declared.values())
    # A declared column of whole names stands for both of them.
    given = {*declared, "last_name", "first_name"} if ONE_NAME in declared else set(declared)
    sought = CANONICAL_COLUMNS if options.guess else ()
    canonical = {name: name for name in sought if name not in given and name not in taken}
    places: dict[str, int] = {}
    for column, name in (declared | canonical).items():
        if names.count(name) > 1:
            raise RosterFileFault("column_twice", column=column)
        if name in names:
            places[column] = names.index(name)
        elif column in declared:
            raise RosterFileFault("column_absent", column=column)
    guesses = _guesses(cells, places, given) if options.guess else {}
    places |= guesses
    if not places:
        raise RosterFileFault("no_known_column")
    return Header(
        width=len(cells),
        places=tuple(sorted(places.items(), key=lambda pair: pair[1])),
        guessed=tuple((column, " ".join(plain(cells[place]).split())) for column, place in guesses.items()),
    )


def likely_columns(cells: Sequence[str], options: ColumnsOptions) -> tuple[str, ...]:
    """The canonical column that each header is taken for, or nothing, whatever is wrong with the header as a whole."""
    declared = {name.casefold(): column for column, name in options.headers}
    given = set(declared.values())
    if ONE_NAME in given:
        given |= {"last_name", "first_name"}
    likely: list[str] = []
    for cell in cells:
        name = cell.strip().casefold()
        column = declared.get(name, "")
        if not column and options.guess:
            guess = name if name in CANONICAL_COLUMNS else guessed_column(cell) or ""
            column = "" if guess in given else guess
        likely.append("" if column in likely else column)
    return tuple(likely)


def known_columns(cells: Sequence[str], options: ColumnsOptions) -> int:
    """How many cells of a header are known in any way."""
    names = {name.casefold() for _, name in options.headers} | set(CANONICAL_COLUMNS)
    return sum(cell.strip().casefold() in names or guessed_column(cell) is not None for cell in cells)


def _guesses(cells: Sequence[str], found: dict[str, int], given: set[str]) -> dict[str, int]:
    """The places of columns that were not found by name, guessed from the headers that are left."""
    guesses: dict[str, int] = {}
    for place, header in enumerate(cells):
        column = None if place in found.values() else guessed_column(header)
        if column is None or column in found or column in given:
            continue
        if column in guesses:
            raise RosterFileFault("column_unclear", column=column)
        guesses[column] = place
    return guesses
