"""Review cases: opened from a NO, a MORE or a throttled check, once a call, and sealed to the supervisors."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.notes import NoteTellsTooMuch
from callcenter.domain.review_cases import REVIEW_REASONS, CallBackUnreadable, NoSuchReason
from callcenter.durable_file import DiskFull
from callcenter.services.call_protocol import NewCase
from callcenter.services.calls import Calls, NoSuchCall
from callcenter.services.case_protocol import OpenedCase
from callcenter.services.notes import NoNote, SealedNotes
from callcenter.services.review_cases import CaseNotDue, CaseOpened
from callcenter.services.session import Session
from callcenter.services.throttled_calls import ThrottledCalls
from tests.services.failing_journal import fill_the_disk
from tests.world import OPERATOR, SUPERVISOR, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876")
STRANGERS = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111")
VAGUE = SpokenDetails(last_name="Smith")
CASE = NewCase("has_letter", "(573) 555-0134 x12", "Has the letter in hand.")
CODE = "review_case"


@pytest.fixture
def world(throttled_vault: World, tmp_path: Path) -> World:
    return throttled_vault.copied_to(tmp_path)


@contextmanager
def at_the_desk(world: World, user: str = OPERATOR) -> Iterator[tuple[Session, Calls]]:
    with world.sign_in(user) as session, Calls(session) as calls:
        yield session, calls


def disputed(calls: Calls, spoken: SpokenDetails = STRANGERS) -> str:
    """A call in which the details were checked; its reference."""
    reference = calls.open()
    calls.check(reference, spoken)
    return reference


def read(world: World, reference: str) -> OpenedCase:
    with world.sign_in(SUPERVISOR) as session:
        return SealedNotes(session).opened_case(reference)


@pytest.mark.parametrize("spoken", [STRANGERS, VAGUE])
def test_a_case_opens_from_a_no_and_from_a_more_and_waits_for_a_supervisor(world: World, spoken: SpokenDetails) -> None:
    with at_the_desk(world) as (session, calls):
        reference = disputed(calls, spoken)
        world.clock.sleep(30)
        calls.open_case(reference, CASE)
        calls.wrap_up(reference, CODE)
        row = session.database.cases.find(reference)
    assert row is not None
    assert (row.opened_at, row.opened_by, row.reason, row.state) == (
        "2026-11-23T15:30:30+00:00",
        OPERATOR,
        "has_letter",
        "waiting",
    )
    assert (row.decided_at, row.decided_by, row.decision) == (None, None, None)
    assert read(world, reference) == OpenedCase("573-555-0134 ext. 12", "Has the letter in hand.")
    [entry] = world.entries("review_case_read")
    assert (entry["user"], entry["reference"]) == (SUPERVISOR, reference)
    assert world.verify(everything=True).ok


def test_a_case_may_have_neither_number_nor_note_and_then_draws_no_key(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        reference = disputed(calls)
        calls.open_case(reference, NewCase("other", " ", "\n"))
    [entry] = world.entries("review_case_opened")
    assert (entry["note_key"], entry["call_back"], entry["note"]) == (None, None, None)
    assert not world.entries("note_key")
    assert read(world, reference) == OpenedCase("", "")


def test_case_and_note_of_one_session_share_its_key(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        reference = disputed(calls)
        calls.open_case(reference, CASE)
        calls.wrap_up(reference, CODE, "calm at the end")
    [opened], [closed] = world.entries("review_case_opened"), world.entries("call_closed")
    assert opened["note_key"] == closed["note_key"]
    assert len(world.entries("note_key")) == 1
    with world.sign_in(SUPERVISOR) as session:
        assert SealedNotes(session).opened_note(reference) == "calm at the end"


def test_no_case_opens_before_a_check_after_a_yes_or_where_no_check_was_possible(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(world) as (session, calls):
        unchecked, found = calls.open(), disputed(calls, SMITHS)
        monkeypatch.setattr(session, "line_open_for", lambda _: False)
        closed = disputed(calls)
        monkeypatch.undo()
        before = session.head()
        for reference in (unchecked, found, closed):
            with pytest.raises(CaseNotDue, match="got a NO"):
                calls.open_case(reference, CASE)
        assert session.head() == before
        assert calls.check(found, STRANGERS).decision.word is Word.NO  # the last answer counts
        calls.open_case(found, CASE)


def test_a_throttled_check_gives_cause_for_a_case_until_it_is_released(world: World) -> None:
    with at_the_desk(world, SUPERVISOR) as (session, calls):
        for digits in range(1001, 1007):
            reference = disputed(calls, replace(STRANGERS, ssn=str(digits)))
        assert calls.likely_code(reference) == "call_again"
        calls.open_case(reference, NewCase("throttled"))
        other = disputed(calls, replace(STRANGERS, ssn="1008"))
        ThrottledCalls(session).release(other)
        with pytest.raises(CaseNotDue):
            calls.open_case(other, NewCase("throttled"))
    assert [entry["reference"] for entry in world.entries("review_case_opened")] == [reference]


def test_a_call_has_one_case(world: World) -> None:
    with at_the_desk(world) as (session, calls):
        reference = disputed(calls)
        calls.open_case(reference, CASE)
        before = session.head()
        with pytest.raises(CaseOpened):
            calls.open_case(reference, NewCase("other"))
        assert session.head() == before


def test_a_call_taken_up_after_a_lock_keeps_its_case_and_may_get_one(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        with_case, without = disputed(calls), disputed(calls)
        calls.open_case(with_case, CASE)
    with at_the_desk(world) as (_, calls):
        for reference in (with_case, without):
            calls.go_on(reference)
        with pytest.raises(CaseOpened):
            calls.open_case(with_case, CASE)
        calls.open_case(without, CASE)
    assert read(world, with_case) == read(world, without)


@pytest.mark.parametrize("reason", REVIEW_REASONS)
def test_every_reason_opens_a_case(world: World, reason: str) -> None:
    with at_the_desk(world) as (_, calls):
        calls.open_case(disputed(calls), NewCase(reason))
    assert [entry["reason"] for entry in world.entries("review_case_opened")] == [reason]


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        (replace(CASE, reason="no_such_reason"), NoSuchReason),
        (replace(CASE, call_back="123-45-6789"), CallBackUnreadable),
        (replace(CASE, note="last four 3456"), NoteTellsTooMuch),
    ],
)
def test_a_case_that_is_refused_leaves_nothing_behind(world: World, case: NewCase, fault: type[Exception]) -> None:
    with at_the_desk(world) as (session, calls):
        reference = disputed(calls)
        before = session.head()
        with pytest.raises(fault):
            calls.open_case(reference, case)
        assert session.head() == before
        calls.open_case(reference, CASE)


def test_a_call_that_is_over_or_never_was_gets_no_case(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        over = disputed(calls)
        calls.wrap_up(over, CODE)
        for reference in (over, "A22-222"):
            with pytest.raises(NoSuchCall):
                calls.open_case(reference, CASE)
    with pytest.raises(NoNote):
        read(world, over)


@pytest.mark.parametrize("append", [1, 2])
def test_a_case_that_cannot_be_journaled_can_be_opened_again(world: World, append: int) -> None:
    with at_the_desk(world) as (session, calls):
        reference = disputed(calls)
        fill_the_disk(session, append=append)
        with pytest.raises(DiskFull):
            calls.open_case(reference, CASE)
        assert session.database.cases.find(reference) is None
        calls.open_case(reference, CASE)
    assert read(world, reference).note == CASE.note
    assert world.verify().ok


def test_what_a_case_holds_shows_nowhere() -> None:
    opened = OpenedCase("573-555-0134", "note")
    assert "573" not in repr([CASE, opened])
