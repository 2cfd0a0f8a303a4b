from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.storage import call_store
from callcenter.storage.call_store import SqlCallStore
from callcenter.storage.case_store import SqlCaseStore
from callcenter.storage.connection import Database, Row, Value
from callcenter.storage.migrations import create_tables
from callcenter.storage.rows import CallRow, CaseRow, OwnFigures
from tests.storage.conftest import KEY

CALL = CallRow(
    reference="A7F-2QM",
    started_at="2026-11-23T15:30:00+00:00",
    ended_at=None,
    seat="A",
    operator="Olive",
    line_open=True,
    checks=0,
    answer="NONE",
    rules_hit="",
    wrap_up="not_wrapped_up",
    roster=None,
    program_version=3,
)
ALWAYS = ("", "9")


@pytest.fixture
def store(database: Database) -> SqlCallStore:
    return SqlCallStore(database)


def at(hour: int) -> str:
    return f"2026-11-23T{hour:02}:00:00+00:00"


def test_a_call_is_found_as_it_was_opened(store: SqlCallStore) -> None:
    assert store.open(CALL)
    assert list(store.rows(*ALWAYS)) == [CALL]


def test_a_reference_that_is_taken_opens_no_second_call(store: SqlCallStore) -> None:
    assert store.open(CALL)
    assert not store.open(replace(CALL, operator="Otto"))
    assert list(store.rows(*ALWAYS)) == [CALL]


def test_an_update_replaces_every_column_of_that_call_alone(store: SqlCallStore) -> None:
    other = replace(CALL, reference="A7F-2QN")
    store.open(CALL)
    store.open(other)
    ended = CallRow("A7F-2QM", at(16), at(17), "B", "Otto", False, 2, "YES", "educator_birth", "enrolled", 1, 4)
    store.update(ended)
    assert list(store.rows(*ALWAYS)) == [ended, other]


def test_calls_are_told_by_when_they_began_the_end_not_included(store: SqlCallStore) -> None:
    for hour in (8, 9, 10, 11):
        store.open(replace(CALL, reference=f"A7F-2{hour:02}", started_at=at(hour)))
    assert [call.started_at for call in store.rows(at(9), at(11))] == [at(9), at(10)]
    assert store.count(at(9), at(11)) == 2
    assert store.count(*ALWAYS) == 4
    assert store.count(at(12), at(13)) == 0


def test_calls_come_in_the_order_they_were_opened_in_over_several_pages(
    store: SqlCallStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock that was set back does not change the order."""
    monkeypatch.setattr(call_store, "PAGE", 3)
    hours = (12, 11, 13, 9, 10, 15, 14)
    for hour in hours:
        store.open(replace(CALL, reference=f"A7F-2{hour:02}", started_at=at(hour)))
    assert [call.started_at for call in store.rows(*ALWAYS)] == [at(hour) for hour in hours]
    assert [call.started_at for call in store.rows(at(10), at(14))] == [at(12), at(11), at(13), at(10)]


class ExplainedDatabase(Database):
    """Keeps SQLite's plan for each question to the calls."""

    def __init__(self, path: Path) -> None:
        self.plans: list[str] = []
        super().__init__(path, KEY)

    def query(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        if "FROM call" in statement:
            steps = super().query(f"EXPLAIN QUERY PLAN {statement}", values)
            self.plans.append("; ".join(str(step[3]) for step in steps))
        return super().query(statement, values)


def fill(database: Database, count: int) -> None:
    """Calls of the numbers from 1 on."""
    database.execute(
        "INSERT INTO call"
        " SELECT value, 'A' || value, ?, NULL, 'A', 'Olive', 1, 0, 'NONE', '', 'not_wrapped_up', NULL, 3, NULL"
        f" FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {count:d})"
        " SELECT value FROM n)",
        (at(15),),
    )


def test_pages_hold_every_call_once_newest_first(store: SqlCallStore) -> None:
    """In the order of their beginning even when the clock was set back."""
    hours = (12, 11, 13, 9, 10)
    for hour in hours:
        store.open(replace(CALL, reference=f"A7F-2{hour:02}", started_at=at(hour)))
    newest = store.page(None, 2)
    assert newest == [
        (5, replace(CALL, reference="A7F-210", started_at=at(10))),
        (4, replace(CALL, reference="A7F-209", started_at=at(9))),
    ]
    assert [number for number, _ in store.page(4, 2)] == [3, 2]
    assert [number for number, _ in store.page(2, 2)] == [1]
    assert store.page(1, 2) == []


def test_a_page_of_a_long_log_walks_the_numbers_without_a_scan_or_a_sort(database: Database, tmp_path: Path) -> None:
    fill(database, 20_000)
    explained = ExplainedDatabase(tmp_path / "vault.db")
    with explained:
        store = SqlCallStore(explained)
        assert [number for number, _ in store.page(None, 100)] == list(range(20_000, 19_900, -1))
        assert [number for number, _ in store.page(10_001, 3)] == [10_000, 9_999, 9_998]
    pages = [plan for plan in explained.plans if "SCALAR" not in plan]
    assert pages == ["SEARCH call USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"] * 2
    assert "SCAN" not in "".join(pages)


# One operator's day

DAY = (at(6), at(23))


def own(store: SqlCallStore, number: int, hour: int, answer: str, ended: int | None = None, **others: str) -> None:
    """A call of Olive that began at the hour and ended so many minutes later, if it did."""
    end = None if ended is None else f"2026-11-23T{hour:02}:{ended:02}:00+00:00"
    wrap_up = "not_wrapped_up" if ended is None else "wrong_number"
    changed = {"ended_at": end, "wrap_up": wrap_up, **others}
    row = replace(CALL, reference=f"A7F-2{number:02}", started_at=at(hour), answer=answer, **changed)  # type: ignore[arg-type]  # texts and None
    store.open(row)


def test_one_operators_calls_of_a_day_are_counted_by_answer_and_timed(store: SqlCallStore, database: Database) -> None:
    own(store, 1, 8, "YES", 2)
    own(store, 2, 9, "YES", 4)
    own(store, 3, 10, "NO", 12)
    own(store, 4, 11, "MORE")  # nobody wrapped it up
    own(store, 5, 12, "NO", 7, wrap_up="")  # from a shell
    own(store, 6, 13, "YES", 59, operator="Otto")
    own(store, 7, 5, "YES", 59)  # the day before
    own(store, 8, 23, "YES", 59)  # the day after
    for reference in ("A7F-203", "A7F-204", "A7F-206", "A7F-207"):
        SqlCaseStore(database).open(CaseRow(reference, at(14), "Olive", "other", None, None, None))
    assert store.figures_of("Olive", *DAY) == OwnFigures({"MORE": 1, "NO": 2, "YES": 2}, (2 + 4 + 12) * 60 / 3, 2)
    assert store.figures_of("Nobody", *DAY) == OwnFigures({}, None, 0)
    assert [row.reference for row in store.latest_of("Olive", *DAY, 3)] == ["A7F-205", "A7F-204", "A7F-203"]
    assert [row.operator for row in store.latest_of("Otto", *DAY, 3)] == ["Otto"]


def test_ones_own_day_is_found_by_the_index_and_no_other_day_is_read(tmp_path: Path) -> None:
    with Database(tmp_path / "vault.db", KEY) as database:
        create_tables(database)
        fill(database, 20_000)
        database.execute("UPDATE call SET started_at = '2025' WHERE number <= 19_900")
    explained = ExplainedDatabase(tmp_path / "vault.db")
    with explained:
        store = SqlCallStore(explained)
        assert store.figures_of("Olive", *DAY).answers == {"NONE": 100}
        assert len(store.latest_of("Olive", *DAY, 7)) == 7
    by_day = "SEARCH call USING INDEX call_started (started_at>? AND started_at<?)"
    assert all(plan.startswith(by_day) for plan in explained.plans)
    assert len(explained.plans) == 2
    assert "SCAN" not in "".join(explained.plans)
