"""The calls in SQLCipher, one row each, for the call log."""

from collections.abc import Iterator
from dataclasses import astuple

from callcenter.storage.connection import Database
from callcenter.storage.protocols import CallRow, OwnFigures

PAGE = 10_000
_PAST_ALL = (1 << 63) - 1

_COLUMNS = (
    "reference, started_at, ended_at, seat, operator, line_open, checks, answer, rules_hit, wrap_up, roster,"
    " program_version"
)
_BETWEEN = "started_at >= ?1 AND started_at < ?2"


class SqlCallStore:
    """The call table of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, row: CallRow) -> bool:
        """Add a call; False when its reference is taken."""
        places = ", ".join("?" * 12)
        statement = f"INSERT OR IGNORE INTO call ({_COLUMNS}) VALUES ({places})"
        return self._database.execute(statement, astuple(row)) == 1

    def update(self, row: CallRow) -> None:
        """Replace what is known of a call."""
        sets = ", ".join(f"{name.strip()} = ?" for name in _COLUMNS.split(","))
        self._database.execute(f"UPDATE call SET {sets} WHERE reference = ?", (*astuple(row), row.reference))

    def find(self, reference: str) -> CallRow | None:
        """The call of a reference."""
        found = self._database.one(f"SELECT {_COLUMNS} FROM call WHERE reference = ?", (reference,))
        return _call(list(found)) if found else None

    def rows(self, start: str, end: str) -> Iterator[CallRow]:
        """Calls begun from `start` on and before `end` (ISO 8601 in UTC), oldest first, read in pages."""
        number = 0
        while True:
            page = self._database.query(
                f"SELECT number, {_COLUMNS} FROM call WHERE {_BETWEEN} AND number > ?3 ORDER BY number LIMIT ?4",
                (start, end, number, PAGE),
            )
            for found, *row in page:
                number = int(str(found))
                yield _call(row)
            if len(page) < PAGE:
                return

    def page(self, before: int | None, size: int) -> list[tuple[int, CallRow]]:
        """Up to `size` calls with their numbers, newest first, of smaller numbers than `before`."""
        found = self._database.query(
            f"SELECT number, {_COLUMNS} FROM call WHERE number < ? ORDER BY number DESC LIMIT ?",
            (_PAST_ALL if before is None else before, size),
        )
        return [(int(str(number)), _call(row)) for number, *row in found]

    def figures_of(self, operator: str, start: str, end: str) -> OwnFigures:
        """One operator's calls begun from `start` on and before `end`, added up; calls from a shell have no length."""
        found = self._database.query(
            "SELECT answer, count(*), sum(unixepoch(ended_at) - unixepoch(started_at)) FILTER (WHERE wrap_up <> ''),"
            " count(ended_at) FILTER (WHERE wrap_up <> ''), count(review_case.number)"
            " FROM call LEFT JOIN review_case USING (reference)"
            f" WHERE {_BETWEEN} AND operator = ?3 GROUP BY answer ORDER BY answer",
            (start, end, operator),
        )
        seconds, ended, cases = (sum(int(str(row[column] or 0)) for row in found) for column in (2, 3, 4))
        answers = {str(answer): int(str(calls)) for answer, calls, *_ in found}
        return OwnFigures(answers, seconds / ended if ended else None, cases)

    def latest_of(self, operator: str, start: str, end: str, size: int) -> list[CallRow]:
        """The last `size` of these calls, newest first."""
        found = self._database.query(
            f"SELECT {_COLUMNS} FROM call WHERE {_BETWEEN} AND operator = ?3 ORDER BY started_at DESC, number DESC"
            " LIMIT ?4",
            (start, end, operator, size),
        )
        return [_call(list(row)) for row in found]

    def count(self, start: str, end: str) -> int:
        """How many calls `rows` would give."""
        return int(str(self._database.query(f"SELECT count(*) FROM call WHERE {_BETWEEN}", (start, end))[0][0]))


def _call(row: list[object]) -> CallRow:
    reference, started, ended, seat, operator, line_open, *rest = row
    return CallRow(reference, started, ended, seat, operator, bool(line_open), *rest)  # type: ignore[arg-type]  # STRICT columns
