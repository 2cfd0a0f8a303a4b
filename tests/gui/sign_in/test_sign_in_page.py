"""The sign-in card in a real window, worked by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from callcenter.errors import EnvironmentFault, UserFacing
from tests.gui.held_vault import HeldVault
from tests.gui.sign_in.door import Door, name_of
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess, TooManyTries
from ui.sign_in.presenter import Step

# The screen that is none has no size hints to pass on, and says so at every window.

PASSWORD = "a long and good password"
WRONG = "User name or password is not right"
OWN = "Choose a password of your own"


class VaultInUse(EnvironmentFault):
    code = "vault_in_use"
    sentence = "This vault is open in another program, or wait with --wait SECONDS."


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "missouri"
    folder.mkdir()
    return folder


@pytest.fixture
def access(vault: Path) -> FakeAccess:
    return FakeAccess({vault: {"Olive": PASSWORD, "New": ONE_TIME}})


@pytest.fixture
def link(access: FakeAccess) -> HeldVault:
    return HeldVault(access)


@pytest.fixture
def door(qtbot: QtBot, link: HeldVault, tmp_path: Path, vault: Path) -> Door:
    return Door(qtbot, link, tmp_path / "settings.ini", vault)


def test_name_enter_password_enter_signs_in(door: Door, vault: Path) -> None:
    assert door.caret == "User name"

    door.sign_in("Olive", PASSWORD)

    assert [(who.user, who.vault) for who in door.entered] == [("Olive", vault)]


def test_vault_name_and_folder_are_told(door: Door, vault: Path) -> None:
    assert door.reads(vault.name)
    assert any(label.replace("\u200b", "") == str(vault.parent) for label in door.every_text())


def test_a_wrong_password_empties_its_box_and_brings_the_caret_back(door: Door) -> None:
    door.sign_in("Olive", "something else")

    assert door.reads(WRONG)
    assert (door.caret, door.box("Password").text(), door.box("User name").text()) == ("Password", "", "Olive")
    assert WRONG in door.focused.accessibleDescription()
    assert door.entered == []


def test_a_wrong_password_cannot_be_brought_back_by_undo(door: Door) -> None:
    door.sign_in("Olive", "something else")

    door.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert door.box("Password").text() == ""


def test_an_empty_user_name_is_told_and_gets_the_caret(door: Door) -> None:
    door.walk_to("Password")

    door.enter(PASSWORD)

    assert door.reads("Type the user name.")
    assert (door.caret, door.focused.accessibleDescription()) == ("User name", "Type the user name.")
    assert door.box("Password").text() == PASSWORD


def test_an_empty_password_is_told_and_gets_the_caret(door: Door) -> None:
    door.write("Olive")
    door.walk_to("Sign in")

    door.press(Qt.Key.Key_Return)

    assert door.reads("Type the password.")
    assert door.caret == "Password"


def test_after_a_wrong_password_the_right_one_signs_in(door: Door) -> None:
    door.sign_in("Olive", "something else")

    door.enter(PASSWORD)
    door.settle()

    assert len(door.entered) == 1
    assert not door.reads(WRONG)


def test_the_password_is_gone_from_its_box_after_signing_in(door: Door) -> None:
    door.sign_in("Olive", PASSWORD)

    assert not any(PASSWORD in text for text in door.every_text())


def test_the_window_lives_and_nothing_can_be_typed_while_the_vault_opens(door: Door, link: HeldVault) -> None:
    link.hold("Access.sign_in")
    door.enter("Olive")
    door.enter(PASSWORD)

    ticks: list[int] = []
    QTimer.singleShot(0, door.entrance, lambda: ticks.append(1))
    door.until(lambda: ticks)
    assert not door.button("Opening…").isEnabled()
    assert door.box("User name").isReadOnly() and door.box("Password").isReadOnly()
    assert not door.button("Make a new vault…").isEnabled()
    door.press(Qt.Key.Key_Return)
    link.let_go("Access.sign_in")
    door.settle()

    assert link.asked.count("Access.sign_in") == 1
    assert len(door.entered) == 1
    assert door.button("Sign in").isEnabled()


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (TooManyTries(), "The next try is possible in 4 seconds"),
        (VaultInUse(), "Close it there and sign in again."),  # the window's own words, not the shell's
    ],
)
def test_why_a_vault_does_not_open_is_told_in_the_card(
    door: Door, link: HeldVault, failure: UserFacing | EnvironmentFault, sentence: str
) -> None:
    link.fail("Access.sign_in", failure)

    door.sign_in("Olive", PASSWORD)

    assert door.reads(sentence)
    assert door.caret == "Password"


def test_a_vault_that_is_open_elsewhere_or_for_training_says_so_before_anybody_types(
    qtbot: QtBot, access: FakeAccess, tmp_path: Path, vault: Path
) -> None:
    access.in_use = access.training = True

    door = Door(qtbot, access, tmp_path / "settings.ini", vault)

    assert door.reads("open in another program")
    assert door.reads("TRAINING")


def test_an_ordinary_vault_says_nothing_of_the_kind(door: Door) -> None:
    assert not door.reads("open in another program")
    assert not door.reads("TRAINING")


def test_a_folder_without_a_vault_is_told(door: Door, tmp_path: Path) -> None:
    door.dialogs.will_choose_folder(tmp_path)

    door.walk_to("Choose a folder…")
    door.press(Qt.Key.Key_Return)
    door.settle()

    assert door.reads("There is no vault in this folder.")


def test_a_one_time_password_is_changed_on_the_same_card(door: Door, access: FakeAccess, vault: Path) -> None:
    door.sign_in("New", ONE_TIME)
    assert door.reads(OWN) and door.reads("At least 12 characters")
    assert (door.caret, door.entered) == ("New password", [])

    door.enter(PASSWORD)
    door.enter(PASSWORD)
    door.settle()

    assert [who.user for who in door.entered] == ["New"]
    assert access.passwords[vault]["New"] == PASSWORD
    assert not any(PASSWORD in text for text in door.every_text())


def test_two_different_passwords_are_typed_again(door: Door) -> None:
    door.sign_in("New", ONE_TIME)

    door.enter(PASSWORD)
    door.enter("another long password")

    assert door.reads("The two passwords are not the same")
    assert door.caret == "New password"
    assert [box.text() for box in door.visible(QLineEdit)] == ["", ""]


def test_escape_leaves_the_change_of_password_signed_out(door: Door, access: FakeAccess) -> None:
    door.sign_in("New", ONE_TIME)
    door.write("half a pass")

    door.press(Qt.Key.Key_Escape)
    door.settle()

    assert access.user == ""
    assert (door.caret, door.box("User name").text()) == ("Password", "New")
    assert not any("half a pass" in text for text in door.every_text())


def test_the_next_person_finds_empty_boxes(door: Door) -> None:
    door.sign_in("Olive", PASSWORD)

    door.entrance.show_sign_in()

    assert [box.text() for box in door.visible(QLineEdit)] == ["", ""]
    assert door.caret == "User name"


def test_the_vault_is_remembered_and_the_person_is_not(door: Door, vault: Path, tmp_path: Path) -> None:
    door.sign_in("Olive", PASSWORD)

    assert door.preferences.recent_vaults == (vault,)
    assert "Olive" not in (tmp_path / "settings.ini").read_text()


def test_a_recent_vault_is_one_key_away(qtbot: QtBot, link: HeldVault, access: FakeAccess, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "R&D vault"
    for folder in (first, second):
        folder.mkdir()
        access.passwords[folder] = {"Olive": PASSWORD}
    door = Door(qtbot, link, tmp_path / "settings.ini", first)
    door.preferences.remember_vault(first)
    door.preferences.remember_vault(second)
    door.entrance.show_sign_in()
    door.until(lambda: len(door.visible(QPushButton)) == 8)

    door.walk_to(f"{second.name}, {tmp_path}")
    assert isinstance(door.focused, QPushButton)
    assert door.focused.text().startswith("R&&D vault")  # one & would be a key
    door.press(Qt.Key.Key_Return)
    door.settle()
    door.sign_in("Olive", PASSWORD)

    assert [who.vault for who in door.entered] == [second]


def test_the_vault_used_last_is_shown_when_none_is_named(qtbot: QtBot, link: HeldVault, tmp_path: Path) -> None:
    used = tmp_path / "used"
    used.mkdir()
    Door(qtbot, HeldVault(FakeAccess()), tmp_path / "settings.ini").preferences.remember_vault(used)

    door = Door(qtbot, link, tmp_path / "settings.ini")

    assert door.entrance.sign_in_page.presenter.state.vault == used


def test_without_any_vault_the_first_run_is_shown_and_cannot_be_left(
    qtbot: QtBot, link: HeldVault, tmp_path: Path
) -> None:
    door = Door(qtbot, link, tmp_path / "settings.ini")
    assert door.reads("Step 1 of 4: The vault")
    assert door.caret == "Name of the vault"

    door.press(Qt.Key.Key_Escape)
    door.entrance.show_sign_in()

    assert door.reads("Step 1 of 4: The vault")
    assert not any(one.text().startswith("Back") for one in door.visible(QPushButton))


@pytest.mark.parametrize("step", [Step.SIGN_IN, Step.OWN_PASSWORD])
def test_tab_follows_the_eye_and_every_stop_has_a_name(door: Door, step: Step) -> None:
    if step is Step.OWN_PASSWORD:
        door.sign_in("New", ONE_TIME)
    stops = door.walk()

    assert all(name_of(stop) for stop in stops)
    places = [stop.mapTo(door.entrance, QPoint(0, stop.height() // 2)) for stop in stops]
    # Within a row the eye goes from left to right; rows are told apart by more than their boxes' borders.
    assert places == sorted(places, key=lambda place: (round(place.y() / 20), place.x()))
    assert len(stops) == (9 if step is Step.SIGN_IN else 6)


def test_the_password_is_shown_by_keyboard_and_hidden_again_by_leaving(door: Door) -> None:
    door.write("Olive")
    door.walk_to("Password")
    door.write("secret")
    door.walk_to("Show the password")

    door.press(Qt.Key.Key_Space)
    assert door.box("Password").displayText() == "secret"
    door.entrance.show_sign_in()

    door.walk_to("Password")
    door.write("secret")
    assert door.box("Password").displayText() != "secret"


def test_caps_lock_is_told_while_a_password_is_typed(door: Door) -> None:
    door.walk_to("Password")

    QTest.keyClick(door.focused, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert not door.reads("Caps Lock is on")
    QTest.sendKeyEvent(QTest.KeyAction.Click, door.focused, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier)

    assert door.reads("Caps Lock is on")
