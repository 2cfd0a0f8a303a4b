from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.storage.connection import Database
from callcenter.storage.migrations import create_tables

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database in the newest format."""
    with Database(tmp_path / "vault.db", KEY) as opened:
        create_tables(opened)
        yield opened
