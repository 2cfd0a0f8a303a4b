"""How fast the journal of a million calls is verified, and what an entry costs beside a bare commit.

    python -m tests.benchmarks.journal_verification [--calls 1000000] [--folder FOLDER] [--entries 400]

Makes a vault of that many calls in a temporary folder, or copies the one that `filled_log` made in FOLDER, since
verifying writes an entry. Codes are made over stored bytes that were read before; tables are compared over entries that
were read before. An entry of the journal and a bare commit of the same bytes take turns. Takes some minutes, and 2 GB
of disk for a million calls. Prints a table in Markdown; ends with 1 when a goal is missed.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from statistics import median

import msgspec

from callcenter.clock import SystemClock
from callcenter.crypto.journal_codes import entry_code, fitting_entries, next_key
from callcenter.services.derived_calls import DerivedCalls
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.services.verification import Journal
from callcenter.storage.connection import Database
from callcenter.storage.rows import StoredEntry
from tests.benchmarks.filled_log import PASSWORD, USER, log_of
from tests.benchmarks.goals import Goal

_PAGE = 2_000
_SAMPLE = 60_000  # entries held in memory
_REPEATS = 9


class _Kind(msgspec.Struct):
    kind: str


def quickest(measured: Callable[[], object]) -> float:
    """Seconds of one processor that the quickest of some turns took: other programs do not count."""
    took = []
    for _ in range(_REPEATS):
        began = time.process_time()
        measured()
        took.append(time.process_time() - began)
    return min(took)


def codes_a_second(rows: list[StoredEntry]) -> float:
    """Entries whose codes are recomputed, one after the other, over their stored bytes."""
    key, code, chained = bytes(32), bytes(32), []
    moving = key
    for sequence, (_, _, entry, _) in enumerate(rows, 1):
        code = entry_code(moving, code, sequence, entry)
        chained.append((sequence, 1, entry, code))
        moving = next_key(moving)
    pages = [chained[first : first + _PAGE] for first in range(0, len(chained), _PAGE)]

    def walk() -> None:
        present, last, sequence = key, bytes(32), 1
        for page in pages:
            count, present, last = fitting_entries(present, last, sequence, 1, page)
            sequence += count
        if sequence != len(rows) + 1:
            raise AssertionError

    return len(rows) / quickest(walk)


def calls_compared_a_second(session: Session, rows: list[StoredEntry]) -> float:
    """Calls held against their entries, from the first one on."""
    read_kind = msgspec.json.Decoder(_Kind).decode
    with session.database.reader() as database:

        def compare() -> None:
            calls = DerivedCalls(database)
            for sequence, _, entry, _ in rows:
                follow = calls.followers.get(read_kind(entry).kind)
                if follow:
                    follow(sequence, entry)

        return sum(b'"kind":"call_opened"' in entry for _, _, entry, _ in rows) / quickest(compare)


def entries_a_second_read(session: Session, count: int) -> float:
    """Entries read from the database alone."""
    with session.database.reader() as database:
        return count / quickest(lambda: sum(map(len, islice(database.journal.pages(1, _PAGE), count // _PAGE))))


def commits(session: Session, folder: Path, entries: int) -> tuple[float, float, float]:
    """Median seconds of a journal entry and of a bare durable commit of as many bytes, by turns; the median ratio."""
    body = bytes(range(256)) + bytes(80)
    entry = {"kind": "check", "at": session.moment(), "user": USER, "text": "x" * 260}
    took: tuple[list[float], list[float]] = ([], [])
    with Database(folder / "bare.db", bytes(32)) as bare:
        bare.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, epoch INTEGER, body BLOB, code BLOB)")

        def commit() -> None:
            with bare.write():
                bare.execute("INSERT INTO entry (epoch, body, code) VALUES (1, ?, ?)", (body, bytes(32)))

        def append() -> None:
            with session.journal.transaction():
                session.journal.append(entry)

        for number in range(entries):
            turns = ((append, took[0]), (commit, took[1]))
            for act, into in turns if number % 2 else turns[::-1]:
                began = time.perf_counter()
                act()
                into.append(time.perf_counter() - began)
    ratios = [one / other for one, other in zip(*took, strict=True)]  # of neighbors: a disk has slow minutes
    return median(took[0]), median(took[1]), median(ratios)


def measured(session: Session, folder: Path, entries: int) -> Iterator[Goal]:
    """Every line of the table."""
    with session.database.reader() as reader:
        rows = [row for page in islice(reader.journal.pages(1, _PAGE), _SAMPLE // _PAGE) for row in page]
    yield Goal("codes recomputed over the stored bytes, entries a second", codes_a_second(rows), least=200_000)
    yield Goal("calls compared with their entries, a second", calls_compared_a_second(session, rows), least=50_000)
    yield Goal("entries read and decrypted, a second", entries_a_second_read(session, len(rows)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows.clear()
    began, began_at = time.process_time(), time.perf_counter()
    found = Journal(session).verify()
    took, waited = time.process_time() - began, time.perf_counter() - began_at
    if not found.ok:
        raise AssertionError(found.reason)
    yield Goal("entries in the journal", found.entries)
    yield Goal("the whole verification, seconds of one processor", took)
    yield Goal("the whole verification, seconds that somebody waits", waited)
    yield Goal("the whole verification, entries a second of one processor", found.entries / took)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    yield Goal("memory that it took beyond what was there, MB", grown / 1024, most=32)
    began = time.process_time()
    with session.database.reader() as reader:
        if reader.connection.index_faults(lambda: False):
            raise AssertionError("an index has other rows than its table")
    yield Goal(
        "every index held against its table, as --all does, seconds of one processor", time.process_time() - began
    )
    appended, bare, ratio = commits(session, folder, entries)
    yield Goal("a journal entry, milliseconds (median)", appended * 1000)
    yield Goal("a bare commit, milliseconds (median)", bare * 1000)
    yield Goal("a journal entry against a bare commit", ratio, most=1.5)


@contextmanager
def vault(folder: Path | None, calls: int) -> Iterator[Path]:
    """A vault to write in, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        made = log_of(folder or Path(scratch), calls)
        copy = Path(scratch) / "vault"
        shutil.copytree(made, copy)
        yield copy


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--entries", type=int, default=400)
    asked = parser.parse_args()
    goals = []
    with vault(asked.folder, asked.calls) as path, closing(sign_in(path, USER, PASSWORD, SystemClock())) as session:
        print("| what | measured | goal | |\n| --- | --- | --- | --- |")
        for goal in measured(session, path.parent, asked.entries):
            goals.append(goal)
            print(goal, flush=True)
    return 0 if all(goal.met for goal in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
