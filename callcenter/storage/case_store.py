"""Review cases in SQLCipher, one a call; derived from the journal."""

from dataclasses import astuple

from callcenter.storage.connection import Database
from callcenter.storage.protocols import CaseRow

_COLUMNS = "reference, opened_at, opened_by, reason, note_key, call_back, note, state, decided_at, decided_by, decision"


class SqlCaseStore:
    """The table of review cases of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, row: CaseRow) -> bool:
        """Add a case; False when its call has one."""
        places = ", ".join("?" * 11)
        return (
            self._database.execute(f"INSERT OR IGNORE INTO review_case ({_COLUMNS}) VALUES ({places})", astuple(row))
            == 1
        )

    def find(self, reference: str) -> CaseRow | None:
        """The case of a call."""
        row = self._database.one(f"SELECT {_COLUMNS} FROM review_case WHERE reference = ?", (reference,))
        return CaseRow(*row) if row else None  # type: ignore[arg-type]  # STRICT columns have these types

    def count(self) -> int:
        """How many cases there are."""
        return int(str(self._database.query("SELECT count(*) FROM review_case")[0][0]))
