"""A list whose items are added, removed and moved: what its buttons ask for, and when they can be pressed."""

import pytest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from tests.gui.shown import button, press
from ui.program.item_list import ItemList

ADD, REMOVE, UP, DOWN = BUTTONS = ("&Add", "&Remove", "&Move up", "Move do&wn")


@pytest.fixture
def shown(qtbot: QtBot) -> ItemList:
    """Three items of two to four, the first one chosen."""
    shown = ItemList("&Items")
    qtbot.addWidget(shown)
    shown.bound(2, 4)
    shown.show_items(["a", "b", "c"], 0)
    shown.show()
    return shown


def can(shown: ItemList) -> set[str]:
    """What can be pressed."""
    return {text for text in BUTTONS if button(shown, text).isEnabled()}


def test_the_first_cannot_go_up_nor_the_last_down(shown: ItemList) -> None:
    assert can(shown) == {ADD, REMOVE, DOWN}
    shown.show_items(["a", "b", "c"], 2)
    assert can(shown) == {ADD, REMOVE, UP}


def test_there_are_no_fewer_than_the_least_and_no_more_than_the_most(shown: ItemList) -> None:
    shown.show_items(["a", "b"], 0)
    assert REMOVE not in can(shown)
    shown.show_items(["a", "b", "c", "d"], 0)
    assert ADD not in can(shown)


def test_the_buttons_ask_for_the_chosen_item_and_change_nothing_themselves(shown: ItemList) -> None:
    heard: list[object] = []
    shown.chosen.connect(heard.append)
    shown.added.connect(lambda: heard.append("added"))
    shown.removed.connect(lambda place: heard.append(("removed", place)))
    shown.moved.connect(lambda place, to: heard.append((place, to)))
    (items,) = shown.findChildren(QListWidget)
    items.setCurrentRow(1)
    for text in BUTTONS:
        press(shown, text)
    assert heard == [1, "added", ("removed", 1), (1, 0), (1, 2)]
    assert items.count() == 3
