"""The entrance before real vaults: made, opened, refused."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from callcenter.domain.accounts import Role
from callcenter.services.local_vault import LocalVault
from callcenter.services.people import People
from tests.gui.sign_in.door import Door
from tests.world import OPERATOR, OPERATOR_PASSWORD, SUPERVISOR, SUPERVISOR_PASSWORD, World
from ui.sign_in.new_vault_presenter import PROOF_GROUPS

# The screen that is none has no size hints to pass on, and says so at every window.

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
    return Door(qtbot, link, tmp_path / "settings.ini", world.path)


def test_an_operator_signs_in_to_a_training_vault(door: Door) -> None:
    assert door.reads("TRAINING")

    door.sign_in(OPERATOR, OPERATOR_PASSWORD)

    assert [(who.user, who.role) for who in door.entered] == [(OPERATOR, Role.OPERATOR)]


def test_wrong_passwords_are_told_and_then_slowed(door: Door) -> None:
    door.enter(OPERATOR)
    for _ in range(4):
        door.enter("not the password")
        door.settle()
    assert door.reads("User name or password is not right")

    door.enter(OPERATOR_PASSWORD)
    door.settle()

    assert door.reads("Too many wrong passwords. Wait")
    assert door.entered == []


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


def finish_new_vault(door: Door, name: str) -> None:
    door.walk_to("Name of the vault")
    door.write(name)
    door.walk_to("First supervisor's user name")
    door.enter(SUPERVISOR)
    door.enter(SUPERVISOR_PASSWORD)
    door.enter(SUPERVISOR_PASSWORD)
    door.settle()


def shown_code(door: Door) -> str:
    (label,) = (one for one in door.visible(QLabel) if one.objectName() == "headline")
    return str(label.text()).replace("\n", "-")


def test_a_new_training_vault_is_made_proved_and_opened(door: Door, tmp_path: Path) -> None:
    begin_new_vault(door, tmp_path)
    door.walk_to("Real vault")
    door.press(Qt.Key.Key_Right)
    finish_new_vault(door, "brand new")
    code = shown_code(door)

    door.enter(" ".join(code.split("-")[-PROOF_GROUPS:]).lower())
    door.settle()
    door.enter(SUPERVISOR_PASSWORD)
    door.settle()

    assert [(who.vault, who.training, who.role) for who in door.entered] == [
        (tmp_path / "brand new", True, Role.SUPERVISOR)
    ]


def test_the_recovery_code_that_was_shown_opens_the_vault(door: Door, tmp_path: Path) -> None:
    begin_new_vault(door, tmp_path)
    door.walk_to("Real vault")
    door.press(Qt.Key.Key_Right)
    finish_new_vault(door, "brand new")
    code = shown_code(door)
    door.enter("-".join(code.split("-")[-PROOF_GROUPS:]))
    door.settle()

    door.entrance.show_sign_in()
    door.sign_in("recovery", code)

    assert [who.role for who in door.entered] == [Role.RECOVERY]


def test_a_folder_that_holds_something_is_refused_at_the_name(door: Door, world: World) -> None:
    begin_new_vault(door, world.path.parent)

    finish_new_vault(door, world.path.name)

    assert door.reads("already holds something")
    assert door.caret == "Name of the vault"


def test_a_program_of_policy_full_is_left_to_the_shell(door: Door, tmp_path: Path) -> None:
    text = files("resources").joinpath("programs", "missouri-dese-2021.toml").read_text(encoding="utf-8")
    file = tmp_path / "full.toml"
    file.write_text(text.replace('policy = "last4"', 'policy = "full"'), encoding="utf-8")
    begin_new_vault(door, tmp_path)
    door.dialogs.will_open(file)
    door.walk_to("Program file…")
    door.press(Qt.Key.Key_Return)

    finish_new_vault(door, "full")

    assert door.reads("callcenter init")
    assert door.caret == "Program"
    assert not (tmp_path / "full").exists()
