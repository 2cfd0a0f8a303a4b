from collections.abc import Callable
from dataclasses import replace

import pytest

from callcenter.canonical_json import canonical_json
from callcenter.storage import journal_store
from callcenter.storage.call_store import SqlCallStore
from callcenter.storage.connection import Database
from callcenter.storage.failures import StorageBug
from callcenter.storage.journal_store import SqlJournalStore
from callcenter.storage.protocols import CallRow, JournalRow

STARTED, ENDED = "2026-11-23T15:30:00+00:00", "2026-11-23T15:34:10+00:00"
CALL = CallRow("A7F-2QM", STARTED, ENDED, "A", "Olive", True, 2, "YES", "educator_birth", "enrolled", 1, 1)
OPEN = CallRow("A7F-2QN", STARTED, None, "A", "Olive", True, 0, "NONE", "", "not_wrapped_up", None, 1)


@pytest.fixture
def store(database: Database) -> SqlJournalStore:
    return SqlJournalStore(database)


@pytest.fixture
def calls(database: Database) -> SqlCallStore:
    return SqlCallStore(database)


def row(sequence: int, **entry: object) -> JournalRow:
    return JournalRow(sequence, 1, canonical_json(entry), bytes([sequence]) * 32)


def opened(sequence: int, call: CallRow) -> JournalRow:
    return row(
        sequence,
        kind="call_opened",
        at=call.started_at,
        user=call.operator,
        reference=call.reference,
        seat=call.seat,
        line_open=call.line_open,
        program_version=call.program_version,
    )


def closed(sequence: int, call: CallRow) -> JournalRow:
    return row(
        sequence,
        kind="call_closed",
        at=call.ended_at,
        user=call.operator,
        reference=call.reference,
        started_at=call.started_at,
        seat=call.seat,
        line_open=call.line_open,
        checks=call.checks,
        answer=call.answer,
        rules_hit=call.rules_hit,
        wrap_up=call.wrap_up,
        roster=call.roster,
        program_version=call.program_version,
    )


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


def write_a_day(store: SqlJournalStore, calls: SqlCallStore) -> None:
    """One call that has ended and one that has not, in the journal and in the call log."""
    assert calls.open(CALL)
    assert calls.open(OPEN)
    for entry in (opened(1, CALL), closed(2, CALL), opened(3, OPEN)):
        store.append(entry)


def test_a_call_log_that_says_what_the_journal_says_is_like_it(store: SqlJournalStore, calls: SqlCallStore) -> None:
    assert store.unlike_calls() is None
    write_a_day(store, calls)
    assert store.unlike_calls() is None


FORGERIES: dict[str, Callable[[CallRow], CallRow]] = {
    "start": lambda call: replace(call, started_at="2026-11-22T15:30:00+00:00"),
    "end": lambda call: replace(call, ended_at="2026-11-23T15:34:11+00:00"),
    "no end": lambda call: replace(call, ended_at=None),
    "seat": lambda call: replace(call, seat="B"),
    "operator": lambda call: replace(call, operator="Otto"),
    "line": lambda call: replace(call, line_open=False),
    "checks": lambda call: replace(call, checks=1),
    "answer": lambda call: replace(call, answer="NO"),
    "rules": lambda call: replace(call, rules_hit="educator_surname"),
    "wrap-up": lambda call: replace(call, wrap_up=""),
    "roster": lambda call: replace(call, roster=None),
    "program": lambda call: replace(call, program_version=2),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_every_column_of_an_ended_call_is_held_against_the_entry_that_ended_it(
    store: SqlJournalStore, calls: SqlCallStore, what: str
) -> None:
    write_a_day(store, calls)
    calls.update(FORGERIES[what](CALL))
    assert store.unlike_calls() == 2


def checked(sequence: int, answer: str) -> JournalRow:
    hits = ["educator_birth", "educator_surname"] if answer == "YES" else []
    return row(sequence, kind="check", reference=OPEN.reference, answer=answer, rules_hit=hits, roster=1)


CHECKED = replace(OPEN, checks=2, answer="YES", rules_hit="educator_birth educator_surname", roster=1)


def test_an_open_call_is_like_the_last_check_made_in_it(store: SqlJournalStore, calls: SqlCallStore) -> None:
    write_a_day(store, calls)
    store.append(checked(4, "NO"))
    store.append(checked(5, "YES"))
    calls.update(CHECKED)
    assert store.unlike_calls() is None


@pytest.mark.parametrize("what", sorted(set(FORGERIES) - {"end", "no end"}))
def test_an_open_call_is_held_against_the_entry_that_opened_it(
    store: SqlJournalStore, calls: SqlCallStore, what: str
) -> None:
    write_a_day(store, calls)
    store.append(checked(4, "NO"))
    store.append(checked(5, "YES"))
    calls.update(FORGERIES[what](CHECKED))
    assert store.unlike_calls() == 3


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM call WHERE reference = 'A7F-2QM'",
        "DELETE FROM call WHERE reference = 'A7F-2QN'",
        "UPDATE call SET reference = 'A99-999' WHERE reference = 'A7F-2QM'",
        "UPDATE call SET ended_at = '2026-11-23T16:00:00+00:00' WHERE reference = 'A7F-2QN'",
        "INSERT INTO call SELECT NULL, 'A99-999', started_at, ended_at, seat, operator, line_open, checks, answer,"
        " rules_hit, wrap_up, roster, program_version FROM call WHERE reference = 'A7F-2QM'",
    ],
    ids=["ended call gone", "open call gone", "renamed", "ended by nobody", "made up"],
)
def test_a_call_that_is_missing_or_made_up_is_found(
    store: SqlJournalStore, calls: SqlCallStore, database: Database, statement: str
) -> None:
    write_a_day(store, calls)
    assert database.execute(statement) == 1
    assert store.unlike_calls() is not None


def test_entries_of_some_kinds_come_in_order_over_several_pages(
    store: SqlJournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_store, "PAGE", 2)
    kinds = ["line_opened", "check", "note_key", "line_opened", "line_opened", "note_key", "check", "line_opened"]
    for sequence, kind in enumerate(kinds, 1):
        store.append(JournalRow(sequence, 1, canonical_json({"kind": kind}), bytes(32)))
    assert [row.sequence for row in store.of_kinds("line_opened", "note_key")] == [1, 3, 4, 5, 6, 8]
    assert list(store.of_kinds("signed_in")) == []
