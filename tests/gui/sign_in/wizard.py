"""The steps of somebody who makes a vault, by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.gui.sign_in.door import Door
from ui.sign_in.new_vault_state import Stage

PASSWORD = "a long and good password"
NAME, PHONE, OWN, SECOND = (
    "Name of the vault",
    "Phone number that callers dial",
    "Your user name",
    "Second supervisor's user name",
)
FIRST, AGAIN = "Password", "The same password again"


def stage_of(door: Door) -> Stage:
    """How far the wizard is."""
    return door.entrance.new_vault_page.presenter.state.stage


def turn_to_supervisors(door: Door) -> None:
    """A name, and what the program says of itself."""
    door.enter("missouri")
    door.settle()
    door.press(Qt.Key.Key_Return)
    door.press(Qt.Key.Key_Return)
    assert stage_of(door) is Stage.SUPERVISORS


def name_supervisors(door: Door, second: str = "Ann", again: str = PASSWORD) -> None:
    """The last page, and the making."""
    for text in ("Sam", PASSWORD, again, second):
        door.enter(text)
    door.settle()


def make(door: Door) -> None:
    """All four pages."""
    turn_to_supervisors(door)
    name_supervisors(door)
    assert stage_of(door) is Stage.SHEET


def prove(door: Door) -> None:
    """Two groups as they stand on the sheet."""
    groups = shown_groups(door)
    door.walk_to("I have it on paper")
    door.press(Qt.Key.Key_Return)
    for number in door.entrance.new_vault_page.presenter.state.asked:
        door.enter(groups[number - 1].lower())
    door.settle()


def shown_groups(door: Door) -> list[str]:
    """The recovery code as it is shown."""
    return [label.text() for label in door.visible(QLabel) if label.objectName() == "group"]


def one_time_password(door: Door) -> str:
    """The one that is shown."""
    (label,) = (label for label in door.visible(QLabel) if label.objectName() == "one_time")
    return label.text()
