"""Database files that nobody else has open: one that is read as it stands, and one that is filled once."""

import os
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from callcenter.durable_file import environment_fault
from callcenter.storage.connection import Database, Settings, logs_of

_SETTINGS_TO_READ: Settings = (
    ("cipher_memory_security", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("trusted_schema", "OFF", 0),
    ("query_only", "ON", 1),
)
# a copy is made anew after a crash, so nothing is kept for one, and it is brought to the disk once
_SETTINGS_TO_FILL: Settings = (
    ("cipher_memory_security", "ON", 1),
    ("journal_mode", "OFF", "off"),
    ("synchronous", "OFF", 0),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
)


class StillFile(Database):
    """A database file that nobody writes to: read without the files that SQLite keeps beside an open one."""

    @property
    def _settings(self) -> Settings:
        return _SETTINGS_TO_READ

    def _connect(self) -> driver.Connection:
        return driver.connect(address(self._path), uri=True, isolation_level=None, check_same_thread=False)


class NewFile(Database):
    """A database file that is filled once."""

    @property
    def _settings(self) -> Settings:
        return _SETTINGS_TO_FILL


def address(path: Path) -> str:
    """A file that nobody writes to, as SQLite opens it without files beside it."""
    return f"{path.absolute().as_uri()}?immutable=1"


def bring_to_disk(path: Path) -> None:
    """Have what was written to a file outlive a power cut. Raises NotWritable or DiskFull."""
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise environment_fault(error) from None


def remove_copy(target: Path) -> None:
    """Delete a copy that was begun, and whatever lies beside it. Raises NotWritable."""
    try:
        for path in (target, *logs_of(target), target.with_name(f"{target.name}-journal")):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise environment_fault(error) from None
