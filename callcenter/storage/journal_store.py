"""The journal in SQLCipher: appended, read in pages, never changed."""

from collections.abc import Iterator, Sequence

from callcenter.storage.connection import Database
from callcenter.storage.journal_kinds import IS_DEED, IS_OF_PERSON, IS_SWITCH_OVER, PERSON
from callcenter.storage.rows import JournalRow, StoredEntry

PAGE = 10_000


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

    def pages(self, first: float, size: int) -> Iterator[list[StoredEntry]]:
        """Entries in order from sequence `first` on, as they are stored, in pages of `size`; none is empty.

        From minus infinity on there are also those that the program does not write: it begins with 1.
        """
        while True:
            page: list[StoredEntry] = self._database.query(
                "SELECT seq, epoch, entry, code FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?", (first, size)
            )  # type: ignore[assignment]  # STRICT columns have these types
            if page:
                yield page
            if len(page) < size:
                return
            first = page[-1][0] + 1

    def last_switch_over(self) -> tuple[int, str] | None:
        """(revision, signature) of the last switch-over."""
        row = self._database.one(
            "SELECT entry ->> 'revision', entry ->> 'signature' FROM journal"
            f" WHERE {IS_SWITCH_OVER} ORDER BY seq DESC LIMIT 1"
        )
        return (int(str(row[0])), str(row[1])) if row else None

    def switch_overs(self) -> list[tuple[int, int, str]]:
        """(sequence, revision, signature) of each switch-over, oldest first."""
        rows = self._database.query(
            f"SELECT seq, entry ->> 'revision', entry ->> 'signature' FROM journal WHERE {IS_SWITCH_OVER} ORDER BY seq"
        )
        return [(int(str(seq)), int(str(revision)), str(signature)) for seq, revision, signature in rows]

    def purges(self) -> dict[int, bool]:
        """The rosters whose purge was begun, and whether it came to its end."""
        rows = self._database.query(
            "SELECT entry ->> 'roster', entry ->> 'kind' FROM journal"
            f" WHERE {IS_DEED} AND entry ->> 'kind' IN ('roster_purge_begun', 'roster_purged') ORDER BY seq"
        )
        return {int(str(roster)): kind == "roster_purged" for roster, kind in rows}

    def last_sign_in(self, name: str) -> str | None:
        """When somebody signed in last (ISO 8601 in UTC), since somebody of that name was added."""
        row = self._database.one(
            f"SELECT entry ->> 'kind', entry ->> 'at' FROM journal WHERE {IS_OF_PERSON} AND {PERSON} = ?"
            " ORDER BY seq DESC LIMIT 1",
            (name,),
        )
        return str(row[1]) if row and row[0] == "signed_in" else None

    def of_call(self, reference: str) -> list[JournalRow]:
        """The entries that name a call, in order."""
        rows = self._database.query("SELECT * FROM journal WHERE entry ->> 'reference' = ? ORDER BY seq", (reference,))
        return [JournalRow(*row) for row in rows]  # type: ignore[arg-type]  # STRICT columns have these types

    def deeds(self, before: int, size: int, kinds: Sequence[str] = ()) -> list[JournalRow]:
        """Up to `size` entries of smaller sequences, newest first: of some kinds, or of all but those of calls."""
        wanted = f" AND entry ->> 'kind' IN ({', '.join('?' * len(kinds))})" if kinds else ""
        rows = self._database.query(
            f"SELECT * FROM journal WHERE seq < ? AND {IS_DEED}{wanted} ORDER BY seq DESC LIMIT ?",
            (before, *kinds, size),
        )
        return [JournalRow(*row) for row in rows]  # type: ignore[arg-type]  # STRICT columns have these types

    def newest(self, before: int, size: int) -> list[JournalRow]:
        """Up to `size` entries of smaller sequences, newest first."""
        rows = self._database.query("SELECT * FROM journal WHERE seq < ? ORDER BY seq DESC LIMIT ?", (before, size))
        return [JournalRow(*row) for row in rows]  # type: ignore[arg-type]  # STRICT columns have these types

    def of_kinds(self, *kinds: str) -> Iterator[JournalRow]:
        """The entries of some kinds in order; not of calls, which are too many to be looked through."""
        first, places = 0, ", ".join("?" * len(kinds))
        while True:
            page = self._database.query(
                f"SELECT * FROM journal WHERE seq >= ? AND {IS_DEED} AND entry ->> 'kind' IN ({places})"
                " ORDER BY seq LIMIT ?",
                (first, *kinds, PAGE),
            )
            for row in page:
                yield JournalRow(*row)  # type: ignore[arg-type]  # STRICT columns have these types
            if len(page) < PAGE:
                return
            first = int(str(page[-1][0])) + 1
