"""The roster that answers: checked against a supervisor's signature, every look-up against its bucket."""

from collections.abc import Callable, Iterable, Iterator

from callcenter.crypto.roster_statement import RosterStatement, hash_of_tag_key, verify_statement
from callcenter.crypto.tags import TAG_COSTS, TagHasher
from callcenter.domain.buckets import (
    EMPTY_DIGEST,
    BucketDigests,
    BucketsHash,
    RowPage,
    bounds_of,
    bucket_of,
    digest_of,
    digests_of_pages,
)
from callcenter.domain.key_file import KeyFile
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.services.renewed_keys import is_believed
from callcenter.storage.protocols import RosterStore
from callcenter.storage.rows import Revision, RosterFacts, RuleRow, TaggedRow
from callcenter.storage.vault_database import VaultDatabase

_TAG_BYTES = len(EMPTY_DIGEST) // 2
_PAGE = 2_000  # rows: some milliseconds of reading


class RosterDamaged(EnvironmentFault):
    """What is stored of a roster is not what a supervisor signed."""

    code = "roster_damaged"
    sentence = (
        "The roster is not the one a supervisor signed, so no check is answered from it. "
        "Load it again, or bring back a former one with rosters switch."
    )


class OtherSpecification(UserFacing):
    """The roster was hashed under another edition of the rules for names and dates."""

    code = "other_specification"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"The roster was loaded under matching specification {number}, and this program works under "
            f"{SPECIFICATION}. Load the roster again with this program, or use the program it was loaded with."
        )


class ActiveRoster:
    """One roster, its signed bucket digests in memory."""

    def __init__(self, facts: RosterFacts, revision: Revision, digests: BucketDigests, store: RosterStore) -> None:
        self.facts = facts
        self.revision = revision
        self._digests = digests
        self._store = store

    def hasher(self) -> TagHasher:
        """Computes this roster's tags."""
        return TagHasher(self.facts.tag_key, TAG_COSTS[self.facts.cost])

    def has_rule(self, rule: int) -> bool:
        """Whether anybody can be found under the rule."""
        return self._digests.has_rule(rule)

    def holds(self, rule: int, tag: bytes) -> bool:
        """Whether a tag is stored. Raises RosterDamaged when its bucket is not as signed, absence too."""
        return any(stored == tag for stored, _ in self._checked_rows(rule, bucket_of(tag, self._digests.bits)))

    @property
    def bucket_count(self) -> int:
        """How many buckets `slices` goes through."""
        return len(self._digests.rules) << self._digests.bits

    def slices(self, first: int, size: int) -> Iterator[tuple[int, list[RuleRow]]]:
        """All rows from the bucket `first` on, person digests among them, in parts of at least `size` rows.

        Each with the number of buckets done by then: the first of a slice to come. Raises RosterDamaged
        at a bucket that is not as signed, an empty one too.
        """
        rows: list[RuleRow] = []
        for number, (rule, _, found) in enumerate(self.buckets(first), first + 1):
            rows.extend((rule, tag, count) for tag, count in found)
            if len(rows) >= size or number == self.bucket_count:
                yield number, rows
                rows = []

    def buckets(self, first: int = 0) -> Iterator[tuple[int, int, list[TaggedRow]]]:
        """(rule, bucket, rows) of every bucket from the `first` on. Raises RosterDamaged at one not as signed."""
        bits, rules = self._digests.bits, self._digests.rules
        for number in range(first, self.bucket_count):
            rule, bucket = rules[number >> bits], number & ((1 << bits) - 1)
            yield rule, bucket, self._checked_rows(rule, bucket)

    def _checked_rows(self, rule: int, bucket: int) -> list[TaggedRow]:
        """A bucket's rows. Raises RosterDamaged when they are not as signed."""
        bounds = bounds_of(bucket, self._digests.bits)
        rows = list(well_formed(self._store.bucket_rows(self.facts.number, rule, *bounds)))
        if digest_of(rows) != self._digests.expected(rule, bucket):
            raise RosterDamaged
        return rows

    def recount(self) -> None:
        """Read every row against its bucket. Raises RosterDamaged."""
        recount(self._store, self.revision, lambda: None)


def recount(store: RosterStore, revision: Revision, pause: Callable[[], None]) -> None:
    """Read every row of a roster anew: it must come to what was signed. Raises RosterDamaged, and what `pause` raises.

    `pause` is called between two buckets.
    """
    whole = BucketsHash(revision.bucket_bits)
    try:
        for bucket in all_digests(store, revision.roster, revision.bucket_bits):
            whole.take(*bucket)
            pause()
    except (ValueError, OverflowError):
        raise RosterDamaged from None
    if whole.value() != revision.buckets_hash:
        raise RosterDamaged


def statement_of(vault_id: bytes, facts: RosterFacts, revision: Revision) -> RosterStatement:
    """What a supervisor signs of a roster."""
    return RosterStatement(
        vault_id=vault_id,
        roster=facts.number,
        revision=revision.revision,
        previous_revision=revision.previous,
        tag_key_hash=hash_of_tag_key(facts.tag_key),
        cost=facts.cost,
        policy=facts.policy,
        specification=facts.specification,
        people=revision.people,
        bucket_bits=revision.bucket_bits,
        buckets_hash=revision.buckets_hash,
    )


def load_active(database: VaultDatabase, key_file: KeyFile) -> ActiveRoster | None:
    """The roster the newest revision names, or None before the first switch-over.

    Raises RosterDamaged, also when the journal's last switch-over was to another revision: an older
    one may have been put back.
    """
    with database.vault.write():  # both of one moment: another thread may be switching over
        revision = database.rosters.newest_revision()
        journaled = database.journal.last_switch_over()
    if journaled != ((revision.revision, revision.signature.hex()) if revision else None):
        raise RosterDamaged
    return load_revision(database.rosters, key_file, revision) if revision else None


def load_revision(store: RosterStore, key_file: KeyFile, revision: Revision) -> ActiveRoster:
    """A roster as a revision signed it. Raises RosterDamaged."""
    facts = signed_facts(store, key_file, revision)
    try:
        digests = BucketDigests(revision.bucket_bits, store.buckets(facts.number))
    except (ValueError, OverflowError):
        raise RosterDamaged from None
    if digests.hash_of_all != revision.buckets_hash:
        raise RosterDamaged
    return ActiveRoster(facts, revision, digests, store)


def signed_facts(store: RosterStore, key_file: KeyFile, revision: Revision) -> RosterFacts:
    """What is stored of a revision's roster, borne out by its signature. Raises RosterDamaged."""
    facts = store.get(revision.roster)
    if facts is None or not is_believed(store, key_file, revision):
        raise RosterDamaged
    try:
        statement = statement_of(key_file.vault_id, facts, revision)
        signed = verify_statement(revision.public_key, statement, revision.signature)
    except (ValueError, OverflowError):
        raise RosterDamaged from None
    if not signed:
        raise RosterDamaged
    return facts


def all_digests(store: RosterStore, roster: int, bits: int) -> Iterator[tuple[int, int, bytes]]:
    """(rule, bucket, digest) of every stored row of a roster, person digests among them."""
    for rule in store.rules(roster):
        yield from digests_of_pages(rule, map(_well_formed_page, store.row_pages(roster, rule, _PAGE)), bits)


def _well_formed_page(rows: list[TaggedRow]) -> RowPage:
    """A page's tags and counts. Raises RosterDamaged as `well_formed` does."""
    tags, counts = zip(*rows, strict=True)
    if set(map(len, tags)) != {_TAG_BYTES} or min(counts) < 1 or max(counts) >= 1 << 32:
        raise RosterDamaged
    return tags, counts


def well_formed(rows: Iterable[TaggedRow]) -> Iterator[TaggedRow]:
    """The rows as they come. Raises RosterDamaged for one that no import writes: digests join rows without lengths."""
    for tag, count in rows:
        if len(tag) != _TAG_BYTES or not 0 < count < 1 << 32:
            raise RosterDamaged
        yield tag, count
