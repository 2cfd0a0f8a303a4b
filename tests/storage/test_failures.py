from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from callcenter.durable_file import DiskFull, NotWritable
from callcenter.errors import Bug, CallCenterError, EnvironmentFault
from callcenter.storage.connection import Database
from callcenter.storage.failures import StorageBug, VaultBusy, VaultDamaged, driver_errors_mapped
from tests.storage.conftest import KEY


def mapped(code: int | None) -> CallCenterError:
    """What leaves when the driver raises an error with this result code."""
    error = driver.OperationalError("the driver's text, which may quote CANARY")
    if code is not None:
        error.sqlite_errorcode = code
    with pytest.raises(CallCenterError) as caught, driver_errors_mapped():
        raise error
    return caught.value


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        (driver.SQLITE_PERM, NotWritable),
        (driver.SQLITE_BUSY, VaultBusy),
        (driver.SQLITE_LOCKED, VaultBusy),
        (driver.SQLITE_READONLY, NotWritable),
        (driver.SQLITE_IOERR, DiskFull),
        (driver.SQLITE_CORRUPT, VaultDamaged),
        (driver.SQLITE_FULL, DiskFull),
        (driver.SQLITE_CANTOPEN, NotWritable),
        (driver.SQLITE_NOTADB, VaultDamaged),
        (driver.SQLITE_ERROR, StorageBug),
        (driver.SQLITE_MISUSE, StorageBug),
        (None, StorageBug),
    ],
)
def test_each_result_code_becomes_one_of_our_failures(code: int | None, failure: type[CallCenterError]) -> None:
    assert type(mapped(code)) is failure


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        (10 | 3 << 8, DiskFull),  # IOERR_WRITE
        (10 | 4 << 8, DiskFull),  # IOERR_FSYNC
        (10 | 19 << 8, DiskFull),  # IOERR_SHMSIZE
        (10 | 1 << 8, VaultDamaged),  # IOERR_READ
        (10 | 2 << 8, VaultDamaged),  # IOERR_SHORT_READ
        (10 | 21 << 8, DiskFull),  # IOERR_SHMMAP
        (10 | 32 << 8, VaultDamaged),  # IOERR_DATA
        (10 | 33 << 8, VaultDamaged),  # IOERR_CORRUPTFS
        (8 | 1 << 8, NotWritable),  # READONLY_RECOVERY
        (11 | 1 << 8, VaultDamaged),  # CORRUPT_VTAB
        (5 | 2 << 8, VaultBusy),  # BUSY_SNAPSHOT
    ],
)
def test_an_extended_result_code_goes_with_its_primary_one_but_for_failed_reads(
    code: int, failure: type[CallCenterError]
) -> None:
    assert type(mapped(code)) is failure


@pytest.mark.parametrize("failure", [VaultDamaged, VaultBusy, StorageBug])
def test_each_failure_has_a_sentence_of_its_own_without_the_drivers_text(failure: type[CallCenterError]) -> None:
    code = {VaultDamaged: 11, VaultBusy: 5, StorageBug: 1}[failure]
    assert str(mapped(code)) == failure.sentence
    assert len(failure.sentence) > 30


def test_only_a_statement_of_our_own_making_is_a_bug() -> None:
    assert issubclass(StorageBug, Bug)
    assert issubclass(VaultDamaged, EnvironmentFault)
    assert issubclass(VaultBusy, EnvironmentFault)


def test_other_exceptions_pass_through() -> None:
    with pytest.raises(KeyError), driver_errors_mapped():
        raise KeyError("ours")


def test_a_second_writer_finds_the_database_busy(database: Database) -> None:
    with database.reader() as other, database.write():
        other.query("PRAGMA busy_timeout = 0")
        with pytest.raises(VaultBusy), other.write():
            pytest.fail("two writers at once")


def test_no_room_for_another_page_is_a_full_disk_and_takes_the_transaction_back(database: Database) -> None:
    database.query("PRAGMA max_page_count = 1")  # never below the present size
    with pytest.raises(DiskFull), database.write():
        for day in range(1_000):
            database.execute("INSERT INTO throttle VALUES (?, ?, 1)", (b"counter", str(day)))
    assert database.query("SELECT count(*) FROM throttle") == [(0,)]


def test_a_file_that_is_no_database_is_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"plain text\n" * 1_000)
    with pytest.raises(VaultDamaged):
        Database(tmp_path / "other.db", KEY)
