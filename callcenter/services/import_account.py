"""The account of a staged import: what was written so far, in a form nobody without the key can change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from callcenter.canonical_json import canonical_json
from callcenter.crypto.import_sum import RunningSum, open_sum, seal_sum
from callcenter.crypto.vault_keys import SealedDamaged
from callcenter.domain.import_mode import ImportMode
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.storage.rows import PERSON_RULE, HashedPerson, Revision, RosterFacts, RuleRow, StagedCounts, Staging

_NO_CHANGE = {"mode": "replace", "base": 0, "copied": 0, "not_found": 0}


class StagingDamaged(EnvironmentFault):
    """What was staged is not what this program staged."""

    code = "staging_damaged"
    sentence = "The interrupted import was changed from outside. Give it up with --discard and import again."


class BaseReplaced(UserFacing):
    """The roster that an addition or removal began with is not the active one any more."""

    code = "base_replaced"
    sentence = (
        "Another roster was made active since this addition or removal was begun, and switching to it now would "
        "undo that. Give the import up with --discard and import the file again."
    )


class ImportAccount:
    """Counts and the keyed sum of every row written for one roster."""

    def __init__(self, facts: RosterFacts, key: bytes, mode: ImportMode = ImportMode.REPLACE, base: int = 0) -> None:
        """A new account under the roster's import key; an addition or removal begins with the revision `base`."""
        self.mode = mode
        self.base = base
        self.copied = 0
        self.counts = StagedCounts()
        self._facts = facts
        self._key = key
        self._batch = 0
        self._sum = RunningSum(key)

    @classmethod
    def resumed(cls, facts: RosterFacts, key: bytes, staging: Staging) -> "ImportAccount":
        """Go on with a stored account. Raises StagingDamaged."""
        total = stored_sum(facts, key, staging)
        account = cls(facts, key, ImportMode(staging.mode), staging.base)
        account._sum = RunningSum.from_value(key, total)
        account._batch, account.counts, account.copied = staging.batch, staging.counts, staging.copied
        return account

    def __repr__(self) -> str:
        return f"<account of roster {self._facts.number}>"

    def copy(self, copied: int, rows: Iterable[RuleRow]) -> None:
        """Take rows of the base in; so many of its buckets, or of a bundle's parts, are copied by then."""
        self.copied = copied
        for rule, key, count in rows:
            self._sum.add(stored_row(rule, key), count)

    def load(self, part: int, rows: Sequence[RuleRow]) -> None:
        """Take in the rows of a bundle's part, which is the `part`th; each counts as a row of the source."""
        self.copy(part, rows)
        counts = self.counts
        people = sum(rule == PERSON_RULE for rule, _, _ in rows)
        self.counts = replace(
            counts,
            position=counts.position + len(rows),
            people=counts.people + people,
            tags=counts.tags + len(rows) - people,
        )

    def add(self, person: HashedPerson, before: int) -> int:
        """Take a person of the file in, who was there `before` so often; how many tags were loaded or taken away."""
        removing = self.mode is ImportMode.REMOVE
        if removing and not before:
            return 0
        times = -1 if removing else 1
        self._sum.add(stored_row(PERSON_RULE, person.digest), times)
        if before != (1 if removing else 0):  # loaded once more, or one time less
            return 0
        for rule, tag in person.tags:
            self._sum.add(stored_row(rule, tag), times)
        return len(person.tags)

    def next_batch(self, *, complete: bool = False) -> Staging:
        """What is stored with a batch; `complete` once every row of the source was dealt with."""
        self._batch += 1
        staging = Staging(
            self._facts.number, self._batch, self.counts, b"", complete, self.mode.value, self.base, self.copied
        )
        return replace(staging, sealed_sum=seal_sum(self._key, self._sum.value(), _context(self._facts, staging)))


def stored_sum(facts: RosterFacts, key: bytes, staging: Staging) -> bytes:
    """The sum in a stored account. Raises StagingDamaged when anything of it or of its roster was changed."""
    try:
        return open_sum(key, staging.sealed_sum, _context(facts, staging))
    except SealedDamaged:
        raise StagingDamaged from None


def require_base(staging: Staging, newest: Revision | None) -> None:
    """Raises BaseReplaced unless an addition or removal began with the newest revision."""
    if staging.base and (newest is None or newest.revision != staging.base):
        raise BaseReplaced


def stored_row(rule: int, key: bytes) -> bytes:
    """How a stored row enters the keyed sum: `u8 rule || tag or digest`."""
    return bytes([rule]) + key


def _context(facts: RosterFacts, staging: Staging) -> bytes:
    """Everything the sum goes with: the roster it is for and how far it is.

    What only a change has is left out for a replacement: one begun by a program before changes goes on.
    """
    counts = staging.counts
    change = {"mode": staging.mode, "base": staging.base, "copied": staging.copied, "not_found": counts.not_found}
    return canonical_json(
        ({} if change == _NO_CHANGE else change)
        | {
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
