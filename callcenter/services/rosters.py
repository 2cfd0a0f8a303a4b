"""Which roster answers: the signed switch-over, bringing back a former one, purging one, the list."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from callcenter.crypto.import_sum import RunningSum
from callcenter.crypto.roster_statement import sign_statement
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.buckets import BucketDigests, bits_for, digests_of_rule
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import UserFacing
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.active_roster import (
    OtherSpecification,
    RosterDamaged,
    load_revision,
    statement_of,
    well_formed,
)
from callcenter.services.bundle_origin import came_by_bundle, journaled_mode
from callcenter.services.import_account import StagingDamaged, require_base, stored_row, stored_sum
from callcenter.services.roster_protocol import ListedRoster
from callcenter.services.session import Session
from callcenter.storage.rows import PERSON_RULE, Revision, RosterFacts, Staging

BROUGHT_BACK = "brought back"  # the mode of a switch-over to a roster that was active before


class NoSuchRoster(UserFacing):
    """A roster number nobody gave out."""

    code = "no_such_roster"
    sentence = "The vault has no roster of that number. List them with rosters list."


class ImportUnfinished(UserFacing):
    """A staged roster was to be switched to before all of it was hashed."""

    code = "import_unfinished"
    sentence = "The import of this roster is not finished. Go on with import --resume and the same file."


class BundleUnfinished(ImportUnfinished):
    """A roster was to be switched to before all of its bundle was copied."""

    code = "bundle_unfinished"
    sentence = "The import of this roster's bundle is not finished. Go on with bundle import and the very same file."


class AlreadyActive(UserFacing):
    """The roster answers already."""

    code = "already_active"
    sentence = "This roster is the active one already. Nothing was changed."


class RosterPurged(UserFacing):
    """A purged roster was to be brought back."""

    code = "roster_purged"
    sentence = "This roster was purged, so it cannot be brought back. Import its file again."


class AlreadyPurged(UserFacing):
    """The roster's rows are gone already."""

    code = "already_purged"
    sentence = "This roster was purged already. Nothing was changed."


class ActiveKept(UserFacing):
    """The roster that answers was to be purged."""

    code = "active_kept"
    sentence = "This roster is the active one, so it is kept. Make another one active before you purge it."


class StagedKept(UserFacing):
    """A roster that was not switched to yet was to be purged."""

    code = "staged_kept"
    sentence = "This roster was never active. Give it up with import --discard instead."


@dataclass(frozen=True)
class _Content:
    """What is signed of a roster's rows."""

    bucket_bits: int
    buckets_hash: bytes
    people: int
    tags: int


class Rosters:
    """The rosters of one supervisor's session."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._store = session.database.rosters

    def list(self) -> tuple[ListedRoster, ...]:
        """All rosters, oldest first."""
        return list_rosters(self._session)

    def switch(self, number: int) -> Revision:
        """Make a roster the active one in one moment, signed.

        A staged one is signed only if its rows add up to the sum kept while they were written; a
        former one only if every row still is as it was signed. Raises NoSuchRoster, AlreadyActive,
        ImportUnfinished, BaseReplaced, OtherSpecification, RosterPurged, StagingDamaged or RosterDamaged.
        """
        keys = self._session.signing_keys()
        facts = self._facts(number)
        active = self._store.newest_revision()
        if active and active.roster == number:
            raise AlreadyActive
        staging = self._store.staging()
        if staging and staging.roster == number:
            return self._switch_to_staged(keys, facts, staging)
        if number in self._session.database.journal.purges():
            raise RosterPurged
        former = self._revisions_of(number)
        if not former:
            raise RosterDamaged
        load_revision(self._store, self._session.key_file, former[-1]).recount()
        if facts.specification != SPECIFICATION:
            raise OtherSpecification(facts.specification)
        content = _Content(former[-1].bucket_bits, former[-1].buckets_hash, former[-1].people, former[-1].tags)
        return self._sign(keys, facts, content, BROUGHT_BACK)

    def purge(self, number: int, report: Report = unwatched, cancel: CancelToken | None = None) -> None:
        """Delete a former roster's rows in slices that calls go on between; ended in the middle, it can be asked again.

        Its number, its revisions and its file's digest stay. Raises NoSuchRoster, ActiveKept, StagedKept,
        AlreadyPurged or UserCancelled.
        """
        session, facts = self._session, self._facts(number)
        staging, active = self._store.staging(), self._store.newest_revision()
        if active and active.roster == number:
            raise ActiveKept
        if staging and staging.roster == number:
            raise StagedKept
        if session.database.journal.purges().get(number):
            raise AlreadyPurged
        signed = self._revisions_of(number)
        people, tags = (signed[-1].people, signed[-1].tags) if signed else (0, 0)
        told = {"roster": number, "sha256": facts.source_sha256, "people": people, "tags": tags}
        session.record("roster_purge_begun", **told)
        done, total = 0, people + tags
        for size in self._store.empty(number):
            done += size
            report(Progress(min(done, total), total, None))
            if cancel:
                cancel.check()
            session.held.precedence.give_way()
        session.record("roster_purged", **told)

    def _facts(self, number: int) -> RosterFacts:
        facts = self._store.get(number)
        if facts is None:
            raise NoSuchRoster
        return facts

    def _revisions_of(self, number: int) -> Sequence[Revision]:
        return [revision for revision in self._store.revisions() if revision.roster == number]

    def _switch_to_staged(self, keys: SupervisorKeys, facts: RosterFacts, staging: Staging) -> Revision:
        if not staging.complete:
            raise BundleUnfinished if came_by_bundle(facts) else ImportUnfinished
        key = keys.import_key(facts.number)
        expected = stored_sum(facts, key, staging)
        require_base(staging, self._store.newest_revision())
        try:
            digests, content = self._checked(facts, key, expected)
        except (ValueError, OverflowError, RosterDamaged):
            raise StagingDamaged from None
        if facts.specification != SPECIFICATION:
            raise OtherSpecification(facts.specification)
        self._store.replace_buckets(facts.number, digests.rows())
        return self._sign(keys, facts, content, journaled_mode(facts, staging.mode))

    def _checked(self, facts: RosterFacts, key: bytes, expected: bytes) -> "tuple[BucketDigests, _Content]":
        """Read every staged row once: what is added up against the account is what the digests are made of.

        Raises StagingDamaged, and RosterDamaged, ValueError or OverflowError for rows of another shape.
        """
        sizes = self._store.rule_sizes(facts.number)
        bits = bits_for(max(sizes.values(), default=0))
        total = RunningSum(key)
        found: Counter[int] = Counter()

        def rows_of(rule: int) -> Iterator[tuple[bytes, int]]:
            for row, count in well_formed(self._store.rows(facts.number, rule)):
                total.add(stored_row(rule, row), count)
                found[rule] += 1
                yield row, count

        digests = BucketDigests(
            bits, (digest for rule in sorted(sizes) for digest in digests_of_rule(rule, rows_of(rule), bits))
        )
        if total.value() != expected:
            raise StagingDamaged
        people = found.pop(PERSON_RULE, 0)
        return digests, _Content(bits, digests.hash_of_all, people, found.total())

    def _sign(self, keys: SupervisorKeys, facts: RosterFacts, content: "_Content", mode: str) -> Revision:
        session = self._session
        newest, journaled = self._store.newest_revision(), session.database.journal.last_switch_over()
        previous = max(newest.revision if newest else 0, journaled[0] if journaled else 0)
        unsigned = Revision(
            revision=previous + 1,
            roster=facts.number,
            previous=previous,
            people=content.people,
            tags=content.tags,
            bucket_bits=content.bucket_bits,
            buckets_hash=content.buckets_hash,
            public_key=keys.sign_public,
            signature=b"",
            signed_by=session.user,
            signed_at=session.moment(),
        )
        statement = statement_of(session.facts.vault_id, facts, unsigned)
        revision = replace(unsigned, signature=sign_statement(keys, statement))
        with session.journal.transaction():
            self._store.add_revision(revision)
            self._store.finish_staging(facts.number)
            session.record(
                "roster_switched",
                at=revision.signed_at,
                roster=facts.number,
                mode=mode,
                revision=revision.revision,
                previous=previous,
                people=content.people,
                tags=content.tags,
                sha256=facts.source_sha256,
                signature=revision.signature.hex(),
            )
        return revision


def list_rosters(session: Session) -> tuple[ListedRoster, ...]:
    """All rosters of a vault, oldest first; any role may see them."""
    store = session.database.rosters
    newest, revisions, staging = store.newest_revision(), store.revisions(), store.staging()
    purges = session.database.journal.purges()
    last = {revision.roster: revision for revision in revisions}
    counts = {revision.roster: (revision.people, revision.tags) for revision in revisions}
    if staging:
        counts[staging.roster] = _staged_counts(staging, revisions)
    listed = []
    for facts in store.all():
        number = facts.number
        people, tags = counts.get(number, (0, 0))
        listed.append(
            ListedRoster(
                number=number,
                state=("purged" if purges[number] else "purging") if number in purges else facts.state,
                revision=last[number].revision if number in last else None,
                people=people,
                tags=tags,
                active=newest is not None and newest.roster == number,
                started_at=facts.started_at,
            )
        )
    return tuple(listed)


def _staged_counts(staging: Staging, revisions: Iterable[Revision]) -> tuple[int, int]:
    """People and tags of a staged roster, by what is done of its file; the switch-over counts anew."""
    base = next((revision for revision in revisions if revision.revision == staging.base), None)
    people, tags = (base.people, base.tags) if base else (0, 0)
    times = -1 if staging.mode == ImportMode.REMOVE else 1
    return people + times * staging.counts.people, tags + times * staging.counts.tags
