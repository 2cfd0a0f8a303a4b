"""What the sessions in an open vault share: its lock, connection, journal and openings; the last to leave closes it."""

import threading
from contextlib import ExitStack

from callcenter.domain.hours import Opening
from callcenter.services.hashing import Precedence
from callcenter.services.journal_writer import JournalWriter
from callcenter.services.roster_work import RosterWork
from callcenter.storage.vault_database import VaultDatabase
from callcenter.storage.vault_lock import VaultLock


class HeldVault:
    """Begins with one session in it. A second one joins while a roster is hashed under the first.

    `openings` of the line are as the database has them: nobody else writes there while the vault is held.
    """

    def __init__(
        self, lock: VaultLock, database: VaultDatabase, journal: JournalWriter, openings: tuple[Opening, ...]
    ) -> None:
        self.openings = openings
        self.roster_work = RosterWork()
        self.precedence = Precedence()
        self._lock, self._database, self._journal = lock, database, journal
        self._counting = threading.Lock()
        self._sessions = 1

    def __repr__(self) -> str:
        return "<HeldVault>"

    def join(self) -> "HeldVault":
        """One session more."""
        with self._counting:
            self._sessions += 1
        return self

    def leave(self) -> None:
        """One session less; with the last one the vault is closed."""
        with self._counting:
            self._sessions -= 1
            if self._sessions:
                return
        with ExitStack() as closing:
            closing.callback(self._lock.release)
            closing.callback(self._database.close)
            closing.callback(self._journal.close)
