"""An open vault's lock, connection and journal, shared by the sessions in it; the last one to leave closes them."""

import threading
from contextlib import ExitStack

from callcenter.services.hashing import Precedence
from callcenter.services.journal_writer import JournalWriter
from callcenter.services.roster_work import RosterWork
from callcenter.storage.vault_database import VaultDatabase
from callcenter.storage.vault_lock import VaultLock


class HeldVault:
    """Begins with one session in it. A second one joins while a roster is hashed under the first."""

    def __init__(self, lock: VaultLock, database: VaultDatabase, journal: JournalWriter) -> None:
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
