"""Importing a roster: against the bare slow hashes, and 620,000 people for real at training cost.

    python -m tests.benchmarks.roster_import [--floor-people 5000] [--people 620000] [--changed 1000]

The first part imports at cost standard and has the import wait now and then, while the same library and threads hash
and nothing else is done. The second runs the real commands in a training vault: dry run, import, switch-over, addition,
removal, purge; each with its seconds and the largest memory of it and of its reading processes. With --changed 0 it
ends after the switch-over.
Takes some 40 minutes on two cores. Prints two tables in Markdown.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from callcenter.cli.exit_codes import ExitCode
from callcenter.clock import SystemClock
from callcenter.crypto.tags import STANDARD, TagHasher
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.made_up_people import MadeUpPerson, as_roster_row, made_up_people
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.files.program_file import bundled_program
from callcenter.files.roster_messages import RosterSource
from callcenter.services.hashing import hashing_pool, thread_count
from callcenter.services.roster_import import RosterImport
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.services.vault_creation import VaultOptions, create_vault
from tests.benchmarks.census import census_lists

USER, PASSWORD = "Sam", "a benchmark's own password"
ROOT = Path(__file__).parents[2]
RATIO = 1.03
DRY_RUN_SECONDS = 20.0
MEGABYTES = 200
_FLOOR_SECONDS, _IMPORT_SECONDS = 10.0, 30.0  # of a turn
_TO_SETTLE = 0.2  # seconds in which hashes that were begun end; they count for the import


@dataclass(frozen=True)
class Ran:
    """A command that ended well: what it printed, its seconds, the largest memory of it and of its children, in MB."""

    report: dict[str, Any]
    seconds: float
    megabytes: int
    readers: int


def write_roster(path: Path, people: Iterable[MadeUpPerson]) -> Path:
    """A canonical CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, CANONICAL_COLUMNS)
        writer.writeheader()
        writer.writerows(map(as_roster_row, people))
    return path


def vault_in(folder: Path, name: str, cost: str) -> Path:
    """A training vault without a roster."""
    path = folder / name
    options = VaultOptions("last4", cost, training=True, hours_apply=False, throttle_applies=False)
    create_vault(path, bundled_program("missouri-dese-2021"), USER, PASSWORD, options, SystemClock())
    return path


def floor(seconds: float) -> float:
    """Seconds a tag when every core hashes and nothing else is done."""
    hasher = TagHasher(bytes(32), STANDARD)

    def hash_for_long(thread: int) -> int:
        made, until = 0, time.monotonic() + seconds
        while time.monotonic() < until:
            hasher.tag(thread, ("1980-02-09", "S530"), str(made))
            made += 1
        return made

    began = time.monotonic()
    with hashing_pool(patient=True) as pool:
        made = sum(pool.map(hash_for_long, range(thread_count())))
    return (time.monotonic() - began) / made


def floors_between(session: Session, ended: threading.Event) -> tuple[list[float], float]:
    """Seconds a tag in slices between parts of an import, which waits as for a check; and how long it waited in all."""
    found, waited = [], 0.0
    while not ended.wait(_IMPORT_SECONDS):
        with session.held.precedence.first():
            time.sleep(_TO_SETTLE)
            began = time.monotonic()
            found.append(floor(_FLOOR_SECONDS))
            waited += time.monotonic() - began
    return found, waited


def against_the_floor(folder: Path, people: int) -> None:
    """An import at standard cost beside the hashes alone, by turns: the machine may be quicker a minute later."""
    roster = write_roster(folder / "floor.csv", made_up_people(people, 1, census_lists()))
    with (
        sign_in(vault_in(folder, "standard", STANDARD.name), USER, PASSWORD, SystemClock()) as session,
        ThreadPoolExecutor(1) as beside,
    ):
        source = RosterSource(roster, ColumnsOptions(), session.reading_rules(), session.today())
        ended = threading.Event()
        floors = beside.submit(floors_between, session, ended)
        began = time.monotonic()
        found = RosterImport(session).start(source)
        took = time.monotonic() - began
        ended.set()
        slices, waited = floors.result()
    bare = mean(slices) * found.tags
    ratio = (took - waited) / bare
    print("| people | tags | tags alone | import | ratio | goal |\n| --- | --- | --- | --- | --- | --- |")
    print(
        f"| {found.people:,} | {found.tags:,} | {bare:.1f} s ({1000 * min(slices):.2f} to {1000 * max(slices):.2f} ms "
        f"a tag) | {took - waited:.1f} s | {ratio:.3f} | {RATIO}: {'met' if ratio <= RATIO else 'MISSED'} |\n",
        flush=True,
    )


def run(folder: Path, *words: object) -> Ran:
    """One command of the program, in a process of its own."""
    password = folder / "password"
    password.write_text(PASSWORD)
    command = [sys.executable, "main.py", *map(str, words), "--user", USER, "--password-file", str(password), "--json"]
    largest: dict[int, int] = {}
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            for number in (process.pid, *_children(process.pid)):
                largest[number] = max(largest.get(number, 0), _memory(number))
            time.sleep(0.2)
        assert process.stdout is not None
        printed = process.stdout.read()
    seconds = time.perf_counter() - began
    if process.returncode not in {ExitCode.DONE, ExitCode.REFUSED_ROWS}:
        raise SystemExit(f"{words[0]} ended with {process.returncode}.")
    own = largest.pop(process.pid)
    return Ran(json.loads(printed), seconds, own, max(largest.values(), default=0))


def _children(number: int) -> list[int]:
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text().split()]
    return []


def _memory(number: int) -> int:
    """The largest memory of a process so far, in MB; Linux alone tells."""
    with suppress(OSError):
        for line in Path(f"/proc/{number}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    return 0


def for_real(folder: Path, people: int, changed: int) -> None:
    """All commands over rosters of this size."""
    lists = census_lists()
    roster = write_roster(folder / "roster.csv", made_up_people(people, 2, lists))
    changes = write_roster(folder / "changes.csv", made_up_people(changed, 3, lists))
    vault = vault_in(folder, "training", "training")
    print(
        "| what | seconds | the command's memory | its reading processes' | vault.db |\n| --- | --- | --- | --- | --- |"
    )

    def step(name: str, *words: object) -> Ran:
        ran = run(folder, *words)
        size = (vault / "vault.db").stat().st_size // 1_000_000
        print(
            f"| {name} | {ran.seconds:,.1f} | {ran.megabytes:,} MB | {ran.readers or '–'} MB | {size:,} MB |",
            flush=True,
        )
        return ran

    dry = step(f"dry run of {people:,} rows", "import", vault, roster, "--dry-run")
    loaded = step(f"import of {people:,} rows at training cost", "import", vault, roster, "--no-switch")
    step("switch over to it", "rosters", vault, "switch", 1)
    if changed:
        step(f"addition of {changed:,} people", "import", vault, changes, "--mode", "add", "--no-switch")
        step("switch over to it", "rosters", vault, "switch", 2)
        step(f"removal of {changed:,} people, switched over", "import", vault, changes, "--mode", "remove")
        step("purge of the first roster", "rosters", vault, "purge", 1)
    began = time.perf_counter()
    with roster.open(newline="", encoding="utf-8") as file:
        rows = sum(1 for _ in csv.reader(file))
    bare = time.perf_counter() - began
    report = loaded.report
    print(f"\n{report['people']:,} people, {report['tags']:,} tags.")
    print(f"Dry run: {dry.seconds:.1f} s, goal {DRY_RUN_SECONDS:g}: {_word(dry.seconds <= DRY_RUN_SECONDS)}")
    print(f"A bare csv.reader over these {rows:,} lines: {bare:.2f} s, the dry run {dry.seconds / bare:.0f} times.")
    print(f"Memory: {loaded.megabytes} MB, goal {MEGABYTES}: {_word(loaded.megabytes <= MEGABYTES)}")


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--floor-people", type=int, default=5000)
    parser.add_argument("--people", type=int, default=620_000)
    parser.add_argument("--changed", type=int, default=1_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if asked.floor_people:
            against_the_floor(Path(name), asked.floor_people)
        if asked.people:
            for_real(Path(name), asked.people, asked.changed)


if __name__ == "__main__":
    main()
