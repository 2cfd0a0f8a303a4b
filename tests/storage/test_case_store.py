from dataclasses import replace

import pytest

from callcenter.storage.case_store import SqlCaseStore
from callcenter.storage.connection import Database
from callcenter.storage.failures import StorageBug
from callcenter.storage.rows import CaseRow

CASE = CaseRow("A7F-2QM", "2026-11-23T15:30:00+00:00", "Olive", "has_letter", 12, b"call back", b"note")
BARE = CaseRow("A7F-2QN", "2026-11-23T15:31:00+00:00", "Otto", "other", None, None, None)


def test_cases_are_found_by_their_calls_and_wait(database: Database) -> None:
    store = SqlCaseStore(database)
    assert store.open(CASE)
    assert store.open(BARE)
    assert (store.find("A7F-2QM"), store.find("A7F-2QN"), store.find("A7F-2QQ")) == (CASE, BARE, None)
    assert database.query("SELECT DISTINCT state, decided_at, decided_by, decision FROM review_case") == [
        ("waiting", None, None, None)
    ]
    assert "call back" not in repr(CASE)


def test_a_call_has_one_case_and_keeps_it(database: Database) -> None:
    store = SqlCaseStore(database)
    assert store.open(CASE)
    assert not store.open(replace(BARE, reference=CASE.reference))
    assert store.find(CASE.reference) == CASE


def test_a_case_is_waiting_or_decided_and_nothing_else(database: Database) -> None:
    SqlCaseStore(database).open(CASE)
    assert database.execute("UPDATE review_case SET state = 'decided'") == 1
    with pytest.raises(StorageBug):
        database.execute("UPDATE review_case SET state = 'lost'")
