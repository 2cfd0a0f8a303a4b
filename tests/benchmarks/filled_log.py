"""A vault whose call log is long: made-up calls over 18 months, with a journal that verifies.

    python -m tests.benchmarks.filled_log FOLDER [--calls 1000000]

Makes a training vault at standard cost with a small roster and so many calls, the last of them of today, in some
minutes. Its entries have true codes, an epoch begins every working day, and its tables follow from its entries. A
folder that holds one already is left as it is, so that several benchmarks can work with the same vault.
"""

import argparse
import heapq
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from callcenter.clock import MovableClock, SystemClock
from callcenter.crypto.tags import STANDARD
from callcenter.domain.calls import new_reference
from callcenter.files.program_file import bundled_program
from callcenter.services.note_sealing import NoteSealing, Text
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.storage.call_triggers import ADDED_UP, KINDS
from callcenter.storage.connection import Database
from callcenter.storage.rows import CallRow, CaseRow, NoteRow
from tests.benchmarks.filled_vault import fill
from tests.benchmarks.made_up_log import CallMaker, MadeUpCall, working_days

USER, PASSWORD = "Sam", "a benchmark's own password"
PEOPLE = 2_000
NOTE = "Wants to be called back after 4 PM about the letter."
_CALL_BACK = "573-555-0134"
_IN_A_TRANSACTION = 20_000
_CACHE = "PRAGMA cache_size = -500000"  # kilobytes: a long log is written in one go
Entry = dict[str, Any]


class LogWriter:
    """Writes calls as the services would have: each row, and its entries among those of others by their moments."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sealing = NoteSealing(session)
        self._sealing.seal("", {Text.NOTE: NOTE})  # the key is drawn outside the transactions
        self._random = Random(7)
        self._waiting: list[tuple[int, int, Entry]] = []
        self._number = 0

    def write(self, calls: Iterator[MadeUpCall]) -> int:
        """One transaction of calls; how many."""
        count = 0
        with self._session.journal.transaction():
            for call in calls:
                self._append_before(call.begun)
                self._add(call)
                count += 1
        return count

    def finish(self) -> None:
        """Write the entries that are still to come."""
        with self._session.journal.transaction():
            self._append_before(None)

    def _append_before(self, moment: int | None) -> None:
        while self._waiting and (moment is None or self._waiting[0][0] <= moment):
            self._session.journal.append(heapq.heappop(self._waiting)[2])

    def _later(self, moment: int, entry: Entry) -> None:
        self._number += 1
        heapq.heappush(self._waiting, (moment, self._number, entry))

    def _add(self, call: MadeUpCall) -> None:
        row = self._opened(call)
        told = {"user": row.operator, "reference": row.reference}
        opened = {"kind": "call_opened", "at": row.started_at, **told, "seat": row.seat, "line_open": row.line_open}
        self._session.journal.append(opened | {"program_version": row.program_version})
        for check in call.checks:
            decision = check.decision
            made: Entry = {
                "kind": "check",
                "at": moment(call.begun + check.after),
                **told,
                "answer": decision.word.value,
                "reason": decision.reason.value,
                "ask": decision.ask,
                "fields": list(check.fields),
                "rules_asked": list(decision.rules_asked),
                "rules_hit": list(decision.rules_hit),
                "roster": 1,
                "revision": 1,
                "program_version": row.program_version,
            }
            self._later(call.begun + check.after, made)
        ends = call.begun + call.length
        if call.has_case:
            self._open_case(row, ends - 20)
        if call.wrap_up:
            self._close(row, ends, has_note=call.has_note)

    def _opened(self, call: MadeUpCall) -> CallRow:
        """The call's row as it is at its end, in the table."""
        session, last = self._session, call.checks[-1] if call.checks else None
        while True:
            row = CallRow(
                reference=new_reference(session.facts.seat, self._random.choice),
                started_at=moment(call.begun),
                ended_at=moment(call.begun + call.length) if call.wrap_up else None,
                seat=session.facts.seat,
                operator=call.operator,
                line_open=call.line_open,
                checks=len(call.checks),
                answer=last.decision.word.value if last else "NONE",
                rules_hit=" ".join(last.decision.rules_hit) if last else "",
                wrap_up=call.wrap_up or "not_wrapped_up",
                roster=1 if last else None,
                program_version=session.program_version,
                checked_at=moment(call.begun + last.after) if last else None,
            )
            if session.database.calls.open(row):
                return row

    def _open_case(self, row: CallRow, at: int) -> None:
        noted = self._sealing.seal(row.reference, {Text.CALL_BACK: _CALL_BACK})
        call_back, opened_at = noted.texts[Text.CALL_BACK], moment(at)
        case = CaseRow(row.reference, opened_at, row.operator, "has_letter", noted.key, call_back, None)
        self._session.database.cases.open(case)
        told = {"kind": "review_case_opened", "at": opened_at, "user": row.operator, "reference": row.reference}
        sealed = {"note_key": noted.key, "call_back": call_back.hex(), "note": None}
        self._later(at, told | {"reason": case.reason} | sealed)

    def _close(self, row: CallRow, at: int, *, has_note: bool) -> None:
        noted: Entry = {}
        if has_note:
            sealed = self._sealing.seal(row.reference, {Text.NOTE: NOTE})
            kept = NoteRow(row.reference, sealed.key or 0, sealed.texts[Text.NOTE])
            self._session.database.notes.add(kept)
            noted = {"note_key": kept.note_key, "note": kept.sealed.hex()}
        closed = {name: getattr(row, name) for name in _CLOSED}
        self._later(at, {"kind": "call_closed", "at": row.ended_at, "user": row.operator, **closed, **noted})


_CLOSED = (
    *("reference", "started_at", "seat", "line_open", "checks", "answer", "rules_hit", "wrap_up", "roster"),
    *("program_version", "checked_at"),
)


def moment(seconds: int) -> str:
    """A moment as the journal tells it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


@contextmanager
def indexed_afterwards(database: Database, *tables: str) -> Iterator[None]:
    """Tables that are filled first, and indexed and added up afterwards: quicker by far."""
    places = ", ".join("?" * len(tables))
    listed = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql NOT NULL"
    dropped = database.query(f"{listed} AND tbl_name IN ({places})", tables)
    for kind, name, _ in dropped:
        database.execute(f"DROP {kind} {name}")
    yield
    database.execute(f"INSERT INTO call_kind (operator, answer, wrap_up, line_open) {KINDS}")
    database.execute(f"INSERT INTO call_day {ADDED_UP}")
    for *_, statement in dropped:
        database.execute(str(statement))


def fill_log(session: Session, clock: MovableClock, count: int, last: datetime) -> None:
    """So many calls, and an epoch of the supervisor's every working day."""
    program, keys = session.program, session.signing_keys()
    zone = ZoneInfo(program.line.time_zone)
    days = working_days(program, last.astimezone(zone).date())
    maker = CallMaker(program)
    with indexed_afterwards(session.database.connection, "journal", "call", "review_case", "note"):
        writer = LogWriter(session)
        for place, day in enumerate(days):
            clock.move_to(datetime.combine(day, time(7), zone))
            session.journal.start_epoch(keys, session.moment(), USER)
            calls = maker.of_day(day, count * (place + 1) // len(days) - count * place // len(days))
            while writer.write(islice(calls, _IN_A_TRANSACTION)):
                pass
            clock.move_to(datetime.combine(day, time(22), zone))
            writer.finish()


def log_of(folder: Path, count: int, now: datetime | None = None) -> Path:
    """A vault with so many calls; the one that the folder holds already, if it does."""
    path = folder / f"vault-log-{count}"
    if path.exists():
        return path
    making = folder / f"{path.name}.part"
    shutil.rmtree(making, ignore_errors=True)
    now = now or SystemClock().now()
    options = VaultOptions(cost=STANDARD.name, training=True, throttle_applies=False)
    clock = MovableClock(now - timedelta(days=MONTHS_IN_DAYS))
    create_vault(making, bundled_program("missouri-dese-2021"), USER, PASSWORD, options, clock)
    with sign_in(making, USER, PASSWORD, clock) as session:
        session.database.connection.execute(_CACHE)
        fill(session, PEOPLE)
        fill_log(session, clock, count, now)
        session.database.connection.checkpoint()
    making.rename(path)
    return path


MONTHS_IN_DAYS = 560


def main() -> None:
    """Make one and say where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--calls", type=int, default=1_000_000)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    print(log_of(asked.folder, asked.calls))


if __name__ == "__main__":
    main()
