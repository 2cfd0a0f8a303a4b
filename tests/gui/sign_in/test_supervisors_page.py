"""The last page before a vault is made: two supervisors, a password, and the making itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from callcenter.errors import EnvironmentFault
from tests.gui.held_vault import HeldVault
from tests.gui.sign_in.door import Door
from tests.gui.sign_in.fake_access import GROUPS, SUGGESTED, FakeAccess
from tests.gui.sign_in.wizard import (
    AGAIN,
    FIRST,
    NAME,
    OWN,
    PASSWORD,
    SECOND,
    make,
    name_supervisors,
    shown_groups,
    turn_to_supervisors,
)


class DiskFull(EnvironmentFault):
    code = "disk_full"
    sentence = "The disk is full."


def test_going_back_keeps_what_was_typed_and_empties_the_passwords(door: Door) -> None:
    turn_to_supervisors(door)
    for text in ("Sam", PASSWORD, PASSWORD):
        door.enter(text)
    door.write("Ann")

    door.press(Qt.Key.Key_Escape)
    assert not any(PASSWORD in text for text in door.every_text())
    door.press(Qt.Key.Key_Return)

    assert [door.box(name).text() for name in (OWN, FIRST, AGAIN, SECOND)] == ["Sam", "", "", "Ann"]
    assert door.caret == FIRST


def test_a_fault_points_to_its_box_and_loses_nothing_else(door: Door) -> None:
    turn_to_supervisors(door)
    for text in ("Sam", PASSWORD, "another long password", "Ann"):
        door.enter(text)

    assert door.reads("The two passwords are not the same")
    assert door.focused.accessibleDescription().startswith("The two passwords")
    assert [door.box(name).text() for name in (OWN, FIRST, AGAIN, SECOND)] == ["Sam", "", "", "Ann"]
    assert door.caret == FIRST


def test_a_second_supervisor_is_missed_until_it_is_ticked_that_there_is_none(door: Door, access: FakeAccess) -> None:
    turn_to_supervisors(door)
    for text in ("Sam", PASSWORD, PASSWORD, ""):
        door.enter(text)
    assert door.reads("Name a second supervisor, or tick that there is none.")
    assert door.caret == SECOND

    door.walk_to("There is no second supervisor")
    door.press(Qt.Key.Key_Space)
    door.press(Qt.Key.Key_Return)
    door.settle()

    assert access.made_as is not None and access.made_as.second_supervisor == ""
    assert not door.reads("One-time password of")


def test_a_suggested_password_stands_in_both_boxes_and_beneath_them(door: Door, access: FakeAccess) -> None:
    turn_to_supervisors(door)
    door.write("Sam")
    door.walk_to("Suggest a password")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.reads(SUGGESTED)
    assert (door.box(FIRST).text(), door.box(AGAIN).text()) == (SUGGESTED, SUGGESTED)
    assert door.box(FIRST).displayText() != SUGGESTED

    door.enter("Ann")
    door.settle()

    assert access.made_as is not None and access.made_as.password == SUGGESTED
    assert not any(SUGGESTED in text for text in door.every_text())


def test_a_suggested_password_is_shown_no_more_once_another_is_typed(door: Door) -> None:
    turn_to_supervisors(door)
    door.walk_to("Suggest a password")
    door.press(Qt.Key.Key_Return)
    door.settle()

    door.walk_to(FIRST)
    door.write("x")

    assert not door.reads(SUGGESTED)


def test_nothing_can_be_changed_while_the_vault_is_made(door: Door, link: HeldVault) -> None:
    link.hold("Access.create")
    turn_to_supervisors(door)
    for text in ("Sam", PASSWORD, PASSWORD, "Ann"):
        door.enter(text)

    assert not door.button("Making the vault…").isEnabled()
    assert all(box.isReadOnly() for box in door.visible(QLineEdit))
    assert door.entrance.hindrance
    door.press(Qt.Key.Key_Escape)
    door.press(Qt.Key.Key_Return)
    link.let_go("Access.create")
    door.settle()

    assert link.asked.count("Access.create") == 1
    assert shown_groups(door) == GROUPS


def test_what_the_disk_refuses_is_mended_on_the_first_page(door: Door, link: HeldVault) -> None:
    link.fail("Access.create", DiskFull())
    turn_to_supervisors(door)
    name_supervisors(door)

    assert door.reads("The disk is full.")
    assert door.caret == NAME


def test_the_passwords_leave_their_boxes_when_the_vault_is_made(door: Door) -> None:
    make(door)

    assert not any(PASSWORD in text for text in door.every_text())
