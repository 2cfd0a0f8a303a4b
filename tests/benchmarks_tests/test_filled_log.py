"""The vault of the call log's benchmarks: it verifies, and its entries are such as the services write."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from callcenter.clock import MovableClock
from callcenter.domain.call_filter import CallFilter
from callcenter.domain.details import SpokenDetails
from callcenter.services.call_log_desk import VaultCallLogDesk
from callcenter.services.call_protocol import NewCase
from callcenter.services.calls import Calls
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.services.verification import Journal
from tests.benchmarks import filled_log
from tests.benchmarks.filled_log import NOTE, PASSWORD, USER, log_of

CALLS = 1_500
MONDAY = datetime(2026, 11, 23, 20, tzinfo=UTC)
KINDS = ("call_opened", "check", "call_closed", "review_case_opened")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filled_log, "PEOPLE", 64)
        path = log_of(tmp_path_factory.mktemp("log"), CALLS, MONDAY)
    with sign_in(path, USER, PASSWORD, MovableClock(MONDAY)) as session:
        yield session


def shapes(session: Session, reference: str) -> dict[str, list[tuple[str, type]]]:
    """Of the entries of a call, which names with which kinds of values each kind of entry has."""
    entries: list[dict[str, Any]] = [json.loads(row.entry) for row in session.database.journal.of_call(reference)]
    return {entry["kind"]: sorted((name, type(value)) for name, value in entry.items()) for entry in entries}


def test_the_journal_of_a_filled_log_verifies_with_its_tables(session: Session) -> None:
    verification = Journal(session).verify(everything=True)
    assert (verification.ok, verification.reason) == (True, None)
    assert verification.entries > 2 * CALLS


def test_its_calls_are_of_many_kinds(session: Session) -> None:
    desk = VaultCallLogDesk(session)
    totals = desk.totals()
    assert totals.calls == CALLS
    assert set(totals.answers) == {"YES", "NO", "MORE", "CANNOT", "NONE"}
    assert 0 < totals.after_hours < CALLS // 20
    assert desk.page(meant=CallFilter(first=MONDAY.date())).calls
    noted = next(call for call in desk.page(size=1000).calls if desk.opened(call.reference).has_note)
    assert desk.note(noted.reference) == NOTE


def test_its_entries_have_the_form_of_real_ones(session: Session) -> None:
    desk = VaultCallLogDesk(session)
    made_up = next(
        shape
        for call in desk.page(size=1000, meant=CallFilter(answer="NO")).calls
        if set(shape := shapes(session, call.reference)) == set(KINDS) and call.checks == 1
    )
    with Calls(session) as calls:
        reference = calls.open()
        calls.check(reference, SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111"))
        calls.open_case(reference, NewCase("has_letter", call_back="573-555-0134"))
        calls.wrap_up(reference, "not_on_list")
    real = shapes(session, reference)
    for kind in KINDS:
        assert [name for name, _ in made_up[kind]] == [name for name, _ in real[kind]]
