import pytest

from callcenter.storage.connection import Database
from callcenter.storage.throttle_store import SqlThrottleStore

ONE, OTHER = b"one counter 0001", b"one counter 0002"
MONDAY, TUESDAY, WEDNESDAY = "2026-11-23", "2026-11-24", "2026-11-25"


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
