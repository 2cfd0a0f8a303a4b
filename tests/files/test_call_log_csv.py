import csv
import tracemalloc
from pathlib import Path

from callcenter.files.call_log_csv import CALL_LOG_COLUMNS, prepare_call_log, write_call_log

CALL = ("K7F-2QM", "2021-11-01T08:00:00-05:00", "2021-11-01T08:01:00-05:00", "A", "Ann", "yes", "2", "YES")
ROW = (*CALL, "educator_birth", "enrolled", "1", "0.1.0")


def test_the_header_is_the_one_independent_checks_rely_on(tmp_path: Path) -> None:
    write_call_log(tmp_path / "log.csv", [])
    assert (tmp_path / "log.csv").read_bytes() == (
        b"reference,started_at,ended_at,seat,operator,line_open,checks,answer,rules_hit,wrap_up,roster,"
        b"program_version\r\n"
    )


def test_calls_are_written_in_order_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    assert write_call_log(path, [ROW, ("B", *ROW[1:])]).rows == 2
    with path.open(encoding="utf-8", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)] == [CALL_LOG_COLUMNS, ROW, ("B", *ROW[1:])]


def test_a_log_can_be_prepared_and_given_up(tmp_path: Path) -> None:
    with prepare_call_log(tmp_path / "log.csv", [ROW]) as prepared:
        assert (prepared.rows, len(prepared.sha256)) == (1, 64)
    assert list(tmp_path.iterdir()) == []


def test_memory_does_not_grow_with_the_log(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        write_call_log(tmp_path / "log.csv", (ROW for _ in range(20_000)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "log.csv").stat().st_size > 2_000_000
    assert peak < 1_000_000
