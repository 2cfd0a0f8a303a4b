"""A box for a few words, how much of it is taken, and why it was refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.widgets.announcements import listen
from ui.widgets.hint_line import HintLine
from ui.widgets.icon import Icon
from ui.widgets.note_line import NoteLine


@pytest.fixture
def line(qtbot: QtBot) -> NoteLine:
    line = NoteLine("Note", 5)
    qtbot.addWidget(line)
    line.show()
    return line


def count(line: NoteLine) -> str:
    return next(label.text() for label in line.findChildren(QLabel) if label.objectName() == "key")


def test_it_counts_what_is_typed_and_takes_no_more_than_it_has_room_for(line: NoteLine) -> None:
    edits: list[str] = []
    line.edited.connect(edits.append)
    QTest.keyClicks(line.edit, "seven")
    assert (count(line), edits[-1]) == ("5 of 5", "seven")
    QTest.keyClicks(line.edit, "s")
    assert line.edit.text() == "seven"


def test_a_refusal_is_told_by_the_box_until_the_next_edit(line: NoteLine) -> None:
    line.refuse("The note holds a date.")
    assert (line.edit.accessibleDescription(), line.property("fault")) == ("The note holds a date.", True)
    QTest.keyClicks(line.edit, "a")
    assert (line.edit.accessibleDescription(), line.property("fault")) == ("", False)


def test_forgetting_leaves_neither_text_nor_count_nor_undo(line: NoteLine) -> None:
    QTest.keyClicks(line.edit, "abc")
    line.refuse("The note holds a date.")
    line.forget()
    QTest.keyClick(line.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.edit.text(), count(line), line.edit.accessibleDescription()) == ("", "0 of 5", "")


def test_a_hint_gives_way_to_a_fault_with_a_sign_and_comes_back(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    ear = listen(monkeypatch)
    hint = HintLine("Enter saves")
    qtbot.addWidget(hint)
    (sign,) = hint.findChildren(Icon)
    for _ in range(2):
        hint.show_fault("The note holds a date.")
    assert (hint.text, sign.name, ear.heard) == ("The note holds a date.", "fault", [("The note holds a date.", True)])
    hint.show_fault("")
    assert (hint.text, sign.name) == ("Enter saves", "")
