"""Bring a database to the newest format, step by step; refuse one that is newer than the program."""

from collections.abc import Callable
from contextlib import closing
from functools import cache

from sqlcipher3 import dbapi2 as driver

from callcenter.errors import EnvironmentFault
from callcenter.storage.call_triggers import TRIGGERS
from callcenter.storage.connection import Database
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.format_5 import to_format_5
from callcenter.storage.schema import FORMAT, TABLES

Step = Callable[[Database], None]
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema"


class VaultNewer(EnvironmentFault):
    """The vault was written by a later program."""

    code = "vault_newer"
    sentence = "This vault was written by a newer version of the program. Install that version to open it."


def create_tables(database: Database) -> None:
    """Fill an empty database with the newest format's tables, in one transaction."""
    with database.write():
        for statement in _statements():
            database.execute(statement)
        _set_format(database, FORMAT)


@cache
def _own_schema() -> frozenset[tuple[object, ...]]:
    """What a database of the newest format is made of, as SQLite tells it."""
    with closing(driver.connect(":memory:", isolation_level=None)) as made:
        for statement in _statements():
            made.execute(statement)
        return frozenset(made.execute(_SCHEMA).fetchall())


def has_other_schema(database: Database) -> bool:
    """Whether a database of the newest format has more, less or other than what this program makes.

    A trigger or a table of somebody who had the database's key would go on working after his keys are gone.
    """
    return set(database.query(_SCHEMA)) != _own_schema()


def migrate(database: Database, keep: Callable[[], None], steps: dict[int, Step] | None = None) -> None:
    """Run each step from the database's format to the newest, one transaction each.

    `steps[n]` leads from format n to n + 1. Before the first step `keep` is called, to keep a copy of
    the database as it is. Raises what that raises, VaultNewer for a format this program does not
    know, and VaultDamaged for one that never was.
    """
    steps = STEPS if steps is None else steps
    newest = max(steps, default=FORMAT - 1) + 1
    present = format_of(database)
    if present > newest:
        raise VaultNewer
    if not steps.keys() >= set(range(present, newest)):
        raise VaultDamaged
    if present < newest:
        keep()
    for number in range(present, newest):
        with database.write():
            steps[number](database)
            _set_format(database, number + 1)


def format_of(database: Database) -> int:
    """The format number stored in the database."""
    row = database.one("PRAGMA user_version")
    return int(str(row[0])) if row else 0


def _statements() -> list[str]:
    return [statement for statement in (*TABLES.split(";"), *TRIGGERS) if statement.strip()]


def refuse_newer(database: Database) -> None:
    """Raise VaultNewer for a format that this program does not know."""
    if format_of(database) > FORMAT:
        raise VaultNewer


def _set_format(database: Database, number: int) -> None:
    database.execute(f"PRAGMA user_version = {number:d}")


def _keep_refusals(database: Database) -> None:
    """The calls that were refused a check by the throttle, so that a supervisor can release them."""
    database.execute("""CREATE TABLE throttle_refusal (
    reference TEXT NOT NULL,
    counter BLOB NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (reference, counter)
) STRICT, WITHOUT ROWID""")
    database.execute("CREATE INDEX throttle_refusal_day ON throttle_refusal (day)")


def _keep_changes(database: Database) -> None:
    """Additions and removals of a roster, and purged rosters; what is staged already stays staged, as a replacement."""
    staged = database.query(
        "SELECT roster, batch, position, sealed_sum, people, tags, duplicates, refused_rows, fills_no_rule, complete"
        " FROM staging"
    )
    database.execute("DROP TABLE staging")
    database.execute("""CREATE TABLE staging (
    roster INTEGER PRIMARY KEY REFERENCES roster,
    batch INTEGER NOT NULL,
    position INTEGER NOT NULL,
    sealed_sum BLOB NOT NULL,
    people INTEGER NOT NULL,
    tags INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    refused_rows INTEGER NOT NULL,
    fills_no_rule INTEGER NOT NULL,
    not_found INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('replace', 'add', 'remove')),
    base INTEGER NOT NULL,
    copied INTEGER NOT NULL
) STRICT""")
    for *facts, complete in staged:
        values = ", ".join("?" * len(facts))
        database.execute(f"INSERT INTO staging VALUES ({values}, 0, ?, 'replace', 0, 0)", (*facts, complete))  # type: ignore[arg-type]  # STRICT columns have these types
    database.execute(
        "CREATE INDEX journal_purge ON journal (seq) WHERE entry ->> 'kind' IN ('roster_purge_begun', 'roster_purged')"
    )


def _keep_notes_and_cases(database: Database) -> None:
    """Sealed notes, review cases, and openings of the line beyond the program's hours."""
    database.execute("""CREATE TABLE note (
    reference TEXT PRIMARY KEY,
    note_key INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID""")
    database.execute("""CREATE TABLE review_case (
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
) STRICT""")
    database.execute("CREATE INDEX review_case_waiting ON review_case (number) WHERE state = 'waiting'")
    database.execute("""CREATE TABLE line_opening (
    number INTEGER PRIMARY KEY,
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    opened_by TEXT NOT NULL
) STRICT""")


# a step keeps its own words: it makes the format of its time, whatever `TABLES` comes to be
STEPS: dict[int, Step] = {1: _keep_refusals, 2: _keep_changes, 3: _keep_notes_and_cases, 4: to_format_5}
