"""Which roster answers: the signed switch-over, bringing back a former one, the list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from callcenter.crypto.import_sum import RunningSum
from callcenter.crypto.roster_statement import sign_statement
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.buckets import BucketDigests, bits_for
from callcenter.errors import UserFacing
from callcenter.services.active_roster import all_digests, load_revision, statement_of
from callcenter.services.import_account import StagingDamaged, stored_row, stored_sum
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


class NobodyLoaded(UserFacing):
    """A roster without people was to be switched to."""

    code = "nobody_loaded"
    sentence = (
        "No row of the roster file could be loaded, so nothing was changed. Look at the problem list "
        "(--problems FILE), mend the file and import it again."
    )


class AlreadyActive(UserFacing):
    """The roster answers already."""

    code = "already_active"
    sentence = "This roster is the active one already. Nothing was changed."


@dataclass(frozen=True)
class ListedRoster:
    """One roster as supervisors see it; a staged one has no revision."""

    number: int
    state: str
    revision: int | None
    people: int
    tags: int
    active: bool
    started_at: str


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
        ImportUnfinished, NobodyLoaded, StagingDamaged or RosterDamaged.
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
            return self._switch_to_staged(keys, facts, staging, active)
        former = [revision for revision in self._store.revisions() if revision.roster == number][-1]
        load_revision(self._store, self._session.key_file, former).recount()
        return self._sign(keys, facts, active, former.bucket_bits, former.buckets_hash, former.people, former.tags)

    def _switch_to_staged(
        self, keys: SupervisorKeys, facts: RosterFacts, staging: Staging, active: Revision | None
    ) -> Revision:
        if not staging.complete:
            raise ImportUnfinished
        if not staging.counts.people:
            raise NobodyLoaded
        self._check_sum(facts, keys.import_key(facts.number), staging)
        sizes = self._store.rule_sizes(facts.number)
        bits = bits_for(max(sizes.values(), default=0))
        self._store.replace_buckets(facts.number, all_digests(self._store, facts.number, bits))
        digests = BucketDigests(bits, self._store.buckets(facts.number))
        tags = sum(size for rule, size in sizes.items() if rule != PERSON_RULE)
        return self._sign(keys, facts, active, bits, digests.hash_of_all, sizes[PERSON_RULE], tags)

    def _check_sum(self, facts: RosterFacts, key: bytes, staging: Staging) -> None:
        """Raises StagingDamaged unless the staged rows are those that were written."""
        expected = stored_sum(facts, key, staging)
        total = RunningSum(key)
        for rule, row, count in self._rows(staging.roster):
            if count < 1:
                raise StagingDamaged
            total.add(stored_row(rule, row), count)
        if total.value() != expected:
            raise StagingDamaged

    def _rows(self, roster: int) -> Iterator[tuple[int, bytes, int]]:
        for rule in self._store.rule_sizes(roster):
            for key, count in self._store.rows(roster, rule):
                yield rule, key, count

    def _sign(
        self,
        keys: SupervisorKeys,
        facts: RosterFacts,
        active: Revision | None,
        bits: int,
        buckets_hash: bytes,
        people: int,
        tags: int,
    ) -> Revision:
        session = self._session
        previous = active.revision if active else 0
        unsigned = Revision(
            revision=previous + 1,
            roster=facts.number,
            previous=previous,
            people=people,
            tags=tags,
            bucket_bits=bits,
            buckets_hash=buckets_hash,
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
                roster=facts.number,
                revision=revision.revision,
                previous=previous,
                people=people,
                tags=tags,
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
