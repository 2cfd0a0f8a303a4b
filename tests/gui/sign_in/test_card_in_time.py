"""What time brings to the sign-in card: the seconds of a wait, and whether the line is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.held_vault import HeldVault
from tests.gui.sign_in.door import Door
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess, TooManyTries
from tests.gui.widgets.announcements import listen

# The screen that is none has no size hints to pass on, and says so at every window.

PASSWORD = "a long and good password"
WRONG = "User name or password is not right"
OWN = "Choose a password of your own"


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


def test_a_wait_is_counted_down_and_enter_does_nothing_meanwhile(door: Door, link: HeldVault) -> None:
    link.fail("Access.sign_in", TooManyTries())
    door.sign_in("Olive", "something else")
    assert (door.caret, door.box("Password").text()) == ("Password", "")
    assert not door.button("Sign in").isEnabled()

    door.clock.sleep(3)
    door.until(lambda: door.reads("The next try is possible in 1 second."))
    door.enter(PASSWORD)
    assert link.asked.count("Access.sign_in") == 1

    door.clock.sleep(1)
    door.until(lambda: door.button("Sign in").isEnabled())
    assert not door.reads("Too many wrong passwords")
    assert (door.caret, door.box("Password").text()) == ("Password", PASSWORD)
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert [who.user for who in door.entered] == ["Olive"]


def test_a_wait_is_told_once_and_so_is_its_end(door: Door, link: HeldVault, monkeypatch: pytest.MonkeyPatch) -> None:
    ear = listen(monkeypatch)
    link.fail("Access.sign_in", TooManyTries())
    door.sign_in("Olive", "something else")
    door.clock.sleep(1)
    door.until(lambda: door.reads("possible in 3 seconds"))
    door.clock.sleep(1)
    door.until(lambda: door.reads("possible in 2 seconds"))
    door.clock.sleep(2)
    door.until(lambda: door.button("Sign in").isEnabled())

    assert ear.heard == [
        ("Too many wrong passwords. The next try is possible in 4 seconds.", True),
        ("You can try again now.", False),
    ]


def test_another_user_name_ends_the_wait(door: Door, link: HeldVault) -> None:
    link.fail("Access.sign_in", TooManyTries())
    door.sign_in("Olive", "something else")

    door.walk_to("User name")
    door.write("x")

    assert door.button("Sign in").isEnabled()


def test_nothing_is_said_of_a_line_that_nobody_has_seen_yet(door: Door) -> None:
    assert not door.reads("At the center")


def test_after_a_sign_in_the_card_tells_the_centers_time_and_its_line(
    qtbot: QtBot, door: Door, link: HeldVault, tmp_path: Path, vault: Path
) -> None:
    door.sign_in("Olive", PASSWORD)

    card = Door(qtbot, link, tmp_path / "settings.ini", vault)
    assert card.reads("At the center 9:30 AM")
    assert card.reads("line open until 8:00 PM")

    card.clock.sleep(11 * 3600)
    card.until(lambda: card.reads("At the center 8:30 PM"))
    assert card.reads("line closed until Tue 8:00 AM")


def test_another_vault_has_another_line(door: Door, access: FakeAccess, tmp_path: Path) -> None:
    door.sign_in("Olive", PASSWORD)
    other = tmp_path / "other"
    other.mkdir()
    access.passwords[other] = {}

    door.entrance.sign_in_page.show_vault(other)
    door.settle()

    assert not door.reads("At the center")
