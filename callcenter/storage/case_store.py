"""Review cases in SQLCipher, one a call; derived from the journal."""

from dataclasses import astuple

from callcenter.domain.review_cases import ADDED, CaseList
from callcenter.storage.connection import Database, Row, Value
from callcenter.storage.rows import CaseRow, CaseSums

_COLUMNS = (
    "reference, opened_at, opened_by, reason, note_key, call_back, note, state, decided_at, decided_by, decision,"
    " decision_key, decision_note, revision, decision_entry"
)
_MEANT = {
    CaseList.WAITING: "state = 'waiting'",  # as the partial indexes have them
    CaseList.TO_BE_ADDED: "decision = 'to_be_added'",
    CaseList.DECIDED: "state = 'decided'",
    CaseList.ALL: "TRUE",
}


class SqlCaseStore:
    """The table of review cases of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, row: CaseRow) -> bool:
        """Add a case; False when its call has one."""
        values = astuple(row)
        places = ", ".join("?" * len(values))
        return self._database.execute(f"INSERT OR IGNORE INTO review_case ({_COLUMNS}) VALUES ({places})", values) == 1

    def decide(self, row: CaseRow) -> None:
        """Store how the case of a call is decided; what it was opened with stays."""
        self._database.execute(
            "UPDATE review_case SET state = ?, decided_at = ?, decided_by = ?, decision = ?, decision_key = ?,"
            " decision_note = ?, revision = ?, decision_entry = ? WHERE reference = ?",
            (*astuple(row)[7:], row.reference),
        )

    def find(self, reference: str) -> CaseRow | None:
        """The case of a call."""
        found = self.numbered(reference)
        return found[1] if found else None

    def numbered(self, reference: str) -> tuple[int, CaseRow] | None:
        """The case of a call with its number."""
        row = self._database.one(f"SELECT number, {_COLUMNS} FROM review_case WHERE reference = ?", (reference,))
        return _numbered(row) if row else None

    def page(
        self, meant: CaseList, beyond: int | None, size: int, *, newest_first: bool = False
    ) -> list[tuple[int, CaseRow]]:
        """Up to `size` cases with their numbers, in the order in which they were opened, from either end.

        Those beyond the one of number `beyond` on the way, or from the end on.
        """
        beside, order = ("<", "DESC") if newest_first else (">", "ASC")
        values: tuple[Value, ...] = (size,) if beyond is None else (beyond, size)
        rows = self._database.query(
            f"SELECT number, {_COLUMNS} FROM review_case WHERE {_MEANT[meant]}"
            f"{'' if beyond is None else f' AND number {beside} ?'} ORDER BY number {order} LIMIT ?",
            values,
        )
        return [_numbered(row) for row in rows]

    def sums(self, since: str) -> CaseSums:
        """What waits, and what was decided from `since` (ISO 8601 in UTC) on, but for what was `added`."""
        waiting, oldest = self._database.query(
            f"SELECT count(*), min(opened_at) FROM review_case WHERE {_MEANT[CaseList.WAITING]}"
        )[0]
        to_be_added = self._database.query(f"SELECT count(*) FROM review_case WHERE {_MEANT[CaseList.TO_BE_ADDED]}")
        decided = self._database.query(
            "SELECT decision, count(*), sum(unixepoch(decided_at) - unixepoch(opened_at)) FROM review_case"
            " WHERE decided_at >= ? AND decision <> ? GROUP BY decision",
            (since, ADDED),
        )
        return CaseSums(
            waiting=int(str(waiting)),
            oldest=None if oldest is None else str(oldest),
            to_be_added=int(str(to_be_added[0][0])),
            decided={str(decision): int(str(count)) for decision, count, _ in decided},
            seconds=sum(int(str(seconds)) for *_, seconds in decided),
        )

    def added(self, since: str) -> list[CaseRow]:
        """The cases of people whose addition was named from `since` (ISO 8601 in UTC) on."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM review_case WHERE decided_at >= ? AND decision = ?", (since, ADDED)
        )
        return [CaseRow(*row) for row in rows]  # type: ignore[arg-type]  # STRICT columns have these types

    def count(self) -> int:
        """How many cases there are."""
        return int(str(self._database.query("SELECT count(*) FROM review_case")[0][0]))

    def count_decided(self) -> int:
        """How many of them name an entry that decided them."""
        return int(str(self._database.query("SELECT count(decision_entry) FROM review_case")[0][0]))


def _numbered(row: Row) -> tuple[int, CaseRow]:
    number, *columns = row
    return int(str(number)), CaseRow(*columns)  # type: ignore[arg-type]  # STRICT columns have these types
