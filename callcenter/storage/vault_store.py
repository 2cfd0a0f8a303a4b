"""The vault's own facts and its programs in SQLCipher."""

from contextlib import AbstractContextManager

from callcenter.storage.connection import Database
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.rows import VaultFacts

_COLUMNS = """
    vault_id, generation, training, seat, policy, tag_cost, hours_apply, throttle_applies, throttle_key, created_at
"""


class SqlVaultStore:
    """The vault and program tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(self) -> VaultFacts:
        """The vault's row. Raises VaultDamaged when it is not there."""
        row = self._database.one(f"SELECT {_COLUMNS} FROM vault")
        if row is None:
            raise VaultDamaged
        vault_id, generation, training, seat, policy, cost, hours, throttle, key, created = row
        return VaultFacts(
            vault_id,  # type: ignore[arg-type]  # STRICT columns have these types
            generation,  # type: ignore[arg-type]  # as above
            bool(training),
            str(seat),
            str(policy),
            str(cost),
            bool(hours),
            bool(throttle),
            key,  # type: ignore[arg-type]  # as above
            str(created),
        )

    def create(self, facts: VaultFacts) -> None:
        """Write the vault's row once."""
        values = (
            facts.vault_id,
            facts.generation,
            int(facts.training),
            facts.seat,
            facts.policy,
            facts.tag_cost,
            int(facts.hours_apply),
            int(facts.throttle_applies),
            facts.throttle_key,
            facts.created_at,
        )
        places = ", ".join("?" * len(values))
        self._database.execute(f"INSERT INTO vault (id, {_COLUMNS}) VALUES (1, {places})", values)

    def set_generation(self, generation: int) -> None:
        """The key file has moved on to `generation`."""
        self._database.execute("UPDATE vault SET generation = ?", (generation,))

    def program(self) -> tuple[int, bytes]:
        """The newest program's version and body. Raises VaultDamaged when there is none."""
        row = self._database.one("SELECT version, body FROM program ORDER BY version DESC LIMIT 1")
        if row is None:
            raise VaultDamaged
        return int(str(row[0])), row[1]  # type: ignore[return-value]  # a STRICT BLOB

    def programs(self) -> list[tuple[int, bytes, str]]:
        """(version, body, when it was loaded) of every program, oldest first."""
        rows = self._database.query("SELECT version, body, loaded_at FROM program ORDER BY version")
        return [(int(str(version)), body, str(at)) for version, body, at in rows]  # type: ignore[misc]  # a STRICT BLOB

    def add_program(self, body: bytes, moment: str) -> int:
        """Keep a program as the newest; its version."""
        row = self._database.one("SELECT coalesce(max(version), 0) + 1 FROM program")
        version = int(str(row[0])) if row else 1
        self._database.execute("INSERT INTO program VALUES (?, ?, ?)", (version, body, moment))
        return version

    def write(self) -> AbstractContextManager[None]:
        """A write transaction over everything in the vault's database."""
        return self._database.write()
