"""Review cases decided: by a supervisor, with a code, in the journal; onto the roster by a signed addition alone."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.crypto.notes import new_note_key
from callcenter.domain.accounts import Role
from callcenter.domain.details import SpokenDetails
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.notes import NoteTellsTooMuch
from callcenter.domain.review_cases import DECISIONS, TOLD, CaseList, NoSuchDecision
from callcenter.durable_file import DiskFull
from callcenter.services import note_sealing
from callcenter.services.call_protocol import CallDesk, NewCase
from callcenter.services.calls import Calls
from callcenter.services.case_desk import CasePageSize, CaseSettled, NoSuchAddition, NoSuchCase, NothingToAdd
from callcenter.services.case_desk import VaultCaseDesk as Desk
from callcenter.services.case_protocol import CaseDesk, CaseFigures, OpenedCase
from callcenter.services.local_vault import LocalVault
from callcenter.services.people import People
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from callcenter.services.roster_import import RosterImport
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session, SupervisorKeysGone
from callcenter.services.sign_in import reopen_supervisor_keys
from tests.services.failing_journal import fill_the_disk
from tests.services.removals import SECOND, SECOND_PASSWORD, come_in
from tests.services.together import PATIENCE, sign_in
from tests.world import GARCIA, OPERATOR, PASSWORDS, SMITH, SUPERVISOR, SUPERVISOR_PASSWORD, World, source_of

STRANGERS = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111")
CASES = (NewCase("has_letter", "573-555-0134", "Has the letter."), NewCase("other"), NewCase("on_behalf", "", "Son."))


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A roster of one, and three review cases, a day between one and the next."""
    world = World(tmp_path_factory.mktemp("disputed") / "vault").make_vault()
    world.load(SMITH)
    for case in CASES:
        with world.sign_in(OPERATOR) as session, Calls(session) as calls:
            reference = calls.open()
            calls.check(reference, STRANGERS)
            calls.open_case(reference, case)
            calls.wrap_up(reference, "review_case")
        world.clock.sleep(timedelta(days=1).total_seconds())
    return world


@pytest.fixture
def world(disputed: World, tmp_path: Path) -> World:
    return disputed.copied_to(tmp_path)


@pytest.fixture
def session(world: World) -> Iterator[Session]:
    with world.sign_in() as session:
        yield session


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


@pytest.fixture
def references(desk: Desk) -> list[str]:
    """Of the three cases, the oldest first."""
    return [case.reference for case in desk.page().cases]


def add(session: Session, world: World, person: dict[str, str] = GARCIA, mode: ImportMode = ImportMode.ADD) -> int:
    """Sign an addition of one person; its revision."""
    path = world.roster_file([person], "addition.csv")
    done = RosterImport(session).start(source_of(session, path), mode=mode)
    reopen_supervisor_keys(session, PASSWORDS[session.user])
    Rosters(session).switch(done.roster or 0)
    newest = session.database.rosters.newest_revision()
    assert newest
    return newest.revision


# The queue


def test_cases_wait_in_the_order_of_their_opening_and_are_turned_page_by_page(desk: Desk) -> None:
    first = desk.page(size=2)
    assert [(case.number, case.reason, case.days) for case in first.cases] == [(1, "has_letter", 3), (2, "other", 2)]
    assert [(case.has_call_back, case.has_note) for case in first.cases] == [(True, True), (False, False)]
    assert (first.cases[0].opened_by, first.cases[0].decision, first.more) == (OPERATOR, "", True)
    rest = desk.page(beyond=2, size=2)
    assert ([case.number for case in rest.cases], rest.more) == ([3], False)
    newest = desk.page(CaseList.ALL, size=2, newest_first=True)
    assert ([case.number for case in newest.cases], newest.more) == ([3, 2], True)
    assert [case.number for case in desk.page(CaseList.ALL, beyond=2, newest_first=True).cases] == [1]


@pytest.mark.parametrize("size", [0, 1001])
def test_a_page_has_one_to_a_thousand_cases(desk: Desk, size: int) -> None:
    with pytest.raises(CasePageSize):
        desk.page(size=size)


def test_each_list_has_its_own_cases(desk: Desk, references: list[str]) -> None:
    desk.decide(references[0], "to_be_added")
    desk.decide(references[1], "withdrawn")
    listed = {meant: [case.number for case in desk.page(meant).cases] for meant in CaseList}
    assert listed == {
        CaseList.WAITING: [3],
        CaseList.TO_BE_ADDED: [1],
        CaseList.DECIDED: [1, 2],
        CaseList.ALL: [1, 2, 3],
    }


def test_figures_tell_what_waits_and_how_long_decisions_took(world: World, desk: Desk, references: list[str]) -> None:
    assert desk.figures() == CaseFigures(3, 3, 0, {}, None)
    desk.decide(references[0], "to_be_added")
    desk.decide(references[2], "not_eligible")
    assert desk.figures() == CaseFigures(1, 2, 1, {"to_be_added": 1, "not_eligible": 1}, 2.0)
    world.clock.sleep(timedelta(days=30, seconds=1).total_seconds())
    assert desk.figures() == CaseFigures(1, 32, 1, {}, None)


# A decision


def test_a_decisions_note_is_opened_although_a_supervisor_is_removed_as_it_is_sealed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The removal comes in where it can: once the key is drawn, and before anything is sealed with it."""
    threads, removals = ThreadPoolExecutor(1), list[Future[str | None]]()
    with world.sign_in() as session:
        People(session).add(SECOND, Role.SUPERVISOR)

        def drawn() -> bytes:
            if not removals:
                removals.append(threads.submit(People(session).remove, SECOND))
                wait(removals, 1.0)
            return new_note_key()

        monkeypatch.setattr(note_sealing, "new_note_key", drawn)
        desk = Desk(session)
        (first, *_) = desk.page().cases
        desk.decide(first.reference, "withdrawn", "Called again.")
        assert removals[0].result(PATIENCE)
        threads.shutdown()
        assert desk.opened(first.reference).decision_note == "Called again."


@pytest.mark.parametrize("decision", DECISIONS)
def test_every_decision_is_stored_and_journaled_and_bears_the_verification(world: World, decision: str) -> None:
    with world.sign_in() as session:
        desk = Desk(session)
        (first, *_) = desk.page().cases
        decided = desk.decide(first.reference, decision, "saw the W-2")
        assert (decided.decision, decided.decided_by, decided.days) == (decision, SUPERVISOR, 3)
        assert (decided.revision, decided.has_decision_note) == (None, True)
        assert desk.opened(first.reference) == OpenedCase("573-555-0134", "Has the letter.", "saw the W-2")
    [entry] = world.entries("review_case_decided")
    assert {name: entry[name] for name in ("at", "user", "reference", "decision", "revision")} == {
        "at": decided.decided_at,
        "user": SUPERVISOR,
        "reference": first.reference,
        "decision": decision,
        "revision": None,
    }
    assert "W-2" not in str(entry)
    assert world.verify(everything=True).ok


def test_what_a_caller_is_told_follows_from_the_decision() -> None:
    assert [decision for decision, told in TOLD.items() if told.value == "eligible"] == [
        *("to_be_added", "found_meanwhile", "added")
    ]
    assert [decision for decision, told in TOLD.items() if told.value == "not_eligible"] == ["not_eligible"]


def test_a_case_can_be_decided_anew_and_the_journal_keeps_both(world: World) -> None:
    with world.sign_in() as session:
        desk = Desk(session)
        (first, *_) = desk.page().cases
        desk.decide(first.reference, "unreachable", "rang twice")
        anew = desk.decide(first.reference, "not_eligible")
        assert (anew.decision, anew.has_decision_note) == ("not_eligible", False)
    assert [entry["decision"] for entry in world.entries("review_case_decided")] == ["unreachable", "not_eligible"]
    assert world.verify(everything=True).ok


@pytest.mark.parametrize("decision", ["added", "waiting", "no_such_decision", ""])
def test_nothing_else_is_a_decision(session: Session, desk: Desk, references: list[str], decision: str) -> None:
    before = session.head()
    with pytest.raises(NoSuchDecision):
        desk.decide(references[0], decision)
    assert session.head() == before


def test_a_note_that_tells_too_much_and_a_case_that_is_none_are_refused(
    session: Session, desk: Desk, references: list[str]
) -> None:
    before = session.head()
    with pytest.raises(NoteTellsTooMuch):
        desk.decide(references[0], "not_eligible", "ssn 123-45-6789")
    for act in (lambda: desk.decide("A22-222", "withdrawn"), lambda: desk.additions("A22-222")):
        with pytest.raises(NoSuchCase):
            act()
    assert session.head() == before


def test_a_decision_that_finds_no_room_decides_nothing(session: Session, desk: Desk, references: list[str]) -> None:
    fill_the_disk(session, append=1)
    with pytest.raises(DiskFull):
        desk.decide(references[0], "withdrawn")
    assert desk.figures().waiting == 3
    desk.decide(references[0], "withdrawn")
    assert desk.figures().waiting == 2


# Onto the roster


def test_somebody_comes_onto_the_roster_by_an_addition_that_was_signed_after_the_decision(world: World) -> None:
    with world.sign_in() as session:
        desk = Desk(session)
        (first, *_) = desk.page().cases
        earlier = add(session, world)
        desk.decide(first.reference, "to_be_added", "saw the letter")
        assert desk.additions(first.reference) == ()
        for revision in (earlier, 99):
            with pytest.raises(NoSuchAddition):
                desk.mark_added(first.reference, revision)
        later = add(session, world, {**GARCIA, "last_name": "Okafor", "ssn": "902-33-1111"})
        (addition,) = desk.additions(first.reference)
        assert (addition.revision, addition.people, addition.signed_by) == (later, 3, SUPERVISOR)
        added = desk.mark_added(first.reference, later)
        assert (added.decision, added.revision) == ("added", later)
        assert desk.opened(first.reference).decision_note == "saw the letter"
        assert desk.figures().to_be_added == 0
    assert [(entry["decision"], entry["revision"]) for entry in world.entries("review_case_decided")] == [
        ("to_be_added", None),
        ("added", later),
    ]
    assert world.verify(everything=True).ok


def test_a_marking_as_added_leaves_who_decided_and_when(world: World) -> None:
    """Susan decides on the day on which Sam is away; he signs the addition forty days later, and says so."""
    with world.sign_in() as session:
        People(session).add(SECOND, Role.SUPERVISOR, SECOND_PASSWORD)
    with come_in(world, SECOND) as session:
        desk = Desk(session)
        first, second, _ = (case.reference for case in desk.page().cases)
        decided = desk.decide(first, "to_be_added", "saw the letter")
    world.clock.sleep(timedelta(days=40).total_seconds())
    with world.sign_in() as session:
        desk = Desk(session)
        revision = add(session, world)
        assert desk.figures().decided == {}
        added = desk.mark_added(first, revision)
        told = (decided.decided_at, SECOND, 3, "added")
        assert (added.decided_at, added.decided_by, added.days, added.decision) == told
        assert desk.page(CaseList.DECIDED).cases == (added,)
        assert (desk.figures().decided, desk.figures().average_days) == ({}, None)
        world.clock.sleep(timedelta(days=1).total_seconds())
        desk.decide(second, "to_be_added")
        opened = desk.page(CaseList.TO_BE_ADDED).cases[0].days
        world.clock.sleep(timedelta(days=5).total_seconds())
        desk.mark_added(second, add(session, world, {**GARCIA, "last_name": "Okafor", "ssn": "902-33-1111"}))
        assert (desk.figures().decided, desk.figures().average_days) == ({"added": 1}, float(opened))
    assert world.verify(everything=True).ok


def test_a_decision_that_is_written_anew_is_still_followed_by_the_additions_of_before(
    world: World, session: Session, desk: Desk, references: list[str]
) -> None:
    desk.decide(references[0], "to_be_added")
    revision = add(session, world)
    desk.decide(references[0], "to_be_added", "saw the letter")
    assert [addition.revision for addition in desk.additions(references[0])] == [revision]
    desk.decide(references[0], "unreachable")
    desk.decide(references[0], "to_be_added")
    assert desk.additions(references[0]) == ()


def test_a_removal_adds_nobody(world: World, session: Session, desk: Desk, references: list[str]) -> None:
    add(session, world)
    desk.decide(references[0], "to_be_added")
    removal = add(session, world, GARCIA, ImportMode.REMOVE)
    assert desk.additions(references[0]) == ()
    with pytest.raises(NoSuchAddition):
        desk.mark_added(references[0], removal)


def test_only_a_case_that_waits_for_an_addition_can_be_marked_and_then_it_stays(
    world: World, session: Session, desk: Desk, references: list[str]
) -> None:
    first, second, third = references
    desk.decide(first, "to_be_added")
    desk.decide(second, "not_eligible")
    revision = add(session, world)
    for reference in (second, third):
        with pytest.raises(NothingToAdd):
            desk.mark_added(reference, revision)
    desk.mark_added(first, revision)
    with pytest.raises(NothingToAdd):
        desk.mark_added(first, revision)
    with pytest.raises(CaseSettled):
        desk.decide(first, "not_eligible")
    assert desk.page(CaseList.DECIDED).cases[0].decision == "added"


# Beside an import, and at the operators' desk


def test_without_the_signing_key_sealed_texts_need_the_password_and_a_decision_does_not(
    session: Session, desk: Desk, references: list[str]
) -> None:
    session.forget_keys()
    with pytest.raises(SupervisorKeysGone):
        desk.opened(references[0])
    assert desk.opened(references[0], SUPERVISOR_PASSWORD).call_back == "573-555-0134"
    assert session.supervisor_keys is None, "an import that hashes goes on without it"
    assert desk.decide(references[0], "withdrawn", "called back").has_decision_note


def test_an_operator_who_looks_the_reference_up_sees_how_it_was_decided(world: World) -> None:
    vault = LocalVault(world.clock)
    sign_in(vault, world)
    (first, *_) = vault.perform(ask(CaseDesk.page)).cases
    vault.perform(ask(CaseDesk.decide, first.reference, "found_meanwhile"))
    vault.perform(ask(Access.sign_out))
    sign_in(vault, world, OPERATOR)
    assert vault.perform(ask(CallDesk.quoted, first.reference)).case == "found_meanwhile"
    vault.close()
