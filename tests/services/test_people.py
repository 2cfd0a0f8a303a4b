import json
from pathlib import Path

import pytest

from callcenter.crypto.slots import WrongPassword
from callcenter.domain.accounts import RECOVERY_NAME, Role, UserNameReserved
from callcenter.domain.passwords import PasswordTooCommon, PasswordTooShort
from callcenter.durable_file import DiskFull
from callcenter.errors import UserFacing
from callcenter.services.people import ListedUser, NameTaken, People, RecoveryCodeKept
from callcenter.services.session import NotAllowed, Session
from callcenter.services.sign_in import sign_in
from tests.small_disk import files_at_most
from tests.world import OPERATOR, OPERATOR_PASSWORD, SUPERVISOR, SUPERVISOR_PASSWORD, World

NEW_PASSWORD = "another good password"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("made") / "vault").make_vault()


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


def open_as(world: World, name: str, password: str) -> Session:
    return sign_in(world.path, name, password, world.clock)


def test_a_supervisor_sees_everybody_who_may_sign_in(world: World) -> None:
    with world.sign_in() as session:
        People(session).add("Otto", Role.OPERATOR)
        assert People(session).list() == (
            ListedUser(SUPERVISOR, "supervisor", False),
            ListedUser(RECOVERY_NAME, "recovery", False),
            ListedUser(OPERATOR, "operator", False),
            ListedUser("Otto", "operator", True),
        )


def test_an_operator_neither_lists_nor_adds(world: World) -> None:
    with world.sign_in(OPERATOR) as session:
        before = session.folder.keys.read_bytes()
        with pytest.raises(NotAllowed):
            People(session).list()
        with pytest.raises(NotAllowed):
            People(session).add("Otto", Role.SUPERVISOR, NEW_PASSWORD)
        assert session.folder.keys.read_bytes() == before


def test_an_operator_is_granted_the_vaults_key_and_never_the_supervisors(world: World) -> None:
    assert world.opened_keys(OPERATOR).granted.rs is None
    with world.sign_in(OPERATOR) as session:
        assert session.role is Role.OPERATOR
        assert session.supervisor_keys is None
        with pytest.raises(NotAllowed):
            session.signing_keys()


def test_a_new_supervisor_is_one_in_full_and_may_add_others(world: World) -> None:
    with world.sign_in() as session:
        assert People(session).add("Susan", Role.SUPERVISOR, NEW_PASSWORD) is None
    with open_as(world, "Susan", NEW_PASSWORD) as session:
        People(session).add("Otto", Role.OPERATOR, NEW_PASSWORD)
    with open_as(world, "Otto", NEW_PASSWORD) as session:
        assert session.role is Role.OPERATOR
    assert world.verify().ok


def test_a_password_given_by_file_is_final_and_one_drawn_must_be_changed(world: World) -> None:
    with world.sign_in() as session:
        people = People(session)
        assert people.add("Otto", Role.OPERATOR, NEW_PASSWORD) is None
        drawn = people.add("Ottilie", Role.OPERATOR)
        again = people.add("Oscar", Role.OPERATOR)
    assert drawn and again and drawn != again
    assert len(drawn.split("-")) == 5
    with open_as(world, "Otto", NEW_PASSWORD) as session:
        assert not session.must_change_password
    with open_as(world, "Ottilie", drawn) as session:
        assert session.must_change_password


@pytest.mark.parametrize("name", [OPERATOR, OPERATOR.upper(), SUPERVISOR.lower()])
def test_a_name_is_given_once_in_whatever_case(world: World, name: str) -> None:
    with world.sign_in() as session, pytest.raises(NameTaken):
        People(session).add(name, Role.OPERATOR, NEW_PASSWORD)
    with world.sign_in(OPERATOR):
        pass


def test_nobody_is_given_the_role_of_the_recovery_code(world: World) -> None:
    with world.sign_in() as session, pytest.raises(RecoveryCodeKept):
        People(session).add("Rita", Role.RECOVERY)
    assert [entry["name"] for entry in world.entries("user_added")] == [OPERATOR]


@pytest.mark.parametrize(
    ("name", "password", "failure"),
    [
        ("Otto", "short", PasswordTooShort),
        ("Otto", "password1234", PasswordTooCommon),
        (RECOVERY_NAME, NEW_PASSWORD, UserNameReserved),
    ],
)
def test_a_poor_password_or_name_adds_nobody(world: World, name: str, password: str, failure: type[UserFacing]) -> None:
    with world.sign_in() as session:
        before = session.folder.keys.read_bytes()
        with pytest.raises(failure):
            People(session).add(name, Role.OPERATOR, password)
        assert session.folder.keys.read_bytes() == before
        assert session.facts.generation == 2


def test_each_new_person_moves_the_generation_on_and_is_journaled(world: World) -> None:
    with world.sign_in() as session:
        People(session).add("Otto", Role.OPERATOR, NEW_PASSWORD)
        assert (session.key_file.generation, session.facts.generation) == (3, 3)
        assert session.database.vault.facts().generation == 3
    added = world.entries("user_added")[-1]
    assert (added["name"], added["role"], added["generation"], added["user"]) == ("Otto", "operator", 3, SUPERVISOR)
    assert NEW_PASSWORD not in str(world.entries())


def test_ones_own_password_is_changed_and_the_old_one_opens_no_more(world: World) -> None:
    with world.sign_in() as session:
        People(session).change_password(NEW_PASSWORD)
    with open_as(world, SUPERVISOR, NEW_PASSWORD) as session:
        entries = [json.loads(row.entry) for row in session.database.journal.rows()]
    with pytest.raises(WrongPassword):
        open_as(world, SUPERVISOR, SUPERVISOR_PASSWORD)
    [changed] = [entry for entry in entries if entry["kind"] == "password_changed"]
    assert changed == {"kind": "password_changed", "at": "2026-11-23T15:30:00+00:00", "user": SUPERVISOR}


def test_changing_a_password_touches_nobody_else(world: World) -> None:
    with world.sign_in(OPERATOR) as session:
        before = session.key_file
        People(session).change_password(NEW_PASSWORD)
        after = session.folder.read_keys()
    assert after.members == before.members
    assert after.generation == before.generation
    assert [slot for slot in after.slots if slot.name != OPERATOR] == [
        slot for slot in before.slots if slot.name != OPERATOR
    ]
    with world.sign_in():
        pass


@pytest.mark.parametrize(("password", "failure"), [("short", PasswordTooShort), ("qwertyuiop12", PasswordTooCommon)])
def test_a_poor_new_password_leaves_the_old_one(world: World, password: str, failure: type[UserFacing]) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(failure):
        People(session).change_password(password)
    with world.sign_in(OPERATOR):
        pass


def test_without_room_for_the_key_file_everything_stays_as_it_was(world: World) -> None:
    with world.sign_in() as session:
        with files_at_most(1_000), pytest.raises(DiskFull):
            People(session).add("Otto", Role.OPERATOR, NEW_PASSWORD)
        with files_at_most(1_000), pytest.raises(DiskFull):
            People(session).change_password(NEW_PASSWORD)
        People(session).add("Otto", Role.OPERATOR, NEW_PASSWORD)
    with world.sign_in() as session:
        assert session.warnings == []
    with open_as(world, "Otto", NEW_PASSWORD):
        pass


def test_a_password_is_in_no_file_of_the_vault(world: World) -> None:
    with world.sign_in() as session:
        drawn = People(session).add("Otto", Role.OPERATOR) or ""
        People(session).change_password(NEW_PASSWORD)
    stored = b"".join(path.read_bytes() for path in world.path.rglob("*") if path.is_file())
    for password in (drawn, NEW_PASSWORD, OPERATOR_PASSWORD):
        assert password.encode() not in stored
