"""What a check costs beyond its slow hashes, in vaults of 620,000 and of 6,200,000 people.

    python -m tests.benchmarks.checks_at_scale [--people 620000 6200000] [--checks 150] [--folder FOLDER]

Makes a vault of each size in a temporary folder, or takes those that `filled_vault` made in FOLDER. For callers who are
not on the roster, a check, its evaluations alone and one bare durable commit take turns, in each vault by turns. Needs
5 GB of disk and some 20 minutes. Prints a table of milliseconds.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import quantiles

from callcenter.clock import SystemClock
from callcenter.crypto.tags import STANDARD, TagHasher
from callcenter.domain.combinations import combinations
from callcenter.domain.details import Combination, SpokenDetails
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import read_spoken
from callcenter.services.calls import Calls
from callcenter.services.hashing import hashing_pool, map_in_order
from callcenter.services.sign_in import sign_in
from callcenter.storage.connection import Database
from tests.benchmarks.filled_vault import PASSWORD, USER, vault_of

ABOVE_EVALUATIONS = 5.0  # milliseconds and a commit, at p95
GROWTH = 1.1
_WARMING = 10


def callers(count: int) -> Iterator[SpokenDetails]:
    """Callers who give everything, with names of one form."""
    for number in range(count):
        born = f"{number % 12 + 1}/{number % 28 + 1}/1980"
        yield SpokenDetails("Smith", "Mary", born, f"{1000 + number}", f"E{number:06}")


class Turns:
    """A check, its evaluations alone and a bare commit, by turns in one vault; the last three close with `closing`."""

    def __init__(self, people: int, vault: Path, folder: Path, closing: ExitStack) -> None:
        self.people, self.vault = people, vault
        self._session = closing.enter_context(sign_in(vault, USER, PASSWORD, SystemClock()))
        self._calls = closing.enter_context(Calls(self._session))
        self._pool = closing.enter_context(hashing_pool())
        self._bare = closing.enter_context(Database(folder / f"bare-{people}.db", bytes(32)))
        self._bare.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, body BLOB)")
        self._reference = self._calls.open()
        self._hasher = TagHasher(bytes(32), STANDARD)
        self.evaluations = 0
        self.took: dict[str, list[float]] = {}
        self.forget()

    def forget(self) -> None:
        """Count nothing that was so far."""
        self.took = {"check": [], "evaluations": [], "commit": []}

    def take(self, spoken: SpokenDetails) -> None:
        """One turn."""
        asked = self._asked(spoken)
        self._time("check", partial(self._calls.check, self._reference, spoken))
        self._time("evaluations", partial(self._evaluate, self._pool, asked))
        self._time("commit", partial(_commit, self._bare))
        self.evaluations = len(asked)

    def p95(self, name: str) -> float:
        """95 of 100 were quicker; milliseconds."""
        return quantiles(self.took[name], n=20)[18]

    @property
    def above(self) -> float:
        """What a check takes above its evaluations and a bare commit, at p95; milliseconds."""
        return self.p95("check") - self.p95("evaluations") - self.p95("commit")

    def _asked(self, spoken: SpokenDetails) -> tuple[Combination, ...]:
        session = self._session
        details = read_spoken(spoken, session.reading_rules(), session.today())
        return combinations(details, LAST4, session.program.matching.evaluations_bound, tolerant=True)

    def _evaluate(self, pool: ThreadPoolExecutor, asked: Sequence[Combination]) -> None:
        def hashed(part: Sequence[Combination]) -> list[bytes]:
            return [self._hasher.tag(one.rule.number, one.public, one.secret) for one in part]

        for _ in map_in_order(pool, hashed, asked, 1):
            pass

    def _time(self, name: str, work: Callable[[], object]) -> None:
        began = time.perf_counter()
        work()
        self.took[name].append((time.perf_counter() - began) * 1000)


def _commit(bare: Database) -> None:
    with bare.write():
        bare.execute("INSERT INTO entry (body) VALUES (?)", (bytes(400),))


def measured(sizes: Sequence[int], folder: Path, temporary: Path, checks: int) -> list[Turns]:
    """The turns of a vault of each size."""
    with ExitStack() as closing:
        turns = [Turns(people, vault_of(folder, people), temporary, closing) for people in sizes]
        for number, spoken in enumerate(callers(_WARMING + checks)):
            for one in turns:
                if number == _WARMING:
                    one.forget()
                one.take(spoken)
    return turns


def row(turns: Turns) -> str:
    """A line of the table."""
    check, evaluations, commit = (turns.p95(name) for name in turns.took)
    size = (turns.vault / "vault.db").stat().st_size / 1e6
    return (
        f"| {turns.people:,} | {turns.evaluations} | {evaluations:.1f} | {commit:.1f} | {check:.1f} "
        f"| {turns.above:.1f} | {size:,.0f} MB |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[620_000, 6_200_000])
    parser.add_argument("--checks", type=int, default=150)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        turns = measured(asked.people, asked.folder or Path(name), Path(name), asked.checks)
        print("| people | evaluations | these alone | a bare commit | a check | above both | vault.db |")
        print("\n".join(["| --- | --- | --- | --- | --- | --- | --- |", *map(row, turns)]))
    first, last = turns[0], turns[-1]
    print(f"\nAbove both at {first.people:,}: {first.above:.1f} ms, goal {ABOVE_EVALUATIONS:g}: ", end="")
    print(_word(first.above <= ABOVE_EVALUATIONS))
    if last is not first:
        growth = last.p95("check") / first.p95("check")
        print(f"A check at {last.people:,} people: {growth:.2f} times, goal {GROWTH}: {_word(growth <= GROWTH)}")


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main()
