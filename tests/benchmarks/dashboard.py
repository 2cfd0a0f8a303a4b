"""How long the vault works for one refresh of the dashboard, in a log of a million calls.

    python -m tests.benchmarks.dashboard FOLDER [--calls 1000000] [--refreshes 40]

Takes the vault of tests/benchmarks/filled_log.py in that folder, which is made when it is not there, and signs in at
the end of its last day. Prints milliseconds in Markdown: one day's figures as the vault gives them out, decoded again
as the window reads them, and the seven days that whole days are shown by.
"""

import argparse
import statistics
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

from callcenter.clock import MovableClock, SystemClock
from callcenter.services.day_desk import VaultDayDesk
from callcenter.services.day_protocol import DayDesk
from callcenter.services.requests import ask
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.services.wire import ResultMessage, decode_for_window, encode_result, value_in
from tests.benchmarks.filled_log import PASSWORD, USER, log_of

GOAL = 100  # milliseconds


def timed(refreshes: int, work: Callable[[], object]) -> tuple[float, float, float]:
    """The first, the median and the 95th of a hundred, in milliseconds."""
    taken = []
    for _ in range(refreshes):
        begin = perf_counter()
        work()
        taken.append(1000 * (perf_counter() - begin))
    return taken[0], statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def busiest(session: Session) -> date:
    """The day of the center with the most calls, roughly: by the day in UTC."""
    rows = session.database.connection.query(
        "SELECT substr(started_at, 1, 10), count(*) FROM call GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    )
    return date.fromisoformat(str(rows[0][0]))


def at_the_end(vault: Path) -> datetime:
    """The end of the last day that the log has calls of."""
    with sign_in(vault, USER, PASSWORD, SystemClock()) as session:
        latest = session.database.day_figures.latest_beginning()
        assert latest is not None
        return session.hours.closing(latest)


def as_the_window_reads_it(desk: VaultDayDesk) -> None:
    """One refresh with what the wire takes of it."""
    message = decode_for_window(encode_result(1, desk.figures()))
    assert isinstance(message, ResultMessage)
    value_in(message, ask(DayDesk.figures))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--calls", type=int, default=1_000_000)
    parser.add_argument("--refreshes", type=int, default=40)
    asked = parser.parse_args()
    vault = log_of(asked.folder, asked.calls)
    with sign_in(vault, USER, PASSWORD, MovableClock(at_the_end(vault))) as session:
        desk, day = VaultDayDesk(session), busiest(session)
        works: dict[str, Callable[[], object]] = {
            f"today, {desk.figures().calls:,} calls": desk.figures,
            "the same, encoded and decoded": lambda: as_the_window_reads_it(desk),
            f"the busiest day, {desk.figures(day).calls:,} calls": lambda: desk.figures(day),
            "seven whole days": lambda: desk.days(day),
        }
        print(f"| {asked.calls:,} calls | first | median | p95 | goal |\n| --- | --- | --- | --- | --- |")
        for name, work in works.items():
            first, median, late = timed(asked.refreshes, work)
            print(f"| {name} | {first:.1f} | {median:.1f} | {late:.1f} | {GOAL} |")


if __name__ == "__main__":
    main()
