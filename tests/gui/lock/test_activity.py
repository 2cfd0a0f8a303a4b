"""What counts as somebody's presence: keys and the mouse anywhere in the program, and nothing else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QMouseEvent, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.lock.activity import Activity


class Room:
    """A window with a box in it, and how often somebody was noticed."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.box = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.box)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.times = 0
        self.activity = Activity(self._count, self.window)
        self.activity.begin()

    def noticed(self) -> bool:
        """Whether somebody was noticed since the last time that it was asked."""
        found, self.times = self.times > 0, 0
        return found

    def _count(self) -> None:
        self.times += 1


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.activity.end()


def test_a_key_counts_and_still_does_its_work(room: Room) -> None:
    QTest.keyClicks(room.box, "Smith")
    assert room.noticed()
    assert room.box.text() == "Smith"


def test_a_key_that_is_a_shortcut_counts_and_still_does_its_work(room: Room) -> None:
    heard: list[bool] = []
    QShortcut(QKeySequence("F9"), room.window, lambda: heard.append(True))
    QTest.keyClick(room.box, Qt.Key.Key_F9)
    assert room.noticed()
    assert heard == [True]


def test_a_letter_of_an_input_method_counts(room: Room) -> None:
    letter = QInputMethodEvent()
    letter.setCommitString("é")
    QApplication.sendEvent(room.box, letter)
    assert room.noticed()
    assert room.box.text() == "é"


def move_to(room: Room, x: int) -> None:
    """What a window beneath the mouse is told, whether or not the mouse has moved."""
    at, none = QPointF(x, 5), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(room.box, move)


def test_the_mouse_counts_when_it_moves_and_not_when_it_lies_still(room: Room) -> None:
    move_to(room, 5)
    assert room.noticed()
    move_to(room, 5)
    assert not room.noticed()
    move_to(room, 6)
    assert room.noticed()


def test_a_button_and_the_wheel_of_the_mouse_count(room: Room) -> None:
    QTest.mousePress(room.box, Qt.MouseButton.LeftButton)
    assert room.noticed()
    at = QPointF(3, 3)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, at, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier, phase, False)
    QApplication.sendEvent(room.box, wheel)
    assert room.noticed()


def test_a_question_that_stands_open_counts_as_well(room: Room, qtbot: QtBot) -> None:
    question = QDialog(room.window)
    question.open()
    QTest.keyClick(question, Qt.Key.Key_Tab)
    assert room.noticed()
    question.close()


def test_what_the_program_does_by_itself_does_not_count(room: Room) -> None:
    room.box.setText("Smith")
    room.box.clearFocus()
    room.box.setFocus()
    room.window.resize(400, 300)
    room.window.setEnabled(False)
    QApplication.processEvents()
    assert not room.noticed()


def test_after_the_end_nothing_counts(room: Room) -> None:
    room.activity.end()
    QTest.keyClicks(room.box, "Smith")
    assert not room.noticed()
