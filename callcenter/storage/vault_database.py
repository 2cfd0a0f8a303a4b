"""The vault's database with its stores: what a session opens and holds."""

from dataclasses import dataclass
from pathlib import Path

from callcenter.durable_file import environment_fault
from callcenter.storage.call_store import SqlCallStore
from callcenter.storage.case_store import SqlCaseStore
from callcenter.storage.connection import Database
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.journal_store import SqlJournalStore
from callcenter.storage.line_store import SqlLineStore
from callcenter.storage.migrations import create_tables, format_of, migrate
from callcenter.storage.note_store import SqlNoteStore
from callcenter.storage.roster_store import SqlRosterStore
from callcenter.storage.setting_store import SqlSettingStore
from callcenter.storage.throttle_store import SqlThrottleStore
from callcenter.storage.vault_store import SqlVaultStore


@dataclass(frozen=True)
class VaultDatabase:
    """One connection and the stores over it."""

    connection: Database
    vault: SqlVaultStore
    rosters: SqlRosterStore
    journal: SqlJournalStore
    calls: SqlCallStore
    throttle: SqlThrottleStore
    line: SqlLineStore
    notes: SqlNoteStore
    cases: SqlCaseStore
    settings: SqlSettingStore

    def reader(self) -> "VaultDatabase":
        """The same stores over a connection of their own, for long reading; to be closed by the caller."""
        return _stores(self.connection.reader())

    @property
    def format(self) -> int:
        """The number of the format that its tables are in."""
        return format_of(self.connection)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def __enter__(self) -> "VaultDatabase":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_vault_database(path: Path, key: bytes) -> VaultDatabase:
    """A new database in the newest format."""
    database = _stores(Database(path, key))
    create_tables(database.connection)
    return database


def open_vault_database(path: Path, key: bytes, backups: Path) -> VaultDatabase:
    """An existing database, brought to the newest format; a copy is put in `backups` before a migration.

    Raises VaultDamaged where the file is not there, empty or unreadable, NotWritable or DiskFull.
    """
    try:
        if not path.exists() or path.stat().st_size == 0:
            raise VaultDamaged
        backups.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise environment_fault(error) from None
    database = Database(path, key)
    try:
        present = format_of(database)
        migrate(database, backups / f"before-format-{present + 1}.db")
    except BaseException:
        database.close()
        raise
    return _stores(database)


def _stores(database: Database) -> VaultDatabase:
    return VaultDatabase(
        database,
        SqlVaultStore(database),
        SqlRosterStore(database),
        SqlJournalStore(database),
        SqlCallStore(database),
        SqlThrottleStore(database),
        SqlLineStore(database),
        SqlNoteStore(database),
        SqlCaseStore(database),
        SqlSettingStore(database),
    )
