"""Load a roster: read in a process without keys, hash on every core, stage in batches, survive a kill."""

import hashlib
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from secrets import token_bytes

from callcenter.canonical_json import canonical_json
from callcenter.crypto.tags import TAG_COSTS, TagHasher
from callcenter.domain.roster import FILLS_NO_RULE, Problem, problem
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import UserFacing
from callcenter.files.roster_process import RosterReading, open_roster
from callcenter.files.roster_reader import RawCombination, ReadRow, RosterSource
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.hashing import hashing_pool, map_in_order
from callcenter.services.import_account import ImportAccount, StagingDamaged, stored_row
from callcenter.services.protocols import ImportReport
from callcenter.services.session import Session
from callcenter.storage.protocols import HashedPerson, RosterFacts, StagedCounts, Staging

BATCH_ROWS = 50  # people in one transaction, if they have
BATCH_TAGS = 350  # no more tags than this: at 20 microseconds an insert, well under 20 ms
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


class OtherSettings(UserFacing):
    """An import was to be resumed under other settings than it was begun."""

    code = "other_settings"
    sentence = (
        "The import was begun with other columns, or by another edition of the program. Resume with the same "
        "--columns file and program, or give the interrupted import up with --discard."
    )


class NobodyLoaded(UserFacing):
    """No row of a file gave a person; `problems` tell why, row by row."""

    code = "nobody_loaded"
    sentence = (
        "No row of the roster file could be loaded, so nothing was changed. Look at the problem list "
        "(--problems FILE), mend the file and import it again."
    )

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


class RosterImport:
    """Imports rosters for one supervisor's session."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._store = session.database.rosters

    def dry_run(
        self,
        source: RosterSource,
        report: Report = unwatched,
        listed: list[Problem] | None = None,
        cancel: CancelToken | None = None,
    ) -> ImportReport:
        """Read the whole file and count, hashing and storing nothing; `listed` takes the problems row by row.

        Raises a reader's fault or UserCancelled.
        """
        started = self._session.clock.monotonic()
        seen: set[int] = set()  # 64 bits a person, under a hash seed that dies with the process
        counts = StagedCounts()
        problems: Counter[str] = Counter()
        with open_roster(source, cancel=cancel) as reading:
            watch = _Watch(self._session, reading.facts.rows, 0, report)
            for row in reading:
                if cancel:
                    cancel.check()
                codes = _problem_codes(row)
                problems.update(codes)
                if listed is not None:
                    listed.extend(problem(row.row, code) for code in codes)
                person = hash(frozenset(row.combinations))
                counts = counted(counts, row, 0 if person in seen else len(row.combinations))
                seen.add(person)
                watch.at(counts.position)
        return _report(None, counts, problems, self._session.clock.monotonic() - started, None)

    def start(
        self, source: RosterSource, report: Report = unwatched, cancel: CancelToken | None = None
    ) -> ImportReport:
        """Stage a whole new roster. Raises ImportStaged, a reader's fault, or UserCancelled (it stays staged)."""
        if self._store.staging():
            raise ImportStaged
        self._session.signing_keys()  # looked for before a long file is read, and not kept: hashing goes without
        with open_roster(source, cancel=cancel) as reading:
            facts = self._new_roster(source, reading)
            account = ImportAccount(facts, self._session.signing_keys().import_key(facts.number))
            with self._session.journal.transaction():
                self._store.create(facts)
                self._store.set_staging(account.next_batch())
                self._session.record(
                    "import_started", roster=facts.number, sha256=facts.source_sha256, rows=facts.source_rows
                )
            return self._run(facts, account, reading, report, cancel)

    def resume(
        self, source: RosterSource, report: Report = unwatched, cancel: CancelToken | None = None
    ) -> ImportReport:
        """Go on where an interrupted import stopped. Raises NothingStaged, OtherFile or StagingDamaged."""
        staging = self._staging()
        facts = self._store.get(staging.roster)
        if facts is None:
            raise StagingDamaged
        key = self._session.signing_keys().import_key(staging.roster)
        account = ImportAccount.resumed(facts, key, staging)
        if facts.settings != _settings(source) or facts.specification != SPECIFICATION:
            raise OtherSettings
        with open_roster(source, staging.counts.position, cancel) as reading:
            if reading.facts.sha256 != facts.source_sha256:
                raise OtherFile
            self._session.record("import_resumed", roster=staging.roster, position=staging.counts.position)
            return self._run(facts, account, reading, report, cancel)

    def discard(self) -> None:
        """Give an interrupted import up. Raises NothingStaged."""
        staging = self._staging()
        self._session.record("import_discarded", roster=staging.roster, position=staging.counts.position)
        self._store.discard(staging.roster)

    def problems(self, roster: int) -> Iterator[Problem]:
        """Row by row what was wrong in the file a roster came from."""
        for row, code in self._store.problems(roster):
            yield problem(row, code)

    def _staging(self) -> Staging:
        staging = self._store.staging()
        if staging is None:
            raise NothingStaged
        return staging

    def _new_roster(self, source: RosterSource, reading: RosterReading) -> RosterFacts:
        session = self._session
        return RosterFacts(
            number=self._store.next_number(),
            state="staged",
            tag_key=token_bytes(32),
            cost=session.facts.tag_cost,
            policy=session.facts.policy,
            specification=SPECIFICATION,
            source_sha256=reading.facts.sha256,
            source_rows=reading.facts.rows,
            settings=_settings(source),
            started_at=session.moment(),
        )

    def _run(
        self,
        facts: RosterFacts,
        account: ImportAccount,
        reading: RosterReading,
        report: Report,
        cancel: CancelToken | None,
    ) -> ImportReport:
        """Hash and stage the rest of a reading. From here on the signing key is out of memory."""
        session = self._session
        started, resumed_from = session.clock.monotonic(), account.counts.position
        session.forget_keys()
        hasher = TagHasher(facts.tag_key, TAG_COSTS[facts.cost])
        watch = _Watch(session, reading.facts.rows, resumed_from, report)
        token = cancel or CancelToken()

        def before_each_tag() -> None:
            token.check()
            session.held.precedence.give_way()

        with hashing_pool(patient=True) as pool, closing(_hashed(pool, hasher, reading, before_each_tag)) as people:
            for batch in _batches(people):
                self._stage(facts.number, account, batch)
                watch.at(account.counts.position)
                token.check()
        with session.journal.transaction():
            self._store.set_staging(account.next_batch(complete=True))
            counts = account.counts
            session.record("import_hashed", roster=facts.number, people=counts.people, refused_rows=counts.refused_rows)
        if not counts.people:
            listed = tuple(self.problems(facts.number))
            self.discard()
            raise NobodyLoaded(listed)
        problems = Counter(code for _, code in self._store.problems(facts.number))
        seconds = session.clock.monotonic() - started
        return _report(facts.number, counts, problems, seconds, resumed_from or None)

    def _stage(self, roster: int, account: ImportAccount, batch: Sequence[tuple[ReadRow, HashedPerson | None]]) -> None:
        """One transaction: the rows, and the account that makes them resumable."""
        with self._session.database.vault.write():
            loaded = iter(self._store.add_people(roster, [person for _, person in batch if person]))
            for row, person in batch:
                new = person is not None and next(loaded)
                account.add(counted(account.counts, row, len(person.tags) if person and new else 0), person, new)
            self._store.add_problems(roster, [(row.row, code) for row, _ in batch for code in _problem_codes(row)])
            self._store.set_staging(account.next_batch())


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


def counted(counts: StagedCounts, row: ReadRow, new_tags: int) -> StagedCounts:
    """The counts after one more row; `new_tags` is 0 unless its person was not seen before."""
    nothing = not row.combinations
    return StagedCounts(
        position=counts.position + 1,
        people=counts.people + (new_tags > 0),
        tags=counts.tags + new_tags,
        duplicates=counts.duplicates + (not nothing and not new_tags),
        refused_rows=counts.refused_rows + nothing,
        fills_no_rule=counts.fills_no_rule + (nothing and not row.refused),
    )


def _batches(
    people: Iterator[tuple[ReadRow, HashedPerson | None]],
) -> Iterator[list[tuple[ReadRow, HashedPerson | None]]]:
    """Rows for one transaction each: bounded by people, and by tags for people of many names."""
    batch: list[tuple[ReadRow, HashedPerson | None]] = []
    tags = 0
    for row, person in people:
        batch.append((row, person))
        tags += len(person.tags) if person else 0
        if len(batch) == BATCH_ROWS or tags >= BATCH_TAGS:
            yield batch
            batch, tags = [], 0
    if batch:
        yield batch


def _settings(source: RosterSource) -> str:
    """SHA-256 of everything but the file that decides how its rows are read."""
    columns, rules = source.columns, source.rules
    told = {
        "headers": [list(pair) for pair in columns.headers],
        "date_format": columns.date_format.pattern.pattern,
        "delimiter": columns.delimiter,
        "encoding": columns.encoding,
        "policy": rules.policy.name,
        "allow_itin": rules.ssn.allow_itin,
        "made_up": rules.ssn.made_up,
    }
    return hashlib.sha256(canonical_json(told)).hexdigest()


def _problem_codes(row: ReadRow) -> tuple[str, ...]:
    """What was wrong with a row, too few details included."""
    return row.problems if row.combinations or row.refused else (*row.problems, FILLS_NO_RULE)


def _hashed(
    pool: ThreadPoolExecutor, hasher: TagHasher, rows: Iterable[ReadRow], before_each_tag: Callable[[], None]
) -> Generator[tuple[ReadRow, HashedPerson | None], None, None]:
    """Each row with its person's digest and tags, in the file's order. Raises what `before_each_tag` raises."""

    def work(part: Sequence[ReadRow]) -> list[tuple[ReadRow, HashedPerson | None]]:
        return [(row, hash_person(hasher, row.combinations, before_each_tag)) for row in part]

    for done in map_in_order(pool, work, rows, _HASHED_ROWS):
        yield from done


def hash_person(
    hasher: TagHasher, combinations: Sequence[RawCombination], before_each_tag: Callable[[], None]
) -> HashedPerson | None:
    """A person's distinct tags and digest; None when there is nothing to hash."""
    if not combinations:
        return None

    def tag(one: RawCombination) -> tuple[int, bytes]:
        before_each_tag()
        return one.rule_number, hasher.tag(one.rule_number, one.public, one.secret)

    tags = sorted(set(map(tag, combinations)))
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
