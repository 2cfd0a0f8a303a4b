"""What an export of the call log may be: its formats, and its columns with the kind of value in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from callcenter.errors import UserFacing


class ExportFormat(Enum):
    """How an export is written; the value is the file's ending as well."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"

    @property
    def suffix(self) -> str:
        """The ending of a file's name, with its dot."""
        return f".{self.value}"


class CellKind(Enum):
    """What a column holds. In an export every value begins as a text: of these kinds some formats make more."""

    TEXT = "text"
    MOMENT = "moment"  # ISO 8601 with offset, or empty
    NUMBER = "number"  # decimal digits, or empty
    YES_NO = "yes_no"  # yes or no


CALL_LOG_COLUMNS = (
    "reference",
    "started_at",
    "ended_at",
    "seat",
    "operator",
    "line_open",
    "checks",
    "answer",
    "rules_hit",
    "wrap_up",
    "roster",
    "program_version",
)
"""The columns of an export, in their order, unless others are chosen."""

NOTE = "note"
"""The column of notes, which are sealed in the vault and stand open in an export that has it."""

EXPORT_COLUMNS = (*CALL_LOG_COLUMNS, NOTE)
_KINDS = {
    "started_at": CellKind.MOMENT,
    "ended_at": CellKind.MOMENT,
    "line_open": CellKind.YES_NO,
    "checks": CellKind.NUMBER,
    "roster": CellKind.NUMBER,
    "program_version": CellKind.NUMBER,
}

EXPORT_COLUMN_SENTENCES = {
    "unknown": f"An export has other columns than these. Choose among: {', '.join(EXPORT_COLUMNS)}.",
    "twice": "A column was named twice. Name each once.",
    "none": "No column was chosen. Choose at least one.",
}


class ExportColumnsFault(UserFacing):
    """Columns were asked for that an export cannot have."""

    code = "export_columns"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of EXPORT_COLUMN_SENTENCES."""
        super().__init__(EXPORT_COLUMN_SENTENCES[fault])
        self.fault = fault


@dataclass(frozen=True, repr=False)
class ExportForm:
    """How an export is written.

    `protect` is the password that opens a protected workbook; empty where anybody may open the file.
    """

    format: ExportFormat = ExportFormat.CSV
    columns: tuple[str, ...] = CALL_LOG_COLUMNS
    protect: str = ""

    @property
    def told(self) -> str:
        """The format as the sidecar and the journal name it."""
        return f"{self.format.value}-protected" if self.protect else self.format.value


def kind_of(column: str) -> CellKind:
    """What a column holds; text where nothing else is known."""
    return _KINDS.get(column, CellKind.TEXT)


def checked_columns(names: Iterable[str]) -> tuple[str, ...]:
    """The columns that were named, in the order of their naming. Raises ExportColumnsFault."""
    found = tuple(names)
    if not found:
        raise ExportColumnsFault("none")
    if not set(found) <= set(EXPORT_COLUMNS):
        raise ExportColumnsFault("unknown")
    if len(set(found)) < len(found):
        raise ExportColumnsFault("twice")
    return found
