"""What a dry run counts: everything that an import would find, but for the hashing."""

from array import array

from callcenter.crypto.tags import TAG_COSTS
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.problem_list import ProblemList
from callcenter.files.roster_messages import OutlinedRow, RosterSource
from callcenter.files.roster_process import open_outlines
from callcenter.progress import CancelToken, Report
from callcenter.services.hashing_speed import seconds_a_tag
from callcenter.services.import_run import Watch, active_people, import_report, read_as
from callcenter.services.roster_protocol import ImportReport
from callcenter.services.session import Session
from callcenter.services.staged_roster import problem_codes
from callcenter.storage.rows import StagedCounts

_PARTS = 256
_LOOK_AT_TOKEN = 256  # rows


class DistinctPeople:
    """How many people, and how many tags of theirs, when each counts once; 10 bytes of memory a row."""

    def __init__(self) -> None:
        self._identities = [array("Q") for _ in range(_PARTS)]
        self._tags = [array("H") for _ in range(_PARTS)]

    def add(self, identity: int, tags: int) -> None:
        """Take in a row."""
        part = identity % _PARTS
        self._identities[part].append(identity)
        self._tags[part].append(tags)

    def count(self) -> tuple[int, int]:
        """People and their tags. Each part is looked at on its own, so that little memory is needed at a time."""
        people = tags = 0
        for identities, counts in zip(self._identities, self._tags, strict=True):
            once = dict(zip(identities, counts, strict=True))
            people += len(once)
            tags += sum(once.values())
        return people, tags


class DryRun:
    """Counts one file."""

    def __init__(self, session: Session, problems: ProblemList) -> None:
        """`problems` takes in what is wrong, row by row."""
        self._session = session
        self._problems = problems
        self._people = DistinctPeople()
        self._rows = self._loadable = self._refused = self._useless = 0

    def run(self, source: RosterSource, mode: ImportMode, report: Report, cancel: CancelToken) -> ImportReport:
        """Count the whole file. Raises a reader's fault or UserCancelled."""
        session = self._session
        started = session.clock.monotonic()
        with open_outlines(source, cancel) as reading:
            watch = Watch(session, reading.facts.rows, 0, report)
            for row in reading:
                self._count(row)
                if not self._rows % _LOOK_AT_TOKEN:
                    cancel.check()
                    watch.at(self._rows)
            watch.at(self._rows)
        counts = self._counts()
        return import_report(
            None,
            mode,
            active_people(session),
            counts,
            self._problems.counts(),
            session.clock.monotonic() - started,
            None,
            read_as=read_as(reading.facts),
            hashing_seconds=self._hashing_seconds(counts.tags),
        )

    def _count(self, row: OutlinedRow) -> None:
        self._rows += 1
        self._problems.add(row.row, problem_codes(row))
        if row.combinations:
            self._loadable += 1
            self._people.add(row.identity, row.combinations)
            return
        self._refused += 1
        self._useless += not row.refused

    def _counts(self) -> StagedCounts:
        people, tags = self._people.count()
        return StagedCounts(
            position=self._rows,
            people=people,
            tags=tags,
            duplicates=self._loadable - people,
            refused_rows=self._refused,
            fills_no_rule=self._useless,
        )

    def _hashing_seconds(self, tags: int) -> dict[str, float]:
        own = self._session.facts.tag_cost
        names = [own, *(name for name in TAG_COSTS if name != own)]
        return {name: round(tags * seconds_a_tag(TAG_COSTS[name]), 1) for name in names}
