"""What stands in the box leaves it by no way of the desktop. What only X11 has is tested with a real X server."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from ui.widgets.secure_line_edit import SecureLineEdit

SECRET = "123-45-6789"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
LEAKING_KEYS = (
    (Qt.Key.Key_C, CONTROL),
    (Qt.Key.Key_X, CONTROL),
    (Qt.Key.Key_Insert, CONTROL),
    (Qt.Key.Key_Delete, SHIFT),
    (Qt.Key.Key_Copy, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Cut, Qt.KeyboardModifier.NoModifier),
)


@pytest.fixture
def clipboard(qapp: QApplication) -> QClipboard:
    clipboard = qapp.clipboard()
    clipboard.setText("from elsewhere")
    return clipboard


@pytest.fixture
def box(qtbot: QtBot) -> SecureLineEdit:
    box = SecureLineEdit()
    qtbot.addWidget(box)
    box.resize(300, 40)
    box.show()
    box.setFocus()
    QTest.keyClicks(box, SECRET)
    return box


@pytest.mark.parametrize(("key", "modifier"), LEAKING_KEYS)
def test_no_key_copies_or_cuts(
    box: SecureLineEdit, clipboard: QClipboard, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    box.selectAll()
    QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, key, modifier))
    assert clipboard.text() == "from elsewhere"
    assert box.text() == SECRET


@pytest.mark.parametrize(("key", "modifier"), LEAKING_KEYS[:2])
def test_a_plain_box_would_have_leaked(
    qtbot: QtBot, clipboard: QClipboard, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    plain = QLineEdit(SECRET)
    qtbot.addWidget(plain)
    plain.selectAll()
    QTest.keyClick(plain, key, modifier)
    assert clipboard.text() == SECRET


def test_nothing_is_left_to_undo_or_redo_after_forgetting(box: SecureLineEdit) -> None:
    box.forget()
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.text() == ""
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert box.text() == ""
    assert not box.isUndoAvailable()
    assert not box.isRedoAvailable()


def test_undo_helps_while_typing(box: SecureLineEdit) -> None:
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.text() == SECRET


def test_a_paste_is_taken_and_told_from_typing(box: SecureLineEdit, clipboard: QClipboard) -> None:
    told = []
    box.textEdited.connect(lambda _: told.append(box.is_pasting))
    box.forget()
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(box, Qt.Key.Key_1)
    assert box.text() == "from elsewhere1"
    assert told == [True, False]


def test_a_pasted_book_is_cut(box: SecureLineEdit, clipboard: QClipboard) -> None:
    clipboard.setText("x" * 100_000)
    box.forget()
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    assert len(box.text()) == 512


def test_the_mouse_selects_but_no_platform_hears_of_it(box: SecureLineEdit) -> None:
    middle = box.height() // 2
    QTest.mousePress(box, LEFT, pos=QPoint(2, middle))
    QTest.mouseMove(box, QPoint(box.width() - 2, middle))
    move_with_button(box, QPoint(box.width() - 2, middle))
    QTest.mouseRelease(box, LEFT, pos=QPoint(box.width() - 2, middle))
    assert box.selectedText() == SECRET
    QTest.keyClick(box, Qt.Key.Key_7)
    assert box.text() == "7"


def test_a_click_sets_the_caret_and_shift_selects_from_there(box: SecureLineEdit) -> None:
    middle = box.height() // 2
    QTest.mouseClick(box, LEFT, pos=QPoint(box.width() - 2, middle))
    assert box.cursorPosition() == len(SECRET)
    QTest.mouseClick(box, LEFT, SHIFT, QPoint(2, middle))
    assert box.selectedText() == SECRET
    QTest.mouseClick(box, LEFT, pos=QPoint(2, middle))
    assert (box.selectedText(), box.cursorPosition()) == ("", 0)
    QTest.mouseDClick(box, LEFT, pos=QPoint(2, middle))
    assert box.selectedText() == SECRET


def test_the_middle_button_pastes_nothing(box: SecureLineEdit, clipboard: QClipboard) -> None:
    QTest.mouseClick(box, Qt.MouseButton.MiddleButton)
    assert box.text() == SECRET


def test_there_is_no_context_menu(box: SecureLineEdit) -> None:
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(box, QContextMenuEvent(reason, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5))))
    assert QApplication.activePopupWidget() is None
    assert box.findChildren(QMenu) == []


def test_nothing_can_be_dragged_out_or_dropped_in(box: SecureLineEdit) -> None:
    data = QMimeData()
    data.setText("dropped")
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(box, event)
    assert not box.dragEnabled()
    assert not box.acceptDrops()
    assert not event.isAccepted()


def test_the_wheel_changes_nothing(box: SecureLineEdit) -> None:
    middle = QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(box.rect().center())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.text() == SECRET


def test_an_input_method_is_told_that_it_is_secret_and_hears_nothing_of_it(box: SecureLineEdit) -> None:
    hints = box.inputMethodHints()
    for hint in (
        Qt.InputMethodHint.ImhSensitiveData,
        Qt.InputMethodHint.ImhNoPredictiveText,
        Qt.InputMethodHint.ImhNoAutoUppercase,
    ):
        assert hints & hint
    box.selectAll()
    queries = Qt.InputMethodQuery
    asked = queries.ImSurroundingText | queries.ImCurrentSelection | queries.ImTextBeforeCursor | queries.ImEnabled
    event = QInputMethodQueryEvent(asked)
    QApplication.sendEvent(box, event)
    assert event.value(queries.ImEnabled) is True
    for query in (queries.ImSurroundingText, queries.ImCurrentSelection, queries.ImTextBeforeCursor):
        assert not event.value(query)


def test_there_is_no_completer_and_no_placeholder(box: SecureLineEdit) -> None:
    absent: tuple[Callable[[], object], ...] = (box.completer, box.placeholderText, box.inputMask, box.toolTip)
    assert [what() for what in absent] == [None, "", "", ""]


def move_with_button(box: SecureLineEdit, place: QPoint) -> None:
    """A move with the left button held, which QTest cannot send by itself."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(box.mapToGlobal(place)),
        LEFT,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(box, event)
