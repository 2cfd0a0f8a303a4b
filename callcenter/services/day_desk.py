"""The day desk: how a day of the center goes, what waits for a supervisor, and the day's report as a file."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from callcenter import __version__
from callcenter.domain.day_intervals import QUARTER, Interval, added_up
from callcenter.domain.specification import SPECIFICATION
from callcenter.durable_file import pending_file
from callcenter.services.backup_plan import calls_unsaved
from callcenter.services.backups import last_backup
from callcenter.services.day_protocol import (
    CLOCK_BEHIND,
    IMPORT_PAUSED,
    NO_BACKUP,
    NO_ROSTER,
    OLD_BACKUP,
    OTHER_SPECIFICATION,
    TOLD,
    CaseFigures,
    DayFigures,
    DayReport,
    DayWarning,
    OperatorDay,
    Released,
    RosterCard,
)
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.session import LONGEST_SHIFT, Session
from callcenter.services.status import UNSAVED, staged_import
from callcenter.services.throttled_calls import ThrottledCalls
from callcenter.storage.day_figures import CountedCalls, OperatorAnswer
from callcenter.storage.rows import Revision

DAYS = 7
_CLOCK_MAY_BE_OFF = timedelta(minutes=5)
_BACKUP_LASTS = timedelta(days=3)  # over a weekend


class VaultDayDesk:
    """The days of one supervisor's session: fulfills `DayDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._throttled = ThrottledCalls(session)

    def figures(self, day: date | None = None) -> DayFigures:
        """A day of the center's zone, today if none is named."""
        session = self._session
        today = session.today()
        day = today if day is None else day
        begin, end = session.hours.day_bounds(day, day)
        counted = session.database.day_figures
        sums = counted.added_up(*_texts(begin, end))
        quarters, of_operators = _quarters(begin, sums.quarters), sums.operators
        whole = added_up(begin, end, quarters)
        cases = counted.cases(*_texts(begin, end))
        revision = session.database.rosters.newest_revision()
        return DayFigures(
            day=day,
            today=today,
            as_of=session.clock.now(),
            answers=dict(whole.answers),
            codes=dict(whole.codes),
            open_now=self._open_now(begin, end),
            handle_seconds=_mean(of_operators, lambda row: row.handle_seconds, lambda row: row.handled),
            wrap_up_seconds=_mean(of_operators, lambda row: row.wrap_up_seconds, lambda row: row.checked),
            quarters=quarters,
            operators=tuple(_operator(tuple(rows)) for _, rows in groupby(of_operators, lambda row: row.operator)),
            signed_in=session.user,
            signed_in_at=session.ends_at - LONGEST_SHIFT,
            cases=CaseFigures(cases.waiting, cases.opened, cases.decided),
            throttled=self._throttled.list(),
            roster=_card(revision) if revision else None,
            staged=staged_import(session),
            warnings=tuple(self._warnings(revision)),
        )

    def days(self, last: date) -> tuple[Interval, ...]:
        """The seven days up to `last`, one interval each, the oldest first."""
        return tuple(self._whole_day(last - timedelta(days=back)) for back in reversed(range(DAYS)))

    def release(self, reference: str) -> Released:
        """Take back the failed checks that a throttled call waits for. Raises NotThrottled."""
        return self._throttled.release(reference)

    def report(self, day: date) -> DayReport:
        """What a printed report of the day holds."""
        session = self._session
        return DayReport(
            figures=self.figures(day),
            head=session.head(),
            vault_id=session.facts.vault_id.hex(),
            seat=session.facts.seat,
            training=session.facts.training,
            program_version=session.program_version,
            version=__version__,
        )

    def save_report(self, day: date, out: Path, pdf: bytes) -> None:
        """Keep a day's report as a file; journaled before the file appears under its name."""
        session = self._session
        refuse_inside(session.folder.path, out)
        with pending_file(out) as pending:
            pending.stream.write(pdf)
            pending.seal()
            session.record("day_report_saved", day=day.isoformat(), sha256=hashlib.sha256(pdf).hexdigest())
            pending.commit()

    def _open_now(self, begin: datetime, end: datetime) -> int:
        """How many calls of a day are under way in this vault now."""
        found = map(self._session.database.calls.find, tuple(self._session.held.open_calls))
        return sum(1 for call in found if call and begin <= datetime.fromisoformat(call.started_at) < end)

    def _whole_day(self, day: date) -> Interval:
        begin, end = self._session.hours.day_bounds(day, day)
        rows = self._session.database.day_figures.counted(*_texts(begin, end))
        return _interval(begin, end, rows)

    def _warnings(self, revision: Revision | None) -> Iterator[DayWarning]:
        session = self._session
        yield from (DayWarning(TOLD, sentence=sentence) for sentence in session.warnings)
        if revision is None:
            yield DayWarning(NO_ROSTER)
        else:
            facts = session.database.rosters.get(revision.roster)
            if facts and facts.specification != SPECIFICATION:
                yield DayWarning(OTHER_SPECIFICATION)
        staged = staged_import(session)
        if staged and not staged.complete and not session.held.roster_work.is_importing:
            yield DayWarning(IMPORT_PAUSED)
        latest = self._latest_moment(revision)
        if latest > session.clock.now() + _CLOCK_MAY_BE_OFF:
            yield DayWarning(CLOCK_BEHIND, latest)
        if revision and not session.facts.training:  # nothing would be lost else
            yield from self._backup_warning()

    def _backup_warning(self) -> Iterator[DayWarning]:
        told = last_backup(self._session)
        made_at = datetime.fromisoformat(told) if told else None
        if made_at is None:
            yield DayWarning(NO_BACKUP)
        elif made_at < self._session.clock.now() - _BACKUP_LASTS:
            yield DayWarning(OLD_BACKUP, made_at)
        elif calls_unsaved(self._session):
            yield DayWarning(TOLD, sentence=UNSAVED)

    def _latest_moment(self, revision: Revision | None) -> datetime:
        """The latest moment that something here is said to have happened at."""
        session = self._session
        last = session.database.journal.last()
        told = [session.facts.created_at]
        told += [json.loads(last.entry)["at"]] if last else []
        told += [revision.signed_at] if revision else []
        began = session.database.day_figures.latest_beginning()
        return max([*map(datetime.fromisoformat, told), *([began] if began else [])])


def _texts(begin: datetime, end: datetime) -> tuple[str, str]:
    """The bounds of a day as moments are stored."""
    return begin.isoformat(timespec="seconds"), end.isoformat(timespec="seconds")


def _quarters(begin: datetime, rows: Iterable[CountedCalls]) -> tuple[Interval, ...]:
    """Those of a day in which a call began."""
    found = []
    for place, of_quarter in groupby(rows, lambda row: row.quarter):
        begins_at = begin + place * QUARTER
        found.append(_interval(begins_at, begins_at + QUARTER, of_quarter))
    return tuple(found)


def _interval(begins_at: datetime, ends_at: datetime, rows: Iterable[CountedCalls]) -> Interval:
    answers, codes = Counter[str](), Counter[str]()
    for row in rows:
        answers[row.answer] += row.calls
        codes[row.code] += row.calls
    return Interval(begins_at.astimezone(UTC), ends_at.astimezone(UTC), dict(answers), dict(codes))


def _operator(rows: tuple[OperatorAnswer, ...]) -> OperatorDay:
    return OperatorDay(
        operator=rows[0].operator,
        answers={row.answer: row.calls for row in rows},
        handle_seconds=_mean(rows, lambda row: row.handle_seconds, lambda row: row.handled),
        last_call_at=datetime.fromisoformat(max(row.last for row in rows)),
    )


def _mean(
    rows: Iterable[OperatorAnswer], seconds: Callable[[OperatorAnswer], int], calls: Callable[[OperatorAnswer], int]
) -> int | None:
    """Whole seconds; None over no call."""
    kept = tuple(rows)
    number = sum(map(calls, kept))
    return round(sum(map(seconds, kept)) / number) if number else None


def _card(revision: Revision) -> RosterCard:
    signed_at = datetime.fromisoformat(revision.signed_at)
    return RosterCard(revision.roster, revision.revision, revision.people, revision.signed_by, signed_at)
