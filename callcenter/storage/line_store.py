"""Openings of the line beyond the program's hours in SQLCipher."""

from datetime import UTC, datetime

from callcenter.domain.hours import Opening
from callcenter.storage.connection import Database


class SqlLineStore:
    """The table of openings of one vault. Moments are aware, kept to the second."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, opening: Opening, opened_by: str) -> None:
        """Remember an opening."""
        self._database.execute(
            "INSERT INTO line_opening (opens_at, closes_at, opened_by) VALUES (?, ?, ?)",
            (_text(opening.opens_at), _text(opening.closes_at), opened_by),
        )

    def ending_after(self, moment: datetime) -> tuple[Opening, ...]:
        """The openings that end after `moment`, in the order in which they were added."""
        rows = self._database.query(
            "SELECT opens_at, closes_at FROM line_opening WHERE closes_at > ? ORDER BY number", (_text(moment),)
        )
        return tuple(Opening(*(datetime.fromisoformat(str(found)) for found in row)) for row in rows)

    def rows(self) -> list[tuple[str, str, str]]:
        """(opens_at, closes_at, opened_by) of every opening, in the order in which they were added."""
        rows = self._database.query("SELECT opens_at, closes_at, opened_by FROM line_opening ORDER BY number")
        return [(str(opens), str(closes), str(by)) for opens, closes, by in rows]

    def end(self, moment: datetime) -> int:
        """Have every opening that ends later end at `moment`; how many did."""
        return self._database.execute(
            "UPDATE line_opening SET closes_at = max(opens_at, ?1) WHERE closes_at > ?1", (_text(moment),)
        )


def _text(moment: datetime) -> str:
    """ISO 8601 in UTC to the second: such texts stand in the order of the moments."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
