"""Notes, review cases and openings of the line follow from the journal: whoever changes a row is found out."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from callcenter.domain.details import SpokenDetails
from callcenter.services.call_protocol import NewCase
from callcenter.services.calls import Calls
from callcenter.services.case_desk import VaultCaseDesk
from callcenter.services.line_desk import VaultLineDesk
from tests.world import OPERATOR, SMITH, World

STRANGERS = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111")
EVENING = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # 20:30 in Chicago, half an hour after closing


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Notes, a bare call, two review cases, two decided ones; an evening of three openings."""
    world = World(tmp_path_factory.mktemp("busy") / "vault").make_vault(hours=True)
    world.load(SMITH)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.wrap_up(calls.open(), "wrong_number")
        for case in (NewCase("has_letter", "573-555-0134", "Has the letter."), *3 * (NewCase("other"),)):
            reference = calls.open()
            calls.check(reference, STRANGERS)
            calls.open_case(reference, case)
            calls.wrap_up(reference, "review_case", "calm")
        calls.open()
    world.clock.move_to(EVENING)
    with world.sign_in() as session:
        desk = VaultCaseDesk(session)
        *_, third, fourth = (case.reference for case in desk.page().cases)
        desk.decide(third, "to_be_added", "saw the letter")
        desk.decide(fourth, "unreachable", "rang twice")
        desk.decide(fourth, "withdrawn")
        line = VaultLineDesk(session)
        line.open_until("21:00")
        world.clock.sleep(600)
        line.open_until("22:00")
        world.clock.sleep(600)
        line.close()
        line.open_until("23:00")
    return world


@pytest.fixture
def world(busy: World, tmp_path: Path) -> World:
    return busy.copied_to(tmp_path)


def kinds_at(world: World, sequence: int | None) -> str:
    return str(world.entries()[(sequence or 0) - 1]["kind"]) if sequence else ""


def test_what_nobody_touched_verifies(world: World) -> None:
    assert world.verify(everything=True).ok
    with world.database() as database:
        counts = [database.query(f"SELECT count(*) FROM {table}") for table in ("note", "review_case", "line_opening")]
    assert counts == [[(4,)], [(4,)], [(3,)]]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE note SET sealed = zeroblob(60)", "call_closed"),
        ("UPDATE note SET note_key = note_key + 1", "call_closed"),
        ("UPDATE note SET reference = 'A22-222'", "call_closed"),
        ("DELETE FROM note", "call_closed"),
    ],
)
def test_a_note_that_was_changed_or_taken_out_is_found(world: World, statement: str, kind: str) -> None:
    last = "reference = (SELECT max(reference) FROM note)"
    assert world.tamper(f"{statement} WHERE {last}") == 1
    found = world.verify()
    assert (found.ok, found.reason) == (False, "call_log_differs")
    assert kinds_at(world, found.first_fault_seq) == kind


@pytest.mark.parametrize(
    "call", ["wrap_up = 'wrong_number'", "wrap_up = 'not_wrapped_up'"], ids=["closed without one", "still open"]
)
def test_a_note_put_to_a_call_that_has_none_is_found(world: World, call: str) -> None:
    assert world.tamper(f"INSERT INTO note SELECT reference, 1, x'00' FROM call WHERE {call}") == 1
    assert world.verify().reason == "call_log_differs"


CASE_CHANGES = (
    "reference = 'A22-222'",
    "opened_at = '2026-11-23T15:31:00+00:00'",
    "opened_by = 'Nobody'",
    "reason = 'on_behalf'",
    "note_key = 1",
    "call_back = x'00'",
    "note = x'00'",
    "call_back = NULL, note = x'00'",
    "state = 'decided'",
    "decided_at = '2026-11-23T15:31:00+00:00'",
    "decided_by = 'Sam'",
    "decision = 'added'",
    "decision_key = 1",
    "decision_note = x'00'",
    "revision = 1",
    "decision_entry = 1",
)
DECISION_CHANGES = (
    "state = 'waiting'",
    "decided_at = '2026-11-23T15:31:00+00:00'",
    "decided_at = NULL",
    "decided_by = 'Olive'",
    "decision = 'not_eligible'",
    "decision = 'added', revision = 1",
    "decision_key = 1",
    "decision_note = x'00'",
    "revision = 1",
    "decision_entry = decision_entry - 1",
    "decision_entry = NULL",
)
BARE = (
    "state = 'waiting', decided_at = NULL, decided_by = NULL, decision = NULL, decision_key = NULL,"
    " decision_note = NULL, revision = NULL, decision_entry = NULL"
)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("change", CASE_CHANGES)
def test_a_change_to_any_review_case_is_found(world: World, change: str, number: int) -> None:
    assert world.tamper(f"UPDATE review_case SET {change} WHERE number = ?", number) == 1
    found = world.verify()
    assert (found.ok, found.reason) == (False, "review_cases_differ")
    assert kinds_at(world, found.first_fault_seq) == "review_case_opened"


@pytest.mark.parametrize(
    ("number", "change"),
    [*((3, change) for change in CASE_CHANGES[:8]), *product((3, 4), (*DECISION_CHANGES, BARE))],
)
def test_a_change_to_a_decided_case_or_its_decision_is_found(world: World, number: int, change: str) -> None:
    assert world.tamper(f"UPDATE review_case SET {change} WHERE number = ?", number) == 1
    found = world.verify()
    assert (found.ok, found.reason) == (False, "review_cases_differ")
    assert kinds_at(world, found.first_fault_seq) in {"review_case_opened", "review_case_decided"}


def test_a_decision_without_an_entry_is_found(world: World, tmp_path: Path) -> None:
    """Named after an entry that is there, or that never was."""
    (tmp_path / "other").mkdir()
    other = world.copied_to(tmp_path / "other")
    forged = (
        "UPDATE review_case SET (state, decided_at, decided_by, decision, decision_entry)"
        " = (SELECT state, decided_at, decided_by, decision, {entry} FROM review_case WHERE number = 4)"
        " WHERE number = 1"
    )
    assert world.tamper(forged.format(entry="decision_entry")) == 1
    assert world.verify().reason == "review_cases_differ"
    assert other.tamper(forged.format(entry="99999")) == 1
    assert other.verify().reason == "review_cases_differ"


def test_a_later_decision_hidden_behind_the_earlier_one_is_found(world: World) -> None:
    first, last = (entry for entry in world.entries("review_case_decided") if entry["decision"] != "to_be_added")
    sequence = world.entries().index(first) + 1
    values = (first["at"], first["decision"], first["note_key"], bytes.fromhex(first["note"]), sequence)
    assert last["decision"] == "withdrawn"
    assert world.tamper(
        "UPDATE review_case SET decided_at = ?, decision = ?, decision_key = ?, decision_note = ?, decision_entry = ?"
        " WHERE number = 4",
        *values,
    )
    found = world.verify()
    assert (found.reason, kinds_at(world, found.first_fault_seq)) == ("review_cases_differ", "review_case_decided")


def test_a_review_case_taken_out_or_made_up_is_found(world: World, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = world.copied_to(tmp_path / "other")
    assert world.tamper("DELETE FROM review_case WHERE number = 2") == 1
    assert world.verify().reason == "review_cases_differ"
    made_up = "INSERT INTO review_case SELECT 9, 'A22-222', opened_at, opened_by, reason, note_key, call_back, note,"
    bare = ", ".join(["NULL"] * 7)
    assert other.tamper(f"{made_up} state, {bare} FROM review_case WHERE number = 1") == 1
    assert other.verify().reason == "review_cases_differ"


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE line_opening SET opens_at = '2026-11-24T02:00:00+00:00'",
        "UPDATE line_opening SET closes_at = '2026-11-24T05:59:00+00:00'",
        "UPDATE line_opening SET opened_by = 'Olive'",
        "DELETE FROM line_opening",
    ],
)
def test_an_opening_of_the_line_that_was_changed_or_taken_out_is_found(
    world: World, statement: str, number: int
) -> None:
    assert world.tamper(f"{statement} WHERE number = ?", number) == 1
    found = world.verify()
    assert (found.ok, found.reason) == (False, "line_differs")
    assert kinds_at(world, found.first_fault_seq) == "line_opened"


def test_an_opening_of_the_line_that_nobody_made_is_found(world: World) -> None:
    world.tamper("INSERT INTO line_opening SELECT 9, opens_at, closes_at, opened_by FROM line_opening WHERE number = 1")
    found = world.verify()
    assert (found.ok, found.first_fault_seq, found.reason) == (False, 0, "line_differs")
