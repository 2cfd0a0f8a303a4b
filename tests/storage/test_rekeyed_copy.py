"""A database under another key: the same rows, nothing left of the former file, and no copy that differs."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from callcenter.durable_file import DiskFull
from callcenter.progress import unwatched
from callcenter.storage import rekeyed_copy
from callcenter.storage.connection import Database, StillRead
from callcenter.storage.failures import VaultBusy, VaultDamaged
from callcenter.storage.rekeyed_copy import copy_under, room_to_copy
from callcenter.storage.still_file import NewFile, bring_to_disk
from tests.small_disk import files_at_most
from tests.storage.conftest import KEY

NEW = bytes(range(1, 33))
ROWS = 500
PAGE = 4096


@pytest.fixture
def filled(database: Database) -> Database:
    """Rows in a table by number, one without a number of its own, one by two columns that stand last, and a counter."""
    database.execute("CREATE TABLE pair (text TEXT, b INTEGER, a BLOB, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID")
    database.execute("CREATE TABLE heap (text TEXT) STRICT")
    with database.write():
        rows = [(f"row {number}", number % 7, os.urandom(16)) for number in range(ROWS)]
        database.execute_many("INSERT INTO pair VALUES (?, ?, ?)", rows)
        database.execute_many("INSERT INTO heap VALUES (?)", [(f"word {number}",) for number in range(ROWS)])
        database.execute("INSERT INTO setting VALUES ('idle', '10')")
    return database


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def rekey(database: Database, folder: Path, key: bytes = NEW) -> None:
    database.rekey(key, partial(under, folder / "vault.db.new"))


def under(target: Path, path: Path, key: bytes, new_key: bytes) -> Path:
    return copy_under(target, path, key, new_key, unwatched)


def everything(database: Database) -> list[object]:
    return [database.query(f"SELECT * FROM {table}") for table in ("pair", "heap", "setting", "sqlite_master")]


def test_the_rows_are_the_same_under_the_new_key_and_the_former_one_opens_nothing(
    filled: Database, tmp_path: Path
) -> None:
    before = everything(filled)
    rekey(filled, tmp_path)
    assert everything(filled) == before
    assert filled.is_under(NEW)
    filled.execute("INSERT INTO heap VALUES ('one more')")
    with filled.reader() as reader:
        assert reader.query("SELECT count(*) FROM heap") == [(ROWS + 1,)]
    filled.close()
    assert files(tmp_path) == {"vault.db"}
    with pytest.raises(VaultDamaged):
        Database(tmp_path / "vault.db", KEY)
    with Database(tmp_path / "vault.db", NEW) as again:
        assert again.faults() == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM pair WHERE text = 'row 400'",
        "UPDATE pair SET text = 'other' WHERE text = 'row 400'",
        "INSERT INTO pair VALUES ('more', 1, x'00')",
        "UPDATE heap SET text = 'other' WHERE text = 'word 499'",
        "UPDATE heap SET rowid = 1000 WHERE text = 'word 499'",
        "DELETE FROM heap WHERE text = 'word 0'",
        "INSERT INTO heap VALUES ('word 0')",
        "UPDATE setting SET value = '11'",
        "CREATE TABLE more (text TEXT) STRICT",
        "PRAGMA user_version = 4",
    ],
)
def test_a_copy_that_differs_in_anything_never_takes_the_place(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    change_the_copy(monkeypatch, partial(run, statement))
    before = everything(filled)
    with pytest.raises(VaultDamaged):
        rekey(filled, tmp_path)
    assert everything(filled) == before
    assert filled.is_under(KEY)
    assert "vault.db.new" not in files(tmp_path)


@pytest.mark.parametrize("place", ["pair", "call_end"])
def test_a_copy_with_a_bit_turned_in_a_table_or_an_index_never_takes_the_place(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    [(page,)] = filled.query("SELECT rootpage FROM sqlite_master WHERE name = ?", (place,))

    def turn_a_bit(target: Path) -> None:
        data = bytearray(target.read_bytes())
        data[int(str(page)) * PAGE - PAGE // 2] ^= 1
        target.write_bytes(data)

    change_the_copy(monkeypatch, turn_a_bit)
    with pytest.raises(VaultDamaged):
        rekey(filled, tmp_path)
    assert filled.is_under(KEY)


def run(statement: str, target: Path) -> None:
    with NewFile(target, NEW) as copy:
        copy.query(statement)


def change_the_copy(monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]) -> None:
    bring = bring_to_disk

    def changed(target: Path) -> None:
        change(target)
        bring(target)

    monkeypatch.setattr(rekeyed_copy, "bring_to_disk", changed)


def test_without_room_the_database_goes_on_as_it_was_and_later_it_is_done(filled: Database, tmp_path: Path) -> None:
    size = (tmp_path / "vault.db").stat().st_size
    filled.checkpoint()
    before = everything(filled)
    for room in (0, PAGE, size // 2):
        with files_at_most(room), pytest.raises(DiskFull):
            rekey(filled, tmp_path)
        assert "vault.db.new" not in files(tmp_path)
    assert everything(filled) == before
    rekey(filled, tmp_path)
    assert everything(filled) == before


def test_what_an_interrupted_copy_left_is_cleared_away(filled: Database, tmp_path: Path) -> None:
    for name in ("vault.db.new", "vault.db.new-wal", "vault.db.new-journal"):
        (tmp_path / name).write_bytes(b"half a copy")
    before = everything(filled)
    rekey(filled, tmp_path)
    assert everything(filled) == before
    filled.close()
    assert files(tmp_path) == {"vault.db"}


def test_while_somebody_reads_nothing_is_replaced(filled: Database, tmp_path: Path) -> None:
    with filled.reader() as reader:
        with pytest.raises(StillRead):
            rekey(filled, tmp_path)
        with reader.reader(), pytest.raises(StillRead):
            rekey(filled, tmp_path)
    rekey(filled, tmp_path)


def test_a_log_that_another_program_keeps_from_being_written_out_is_never_thrown_away(
    filled: Database, tmp_path: Path
) -> None:
    with Database(tmp_path / "vault.db", KEY) as stranger:
        filled.execute("PRAGMA busy_timeout = 0")
        stranger.query("BEGIN")
        stranger.query("SELECT count(*) FROM heap")
        filled.execute("INSERT INTO heap VALUES ('late')")
        with pytest.raises(VaultBusy):
            rekey(filled, tmp_path)
        stranger.query("COMMIT")
    assert filled.query("SELECT count(*) FROM heap WHERE text = 'late'") == [(1,)]


def test_certainly_too_little_room_is_told_before(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_to_copy(tmp_path / "vault.db")
    monkeypatch.setattr(rekeyed_copy, "_SPARE_BYTES", 1 << 62)
    with pytest.raises(DiskFull):
        room_to_copy(tmp_path / "vault.db")
