import os
import stat
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from callcenter.durable_file import NotWritable
from callcenter.storage import connection
from callcenter.storage.connection import Database, UnsafeDriver, refuse_unsafe_driver
from callcenter.storage.failures import StorageBug, VaultDamaged
from tests.storage.conftest import copy_of

KEY = bytes(range(32))
CANARY = "GARCIA_900123456"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "vault.db", KEY) as opened:
        opened.execute("CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT)")
        yield opened


def words(database: Database) -> list[object]:
    return [row[0] for row in database.query("SELECT text FROM word ORDER BY number")]


def add(database: Database, text: str) -> None:
    database.execute("INSERT INTO word (text) VALUES (?)", (text,))


def whole_story(error: BaseException) -> str:
    """Everything a crash file or a log could show of an exception, those it came from included."""
    seen = ""
    while error:
        seen += repr(error) + str(error) + "".join(traceback.format_exception(error))
        error = error.__cause__ or error.__context__  # type: ignore[assignment]  # None ends the loop
    return seen


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("cipher_log_level", "NONE"),
        ("cipher_memory_security", "1"),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
    ],
)
@pytest.mark.parametrize("which", ["first", "reader"])
def test_every_connection_has_every_safety_setting(database: Database, which: str, setting: str, value: object) -> None:
    opened = database if which == "first" else database.reader()
    assert opened.one(f"PRAGMA {setting}") == (value,)
    opened.close()


def test_a_setting_that_the_driver_ignores_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite passes over a PRAGMA it does not know without a word."""
    monkeypatch.setattr(connection, "_SETTINGS", (("later_setting", "ON", 1),))
    with pytest.raises(UnsafeDriver, match="ignores the setting later_setting"):
        Database(tmp_path / "vault.db", KEY)


@pytest.mark.parametrize(
    ("sqlite", "cipher"),
    [("3.53.4", "4.18.0 community"), ("3.51.3", "4.19.0 community"), ("3.53.4", "3.99"), ("3.53.4", "None")],
)
def test_an_old_or_faulty_driver_is_refused(sqlite: str, cipher: str) -> None:
    with pytest.raises(UnsafeDriver, match=r"Install sqlcipher3 0\.6\.4 or later"):
        refuse_unsafe_driver(sqlite, cipher)


@pytest.mark.parametrize("cipher", ["4.19.0 community", "4.20.1 community", "5.0.0 enterprise"])
def test_a_good_driver_is_accepted(cipher: str) -> None:
    refuse_unsafe_driver("3.53.4", cipher)


def test_the_driver_in_use_is_asked_for_its_own_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_OLDEST_CIPHER", (99, 0))
    with pytest.raises(UnsafeDriver):
        Database(tmp_path / "vault.db", KEY)


def test_the_database_opens_again_with_its_key_and_with_no_other(tmp_path: Path, database: Database) -> None:
    add(database, "kept")
    database.close()
    with Database(tmp_path / "vault.db", KEY) as again:
        assert words(again) == ["kept"]
    for wrong in (bytes(32), KEY[::-1], KEY[:-1] + b"\x00"):
        with pytest.raises(VaultDamaged):
            Database(tmp_path / "vault.db", wrong)


@pytest.mark.parametrize("key", [KEY[::-1], KEY[:31], KEY + b"\x00", b""], ids=["wrong", "short", "long", "none"])
def test_no_exception_holds_the_key(tmp_path: Path, database: Database, key: bytes) -> None:
    database.close()
    with pytest.raises(VaultDamaged) as caught:
        Database(tmp_path / "vault.db", key)
    story = whole_story(caught.value).lower()
    assert key.hex()[:8] not in story or not key
    assert "pragma key =" not in story
    assert KEY.hex() not in repr(database)


def test_a_statement_that_fails_shows_neither_itself_nor_its_values(database: Database) -> None:
    with pytest.raises(StorageBug) as caught:
        database.execute(f"INSERT INTO {CANARY} VALUES (?)", (CANARY,))
    assert CANARY not in "".join(traceback.format_exception(caught.value)) + repr(caught.value)


@pytest.mark.parametrize("value", [f"{CANARY}\ud800", 1 << 63])
def test_a_value_that_no_column_takes_is_a_bug_of_ours_that_does_not_show_it(
    database: Database, value: str | int
) -> None:
    acts: tuple[Callable[[], object], ...] = (
        lambda: database.query("SELECT * FROM word WHERE text = ?", (value,)),
        lambda: database.execute("INSERT INTO word (text) VALUES (?)", (value,)),
        lambda: database.execute_many("INSERT INTO word (text) VALUES (?)", [(value,)]),
    )
    for act in acts:
        with pytest.raises(StorageBug) as caught:
            act()
        assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_nothing_that_is_written_can_be_read_in_any_file(tmp_path: Path, database: Database) -> None:
    database.execute_many("INSERT INTO word (text) VALUES (?)", [(CANARY,)] * 500)
    assert CANARY.encode() not in (tmp_path / "vault.db-wal").read_bytes()
    database.checkpoint()
    assert CANARY.encode() not in (tmp_path / "vault.db").read_bytes()
    assert not (tmp_path / "vault.db").read_bytes().startswith(b"SQLite format 3")


def test_the_database_and_its_companions_are_their_owners_alone_while_open(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Database(tmp_path / "vault.db", KEY) as database:
            database.execute("CREATE TABLE word (text TEXT)")
            copy_of(database, tmp_path / "copy.db")
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(["vault.db", "vault.db-wal", "vault.db-shm", "copy.db"], 0o600)


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_transaction_is_taken_back_whole_on_any_exception(database: Database, failure: type[BaseException]) -> None:
    add(database, "before")
    with pytest.raises(failure), database.write():
        add(database, "half")
        raise failure
    assert words(database) == ["before"]
    with database.write():
        add(database, "after")
    assert words(database) == ["before", "after"]


def test_a_statement_that_fails_inside_a_transaction_takes_it_back(database: Database) -> None:
    with pytest.raises(StorageBug), database.write():
        add(database, "half")
        database.execute("INSERT INTO word VALUES (1, 'the number is taken')")
    assert words(database) == []


def test_a_transaction_is_there_for_others_only_when_it_is_done(database: Database) -> None:
    with database.reader() as reader:
        with database.write():
            add(database, "half")
            assert words(reader) == []
        assert words(reader) == ["half"]


def test_threads_take_turns_at_one_connection(database: Database) -> None:
    """Without the lock one thread's statements would fall into the other's transaction."""
    add(database, "0")

    def count_up() -> None:
        for _ in range(50):
            with database.write():
                [text] = words(database)
                database.execute("UPDATE word SET text = ?", (str(int(str(text)) + 1),))

    threads = [threading.Thread(target=count_up) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert words(database) == ["100"]


def test_a_copy_is_encrypted_under_the_same_key_and_holds_what_is_only_in_the_wal(
    tmp_path: Path, database: Database
) -> None:
    database.checkpoint()
    for _ in range(100):
        add(database, CANARY)
    copy_of(database, tmp_path / "copy.db")
    add(database, "later")
    data = (tmp_path / "copy.db").read_bytes()
    assert CANARY.encode() not in data
    assert not data.startswith(b"SQLite format 3")
    with Database(tmp_path / "copy.db", KEY) as copy:
        assert words(copy) == [CANARY] * 100
        assert copy.faults() == []
    with pytest.raises(VaultDamaged):
        Database(tmp_path / "copy.db", bytes(32))


def test_a_checkpoint_empties_the_wal_and_keeps_the_rows(tmp_path: Path, database: Database) -> None:
    add(database, "kept")
    assert (tmp_path / "vault.db-wal").stat().st_size
    database.checkpoint()
    assert (tmp_path / "vault.db-wal").stat().st_size == 0
    assert words(database) == ["kept"]


def test_the_page_checks_find_a_damaged_page_that_nobody_has_read(tmp_path: Path, database: Database) -> None:
    database.execute_many("INSERT INTO word (text) VALUES (?)", [(CANARY,)] * 2_000)
    assert database.faults() == []
    database.close()
    path = tmp_path / "vault.db"
    data = bytearray(path.read_bytes())
    data[10 * 4096 + 2_000] ^= 1
    path.write_bytes(data)
    with Database(path, KEY) as again:
        assert any("HMAC" in fault for fault in again.faults())


def test_closing_twice_is_fine_and_using_it_afterwards_is_a_bug(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(StorageBug):
        words(database)


def test_a_place_that_cannot_be_opened_is_the_environments_fault(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone" / "vault.db"):
        with pytest.raises(NotWritable):
            Database(path, KEY)
