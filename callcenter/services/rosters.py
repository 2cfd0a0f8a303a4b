"""Which roster answers: the signed switch-over, bringing back a former one, the list."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callcenter.crypto.import_sum import RunningSum
from callcenter.crypto.roster_statement import sign_statement
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.buckets import BucketDigests, bits_for, digests_of_rule
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import UserFacing
from callcenter.services.active_roster import (
    OtherSpecification,
    RosterDamaged,
    load_revision,
    statement_of,
    well_formed,
)
from callcenter.services.import_account import StagingDamaged, stored_row, stored_sum
from callcenter.services.protocols import ListedRoster
from callcenter.services.session import Session
from callcenter.storage.protocols import PERSON_RULE, Revision, RosterFacts, Staging


class NoSuchRoster(UserFacing):
    """A roster number nobody gave out."""

    code = "no_such_roster"
    sentence = "The vault has no roster of that number. List them with rosters list."


class ImportUnfinished(UserFacing):
    """A staged roster was to be switched to before all of it was hashed."""

    code = "import_unfinished"
    sentence = "The import of this roster is not finished. Go on with import --resume and the same file."


class AlreadyActive(UserFacing):
    """The roster answers already."""

    code = "already_active"
    sentence = "This roster is the active one already. Nothing was changed."


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
        ImportUnfinished, OtherSpecification, StagingDamaged or RosterDamaged.
        """
        keys = self._session.signing_keys()
        facts = self._store.get(number)
        if facts is None:
            raise NoSuchRoster
        active = self._store.newest_revision()
        if active and active.roster == number:
            raise AlreadyActive
        staging = self._store.staging()
        if staging and staging.roster == number:
            return self._switch_to_staged(keys, facts, staging)
        former = [revision for revision in self._store.revisions() if revision.roster == number]
        if not former:
            raise RosterDamaged
        load_revision(self._store, self._session.key_file, former[-1]).recount()
        content = _Content(former[-1].bucket_bits, former[-1].buckets_hash, former[-1].people, former[-1].tags)
        return self._sign(keys, facts, content)

    def _switch_to_staged(self, keys: SupervisorKeys, facts: RosterFacts, staging: Staging) -> Revision:
        if not staging.complete:
            raise ImportUnfinished
        try:
            digests, content = self._checked(facts, keys.import_key(facts.number), staging)
        except (ValueError, OverflowError, RosterDamaged):
            raise StagingDamaged from None
        if facts.specification != SPECIFICATION:
            raise OtherSpecification(facts.specification)
        self._store.replace_buckets(facts.number, digests.rows())
        return self._sign(keys, facts, content)

    def _checked(self, facts: RosterFacts, key: bytes, staging: Staging) -> "tuple[BucketDigests, _Content]":
        """Read every staged row once: what is added up against the account is what the digests are made of.

        Raises StagingDamaged, and RosterDamaged, ValueError or OverflowError for rows of another shape.
        """
        expected = stored_sum(facts, key, staging)
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

    def _sign(self, keys: SupervisorKeys, facts: RosterFacts, content: "_Content") -> Revision:
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
    newest = store.newest_revision()
    last = {revision.roster: revision for revision in store.revisions()}
    staging = store.staging()
    listed = []
    for facts in store.all():
        revision = last.get(facts.number)
        counts = revision or (staging.counts if staging and staging.roster == facts.number else None)
        listed.append(
            ListedRoster(
                number=facts.number,
                state=facts.state,
                revision=revision.revision if revision else None,
                people=counts.people if counts else 0,
                tags=counts.tags if counts else 0,
                active=newest is not None and newest.roster == facts.number,
                started_at=facts.started_at,
            )
        )
    return tuple(listed)
