"""The line opened for an evening beyond its hours: by supervisors, journaled, and for everybody in the vault."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callcenter.domain.details import SpokenDetails
from callcenter.domain.hours import Opening, OpeningFault
from callcenter.durable_file import DiskFull
from callcenter.services.call_protocol import CallDesk
from callcenter.services.line_desk import VaultLineDesk
from callcenter.services.local_vault import LocalVault
from callcenter.services.protocols import Access, LineDesk, LockReason
from callcenter.services.requests import ask
from callcenter.services.session import NotAllowed
from tests.services.failing_journal import fill_the_disk
from tests.services.together import PATIENCE, Hashing, sign_in
from tests.world import OPERATOR, SMITH, SUPERVISOR, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
# Central time is UTC-6 in November; the line closes at 20:00.
CLOSED = datetime(2026, 11, 24, 2, 10, tzinfo=UTC)  # 20:10 on Monday the 23rd
ENDS = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)  # 21:30
EVENING = Opening(CLOSED, ENDS)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A vault that keeps its hours."""
    world = World(tmp_path_factory.mktemp("loaded") / "vault").make_vault(hours=True)
    world.load(SMITH)
    return world


@pytest.fixture
def world(loaded: World, tmp_path: Path) -> World:
    world = loaded.copied_to(tmp_path)
    world.clock.move_to(CLOSED)
    return world


@pytest.fixture
def vault(world: World) -> Iterator[LocalVault]:
    """The vault, which a supervisor is signed in to."""
    vault = LocalVault(world.clock)
    sign_in(vault, world)
    yield vault
    vault.close()


def said(vault: LocalVault, reference: str | None = None) -> str:
    """The word of a check, in a call under way or a new one."""
    reference = reference or vault.perform(ask(CallDesk.open))
    return vault.perform(ask(CallDesk.check, reference, SMITHS)).decision.word.value


def test_a_line_that_is_closed_answers_again_until_the_opening_ends(world: World, vault: LocalVault) -> None:
    early = vault.perform(ask(CallDesk.open))
    assert said(vault, early) == "CANNOT"
    assert vault.perform(ask(LineDesk.open_until, "21:30")) == (EVENING,)
    assert said(vault, early) == "YES"
    world.clock.move_to(ENDS.replace(minute=29, second=59))
    begun = vault.perform(ask(CallDesk.open))
    assert said(vault, begun) == "YES"
    world.clock.move_to(ENDS)
    assert said(vault) == "CANNOT"
    world.clock.move_to(ENDS.replace(minute=44, second=59))
    assert said(vault, begun) == "YES", "a call in progress has fifteen minutes of grace"
    world.clock.move_to(ENDS.replace(minute=45))
    assert said(vault, begun) == "CANNOT"


def test_the_call_log_tells_calls_of_an_opening_as_those_of_an_open_line(world: World, vault: LocalVault) -> None:
    before = vault.perform(ask(CallDesk.open))
    vault.perform(ask(LineDesk.open_until, "21:30"))
    during = vault.perform(ask(CallDesk.open))
    vault.perform(ask(Access.sign_out))
    with world.sign_in() as session:
        told = {row.reference: row.line_open for _, row in session.database.calls.page(None, 10)}
    assert (told[before], told[during]) == (False, True)


def test_who_signs_in_is_told_and_so_is_who_looks_at_the_day(world: World, vault: LocalVault) -> None:
    assert sign_in(vault, world).openings == ()
    vault.perform(ask(LineDesk.open_until, "21:30"))
    assert vault.perform(ask(Access.day)).openings == (EVENING,)
    assert vault.perform(ask(Access.day)).line_open
    vault.perform(ask(Access.lock, LockReason.BREAK))
    assert sign_in(vault, world, OPERATOR).openings == (EVENING,)
    assert said(vault) == "YES"
    vault.close()
    world.clock.move_to(CLOSED.replace(day=26))
    with world.sign_in(OPERATOR) as session:
        assert session.held.openings == ()


def test_a_line_that_is_closed_again_is_closed_at_once_but_for_calls_in_progress(
    world: World, vault: LocalVault
) -> None:
    vault.perform(ask(LineDesk.open_until, "24:00"))
    begun = vault.perform(ask(CallDesk.open))
    world.clock.sleep(60)
    (cut,) = vault.perform(ask(LineDesk.close))
    assert cut.closes_at == world.clock.now()
    assert said(vault) == "CANNOT"
    assert said(vault, begun) == "YES"
    assert not vault.perform(ask(Access.day)).line_open


def test_another_time_takes_the_place_of_the_first(world: World, vault: LocalVault) -> None:
    vault.perform(ask(LineDesk.open_until, "23:00"))
    world.clock.sleep(600)
    first, second = vault.perform(ask(LineDesk.open_until, "21:30"))
    assert first.closes_at == second.opens_at == world.clock.now()
    assert second.closes_at == ENDS
    world.clock.move_to(ENDS)
    assert said(vault) == "CANNOT"


def test_a_line_opened_before_its_hours_end_stays_open_past_them(world: World, vault: LocalVault) -> None:
    world.clock.move_to(CLOSED.replace(hour=1))  # 19:10
    vault.perform(ask(LineDesk.open_until, "21:30"))
    vault.perform(ask(LineDesk.close))
    assert said(vault) == "YES", "the hours themselves stay"
    vault.perform(ask(LineDesk.open_until, "21:30"))
    world.clock.move_to(CLOSED)
    assert said(vault) == "YES"


def test_opening_and_closing_are_journaled_and_closing_what_is_closed_is_not(world: World, vault: LocalVault) -> None:
    vault.perform(ask(LineDesk.close))
    vault.perform(ask(LineDesk.open_until, "21:30"))
    world.clock.sleep(60)
    vault.perform(ask(LineDesk.close))
    vault.perform(ask(LineDesk.close))
    vault.perform(ask(Access.sign_out))
    at, later = CLOSED.isoformat(), CLOSED.replace(minute=11).isoformat()
    assert world.entries("line_opened") == [
        {"kind": "line_opened", "at": at, "user": SUPERVISOR, "closes_at": ENDS.isoformat()}
    ]
    assert world.entries("line_closed_again") == [{"kind": "line_closed_again", "at": later, "user": SUPERVISOR}]
    assert world.verify(everything=True).ok


@pytest.mark.parametrize(("closes", "fault"), [("20:10", "past"), ("20:00", "past"), ("9 p.m.", "unreadable")])
def test_a_time_that_is_past_or_unreadable_changes_nothing(
    world: World, vault: LocalVault, closes: str, fault: str
) -> None:
    vault.perform(ask(LineDesk.open_until, "21:30"))
    with pytest.raises(OpeningFault) as refused:
        vault.perform(ask(LineDesk.open_until, closes))
    assert (refused.value.code, refused.value.fault) == ("opening", fault)
    assert vault.perform(ask(Access.day)).openings == (EVENING,)
    vault.perform(ask(Access.sign_out))
    assert len(world.entries("line_opened")) == 1


def test_a_training_vault_that_is_always_open_needs_no_opening(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    with world.sign_in() as session, pytest.raises(OpeningFault) as refused:
        VaultLineDesk(session).open_until("21:30")
    assert refused.value.fault == "always_open"


def test_an_operator_neither_opens_nor_closes_the_line(world: World, vault: LocalVault) -> None:
    sign_in(vault, world, OPERATOR)
    for request in (ask(LineDesk.open_until, "21:30"), ask(LineDesk.close)):
        with pytest.raises(NotAllowed):
            vault.perform(request)
    assert said(vault) == "CANNOT"


def test_an_opening_that_finds_no_room_opens_nothing(world: World) -> None:
    with world.sign_in() as session:
        fill_the_disk(session, append=1)
        desk = VaultLineDesk(session)
        with pytest.raises(DiskFull):
            desk.open_until("21:30")
        assert not session.line_open
        assert session.database.line.ending_after(CLOSED) == ()
        desk.open_until("21:30")
        assert session.line_open


def test_a_session_beside_an_import_opens_the_line_for_whoever_comes_next(world: World, vault: LocalVault) -> None:
    hashing = Hashing(vault, world)
    try:
        running = hashing.begin()
        vault.perform(ask(Access.lock, LockReason.BY_HAND))
        sign_in(vault, world)
        vault.perform(ask(LineDesk.open_until, "21:30"))
        assert sign_in(vault, world, OPERATOR).openings == (EVENING,)
        assert said(vault) == "YES"
        sign_in(vault, world)
        vault.perform(ask(LineDesk.close))
        sign_in(vault, world, OPERATOR)
        assert said(vault) == "CANNOT"
        hashing.let_go()
        assert running.result(PATIENCE).people
    finally:
        hashing.close()
