import pytest

from callcenter.canonical_json import canonical_json
from callcenter.storage import journal_store
from callcenter.storage.connection import Database
from callcenter.storage.failures import StorageBug
from callcenter.storage.journal_store import SqlJournalStore
from callcenter.storage.rows import JournalRow


@pytest.fixture
def store(database: Database) -> SqlJournalStore:
    return SqlJournalStore(database)


def row(sequence: int, **entry: object) -> JournalRow:
    return JournalRow(sequence, 1, canonical_json(entry), bytes([sequence]) * 32)


def test_entries_are_found_as_they_were_appended(store: SqlJournalStore) -> None:
    assert store.last() is None
    first, second = row(1, kind="epoch_started"), row(2, kind="signed_in", user="Olive")
    store.append(first)
    store.append(second)
    assert store.last() == second
    assert store.get(1) == first
    assert store.get(3) is None


def test_a_sequence_number_is_used_once(store: SqlJournalStore) -> None:
    store.append(row(1, kind="signed_in"))
    with pytest.raises(StorageBug):
        store.append(row(1, kind="signed_out"))
    assert store.get(1) == row(1, kind="signed_in")


def test_entries_come_in_order_over_several_pages_from_any_place(
    store: SqlJournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_store, "PAGE", 3)
    for sequence in (5, 1, 7, 3, 2, 6, 4):
        store.append(row(sequence, kind="check"))
    assert [found.sequence for found in store.rows()] == [1, 2, 3, 4, 5, 6, 7]
    assert [found.sequence for found in store.rows(5)] == [5, 6, 7]
    assert list(store.rows(8)) == []


def test_switch_overs_are_told_by_revision_and_signature(store: SqlJournalStore) -> None:
    store.append(row(1, kind="roster_switched", revision=1, signature="0a"))
    store.append(row(2, kind="check", revision=1))
    store.append(row(3, kind="roster_switched", revision=2, signature="0b"))
    assert store.switch_overs() == [(1, 1, "0a"), (3, 2, "0b")]


def test_purges_are_told_by_roster_and_whether_they_ended(store: SqlJournalStore) -> None:
    assert store.purges() == {}
    for sequence, (kind, roster) in enumerate(
        [("roster_purge_begun", 2), ("roster_purge_begun", 1), ("check", 3), ("roster_purged", 1)], 1
    ):
        store.append(row(sequence, kind=kind, roster=roster))
    assert store.purges() == {2: False, 1: True}


def test_entries_of_some_kinds_come_in_order_over_several_pages(
    store: SqlJournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_store, "PAGE", 2)
    kinds = ["line_opened", "check", "note_key", "line_opened", "line_opened", "note_key", "check", "line_opened"]
    for sequence, kind in enumerate(kinds, 1):
        store.append(JournalRow(sequence, 1, canonical_json({"kind": kind}), bytes(32)))
    assert [row.sequence for row in store.of_kinds("line_opened", "note_key")] == [1, 3, 4, 5, 6, 8]
    assert list(store.of_kinds("signed_in")) == []
