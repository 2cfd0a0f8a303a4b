"""What a roster's reading process is given and may say: typed and bounded, for it reads a stranger's file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.person_outline import MOST_IDENTITY
from callcenter.domain.reading import ReadingRules
from callcenter.domain.roster import CANONICAL_COLUMNS, ONE_NAME, ROW_CELLS
from callcenter.files.roster_faults import MOST_COLUMNS, MOST_NAMES

BATCH_ROWS = 256
LARGEST_MESSAGE = 16 << 20
READ_COLUMNS = frozenset((*CANONICAL_COLUMNS, ONE_NAME))
LONGEST_HEADER = 256
LONGEST_CELL = 64
MOST_LOOKED_AT = 20

_Count = Annotated[int, Meta(ge=0, lt=1 << 48)]
_Word = Annotated[str, Meta(max_length=64)]
_Value = Annotated[str, Meta(max_length=1024)]
_Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
_Headers = Annotated[tuple[Annotated[str, Meta(max_length=LONGEST_HEADER)], ...], Meta(max_length=MOST_COLUMNS)]
_Cells = Annotated[tuple[Annotated[str, Meta(max_length=LONGEST_CELL)], ...], Meta(max_length=MOST_COLUMNS)]
_Problems = Annotated[tuple[_Word, ...], Meta(max_length=32)]
_Names = Annotated[tuple[_Word, ...], Meta(max_length=MOST_NAMES)]


@dataclass(frozen=True, repr=False)
class RosterSource:
    """A roster file and how to read it; `today` bounds the birth dates, `password` opens a protected workbook."""

    path: Path
    columns: ColumnsOptions
    rules: ReadingRules
    today: date
    password: str | None = None

    def __repr__(self) -> str:
        return "<roster source>"


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
    problems: _Problems = ()

    @property
    def refused(self) -> bool:
        """Whether nothing of the row could be read."""
        return ROW_CELLS in self.problems

    def __repr__(self) -> str:
        return f"<row {self.row}>"


class OutlinedRow(msgspec.Struct, frozen=True, array_like=True):
    """One person of the file, counted alone: how many distinct combinations he fills.

    Two rows with one `identity` fill the same combinations.
    """

    row: _Count
    combinations: _Count = 0
    identity: Annotated[int, Meta(ge=0, le=MOST_IDENTITY)] = 0
    problems: _Problems = ()

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

    rows: Annotated[tuple[ReadRow, ...], Meta(max_length=BATCH_ROWS)]

    def __repr__(self) -> str:
        return "<rows>"


class OutlinesMessage(msgspec.Struct, frozen=True, array_like=True, tag="outlines"):
    """The next rows, counted alone."""

    rows: Annotated[tuple[OutlinedRow, ...], Meta(max_length=BATCH_ROWS)]

    def __repr__(self) -> str:
        return "<outlines>"


class LookMessage(msgspec.Struct, frozen=True, array_like=True, tag="look"):
    """The beginning of a file: as much as could be found, and the fault that keeps it from being read on.

    `columns` are canonical, or empty, one for each header. Each of `rows` and `accented` is a row's number and its
    cells, in which digits of Social Security numbers are masked.
    """

    kind: _Word
    size: _Count
    encoding: _Word | None = None
    delimiter: _Word | None = None
    sheet: _Word | None = None
    sheets: _Names = ()
    headers: _Headers = ()
    columns: Annotated[tuple[_Word, ...], Meta(max_length=MOST_COLUMNS)] = ()
    guessed: Annotated[tuple[tuple[_Word, _Word], ...], Meta(max_length=len(CANONICAL_COLUMNS))] = ()
    rows: Annotated[tuple[tuple[_Count, _Cells], ...], Meta(max_length=MOST_LOOKED_AT)] = ()
    accented: Annotated[tuple[tuple[_Count, _Cells], ...], Meta(max_length=MOST_LOOKED_AT)] = ()
    date_formats: Annotated[tuple[_Word, ...], Meta(max_length=8)] = ()
    fault: "FaultMessage | None" = None

    def __repr__(self) -> str:
        return "<look>"


class EndMessage(msgspec.Struct, frozen=True, array_like=True, tag="end"):
    """All rows were sent; the SHA-256 of the bytes they were read from."""

    sha256: _Sha256


class FaultMessage(msgspec.Struct, frozen=True, array_like=True, tag="fault"):
    """The reading ended. Codes, numbers and names of sheets: the other side has the sentences."""

    code: _Word
    fault: _Word
    line: _Count | None = None
    column: _Word | None = None
    names: _Names = ()


Message = SourceFacts | RowsMessage | OutlinesMessage | LookMessage | EndMessage | FaultMessage
FILE_CHANGED = FaultMessage("roster_file_changed", "")
