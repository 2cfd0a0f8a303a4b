"""Every card in the program's own dress: nothing is cut off, and a small screen needs no scrolling."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.room import cut_off
from tests.gui.sign_in.door import Door
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess
from ui.preferences import MOST_VAULTS
from ui.theme import set_zoom

# The screen that is none has no size hints to pass on, and says so at every window.
pytestmark = pytest.mark.usefixtures("dressed")

PASSWORD = "a long and good password"


@pytest.fixture
def door(qtbot: QtBot, tmp_path: Path) -> Door:
    """A card as full as it gets: five vaults, one for training, open elsewhere."""
    vaults = [tmp_path / f"vault {number}" for number in range(MOST_VAULTS)]
    for vault in vaults:
        vault.mkdir()
    access = FakeAccess({vault: {"Olive": PASSWORD, "New": ONE_TIME} for vault in vaults}, True, True)
    first = Door(qtbot, access, tmp_path / "settings.ini")
    for vault in reversed(vaults):
        first.preferences.remember_vault(vault)
    first.entrance.hide()
    door = Door(qtbot, access, tmp_path / "settings.ini")
    door.settle()
    return door


def make(door: Door, tmp_path: Path) -> None:
    door.button("Make a new vault…").click()
    door.settle()
    door.walk_to("Name of the vault")
    door.write("new")
    door.walk_to("First supervisor's user name")
    door.enter("Sam")
    door.enter(PASSWORD)
    door.enter(PASSWORD)
    door.settle()


def bottom(door: Door, part: QWidget) -> int:
    return part.mapTo(door.entrance, QPoint(0, part.height())).y()


SMALL, USUAL = (1000, 640), (1366, 700)


def test_a_card_grows_with_its_letters(door: Door) -> None:
    (box,) = (one for one in door.visible(QFrame) if one.objectName() == "card")
    before = box.width()

    set_zoom(1)
    QApplication.processEvents()

    assert box.width() == pytest.approx(before * 1.1, rel=0.06)


@pytest.mark.parametrize("size", [SMALL, USUAL])
@pytest.mark.parametrize("zoom", [0, 2, 4])
def test_nothing_of_the_sign_in_is_cut_off(door: Door, zoom: int, size: tuple[int, int]) -> None:
    door.entrance.resize(*size)
    set_zoom(zoom)
    assert cut_off(door.entrance) == []

    door.sign_in("Olive", "wrong")
    assert cut_off(door.entrance) == []

    door.press(Qt.Key.Key_Backtab)
    door.sign_in("New", ONE_TIME)
    assert cut_off(door.entrance) == []


def test_long_names_take_the_room_they_need(door: Door, tmp_path: Path) -> None:
    folder = tmp_path / ("a folder of many words " * 8).strip() / ("a vault of many words " * 8).strip()
    folder.mkdir(parents=True)

    door.entrance.sign_in_page.show_vault(folder)
    door.settle()

    assert cut_off(door.entrance) == []


@pytest.mark.parametrize("size", [SMALL, USUAL])
@pytest.mark.parametrize("zoom", [0, 2, 4])
def test_nothing_of_a_new_vault_is_cut_off(door: Door, zoom: int, size: tuple[int, int], tmp_path: Path) -> None:
    door.entrance.resize(*size)
    set_zoom(zoom)
    door.button("Make a new vault…").click()
    door.settle()
    assert cut_off(door.entrance) == []

    door.button("Back").click()
    make(door, tmp_path)
    assert door.reads("The vault is made")
    assert cut_off(door.entrance) == []


def test_the_fullest_sign_in_fits_a_small_screen(door: Door) -> None:
    door.sign_in("Olive", "wrong")
    QApplication.processEvents()

    assert bottom(door, door.button("Make a new vault…")) < door.entrance.height() == 700


def test_the_new_vault_fits_a_small_screen(door: Door) -> None:
    door.button("Make a new vault…").click()
    door.settle()
    QApplication.processEvents()

    assert bottom(door, door.button("Make the vault")) < door.entrance.height() == 700


def test_a_box_that_tab_reaches_under_a_large_zoom_is_scrolled_into_sight(door: Door) -> None:
    set_zoom(4)
    door.button("Make a new vault…").click()
    door.settle()
    QApplication.processEvents()
    assert bottom(door, door.button("Make the vault")) > door.entrance.height()

    door.walk_to("Make the vault")

    assert bottom(door, door.button("Make the vault")) <= door.entrance.height()
