from dataclasses import replace

import pytest

from callcenter.storage.call_store import SqlCallStore
from callcenter.storage.connection import Database
from callcenter.storage.rows import CallRow, Refusal
from callcenter.storage.throttle_store import SqlThrottleStore

ONE, OTHER = b"one counter 0001", b"one counter 0002"
MONDAY, TUESDAY, WEDNESDAY = "2026-11-23", "2026-11-24", "2026-11-25"
CALL = CallRow("AAA-AAA", "2026-11-23T15:30:00+00:00", None, "A", "Olive", True, 0, "NONE", "", "open", None, 1)
KIND = "last4_birth_surname"


@pytest.fixture
def store(database: Database) -> SqlThrottleStore:
    return SqlThrottleStore(database)


def test_failed_checks_are_counted_by_counter_and_day(store: SqlThrottleStore) -> None:
    for counter, day in ((ONE, MONDAY), (ONE, MONDAY), (ONE, TUESDAY), (OTHER, MONDAY)):
        store.add(counter, day)
    assert store.counts(ONE, MONDAY) == {MONDAY: 2, TUESDAY: 1}
    assert store.counts(OTHER, MONDAY) == {MONDAY: 1}
    assert store.counts(b"nobody's", MONDAY) == {}


def test_days_before_the_first_one_asked_for_do_not_count(store: SqlThrottleStore) -> None:
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        store.add(ONE, day)
    assert store.counts(ONE, TUESDAY) == {TUESDAY: 1, WEDNESDAY: 1}


def test_what_is_older_than_a_day_is_deleted_and_the_day_itself_is_kept(
    store: SqlThrottleStore, database: Database
) -> None:
    for counter in (ONE, OTHER):
        for day in (MONDAY, TUESDAY, WEDNESDAY):
            store.add(counter, day)
    store.forget_before(TUESDAY)
    assert database.query("SELECT day, sum(count) FROM throttle GROUP BY day ORDER BY day") == [
        (TUESDAY, 2),
        (WEDNESDAY, 2),
    ]


def test_nothing_but_counter_day_and_count_is_kept(store: SqlThrottleStore, database: Database) -> None:
    store.add(ONE, MONDAY)
    assert database.query("SELECT * FROM throttle") == [(ONE, MONDAY, 1)]


def refused(
    store: SqlThrottleStore, database: Database, reference: str, *counters: bytes, day: str = MONDAY
) -> Refusal:
    """A call that was refused for the counters; what is kept of the last of them."""
    call = replace(CALL, reference=reference)
    SqlCallStore(database).open(call)
    for counter in counters:
        store.refuse(reference, counter, KIND, day)
    return Refusal(reference, call.started_at, call.operator, counters[-1], KIND, day)


def test_refused_calls_are_found_with_who_took_them_the_newest_first(
    store: SqlThrottleStore, database: Database
) -> None:
    first = refused(store, database, "ZZZ-ZZZ", ONE)
    second = refused(store, database, "BBB-BBB", ONE)
    assert store.refusals(MONDAY) == [second, first]


def test_a_second_refusal_for_the_same_counter_moves_its_day(store: SqlThrottleStore, database: Database) -> None:
    refused(store, database, "BBB-BBB", ONE)
    again = refused(store, database, "BBB-BBB", ONE, day=TUESDAY)
    assert store.refusals(MONDAY) == [again]
    assert store.refusals(TUESDAY) == [again]
    assert store.refusals(WEDNESDAY) == []


def test_old_refusals_are_deleted_with_the_counts(store: SqlThrottleStore, database: Database) -> None:
    refused(store, database, "BBB-BBB", ONE)
    kept = refused(store, database, "CCC-CCC", ONE, day=TUESDAY)
    store.forget_before(TUESDAY)
    assert store.refusals(MONDAY) == [kept]


def test_a_release_forgets_counts_and_refusals_of_its_counters_and_no_others(
    store: SqlThrottleStore, database: Database
) -> None:
    third = b"one counter 0003"
    for counter in (ONE, OTHER, third):
        for day in (MONDAY, TUESDAY):
            store.add(counter, day)
    refused(store, database, "BBB-BBB", ONE, OTHER)
    left = refused(store, database, "CCC-CCC", OTHER, third)
    assert store.release("BBB-BBB") == 2
    assert (store.counts(ONE, MONDAY), store.counts(OTHER, MONDAY)) == ({}, {})
    assert store.counts(third, MONDAY) == {MONDAY: 1, TUESDAY: 1}
    assert store.refusals(MONDAY) == [left]
    assert store.release("BBB-BBB") == 0


def test_a_call_is_refused_until_it_is_released(store: SqlThrottleStore, database: Database) -> None:
    refused(store, database, "AAA-AAA", ONE)
    assert store.is_refused("AAA-AAA")
    assert not store.is_refused("BBB-BBB")
    store.release("AAA-AAA")
    assert not store.is_refused("AAA-AAA")
