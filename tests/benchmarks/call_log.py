"""The call log at 1,000,000 calls: a page, each kind of filter, totals, one call opened; and what that costs a check.

    python -m tests.benchmarks.call_log [--calls 1000000] [--times 40] [--folder FOLDER]

Makes the vault of `filled_log` in a temporary folder, or takes the one that is in FOLDER. Every question goes to the
desk that the window asks, each with the operators, codes and days that it draws. Then checks are journaled in a copy of
that vault, as it is and without the index by reference and what adds calls up, by turns with bare commits. Prints two
tables.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median, quantiles

from callcenter.clock import SystemClock
from callcenter.domain.answers import Word
from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.services.call_log_desk import VaultCallLogDesk
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.storage.connection import Database
from tests.benchmarks.filled_log import PASSWORD, USER, log_of
from tests.benchmarks.made_up_log import OPERATORS

PAGE_GOAL, FILTER_GOAL = 20, 100  # milliseconds
_ANSWERS = [*(word.value for word in Word), "NONE"]
Question = Callable[[], object]


class Questions:
    """What supervisors ask of a long log, drawn anew each time."""

    def __init__(self, desk: VaultCallLogDesk, today: date) -> None:
        self._desk = desk
        self._today = today
        self._random = Random(8)
        self._codes = [code for code in desk.choices().wrap_ups if code != "not_wrapped_up"]
        self._last = desk.page(size=1).calls[0].number
        self._page = desk.page(self._last - self._random.randrange(self._last // 2), 200)

    def pages(self) -> dict[str, Question]:
        """Pages without a filter."""
        return {
            "the newest 100 calls": self._desk.page,
            "100 calls from anywhere": lambda: self._desk.page(self._random.randrange(1, self._last)),
        }

    def filters(self) -> dict[str, Callable[[], CallFilter]]:
        """Every kind of filter by its name."""
        draw = self._random.choice
        return {
            "one day": lambda: self._days(1),
            "a week": lambda: self._days(7),
            "a year": lambda: self._days(365),
            "an operator": lambda: CallFilter(operator=draw(OPERATORS)),
            "an answer": lambda: CallFilter(answer=draw(_ANSWERS)),
            "a wrap-up code": lambda: CallFilter(wrap_up=draw(self._codes)),
            "not wrapped up": lambda: CallFilter(wrap_up="not_wrapped_up"),
            "after hours": lambda: CallFilter(line_open=False),
            "a reference": lambda: CallFilter(reference=draw(self._page.calls).reference),
            "operator, answer and code": lambda: replace(self._three(), line_open=None),
            "the same, after hours": lambda: replace(self._three(), line_open=False),
            "the same, in a month": lambda: self._three(*self._month()),
            "nobody's calls": lambda: CallFilter(operator="Nobody"),
        }

    def later_page(self, meant: CallFilter) -> object:
        """A page far down the list that a filter makes."""
        return self._desk.page(self._random.randrange(1, self._last), meant=meant)

    def _three(self, first: date | None = None, last: date | None = None) -> CallFilter:
        draw = self._random.choice
        return CallFilter(first, last, draw(OPERATORS), draw(_ANSWERS), draw(self._codes))

    def _days(self, count: int) -> CallFilter:
        last = self._today - timedelta(days=self._random.randrange(max(1, 500 - count)))
        return CallFilter(last - timedelta(days=count - 1), last)

    def _month(self) -> tuple[date, date]:
        first = self._today - timedelta(days=self._random.randrange(30, 500))
        return first, first + timedelta(days=30)


def timed(work: Question) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def row(name: str, took: list[float], goal: float | None) -> str:
    """A line of the table."""
    p95 = quantiles(took, n=20)[18]
    word = "" if goal is None else f"{goal:g} | {'met' if p95 <= goal else 'MISSED'}"
    return f"| {name} | {median(took):.1f} | {p95:.1f} | {word or ' | '} |"


def measured(path: Path, times: int) -> Iterator[str]:
    """The lines of the table."""
    with sign_in(path, USER, PASSWORD, SystemClock()) as session:
        desk = VaultCallLogDesk(session)
        questions = Questions(desk, session.today())
        for name, ask in questions.pages().items():
            yield row(name, [timed(ask) for _ in range(times)], PAGE_GOAL)
        for name, draw in questions.filters().items():
            yield row(f"{name}: a page", [timed(partial(_page, desk, draw())) for _ in range(times)], FILTER_GOAL)
            later = [timed(partial(questions.later_page, draw())) for _ in range(times)]
            yield row(f"{name}: a page further down", later, FILTER_GOAL)
            yield row(f"{name}: totals", [timed(partial(desk.totals, draw())) for _ in range(times)], FILTER_GOAL)
        yield row("totals of every call", [timed(partial(desk.totals, EVERY_CALL)) for _ in range(times)], FILTER_GOAL)
        references = cycle([call.reference for call in questions._page.calls])
        yield row("a call opened", [timed(lambda: desk.opened(next(references))) for _ in range(times)], PAGE_GOAL)


def _page(desk: VaultCallLogDesk, meant: CallFilter) -> object:
    return desk.page(meant=meant)


class Journaled:
    """What a check writes, its slow hashes left out, in turns with one bare durable commit."""

    def __init__(self, session: Session, bare: Database) -> None:
        self._session, self._bare = session, bare
        self._row = session.database.calls.page(None, 1)[0][1]
        self._words = cycle(("YES", "NO"))
        bare.execute("CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, body BLOB)")

    def row(self, name: str, times: int) -> str:
        """A line of the table."""
        took: dict[str, list[float]] = {"commit": [], "check": []}
        for _ in range(times):
            took["commit"].append(timed(self._commit))
            took["check"].append(timed(self._check))
        commit, check = (median(some) for some in took.values())
        return f"| {name} | {commit:.2f} | {check:.2f} | {check / commit:.2f} |"

    def _commit(self) -> None:
        with self._bare.write():
            self._bare.execute("INSERT INTO entry (body) VALUES (?)", (bytes(400),))

    def _check(self) -> None:
        session = self._session
        with session.journal.transaction():
            row = replace(self._row, answer=next(self._words))
            session.database.calls.update(row)
            told = {"fields": ["birth_date", "last4", "last_name"], "rules_asked": ["last4_birth_surname"] * 5}
            session.record("check", reference=row.reference, answer=row.answer, reason="no_match", ask=None, **told)


def journaled(path: Path, folder: Path, times: int) -> Iterator[str]:
    """The lines of the second table, in a copy of the vault."""
    copy = Path(shutil.copytree(path, folder / "copy"))
    with sign_in(copy, USER, PASSWORD, SystemClock()) as session, Database(folder / "bare.db", bytes(32)) as bare:
        checks = Journaled(session, bare)
        yield checks.row("as it is", times)
        session.database.connection.execute("DROP INDEX journal_reference")
        yield checks.row("without the index by reference", times)
        for trigger in ("call_added", "call_changed", "call_removed"):
            session.database.connection.execute(f"DROP TRIGGER {trigger}")
        session.database.connection.execute("DROP INDEX call_end")
        yield checks.row("without what adds calls up as well", times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print("| question | median, ms | p95, ms | goal, ms | |\n| --- | --- | --- | --- | --- |")
        path = log_of(asked.folder or Path(name), asked.calls)
        for line in measured(path, asked.times):
            print(line, flush=True)
        print("\n| a check's transaction | a bare commit, ms | it, ms | ratio |\n| --- | --- | --- | --- |")
        for line in journaled(path, Path(name), 10 * asked.times):
            print(line, flush=True)


if __name__ == "__main__":
    main()
