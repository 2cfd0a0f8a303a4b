"""Load a roster: read in a process without keys, hash on every core, stage in batches, survive a kill."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from secrets import token_bytes

from callcenter.crypto.import_sum import RunningSum, batch_mac
from callcenter.crypto.tags import TAG_COSTS, TagHasher
from callcenter.domain.roster import Problem
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.files.problem_list import FILLS_NO_RULE, row_problem
from callcenter.files.roster_process import RosterReading, open_roster
from callcenter.files.roster_reader import RawCombination, ReadRow, RosterSource
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.hashing import hashing_pool, map_in_order
from callcenter.services.session import Session
from callcenter.storage.protocols import PERSON_RULE, HashedPerson, RosterFacts, StagedCounts, Staging

BATCH_ROWS = 50  # people in one transaction: some 400 inserts of 20 microseconds, well under 20 ms
_HASHED_ROWS = 8  # people handed to a thread at a time


class ImportStaged(UserFacing):
    """A roster is half loaded already."""

    code = "import_staged"
    sentence = (
        "An import was interrupted and can be resumed. Go on with --resume and the same file, "
        "or give it up with --discard."
    )


class NothingStaged(UserFacing):
    """There is no interrupted import."""

    code = "nothing_staged"
    sentence = "No import was interrupted, so there is nothing to resume or discard. Import without the option."


class OtherFile(UserFacing):
    """The file is not the one that was being imported."""

    code = "other_file"
    sentence = (
        "This is not the file whose import was interrupted. Resume with that very file, or give the "
        "interrupted import up with --discard."
    )


class StagingDamaged(EnvironmentFault):
    """What was staged is not what this program staged."""

    code = "staging_damaged"
    sentence = "The interrupted import was changed from outside. Give it up with --discard and import again."


@dataclass(frozen=True)
class ImportReport:
    """What an import or a dry run found; `roster` is None for a dry run."""

    roster: int | None
    rows: int
    people: int
    tags: int
    problems: dict[str, int]
    refused_rows: int
    fills_no_rule: int
    duplicates: int
    switched: bool
    seconds: float
    resumed_from: int | None


@dataclass
class _Totals:
    """The running account of one import; `sum` covers every row written."""

    counts: StagedCounts
    sum: RunningSum
    batch: int = 0

    def count(self, row: ReadRow, person: HashedPerson | None, new: bool) -> None:
        """Take one row in; `new` tells whether its person was loaded, or was there already."""
        self.counts = counted(self.counts, row, new)
        if person:
            self.sum.add(stored_row(PERSON_RULE, person.digest))
        if person and new:
            self.counts = replace(self.counts, tags=self.counts.tags + len(person.tags))
            for rule, tag in person.tags:
                self.sum.add(stored_row(rule, tag))


class RosterImport:
    """Imports rosters for one supervisor's session."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._store = session.database.rosters

    def dry_run(
        self, source: RosterSource, report: Report = unwatched, listed: list[Problem] | None = None
    ) -> ImportReport:
        """Read the whole file and count, hashing and storing nothing; `listed` takes the problems row by row."""
        started = self._session.clock.monotonic()
        seen: set[int] = set()  # 64 bits a person, under a hash seed that dies with the process
        counts = StagedCounts()
        problems: Counter[str] = Counter()
        tags = 0
        with open_roster(source) as reading:
            watch = _Watch(self._session, reading.facts.rows, 0, report)
            for row in reading:
                codes = _problem_codes(row)
                problems.update(codes)
                if listed is not None:
                    listed.extend(row_problem(row.row, code) for code in codes)
                person = hash(frozenset(row.combinations))
                new = bool(row.combinations) and person not in seen
                seen.add(person)
                tags += len(row.combinations) if new else 0
                counts = counted(counts, row, new)
                watch.at(counts.position)
        return _report(None, replace(counts, tags=tags), problems, self._session.clock.monotonic() - started, None)

    def start(
        self, source: RosterSource, report: Report = unwatched, cancel: CancelToken | None = None
    ) -> ImportReport:
        """Stage a whole new roster. Raises ImportStaged, a reader's fault, or UserCancelled (it stays staged)."""
        if self._store.staging():
            raise ImportStaged
        with open_roster(source) as reading:
            number = self._create(reading)
            key = self._session.signing_keys().import_key(number)
            return self._run(number, key, reading, _Totals(StagedCounts(), RunningSum(key)), report, cancel)

    def resume(
        self, source: RosterSource, report: Report = unwatched, cancel: CancelToken | None = None
    ) -> ImportReport:
        """Go on where an interrupted import stopped. Raises NothingStaged, OtherFile or StagingDamaged."""
        staging = self._staging()
        facts = self._store.get(staging.roster)
        if facts is None:
            raise StagingDamaged
        key = self._session.signing_keys().import_key(staging.roster)
        totals = _Totals(staging.counts, RunningSum.from_value(key, staging.running_sum), staging.batch)
        if (
            staging.batch
            and batch_mac(key, staging.running_sum, staging.batch, staging.counts.position) != staging.code
        ):
            raise StagingDamaged
        with open_roster(source, skip_rows=staging.counts.position) as reading:
            if reading.facts.sha256 != facts.source_sha256:
                raise OtherFile
            self._session.record("import_resumed", roster=staging.roster, position=staging.counts.position)
            return self._run(staging.roster, key, reading, totals, report, cancel)

    def discard(self) -> None:
        """Give an interrupted import up. Raises NothingStaged."""
        staging = self._staging()
        self._session.record("import_discarded", roster=staging.roster, position=staging.counts.position)
        self._store.discard(staging.roster)

    def problems(self, roster: int) -> Iterator[Problem]:
        """Row by row what was wrong in the file a roster came from."""
        for row, code in self._store.problems(roster):
            yield row_problem(row, code)

    def _staging(self) -> Staging:
        staging = self._store.staging()
        if staging is None:
            raise NothingStaged
        return staging

    def _create(self, reading: RosterReading) -> int:
        session = self._session
        number = max((facts.number for facts in self._store.all()), default=0) + 1
        facts = RosterFacts(
            number=number,
            state="staged",
            tag_key=token_bytes(32),
            cost=session.facts.tag_cost,
            policy=session.facts.policy,
            specification=SPECIFICATION,
            source_sha256=reading.facts.sha256,
            source_rows=reading.facts.rows,
            started_at=session.moment(),
        )
        with session.journal.transaction():
            self._store.create(facts)
            self._store.set_staging(Staging(number, 0, StagedCounts(), bytes(32), bytes(32), complete=False))
            session.record("import_started", roster=number, sha256=facts.source_sha256, rows=facts.source_rows)
        return number

    def _run(
        self,
        number: int,
        key: bytes,
        reading: RosterReading,
        totals: _Totals,
        report: Report,
        cancel: CancelToken | None,
    ) -> ImportReport:
        """Hash and stage the rest of a reading. From here on the signing key is out of memory."""
        session = self._session
        started, resumed_from = session.clock.monotonic(), totals.counts.position
        session.supervisor_keys = None
        facts = self._store.get(number)
        if facts is None:
            raise StagingDamaged
        hasher = TagHasher(facts.tag_key, TAG_COSTS[facts.cost])
        watch = _Watch(session, reading.facts.rows, resumed_from, report)
        with hashing_pool() as pool:
            people = _hashed(pool, hasher, reading)
            while batch := list(islice(people, BATCH_ROWS)):
                self._stage(number, key, batch, totals)
                watch.at(totals.counts.position)
                if cancel:
                    cancel.check()
        self._complete(number, key, totals)
        problems = Counter(code for _, code in self._store.problems(number))
        seconds = session.clock.monotonic() - started
        return _report(number, totals.counts, problems, seconds, resumed_from or None)

    def _stage(
        self, number: int, key: bytes, batch: Sequence[tuple[ReadRow, HashedPerson | None]], totals: _Totals
    ) -> None:
        """One transaction: the rows, and the account that makes them resumable."""
        people = [person for _, person in batch if person]
        with self._session.database.vault.write():
            loaded = iter(self._store.add_people(number, people))
            for row, person in batch:
                new = person is not None and next(loaded)
                totals.count(row, person, new)
            self._store.add_problems(number, [(row.row, code) for row, _ in batch for code in _problem_codes(row)])
            totals.batch += 1
            self._account(number, key, totals, complete=False)

    def _complete(self, number: int, key: bytes, totals: _Totals) -> None:
        with self._session.journal.transaction():
            self._account(number, key, totals, complete=True)
            self._session.record(
                "import_hashed",
                roster=number,
                people=totals.counts.people,
                refused_rows=totals.counts.refused_rows,
            )

    def _account(self, number: int, key: bytes, totals: _Totals, complete: bool) -> None:
        value = totals.sum.value()
        code = batch_mac(key, value, totals.batch, totals.counts.position)
        self._store.set_staging(Staging(number, totals.batch, totals.counts, value, code, complete))


class _Watch:
    """Tells how far an import is, at most a few times a second, with a time left that settles."""

    def __init__(self, session: Session, total: int, first: int, report: Report) -> None:
        self._clock = session.clock
        self._total, self._first, self._report = total, first, report
        self._started = self._clock.monotonic()
        self._next = 0.0

    def at(self, position: int) -> None:
        """`position` rows are done."""
        now = self._clock.monotonic()
        if now < self._next and position < self._total:
            return
        self._next = now + 0.25
        done = position - self._first
        left = (now - self._started) / done * (self._total - position) if done else None
        self._report(Progress(position, self._total, left))


def stored_row(rule: int, key: bytes) -> bytes:
    """How a stored row enters the keyed sum: `u8 rule || tag or digest`."""
    return bytes([rule]) + key


def counted(counts: StagedCounts, row: ReadRow, loaded: bool) -> StagedCounts:
    """The counts after one more row; `loaded` tells whether it was a person not seen before."""
    nothing = not row.combinations
    return replace(
        counts,
        position=counts.position + 1,
        people=counts.people + loaded,
        duplicates=counts.duplicates + (not nothing and not loaded),
        refused_rows=counts.refused_rows + nothing,
        fills_no_rule=counts.fills_no_rule + (nothing and not row.refused),
    )


def _problem_codes(row: ReadRow) -> tuple[str, ...]:
    """What was wrong with a row, too few details included."""
    return row.problems if row.combinations or row.refused else (*row.problems, FILLS_NO_RULE)


def _hashed(
    pool: ThreadPoolExecutor, hasher: TagHasher, rows: Iterable[ReadRow]
) -> Iterator[tuple[ReadRow, HashedPerson | None]]:
    """Each row with its person's digest and tags, in the file's order."""

    def work(part: Sequence[ReadRow]) -> list[tuple[ReadRow, HashedPerson | None]]:
        return [(row, hash_person(hasher, row.combinations)) for row in part]

    for done in map_in_order(pool, work, rows, _HASHED_ROWS):
        yield from done


def hash_person(hasher: TagHasher, combinations: Sequence[RawCombination]) -> HashedPerson | None:
    """A person's distinct tags and digest; None when there is nothing to hash."""
    if not combinations:
        return None
    tags = sorted({(one.rule_number, hasher.tag(one.rule_number, one.public, one.secret)) for one in combinations})
    return HashedPerson(hasher.person_digest(stored_row(*tag) for tag in tags), tuple(tags))


def _report(
    roster: int | None, counts: StagedCounts, problems: Counter[str], seconds: float, resumed_from: int | None
) -> ImportReport:
    return ImportReport(
        roster=roster,
        rows=counts.position,
        people=counts.people,
        tags=counts.tags,
        problems=dict(sorted(problems.items())),
        refused_rows=counts.refused_rows,
        fills_no_rule=counts.fills_no_rule,
        duplicates=counts.duplicates,
        switched=False,
        seconds=round(seconds, 3),
        resumed_from=resumed_from,
    )
