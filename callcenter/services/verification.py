"""Verify the journal from the supervisors' secret: what a person who holds the database could not forge."""

import math
from collections.abc import Callable

from callcenter.clock import SystemClock
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.active_roster import RosterDamaged, load_revision, recount
from callcenter.services.derived_tables import DerivedTables
from callcenter.services.journal_protocol import HeldHead, Verification
from callcenter.services.journal_walk import Broken, JournalWalk, Mark
from callcenter.services.protocols import Head
from callcenter.services.purged_entries import PurgedEntries
from callcenter.services.renewed_keys import KeysInTurn, RenewalMissing
from callcenter.services.session import Session
from callcenter.storage.rows import Revision
from callcenter.storage.vault_database import VaultDatabase

UNLINKED = "unlinked_epoch"
_PAGE = 2_000  # entries: some hundredths of a second, after which a check may go first
_REPORT_EVERY = 10  # pages


class Journal:
    """The journal for reading: its head for anyone signed in, verification for supervisors."""

    def __init__(self, session: Session) -> None:
        """Raises PasswordMustChange."""
        session.require_user()
        self._session = session

    def head(self) -> Head:
        """The last entry's place and code."""
        return self._session.head()

    def verify(
        self,
        held: Head | HeldHead | None = None,
        everything: bool = False,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
    ) -> Verification:
        """Recompute every code from the supervisors' secret and compare with the journal what follows from it.

        `held` is a head kept elsewhere: the journal must still hold it. `everything` also recounts the
        rosters, and has the database's pages and every index checked. Raises NotAllowed or UserCancelled.
        """
        turns, cancel = self._session.supervisors_in_turn(), cancel or CancelToken()
        with self._session.database.reader() as database:
            try:
                keys = KeysInTurn(database.rosters, self._session.key_file, turns)
            except RenewalMissing:
                return self._told(Broken(0, "renewal_missing"), 0, self.head())
            tables = DerivedTables(database, self._session.key_file)
            purged = PurgedEntries(keys, self._session.facts.vault_id, database.purge.codes)
            walk = JournalWalk(keys, tables.followers | purged.followers, _marks(keys, held), purged)
            try:
                self._walk(database, walk, report, cancel)
                self._finish(database, walk, tables, cancel)
                if everything:
                    self._recount(database, cancel)
                fault = Broken(walk.unlinked[0], UNLINKED) if walk.unlinked else None
            except Broken as broken:
                fault = broken
        return self._told(fault, walk.sequence - 1, Head(walk.epoch, walk.sequence - 1, walk.code.hex()), walk.unlinked)

    def _told(self, fault: Broken | None, entries: int, head: Head, unlinked: tuple[int, ...] = ()) -> Verification:
        reason = fault.reason if fault else None
        self._session.record("journal_verified", ok=fault is None, reason=reason, entries=entries)
        return Verification(fault is None, entries, fault.sequence if fault else None, reason, head, unlinked)

    def _walk(self, database: VaultDatabase, walk: JournalWalk, report: Report, cancel: CancelToken) -> None:
        """Every entry that is there now. Raises Broken or UserCancelled."""
        last, watch = database.journal.last(), SystemClock()  # a clock that is played stands still meanwhile
        total, began = last.sequence if last else 0, watch.monotonic()
        for number, page in enumerate(database.journal.pages(-math.inf, _PAGE), 1):
            walk.take(page)
            cancel.check()
            if number % _REPORT_EVERY == 0:
                done = walk.sequence - 1
                left = (total - done) * (watch.monotonic() - began) / done
                report(Progress(done, max(total, done), max(left, 0)))
            self._session.held.precedence.give_way()

    def _finish(self, database: VaultDatabase, walk: JournalWalk, tables: DerivedTables, cancel: CancelToken) -> None:
        """What was written meanwhile, and the tables as they are at that moment. Raises Broken or UserCancelled."""
        with database.connection.snapshot(), database.connection.stoppable(self._stop(cancel)):
            for page in database.journal.pages(walk.sequence, _PAGE):
                walk.take(page)
            walk.finish()
            tables.finish()
            if database.has_other_schema:
                raise Broken(0, "database_damaged")

    def _recount(self, database: VaultDatabase, cancel: CancelToken) -> None:
        """Every roster's rows against their buckets, all pages and indexes. Raises Broken or UserCancelled."""

        def pause() -> None:
            cancel.check()
            self._session.held.precedence.give_way()

        entries = {revision: sequence for sequence, revision, _ in database.journal.switch_overs()}
        for last in _revisions_with_rows(database):
            try:
                recount(database.rosters, load_revision(database.rosters, self._session.key_file, last).revision, pause)
            except RosterDamaged:
                raise Broken(entries.get(last.revision, 0), "roster_damaged") from None
        if database.connection.cipher_faults() or self._index_faults(database, cancel):
            raise Broken(0, "database_damaged")

    def _stop(self, cancel: CancelToken) -> Callable[[], bool]:
        """What a statement asks every few milliseconds: a check goes first, and whoever cancelled waits no longer."""

        def stop() -> bool:
            self._session.held.precedence.give_way()
            return cancel.is_cancelled

        return stop

    def _index_faults(self, database: VaultDatabase, cancel: CancelToken) -> list[str]:
        faults = database.connection.index_faults(self._stop(cancel))
        cancel.check()
        return faults


def _marks(keys: KeysInTurn, held: Head | HeldHead | None) -> list[Mark]:
    """The codes that must be met: that of a head kept elsewhere, and those that new supervisors' keys found."""
    marks = [Mark(sequence, code.hex(), "renewal_differs") for sequence, code in keys.codes.items()]
    if held:
        marks.append(Mark(held.seq, held.code, "head_differs", held.epoch))
    return marks


def _revisions_with_rows(database: VaultDatabase) -> list[Revision]:
    """The last revision of each roster that was not purged, as the journal says, which was found whole by now."""
    purges, active = database.journal.purges(), database.rosters.newest_revision()
    last = {revision.roster: revision for revision in database.rosters.revisions()}
    return [revision for revision in last.values() if revision.roster not in purges or revision == active]
