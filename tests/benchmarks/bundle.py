"""How long a roster bundle takes to be exported and imported, beside a bare floor: the same rows in a bare database.

    python -m tests.benchmarks.bundle [--people 20000] [--tags 6]

Makes a training vault whose roster has that many people with so many tags each, drawn and not hashed, and a second
vault that takes the bundle over; prints one JSON object. The floor writes the same rows into tables of the same form
under the same settings, 200 rows a transaction as an import does, and nothing else. Each step runs in a process of its
own, so that its high-water mark of memory is its own.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from secrets import token_bytes
from typing import Any

from callcenter.clock import SystemClock
from callcenter.domain.policy import POLICIES
from callcenter.domain.specification import SPECIFICATION
from callcenter.files.program_file import bundled_program
from callcenter.services.bundle_export import BundleExport
from callcenter.services.bundle_import import BundleImport
from callcenter.services.import_account import ImportAccount
from callcenter.services.opened_bundle import open_bundle
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session
from callcenter.services.sign_in import reopen_supervisor_keys, sign_in
from callcenter.services.staged_roster import COPIED_ROWS
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.storage.connection import Database
from callcenter.storage.rows import PERSON_RULE, RosterFacts, RuleRow

USER, PASSWORD = "Sam", "a benchmark's own password"
_SEED = 20261123
_MEGABYTE = 1_000_000
_FLOOR_TABLES = (
    "CREATE TABLE tag (roster INTEGER NOT NULL, rule INTEGER NOT NULL, tag BLOB NOT NULL, count INTEGER NOT NULL,"
    " PRIMARY KEY (roster, rule, tag)) STRICT, WITHOUT ROWID",
    "CREATE TABLE person (roster INTEGER NOT NULL, digest BLOB NOT NULL, count INTEGER NOT NULL,"
    " PRIMARY KEY (roster, digest)) STRICT, WITHOUT ROWID",
)


def drawn_rows(people: int, tags: int) -> Iterator[list[RuleRow]]:
    """Rows as they are stored, rule by rule: a digest of each person, then so many tags each."""
    chance = Random(_SEED)
    rules = sorted(rule.number for rule in POLICIES["last4"].rules)[:tags]
    for rule in (PERSON_RULE, *rules):
        yield sorted((rule, chance.randbytes(16), 1) for _ in range(people))


def make_vault(path: Path, seat: str) -> None:
    """A training vault without a roster."""
    options = VaultOptions("last4", "training", training=True, hours_apply=False, throttle_applies=False, seat=seat)
    create_vault(path, bundled_program("missouri-dese-2021"), USER, PASSWORD, options, SystemClock())


def load_directly(session: Session, people: int, tags: int) -> None:
    """Make drawn rows the active roster, as if they had been hashed."""
    store = session.database.rosters
    facts = RosterFacts(
        number=store.next_number(),
        state="staged",
        tag_key=token_bytes(32),
        cost=session.facts.tag_cost,
        policy=session.facts.policy,
        specification=SPECIFICATION,
        source_sha256="0" * 64,
        source_rows=people,
        settings="{}",
        started_at=session.moment(),
    )
    account = ImportAccount(facts, session.signing_keys().import_key(facts.number))
    with session.database.vault.write():
        store.create(facts)
    for part, rows in enumerate(drawn_rows(people, tags), 1):
        account.load(part, rows)
        with session.database.vault.write():
            store.add_rows(facts.number, rows)
    with session.database.vault.write():
        store.set_staging(account.next_batch(complete=True))
    Rosters(session).switch(facts.number)


def make_vaults(folder: Path, people: int, tags: int) -> dict[str, float]:
    """The vault that exports, with its roster, and the one that imports."""
    for name, seat in (("origin", "A"), ("other", "B")):
        make_vault(folder / name, seat)
    with sign_in(folder / "origin", USER, PASSWORD, SystemClock()) as session:
        load_directly(session, people, tags)
    return {}


def export(folder: Path) -> dict[str, Any]:
    """Export from the one vault."""
    with sign_in(folder / "origin", USER, PASSWORD, SystemClock()) as session:
        begin = time.perf_counter()
        done = BundleExport(session).export(folder / "roster.bundle")
        seconds = time.perf_counter() - begin
    return {"seconds": seconds, "MB": done.size / _MEGABYTE, "code": done.code}


def import_it(folder: Path, code: str) -> dict[str, float]:
    """Import into the other one, and switch over."""
    with sign_in(folder / "other", USER, PASSWORD, SystemClock()) as session:
        begin = time.perf_counter()
        with open_bundle(folder / "roster.bundle", code) as bundle:
            opened = time.perf_counter()
            done = BundleImport(session).load(bundle)
        loaded = time.perf_counter()
        reopen_supervisor_keys(session, PASSWORD)
        Rosters(session).switch(done.roster)
        switched = time.perf_counter()
    return {
        "seconds": switched - begin,
        "opening": opened - begin,
        "copying": loaded - opened,
        "switching over": switched - loaded,
    }


def floor(folder: Path, people: int, tags: int) -> dict[str, float]:
    """The same rows into a bare database, in the same order and transactions; drawing them does not count."""
    seconds = 0.0
    with Database(folder / "floor.db", token_bytes(32)) as database:
        for statement in _FLOOR_TABLES:
            database.execute(statement)
        for rows in drawn_rows(people, tags):
            persons = rows[0][0] == PERSON_RULE
            values = [(1, tag, count) if persons else (1, rule, tag, count) for rule, tag, count in rows]
            insert = "INSERT INTO person VALUES (?, ?, ?)" if persons else "INSERT INTO tag VALUES (?, ?, ?, ?)"
            begin = time.perf_counter()
            for first in range(0, len(values), COPIED_ROWS):
                with database.write():
                    database.execute_many(insert, values[first : first + COPIED_ROWS])
            seconds += time.perf_counter() - begin
    return {"seconds": seconds}


def _watched(step: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
    """Run a step here, in a process of its own; what it gives, and the process's high-water mark of memory."""
    unit = 1 if sys.platform == "darwin" else 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MEGABYTE
    found = step(*arguments)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MEGABYTE
    return {**found, "memory before, MB": before, "memory at most, MB": after}


def apart(step: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
    """Run a step in a fresh process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_watched, step, *arguments).result()


def measure(folder: Path, people: int, tags: int) -> dict[str, Any]:
    """All steps in turn."""
    apart(make_vaults, folder, people, tags)
    exported = apart(export, folder)
    imported = apart(import_it, folder, exported.pop("code"))
    bare = apart(floor, folder, people, tags)
    for done in (exported, imported):
        done["people a second"] = people / done["seconds"]
        done["times the floor"] = done["seconds"] / bare["seconds"]
    return {"people": people, "rows": people * (tags + 1), "export": exported, "import": imported, "floor": bare}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return round(value, 2) if isinstance(value, float) else value


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--tags", type=int, default=6, choices=range(1, 9))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(_rounded(measure(Path(name), asked.people, asked.tags)), indent=2))


if __name__ == "__main__":
    main()
