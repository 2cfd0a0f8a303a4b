from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.storage.connection import Database
from callcenter.storage.migrations import create_tables
from callcenter.storage.still_file import NewFile

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database in the newest format."""
    with Database(tmp_path / "vault.db", KEY) as opened:
        create_tables(opened)
        yield opened


def copy_of(database: Database, target: Path) -> None:
    """A database as it is, in another file."""
    target.unlink(missing_ok=True)
    with database.snapshot(), database.another(target, NewFile) as copy:
        database.fill(copy, 10, lambda *_: None)
