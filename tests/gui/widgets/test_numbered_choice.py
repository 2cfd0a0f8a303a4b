"""Numbered keys of which one is chosen, by digit, arrow or mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from ui.widgets.numbered_choice import NumberedChoice

LABELS = (
    "Eligible, told how to enroll by telephone",
    "Not on the list",
    *(f"Code {number}" for number in range(3, 11)),
)


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[NumberedChoice]:
    choice = NumberedChoice(LABELS, "How did the call end?")
    qtbot.addWidget(choice)
    choice.lay_out(5)
    choice.resize(1700, 120)
    choice.show()
    choice.activateWindow()
    qtbot.waitUntil(choice.isActiveWindow)
    yield choice


def buttons(choice: NumberedChoice) -> list[QRadioButton]:
    return choice.findChildren(QRadioButton)


def key(one: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, one, Qt.KeyboardModifier.NoModifier)


def test_a_digit_chooses_by_its_place_and_zero_is_the_tenth(choice: NumberedChoice) -> None:
    chosen: list[int] = []
    choice.chosen.connect(chosen.append)
    assert choice.take(key(Qt.Key.Key_3))
    assert choice.take(key(Qt.Key.Key_0))
    assert not choice.take(key(Qt.Key.Key_A))
    assert chosen == [3, 10]


def test_the_caret_goes_with_the_choice_only_when_it_is_there(choice: NumberedChoice) -> None:
    buttons(choice)[0].clearFocus()  # a window gives it to the first one
    choice.show_chosen(2)
    assert not choice.has_caret
    choice.point()
    choice.show_chosen(4)
    assert buttons(choice)[4].hasFocus()
    assert [button.isChecked() for button in buttons(choice)].index(True) == 4


def test_arrows_and_clicks_choose_too(choice: NumberedChoice) -> None:
    chosen: list[int] = []
    choice.chosen.connect(chosen.append)
    choice.show_chosen(0)
    choice.point()
    QTest.keyClick(buttons(choice)[0], Qt.Key.Key_Right)
    QTest.mouseClick(buttons(choice)[5], Qt.MouseButton.LeftButton)
    assert chosen == [2, 6]


def test_each_key_has_its_digit_and_a_name(choice: NumberedChoice) -> None:
    assert buttons(choice)[1].text() == "2   Not on the list"
    assert buttons(choice)[9].text() == "0   Code 10"
    assert buttons(choice)[9].accessibleName() == "10, Code 10"


def test_a_label_without_room_stands_in_two_lines_and_in_one_where_there_is(choice: NumberedChoice) -> None:
    long = buttons(choice)[0]
    assert "\n" not in long.text()
    choice.lay_out(2)
    choice.resize(460, 240)
    QApplication.processEvents()
    assert long.text().replace("\n      ", " ") == f"1   {LABELS[0]}"
    assert long.text().count("\n") == 1
    choice.resize(1700, 240)
    QApplication.processEvents()
    assert "\n" not in long.text()
