"""Every card in the program's own dress: nothing is cut off, and a small screen or a dock needs no scrolling."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from tests.gui.fakes import FakeDialogs
from tests.gui.room import cut_off
from tests.gui.sign_in.door import Door
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess
from tests.world import MONDAY_MORNING
from ui.dialogs import Printed
from ui.preferences import MOST_VAULTS, Preferences
from ui.sign_in.card import Card
from ui.sign_in.entrance import Entrance
from ui.tasks import Tasks
from ui.theme import set_zoom

pytestmark = pytest.mark.usefixtures("dressed")

PASSWORD = "a long and good password"


@pytest.fixture
def door(qtbot: QtBot, tmp_path: Path) -> Door:
    """A card as full as it gets: five vaults, one for training, open elsewhere."""
    vaults = [tmp_path / f"vault {number}" for number in range(MOST_VAULTS)]
    for vault in vaults:
        vault.mkdir()
    access = FakeAccess({vault: {"Olive": PASSWORD, "New": ONE_TIME} for vault in vaults}, True, True)
    preferences = Preferences(tmp_path / "settings.ini")
    for vault in reversed(vaults):
        preferences.remember_vault(vault)
    door = Door(qtbot, access, tmp_path / "settings.ini")
    door.settle()
    return door


def pages(door: Door, tmp_path: Path) -> Iterator[str]:
    """Every page to a new vault, one after the other, each with its fullest fault."""
    door.button("Make a new vault…").click()
    door.settle()
    yield "vault"
    door.enter("new")
    door.settle()
    yield "program"
    door.press(Qt.Key.Key_Return)
    door.walk_to("Opens at")
    door.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    door.enter("9 PM")
    yield "hours"
    door.press(Qt.Key.Key_Backtab)
    door.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    door.enter("8 AM")
    for text in ("Sam", PASSWORD, "another", "Ann"):
        door.enter(text)
    yield "supervisors"
    door.button("Suggest a password").click()
    door.settle()
    yield "suggested"
    door.press(Qt.Key.Key_Return)
    door.settle()
    door.dialogs.will_print(Printed.NO_PRINTER, tmp_path)
    door.button("Print…").click()
    yield "sheet"
    door.dialogs.will_save(tmp_path / "sheet.pdf")
    door.button("Save as PDF…").click()
    yield "saved"
    door.button("I have it on paper").click()
    door.enter("0000")
    door.press(Qt.Key.Key_Return)
    yield "proof"


def bottom(door: Door, part: QWidget) -> int:
    return part.mapTo(door.entrance, QPoint(0, part.height())).y()


def lay_out() -> None:
    """A wrapped text asks for its height once it has its width, and so does what holds it."""
    for _ in range(4):
        QApplication.processEvents()


def scrolls(door: Door) -> bool:
    """Whether something lies beyond the page's edge."""
    lay_out()
    (card,) = door.visible(Card)
    return card.verticalScrollBar().maximum() > 0 or card.horizontalScrollBar().maximum() > 0


DOCK, SMALL, USUAL = (500, 740), (1000, 640), (1366, 700)


def test_a_card_grows_with_its_letters(door: Door) -> None:
    (box,) = (one for one in door.visible(QFrame) if one.objectName() == "card")
    before = box.width()

    set_zoom(1)
    QApplication.processEvents()

    assert box.width() == pytest.approx(before * 1.1, rel=0.06)


@pytest.mark.parametrize("size", [DOCK, SMALL, USUAL])
@pytest.mark.parametrize("zoom", [0, 4])
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


@pytest.mark.parametrize("size", [DOCK, USUAL])
@pytest.mark.parametrize("zoom", [0, 4])
def test_nothing_of_a_new_vault_is_cut_off(door: Door, zoom: int, size: tuple[int, int], tmp_path: Path) -> None:
    door.entrance.resize(*size)
    set_zoom(zoom)
    for page in pages(door, tmp_path):
        lay_out()
        assert cut_off(door.entrance) == [], page
        assert zoom or not scrolls(door), page


@pytest.mark.parametrize("zoom", [0, 4])
def test_nothing_of_a_forgotten_password_is_cut_off(door: Door, zoom: int) -> None:
    door.entrance.resize(*DOCK)
    set_zoom(zoom)
    door.button("Forgotten password?").click()
    for text in ("Olive", "Sam", "wrong"):
        door.enter(text)
    door.settle()
    assert door.reads("User name or password is not right")
    lay_out()
    assert cut_off(door.entrance) == []
    assert zoom or not scrolls(door)


def test_the_fullest_sign_in_fits_a_small_screen(door: Door) -> None:
    for _ in range(2):
        door.entrance.show_sign_in()
        door.sign_in("Olive", PASSWORD)  # the line is known from then on
    door.entrance.sign_in_page.show_vault(door.preferences.recent_vaults[0])
    door.settle()
    door.sign_in("Olive", "wrong")
    assert door.reads("At the center") and door.reads("TRAINING")

    assert not scrolls(door)


def test_a_button_that_tab_reaches_under_a_large_zoom_is_scrolled_into_sight(door: Door) -> None:
    set_zoom(4)
    door.button("Make a new vault…").click()
    door.settle()
    QApplication.processEvents()
    assert bottom(door, door.button("Go on  Enter")) > door.entrance.height()

    door.walk_to("Go on  Enter")

    assert bottom(door, door.button("Go on  Enter")) <= door.entrance.height()


def test_what_is_wider_than_the_window_is_scrolled_to_and_not_cut_off(qtbot: QtBot) -> None:
    card, wide = Card(20), QLabel("much too wide " * 20)
    qtbot.addWidget(card)
    card.column.addWidget(wide)
    card.resize(400, 300)
    card.show()
    lay_out()

    assert cut_off(card) == []
    assert card.horizontalScrollBar().maximum() > 0


def test_a_card_stands_in_the_middle_of_the_page_that_is_first_shown(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = Tasks(FakeAccess())
    preferences = Preferences(tmp_path / "other.ini")
    entrance = Entrance(tasks, FakeDialogs(), preferences, MovableClock(MONDAY_MORNING))
    qtbot.addWidget(entrance)
    entrance.resize(*DOCK)
    entrance.show()
    qtbot.waitUntil(lambda: tasks.is_idle)
    tasks.close()
    lay_out()

    (card,) = (one for one in entrance.findChildren(QFrame) if one.objectName() == "card" and one.isVisible())
    left = card.mapTo(entrance, QPoint(0, 0)).x()
    assert abs(left - (DOCK[0] - left - card.width())) <= 1
