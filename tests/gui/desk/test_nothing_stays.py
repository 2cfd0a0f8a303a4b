"""After a call no box of the desk has anything of it: not to be read, undone, pasted, completed or told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QWidget

from tests.gui.desk.conftest import Seat, SitDown
from tests.gui.desk.fake_call_desk import NO
from ui.desk.boxes import BOX_SHORTCUTS
from ui.shortcuts import Shortcut
from ui.widgets.secure_line_edit import SecureLineEdit

CONTROL = Qt.KeyboardModifier.ControlModifier
TYPED = {"last_name": "Wrzes", "first_name": "Quintil", "birth_date": "7/30/1961", "ssn": "9876"}
CALL_BACK, NOTE, SEARCHED, QUOTED = "573-555-0177", "wants Mx Quark", "zyzzyva", "A44-777"
TRACES = ("Wrzes", "WRZES", "Quintil", "QUINTIL", "1961", "9876", "0177", "Quark", SEARCHED, QUOTED, "Quebec, Uniform")


def everything(page: QWidget) -> str:
    """All that any part of the page shows, holds or tells assistive technology, hidden or not."""
    found: list[str] = []
    for part in page.findChildren(QWidget):
        found += [part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.objectName()]
        if isinstance(part, QLineEdit):
            found += [part.text(), part.selectedText(), part.placeholderText()]
        if isinstance(part, QLabel):
            found.append(part.text())
        if isinstance(part, QListWidget):
            found += [part.item(row).text() for row in range(part.count())]
        interface = QAccessible.queryAccessibleInterface(part)
        if interface:
            found += [interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText]
    return "\n".join(found)


def traces(seat: Seat) -> list[str]:
    text = everything(seat.page)
    return [trace for trace in TRACES if trace in text]


def full(sit_down: SitDown) -> tuple[Seat, set[str]]:
    """A call in which every box of the desk was filled; which traces could be seen on the way."""
    seat = sit_down(NO)
    seat.ask(**TYPED)
    seat.take(Shortcut.FIRST_NAME)
    seat.take(Shortcut.SPELL)
    seen = {*traces(seat)}
    seat.take(Shortcut.REVIEW_CASE)
    seat.press(Qt.Key.Key_Tab)
    seat.type(CALL_BACK)
    seat.press(Qt.Key.Key_Tab)
    seat.type(NOTE)
    seat.press(Qt.Key.Key_Escape)
    seat.take(Shortcut.WRAP_UP)
    seat.press(Qt.Key.Key_Tab)
    seat.type(NOTE)
    seat.take(Shortcut.QUESTIONS)
    seat.type(SEARCHED)
    seen |= {*traces(seat)}
    seat.take(Shortcut.QUOTED)
    seat.type(QUOTED)
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        seat.press(key, CONTROL)
    seat.enter()
    seen |= {*traces(seat)}
    return seat, seen


def by_f12(seat: Seat) -> None:
    seat.do(Shortcut.NEXT_CALL)


def by_leaving(seat: Seat) -> None:
    seat.page.presenter.leave()


@pytest.mark.parametrize("end", [by_f12, by_leaving])
def test_nothing_of_the_caller_is_anywhere_on_the_page(sit_down: SitDown, end: Callable[[Seat], None]) -> None:
    seat, seen = full(sit_down)
    assert seen == {*TRACES}  # so that finding none means something
    end(seat)
    assert traces(seat) == []
    assert all(box.completer() is None for box in seat.page.findChildren(SecureLineEdit))


def test_undo_and_paste_bring_nothing_back_into_any_box(sit_down: SitDown) -> None:
    QGuiApplication.clipboard().clear()
    seat, _ = full(sit_down)
    by_f12(seat)
    boxes = seat.page.findChildren(SecureLineEdit)
    assert len(boxes) == len(BOX_SHORTCUTS) + 5
    for box in boxes:
        for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_V):
            QTest.keyClick(box, key, CONTROL)
        assert box.text() == ""
    assert QGuiApplication.clipboard().text() == ""


def test_every_box_that_takes_words_of_a_call_is_one_that_gives_nothing_away(sit_down: SitDown) -> None:
    seat = sit_down()
    assert [box for box in seat.page.findChildren(QLineEdit) if not isinstance(box, SecureLineEdit)] == []


def test_ten_calls_leave_as_many_parts_as_two(sit_down: SitDown) -> None:
    seat = sit_down(*[NO] * 10)
    parts = []
    for _ in range(10):
        seat.ask(last_name="Smith")
        for shortcut in (Shortcut.SPELL, Shortcut.QUESTIONS, Shortcut.OWN_DAY, Shortcut.REVIEW_CASE):
            seat.do(shortcut)
        for _ in range(2):
            seat.do(Shortcut.NEXT_CALL)
        parts.append(len(seat.page.findChildren(QWidget)))
    assert parts[-1] == parts[1]
