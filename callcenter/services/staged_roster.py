"""What an import writes: short transactions, each with the account that makes it resumable."""

from collections.abc import Iterator, Sequence

from callcenter.domain.import_mode import ImportMode
from callcenter.domain.roster import FILLS_NO_RULE, NOT_FOUND
from callcenter.files.roster_messages import OutlinedRow, ReadRow
from callcenter.services.active_roster import ActiveRoster
from callcenter.services.import_account import ImportAccount
from callcenter.services.person_hashing import HashedRow
from callcenter.services.session import Session
from callcenter.storage.rows import RosterFacts, RuleRow, StagedCounts

COPIED_ROWS = 200  # in one transaction, and at most a bucket more: at 20 microseconds a row, well under 20 ms


class StagedRoster:
    """A roster on its way; whoever asks for something else than `account` tells ends up unsigned."""

    def __init__(self, session: Session, facts: RosterFacts, account: ImportAccount) -> None:
        self._database = session.database
        self._store = session.database.rosters
        self._facts = facts
        self._account = account

    def copy(self, base: ActiveRoster) -> Iterator[None]:
        """Go on copying the base's rows, a few buckets a step: just what was checked is written.

        Raises RosterDamaged at a bucket that is not as it was signed.
        """
        for copied, rows in base.slices(self._account.copied, COPIED_ROWS):
            self._account.copy(copied, rows)
            self._add(rows)
            yield

    def load(self, part: int, rows: Sequence[RuleRow]) -> None:
        """Take in the rows of a bundle's part."""
        self._account.load(part, rows)
        self._add(rows)

    def apply(self, batch: Sequence[HashedRow]) -> None:
        """Load a few people of the file, or take them away."""
        account, roster = self._account, self._facts.number
        removing = account.mode is ImportMode.REMOVE
        change = self._store.remove_people if removing else self._store.add_people
        problems: list[tuple[int, str]] = []
        with self._database.vault.write():
            times = iter(change(roster, [person for _, person in batch if person]))
            for row, person in batch:
                before = next(times) if person else 0
                tags = account.add(person, before) if person else 0
                missing = removing and person is not None and not before
                account.counts = counted(account.counts, row, tags, not_found=missing)
                problems.extend((row.row, code) for code in problem_codes(row, not_found=missing))
            self._store.add_problems(roster, problems)
            self._store.set_staging(account.next_batch())

    def _add(self, rows: Sequence[RuleRow]) -> None:
        """Rows that are in the account already, written with it in one transaction."""
        staging = self._account.next_batch()
        with self._database.vault.write():
            self._store.add_rows(self._facts.number, rows)
            self._store.set_staging(staging)


def counted(counts: StagedCounts, row: ReadRow, tags: int, *, not_found: bool = False) -> StagedCounts:
    """The counts after one more row; `tags` is 0 unless it loaded a person or took one away."""
    nothing = not row.combinations
    return StagedCounts(
        position=counts.position + 1,
        people=counts.people + (tags > 0),
        tags=counts.tags + tags,
        duplicates=counts.duplicates + (not nothing and not tags and not not_found),
        refused_rows=counts.refused_rows + nothing,
        fills_no_rule=counts.fills_no_rule + (nothing and not row.refused),
        not_found=counts.not_found + not_found,
    )


def problem_codes(row: ReadRow | OutlinedRow, *, not_found: bool = False) -> tuple[str, ...]:
    """What was wrong with a row, too few details included."""
    if not_found:
        return (*row.problems, NOT_FOUND)
    return row.problems if row.combinations or row.refused else (*row.problems, FILLS_NO_RULE)
