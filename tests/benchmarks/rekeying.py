"""How long removing somebody takes, who waits meanwhile, and how much memory it needs, beside a bare copy of the file.

    python -m tests.benchmarks.rekeying [--people 620000] [--removals 3] [--folder FOLDER]

Works in a copy of a vault of so many people's tags, made in a temporary folder or by `filled_vault` in FOLDER. By turns
copies vault.db durably with nothing else, and adds and removes an operator. Prints one table in Markdown; of what took
turns, the medians.
"""

import argparse
import os
import resource
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from callcenter.clock import SystemClock
from callcenter.domain.accounts import Role
from callcenter.progress import Progress
from callcenter.services.people import People
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.storage.vault_folder import VaultFolder
from tests.benchmarks.filled_vault import PASSWORD, USER, vault_of

LEAVING = "Olive"


def bare_copy(path: Path) -> float:
    """Seconds to copy a file beside itself and bring it to the disk."""
    copy = path.with_name("copy")
    begun = time.perf_counter()
    shutil.copyfile(path, copy)
    descriptor = os.open(copy, os.O_RDWR)
    os.fsync(descriptor)
    os.close(descriptor)
    took = time.perf_counter() - begun
    copy.unlink()
    return took


def removal(session: Session) -> tuple[float, float, float]:
    """Seconds of a removal: until the copy is written, until its pages are checked, and until all is done."""
    people = People(session)
    people.add(LEAVING, Role.OPERATOR, "a benchmark's other password")
    ends = [0.0, 0.0]
    begun = time.perf_counter()

    def watch(progress: Progress) -> None:
        third = 3 * progress.done // progress.total
        if third < 2:
            ends[0] = time.perf_counter() - begun
        elif not ends[1]:
            ends[1] = time.perf_counter() - begun

    people.remove(LEAVING, watch)
    return ends[0], ends[1], time.perf_counter() - begun


def megabytes(size: int) -> float:
    """Bytes as people read them."""
    return size / 1_000_000


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=620_000)
    parser.add_argument("--removals", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        path = shutil.copytree(vault_of(asked.folder or folder, asked.people), folder / "copied")
        database = VaultFolder(path).database
        copies, removals = [], []
        with sign_in(path, USER, PASSWORD, SystemClock()) as session:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            for _ in range(asked.removals):
                copies.append(bare_copy(database))
                removals.append(removal(session))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        size = database.stat().st_size
    copy = median(copies)
    copied, checked, done = (median(part) for part in zip(*removals, strict=True))
    print("| people | vault.db | a bare copy | a removal | ratio | copying | checking pages | comparing, the rest |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    print(
        f"| {asked.people:,} | {megabytes(size):.0f} MB | {copy:.2f} s | {done:.1f} s | {done / copy:.1f} |"
        f" {copied:.1f} s | {checked - copied:.1f} s | {done - checked:.1f} s |"
    )
    print(f"\nMemory of the process: {megabytes(before):.0f} MB before, {megabytes(most):.0f} MB at most.")


if __name__ == "__main__":
    main()
