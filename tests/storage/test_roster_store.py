from collections.abc import Iterator
from dataclasses import replace

import pytest

from callcenter.storage import roster_store
from callcenter.storage.connection import Database
from callcenter.storage.failures import StorageBug
from callcenter.storage.roster_store import SqlRosterStore
from callcenter.storage.rows import PERSON_RULE, HashedPerson, Revision, RosterFacts, StagedCounts, Staging

FACTS = RosterFacts(
    1, "staged", b"k" * 32, "training", "last4", 1, "5f" * 32, 3, "5e" * 32, "2026-11-23T15:30:00+00:00"
)
STAGING = Staging(1, 4, StagedCounts(200, 190, 1_100, 3, 7, 2, 5), b"s" * 72, False, "remove", base=3, copied=17)
REVISION = Revision(
    1, 1, 0, 2, 9, 0, b"h" * 32, b"p" * 32, b"g" * 64, signed_by="Sam", signed_at="2026-11-23T15:31:00+00:00"
)


def key(number: int) -> bytes:
    """A tag or digest; the higher the number, the later in the order."""
    return number.to_bytes(2, "big") + bytes(14)


def person(digest: int, *tags: tuple[int, int]) -> HashedPerson:
    return HashedPerson(key(digest), tuple((rule, key(tag)) for rule, tag in tags))


@pytest.fixture
def store(database: Database) -> SqlRosterStore:
    store = SqlRosterStore(database)
    store.create(FACTS)
    store.create(replace(FACTS, number=2))
    return store


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few rows make several pages and slices."""
    monkeypatch.setattr(roster_store, "PAGE", 3)
    monkeypatch.setattr(roster_store, "SLICE", 3)


def test_a_roster_is_found_as_it_was_begun(store: SqlRosterStore) -> None:
    assert store.get(1) == FACTS
    assert store.get(3) is None
    assert store.all() == [FACTS, replace(FACTS, number=2)]
    with pytest.raises(StorageBug):
        store.create(FACTS)


def test_a_number_is_never_given_out_twice(store: SqlRosterStore) -> None:
    assert store.next_number() == 3
    store.create(replace(FACTS, number=3))
    store.discard(3)
    assert store.next_number() == 4


def test_the_first_roster_has_the_number_one(database: Database) -> None:
    assert SqlRosterStore(database).next_number() == 1


def test_the_facts_of_a_roster_show_nothing_when_printed() -> None:
    assert "k" * 32 not in repr(FACTS)
    assert "training" not in repr(FACTS)


def test_a_persons_tags_are_loaded_once_however_often_the_person_comes(store: SqlRosterStore) -> None:
    maria, robert = person(7, (1, 5), (2, 6)), person(3, (1, 4))
    assert store.add_people(1, [maria, robert, maria]) == [0, 0, 1]
    assert store.add_people(1, [robert]) == [1]
    assert list(store.rows(1, 1)) == [(key(4), 1), (key(5), 1)]
    assert list(store.rows(1, 2)) == [(key(6), 1)]
    assert list(store.rows(1, PERSON_RULE)) == [(key(3), 2), (key(7), 2)]


def test_two_people_may_share_a_tag(store: SqlRosterStore) -> None:
    assert store.add_people(1, [person(1, (1, 5), (2, 8)), person(2, (1, 5))]) == [0, 0]
    assert list(store.rows(1, 1)) == [(key(5), 2)]
    assert list(store.rows(1, 2)) == [(key(8), 1)]


def test_nobody_is_no_problem(store: SqlRosterStore) -> None:
    assert store.add_people(1, []) == []
    assert store.rule_sizes(1) == {PERSON_RULE: 0}
    assert list(store.rows(1, 1)) == []


def test_rosters_do_not_know_each_others_people(store: SqlRosterStore) -> None:
    assert store.add_people(1, [person(1, (1, 5))]) == [0]
    assert store.add_people(2, [person(1, (1, 5))]) == [0]
    assert list(store.rows(1, 1)) == list(store.rows(2, 1)) == [(key(5), 1)]


def test_rows_come_in_the_order_of_their_tags_over_several_pages(store: SqlRosterStore) -> None:
    for number in (6, 2, 7, 1, 5, 3, 4):
        store.add_people(1, [person(number, (1, number), (4, 100 + number))])
    assert list(store.rows(1, 1)) == [(key(number), 1) for number in range(1, 8)]
    assert list(store.rows(1, PERSON_RULE)) == [(key(number), 1) for number in range(1, 8)]
    assert store.rule_sizes(1) == {PERSON_RULE: 7, 1: 7, 4: 7}


@pytest.mark.parametrize("rule", [1, PERSON_RULE])
def test_a_bucket_holds_its_first_row_and_not_the_one_past_it(store: SqlRosterStore, rule: int) -> None:
    store.add_people(1, [person(number, (1, number)) for number in range(10)])
    assert store.bucket_rows(1, rule, key(2)[:4], key(8)[:4]) == [(key(number), 1) for number in range(2, 8)]
    assert store.bucket_rows(1, rule, key(8)[:4], None) == [(key(8), 1), (key(9), 1)]
    assert store.bucket_rows(1, rule, key(20)[:4], None) == []


def test_the_staged_account_is_replaced_and_ends_when_the_roster_is_loaded(store: SqlRosterStore) -> None:
    assert store.staging() is None
    store.set_staging(STAGING)
    later = replace(STAGING, batch=5, counts=replace(STAGING.counts, position=250), complete=True)
    store.set_staging(later)
    assert store.staging() == later
    store.finish_staging(1)
    assert store.staging() is None
    assert store.get(1) == replace(FACTS, state="loaded")
    assert store.get(2) == replace(FACTS, number=2)


def test_problems_come_by_row_each_once(store: SqlRosterStore) -> None:
    store.add_problems(1, [(9, "ssn_digits"), (2, "name_comma"), (2, "birth_date_age")])
    store.add_problems(1, [(2, "name_comma"), (3, "ssn_digits"), (11, "ssn_digits"), (10, "ssn_digits")])
    store.add_problems(2, [(1, "name_long")])
    assert list(store.problems(1)) == [
        (2, "birth_date_age"),
        (2, "name_comma"),
        *((row, "ssn_digits") for row in (3, 9, 10, 11)),
    ]


def test_buckets_are_replaced_and_come_by_rule_and_number(store: SqlRosterStore) -> None:
    first = [(rule, bucket, bytes([rule, bucket]) * 16) for rule in (0, 1, 6) for bucket in range(4)]
    store.replace_buckets(1, iter(first))
    store.replace_buckets(2, iter(first[:1]))
    assert list(store.buckets(1)) == first
    store.replace_buckets(1, iter(first[5:]))
    assert list(store.buckets(1)) == first[5:]
    assert list(store.buckets(2)) == first[:1]


def test_the_newest_revision_says_what_is_active(store: SqlRosterStore) -> None:
    assert store.newest_revision() is None
    later = replace(REVISION, revision=2, roster=2, previous=1)
    store.add_revision(later)
    store.add_revision(REVISION)
    assert store.newest_revision() == later
    assert store.revisions() == [REVISION, later]
    with pytest.raises(StorageBug):
        store.add_revision(replace(later, people=3))


def test_a_revision_of_a_roster_that_is_not_there_is_refused(store: SqlRosterStore) -> None:
    with pytest.raises(StorageBug):
        store.add_revision(replace(REVISION, roster=77))


def test_giving_a_roster_up_takes_all_of_it_and_nothing_of_another(store: SqlRosterStore, database: Database) -> None:
    for roster in (1, 2):
        store.add_people(roster, [person(number, (1, number), (2, number)) for number in range(8)])
        store.add_problems(roster, [(row, "ssn_digits") for row in range(5)])
        store.replace_buckets(roster, iter([(1, bucket, bytes(32)) for bucket in range(5)]))
    store.set_staging(STAGING)
    store.discard(1)
    assert store.all() == [replace(FACTS, number=2)]
    assert store.staging() is None
    assert dict(_rows_by_table(database, 1)) == dict.fromkeys(("tag", "person", "import_problem", "bucket"), 0)
    assert dict(_rows_by_table(database, 2)) == {"tag": 16, "person": 8, "import_problem": 5, "bucket": 5}


def _rows_by_table(database: Database, roster: int) -> Iterator[tuple[str, int]]:
    for table in ("tag", "person", "import_problem", "bucket"):
        [(count,)] = database.query(f"SELECT count(*) FROM {table} WHERE roster = ?", (roster,))
        yield table, int(str(count))


def test_rows_are_loaded_as_they_are_and_add_up(store: SqlRosterStore) -> None:
    store.add_rows(1, [(PERSON_RULE, key(7), 2), (1, key(5), 3), (2, key(5), 1)])
    store.add_rows(1, [(PERSON_RULE, key(7), 1), (1, key(5), 1)])
    assert list(store.rows(1, PERSON_RULE)) == [(key(7), 3)]
    assert list(store.rows(1, 1)) == [(key(5), 4)]
    assert list(store.rows(1, 2)) == [(key(5), 1)]


def test_a_person_goes_with_all_tags_when_taken_away_the_last_time(store: SqlRosterStore) -> None:
    maria, robert = person(7, (1, 5), (2, 6)), person(3, (1, 5), (1, 4))
    store.add_people(1, [maria, robert, maria])
    store.add_people(2, [maria])
    assert store.remove_people(1, [maria, person(9, (1, 5))]) == [2, 0]
    assert list(store.rows(1, 1)) == [(key(4), 1), (key(5), 2)]
    assert store.remove_people(1, [maria, maria]) == [1, 0]
    assert list(store.rows(1, 1)) == [(key(4), 1), (key(5), 1)]
    assert list(store.rows(1, 2)) == []
    assert list(store.rows(1, PERSON_RULE)) == [(key(3), 1)]
    assert list(store.rows(2, PERSON_RULE)) == [(key(7), 1)]
    assert store.remove_people(1, []) == []


def test_a_roster_is_emptied_in_slices_and_stays_with_its_revisions(store: SqlRosterStore, database: Database) -> None:
    for roster in (1, 2):
        store.add_people(roster, [person(number, (1, number)) for number in range(8)])
    store.add_revision(REVISION)
    assert list(store.empty(1)) == [3, 3, 2, 3, 3, 2]
    assert dict(_rows_by_table(database, 1)) == dict.fromkeys(("tag", "person", "import_problem", "bucket"), 0)
    assert dict(_rows_by_table(database, 2))["tag"] == 8
    assert store.get(1) == FACTS
    assert store.revisions() == [REVISION]
