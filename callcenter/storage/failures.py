"""The one map from driver errors to plain failures."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as driver

from callcenter.durable_file import DiskFull, NotWritable
from callcenter.errors import Bug, EnvironmentFault


class VaultDamaged(EnvironmentFault):
    """The database cannot be read as one."""

    code = "vault_damaged"
    sentence = "The vault's database is damaged. Nothing was changed. Put back the newest backup of the vault folder."


class VaultBusy(EnvironmentFault):
    """Another connection holds the database."""

    code = "vault_busy"
    sentence = "Another program holds the vault's database. Close it and try again."


class StorageBug(Bug):
    """A statement the program should never have sent."""

    code = "storage_bug"
    sentence = "The program sent the vault a statement it does not understand. Nothing was changed."


# SQLite's primary result codes, https://sqlite.org/rescode.html
_BY_CODE: dict[int, type[EnvironmentFault]] = {
    3: NotWritable,  # PERM
    5: VaultBusy,  # BUSY
    6: VaultBusy,  # LOCKED
    8: NotWritable,  # READONLY
    10: DiskFull,  # IOERR: on a healthy disk a write or sync that found no room
    11: VaultDamaged,  # CORRUPT
    13: DiskFull,  # FULL
    14: NotWritable,  # CANTOPEN
    26: VaultDamaged,  # NOTADB
}
# the same in SQLite's own words (sqlite3_errstr): the driver's backup tells no code
_BY_WORDS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
_IO_ERROR_READS = {266, 522, 8202, 8458}  # IOERR_READ, IOERR_SHORT_READ, IOERR_DATA, IOERR_CORRUPTFS


@contextmanager
def driver_errors_mapped() -> Iterator[None]:
    """Turn whatever the driver raises into one of ours; the driver's text, which may quote SQL, is dropped."""
    try:
        yield
    except driver.Error as error:
        code = getattr(error, "sqlite_errorcode", _BY_WORDS.get(str(error)))
        if code in _IO_ERROR_READS:
            raise VaultDamaged from None
        failure = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
        raise (failure or StorageBug) from None
    except (UnicodeEncodeError, OverflowError):  # a value that no column takes, which their texts may quote
        raise StorageBug from None
