"""How long a backup and its restore take, and how long checks wait meanwhile, beside a bare copy of the file.

    python -m tests.benchmarks.backup [--people 620000] [--backups 3] [--folder FOLDER]

Works in a copy of a vault of so many people's tags, made in a temporary folder or by `filled_vault` in FOLDER. By turns
copies vault.db durably with nothing else, and makes a backup while one operator checks again and again. Prints one
table in Markdown; of what took turns, the medians.
"""

import argparse
import resource
import shutil
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from callcenter.clock import SystemClock
from callcenter.domain.details import SpokenDetails
from callcenter.services.backups import BY_HAND, SCHEDULED, make_backup
from callcenter.services.calls import Calls
from callcenter.services.restoring import restore
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.storage.vault_folder import VaultFolder
from tests.benchmarks.filled_vault import PASSWORD, USER, vault_of
from tests.benchmarks.rekeying import bare_copy, megabytes

STRANGER = SpokenDetails("Wrzesniewska", "Quintilia", "7/30/1961")
_ALONE = 60  # checks with nothing beside them
_BETWEEN = 0.05  # seconds between two checks


class Checks:
    """One operator who checks again and again, for as long as the block lasts; the seconds of each check."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on)
        self.took: list[float] = []

    def __enter__(self) -> "Checks":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._ended.wait(_BETWEEN):
            self.took.append(checked(self._calls))


def checked(calls: Calls) -> float:
    """Seconds of one check that is a call of its own."""
    begun = time.perf_counter()
    calls.single(STRANGER)
    return time.perf_counter() - begun


def backed_up(session: Session, out: Path, reason: str) -> tuple[float, Path]:
    """Seconds of one backup, and where it is."""
    begun = time.perf_counter()
    made = make_backup(session, out, reason)
    return time.perf_counter() - begun, made.path


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=620_000)
    parser.add_argument("--backups", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as temporary:
        folder = Path(temporary)
        path = shutil.copytree(vault_of(asked.folder or folder, asked.people), folder / "copied")
        out, database = folder / "out", VaultFolder(path).database
        out.mkdir()
        copies, by_hand, by_itself, busy = (list[float]() for _ in range(4))
        with sign_in(path, USER, PASSWORD, SystemClock()) as session, Calls(session) as calls:
            checked(calls)
            alone = [checked(calls) for _ in range(_ALONE)]
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            meanwhile: list[float] = []
            for _ in range(asked.backups):
                copies.append(bare_copy(database))
                for reason, seconds in ((BY_HAND, by_hand), (SCHEDULED, by_itself)):
                    took, last = backed_up(session, out, reason)
                    seconds.append(took)
                    last.unlink()
                with Checks(calls) as checks:
                    took, last = backed_up(session, out, BY_HAND)
                busy.append(took)
                meanwhile += checks.took
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        size = last.stat().st_size
        begun = time.perf_counter()
        restore(last, folder / "back", USER, PASSWORD, SystemClock())
        restored = time.perf_counter() - begun
        print(f"| {asked.people:,} people, a backup of {megabytes(size):,.0f} MB | |\n| --- | --- |")
        for name, seconds in (
            ("bare durable copy of vault.db", copies),
            ("backup by hand", by_hand),
            ("backup by itself, the roster counted before", by_itself),
            ("backup by hand while checks go on", busy),
        ):
            print(f"| {name} | {median(seconds):.1f} s, {median(seconds) / median(copies):.1f} x |")
        print(f"| restore into a new folder | {restored:.1f} s, {restored / median(copies):.1f} x |")
        for name, checks_took in (("alone", alone), ("while a backup is made", meanwhile)):
            ordered = sorted(checks_took)
            place = int(0.95 * len(ordered))
            print(f"| a check {name}: median, p95, longest of {len(ordered)} | {_milliseconds(ordered, place)} |")
        print(f"| memory above what the session had | {megabytes(peak - before):,.0f} MB |")


def _milliseconds(ordered: list[float], place: int) -> str:
    return ", ".join(f"{1_000 * one:.0f} ms" for one in (median(ordered), ordered[place], ordered[-1]))


if __name__ == "__main__":
    main()
