"""A journal on a disk that fills up: fakes that fail at the nth append or the nth commit."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from callcenter.durable_file import DiskFull
from callcenter.services.journal_writer import JournalWriter
from callcenter.services.session import Session
from callcenter.storage.connection import Database
from callcenter.storage.journal_store import SqlJournalStore
from callcenter.storage.rows import JournalRow
from callcenter.storage.seal_file import Seal, SealFile


class FailingJournalStore(SqlJournalStore):
    """The nth entry finds no room on the disk."""

    def __init__(self, database: Database, failing: int) -> None:
        super().__init__(database)
        self._left = failing

    def append(self, row: JournalRow) -> None:
        self._left -= 1
        if self._left == 0:
            raise DiskFull
        super().append(row)


class FailingCommit:
    """Write transactions of which the nth cannot be committed and is taken back."""

    def __init__(self, write: Callable[[], AbstractContextManager[None]], failing: int) -> None:
        self._write = write
        self._left = failing

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with self._write():
            yield
            self._left -= 1
            if self._left == 0:
                raise DiskFull


class FailingSealFile(SealFile):
    """The nth overwriting of the seal does not happen, and nothing after it: the power is gone."""

    def __init__(self, session: Session, failing: int) -> None:
        super().__init__(session.folder.seal)
        self._left = failing

    def write(self, seal: Seal, *, sync: bool = False) -> None:
        self._left -= 1
        if self._left <= 0:
            raise DiskFull
        super().write(seal, sync=sync)


def fill_the_disk(session: Session, *, append: int = 0, commit: int = 0, seal: int = 0) -> None:
    """From here on the session's nth append, commit or seal fails; 0 leaves that one whole."""
    session.journal.close()
    session.journal = JournalWriter(
        FailingJournalStore(session.database.connection, append),
        FailingSealFile(session, seal) if seal else SealFile(session.folder.seal),
        FailingCommit(session.database.vault.write, commit),
        secrets.token_bytes,
    )
    assert session.journal.resume()
