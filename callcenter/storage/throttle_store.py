"""Failed checks in SQLCipher: a slow counter key, a day and a count, nothing else."""

from callcenter.storage.connection import Database


class SqlThrottleStore:
    """The throttle table of one vault; days are ISO dates of the center's zone."""

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

    def forget_before(self, day: str) -> None:
        """Delete what is older than `day`."""
        self._database.execute("DELETE FROM throttle WHERE day < ?", (day,))
