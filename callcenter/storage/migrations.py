"""Bring a database to the newest format, step by step; refuse one that is newer than the program."""

from collections.abc import Callable
from pathlib import Path

from callcenter.errors import EnvironmentFault
from callcenter.storage.connection import Database
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.schema import FORMAT, TABLES

Step = Callable[[Database], None]


class VaultNewer(EnvironmentFault):
    """The vault was written by a later program."""

    code = "vault_newer"
    sentence = "This vault was written by a newer version of the program. Install that version to open it."


def create_tables(database: Database) -> None:
    """Fill an empty database with the newest format's tables, in one transaction."""
    with database.write():
        for statement in TABLES.split(";"):
            if statement.strip():
                database.execute(statement)
        _set_format(database, FORMAT)


def migrate(database: Database, copy_to: Path, steps: dict[int, Step] | None = None) -> None:
    """Run each step from the database's format to the newest, one transaction each.

    `steps[n]` leads from format n to n + 1. Before the first step the database is copied to
    `copy_to`. Raises VaultNewer for a format this program does not know, and VaultDamaged for one that
    never was.
    """
    steps = STEPS if steps is None else steps
    newest = max(steps, default=FORMAT - 1) + 1
    present = format_of(database)
    if present > newest:
        raise VaultNewer
    if not steps.keys() >= set(range(present, newest)):
        raise VaultDamaged
    if present < newest:
        copy_to.unlink(missing_ok=True)
        database.copy_to(copy_to)
    for number in range(present, newest):
        with database.write():
            steps[number](database)
            _set_format(database, number + 1)


def format_of(database: Database) -> int:
    """The format number stored in the database."""
    row = database.one("PRAGMA user_version")
    return int(str(row[0])) if row else 0


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


# a step keeps its own words: it makes the format of its time, whatever `TABLES` comes to be
STEPS: dict[int, Step] = {1: _keep_refusals}
