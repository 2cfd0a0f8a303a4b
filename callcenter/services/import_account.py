"""The account of a staged import: what was written so far, in a form nobody without the key can change."""

from callcenter.canonical_json import canonical_json
from callcenter.crypto.import_sum import RunningSum, open_sum, seal_sum
from callcenter.crypto.vault_keys import SealedDamaged
from callcenter.errors import EnvironmentFault
from callcenter.storage.protocols import PERSON_RULE, HashedPerson, RosterFacts, StagedCounts, Staging


class StagingDamaged(EnvironmentFault):
    """What was staged is not what this program staged."""

    code = "staging_damaged"
    sentence = "The interrupted import was changed from outside. Give it up with --discard and import again."


class ImportAccount:
    """Counts and the keyed sum of every row written for one roster."""

    def __init__(self, facts: RosterFacts, key: bytes) -> None:
        """A new account under the roster's import key."""
        self.counts = StagedCounts()
        self._facts = facts
        self._key = key
        self._batch = 0
        self._sum = RunningSum(key)

    @classmethod
    def resumed(cls, facts: RosterFacts, key: bytes, staging: Staging) -> "ImportAccount":
        """Go on with a stored account. Raises StagingDamaged."""
        account = cls(facts, key)
        account._sum = RunningSum.from_value(key, stored_sum(facts, key, staging))
        account._batch, account.counts = staging.batch, staging.counts
        return account

    def __repr__(self) -> str:
        return f"<account of roster {self._facts.number}>"

    def add(self, counts: StagedCounts, person: HashedPerson | None, new: bool) -> None:
        """Take one row in: the counts after it, its person, and whether that person was loaded."""
        self.counts = counts
        if person:
            self._sum.add(stored_row(PERSON_RULE, person.digest))
        if person and new:
            for rule, tag in person.tags:
                self._sum.add(stored_row(rule, tag))

    def next_batch(self, *, complete: bool = False) -> Staging:
        """What is stored with a batch; `complete` once every row of the source was dealt with."""
        self._batch += 1
        staging = Staging(self._facts.number, self._batch, self.counts, b"", complete)
        sealed = seal_sum(self._key, self._sum.value(), _context(self._facts, staging))
        return Staging(staging.roster, staging.batch, staging.counts, sealed, complete)


def stored_sum(facts: RosterFacts, key: bytes, staging: Staging) -> bytes:
    """The sum in a stored account. Raises StagingDamaged when anything of it or of its roster was changed."""
    try:
        return open_sum(key, staging.sealed_sum, _context(facts, staging))
    except SealedDamaged:
        raise StagingDamaged from None


def stored_row(rule: int, key: bytes) -> bytes:
    """How a stored row enters the keyed sum: `u8 rule || tag or digest`."""
    return bytes([rule]) + key


def _context(facts: RosterFacts, staging: Staging) -> bytes:
    """Everything the sum goes with: the roster it is for and how far it is."""
    counts = staging.counts
    return canonical_json(
        {
            "roster": facts.number,
            "tag_key": facts.tag_key.hex(),
            "cost": facts.cost,
            "policy": facts.policy,
            "specification": facts.specification,
            "sha256": facts.source_sha256,
            "rows": facts.source_rows,
            "settings": facts.settings,
            "batch": staging.batch,
            "position": counts.position,
            "people": counts.people,
            "tags": counts.tags,
            "duplicates": counts.duplicates,
            "refused_rows": counts.refused_rows,
            "fills_no_rule": counts.fills_no_rule,
            "complete": staging.complete,
        }
    )
