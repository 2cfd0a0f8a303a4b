"""One import under way: copy what it begins with, hash the file on every core, and say what came of it."""

from collections import Counter
from collections.abc import Mapping
from contextlib import closing

from callcenter.crypto.tags import TAG_COSTS, TagHasher
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.roster import Problem, problem
from callcenter.errors import UserFacing
from callcenter.files.roster_messages import SourceFacts
from callcenter.files.roster_process import RosterReading
from callcenter.progress import CancelToken, Progress, Report
from callcenter.services.active_roster import ActiveRoster
from callcenter.services.bundle_origin import journaled_mode
from callcenter.services.hashing import hashing_pool
from callcenter.services.import_account import ImportAccount
from callcenter.services.person_hashing import BATCH_TAGS, REMOVED_TAGS, batches, hashed_rows
from callcenter.services.roster_protocol import ImportReport, ReadAs
from callcenter.services.session import Session
from callcenter.services.staged_roster import StagedRoster
from callcenter.storage.rows import RosterFacts, StagedCounts


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


class NobodyRemoved(NobodyLoaded):
    """No row of a removal gave a person who is on the roster."""

    code = "nobody_removed"
    sentence = (
        "No row of the file stands on the roster as it was loaded, so nothing was changed. Look at the problem list "
        "(--problems FILE), mend the file and import it again, or load the whole corrected list with --mode replace."
    )


class WouldLeaveNobody(NobodyLoaded):
    """A removal of everybody."""

    code = "would_leave_nobody"
    sentence = (
        "This removal would leave nobody on the roster, so nothing was changed. To put another list in its place, "
        "import that with --mode replace."
    )


class ImportRun:
    """Stages one roster; `base` is what an addition or removal begins with."""

    def __init__(self, session: Session, facts: RosterFacts, account: ImportAccount, base: ActiveRoster | None) -> None:
        self._session = session
        self._store = session.database.rosters
        self._facts = facts
        self._account = account
        self._base = base
        self._staged = StagedRoster(session, facts, account)
        self._ahead = base.revision.people if base else 0  # copied before the file's first row, for the progress

    def run(self, reading: RosterReading, report: Report, cancel: CancelToken) -> ImportReport:
        """Copy, hash and stage the rest of a reading. From here on the signing key is out of memory.

        Raises RosterDamaged, a reader's fault, UserCancelled, or NobodyLoaded when nothing is to be done.
        """
        session, account = self._session, self._account
        started, resumed_from = session.clock.monotonic(), account.counts.position
        session.forget_keys()
        total = self._ahead + reading.facts.rows
        self._copy(Watch(session, total, 0, report), cancel)
        self._hash(reading, Watch(session, total, self._ahead + resumed_from, report), cancel)
        self._finish()
        problems = Counter(code for _, code in self._store.problems(self._facts.number))
        return import_report(
            self._facts.number,
            account.mode,
            active_people(session),
            account.counts,
            problems,
            session.clock.monotonic() - started,
            resumed_from or None,
            read_as(reading.facts),
        )

    def _copy(self, watch: "Watch", cancel: CancelToken) -> None:
        if self._base is None:
            return
        for _ in self._staged.copy(self._base):
            watch.at(self._ahead * self._account.copied // self._base.bucket_count, foretell=False)
            cancel.check()
            self._session.held.precedence.give_way()

    def _hash(self, reading: RosterReading, watch: "Watch", cancel: CancelToken) -> None:
        hasher = TagHasher(self._facts.tag_key, TAG_COSTS[self._facts.cost])
        most_tags = REMOVED_TAGS if self._account.mode is ImportMode.REMOVE else BATCH_TAGS

        def before_each_tag() -> None:
            cancel.check()
            self._session.held.precedence.give_way()

        with hashing_pool(patient=True) as pool, closing(hashed_rows(pool, hasher, reading, before_each_tag)) as people:
            for batch in batches(people, most_tags):
                self._staged.apply(batch)
                watch.at(self._ahead + self._account.counts.position)
                cancel.check()

    def _finish(self) -> None:
        """Call the roster complete, unless it would change nothing or leave nobody: then it is not kept."""
        session, facts, counts = self._session, self._facts, self._account.counts
        refusal = self._refusal()
        with session.journal.transaction():
            self._store.set_staging(self._account.next_batch(complete=refusal is None))
            session.record(
                "import_hashed",
                roster=facts.number,
                mode=self._account.mode.value,
                sha256=facts.source_sha256,
                rows=counts.position,
                people=counts.people,
                duplicates=counts.duplicates,
                refused_rows=counts.refused_rows,
                not_found=counts.not_found,
            )
        if refusal:
            problems = tuple(problem(row, code) for row, code in self._store.problems(facts.number))
            discard_staged(session)
            raise refusal(problems)

    def _refusal(self) -> type[NobodyLoaded] | None:
        counts, removing = self._account.counts, self._account.mode is ImportMode.REMOVE
        if not counts.people and not counts.duplicates:
            return NobodyRemoved if removing else NobodyLoaded
        return WouldLeaveNobody if removing and counts.people == self._ahead else None


class Watch:
    """Tells how far an import is, at most a few times a second, with a time left that settles."""

    def __init__(self, session: Session, total: int, first: int, report: Report) -> None:
        self._clock = session.clock
        self._total, self._first, self._report = total, first, report
        self._started = self._clock.monotonic()
        self._next = 0.0

    def at(self, position: int, *, foretell: bool = True) -> None:
        """`position` rows are done; the time left is told only where the rest goes on at the same pace."""
        now = self._clock.monotonic()
        if now < self._next and position < self._total:
            return
        self._next = now + 0.25
        done = position - self._first
        left = (now - self._started) / done * (self._total - position) if done and foretell else None
        self._report(Progress(position, self._total, left))


def discard_staged(session: Session) -> bool:
    """Give the staged roster up, if there is one."""
    store = session.database.rosters
    staging = store.staging()
    if staging is None:
        return False
    facts = store.get(staging.roster)
    session.record(
        "import_discarded",
        roster=staging.roster,
        mode=journaled_mode(facts, staging.mode),
        sha256=facts.source_sha256 if facts else None,
        position=staging.counts.position,
        people=staging.counts.people,
    )
    store.discard(staging.roster)
    return True


def active_people(session: Session) -> int:
    """How many people the roster that answers holds."""
    newest = session.database.rosters.newest_revision()
    return newest.people if newest else 0


def read_as(facts: SourceFacts) -> ReadAs:
    """How a file was read, for whoever asked for it."""
    return ReadAs(
        kind=facts.kind,
        encoding=facts.encoding,
        delimiter=facts.delimiter,
        sheet=facts.sheet,
        date_format=facts.date_format,
        columns=facts.columns,
        guessed=facts.guessed,
    )


def import_report(
    roster: int | None,
    mode: ImportMode,
    people_before: int,
    counts: StagedCounts,
    problems: Mapping[str, int],
    seconds: float,
    resumed_from: int | None,
    read_as: ReadAs | None = None,
    hashing_seconds: dict[str, float] | None = None,
) -> ImportReport:
    """What an import, or a dry run (without a roster), came to."""
    after = {
        ImportMode.REPLACE: counts.people,
        ImportMode.ADD: people_before + counts.people,
        ImportMode.REMOVE: people_before - counts.people,
    }[mode]
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
        mode=mode,
        people_before=people_before,
        people_after=None if roster is None and mode.is_change else after,
        removed=counts.people if mode is ImportMode.REMOVE and roster is not None else 0,
        not_found=counts.not_found,
        read_as=read_as,
        hashing_seconds=hashing_seconds or {},
    )
