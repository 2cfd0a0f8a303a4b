"""The journal in SQLCipher: appended, read in pages, never changed."""

from collections.abc import Iterator

from callcenter.storage.connection import Database
from callcenter.storage.protocols import JournalRow

PAGE = 10_000

# every closed call's row, and its note, against the entry that closed it; how many of these have a note
_UNLIKE_CLOSED = """
    SELECT min(j.seq) FILTER (WHERE
            c.started_at IS NOT j.entry ->> 'started_at' OR c.ended_at IS NOT j.entry ->> 'at'
            OR c.seat IS NOT j.entry ->> 'seat' OR c.operator IS NOT j.entry ->> 'user'
            OR c.line_open IS NOT j.entry ->> 'line_open' OR c.checks IS NOT j.entry ->> 'checks'
            OR c.answer IS NOT j.entry ->> 'answer' OR c.rules_hit IS NOT j.entry ->> 'rules_hit'
            OR c.wrap_up IS NOT j.entry ->> 'wrap_up' OR c.roster IS NOT j.entry ->> 'roster'
            OR c.program_version IS NOT j.entry ->> 'program_version'
            OR n.note_key IS NOT j.entry ->> 'note_key' OR n.sealed IS NOT unhex(j.entry ->> 'note')),
        count(n.reference), max(j.seq)
    FROM journal j
    LEFT JOIN call c ON c.reference = j.entry ->> 'reference' LEFT JOIN note n ON n.reference = c.reference
    WHERE j.entry ->> 'kind' = 'call_closed'
"""
# every call's row against the entry that opened it
_UNLIKE_OPENED = """
    SELECT min(j.seq) FROM journal j LEFT JOIN call c ON c.reference = j.entry ->> 'reference'
    WHERE j.entry ->> 'kind' = 'call_opened' AND (
        c.started_at IS NOT j.entry ->> 'at' OR c.operator IS NOT j.entry ->> 'user'
        OR c.seat IS NOT j.entry ->> 'seat' OR c.line_open IS NOT j.entry ->> 'line_open'
        OR c.program_version IS NOT j.entry ->> 'program_version')
"""
# the row of every call that is not wrapped up against the last check made in it
_UNLIKE_CHECKED = """
    WITH made AS (
        SELECT entry ->> 'reference' AS reference, entry ->> 'kind' AS kind, count(*) AS number, max(seq) AS last
        FROM journal
        WHERE entry ->> 'kind' IN ('call_opened', 'check')
            AND entry ->> 'reference' IN (SELECT reference FROM call WHERE ended_at IS NULL)
        GROUP BY 1, 2)
    SELECT min(opened.last) FROM call c
    JOIN made opened ON opened.reference = c.reference AND opened.kind = 'call_opened'
    LEFT JOIN made checked ON checked.reference = c.reference AND checked.kind = 'check'
    LEFT JOIN journal j ON j.seq = checked.last
    WHERE c.ended_at IS NULL AND (
        c.checks IS NOT coalesce(checked.number, 0) OR c.answer IS NOT coalesce(j.entry ->> 'answer', 'NONE')
        OR c.roster IS NOT j.entry ->> 'roster' OR c.wrap_up IS NOT 'not_wrapped_up'
        OR c.rules_hit IS NOT replace(trim(coalesce(j.entry ->> 'rules_hit', ''), '[]"'), '","', ' '))
"""
_COUNTS = """
    SELECT (SELECT count(*) FROM call), (SELECT count(*) FROM call WHERE ended_at IS NOT NULL),
        count(*) FILTER (WHERE entry ->> 'kind' = 'call_opened'),
        count(*) FILTER (WHERE entry ->> 'kind' = 'call_closed'), max(seq)
    FROM journal
"""


class SqlJournalStore:
    """The journal table of one vault. Entries are canonical JSON as bytes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, row: JournalRow) -> None:
        """Add one entry; the sequence number must be new."""
        values = (row.sequence, row.epoch, row.entry, row.code)
        self._database.execute("INSERT INTO journal VALUES (?, ?, ?, ?)", values)

    def last(self) -> JournalRow | None:
        """The newest entry."""
        row = self._database.one("SELECT * FROM journal ORDER BY seq DESC LIMIT 1")
        return JournalRow(*row) if row else None  # type: ignore[arg-type]  # STRICT columns have these types

    def get(self, sequence: int) -> JournalRow | None:
        """One entry."""
        row = self._database.one("SELECT * FROM journal WHERE seq = ?", (sequence,))
        return JournalRow(*row) if row else None  # type: ignore[arg-type]  # STRICT columns have these types

    def rows(self, first: int = 0) -> Iterator[JournalRow]:
        """Entries in order from sequence `first` on, read in pages."""
        while True:
            page = self._database.query("SELECT * FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?", (first, PAGE))
            for row in page:
                yield JournalRow(*row)  # type: ignore[arg-type]  # STRICT columns have these types
            if len(page) < PAGE:
                return
            first = int(str(page[-1][0])) + 1

    def last_switch_over(self) -> tuple[int, str] | None:
        """(revision, signature) of the last switch-over."""
        row = self._database.one(
            "SELECT entry ->> 'revision', entry ->> 'signature' FROM journal"
            " WHERE entry ->> 'kind' = 'roster_switched' ORDER BY seq DESC LIMIT 1"
        )
        return (int(str(row[0])), str(row[1])) if row else None

    def switch_overs(self) -> list[tuple[int, int, str]]:
        """(sequence, revision, signature) of each switch-over, oldest first."""
        rows = self._database.query(
            "SELECT seq, entry ->> 'revision', entry ->> 'signature' FROM journal"
            " WHERE entry ->> 'kind' = 'roster_switched' ORDER BY seq"
        )
        return [(int(str(seq)), int(str(revision)), str(signature)) for seq, revision, signature in rows]

    def purges(self) -> dict[int, bool]:
        """The rosters whose purge was begun, and whether it came to its end."""
        rows = self._database.query(
            "SELECT entry ->> 'roster', entry ->> 'kind' FROM journal"
            " WHERE entry ->> 'kind' IN ('roster_purge_begun', 'roster_purged') ORDER BY seq"
        )
        return {int(str(roster)): kind == "roster_purged" for roster, kind in rows}

    def unlike_calls(self) -> int | None:
        """The first entry that the call log and its notes contradict, or None where they agree."""
        unlike, noted, last = self._database.query(_UNLIKE_CLOSED)[0]
        if unlike is not None:
            return int(str(unlike))
        for statement in (_UNLIKE_OPENED, _UNLIKE_CHECKED):
            row = self._database.one(statement)
            if row and row[0] is not None:
                return int(str(row[0]))
        calls, ended, opened, closed, newest = self._database.query(_COUNTS)[0]
        if (calls, ended) != (opened, closed):
            return int(str(newest))
        notes = self._database.query("SELECT count(*) FROM note")[0][0]
        return None if notes == noted else int(str(last or newest))

    def of_kinds(self, *kinds: str) -> Iterator[JournalRow]:
        """The entries of some kinds in order; for kinds of which there are few."""
        first, places = 0, ", ".join("?" * len(kinds))
        while True:
            page = self._database.query(
                f"SELECT * FROM journal WHERE seq >= ? AND entry ->> 'kind' IN ({places}) ORDER BY seq LIMIT ?",
                (first, *kinds, PAGE),
            )
            for row in page:
                yield JournalRow(*row)  # type: ignore[arg-type]  # STRICT columns have these types
            if len(page) < PAGE:
                return
            first = int(str(page[-1][0])) + 1
