"""The call log as a CSV file."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from callcenter.files.safe_csv import PreparedFile, WrittenFile, prepare_csv, write_csv

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


def prepare_call_log(path: Path, rows: Iterable[Sequence[str]]) -> AbstractContextManager[PreparedFile]:
    """Write the log under a passing name; the block journals and signs it, then calls `commit`.

    Each row has one text for each of CALL_LOG_COLUMNS. Without `commit` nothing stays. Raises
    NotWritable or DiskFull.
    """
    return prepare_csv(path, CALL_LOG_COLUMNS, rows)


def write_call_log(path: Path, rows: Iterable[Sequence[str]]) -> WrittenFile:
    """Write the log at once; raises NotWritable or DiskFull."""
    return write_csv(path, CALL_LOG_COLUMNS, rows)
