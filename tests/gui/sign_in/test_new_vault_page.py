"""A new vault made in a real window, worked by keyboard; and its recovery code, shown once."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from callcenter.errors import UserFacing
from tests.gui.held_vault import HeldVault
from tests.gui.sign_in.door import Door, name_of
from tests.gui.sign_in.fake_access import CODE, CODE_END, FINGERPRINT, FakeAccess

# The screen that is none has no size hints to pass on, and says so at every window.

PASSWORD = "a long and good password"
NAME, SUPERVISOR, FIRST, SECOND = (
    "Name of the vault",
    "First supervisor's user name",
    "Password",
    "The same password again",
)
PROOF = "The last two groups of the recovery code, from your paper"


class FullUnconfirmed(UserFacing):
    code = "full_unconfirmed"
    sentence = "Make its vault from a shell, with: callcenter init"


@pytest.fixture
def access() -> FakeAccess:
    return FakeAccess()


@pytest.fixture
def link(access: FakeAccess) -> HeldVault:
    return HeldVault(access)


@pytest.fixture
def door(qtbot: QtBot, link: HeldVault, tmp_path: Path) -> Door:
    """Before the empty form, with a folder chosen."""
    door = Door(qtbot, link, tmp_path / "settings.ini")
    door.walk_to("Make a new vault…")
    door.press(Qt.Key.Key_Return)
    door.settle()
    door.dialogs.will_choose_folder(tmp_path)
    door.walk_to("Choose folder…")
    door.press(Qt.Key.Key_Return)
    return door


def fill(door: Door, password: str = PASSWORD, again: str = PASSWORD) -> None:
    """Everything but the last Enter."""
    for name, text in ((NAME, "missouri"), (SUPERVISOR, "Sam"), (FIRST, password), (SECOND, again)):
        door.walk_to(name)
        door.write(text)


def make(door: Door) -> None:
    fill(door)
    door.press(Qt.Key.Key_Return)
    door.settle()


def shown_code(door: Door) -> str:
    """What the label of the recovery code says, on one line."""
    (label,) = (one for one in door.visible(QLabel) if one.objectName() == "headline")
    return str(label.text()).replace("\n", "-")


def test_a_vault_is_made_by_keyboard_alone(door: Door, access: FakeAccess, tmp_path: Path) -> None:
    make(door)

    assert access.made_as == (tmp_path / "missouri", "missouri-dese-2021", "Sam", PASSWORD, False)
    assert (shown_code(door), door.reads(FINGERPRINT), door.caret) == (CODE, True, PROOF)


def test_a_training_vault_is_made_when_that_is_chosen(door: Door, access: FakeAccess) -> None:
    door.walk_to("Real vault")
    door.press(Qt.Key.Key_Right)
    make(door)

    assert access.made_as[-1] is True


def test_a_program_file_takes_the_place_of_a_bundled_program(door: Door, access: FakeAccess, tmp_path: Path) -> None:
    door.dialogs.will_open(tmp_path / "own.toml")
    door.walk_to("Program file…")
    door.press(Qt.Key.Key_Return)
    make(door)

    assert access.made_as[1] == str(tmp_path / "own.toml")


def test_a_program_that_init_alone_may_confirm_is_told_at_the_program(door: Door, link: HeldVault) -> None:
    link.fail("Access.create", FullUnconfirmed())

    make(door)

    assert door.reads("callcenter init")
    assert door.caret == "Program"


def test_the_wheel_does_not_change_the_program(door: Door) -> None:
    (programs,) = door.visible(QComboBox)
    none, middle = Qt.KeyboardModifier.NoModifier, QPointF(programs.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(programs.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(programs, turn)

    assert (programs.count(), programs.currentText()) == (2, "missouri-dese-2021")


def test_a_fault_points_to_its_box_and_loses_nothing_else(door: Door) -> None:
    fill(door, again="another long password")
    door.press(Qt.Key.Key_Return)

    assert door.reads("The two passwords are not the same")
    assert (door.caret, door.box(NAME).text(), door.box(SUPERVISOR).text()) == (FIRST, "missouri", "Sam")
    assert (door.box(FIRST).text(), door.box(SECOND).text()) == ("", "")


def test_nothing_can_be_changed_while_the_vault_is_made(door: Door, link: HeldVault) -> None:
    link.hold("Access.create")
    fill(door)
    door.press(Qt.Key.Key_Return)

    assert not door.button("Making the vault…").isEnabled()
    assert all(box.isReadOnly() for box in door.visible(QLineEdit))
    door.press(Qt.Key.Key_Escape)
    door.press(Qt.Key.Key_Return)
    link.let_go("Access.create")
    door.settle()

    assert link.asked.count("Access.create") == 1
    assert shown_code(door) == CODE


def test_the_passwords_leave_their_boxes_when_the_vault_is_made(door: Door) -> None:
    make(door)

    assert not any(PASSWORD in text for text in door.every_text())


def test_neither_code_nor_fingerprint_can_be_selected_or_copied(door: Door) -> None:
    make(door)

    secrets = [one for one in door.visible(QLabel) if one.objectName() in {"headline", "say"}]
    assert len(secrets) == 2
    for label in secrets:
        assert label.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
        assert label.focusPolicy() is Qt.FocusPolicy.NoFocus
    door.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    door.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""


def test_the_end_of_the_code_is_covered_while_it_is_typed_again(door: Door) -> None:
    make(door)

    door.write("0")
    assert shown_code(door) == CODE.removesuffix(CODE_END) + "••••-••"

    door.press(Qt.Key.Key_Backspace)
    assert shown_code(door) == CODE


def test_a_wrong_proof_is_told_and_typed_over(door: Door) -> None:
    make(door)

    door.enter("01PK-3X")
    assert door.reads("These are not the last two groups")
    assert door.caret == PROOF

    door.enter("o1pk 3w")
    door.settle()
    assert door.caret == "Password"


def test_escape_does_not_lead_away_from_an_unproved_code(door: Door) -> None:
    make(door)

    door.press(Qt.Key.Key_Escape)

    assert shown_code(door) == CODE


def test_after_the_proof_its_supervisor_signs_in(door: Door, tmp_path: Path) -> None:
    make(door)
    door.enter(CODE_END)
    door.settle()
    assert (door.caret, door.box("User name").text()) == ("Password", "Sam")

    door.enter(PASSWORD)
    door.settle()

    assert [(who.user, who.vault) for who in door.entered] == [("Sam", tmp_path / "missouri")]
    assert [notice.text for notice in door.notices] == ["The vault is made. Sign in as its supervisor."]


def test_after_the_proof_nothing_in_the_window_holds_the_code(door: Door, access: FakeAccess) -> None:
    make(door)
    assert any(CODE_END in text for text in door.every_text())

    door.enter(CODE_END)
    door.settle()

    for secret in (*CODE.split("-"), *FINGERPRINT.split("-")):
        assert not any(secret in text for text in door.every_text())
    gc.collect()
    assert access.made is not None and access.made() is None


def test_escape_leaves_the_form_without_its_passwords(door: Door) -> None:
    fill(door)

    door.press(Qt.Key.Key_Escape)

    assert door.button("Make a new vault…").isVisible()
    assert not any(PASSWORD in text for text in door.every_text())


def test_tab_follows_the_eye_and_every_stop_has_a_name(door: Door) -> None:
    door.walk_to("Choose folder…")

    stops = door.walk()

    assert [name_of(stop) for stop in stops] == [
        "Choose folder…",
        NAME,
        "Real vault",
        "Program",
        "Program file…",
        SUPERVISOR,
        FIRST,
        "Show the password",
        SECOND,
        "Show the password",
        "Back",
        "Make the vault",
    ]
