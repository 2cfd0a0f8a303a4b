"""How long a workbook takes to be read, and how much memory, beside the same rows as CSV.

    python -m tests.benchmarks.workbook [--rows 20000] [--columns 6] [--password]

Writes made-up people to a workbook as Excel does, with a list of shared texts, and to a CSV file, both in a temporary
folder: the roster's own six columns and as many others as are wanted. Reads both as an import does, in a process of
its own. Prints a table of seconds until the first row and until the last one, rows a second and the reading process's
largest memory; then how many times as long the workbook took. With --password the workbook is read protected as well.
"""

import argparse
import csv
import multiprocessing
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.made_up_people import as_roster_row, made_up_people
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.files.name_lists import load_name_lists
from callcenter.files.roster_messages import RosterSource
from callcenter.files.roster_process import open_roster
from tests.files.workbooks import HEAD, MAIN, members_of, protected

TODAY = date(2026, 11, 23)
PASSWORD = "a workbook's password"
SHARED = "xl/sharedStrings.xml"
LINE = "{:22} {:>10} {:>10} {:>12} {:>14}"


@dataclass(frozen=True)
class Measured:
    """One reading: seconds until the first row could be had, seconds in all, and the child's largest memory in MB."""

    first: float
    seconds: float
    megabytes: int


def rows(count: int, columns: int) -> Iterator[list[str]]:
    """A header, and made-up people with further columns of text as a state's roster has them."""
    others = columns - len(CANONICAL_COLUMNS)
    yield [*CANONICAL_COLUMNS, *(f"other {number}" for number in range(others))]
    texts = cycle(f"{word} {number}" for number in range(997) for word in ("School", "Elm Street", "Full time", "Room"))
    for person in made_up_people(count, 620, load_name_lists()):
        yield [*as_roster_row(person).values(), *islice(texts, others)]


def write_csv(path: Path, lines: Iterable[Sequence[str]]) -> None:
    """The rows as a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(lines)


def write_workbook(path: Path, lines: Iterable[Sequence[str]]) -> None:
    """The rows as the only sheet of a workbook, written piece by piece."""
    shared: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members_of({"Teachers": ""}).items():
            if not name.endswith("sheet1.xml"):
                archive.writestr(name, data)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            _write(member, f"{HEAD}<worksheet {MAIN}><sheetData>")
            for number, cells in enumerate(lines, 1):
                _write(member, _row_xml(number, cells, shared))
            _write(member, "</sheetData></worksheet>")
        with archive.open(SHARED, "w", force_zip64=True) as member:
            _write(member, f"{HEAD}<sst {MAIN}>")
            for text in shared:
                _write(member, f"<si><t>{escape(text)}</t></si>")
            _write(member, "</sst>")


def _row_xml(number: int, cells: Sequence[str], shared: dict[str, int]) -> str:
    found = "".join(
        f'<c r="{chr(65 + place)}{number}" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>'
        for place, text in enumerate(cells)
        if text
    )
    return f'<row r="{number}">{found}</row>'


def _write(member: IO[bytes], text: str) -> None:
    member.write(text.encode())


def measure(path: Path, password: str | None = None) -> Measured:
    """Read a roster to its end."""
    source = RosterSource(path, ColumnsOptions(), ReadingRules(LAST4), TODAY, password)
    began = time.perf_counter()
    with open_roster(source) as reading:
        first = time.perf_counter() - began
        [child] = multiprocessing.active_children()
        largest = _largest_memory(child.pid)
        for row in reading:
            if not row.row % 10_000:
                largest = max(largest, _largest_memory(child.pid))
    return Measured(first, time.perf_counter() - began, largest)


def _largest_memory(process: int | None) -> int:
    """In MB; 0 where the system does not tell, or the process has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM")), 0)


def _print(kind: str, path: Path, people: int, measured: Measured) -> None:
    size = f"{kind}, {path.stat().st_size / 1e6:.1f} MB"
    print(
        LINE.format(
            size,
            f"{measured.first:.1f} s",
            f"{measured.seconds:.1f} s",
            f"{people / measured.seconds:,.0f}",
            f"{measured.megabytes or '-'} MB",
        ),
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--columns", type=int, default=len(CANONICAL_COLUMNS), choices=range(6, 27), metavar="6..26")
    parser.add_argument("--password", action="store_true")
    asked = parser.parse_args()
    print(f"{asked.rows:,} rows in {asked.columns} columns")
    print(LINE.format("", "first row", "all rows", "rows/s", "largest memory"))
    with tempfile.TemporaryDirectory() as folder:
        text, book, closed = (Path(folder) / name for name in ("roster.csv", "roster.xlsx", "protected.xlsx"))
        write_csv(text, rows(asked.rows, asked.columns))
        write_workbook(book, rows(asked.rows, asked.columns))
        as_text = measure(text)
        _print("CSV", text, asked.rows, as_text)
        as_book = measure(book)
        _print("workbook", book, asked.rows, as_book)
        if asked.password:
            closed.write_bytes(protected(book.read_bytes(), PASSWORD))
            _print("protected", closed, asked.rows, measure(closed, PASSWORD))
    print(f"The workbook took {as_book.seconds / as_text.seconds:.2f} times as long as the CSV file.")


if __name__ == "__main__":
    main()
