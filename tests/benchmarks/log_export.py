"""Exports of 1,000,000 calls: CSV beside a bare csv.writer over the same rows, every format, and the memory of each.

    python -m tests.benchmarks.log_export FOLDER [--calls 1000000] [--times 3]

Makes the vault of `filled_log` in FOLDER, or takes the one that is there; exports are journaled in it. The CSV and the
bare writer, whose rows are in memory already, take turns. Each memory is that of a process of its own, which exports
all calls or the last tenth of them. Prints two tables.
"""

import argparse
import csv
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from statistics import median

from callcenter.clock import SystemClock
from callcenter.domain.call_export import EXPORT_COLUMNS, ExportForm, ExportFormat
from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.services.call_log import CallLog
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from tests.benchmarks.filled_log import PASSWORD, USER, log_of

FORMS = {
    "CSV": ExportForm(),
    "CSV with notes": ExportForm(columns=EXPORT_COLUMNS),
    "JSON lines": ExportForm(ExportFormat.JSONL),
    "XLSX": ExportForm(ExportFormat.XLSX),
    "XLSX, protected": ExportForm(ExportFormat.XLSX, protect="a workbook of the benchmark"),
}
GOALS = {"CSV": 2, "CSV with notes": 4}
Taken = tuple[float, float]  # seconds on the wall and of the processor


def taken(work: Callable[[], object]) -> Taken:
    """How long it takes."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def written_bare(out: Path, rows: list[list[str]]) -> None:
    """The floor: the same rows, in memory already, by the library alone."""
    with out.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def beside_the_floor(vault: Path, out: Path, name: str, times: int) -> None:
    """A row of the first table."""
    ours, floor = [], []
    with sign_in(vault, USER, PASSWORD, SystemClock()) as session:
        log = CallLog(session)
        log.export(out, EVERY_CALL, FORMS[name])
        with out.open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        gc.freeze()  # the rows are there for the floor alone: nobody is to look through them
        for _ in range(times):
            ours.append(taken(lambda: log.export(out, EVERY_CALL, FORMS[name])))
            floor.append(taken(lambda: written_bare(out.with_suffix(".bare"), rows)))
    out.with_suffix(".bare").unlink()
    (wall, processor), (bare_wall, bare) = (map(median, zip(*some, strict=True)) for some in (ours, floor))
    print(
        f"| {name} | {wall:.1f} s | {bare_wall:.1f} s | {wall / bare_wall:.2f} | {processor:.1f} s | {bare:.1f} s"
        f" | {processor / bare:.2f} | {GOALS[name]} |",
        flush=True,
    )


def last_tenth(session: Session) -> CallFilter:
    """The days that the last tenth of all calls are of."""
    calls = session.database.calls
    ((newest, _),) = calls.page(None, 1)
    ((_, row),) = calls.page(newest - newest // 10, 1)
    return CallFilter(first=session.hours.day(datetime.fromisoformat(row.started_at)), last=date.max)


def most_memory() -> float:
    """The most that this process held, in MB: Linux's own count, which begins anew with a program."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def one_export(vault: Path, out: Path, name: str, tenth: bool) -> None:
    """In a process of its own: what one export takes, as JSON."""
    with sign_in(vault, USER, PASSWORD, SystemClock()) as session:
        meant = last_tenth(session) if tenth else EVERY_CALL
        wall, done = time.perf_counter(), CallLog(session).export(out, meant, FORMS[name])
        seconds = time.perf_counter() - wall
    told = {"rows": done.rows, "seconds": seconds, "bytes": out.stat().st_size, "memory": most_memory()}
    print(json.dumps(told))


def in_its_own_process(folder: Path, name: str, *, tenth: bool) -> dict[str, float]:
    """What `one_export` tells."""
    words = [sys.executable, "-m", "tests.benchmarks.log_export", str(folder), "--one", name]
    done = subprocess.run([*words, *(["--tenth"] if tenth else [])], capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def every_format(folder: Path) -> None:
    """The second table."""
    print(f"\n| | calls | seconds | file | memory | memory at a tenth of the calls |\n|{' --- |' * 6}")
    for name in FORMS:
        whole, tenth = (in_its_own_process(folder, name, tenth=some) for some in (False, True))
        print(
            f"| {name} | {whole['rows']:,.0f} | {whole['seconds']:.0f} | {whole['bytes'] / 1e6:.0f} MB"
            f" | {whole['memory']:.0f} MB | {tenth['memory']:.0f} MB ({tenth['rows']:,.0f}) |",
            flush=True,
        )


def main() -> None:
    """Measure, or be one of the processes that are measured."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--calls", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--one", choices=FORMS, help=argparse.SUPPRESS)
    options.add_argument("--tenth", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    vault, out = log_of(chosen.folder, chosen.calls), chosen.folder / "export"
    if chosen.one:
        one_export(vault, out, chosen.one, chosen.tenth)
        return
    with ExitStack() as closing:
        closing.callback(lambda: [path.unlink() for path in chosen.folder.glob("export*")])
        print(f"| | wall | bare | ratio | processor | bare | ratio | goal |\n|{' --- |' * 8}")
        for name in GOALS:
            beside_the_floor(vault, out, name, chosen.times)
        every_format(chosen.folder)


if __name__ == "__main__":
    main()
