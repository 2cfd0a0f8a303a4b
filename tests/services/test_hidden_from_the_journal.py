"""Somebody who holds the database's key changes what no page check and no code of an entry tells of."""

from pathlib import Path

import pytest

from callcenter.services.people import People
from callcenter.services.verification import Journal
from callcenter.storage.connection import Database
from callcenter.storage.failures import VaultDamaged
from tests.world import GARCIA, OPERATOR, SMITH, World


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """García was on the first roster, and is not on the second."""
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault()
    world.load(GARCIA, SMITH)
    world.load(SMITH)
    world.ask(last_name="Nobody")
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


def leave_out_of_index(database: Database, index: str, condition: str) -> None:
    """Make an index anew without some of its rows, and have it say that it has them."""
    [(told,)] = database.query("SELECT sql FROM sqlite_schema WHERE name = ?", (index,))
    database.query("PRAGMA writable_schema = ON")
    database.execute(f"DROP INDEX {index}")
    database.execute(f"{told} AND {condition}")
    database.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (told, index))  # type: ignore[arg-type]  # a TEXT column
    database.query("PRAGMA writable_schema = RESET")


def test_a_switch_over_that_is_left_out_of_its_index_is_met_on_the_walk(world: World) -> None:
    with world.database() as database:
        [(last,)] = database.query("SELECT max(seq) FROM journal WHERE entry ->> 'kind' = 'roster_switched'")
        leave_out_of_index(database, "journal_switch_over", f"seq < {last}")
        database.execute("DELETE FROM roster_revision WHERE revision = 2")
        assert database.faults() == []
    found = world.verify()
    assert (found.ok, found.reason, found.first_fault_seq) == (False, "roster_differs", last)


def test_a_switch_over_that_is_left_out_of_its_index_alone_is_found_too(world: World) -> None:
    with world.database() as database:
        leave_out_of_index(database, "journal_switch_over", "0")
    assert world.verify().reason == "roster_differs"


@pytest.mark.parametrize("index", ["journal_deed", "journal_person", "review_case_to_be_added", "journal_reference"])
def test_rows_that_are_left_out_of_any_index_are_found_when_everything_is_verified(world: World, index: str) -> None:
    with world.sign_in() as session:
        session.record("head_written")
    with world.database() as database:
        if index.startswith("review_case"):
            database.execute(
                "INSERT INTO review_case (number, reference, opened_at, opened_by, reason, state, decision)"
                " VALUES (1, 'AAA-AAA', '', '', '', 'decided', 'to_be_added')"
            )
            assert world_is_sound(database)
        leave_out_of_index(database, index, "0")
        assert not world_is_sound(database)
    assert not world.verify(everything=True).ok


def world_is_sound(database: Database) -> bool:
    return database.index_faults(lambda: False) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("policy", "full"), ("seat", "Z"), ("tag_cost", "standard"), ("created_at", "2021-01-01T00:00:00+00:00")],
)
def test_what_the_vault_is_for_good_is_held_against_the_entry_of_its_making(
    world: World, column: str, value: str
) -> None:
    assert world.tamper(f"UPDATE vault SET {column} = ?", value) == 1
    found = world.verify()
    assert (found.ok, found.reason) == (False, "settings_differ")


@pytest.mark.parametrize(("column", "value"), [("policy", "full"), ("tag_cost", "standard")])
def test_no_import_begins_under_other_rules_than_those_that_were_signed(world: World, column: str, value: str) -> None:
    world.tamper(f"UPDATE vault SET {column} = ?", value)
    with pytest.raises(VaultDamaged):
        world.load(SMITH, GARCIA)
    assert world.tamper("UPDATE roster SET source_rows = source_rows") == 2


@pytest.mark.parametrize("day", ["~~", "", "0", "2021-11-22T"])
def test_calls_that_never_were_are_not_added_up_unseen(world: World, day: str) -> None:
    assert world.tamper("INSERT INTO call_day SELECT kind, ?, 1000, 1000, 1000, 1, 1 FROM call_kind LIMIT 1", day) == 1
    assert world.verify().reason == "call_log_differs"


@pytest.mark.parametrize("number", [0, -1, -(2**63)])
def test_a_call_before_the_first_one_is_found(world: World, number: int) -> None:
    columns = "reference, started_at, ended_at, seat, operator, line_open, checks, answer, rules_hit, wrap_up, roster"
    copied = columns.replace("reference", "'AZZ-ZZZ'")
    made = f"INSERT INTO call (number, {columns}, program_version) SELECT ?, {copied}, 1 FROM call LIMIT 1"
    assert world.tamper(made, number) == 1
    assert world.verify().reason == "call_log_differs"


@pytest.mark.parametrize("sequence", [0, -9, -(2**63)])
def test_an_entry_before_the_first_one_is_found(world: World, sequence: int) -> None:
    entry = b'{"kind":"backup_made","roster":1}'
    assert world.tamper("INSERT INTO journal VALUES (?, 1, ?, ?)", sequence, entry, bytes(32)) == 1
    assert not world.verify().ok


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER kept AFTER DELETE ON tag BEGIN SELECT 1; END",
        "CREATE TABLE kept (tag BLOB)",
        "CREATE VIEW kept AS SELECT * FROM tag",
        "DROP TRIGGER call_removed",
        "DROP INDEX journal_person",
    ],
)
def test_a_database_with_other_tables_or_triggers_than_the_programs_is_not_opened(world: World, statement: str) -> None:
    world.tamper(statement)
    with pytest.raises(VaultDamaged):
        world.sign_in(OPERATOR)


def test_what_is_added_while_somebody_is_signed_in_is_found_and_not_carried_under_new_keys(world: World) -> None:
    with world.sign_in() as session, world.database() as beside:
        beside.execute("CREATE TABLE kept (tag BLOB)")
        beside.close()
        assert Journal(session).verify().reason == "database_damaged"
        with pytest.raises(VaultDamaged):
            session.database.rekey(bytes(32), world.path / "copy", lambda _: None)
        with pytest.raises(VaultDamaged):
            People(session).remove(OPERATOR)
        assert OPERATOR in [person.name for person in People(session).list()]
