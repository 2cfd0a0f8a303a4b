"""The sealed notes of calls in SQLCipher; derived from the entries that close calls."""

from callcenter.storage.connection import Database
from callcenter.storage.rows import NoteRow


class SqlNoteStore:
    """The table of notes of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, row: NoteRow) -> None:
        """Keep the one note of a call."""
        self._database.execute("INSERT INTO note VALUES (?, ?, ?)", (row.reference, row.note_key, row.sealed))

    def find(self, reference: str) -> NoteRow | None:
        """The note of a call."""
        row = self._database.one("SELECT reference, note_key, sealed FROM note WHERE reference = ?", (reference,))
        return NoteRow(*row) if row else None  # type: ignore[arg-type]  # STRICT columns have these types

    def count(self) -> int:
        """How many notes there are."""
        return int(str(self._database.query("SELECT count(*) FROM note")[0][0]))
