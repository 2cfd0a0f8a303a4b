"""One SQLCipher connection: opened with a raw key, every safety setting set and read back."""

import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hmac import compare_digest
from pathlib import Path
from typing import Self, TypeVar
from weakref import WeakSet

from sqlcipher3 import dbapi2 as driver

from callcenter.durable_file import environment_fault, sync_folder
from callcenter.errors import EnvironmentFault, UserCancelled, UserFacing
from callcenter.storage.failures import StorageBug, VaultBusy, VaultDamaged, driver_errors_mapped

Row = tuple[object, ...]
Value = int | str | bytes | float | None

Settings = Sequence[tuple[str, str, int | str]]
"""Name, value to set, value to be read back."""

_SETTINGS: Settings = (
    ("cipher_memory_security", "ON", 1),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("foreign_keys", "ON", 1),
    ("busy_timeout", "5000", 5000),
)
_STEPS = 10_000  # of SQLite's own between two looks at whether to stop
_OLDEST_CIPHER = (4, 19)
_FAULTY_SQLITE = "3.51.3"  # a WAL reset could corrupt the database


class UnsafeDriver(EnvironmentFault):
    """The installed SQLCipher is too old, faulty, or ignores a setting."""

    code = "unsafe_driver"


class StillRead(UserFacing):
    """The database's file was to be replaced while a long reading goes on."""

    code = "still_read"
    sentence = (
        "The whole vault is being read: by an export, a backup, a verification, or the check that follows a sign-in. "
        "Wait until that has ended, and do this again."
    )


class Database:
    """A connection to one vault database; every failure leaves as one of ours.

    It may be used from several threads in turn: a lock keeps them apart.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Open, creating the file if it is not there. Raises VaultDamaged when the key does not fit."""
        self._path = path
        self._key = key
        self._guard = threading.RLock()
        self._readers: WeakSet[Database] = WeakSet()
        self._closed = True
        self._lost = False  # closed to be replaced, and not opened again for want of room
        self._open()

    def __repr__(self) -> str:
        return "<Database>"

    def query(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of one statement."""
        with self._in_use():
            return list(self._connection.execute(statement, values))

    def one(self, statement: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row, or None."""
        rows = self.query(statement, values)
        return rows[0] if rows else None

    def execute(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run one statement; the number of rows it changed."""
        with self._in_use():
            return int(self._connection.execute(statement, values).rowcount)

    def execute_many(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with self._in_use():
            self._connection.executemany(statement, rows)

    @contextmanager
    def write(self) -> Iterator[None]:
        """One write transaction: kept whole at the end, taken back whole on any exception."""
        with self._guard:
            with self._in_use():
                self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                with driver_errors_mapped():
                    self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    with driver_errors_mapped():
                        self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything that is read inside is of one moment. Short: what is written meanwhile waits in the log file."""
        with self._guard:
            with driver_errors_mapped():
                self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    with driver_errors_mapped():
                        self._connection.execute("ROLLBACK")

    @property
    def engine(self) -> tuple[str, str]:
        """The versions of SQLCipher and of SQLite in it."""
        return str(self._read("cipher_version")), driver.sqlite_version

    def reader(self) -> "Database":
        """A second connection, for long reading that must not hold up the writer."""
        with self._guard:
            reader = Database(self._path, self._key)
            self._readers.add(reader)
            reader._readers = self._readers
            return reader

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else uses the database for as long as the block lasts. Raises StillRead while a reader is open."""
        with self._guard:
            if any(not reader._closed for reader in self._readers):
                raise StillRead
            yield

    def is_under(self, key: bytes) -> bool:
        """Whether that is the key of the database."""
        return compare_digest(self._key, key)

    def rekey(self, key: bytes, copy: Callable[[Path, bytes, bytes], Path]) -> None:
        """Have another file, which `copy(path, present key, key)` makes, take the place of this one, and go on with it.

        Everybody else waits. Whatever fails, the connection goes on with the file that stands there. Raises StillRead
        while a reader is open, VaultBusy, and what `copy` raises.
        """
        with self.alone():
            self.checkpoint()
            self.close()
            try:
                _remove_empty_logs(self._path)
                made = copy(self._path, self._key, key)
                try:
                    sync_folder(self._path.parent)  # the key file that knows the new key is there to stay
                    made.replace(self._path)
                    self._key = key
                    sync_folder(self._path.parent)
                except OSError as error:
                    raise environment_fault(error) from None
            finally:
                self._lost = True
                self._open()

    def fill(self, empty: "Database", pages: int, told: Callable[[int, int], None]) -> None:
        """Copy every page into an empty database, which has a key of its own, in steps of so many pages.

        Inside a `snapshot` all are of its moment, whatever others write. A damaged page, and all after it, come out
        empty without a word: look at `quick_faults` first. After each step `told(left, all)` is called, and ends it
        with what it raises.
        """
        with self._in_use():
            self._connection.backup(empty._connection, pages=pages, progress=lambda _, left, number: told(left, number))

    @property
    def size(self) -> int:
        """Bytes of the database with all that was written, wherever it stands."""
        return int(str(self._read("page_count"))) * int(str(self._read("page_size")))

    def another(self, path: Path, kind: "type[_Kind]") -> "_Kind":
        """Another file under the same key; to be closed by the caller."""
        return kind(path, self._key)

    def faults(self) -> list[str]:
        """What SQLCipher's and SQLite's own page checks complain of; empty when all is well."""
        return self.cipher_faults() + self.quick_faults(lambda: False)

    def cipher_faults(self) -> list[str]:
        """The pages in the file, used or not, that are not as SQLCipher wrote them."""
        return [str(row[0]) for row in self.query("PRAGMA cipher_integrity_check")]

    @contextmanager
    def stoppable(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Statements inside end once `stop`, which is asked every few milliseconds, says so: raises UserCancelled."""
        with self._guard:
            self._connection.set_progress_handler(stop, _STEPS)
            try:
                yield
            except StorageBug:
                if stop():  # the driver has no better word for what was interrupted
                    raise UserCancelled from None
                raise
            finally:
                self._connection.set_progress_handler(None, 0)

    def quick_faults(self, stop: Callable[[], bool]) -> list[str]:
        """What SQLite complains of in the pages in use, each of which SQLCipher authenticates as it is read.

        Once `stop` says so it ends, as `stoppable` has it: then nothing was found.
        """
        return self._faults_told_by("quick_check", stop)

    def index_faults(self, stop: Callable[[], bool]) -> list[str]:
        """The same, and where an index does not hold just the rows of its table, which takes several times as long."""
        return self._faults_told_by("integrity_check", stop)

    def _faults_told_by(self, check: str, stop: Callable[[], bool]) -> list[str]:
        try:
            with self.stoppable(stop):
                return [str(row[0]) for row in self.query(f"PRAGMA {check}(5)") if row[0] != "ok"]
        except UserCancelled:
            return []

    def checkpoint(self) -> None:
        """Write the WAL into the database and empty it."""
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close; may be called twice."""
        with self._guard, driver_errors_mapped():
            self._closed, self._lost = True, False
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> None:
        with driver_errors_mapped():
            self._connection = self._connect()
        lost, self._lost, self._closed = self._lost, False, False
        try:
            self._prepare()
        except BaseException:
            self.close()
            self._lost = lost
            raise

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        """Nobody else's turn; what the driver raises leaves as one of ours."""
        with self._guard:
            if self._lost:
                self._open()
            with driver_errors_mapped():
                yield

    def _connect(self) -> driver.Connection:
        _make_private(self._path)
        return driver.connect(str(self._path), isolation_level=None, check_same_thread=False)

    @property
    def _settings(self) -> Settings:
        return _SETTINGS

    def _prepare(self) -> None:
        self._set("cipher_log_level", "NONE", "none")
        self._unlock()
        refuse_unsafe_driver(driver.sqlite_version, str(self._read("cipher_version")))
        # the first page is read here: a wrong key or a damaged file shows now
        self.query("SELECT count(*) FROM sqlite_master")
        for name, value, expected in self._settings:
            self._set(name, value, expected)

    def _unlock(self) -> None:
        quoted = quoted_key(self._key)
        self.query(f"PRAGMA key = {quoted}")  # for which the driver takes no parameters

    def _set(self, name: str, value: str, expected: int | str) -> None:
        self.query(f"PRAGMA {name} = {value}")
        if str(self._read(name)).lower() != str(expected):
            raise UnsafeDriver(f"The installed SQLCipher ignores the setting {name}. Install sqlcipher3 0.6.4.")

    def _read(self, name: str) -> object:
        row = self.one(f"PRAGMA {name}")
        return row[0] if row else None


_Kind = TypeVar("_Kind", bound=Database)


def _make_private(path: Path) -> None:
    """SQLite gives its -wal and -shm files the permissions of the database, so it is made as 0600 first."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise environment_fault(error) from None


def quoted_key(key: bytes) -> str:
    """A raw key as statements hold it: 64 hex digits cannot end the string. Raises VaultDamaged for other lengths."""
    digits = key.hex()
    if not re.fullmatch("[0-9a-f]{64}", digits):
        raise VaultDamaged
    return f"\"x'{digits}'\""


def logs_of(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside an open database."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _remove_empty_logs(path: Path) -> None:
    """What a closed database left beside it, now that all of it is in the database. Raises VaultBusy if it is not."""
    log, shared = logs_of(path)
    try:
        if log.exists() and log.stat().st_size:
            raise VaultBusy
        log.unlink(missing_ok=True)
        shared.unlink(missing_ok=True)
    except OSError as error:
        raise environment_fault(error) from None


def refuse_unsafe_driver(sqlite_version: str, cipher_version: str) -> None:
    """Raise UnsafeDriver unless SQLCipher is 4.19 or later over an SQLite without known corruption faults."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", cipher_version)[:2])
    if numbers < _OLDEST_CIPHER:
        raise UnsafeDriver("The installed SQLCipher is too old. Install sqlcipher3 0.6.4 or later.")
    if sqlite_version == _FAULTY_SQLITE:
        raise UnsafeDriver("SQLite 3.51.3 can damage a database. Install sqlcipher3 0.6.4 or later.")
