"""A stretch of calls added up: by quarter of an hour, by operator, by day; review cases beside them.

Every statement keeps to an index, so that it takes no longer in a log of a million calls.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from callcenter.storage.connection import Database, Row

_BETWEEN = "started_at >= ?1 AND started_at < ?2"
_OF_DAY = f"""
    SELECT (unixepoch(started_at) - unixepoch(?1)) / 900, operator, answer, wrap_up,
        unixepoch(ended_at) - unixepoch(started_at), unixepoch(ended_at) - unixepoch(checked_at), wrap_up <> '',
        started_at
    FROM call WHERE {_BETWEEN}
"""
_Length = tuple[int | None, int | None, int, str]  # seconds in all, since the last check; by somebody or a shell; begun


@dataclass(frozen=True)
class CountedCalls:
    """How many calls of one quarter (the first is 0), answer and wrap-up code there are."""

    quarter: int
    answer: str
    code: str
    calls: int


@dataclass(frozen=True)
class OperatorAnswer:
    """One operator's calls that came to one answer.

    `handled` of them were wrapped up by somebody, which took `handle_seconds` together from their beginning; of these
    `checked` had a check, `wrap_up_seconds` together before the end. `last` is when the last of all began.
    """

    operator: str
    answer: str
    calls: int
    handled: int
    handle_seconds: int
    checked: int
    wrap_up_seconds: int
    last: str


@dataclass(frozen=True)
class CallSums:
    """A stretch of calls added up in two ways."""

    quarters: list[CountedCalls]
    operators: list[OperatorAnswer]


@dataclass(frozen=True)
class CountedCases:
    """Review cases that wait now, and those opened and decided within a stretch of time."""

    waiting: int
    opened: int
    decided: int


class SqlDayFigures:
    """What is counted of one vault's calls; `start` is included, `end` is not, both are ISO 8601 in UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def added_up(self, start: str, end: str) -> CallSums:
        """Calls by quarters of an hour from `start` on, and by operator.

        The rows are read in one go and added up here: SQLCipher wipes whatever it sorts and groups by, and took three
        times as long for it.
        """
        quarters: Counter[tuple[int, str, str]] = Counter()
        operators: dict[tuple[str, str], list[_Length]] = {}
        for quarter, operator, answer, code, *length in self._database.query(_OF_DAY, (start, end)):
            quarters[quarter, answer, code] += 1  # type: ignore[index]  # STRICT columns have these types
            operators.setdefault((operator, answer), []).append(tuple(length))  # type: ignore[arg-type]  # the same
        counted = [CountedCalls(*key, calls) for key, calls in sorted(quarters.items())]
        return CallSums(counted, [_operator(*key, lengths) for key, lengths in sorted(operators.items())])

    def counted(self, start: str, end: str) -> list[CountedCalls]:
        """Calls of the whole stretch, all as of its first quarter."""
        rows = self._database.query(
            f"SELECT 0, answer, wrap_up, count(*) FROM call WHERE {_BETWEEN} GROUP BY answer, wrap_up", (start, end)
        )
        return [CountedCalls(*row) for row in rows]  # type: ignore[arg-type]  # STRICT columns have these types

    def cases(self, start: str, end: str) -> CountedCases:
        """Review cases that wait, and those opened and decided in the stretch."""
        row = self._database.query(
            "SELECT (SELECT count(*) FROM review_case WHERE state = 'waiting'),"
            " (SELECT count(*) FROM review_case WHERE opened_at >= ?1 AND opened_at < ?2),"
            " (SELECT count(*) FROM review_case WHERE decided_at >= ?1 AND decided_at < ?2)",
            (start, end),
        )[0]
        return CountedCases(*row)  # type: ignore[arg-type]  # counts

    def latest_beginning(self) -> datetime | None:
        """When the call began that began last by its own time."""
        return _moment(self._database.one("SELECT max(started_at) FROM call"))


def _operator(operator: str, answer: str, lengths: list[_Length]) -> OperatorAnswer:
    """A check from a shell is a call without a length."""
    handled = [whole for whole, _, by_somebody, _ in lengths if by_somebody and whole is not None]
    checked = [since for _, since, by_somebody, _ in lengths if by_somebody and since is not None]
    last = max(began for *_, began in lengths)
    return OperatorAnswer(operator, answer, len(lengths), len(handled), sum(handled), len(checked), sum(checked), last)


def _moment(row: Row | None) -> datetime | None:
    return datetime.fromisoformat(str(row[0])) if row and row[0] is not None else None
