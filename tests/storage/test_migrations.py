from collections.abc import Callable
from pathlib import Path

import pytest

from callcenter.storage import migrations
from callcenter.storage.connection import Database
from callcenter.storage.failures import StorageBug, VaultDamaged
from callcenter.storage.migrations import STEPS, VaultNewer, create_tables, format_of, migrate
from callcenter.storage.schema import FORMAT, TABLES
from callcenter.storage.vault_database import create_vault_database, open_vault_database
from callcenter.storage.vault_folder import VaultFolder
from tests.storage.conftest import KEY, copy_of
from tests.world import MONDAY_MORNING

SEATS = "CREATE TABLE seat (letter TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"
SEATS_INDEX = "CREATE INDEX call_seat ON call (seat)"


CALLS_OF_FORMAT_4 = """CREATE TABLE call (
    number INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    seat TEXT NOT NULL,
    operator TEXT NOT NULL,
    line_open INTEGER NOT NULL,
    checks INTEGER NOT NULL,
    answer TEXT NOT NULL,
    rules_hit TEXT NOT NULL,
    wrap_up TEXT NOT NULL,
    roster INTEGER,
    program_version INTEGER NOT NULL
) STRICT"""

CASES_OF_FORMAT_4 = """CREATE TABLE review_case (
    number INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    note_key INTEGER,
    call_back BLOB,
    note BLOB,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'decided')),
    decided_at TEXT,
    decided_by TEXT,
    decision TEXT
) STRICT"""

FORMAT_4 = (
    "DROP INDEX journal_deed",
    "DROP INDEX journal_person",
    "DROP INDEX journal_switch_over",
    "CREATE INDEX journal_switch_over ON journal (seq) WHERE entry ->> 'kind' = 'roster_switched'",
    "CREATE INDEX journal_purge ON journal (seq) WHERE entry ->> 'kind' IN ('roster_purge_begun', 'roster_purged')",
    "DROP INDEX journal_reference",
    "DROP TABLE call_kind",
    "DROP TABLE call_day",
    "DROP TABLE call",
    CALLS_OF_FORMAT_4,
    "CREATE INDEX call_started ON call (started_at)",
    "DROP TABLE review_case",
    CASES_OF_FORMAT_4,
    "CREATE INDEX review_case_waiting ON review_case (number) WHERE state = 'waiting'",
    "DROP TABLE setting",
    "DROP TABLE key_renewal",
    "PRAGMA user_version = 4",
)
FORMAT_3 = (
    *FORMAT_4,
    "DROP TABLE note",
    "DROP TABLE review_case",
    "DROP TABLE line_opening",
    "PRAGMA user_version = 3",
)
FORMAT_2 = (
    *FORMAT_3,
    "DROP INDEX journal_purge",
    "DROP TABLE staging",
    "CREATE TABLE staging (roster INTEGER PRIMARY KEY REFERENCES roster, batch INTEGER NOT NULL,"
    " position INTEGER NOT NULL, sealed_sum BLOB NOT NULL, people INTEGER NOT NULL, tags INTEGER NOT NULL,"
    " duplicates INTEGER NOT NULL, refused_rows INTEGER NOT NULL, fills_no_rule INTEGER NOT NULL,"
    " complete INTEGER NOT NULL) STRICT",
    "INSERT INTO roster VALUES (1, 'staged', x'00', 'training', 'last4', 2, '5f', 60, '5e', '2026-11-23')",
    "INSERT INTO staging VALUES (1, 4, 50, CAST('sum' AS BLOB), 47, 300, 1, 2, 2, 1)",
    "PRAGMA user_version = 2",
)


def add_seats(database: Database) -> None:
    """A made-up step from the newest format to the one after."""
    database.execute(SEATS)
    database.execute(SEATS_INDEX)


def forget_the_index(database: Database) -> None:
    database.execute(SEATS)


def add_colors(database: Database) -> None:
    database.execute("CREATE TABLE color (name TEXT) STRICT")


def fail_halfway(database: Database) -> None:
    database.execute("CREATE TABLE half (name TEXT) STRICT")
    database.execute("INSERT INTO no_such_table VALUES (1)")


def schema(database: Database) -> set[tuple[object, ...]]:
    return set(database.query("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def keeping(database: Database, target: Path) -> Callable[[], None]:
    return lambda: copy_of(database, target)


def tables(database: Database) -> set[object]:
    return {row[0] for row in database.query("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_new_database_is_in_the_newest_format_and_needs_no_step(tmp_path: Path, database: Database) -> None:
    assert format_of(database) == FORMAT
    assert max(STEPS, default=FORMAT - 1) + 1 == FORMAT
    migrate(database, keeping(database, tmp_path / "copy.db"))
    assert not (tmp_path / "copy.db").exists()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    with create_vault_database(tmp_path / "vault.db", KEY) as vault:
        vault.connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
        before = schema(vault.connection)
    with pytest.raises(VaultNewer, match="newer version"):
        open_vault_database(VaultFolder(tmp_path), KEY, MONDAY_MORNING)
    assert list((tmp_path / "backups").iterdir()) == []
    with Database(tmp_path / "vault.db", KEY) as database:
        assert format_of(database) == FORMAT + 1
        assert schema(database) == before


@pytest.mark.parametrize("number", [0, -1])
def test_a_database_in_no_format_that_ever_was_is_damaged(tmp_path: Path, number: int) -> None:
    with create_vault_database(tmp_path / "vault.db", KEY) as vault:
        vault.connection.execute(f"PRAGMA user_version = {number}")
    with pytest.raises(VaultDamaged):
        open_vault_database(VaultFolder(tmp_path), KEY, MONDAY_MORNING)


def test_steps_run_in_order_and_a_copy_in_the_old_format_is_made_before(tmp_path: Path, database: Database) -> None:
    database.execute("INSERT INTO throttle VALUES (x'00', '2026-11-23', 7)")
    before = schema(database)
    (tmp_path / "copy.db").write_bytes(b"left over from a migration that did not end")
    migrate(database, keeping(database, tmp_path / "copy.db"), {FORMAT: add_seats, FORMAT + 1: add_colors})
    assert format_of(database) == FORMAT + 2
    assert {"seat", "color"} <= tables(database)
    assert database.query("SELECT count FROM throttle") == [(7,)]
    with Database(tmp_path / "copy.db", KEY) as copy:
        assert format_of(copy) == FORMAT
        assert schema(copy) == before
        assert copy.query("SELECT count FROM throttle") == [(7,)]


def test_format_2_keeps_the_calls_that_were_refused_a_check(tmp_path: Path) -> None:
    added = ("throttle_refusal", "throttle_refusal_day")
    with Database(tmp_path / "old.db", KEY) as old, Database(tmp_path / "new.db", KEY) as new:
        for database in (old, new):
            create_tables(database)
        for statement in (
            *FORMAT_3,
            "DROP TABLE throttle_refusal",
            "DROP INDEX journal_purge",
            "PRAGMA user_version = 1",
        ):
            old.execute(statement)
        old.execute("INSERT INTO throttle VALUES (x'00', '2026-11-23', 7)")
        migrate(old, keeping(old, tmp_path / "copy.db"))
        assert format_of(old) == FORMAT
        assert schema(old) == schema(new)
        assert set(added) <= {name for _, name, _, _ in schema(old)}
        assert old.query("SELECT count FROM throttle") == [(7,)]
    with Database(tmp_path / "copy.db", KEY) as copy:
        assert format_of(copy) == 1
        assert not set(added) & {name for _, name, _, _ in schema(copy)}


def test_format_3_keeps_what_a_staged_change_begins_with_and_what_is_staged_already(tmp_path: Path) -> None:
    with Database(tmp_path / "old.db", KEY) as old, Database(tmp_path / "new.db", KEY) as new:
        for database in (old, new):
            create_tables(database)
        for statement in FORMAT_2:
            old.execute(statement)
        migrate(old, keeping(old, tmp_path / "copy.db"))
        assert schema(old) == schema(new)
        columns = "roster, position, sealed_sum, fills_no_rule, complete, mode, base, copied, not_found"
        assert old.query(f"SELECT {columns} FROM staging") == [(1, 50, b"sum", 2, 1, "replace", 0, 0, 0)]


def test_format_4_makes_room_for_notes_cases_and_openings(tmp_path: Path) -> None:
    with Database(tmp_path / "old.db", KEY) as old, Database(tmp_path / "new.db", KEY) as new:
        for database in (old, new):
            create_tables(database)
        for statement in FORMAT_3:
            old.execute(statement)
        old.execute("INSERT INTO journal VALUES (1, 1, CAST('{\"kind\":\"signed_in\"}' AS BLOB), x'00')")
        migrate(old, keeping(old, tmp_path / "copy.db"))
        assert schema(old) == schema(new)
        assert {"note", "review_case", "line_opening"} <= tables(old)
        assert old.query("SELECT seq FROM journal") == [(1,)]
    with Database(tmp_path / "copy.db", KEY) as copy:
        assert format_of(copy) == 3
        assert not {"note", "review_case", "line_opening"} & tables(copy)


def test_format_5_knows_the_last_check_of_calls_that_are_open_and_of_no_other(tmp_path: Path) -> None:
    """Of those that ended before, the entry that ended them does not tell it, so the journal could not bear it out."""
    call = "INSERT INTO call VALUES (?, ?, '2026-11-23T15:30:00', ?, 'A', 'Olive', 1, 2, 'NO', '', '', NULL, 1)"
    check = """INSERT INTO journal VALUES (?, 1, CAST('{"at":"' || ? || '","kind":"check","reference":"' || ? || '"}'
        AS BLOB), x'00')"""
    with Database(tmp_path / "old.db", KEY) as old, Database(tmp_path / "new.db", KEY) as new:
        for database in (old, new):
            create_tables(database)
        for statement in FORMAT_4:
            old.execute(statement)
        for number, (reference, ended) in enumerate([("A1", None), ("A2", "2026-11-23T15:40:00"), ("A3", None)], 1):
            old.execute(call, (number, reference, ended))
        for sequence, (at, reference) in enumerate([("15:31", "A1"), ("15:33", "A1"), ("15:32", "A2")], 1):
            old.execute(check, (sequence, at, reference))
        migrate(old, keeping(old, tmp_path / "copy.db"))
        assert schema(old) == schema(new)
        assert old.query("SELECT reference, checked_at FROM call ORDER BY number") == [
            ("A1", "15:33"),
            ("A2", None),
            ("A3", None),
        ]


def test_only_the_steps_that_are_still_to_do_are_run(tmp_path: Path, database: Database) -> None:
    migrate(database, keeping(database, tmp_path / "copy.db"), {FORMAT: add_seats})
    migrate(database, keeping(database, tmp_path / "again.db"), {FORMAT: add_seats, FORMAT + 1: add_colors})
    assert format_of(database) == FORMAT + 2
    with Database(tmp_path / "again.db", KEY) as copy:
        assert format_of(copy) == FORMAT + 1


def test_a_step_that_fails_leaves_the_old_format_whole(tmp_path: Path, database: Database) -> None:
    before = schema(database)
    with pytest.raises(StorageBug):
        migrate(database, keeping(database, tmp_path / "copy.db"), {FORMAT: fail_halfway})
    assert format_of(database) == FORMAT
    assert schema(database) == before


def test_a_step_before_the_one_that_fails_stays_done_and_the_rest_can_be_done_later(
    tmp_path: Path, database: Database
) -> None:
    with pytest.raises(StorageBug):
        migrate(database, keeping(database, tmp_path / "copy.db"), {FORMAT: add_seats, FORMAT + 1: fail_halfway})
    assert format_of(database) == FORMAT + 1
    assert "seat" in tables(database)
    assert "half" not in tables(database)
    migrate(database, keeping(database, tmp_path / "copy.db"), {FORMAT: add_seats, FORMAT + 1: add_colors})
    assert format_of(database) == FORMAT + 2


@pytest.mark.parametrize(("step", "same"), [(add_seats, True), (forget_the_index, False)])
def test_a_migrated_database_has_the_schema_of_a_fresh_one(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, step: migrations.Step, same: bool
) -> None:
    """The second step forgets something that the fresh schema has: the comparison must see it."""
    migrate(database, keeping(database, tmp_path / "copy.db"), {FORMAT: step})
    monkeypatch.setattr(migrations, "TABLES", f"{TABLES};{SEATS};{SEATS_INDEX}")
    monkeypatch.setattr(migrations, "FORMAT", FORMAT + 1)
    with Database(tmp_path / "fresh.db", KEY) as fresh:
        create_tables(fresh)
        assert format_of(fresh) == format_of(database)
        assert (schema(fresh) == schema(database)) is same
