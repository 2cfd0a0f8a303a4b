"""After F12 nothing of the caller can be had back: not by undo, copy, drag, menu, selection or assistive technology."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.stories.seat import Seat
from tests.stories.traces import clipboards, texts
from tests.world import OPERATOR
from ui.desk.boxes import BOX_SHORTCUTS
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

CALLER = {
    "educator_id": "E200318",
    "last_name": "Wrzesniewska",
    "first_name": "Quintilia",
    "birth_date": "7/30/1961",
    "ssn": "9876",
}
TRACES = ("E200318", "Wrzes", "WRZES", "Quintil", "QUINTIL", "1961", "9876", "9 8 7 6")
NONE = Qt.KeyboardModifier.NoModifier
NONE_BUTTON = Qt.MouseButton.NoButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def after(seat: Seat) -> Seat:
    """A call was made, answered and ended with F12; the next one has not begun."""
    QGuiApplication.clipboard().clear()
    seat.sign_in(OPERATOR)
    seat.ask(**CALLER)
    for box in BOX_SHORTCUTS.values():  # everything selected once, as somebody does who reads it out
        seat.take(box)
        seat.press(Qt.Key.Key_A, CONTROL)
        seat.press(Qt.Key.Key_C, CONTROL)
        seat.press(Qt.Key.Key_X, CONTROL)
        seat.press(Qt.Key.Key_Insert, CONTROL)
    seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: seat.look() is Look.READY)
    return seat


def traces_in(text: str) -> list[str]:
    return [trace for trace in TRACES if trace in text]


def test_the_traces_are_found_while_the_call_lasts(seat: Seat) -> None:
    """Sees the search find each of them, so that finding none afterwards means something."""
    seat.sign_in(OPERATOR)
    seat.ask(**CALLER)
    assert traces_in(texts(seat.window)) == list(TRACES)


def test_no_part_of_the_window_holds_a_trace(after: Seat) -> None:
    assert traces_in(texts(after.window)) == []


@pytest.mark.parametrize("box", BOX_SHORTCUTS)
def test_undo_and_redo_bring_nothing_back(after: Seat, box: str) -> None:
    after.take(BOX_SHORTCUTS[box])
    for _ in range(3):
        after.press(Qt.Key.Key_Z, CONTROL)
        assert after.boxes()[box] == ""
    after.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    after.press(Qt.Key.Key_Y, CONTROL)
    assert traces_in(texts(after.window)) == []


@pytest.mark.parametrize("box", BOX_SHORTCUTS)
def test_nothing_was_copied_and_paste_brings_nothing(after: Seat, box: str) -> None:
    assert traces_in(clipboards()) == []
    after.take(BOX_SHORTCUTS[box])
    after.press(Qt.Key.Key_V, CONTROL)
    assert after.boxes()[box] == ""


@pytest.mark.parametrize("box", BOX_SHORTCUTS)
def test_no_menu_opens_over_a_box(after: Seat, box: str) -> None:
    edit = after.work.desk.box(box)
    place = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, edit.mapToGlobal(place))
    QApplication.sendEvent(edit, event)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("box", BOX_SHORTCUTS)
def test_a_selected_text_cannot_be_dragged_out_and_nothing_dropped_in(seat: Seat, box: str) -> None:
    seat.sign_in(OPERATOR)
    seat.fill(**CALLER)
    edit = seat.work.desk.box(box)
    edit.selectAll()
    QTest.mousePress(edit, Qt.MouseButton.LeftButton, NONE, QPoint(12, edit.height() // 2))
    for step in range(8):
        place = QPointF(12 + 12 * step, edit.height() / 2)
        move = QMouseEvent(
            QEvent.Type.MouseMove, place, edit.mapToGlobal(place), NONE_BUTTON, Qt.MouseButton.LeftButton, NONE
        )
        QApplication.sendEvent(edit, move)
    QTest.mouseRelease(edit, Qt.MouseButton.LeftButton, NONE, QPoint(120, edit.height() // 2))
    assert seat.boxes()[box] == CALLER[box]
    assert not edit.dragEnabled()
    assert not edit.acceptDrops()
    assert traces_in(clipboards()) == []


def test_a_next_callers_boxes_complete_nothing(after: Seat) -> None:
    for box, shortcut in BOX_SHORTCUTS.items():
        after.take(shortcut)
        after.type(CALLER[box][:2])
        assert after.boxes()[box] == CALLER[box][:2]
        assert after.work.desk.box(box).completer() is None


def test_the_clipboard_check_can_fail(qapp: QApplication) -> None:
    data = QMimeData()
    data.setText(CALLER["last_name"])
    QGuiApplication.clipboard().setMimeData(data)
    assert traces_in(clipboards()) == ["Wrzes"]
    QGuiApplication.clipboard().clear()
