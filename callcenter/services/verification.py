"""Verify the journal from the supervisors' secret: what a person who holds the database could not forge."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from callcenter.canonical_json import canonical_json
from callcenter.crypto.journal_codes import entry_code, next_key
from callcenter.crypto.signatures import verify
from callcenter.crypto.vault_keys import SealedDamaged, SupervisorKeys
from callcenter.domain.key_file import KeyFile
from callcenter.progress import Progress, Report, unwatched
from callcenter.services.active_roster import RosterDamaged, load_revision, signed_facts
from callcenter.services.derived_tables import unlike_case_or_opening
from callcenter.services.journal_writer import EPOCH_CONTEXT, NO_CODE
from callcenter.services.protocols import Head
from callcenter.services.session import Session
from callcenter.storage.protocols import JournalRow, Revision
from callcenter.storage.vault_database import VaultDatabase

_EPOCH_ENTRY = b'"kind":"epoch_'
_REPORT_EVERY = 5_000


@dataclass(frozen=True)
class Verification:
    """What was found. `first_fault_seq` is the first entry that is not as it was written.

    `unlinked` are the epochs' first entries that nothing links to what came before: entries may be
    missing there.
    """

    ok: bool
    entries: int
    first_fault_seq: int | None
    reason: str | None
    head: Head
    unlinked: tuple[int, ...]


class _Broken(Exception):
    def __init__(self, sequence: int, reason: str) -> None:
        super().__init__(reason)
        self.sequence, self.reason = sequence, reason


@dataclass
class _Walk:
    """Where a walk along the chain stands; `key` makes the next entry's code."""

    keys: SupervisorKeys
    sequence: int = 1
    epoch: int = 0
    code: bytes = NO_CODE
    key: bytes = b""
    unlinked: tuple[int, ...] = ()

    def take(self, row: JournalRow) -> None:
        """Check one entry against everything before it. Raises _Broken."""
        if row.sequence != self.sequence:
            raise _Broken(self.sequence, "entry_missing")
        begins = row.entry.find(_EPOCH_ENTRY) >= 0 and self._begin_epoch(row)
        if row.epoch != self.epoch or not self.key:
            raise _Broken(row.sequence, "epoch_without_start")
        if entry_code(self.key, self.code, row.sequence, row.entry) != row.code:
            raise _Broken(row.sequence, "epoch_start_changed" if begins else "entry_changed")
        self.code, self.sequence, self.key = row.code, row.sequence + 1, next_key(self.key)

    def _begin_epoch(self, row: JournalRow) -> bool:
        """Derive the epoch's first key from the supervisors' secret; False for an entry that begins none."""
        try:
            entry = json.loads(row.entry)
            kind = entry["kind"]
            if kind not in {"epoch_started", "epoch_unlinked"}:
                return False
            place = (entry["epoch"], entry["seq"], bytes.fromhex(entry["previous_code"]))
            if kind == "epoch_started":
                self.key = self._signed_start(entry)
            else:
                self.key = self.keys.open_sealed(bytes.fromhex(entry["sealed_key"]))
                self.unlinked += (row.sequence,)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, SealedDamaged):
            raise _Broken(row.sequence, "epoch_start_changed") from None
        if place != (row.epoch, row.sequence, self.code):
            raise _Broken(row.sequence, "epoch_start_changed")
        self.epoch = row.epoch
        return True

    def _signed_start(self, entry: dict[str, str]) -> bytes:
        signature = bytes.fromhex(entry.pop("signature"))
        if not verify(self.keys.sign_public, EPOCH_CONTEXT, canonical_json(entry), signature):
            raise ValueError
        return self.keys.journal_key(bytes.fromhex(entry["r"]))


class Journal:
    """The journal for reading: its head for anyone signed in, verification for supervisors."""

    def __init__(self, session: Session) -> None:
        """Raises PasswordMustChange."""
        session.require_user()
        self._session = session

    def head(self) -> Head:
        """The last entry's place and code."""
        return self._session.head()

    def verify(self, held: Head | None = None, everything: bool = False, report: Report = unwatched) -> Verification:
        """Recompute every code from the supervisors' secret and compare with the journal what follows from it.

        `held` is a head kept elsewhere: the journal must still hold it. `everything` also recounts the
        rosters and has the database's pages checked. Raises NotAllowed.
        """
        keys = self._session.signing_keys()
        with self._session.database.reader() as database:
            walk = _Walk(keys)
            fault = _first_fault(database, walk, held, self._checks(database, everything), report)
        head = Head(walk.epoch, walk.sequence - 1, walk.code.hex())
        if fault is None and walk.unlinked:
            fault = _Broken(walk.unlinked[0], "unlinked_epoch")
        self._session.record("journal_verified", ok=fault is None, reason=fault.reason if fault else None)
        return Verification(
            ok=fault is None,
            entries=walk.sequence - 1,
            first_fault_seq=fault.sequence if fault else None,
            reason=fault.reason if fault else None,
            head=head,
            unlinked=walk.unlinked,
        )

    def _checks(self, database: VaultDatabase, everything: bool) -> Sequence[Callable[[], None]]:
        """What is looked at after the chain itself, in order; each raises _Broken."""

        def rosters() -> None:
            entries = {revision: sequence for sequence, revision, _ in database.journal.switch_overs()}
            for last in _revisions_with_rows(database):
                try:
                    load_revision(database.rosters, self._session.key_file, last).recount()
                except RosterDamaged:
                    raise _Broken(entries.get(last.revision, 0), "roster_damaged") from None

        def pages() -> None:
            if database.connection.faults():
                raise _Broken(0, "database_damaged")

        tables = partial(_hold_tables_against_the_journal, database, self._session.key_file)
        return (tables, rosters, pages) if everything else (tables,)


def _first_fault(
    database: VaultDatabase,
    walk: _Walk,
    held: Head | None,
    checks: Sequence[Callable[[], None]],
    report: Report,
) -> _Broken | None:
    """Walk the whole journal; the first thing that is not as it was written."""
    last = database.journal.last()
    total = last.sequence if last else 0
    met = held is None
    try:
        for row in database.journal.rows():
            walk.take(row)
            if held and row.sequence == held.seq:
                met = True
                if (row.epoch, row.code.hex()) != (held.epoch, held.code):
                    raise _Broken(row.sequence, "head_differs")
            if row.sequence % _REPORT_EVERY == 0:
                report(Progress(row.sequence, total, None))
        if not met:
            raise _Broken(walk.sequence, "shorter_than_head")
        for check in checks:
            check()
    except _Broken as broken:
        return broken
    return None


def _hold_tables_against_the_journal(database: VaultDatabase, key_file: KeyFile) -> None:
    """Raise _Broken for the first row, of the tables that follow from the journal, that does not."""
    call = database.journal.unlike_calls()
    if call is not None:
        raise _Broken(call, "call_log_differs")
    other = unlike_case_or_opening(database)
    if other is not None:
        raise _Broken(*other)
    revision = _unlike_revision(database, key_file)
    if revision is not None:
        raise _Broken(revision, "roster_differs")


def _revisions_with_rows(database: VaultDatabase) -> list[Revision]:
    """The last revision of each roster that was not purged, as the journal says, which was found whole by now."""
    purges, active = database.journal.purges(), database.rosters.newest_revision()
    last = {revision.roster: revision for revision in database.rosters.revisions()}
    return [revision for revision in last.values() if revision.roster not in purges or revision == active]


def _unlike_revision(database: VaultDatabase, key_file: KeyFile) -> int | None:
    """The journal entry of a switch-over that no stored revision bears out; 0 for a revision without an entry."""
    stored = {revision.revision: revision for revision in database.rosters.revisions()}
    for sequence, number, _ in database.journal.switch_overs():
        revision, row = stored.pop(number, None), database.journal.get(sequence)
        if revision is None or row is None or not _bears_out(revision, json.loads(row.entry)):
            return sequence
        try:
            signed_facts(database.rosters, key_file, revision)
        except RosterDamaged:
            return sequence
    return 0 if stored else None


def _bears_out(revision: Revision, entry: Mapping[str, object]) -> bool:
    """Whether a stored revision is what the switch-over's entry tells."""
    told = {
        "at": revision.signed_at,
        "user": revision.signed_by,
        "roster": revision.roster,
        "revision": revision.revision,
        "previous": revision.previous,
        "people": revision.people,
        "tags": revision.tags,
        "signature": revision.signature.hex(),
    }
    return entry.items() >= told.items()
