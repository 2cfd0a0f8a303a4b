"""A password that is hidden until somebody asks to see it, and a hint about Caps Lock."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.password_field import PasswordField

SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(qtbot: QtBot) -> PasswordField:
    field = PasswordField()
    qtbot.addWidget(field)
    field.resize(400, field.sizeHint().height())
    field.show()
    field.setFocus()
    return field


def press(field: PasswordField, letter: str, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    """A key as the platform sends it: the letter that comes of it, and the modifiers that are held."""
    key = Qt.Key(ord(letter.upper()[0]))
    QApplication.sendEvent(field.edit, QKeyEvent(QEvent.Type.KeyPress, key, modifier, letter))


def test_a_password_is_hidden_and_can_be_shown_by_keyboard(field: PasswordField) -> None:
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field.show_key
    QTest.keyClick(field.show_key, Qt.Key.Key_Space)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert field.show_key.accessibleName() == "Hide the password"
    QTest.keyClick(field.show_key, Qt.Key.Key_Space)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    assert field.show_key.accessibleName() == "Show the password"


def test_a_password_can_be_pasted_and_never_copied_even_when_it_is_shown(field: PasswordField) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("five plain words in a row")
    QTest.keyClick(field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "five plain words in a row"
    clipboard.setText("from elsewhere")
    field.show_key.setChecked(True)
    field.edit.selectAll()
    QTest.keyClick(field.edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "from elsewhere"


def test_enter_submits(field: PasswordField, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(field.submitted, timeout=1000):
            QTest.keyClick(field.edit, key)


def test_forgetting_empties_hides_and_cannot_be_undone(field: PasswordField) -> None:
    QTest.keyClicks(field.edit, "secret")
    field.show_key.setChecked(True)
    field.forget()
    QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("letter", "modifier", "warns"),
    [
        ("A", NOTHING, True),
        ("a", SHIFT, True),
        ("a", NOTHING, False),
        ("A", SHIFT, False),
        ("Ñ", NOTHING, True),
        ("1", NOTHING, False),
        ("!", SHIFT, False),
    ],
)
def test_a_letter_against_shift_means_caps_lock(
    field: PasswordField, letter: str, modifier: Qt.KeyboardModifier, warns: bool
) -> None:
    press(field, letter, modifier)
    assert field.warns_of_capitals is warns
    assert ("Caps Lock" in field.edit.accessibleDescription()) is warns


def test_the_hint_goes_with_the_next_letter_or_the_key_itself_and_moves_nothing(field: PasswordField) -> None:
    height = field.sizeHint().height()
    press(field, "A")
    assert field.warns_of_capitals
    assert field.sizeHint().height() == height
    press(field, "1")
    assert field.warns_of_capitals
    press(field, "a")
    assert not field.warns_of_capitals
    press(field, "A")
    QApplication.sendEvent(field.edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_CapsLock, NOTHING))
    assert not field.warns_of_capitals


def test_the_box_has_a_name_that_can_be_changed(field: PasswordField) -> None:
    assert field.edit.accessibleName() == "Password"
    field.set_accessible_name("New password")
    assert field.edit.accessibleName() == "New password"
