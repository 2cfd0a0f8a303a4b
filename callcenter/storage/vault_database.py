"""The vault's database with its stores: what a session opens and holds."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from callcenter.durable_file import environment_fault
from callcenter.progress import Report
from callcenter.storage.backup_file import BackupUnreadable, Snapshot, Written, write_backup
from callcenter.storage.call_store import SqlCallStore
from callcenter.storage.case_store import SqlCaseStore
from callcenter.storage.connection import Database
from callcenter.storage.day_figures import SqlDayFigures
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.journal_store import SqlJournalStore
from callcenter.storage.line_store import SqlLineStore
from callcenter.storage.migrations import create_tables, format_of, has_other_schema, migrate
from callcenter.storage.note_store import SqlNoteStore
from callcenter.storage.purge_store import SqlPurgeStore
from callcenter.storage.rekeyed_copy import copy_under
from callcenter.storage.roster_store import SqlRosterStore
from callcenter.storage.setting_store import SqlSettingStore
from callcenter.storage.still_file import StillFile
from callcenter.storage.throttle_store import SqlThrottleStore
from callcenter.storage.vault_folder import VaultFolder
from callcenter.storage.vault_store import SqlVaultStore


@dataclass(frozen=True)
class VaultDatabase:
    """One connection and the stores over it; `kept` is the backup that was made before a migration."""

    connection: Database
    vault: SqlVaultStore
    rosters: SqlRosterStore
    journal: SqlJournalStore
    calls: SqlCallStore
    day_figures: SqlDayFigures
    throttle: SqlThrottleStore
    line: SqlLineStore
    notes: SqlNoteStore
    cases: SqlCaseStore
    settings: SqlSettingStore
    purge: SqlPurgeStore
    kept: Written | None = None

    def reader(self) -> "VaultDatabase":
        """The same stores over a connection of their own, for long reading; to be closed by the caller."""
        return _stores(self.connection.reader())

    def rekey(self, key: bytes, copy: Path, report: Report) -> None:
        """Put the database under another key by way of a file beside it, `copy`; the stores go on with that.

        Tables or triggers that the program did not make are not carried along. Raises StillRead, VaultBusy,
        VaultDamaged, DiskFull or NotWritable; the stores go on with the former file then.
        """
        if self.has_other_schema:
            raise VaultDamaged
        self.connection.rekey(key, lambda path, former, new: copy_under(copy, path, former, new, report))

    @property
    def format(self) -> int:
        """The number of the format that its tables are in."""
        return format_of(self.connection)

    @property
    def has_other_schema(self) -> bool:
        """Whether it has other tables, indexes or triggers than the program makes."""
        return has_other_schema(self.connection)

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


def open_vault_database(folder: VaultFolder, key: bytes, moment: datetime) -> VaultDatabase:
    """A vault's database, brought to the newest format; before a migration a backup of this moment is put in it.

    Raises VaultDamaged where the file is not there, empty or unreadable, or has other tables, indexes or triggers
    than the program makes, NotWritable or DiskFull.
    """
    path = folder.database
    try:
        if not path.exists() or path.stat().st_size == 0:
            raise VaultDamaged
        folder.backups.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise environment_fault(error) from None
    stores, kept = _stores(Database(path, key)), list[Written]()
    try:
        migrate(stores.connection, lambda: kept.append(_keep(stores, folder, moment)))
        if stores.has_other_schema:
            raise VaultDamaged
    except BaseException:
        stores.close()
        raise
    return replace(stores, kept=kept[0]) if kept else stores


def still_database(file: StillFile) -> VaultDatabase:
    """The stores over a file that nobody writes to; whoever opened it closes it."""
    return _stores(file)


def snapshot_of(database: VaultDatabase, keys: bytes, moment: datetime) -> Snapshot:
    """What a backup is to hold of the vault as it is now: inside a snapshot of the database."""
    facts, last = database.vault.facts(), database.journal.last()
    if last is None:
        raise VaultDamaged
    return Snapshot(facts.vault_id, facts.generation, moment, last.epoch, last.sequence, last.code, keys)


def require_readable(copy: StillFile) -> None:
    """Raise BackupUnreadable unless every page of a copy reads as it was written."""
    if copy.cipher_faults():
        raise BackupUnreadable


def _keep(stores: VaultDatabase, folder: VaultFolder, moment: datetime) -> Written:
    """A backup in the vault's own folder."""
    keys, name = folder.read_keys_as_stored(), folder.path.resolve().name
    with stores.connection.snapshot():
        if stores.connection.quick_faults(lambda: False):
            raise VaultDamaged
        snapshot = snapshot_of(stores, keys, moment)
        return write_backup(stores.connection, folder.backups, name, snapshot, require_readable, lambda *_: None)


def _stores(database: Database) -> VaultDatabase:
    return VaultDatabase(
        database,
        SqlVaultStore(database),
        SqlRosterStore(database),
        SqlJournalStore(database),
        SqlCallStore(database),
        SqlDayFigures(database),
        SqlThrottleStore(database),
        SqlLineStore(database),
        SqlNoteStore(database),
        SqlCaseStore(database),
        SqlSettingStore(database),
        SqlPurgeStore(database),
    )
