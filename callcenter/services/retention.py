"""Calls that are older than they are to be kept: taken away in slices, signed, so that the journal still verifies."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date

from callcenter.crypto.purge_statement import BLOCK, PurgedBlock, PurgeStatement, block_over, sign_purge
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.purged_entries import CALLS_PURGED, told_of
from callcenter.services.retention_protocol import (
    LEAST_MONTHS,
    MOST_MONTHS,
    LastPurge,
    Purged,
    RetentionFault,
    RetentionOverview,
)
from callcenter.services.session import Session
from callcenter.services.vault_settings import change_setting, setting
from callcenter.services.verification import UNLINKED, Journal
from callcenter.storage.rows import NamedEntry

ENTRIES_OF_CALLS = frozenset(
    {
        *("call_opened", "check", "call_closed", "call_taken_up", "check_refused", "throttle_released"),
        *("reference_quoted", "note_opened", "review_case_opened", "review_case_decided", "review_case_read"),
    }
)
"""The kinds of entries that lose their text with the call that they name; every other kind keeps it."""
OVERDUE = "Calls are older than they are to be kept. A supervisor purges them, on the journal page."
_NAME = "retention_months"
_ENDED = "calls_purge_ended"
_GROUP = 2_000  # calls that are signed for at once
_ASKED = 100  # calls whose entries are looked for at once
_SLICE = 5  # calls that go in one transaction of some milliseconds


class VaultRetentionDesk:
    """How long calls are kept, in one supervisor's session: fulfills `RetentionDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def overview(self) -> RetentionOverview:
        """How it stands."""
        session = self._session
        months = retention_months(session)
        due_before = months_before(session.today(), months) if months else None
        last = session.database.journal.deeds(session.head().seq + 1, 1, (_ENDED,))
        return RetentionOverview(
            months, months_before(session.today(), LEAST_MONTHS), due_before, is_overdue(session), _told(last)
        )

    def keep_for(self, months: int | None) -> RetentionOverview:
        """Set an age, or none."""
        if months is not None and not LEAST_MONTHS <= months <= MOST_MONTHS:
            raise RetentionFault("months")
        change_setting(self._session, _NAME, None if months is None else str(months))
        return self.overview()

    def count(self, before: date) -> int:
        """How many calls began before a day."""
        return self._session.database.calls.count("", _moment(self._session, before))

    def purge(self, before: date | None, report: Report = unwatched, cancel: CancelToken | None = None) -> Purged:
        """Take calls away; without a day, those that are older than the age that is set."""
        day = before or self.overview().due_before
        if day is None:
            raise RetentionFault("no_date")
        return _Purge(self._session, day).run(report, cancel or CancelToken())


def retention_months(session: Session) -> int | None:
    """For how long calls are kept; None for good."""
    kept = setting(session, _NAME)
    return int(kept) if kept else None


def is_overdue(session: Session) -> bool:
    """Whether a call is older than the age that is set, and could go."""
    months, purge = retention_months(session), session.database.purge
    if not months:
        return False
    moment = _started_before(session, months_before(session.today(), months))
    return bool(purge.ended_before(moment, 0, purge.last_before(moment), 1))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    whole = day.year * 12 + day.month - 1 - months
    for last in (day.day, 30, 29, 28):
        try:
            return date(whole // 12, whole % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def _moment(session: Session, before: date) -> str:
    """The moment at which a day of the center begins. Raises RetentionFault for one that is too recent."""
    if before > months_before(session.today(), LEAST_MONTHS):
        raise RetentionFault("too_recent")
    return _started_before(session, before)


def _started_before(session: Session, before: date) -> str:
    return session.hours.day_bounds(before, before)[0].astimezone(UTC).isoformat(timespec="seconds")


def _told(rows: Sequence[object]) -> LastPurge | None:
    for row in rows:
        entry = json.loads(row.entry)  # type: ignore[attr-defined]  # a JournalRow
        return LastPurge(entry["at"], entry["user"], date.fromisoformat(entry["before"]), entry["calls"])
    return None


class _Purge:
    """One purge, from its beginning to its end."""

    def __init__(self, session: Session, before: date) -> None:
        """Raises NotAllowed, SupervisorKeysGone or RetentionFault."""
        self._keys = session.signing_keys()
        self._session, self._before = session, before
        self._moment = _moment(session, before)
        self._store = session.database.purge

    def run(self, report: Report, cancel: CancelToken) -> Purged:
        session, before = self._session, self._before.isoformat()
        total = session.database.calls.count("", self._moment)
        calls = entries = 0
        self._require_as_written(report, cancel)
        session.record("calls_purge_begun", before=before)
        for going in self._signed_groups():
            for some in _parts(going, _SLICE):
                cancel.check()
                session.held.precedence.give_way()
                gone, emptied = self._take_away(some)
                calls, entries = calls + gone, entries + emptied
                report(Progress(calls, total, None))
        session.record(_ENDED, before=before, calls=calls, entries=entries)
        session.database.connection.checkpoint()  # what was written over stands in the log file until then
        return Purged(self._before, calls, entries, session.database.calls.count("", self._moment))

    def _require_as_written(self, report: Report, cancel: CancelToken) -> None:
        """Raise RetentionFault where the tables or entries, by which a call is old, are not what was written.

        What is purged under a supervisor's signature is asked for no more: neither its age nor anything else.
        """
        found = Journal(self._session).verify(report=report, cancel=cancel)
        if not found.ok and found.reason != UNLINKED:  # which a restored vault stays for good
            raise RetentionFault("differs")

    def _signed_groups(self) -> Iterator[list[str]]:
        """References of calls that are to go, some thousand at a time, once it is signed which entries go with them."""
        after, last = 0, self._store.last_before(self._moment)
        while found := self._store.ended_before(self._moment, after, last, _GROUP):
            after = found[-1][0]
            references = [reference for _, reference in found]
            named = [one for some in _parts(references, _ASKED) for one in self._store.entries_of(some)]
            going = self._going(references, named)
            if going:
                self._sign(len(going), _emptied_with(going, named))
                yield going

    def _take_away(self, references: Sequence[str]) -> tuple[int, int]:
        """Some calls with all that names them, in one transaction: a kill finds each call whole or gone."""
        session = self._session
        with session.journal.still(), session.database.connection.alone(), session.journal.transaction():
            named = self._store.entries_of(references)
            going = self._going(references, named)
            emptied = [one.sequence for one in _emptied_with(going, named)]
            self._store.empty(emptied)
            self._store.forget(going)
        return len(going), len(emptied)

    def _going(self, references: Iterable[str], named: Iterable[NamedEntry]) -> list[str]:
        """Those that nothing in the present epoch names: the seal is walked along its entries, whose texts it takes."""
        epoch = self._session.head().epoch
        kept = {one.reference for one in named if one.epoch == epoch} | self._session.held.open_calls
        return [reference for reference in references if reference not in kept]

    def _sign(self, calls: int, going: Iterable[NamedEntry]) -> None:
        coming: dict[int, dict[int, bytes]] = {}
        for one in going:
            coming.setdefault(one.sequence // BLOCK, {})[one.sequence] = one.code
        blocks = tuple(self._block(block, coming[block]) for block in sorted(coming))
        session, before = self._session, self._before.isoformat()
        statement = PurgeStatement(session.facts.vault_id, before, calls, blocks)
        session.record(
            CALLS_PURGED,
            before=before,
            calls=calls,
            blocks=[told_of(one) for one in blocks],
            signature=sign_purge(self._keys, statement).hex(),
        )

    def _block(self, block: int, coming: dict[int, bytes]) -> PurgedBlock:
        """What is without text in a block, and what will be."""
        gone = dict(self._store.emptied(block * BLOCK, (block + 1) * BLOCK - 1))
        return block_over(sorted((gone | coming).items()))


def _emptied_with(references: Iterable[str], named: Iterable[NamedEntry]) -> list[NamedEntry]:
    going = set(references)
    return [one for one in named if one.reference in going and one.kind in ENTRIES_OF_CALLS]


def _parts(references: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (references[first : first + size] for first in range(0, len(references), size))
