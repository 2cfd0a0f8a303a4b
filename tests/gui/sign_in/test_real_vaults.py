"""The entrance before real vaults: made, opened, refused."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callcenter.clock import SystemClock
from callcenter.domain.accounts import Role
from callcenter.services.local_vault import LocalVault
from callcenter.services.people import People
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from callcenter.services.sign_in import sign_in
from callcenter.services.vault_host import VaultHost
from tests.gui.sign_in.door import Door
from tests.gui.sign_in.wizard import NAME, PASSWORD, make, one_time_password, prove, shown_groups
from tests.world import OPERATOR, OPERATOR_PASSWORD, SUPERVISOR, SUPERVISOR_PASSWORD, World

NEW_PASSWORD = "quite another long password"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world") / "vault").make_vault()


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def link(world: World) -> Iterator[LocalVault]:
    link = LocalVault(world.clock)
    yield link
    link.close()


@pytest.fixture
def door(qtbot: QtBot, link: LocalVault, world: World, tmp_path: Path) -> Door:
    return Door(qtbot, link, tmp_path / "settings.ini", world.path, world.clock)


def test_an_operator_signs_in_to_a_training_vault(door: Door) -> None:
    assert door.reads("TRAINING")

    door.sign_in(OPERATOR, OPERATOR_PASSWORD)

    assert [(who.user, who.role) for who in door.entered] == [(OPERATOR, Role.OPERATOR)]


def test_wrong_passwords_are_told_and_then_slowed(door: Door, world: World) -> None:
    door.enter(OPERATOR)
    for _ in range(4):
        door.enter("not the password")
        door.settle()
    assert door.reads("User name or password is not right")

    door.enter(OPERATOR_PASSWORD)
    door.settle()

    assert door.reads("Too many wrong passwords. The next try is possible in 2 seconds.")
    assert door.entered == []

    world.clock.sleep(2)
    door.until(lambda: door.button("Sign in").isEnabled())
    door.enter(OPERATOR_PASSWORD)
    door.settle()
    assert [who.user for who in door.entered] == [OPERATOR]


def test_a_vault_that_somebody_else_has_open_is_told_before_and_at_the_try(
    qtbot: QtBot, world: World, link: LocalVault, tmp_path: Path
) -> None:
    with world.sign_in():
        door = Door(qtbot, link, tmp_path / "settings.ini", world.path)
        assert door.reads("open in another program")

        door.sign_in(OPERATOR, OPERATOR_PASSWORD)
        assert door.reads("Close it there and sign in again")

    door.enter(OPERATOR_PASSWORD)
    door.settle()
    assert [who.user for who in door.entered] == [OPERATOR]


def test_a_damaged_key_file_is_told(door: Door, world: World) -> None:
    (world.path / "vault.keys").write_bytes(b"{}\n")

    door.sign_in(OPERATOR, OPERATOR_PASSWORD)

    assert door.reads("vault.keys")
    assert door.entered == []


def test_a_one_time_password_becomes_ones_own(qtbot: QtBot, link: LocalVault, world: World, tmp_path: Path) -> None:
    with world.sign_in() as session:
        drawn = People(session).add("Nina", Role.OPERATOR)
    assert drawn is not None
    door = Door(qtbot, link, tmp_path / "settings.ini", world.path)

    door.sign_in("Nina", drawn)
    door.enter(drawn)
    door.enter(drawn)
    door.settle()
    assert door.reads("This is the password you have already")

    door.enter(NEW_PASSWORD)
    door.enter(NEW_PASSWORD)
    door.settle()

    assert [(who.user, who.must_change_password) for who in door.entered] == [("Nina", False)]


def test_escape_from_a_one_time_password_lets_go_of_the_vault(
    qtbot: QtBot, link: LocalVault, world: World, tmp_path: Path
) -> None:
    with world.sign_in() as session:
        drawn = People(session).add("Nina", Role.OPERATOR)
    door = Door(qtbot, link, tmp_path / "settings.ini", world.path)
    door.sign_in("Nina", drawn or "")

    door.press(Qt.Key.Key_Escape)
    door.settle()

    with world.sign_in() as session:
        assert session.user == SUPERVISOR


def begin_new_vault(door: Door, folder: Path) -> None:
    door.walk_to("Make a new vault…")
    door.press(Qt.Key.Key_Return)
    door.settle()
    door.dialogs.will_choose_folder(folder)
    door.walk_to("Choose folder…")
    door.press(Qt.Key.Key_Return)


def make_training_vault(door: Door) -> None:
    """All pages, with two supervisors."""
    door.walk_to("This is a training vault")
    door.press(Qt.Key.Key_Space)
    door.walk_to(NAME)
    make(door)


def own_password(door: Door, password: str) -> None:
    """Type it twice where it is asked for."""
    assert door.reads("Choose a password of your own")
    door.enter(password)
    door.enter(password)
    door.settle()


def test_the_recovery_code_that_was_shown_opens_the_vault(door: Door, tmp_path: Path) -> None:
    begin_new_vault(door, tmp_path)
    make_training_vault(door)
    groups = shown_groups(door)
    prove(door)

    door.entrance.show_sign_in()
    door.sign_in("recovery", "-".join(groups))

    assert [who.role for who in door.entered] == [Role.RECOVERY]


def test_a_program_file_that_is_none_is_told_at_the_choice_and_can_be_mended(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("name =", encoding="utf-8")
    begin_new_vault(door, tmp_path)
    door.walk_to("Name of the vault")
    door.enter("own")
    door.settle()
    door.dialogs.will_open(file)
    door.walk_to("Program file…")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.reads("of own.toml is not TOML")
    assert door.caret == "Program"

    file.write_bytes(files("resources").joinpath("programs", "missouri-dese-2021.toml").read_bytes())
    door.press(Qt.Key.Key_Return)
    door.settle()

    assert door.reads("(800) 555-0117")
    assert not door.reads("is not TOML")


def test_a_program_of_policy_full_is_left_to_the_shell(door: Door, tmp_path: Path) -> None:
    text = files("resources").joinpath("programs", "missouri-dese-2021.toml").read_text(encoding="utf-8")
    file = tmp_path / "full.toml"
    file.write_text(text.replace('policy = "last4"', 'policy = "full"'), encoding="utf-8")
    begin_new_vault(door, tmp_path)
    door.walk_to("Name of the vault")
    door.enter("full")
    door.settle()
    door.dialogs.will_open(file)
    door.walk_to("Program file…")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.reads("All 9 digits of the Social Security number.")

    door.walk_to("Go on  Enter")
    door.press(Qt.Key.Key_Return)

    assert door.reads("callcenter init")
    assert door.caret == "Program"


def test_a_second_supervisor_begins_with_the_password_of_the_sheet(door: Door, tmp_path: Path) -> None:
    begin_new_vault(door, tmp_path)
    make_training_vault(door)
    first = one_time_password(door)
    prove(door)

    door.entrance.show_sign_in()
    door.sign_in("Ann", first)
    own_password(door, NEW_PASSWORD)

    assert [(who.user, who.role) for who in door.entered] == [("Ann", Role.SUPERVISOR)]


def test_a_vault_is_made_and_a_forgotten_password_reset_in_the_vaults_own_process(qtbot: QtBot, tmp_path: Path) -> None:
    """From nothing to an operator with a password of her own, by keyboard; only she is added past the window."""
    door = Door(qtbot, VaultHost(SystemClock()), tmp_path / "settings.ini")
    door.dialogs.will_choose_folder(tmp_path)
    door.walk_to("Choose folder…")
    door.press(Qt.Key.Key_Return)
    make_training_vault(door)
    prove(door)
    door.enter(PASSWORD)
    door.settle()
    assert [(who.user, who.vault) for who in door.entered] == [(SUPERVISOR, tmp_path / "missouri")]
    door.tasks.owned_by(door.entrance).start(ask(Access.sign_out), lambda _: None, lambda _: None)
    door.settle()
    with sign_in(tmp_path / "missouri", SUPERVISOR, PASSWORD, SystemClock()) as session:
        People(session).add(OPERATOR, Role.OPERATOR, OPERATOR_PASSWORD)

    door.entrance.show_sign_in()
    door.enter(OPERATOR)
    door.walk_to("Forgotten password?")
    door.press(Qt.Key.Key_Return)
    door.enter(SUPERVISOR)
    door.enter(PASSWORD)
    door.settle()
    once = one_time_password(door)
    door.press(Qt.Key.Key_Return)
    door.enter(once)
    door.settle()
    own_password(door, NEW_PASSWORD)

    assert [who.user for who in door.entered] == [SUPERVISOR, OPERATOR]
    assert not door.entered[-1].must_change_password


def test_after_a_reset_the_former_password_is_none(door: Door) -> None:
    door.write(OPERATOR)
    door.walk_to("Forgotten password?")
    door.press(Qt.Key.Key_Return)
    door.enter(SUPERVISOR)
    door.enter(SUPERVISOR_PASSWORD)
    door.settle()
    door.press(Qt.Key.Key_Return)

    door.enter(OPERATOR_PASSWORD)
    door.settle()

    assert door.reads("User name or password is not right")


def test_wrong_passwords_of_a_supervisor_are_slowed_as_well(door: Door) -> None:
    door.write(OPERATOR)
    door.walk_to("Forgotten password?")
    door.press(Qt.Key.Key_Return)
    door.enter(SUPERVISOR)
    for _ in range(4):
        door.enter("not the password")
        door.settle()

    door.enter(SUPERVISOR_PASSWORD)
    door.settle()

    assert door.reads("Too many wrong passwords. The next try is possible in")
    assert not door.button("Give a one-time password").isEnabled()


def test_the_recovery_code_resets_the_password_of_the_only_supervisor(door: Door, world: World) -> None:
    assert world.made is not None
    door.write(SUPERVISOR)
    door.walk_to("Forgotten password?")
    door.press(Qt.Key.Key_Return)
    door.enter("recovery")
    door.enter(world.made.recovery_code)
    door.settle()
    once = one_time_password(door)
    door.press(Qt.Key.Key_Return)

    door.enter(once)
    door.settle()
    own_password(door, NEW_PASSWORD)

    assert [(who.user, who.role) for who in door.entered] == [(SUPERVISOR, Role.SUPERVISOR)]
