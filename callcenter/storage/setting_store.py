"""What supervisors set for the vault as a whole, in SQLCipher: one text a name."""

from callcenter.storage.connection import Database


class SqlSettingStore:
    """The table of settings of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """A setting's value; None where nobody set it."""
        row = self._database.one("SELECT value FROM setting WHERE name = ?", (name,))
        return str(row[0]) if row else None

    def set(self, name: str, value: str | None) -> None:
        """Keep a value in place of the one before; None forgets it."""
        if value is None:
            self._database.execute("DELETE FROM setting WHERE name = ?", (name,))
        else:
            self._database.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def all(self) -> dict[str, str]:
        """Every value by its name."""
        return {str(name): str(value) for name, value in self._database.query("SELECT name, value FROM setting")}
