"""Which delimiter a CSV file has, told from its header and first rows."""

import csv
from collections.abc import Sequence

from callcenter.domain.columns import DELIMITERS, ColumnsOptions
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_table import known_columns

_COMMA = next(iter(DELIMITERS))


def found_delimiter(lines: Sequence[str], options: ColumnsOptions) -> str:
    """The delimiter under which the header has most known columns, and then most rows its width.

    A comma where none gives a known column, so that what is wrong is told of that. Raises RosterFileFault
    when two delimiters do equally well.
    """
    worth = {delimiter: _worth(lines, delimiter, options) for delimiter in DELIMITERS}
    most = max(worth.values())
    best = [delimiter for delimiter in DELIMITERS if worth[delimiter] == most]
    known, _, width = most
    if len(best) > 1 and known and width > 1:
        raise RosterFileFault("delimiter_unclear")
    return best[0] if known else _COMMA


def _worth(lines: Sequence[str], delimiter: str, options: ColumnsOptions) -> tuple[int, int, int]:
    """How many columns are known, how many rows are as wide as the header, and how wide that is."""
    rows = []
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            if row:
                rows.append(row)
    except csv.Error:
        pass  # told when the file is read with its delimiter
    if not rows:
        return 0, 0, 0
    width = len(rows[0])
    return known_columns(rows[0], options), sum(len(row) == width for row in rows), width
