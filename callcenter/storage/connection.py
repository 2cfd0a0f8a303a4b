"""One SQLCipher connection: opened with a raw key, every safety setting set and read back."""

import os
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from callcenter.durable_file import environment_fault
from callcenter.errors import EnvironmentFault
from callcenter.storage.failures import VaultDamaged, driver_errors_mapped

Row = tuple[object, ...]
Value = int | str | bytes | float | None

# name, value to set, value to be read back
_SETTINGS = (
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
_OLDEST_CIPHER = (4, 19)
_FAULTY_SQLITE = "3.51.3"  # a WAL reset could corrupt the database


class UnsafeDriver(EnvironmentFault):
    """The installed SQLCipher is too old, faulty, or ignores a setting."""

    code = "unsafe_driver"


class Database:
    """A connection to one vault database; every failure leaves as one of ours.

    It may be used from several threads in turn: a lock keeps them apart.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Open, creating the file if it is not there. Raises VaultDamaged when the key does not fit."""
        self._path = path
        self._key = key
        self._guard = threading.RLock()
        _make_private(path)
        with driver_errors_mapped():
            self._connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def __repr__(self) -> str:
        return "<Database>"

    def query(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of one statement."""
        with self._guard, driver_errors_mapped():
            return list(self._connection.execute(statement, values))

    def one(self, statement: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row, or None."""
        rows = self.query(statement, values)
        return rows[0] if rows else None

    def execute(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run one statement; the number of rows it changed."""
        with self._guard, driver_errors_mapped():
            return int(self._connection.execute(statement, values).rowcount)

    def execute_many(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with self._guard, driver_errors_mapped():
            self._connection.executemany(statement, rows)

    @contextmanager
    def write(self) -> Iterator[None]:
        """One write transaction: kept whole at the end, taken back whole on any exception."""
        with self._guard:
            with driver_errors_mapped():
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

    @property
    def engine(self) -> tuple[str, str]:
        """The versions of SQLCipher and of SQLite in it."""
        return str(self._read("cipher_version")), driver.sqlite_version

    def reader(self) -> "Database":
        """A second connection, for long reading that must not hold up the writer."""
        return Database(self._path, self._key)

    def copy_to(self, target: Path) -> None:
        """An encrypted copy under the same key, consistent while the vault is in use."""
        with Database(target, self._key) as copy, self._guard, driver_errors_mapped():
            self._connection.backup(copy._connection)

    def faults(self) -> list[str]:
        """What SQLCipher's and SQLite's own page checks complain of; empty when all is well."""
        cipher = self.query("PRAGMA cipher_integrity_check")
        quick = [row for row in self.query("PRAGMA quick_check(5)") if row[0] != "ok"]
        return [str(row[0]) for row in (*cipher, *quick)]

    def checkpoint(self) -> None:
        """Write the WAL into the database and empty it."""
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close; may be called twice."""
        with self._guard, driver_errors_mapped():
            self._connection.close()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self) -> None:
        self._set("cipher_log_level", "NONE", "none")
        self._unlock()
        refuse_unsafe_driver(driver.sqlite_version, str(self._read("cipher_version")))
        # the first page is read here: a wrong key or a damaged file shows now
        self.query("SELECT count(*) FROM sqlite_master")
        for name, value, expected in _SETTINGS:
            self._set(name, value, expected)

    def _unlock(self) -> None:
        digits = self._key.hex()
        if not re.fullmatch("[0-9a-f]{64}", digits):
            raise VaultDamaged
        # the driver takes no parameters in PRAGMA key; 64 hex digits cannot end the string
        self.query(f"PRAGMA key = \"x'{digits}'\"")

    def _set(self, name: str, value: str, expected: int | str) -> None:
        self.query(f"PRAGMA {name} = {value}")
        if str(self._read(name)).lower() != str(expected):
            raise UnsafeDriver(f"The installed SQLCipher ignores the setting {name}. Install sqlcipher3 0.6.4.")

    def _read(self, name: str) -> object:
        row = self.one(f"PRAGMA {name}")
        return row[0] if row else None


def _make_private(path: Path) -> None:
    """SQLite gives its -wal and -shm files the permissions of the database, so it is made as 0600 first."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise environment_fault(error) from None


def refuse_unsafe_driver(sqlite_version: str, cipher_version: str) -> None:
    """Raise UnsafeDriver unless SQLCipher is 4.19 or later over an SQLite without known corruption faults."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", cipher_version)[:2])
    if numbers < _OLDEST_CIPHER:
        raise UnsafeDriver("The installed SQLCipher is too old. Install sqlcipher3 0.6.4 or later.")
    if sqlite_version == _FAULTY_SQLITE:
        raise UnsafeDriver("SQLite 3.51.3 can damage a database. Install sqlcipher3 0.6.4 or later.")
