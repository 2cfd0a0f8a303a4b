"""The calls in SQLCipher, one row each, for the call log."""

from collections.abc import Iterator
from dataclasses import astuple
from itertools import pairwise

from callcenter.storage.call_search import CallSearch
from callcenter.storage.call_triggers import IS_WRONG
from callcenter.storage.connection import Database, Value
from callcenter.storage.rows import EVERY_CALL, CallRow, CallSum, OwnFigures, StoredCall, WantedCalls

PAGE = 10_000
_PAST_ALL = b""  # SQLite has every text before every blob

_COLUMNS = (
    "reference, started_at, ended_at, seat, operator, line_open, checks, answer, rules_hit, wrap_up, roster,"
    " program_version, checked_at"
)
_BETWEEN = "started_at >= ?1 AND started_at < ?2"


class SqlCallStore:
    """The call table of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._search = CallSearch(database, _COLUMNS)

    def open(self, row: CallRow) -> bool:
        """Add a call; False when its reference is taken."""
        places = ", ".join("?" * 13)
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

    def stored(self, after: float, size: int) -> list[StoredCall]:
        """Up to `size` calls of larger numbers than `after`, in the order of their beginning, as they are stored."""
        return self._database.query(
            f"SELECT number, {_COLUMNS} FROM call WHERE number > ? ORDER BY number LIMIT ?", (after, size)
        )  # type: ignore[return-value]  # STRICT columns have these types

    def numbered(self, reference: str) -> tuple[int, CallRow] | None:
        """The call of a reference and its number."""
        found = self._database.one(f"SELECT number, {_COLUMNS} FROM call WHERE reference = ?", (reference,))
        return (int(str(found[0])), _call(list(found[1:]))) if found else None

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

    def page(self, before: int | None, size: int, wanted: WantedCalls = EVERY_CALL) -> list[tuple[int, CallRow]]:
        """Up to `size` of the calls that are meant with their numbers, newest first, of smaller ones than `before`."""
        return [(int(str(number)), _call(row)) for number, *row in self._search.newest(wanted, before, size)]

    def filtered(self, wanted: WantedCalls) -> Iterator[CallRow]:
        """The calls that are meant, oldest first, read in pages."""
        number = 0
        while True:
            page = self._search.oldest(wanted, number, PAGE)
            for found, *row in page:
                number = int(str(found))
                yield _call(row)
            if len(page) < PAGE:
                return

    def sums(self, wanted: WantedCalls) -> list[CallSum]:
        """The calls that are meant, added up by answer, wrap-up and whether the line was open."""
        return self._search.sums(wanted)

    def sums_are_wrong(self) -> bool:
        """Whether what is kept added up differs from the calls; a look at every call, month by month."""
        months = [
            str(row[0]) for row in self._database.query("SELECT DISTINCT substr(day, 1, 7) FROM call_day ORDER BY 1")
        ]
        bounds: tuple[Value, ...] = ("", *months[1:], _PAST_ALL)
        return any(self._database.query(IS_WRONG, stretch)[0][0] for stretch in pairwise(bounds))

    def operators(self) -> list[str]:
        """Who took calls, in the order of the alphabet."""
        return self._of_kinds("operator")

    def wrap_ups(self) -> list[str]:
        """How calls were wrapped up, codes of former programs included."""
        return self._of_kinds("wrap_up")

    def _of_kinds(self, column: str) -> list[str]:
        return [str(row[0]) for row in self._database.query(f"SELECT DISTINCT {column} FROM call_kind ORDER BY 1")]

    def figures_of(self, operator: str, start: str, end: str) -> OwnFigures:
        """One operator's calls begun from `start` on and before `end`, added up; calls from a shell have no length."""
        found = self._database.query(
            "SELECT answer, count(*), sum(unixepoch(ended_at) - unixepoch(started_at)) FILTER (WHERE wrap_up <> ''),"
            " count(ended_at) FILTER (WHERE wrap_up <> ''), count(review_case.number)"
            " FROM call LEFT JOIN review_case USING (reference)"
            f" WHERE {_BETWEEN} AND +operator = ?3 GROUP BY answer ORDER BY answer",
            (start, end, operator),
        )
        seconds, ended, cases = (sum(int(str(row[column] or 0)) for row in found) for column in (2, 3, 4))
        answers = {str(answer): int(str(calls)) for answer, calls, *_ in found}
        return OwnFigures(answers, seconds / ended if ended else None, cases)

    def latest_of(self, operator: str, start: str, end: str, size: int) -> list[CallRow]:
        """The last `size` of these calls, newest first."""
        found = self._database.query(
            f"SELECT {_COLUMNS} FROM call WHERE {_BETWEEN} AND +operator = ?3 ORDER BY started_at DESC, number DESC"
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
