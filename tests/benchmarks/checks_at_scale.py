"""What a check costs beyond its slow hashes, in vaults of 620,000 and of 6,200,000 people.

    python -m tests.benchmarks.checks_at_scale [--people 620000 6200000] [--checks 150]

Makes a vault of each size (cost standard, policy `last4`) in a temporary folder, with tags that are made directly: as
many a rule as there are people, spread as hashes are. For callers who are not on the roster, a check, its evaluations
alone and one bare durable commit take turns. Needs 5 GB of disk and some 20 minutes. Prints a table of milliseconds.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import quantiles

from callcenter.clock import SystemClock
from callcenter.crypto.tags import STANDARD, TagHasher
from callcenter.domain.buckets import BucketDigests, bits_for, digests_of_rule
from callcenter.domain.combinations import combinations
from callcenter.domain.details import Combination, SpokenDetails
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import read_spoken
from callcenter.domain.specification import SPECIFICATION
from callcenter.files.program_file import bundled_program
from callcenter.services.calls import Calls
from callcenter.services.hashing import hashing_pool, map_in_order
from callcenter.services.rosters import Rosters, _Content
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.storage.connection import Database
from callcenter.storage.protocols import PERSON_RULE, RosterFacts

USER, PASSWORD = "Sam", "a benchmark's own password"
ABOVE_EVALUATIONS = 5.0  # milliseconds and a commit, at p95
GROWTH = 1.1
_ROWS = 20_000  # in a transaction: nobody waits for the writer here
_WARMING = 10


def spread(count: int) -> Iterator[bytes]:
    """So many distinct keys of 16 bytes in ascending order, spread as hashes are."""
    step = (1 << 128) // count
    for number in range(count):
        yield (number * step + int.from_bytes(os.urandom(8), "big") % step).to_bytes(16, "big")


def fill(session: Session, people: int) -> None:
    """Make a signed, active roster of tags that nobody stands behind."""
    store = session.database.rosters
    rules = (PERSON_RULE, *sorted(rule.number for rule in LAST4.rules))
    facts = RosterFacts(
        number=store.next_number(),
        state="staged",
        tag_key=os.urandom(32),
        cost=STANDARD.name,
        policy=LAST4.name,
        specification=SPECIFICATION,
        source_sha256="0" * 64,
        source_rows=people,
        settings="",
        started_at=session.moment(),
    )
    store.create(facts)
    for rule in rules:
        keys = spread(people)
        while part := [(rule, key, 1) for key in islice(keys, _ROWS)]:
            with session.database.vault.write():
                store.add_rows(facts.number, part)
    bits = bits_for(people)
    digests = BucketDigests(
        bits, (each for rule in rules for each in digests_of_rule(rule, store.rows(facts.number, rule), bits))
    )
    store.replace_buckets(facts.number, digests.rows())
    content = _Content(bits, digests.hash_of_all, people, people * len(LAST4.rules))
    Rosters(session)._sign(session.signing_keys(), facts, content, "replace")


def vault_of(folder: Path, people: int) -> Path:
    """A vault with a roster of so many people."""
    path = folder / f"vault-{people}"
    options = VaultOptions(cost=STANDARD.name, training=True, hours_apply=False, throttle_applies=False)
    create_vault(path, bundled_program("missouri-dese-2021"), USER, PASSWORD, options, SystemClock())
    with sign_in(path, USER, PASSWORD, SystemClock()) as session:
        fill(session, people)
    return path


def callers(count: int) -> Iterator[SpokenDetails]:
    """Callers who give everything, with names of one form."""
    for number in range(count):
        born = f"{number % 12 + 1}/{number % 28 + 1}/1980"
        yield SpokenDetails("Smith", "Mary", born, f"{1000 + number}", f"E{number:06}")


class Turns:
    """A check, its evaluations alone and a bare commit, by turns in one vault."""

    def __init__(self, session: Session, folder: Path) -> None:
        self._session = session
        self._hasher = TagHasher(bytes(32), STANDARD)
        self._folder = folder
        self.evaluations = 0
        self.took: dict[str, list[float]] = {"check": [], "evaluations": [], "commit": []}

    def take(self, count: int) -> None:
        """So many turns, and some before them that do not count."""
        bare_path = self._folder / f"bare-{self._session.facts.vault_id.hex()}.db"
        with Calls(self._session) as calls, hashing_pool() as pool, Database(bare_path, bytes(32)) as bare:
            bare.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, body BLOB)")
            reference = calls.open()
            for number, spoken in enumerate(callers(count + _WARMING)):
                asked = self._asked(spoken)
                self._time("check", partial(calls.check, reference, spoken))
                self._time("evaluations", partial(self._evaluate, pool, asked))
                self._time("commit", partial(_commit, bare))
                if number < _WARMING:
                    self.took = {name: [] for name in self.took}
            self.evaluations = len(asked)

    def p95(self, name: str) -> float:
        """95 of 100 were quicker; milliseconds."""
        return quantiles(self.took[name], n=20)[18]

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


def measured(folder: Path, people: int, checks: int) -> tuple[float, float]:
    """The check's p95, and what of it is above its evaluations and a commit; milliseconds. Prints a line."""
    began = time.perf_counter()
    path = vault_of(folder, people)
    made = time.perf_counter() - began
    began = time.perf_counter()
    with sign_in(path, USER, PASSWORD, SystemClock()) as session:
        signed_in = time.perf_counter() - began
        turns = Turns(session, folder)
        turns.take(checks)
    check, evaluations, commit = (turns.p95(name) for name in turns.took)
    above = check - evaluations - commit
    size = (path / "vault.db").stat().st_size / 1e6
    print(
        f"| {people:,} | {turns.evaluations} | {evaluations:.1f} | {commit:.1f} | {check:.1f} | {above:.1f} | "
        f"{size:,.0f} MB | {signed_in:.1f} s | {made:,.0f} s |",
        flush=True,
    )
    return check, above


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[620_000, 6_200_000])
    parser.add_argument("--checks", type=int, default=150)
    asked = parser.parse_args()
    print("| people | evaluations | these alone | a bare commit | a check | above both | vault | sign-in | made in |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory() as name:
        found = [measured(Path(name), people, asked.checks) for people in asked.people]
    met = found[0][1] <= ABOVE_EVALUATIONS
    print(f"\nAbove both at {asked.people[0]:,} people: {found[0][1]:.1f} ms, goal {ABOVE_EVALUATIONS:g}: {_word(met)}")
    if len(found) > 1:
        growth = found[-1][0] / found[0][0]
        print(f"A check at {asked.people[-1]:,} people: {growth:.2f} times, goal {GROWTH}: {_word(growth <= GROWTH)}")


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main()
