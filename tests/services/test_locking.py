"""Lock: the vault is closed but for an import; who comes meanwhile works beside it, or watches it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callcenter.crypto.slots import WrongPassword
from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.errors import UserCancelled
from callcenter.services.access import VaultAccess
from callcenter.services.call_log_protocol import CallLogDesk
from callcenter.services.call_protocol import CallDesk
from callcenter.services.local_vault import LocalVault
from callcenter.services.protocols import Access, LockReason
from callcenter.services.requests import Request, ask
from callcenter.services.roster_protocol import RosterDesk, RosterFile
from callcenter.services.roster_work import RosterBusy
from callcenter.services.session import NotAllowed, NotSignedIn
from callcenter.services.sign_in import ImportElsewhere
from tests.services.together import FIRST_BATCH, PATIENCE, PEOPLE, Hashing, sign_in
from tests.world import OPERATOR, SMITH, SUPERVISOR_PASSWORD, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("loaded") / "vault").make_vault()
    world.load(SMITH)
    return world


@pytest.fixture
def world(loaded: World, tmp_path: Path) -> World:
    return loaded.copied_to(tmp_path)


@pytest.fixture
def hashing(vault: LocalVault, world: World) -> Iterator[Hashing]:
    hashing = Hashing(vault, world)
    yield hashing
    hashing.close()


def check(vault: LocalVault) -> str:
    reference = vault.perform(ask(CallDesk.open))
    assert vault.perform(ask(CallDesk.check, reference, SMITHS)).decision.word is Word.YES
    return reference


def test_a_lock_closes_the_vault_and_is_journaled(world: World, vault: LocalVault) -> None:
    reference = check(vault)
    assert not vault.perform(ask(Access.lock, LockReason.BY_HAND)).importing
    with pytest.raises(NotSignedIn):
        vault.perform(ask(CallDesk.check, reference, SMITHS))
    with pytest.raises(NotSignedIn):
        vault.perform(ask(Access.lock, LockReason.BY_HAND))
    world.sign_in().close()
    assert [entry["importing"] for entry in world.entries("locked")] == [False]
    assert world.verify(everything=True).ok


def test_over_a_lock_an_import_goes_on_and_nothing_else_is_answered(
    world: World, vault: LocalVault, hashing: Hashing
) -> None:
    running = hashing.begin()
    assert vault.perform(ask(Access.lock, LockReason.BY_HAND)).importing
    requests: tuple[Request[Any], ...] = (
        ask(Access.day),
        ask(Access.sign_out),
        ask(CallDesk.open),
        ask(RosterDesk.watch),
        ask(RosterDesk.stop),
        ask(RosterDesk.start, RosterFile(Path("roster.csv")), password=SUPERVISOR_PASSWORD),
        ask(CallLogDesk.page),
    )
    for request in requests:
        with pytest.raises(NotSignedIn):
            vault.perform(request)
    hashing.let_go()
    assert running.result(PATIENCE).people == PEOPLE
    assert [entry["importing"] for entry in world.entries("locked")] == [True]
    vault.close()
    assert world.verify(everything=True).ok


def test_who_watched_an_import_is_sent_away_by_the_lock_and_the_import_is_not(
    vault: LocalVault, hashing: Hashing
) -> None:
    running = hashing.begin()
    watching = hashing.watch()
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    assert isinstance(watching.exception(PATIENCE), UserCancelled | NotSignedIn)
    hashing.let_go()
    assert running.result(PATIENCE).people == PEOPLE


def test_another_works_beside_the_import_with_an_operators_rights_and_one_journal(
    world: World, vault: LocalVault, hashing: Hashing
) -> None:
    running = hashing.begin()
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    sign_in(vault, world, OPERATOR)
    references = [check(vault) for _ in range(3)]
    supervisors: tuple[Request[Any], ...] = (ask(RosterDesk.watch), ask(RosterDesk.stop), ask(CallLogDesk.page))
    for request in supervisors:
        with pytest.raises(NotAllowed):
            vault.perform(request)
    hashing.let_go()
    assert running.result(PATIENCE).people == PEOPLE
    references.append(check(vault))
    head = vault.perform(ask(Access.sign_out))
    sign_in(vault, world)  # which ends the import's own session
    vault.perform(ask(RosterDesk.switch, 2, SUPERVISOR_PASSWORD))
    vault.perform(ask(Access.sign_out))
    assert [(entry["user"], entry["reference"]) for entry in world.entries("check")] == [
        (OPERATOR, reference) for reference in references
    ]
    assert world.verify(head, everything=True).ok


def test_a_wrong_password_beside_an_import_leaves_it_going(world: World, vault: LocalVault, hashing: Hashing) -> None:
    running = hashing.begin()
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    with pytest.raises(WrongPassword):
        vault.perform(ask(Access.sign_in, world.path, OPERATOR, "not her password"))
    with pytest.raises(NotSignedIn):
        vault.perform(ask(CallDesk.open))
    sign_in(vault, world, OPERATOR)
    check(vault)
    assert not running.done()
    vault.perform(ask(Access.sign_out))
    assert [entry["wrong_passwords"] for entry in world.entries("signed_in") if entry["user"] == OPERATOR] == [
        {OPERATOR: 1}
    ]


def test_another_vault_is_refused_until_the_import_has_ended(
    world: World, vault: LocalVault, hashing: Hashing, tmp_path: Path
) -> None:
    (tmp_path / "second").mkdir()
    second = world.copied_to(tmp_path / "second")
    running = hashing.begin()
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    with pytest.raises(ImportElsewhere, match="another vault"):
        sign_in(vault, second)
    hashing.let_go()
    running.result(PATIENCE)
    assert sign_in(vault, second).vault == second.path
    world.sign_in().close()  # the first one was let go of


def test_a_supervisor_who_comes_back_watches_it_to_the_end_and_cannot_begin_another(
    world: World, vault: LocalVault, hashing: Hashing
) -> None:
    running = hashing.begin()
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    sign_in(vault, world)
    with pytest.raises(RosterBusy):
        vault.perform(ask(RosterDesk.start, RosterFile(Path("another.csv")), password=SUPERVISOR_PASSWORD))
    told: list[int] = []
    watching = hashing.watch()
    hashing.let_go()
    assert watching.result(PATIENCE) == running.result(PATIENCE)
    assert vault.perform(ask(RosterDesk.watch), lambda progress: told.append(progress.done)) is None
    assert told == []


def test_a_supervisor_who_comes_back_can_stop_it_and_go_on_later(
    world: World, vault: LocalVault, hashing: Hashing
) -> None:
    running = hashing.begin()
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    sign_in(vault, world)
    vault.perform(ask(RosterDesk.stop))
    assert isinstance(running.exception(PATIENCE), UserCancelled)
    done = vault.perform(
        ask(RosterDesk.resume, RosterFile(world.path.parent / "roster.csv"), password=SUPERVISOR_PASSWORD)
    )
    assert (done.people, done.resumed_from) == (PEOPLE, FIRST_BATCH)
    vault.perform(ask(RosterDesk.stop))  # of nothing: no fault


def test_a_second_import_behind_a_second_lock_leaves_no_session_open(
    world: World, vault: LocalVault, hashing: Hashing
) -> None:
    first = hashing.begin()
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    sign_in(vault, world)
    hashing.let_go()
    first.result(PATIENCE)
    vault.perform(ask(RosterDesk.discard))
    second = hashing.begin(SUPERVISOR_PASSWORD)
    assert vault.perform(ask(Access.lock, LockReason.BY_HAND)).importing
    hashing.let_go()
    assert second.result(PATIENCE).people == PEOPLE
    vault.close()
    world.sign_in().close()  # else the vault would be in use
    assert world.verify(everything=True).ok


def test_a_lock_beside_somebody_elses_import_tells_that_keys_stay(
    world: World, vault: LocalVault, hashing: Hashing
) -> None:
    hashing.begin()
    assert vault.perform(ask(Access.lock, LockReason.BY_HAND)).importing
    sign_in(vault, world, OPERATOR)
    assert vault.perform(ask(Access.lock, LockReason.BY_HAND)).importing
    with pytest.raises(NotSignedIn):
        vault.perform(ask(CallDesk.open))


def test_closing_stops_an_import_behind_a_lock(world: World, vault: LocalVault, hashing: Hashing) -> None:
    running = hashing.begin()
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    vault.close()
    assert isinstance(running.exception(PATIENCE), UserCancelled)
    with world.sign_in() as session:
        assert session.database.rosters.staging() is not None


def test_the_importing_session_has_no_key_and_the_one_beside_it_has_its_own(
    world: World, vault: LocalVault, hashing: Hashing
) -> None:
    hashing.begin()
    door: VaultAccess = vault._door
    importing = door.shift._session
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    sign_in(vault, world)
    beside = door.shift._session
    assert importing.secrets is None
    assert importing.supervisor_keys is None
    assert beside.secrets is not None
    assert beside.supervisor_keys is not None
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    assert [beside.secrets, beside.supervisor_keys] == [None, None]
