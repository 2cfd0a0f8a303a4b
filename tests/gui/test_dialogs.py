"""The real question box: Enter and Esc lose nothing, and each way is told by its place."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs import QtDialogs


@pytest.fixture
def dialogs(qtbot: QtBot) -> QtDialogs:
    """Over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    return QtDialogs(window)


def answer(key: Qt.Key | None, words: str = "") -> None:
    """Press a key in the box once it stands open, or the button of these words."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        if key is not None:
            QTest.keyClick(box, key)
        else:
            next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, act)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_take_what_loses_nothing(dialogs: QtDialogs, key: Qt.Key) -> None:
    answer(key)
    assert dialogs.choose("Stop?", "Rows are hashed.", ("Keep it", "Give it up"), "Go on") is None
    answer(key)
    assert not dialogs.confirm("Purge?", "It is gone then.", "Purge it", "Keep it")


def test_each_way_is_told_by_its_place(dialogs: QtDialogs) -> None:
    for place, words in enumerate(("Keep it", "Give it up")):
        answer(None, words)
        assert dialogs.choose("Stop?", "Rows are hashed.", ("Keep it", "Give it up"), "Go on") == place
    answer(None, "Purge it")
    assert dialogs.confirm("Purge?", "It is gone then.", "Purge it", "Keep it")
