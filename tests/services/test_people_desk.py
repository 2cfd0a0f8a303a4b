"""Who may sign in, as supervisors see and change it; with the signing key out of memory by password, for once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.crypto.slots import WrongPassword
from callcenter.domain.accounts import RECOVERY_NAME, Role
from callcenter.services.local_vault import LocalVault
from callcenter.services.people import LastSupervisor, NameTaken, OwnRemoval, People, RecoveryCodeKept
from callcenter.services.people_desk import VaultPeopleDesk as Desk
from callcenter.services.people_protocol import ListedPerson, PeopleDesk
from callcenter.services.requests import ask
from callcenter.services.session import Session, SupervisorKeysGone
from callcenter.services.sign_in import sign_in
from callcenter.storage.journal_kinds import IS_OF_PERSON, PERSON
from tests.services import together
from tests.world import OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD, World

SECOND = "Susan"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Two supervisors, one of whom never signed in, and an operator who did, and mistyped the password since."""
    world = World(tmp_path_factory.mktemp("people") / "vault").make_vault()
    with world.sign_in() as session:
        People(session).add(SECOND, Role.SUPERVISOR)
    world.clock.sleep(60)
    world.sign_in(OPERATOR).close()
    world.clock.sleep(60)
    for _ in range(2):
        with pytest.raises(WrongPassword):
            sign_in(world.path, OPERATOR, "mistyped", world.clock)
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def session(world: World) -> Iterator[Session]:
    with world.sign_in() as session:
        yield session


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


def person(desk: Desk, name: str) -> ListedPerson:
    return next(one for one in desk.list() if one.name == name)


def test_the_list_tells_who_may_sign_in_and_how_they_did(desk: Desk) -> None:
    now, before = "2026-11-23T15:32:00+00:00", "2026-11-23T15:31:00+00:00"
    assert [(one.name, one.role, one.last_sign_in, one.must_change_password) for one in desk.list()] == [
        (SUPERVISOR, Role.SUPERVISOR, now, False),
        (RECOVERY_NAME, Role.RECOVERY, None, False),
        (OPERATOR, Role.OPERATOR, before, False),
        (SECOND, Role.SUPERVISOR, None, True),
    ]
    mistyped = person(desk, OPERATOR)
    assert (mistyped.wrong_passwords, mistyped.last_wrong) == (2, now)
    assert [one.name for one in desk.list() if one.is_here] == [SUPERVISOR]
    assert [one.name for one in desk.list() if one.is_last_supervisor] == []


def test_a_sign_in_is_found_by_an_index_however_long_the_journal_is(world: World) -> None:
    with world.database() as database:
        plan = database.query(
            f"EXPLAIN QUERY PLAN SELECT entry ->> 'at' FROM journal WHERE {IS_OF_PERSON} AND {PERSON} = 'Sam'"
            " ORDER BY seq DESC LIMIT 1"
        )
    assert [str(row[-1]) for row in plan] == ["SEARCH journal USING INDEX journal_person (<expr>=?)"]


def test_who_has_the_name_of_somebody_removed_has_never_signed_in(desk: Desk) -> None:
    desk.remove(OPERATOR)
    desk.add(OPERATOR, Role.OPERATOR)
    added = person(desk, OPERATOR)
    assert (added.last_sign_in, added.wrong_passwords, added.must_change_password) == (None, 0, True)


def test_a_one_time_password_is_given_once_and_must_be_changed(world: World, desk: Desk, session: Session) -> None:
    given = desk.add("Nora", Role.OPERATOR).one_time_password
    assert desk.reset("Nora").one_time_password != given
    with pytest.raises(NameTaken):
        desk.add("nora", Role.SUPERVISOR)
    assert given not in repr(desk.reset("Nora"))
    last = desk.reset("Nora").one_time_password
    session.close()
    with sign_in(world.path, "Nora", last, world.clock) as hers:
        assert hers.must_change_password


def test_a_supervisor_who_goes_or_becomes_an_operator_leaves_a_new_fingerprint(desk: Desk) -> None:
    assert desk.change_role(OPERATOR, Role.SUPERVISOR).fingerprint == ""
    demoted = desk.change_role(OPERATOR, Role.OPERATOR)
    assert demoted.one_time_password
    removed = desk.remove(SECOND)
    assert removed.one_time_password == ""
    assert len({demoted.fingerprint, removed.fingerprint, ""}) == 3
    assert desk.remove(OPERATOR).fingerprint == ""
    assert person(desk, SUPERVISOR).is_last_supervisor


def test_nobody_removes_himself_or_the_recovery_code(desk: Desk) -> None:
    with pytest.raises(OwnRemoval):
        desk.remove(SUPERVISOR)
    with pytest.raises(OwnRemoval):
        desk.change_role(SUPERVISOR, Role.OPERATOR)
    with pytest.raises(RecoveryCodeKept):
        desk.remove(RECOVERY_NAME)


def test_the_recovery_code_cannot_remove_the_last_supervisor(world: World, desk: Desk, session: Session) -> None:
    desk.remove(SECOND)
    session.close()
    assert world.made is not None
    recovered = sign_in(world.path, RECOVERY_NAME, world.made.recovery_code, world.clock)
    with recovered, pytest.raises(LastSupervisor):
        Desk(recovered).remove(SUPERVISOR)


def test_without_the_signing_key_the_own_password_serves_once(desk: Desk, session: Session) -> None:
    session.forget_keys()
    with pytest.raises(SupervisorKeysGone):
        desk.add("Nora", Role.OPERATOR)
    with pytest.raises(SupervisorKeysGone):
        desk.remove(OPERATOR)
    with pytest.raises(WrongPassword):
        desk.add("Nora", Role.OPERATOR, "mistyped")
    assert desk.add("Nora", Role.OPERATOR, SUPERVISOR_PASSWORD).one_time_password
    desk.remove(OPERATOR, SUPERVISOR_PASSWORD)
    assert (session.supervisor_keys, session.secrets) == (None, None)
    assert [one.name for one in desk.list()][2:] == [SECOND, "Nora"]


def test_all_of_it_passes_the_pipe(world: World) -> None:
    vault = LocalVault(world.clock)
    together.sign_in(vault, world)
    piped = together.PipedVault(vault)
    assert piped.perform(ask(PeopleDesk.add, "Nora", Role.SUPERVISOR)).one_time_password
    assert piped.perform(ask(PeopleDesk.change_role, "Nora", Role.OPERATOR)).fingerprint
    assert piped.perform(ask(PeopleDesk.reset, "Nora")).one_time_password
    piped.perform(ask(PeopleDesk.remove, "Nora"))
    assert [one.name for one in piped.perform(ask(PeopleDesk.list))] == [SUPERVISOR, RECOVERY_NAME, OPERATOR, SECOND]
    piped.close()
