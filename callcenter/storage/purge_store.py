"""Calls that are to be forgotten: found, and taken out of the tables and of the journal's texts."""

from collections.abc import Sequence

from callcenter.storage.connection import Database, Value
from callcenter.storage.rows import NamedEntry

_TEXT = "CAST('{}' AS BLOB)"
_KEPT = "state = 'waiting' OR decision = 'to_be_added' OR decided_at >= ?2"


class SqlPurgeStore:
    """What a purge of calls does in the database of one vault; inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_before(self, before: str) -> int:
        """The largest number of a call that began before a moment; 0 without one."""
        # "+": by the index over beginnings; else SQLite walks back over every call that is younger
        row = self._database.one("SELECT max(+number) FROM call WHERE started_at < ?", (before,))
        return int(str(row[0])) if row and row[0] is not None else 0

    def ended_before(self, before: str, after: int, last: int, size: int) -> list[tuple[int, str]]:
        """Up to `size` calls of numbers above `after` up to `last`, as (number, reference), in order.

        Those that began and, if they ended, ended before the moment, and whose review case, if there is one, was
        decided by then and wants nothing more.
        """
        rows = self._database.query(
            "SELECT number, reference FROM call"
            " WHERE number > ?1 AND number <= ?3 AND started_at < ?2 AND (ended_at IS NULL OR ended_at < ?2)"
            f" AND NOT EXISTS (SELECT 1 FROM review_case WHERE reference = call.reference AND ({_KEPT}))"
            " ORDER BY number LIMIT ?4",
            (after, before, last, size),
        )
        return [(int(str(number)), str(reference)) for number, reference in rows]

    def entries_of(self, references: Sequence[str]) -> list[NamedEntry]:
        """The entries of the journal that name one of these calls."""
        places = ", ".join("?" * len(references))
        rows = self._database.query(
            "SELECT seq, epoch, entry ->> 'kind', entry ->> 'reference', code FROM journal"
            f" WHERE entry ->> 'reference' IN ({places})",
            references,
        )
        return [NamedEntry(*row) for row in rows]  # type: ignore[arg-type]  # STRICT columns have these types

    def empty(self, sequences: Sequence[int]) -> None:
        """Leave of these entries nothing but their places and codes."""
        self._database.execute_many(f"UPDATE journal SET entry = {_TEXT} WHERE seq = ?", [(seq,) for seq in sequences])

    def emptied(self, first: int, last: int) -> list[tuple[int, bytes]]:
        """(sequence, code) of the entries without text between two sequences, both included."""
        return self._database.query(
            f"SELECT seq, code FROM journal WHERE seq BETWEEN ? AND ? AND entry = {_TEXT} ORDER BY seq", (first, last)
        )  # type: ignore[return-value]  # STRICT columns have these types

    def codes(self, first: int, last: int) -> list[tuple[int, bytes]]:
        """(sequence, code) of all entries between two sequences, both included."""
        return self._database.query(
            "SELECT seq, code FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq", (first, last)
        )  # type: ignore[return-value]  # as above

    def forget(self, references: Sequence[str]) -> None:
        """Delete the calls and what is kept of them in other tables."""
        values: list[tuple[Value, ...]] = [(reference,) for reference in references]
        for table in ("note", "review_case", "throttle_refusal", "call"):
            self._database.execute_many(f"DELETE FROM {table} WHERE reference = ?", values)
