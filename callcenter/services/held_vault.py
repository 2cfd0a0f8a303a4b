"""What the sessions in an open vault share: its lock, connection, journal, program and openings; the last closes it."""

import threading
from contextlib import ExitStack
from datetime import datetime

from callcenter.domain.hours import Opening
from callcenter.domain.program import Program
from callcenter.errors import CallCenterError
from callcenter.services.hashing import Precedence
from callcenter.services.journal_writer import JournalWriter
from callcenter.services.roster_work import RosterWork
from callcenter.storage.vault_database import VaultDatabase
from callcenter.storage.vault_lock import VaultLock


class HeldVault:
    """Begins with one session in it. A second one joins while a roster is hashed under the first.

    `openings` of the line are as the database has them: nobody else writes there while the vault is held.
    `failed_backup` is when one that was due failed last, and how.
    `open_calls` are the references of the calls under way in its sessions. Once `is_damaged`, no check is answered,
    and none from the roster of a `damaged_revision`; that of the `counted_revision` was found whole in this process.
    Whoever reads the key file to write another one in its place is `changing_keys` meanwhile: taken before the journal.
    """

    def __init__(
        self,
        lock: VaultLock,
        database: VaultDatabase,
        journal: JournalWriter,
        openings: tuple[Opening, ...],
        program: Program,
        program_version: int,
    ) -> None:
        self.openings = openings
        self.program, self.program_version = program, program_version
        self.open_calls: set[str] = set()
        self.is_damaged = False
        self.damaged_revision: int | None = None
        self.counted_revision: int | None = None
        self.roster_work = RosterWork()
        self.precedence = Precedence()
        self.changing_keys = threading.Lock()
        self.backing_up = threading.Lock()
        self.failed_backup: tuple[datetime, CallCenterError] | None = None
        self._lock, self._database, self._journal = lock, database, journal
        self._counting = threading.Lock()
        self._sessions = 1

    def __repr__(self) -> str:
        return "<HeldVault>"

    def take_program(self, program: Program, version: int) -> None:
        """From now on this is the program, for every session in the vault."""
        self.program, self.program_version = program, version

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
