"""Failed checks in SQLCipher: a slow counter key, a day and a count, and which calls were refused for it."""

from callcenter.storage.connection import Database
from callcenter.storage.rows import Refusal


class SqlThrottleStore:
    """The throttle's tables of one vault; days are ISO dates of the center's zone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self, counter: bytes, first_day: str) -> dict[str, int]:
        """Failed checks by day from `first_day` on."""
        rows = self._database.query(
            "SELECT day, count FROM throttle WHERE counter = ? AND day >= ?", (counter, first_day)
        )
        return {str(day): int(str(count)) for day, count in rows}

    def add(self, counter: bytes, day: str) -> None:
        """One more failed check."""
        self._database.execute(
            "INSERT INTO throttle VALUES (?, ?, 1) ON CONFLICT (counter, day) DO UPDATE SET count = count + 1",
            (counter, day),
        )

    def refuse(self, reference: str, counter: bytes, kind: str, day: str) -> None:
        """Remember that a call was refused a check for a full counter, and on which day last."""
        self._database.execute(
            "INSERT INTO throttle_refusal VALUES (?, ?, ?, ?)"
            " ON CONFLICT (reference, counter) DO UPDATE SET day = excluded.day",
            (reference, counter, kind, day),
        )

    def is_refused(self, reference: str) -> bool:
        """Whether a call was refused a check, and not released since."""
        return bool(self._database.query("SELECT 1 FROM throttle_refusal WHERE reference = ? LIMIT 1", (reference,)))

    def refusals(self, first_day: str) -> list[Refusal]:
        """What calls were refused for from `first_day` on, the newest call first."""
        rows = self._database.query(
            "SELECT reference, started_at, operator, counter, kind, day FROM throttle_refusal"
            " JOIN call USING (reference) WHERE day >= ? ORDER BY number DESC, kind",
            (first_day,),
        )
        return [Refusal(*row) for row in rows]  # type: ignore[arg-type]  # STRICT columns have these types

    def release(self, reference: str) -> int:
        """Forget counts and refusals of every counter that a call was refused for; how many counters."""
        counters = "SELECT counter FROM throttle_refusal WHERE reference = ?"
        released = self._database.query(counters, (reference,))
        for table in ("throttle", "throttle_refusal"):
            self._database.execute(f"DELETE FROM {table} WHERE counter IN ({counters})", (reference,))
        return len(released)

    def forget_before(self, day: str) -> None:
        """Delete what is older than `day`."""
        for table in ("throttle", "throttle_refusal"):
            self._database.execute(f"DELETE FROM {table} WHERE day < ?", (day,))
