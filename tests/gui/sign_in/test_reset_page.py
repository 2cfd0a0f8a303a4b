"""A forgotten password in a real window, worked by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.held_vault import HeldVault
from tests.gui.sign_in.door import Door, name_of
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess, TooManyTries
from tests.gui.sign_in.wizard import one_time_password

PASSWORD, NEW_PASSWORD = "a long and good password", "quite another long password"
WHO, SUPERVISOR, SUPERVISORS = "User who forgot the password", "Supervisor's user name", "Supervisor's password"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "missouri"
    folder.mkdir()
    return folder


@pytest.fixture
def access(vault: Path) -> FakeAccess:
    return FakeAccess({vault: {"Olive": PASSWORD, "Sam": PASSWORD}})


@pytest.fixture
def link(access: FakeAccess) -> HeldVault:
    return HeldVault(access)


@pytest.fixture
def door(qtbot: QtBot, link: HeldVault, tmp_path: Path, vault: Path) -> Door:
    """Olive has typed her name and remembers no more."""
    door = Door(qtbot, link, tmp_path / "settings.ini", vault)
    door.write("Olive")
    door.walk_to("Forgotten password?")
    door.press(Qt.Key.Key_Return)
    return door


def test_from_a_forgotten_password_to_one_of_ones_own(door: Door, access: FakeAccess, vault: Path) -> None:
    assert (door.caret, door.box(WHO).text()) == (SUPERVISOR, "Olive")
    door.enter("Sam")
    door.enter(PASSWORD)
    door.settle()
    assert one_time_password(door) == ONE_TIME
    assert door.reads("One-time password of Olive")
    assert (access.user, door.entered) == ("", [])

    door.press(Qt.Key.Key_Return)
    assert (door.caret, door.box("User name").text()) == ("Password", "Olive")
    assert not any(ONE_TIME in text for text in door.every_text())
    door.enter(ONE_TIME)
    door.settle()
    assert door.reads("Choose a password of your own")
    door.enter(NEW_PASSWORD)
    door.enter(NEW_PASSWORD)
    door.settle()

    assert [who.user for who in door.entered] == ["Olive"]
    assert access.passwords[vault]["Olive"] == NEW_PASSWORD


def test_an_enter_that_is_held_down_does_not_take_the_password_away(door: Door) -> None:
    door.enter("Sam")
    door.enter(PASSWORD)
    door.settle()

    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(door.focused, held)

    assert one_time_password(door) == ONE_TIME
    assert ONE_TIME in door.focused.accessibleDescription()  # for whoever cannot see it


def test_without_a_supervisor_the_recovery_code_is_named_and_as_whom_it_signs_in(door: Door) -> None:
    assert door.reads("The recovery code on paper signs in as the user “recovery”")


def test_a_wrong_password_empties_its_box_and_brings_the_caret_back(door: Door) -> None:
    door.enter("Sam")
    door.enter("something else")
    door.settle()

    assert door.reads("User name or password is not right")
    assert (door.caret, door.box(SUPERVISORS).text(), door.box(SUPERVISOR).text()) == (SUPERVISORS, "", "Sam")


def test_a_name_that_nobody_has_is_told_at_its_box(door: Door) -> None:
    door.walk_to(WHO)
    door.write("x")
    door.walk_to(SUPERVISOR)
    door.enter("Sam")
    door.enter(PASSWORD)
    door.settle()

    assert door.reads("Nobody of this name may sign in to this vault.")
    assert door.caret == WHO


def test_a_wait_is_counted_down(door: Door, link: HeldVault) -> None:
    link.fail("Access.reset_password", TooManyTries())
    door.enter("Sam")
    door.enter("something else")
    door.settle()
    assert door.reads("The next try is possible in 4 seconds.")
    assert not door.button("Give a one-time password").isEnabled()

    door.clock.sleep(2)
    door.until(lambda: door.reads("The next try is possible in 2 seconds."))
    door.clock.sleep(2)
    door.until(lambda: door.button("Give a one-time password").isEnabled())
    assert door.caret == SUPERVISORS


def test_nothing_can_be_typed_or_left_while_the_vault_is_at_work(door: Door, link: HeldVault) -> None:
    link.hold("Access.reset_password")
    door.enter("Sam")
    door.enter(PASSWORD)
    assert all(box.isReadOnly() for box in door.visible(QLineEdit))
    door.press(Qt.Key.Key_Escape)
    door.press(Qt.Key.Key_Return)
    link.let_go("Access.reset_password")
    door.settle()

    assert link.asked.count("Access.reset_password") == 1
    assert one_time_password(door) == ONE_TIME


def test_escape_leads_back_with_the_user_and_without_the_supervisor(door: Door) -> None:
    door.enter("Sam")
    door.write("half a pass")

    door.press(Qt.Key.Key_Escape)

    assert (door.caret, door.box("User name").text()) == ("Password", "Olive")
    assert not any("half a pass" in text or text == "Sam" for text in door.every_text())


def test_tab_follows_the_eye_and_every_stop_has_a_name(door: Door) -> None:
    door.walk_to(WHO)

    assert [name_of(stop) for stop in door.walk()] == [
        *(WHO, SUPERVISOR, SUPERVISORS, "Show the password", "Back  Esc", "Give a one-time password")
    ]
