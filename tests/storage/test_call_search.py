"""Filters, pages and sums of calls in SQL against the same in Python, over drawn calls."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from callcenter.storage import call_search, call_store
from callcenter.storage.call_store import SqlCallStore
from callcenter.storage.connection import Database
from callcenter.storage.exported_calls import SqlExportedCalls
from callcenter.storage.journal_store import SqlJournalStore
from callcenter.storage.migrations import create_tables
from callcenter.storage.rows import EVERY_CALL, CallRow, CallSum, JournalRow, WantedCalls
from tests.storage.conftest import KEY

FIRST = datetime(2026, 11, 20, 22, tzinfo=UTC)
OPERATORS, ANSWERS, CODES = ("Olive", "Otto", "Ida"), ("YES", "NO", "NONE"), ("enrolled", "wrong_number", "")
COUNT = 400


def text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def drawn_calls(draw: Random) -> list[CallRow]:
    """Calls of some days in the order of their numbers; the clock is set back by hours now and then."""
    moment, calls = FIRST, []
    for number in range(1, COUNT + 1):
        moment += timedelta(minutes=draw.randrange(30)) - timedelta(hours=9 * (draw.random() < 0.02))
        ended = draw.random() < 0.9
        calls.append(
            CallRow(
                reference=f"A{number:02}-{number:03}",
                started_at=text(moment),
                ended_at=text(moment + timedelta(seconds=draw.randrange(300))) if ended else None,
                seat="A",
                operator=draw.choice(OPERATORS),
                line_open=draw.random() < 0.9,
                checks=0,
                answer=draw.choice(ANSWERS),
                rules_hit="",
                wrap_up=draw.choice(CODES) if ended else "not_wrapped_up",
                roster=None,
                program_version=1,
            )
        )
    return calls


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, list[CallRow]]]:
    calls = drawn_calls(Random(5))
    with Database(tmp_path_factory.mktemp("log") / "vault.db", KEY) as database:
        create_tables(database)
        store = SqlCallStore(database)
        with database.write():
            for call in calls:
                store.open(call)
        yield database, calls


def drawn_filter(draw: Random, calls: list[CallRow]) -> WantedCalls:
    """Any combination of parts; moments are those of calls, or fall on midnights as well as between them."""

    def maybe(*values: object) -> object:
        return draw.choice(values) if draw.random() < 0.4 else None

    moments = [draw.choice(calls).started_at, text(FIRST + timedelta(hours=draw.randrange(-9, 80)))]
    start, end = sorted(draw.choices(moments, k=2) if draw.random() < 0.3 else moments)
    return WantedCalls(
        start=start if draw.random() < 0.5 else "",
        end=end if draw.random() < 0.5 else "",
        operator=maybe(*OPERATORS, "Nobody"),  # type: ignore[arg-type]  # texts
        answer=maybe(*ANSWERS),  # type: ignore[arg-type]  # texts
        wrap_up=maybe(*CODES, "not_wrapped_up"),  # type: ignore[arg-type]  # texts
        line_open=maybe(True, False),  # type: ignore[arg-type]  # truth values
        references=tuple(f"A{number:02}-{number:03}" for number in (7, 300, 999)) if draw.random() < 0.1 else None,
    )


def lets_through(wanted: WantedCalls, call: CallRow) -> bool:
    """The filter once more, in Python."""
    parts = ("operator", "answer", "wrap_up", "line_open")
    return (
        all(getattr(wanted, part) in (None, getattr(call, part)) for part in parts)
        and (not wanted.start or call.started_at >= wanted.start)
        and (not wanted.end or call.started_at < wanted.end)
        and (wanted.references is None or call.reference in wanted.references)
    )


def summed(calls: list[CallRow]) -> set[CallSum]:
    """Calls added up in Python."""
    counts, timed, seconds = Counter[tuple[str, str, bool]](), Counter[object](), Counter[object]()
    for call in calls:
        key = (call.answer, call.wrap_up, call.line_open)
        counts[key] += 1
        if call.ended_at and call.wrap_up:
            timed[key] += 1
            length = datetime.fromisoformat(call.ended_at) - datetime.fromisoformat(call.started_at)
            seconds[key] += round(length.total_seconds())
    return {CallSum(*key, count, timed[key], seconds[key]) for key, count in counts.items()}


def paged(store: SqlCallStore, wanted: WantedCalls, size: int) -> list[CallRow]:
    """All pages after one another."""
    calls: list[CallRow] = []
    before = None
    while page := store.page(before, size, wanted):
        before = page[-1][0]
        calls += [call for _, call in page]
    return calls


@pytest.mark.parametrize("near", [3, 2_000], ids=["merged from kinds", "walked"])
def test_every_filter_finds_just_its_calls_newest_first_in_pages_of_any_size(
    log: tuple[Database, list[CallRow]], near: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call_search, "_NEAR", near)
    store, draw = SqlCallStore(log[0]), Random(near)
    for _ in range(90):
        wanted = drawn_filter(draw, log[1])
        expected = [call for call in reversed(log[1]) if lets_through(wanted, call)]
        assert paged(store, wanted, draw.choice((7, 50, COUNT))) == expected, wanted


def test_every_filter_gives_its_calls_oldest_first_and_adds_them_up(
    log: tuple[Database, list[CallRow]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call_store, "PAGE", 90)
    store, draw = SqlCallStore(log[0]), Random(11)
    for _ in range(90):
        wanted = drawn_filter(draw, log[1])
        expected = [call for call in log[1] if lets_through(wanted, call)]
        assert list(store.filtered(wanted)) == expected, wanted
        assert set(store.sums(wanted)) == summed(expected), wanted


def test_days_that_end_before_they_begin_hold_no_call(log: tuple[Database, list[CallRow]]) -> None:
    store, moments = SqlCallStore(log[0]), sorted({call.started_at for call in log[1]})
    exported = SqlExportedCalls(log[0])
    for start, end in ((moments[-1], moments[0]), (moments[9], moments[8]), (moments[9], moments[9])):
        for wanted in (WantedCalls(start=start, end=end), WantedCalls(start=start, end=end, operator=OPERATORS[0])):
            assert store.sums(wanted) == []
            assert exported.count(wanted) == 0
            assert paged(store, wanted, 50) == list(store.filtered(wanted)) == []


def test_what_is_added_up_follows_every_change_and_removal(database: Database) -> None:
    store, draw = SqlCallStore(database), Random(3)
    calls = {call.reference: call for call in drawn_calls(draw)[:60]}
    for call in calls.values():
        store.open(call)
        store.open(call)  # a reference that is taken adds nothing
    for reference in draw.sample(sorted(calls), 30):
        changed = replace(calls[reference], answer="YES", wrap_up="enrolled", ended_at=text(FIRST + timedelta(days=9)))
        store.update(changed)
        calls[reference] = changed
    for reference in draw.sample(sorted(calls), 20):
        database.execute("DELETE FROM call WHERE reference = ?", (reference,))
        del calls[reference]
    assert set(store.sums(EVERY_CALL)) == summed(list(calls.values()))
    assert not store.sums_are_wrong()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE call_day SET calls = calls + 1 WHERE rowid_of = 1",
        "UPDATE call_day SET seconds = seconds - 1 WHERE rowid_of = 1",
        "UPDATE call_day SET last = last - 1 WHERE rowid_of = 1",
        "DELETE FROM call_day WHERE rowid_of = 1",
        "INSERT INTO call_day VALUES (77, '2026-11-21', 1, 0, 0, 1, 1)",
        "UPDATE call_kind SET operator = 'Otto' WHERE kind = 1",
        "DELETE FROM call_kind WHERE kind = 1",
    ],
)
def test_sums_that_somebody_changed_are_found(database: Database, change: str) -> None:
    store = SqlCallStore(database)
    for call in drawn_calls(Random(2))[:9]:
        store.open(replace(call, operator="Olive"))
    one = "(kind, day) = (SELECT kind, day FROM call_day ORDER BY kind, day LIMIT 1)"
    assert not store.sums_are_wrong()
    assert database.execute(change.replace("rowid_of = 1", one)) == 1
    assert store.sums_are_wrong()


def test_operators_and_wrap_ups_that_the_log_knows(log: tuple[Database, list[CallRow]]) -> None:
    store = SqlCallStore(log[0])
    assert store.operators() == sorted(OPERATORS)
    assert store.wrap_ups() == ["", "enrolled", "not_wrapped_up", "wrong_number"]


def test_the_entries_of_a_call_are_found_by_an_index(database: Database) -> None:
    store = SqlJournalStore(database)
    for sequence, reference in enumerate(("A7F-2QM", "A7F-2QN", "A7F-2QM"), 1):
        store.append(JournalRow(sequence, 1, b'{"kind":"check","reference":"%s"}' % reference.encode(), b"0"))
    store.append(JournalRow(4, 1, b'{"kind":"signed_in"}', b"0"))
    assert [row.sequence for row in store.of_call("A7F-2QM")] == [1, 3]
    plan = database.query(
        "EXPLAIN QUERY PLAN SELECT * FROM journal WHERE entry ->> 'reference' = ? ORDER BY seq", ("",)
    )
    assert [str(step[3]) for step in plan] == ["SEARCH journal USING INDEX journal_reference (<expr>=?)"]
