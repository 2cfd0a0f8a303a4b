from datetime import UTC, datetime, timedelta, timezone

from callcenter.domain.hours import Opening
from callcenter.storage.connection import Database
from callcenter.storage.line_store import SqlLineStore

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
EARLY, LATE = Opening(NOON, NOON + HOUR), Opening(NOON + HOUR, NOON + 4 * HOUR)


def test_openings_that_end_after_a_moment_are_found_in_their_order(database: Database) -> None:
    store = SqlLineStore(database)
    store.add(LATE, "Sam")
    store.add(EARLY, "Sam")
    assert store.ending_after(NOON) == (LATE, EARLY)
    assert store.ending_after(NOON + HOUR) == (LATE,)
    assert store.ending_after(NOON + 4 * HOUR) == ()


def test_moments_of_any_zone_are_kept_in_utc_to_the_second_with_who_opened(database: Database) -> None:
    zone = timezone(timedelta(hours=-6))
    SqlLineStore(database).add(Opening(NOON.astimezone(zone), (NOON + HOUR).astimezone(zone)), "Sam")
    assert database.query("SELECT opens_at, closes_at, opened_by FROM line_opening") == [
        ("2026-11-23T12:00:00+00:00", "2026-11-23T13:00:00+00:00", "Sam")
    ]


def test_what_stands_open_is_ended_and_what_is_over_stays(database: Database) -> None:
    store = SqlLineStore(database)
    store.add(EARLY, "Sam")
    store.add(LATE, "Sam")
    assert store.end(NOON + 2 * HOUR) == 1
    assert store.ending_after(NOON - HOUR) == (EARLY, Opening(LATE.opens_at, NOON + 2 * HOUR))
    assert store.end(NOON + 2 * HOUR) == 0


def test_with_a_clock_set_back_an_opening_never_ends_before_it_begins(database: Database) -> None:
    store = SqlLineStore(database)
    store.add(LATE, "Sam")
    assert store.end(NOON - HOUR) == 1
    assert store.ending_after(NOON) == (Opening(LATE.opens_at, LATE.opens_at),)
