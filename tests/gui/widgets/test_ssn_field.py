"""Digits out of a paste, and nine digits that never stay where four are kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.domain.ssn import SsnRules
from ui.shortcuts import Shortcut
from ui.widgets.ssn_field import SsnField

NOTE = "Only the last 4 are kept"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> SsnField:
    field = SsnField("Social Security number", Shortcut.SSN)
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def short_field(field: SsnField) -> SsnField:
    field.keeps_last4 = True
    return field


def paste(field: SsnField, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(field.edit, Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize(
    ("pasted", "left"),
    [
        ("SSN: 123-45-6789", "123456789"),
        ("seguro social 123 45 6789\n", "123456789"),
        ("123-45-6789", "123-45-6789"),
        ("123 45 6789", "123 45 6789"),
        ("\u200b123456789", "\u200b123456789"),
        ("no digits", "no digits"),
    ],
)
def test_a_paste_keeps_its_digits(field: SsnField, pasted: str, left: str) -> None:
    paste(field, pasted)
    assert field.text() == left


def test_a_typed_letter_stays_to_be_seen_and_mended(field: SsnField) -> None:
    QTest.keyClicks(field.edit, "12O 45-6")
    assert field.text() == "12O 45-6"


@pytest.mark.parametrize("typed", ["123456789", "123-45-6789", "123 45 6789", "12O3456789"])
def test_nine_typed_digits_are_cut_before_anybody_hears_of_them(short_field: SsnField, typed: str) -> None:
    heard: list[str] = []
    short_field.edited.connect(lambda: heard.append(short_field.text()))
    QTest.keyClicks(short_field.edit, typed)
    assert heard[-1] == "6789"
    assert not any(sum(map(str.isdigit, text)) > 8 for text in heard)
    assert short_field.note == NOTE


@pytest.mark.parametrize("pasted", ["123456789", "SSN: 123-45-6789", "123–45–6789", "\uff11\uff12\uff1345\uff16789"])
def test_a_pasted_number_is_cut_too(short_field: SsnField, pasted: str) -> None:
    paste(short_field, pasted)
    assert short_field.text() == "6789"
    assert short_field.note == NOTE


def test_undo_brings_no_digit_back(short_field: SsnField) -> None:
    QTest.keyClicks(short_field.edit, "123456789")
    for _ in range(12):
        QTest.keyClick(short_field.edit, Qt.Key.Key_Z, CONTROL)
    assert short_field.text() == "6789"
    assert not short_field.edit.isUndoAvailable()


def test_the_program_puts_no_nine_digits_in_either(short_field: SsnField) -> None:
    short_field.set_text("123-45-6789")
    assert short_field.text() == "6789"


def test_nine_digits_stay_where_the_whole_number_is_compared(field: SsnField) -> None:
    QTest.keyClicks(field.edit, "123-45-6789")
    assert field.text() == "123-45-6789"
    assert field.note == ""


def test_the_note_stays_beside_what_was_understood_until_the_next_edit(short_field: SsnField) -> None:
    QTest.keyClicks(short_field.edit, "123456789")
    short_field.show_understood("ending in 6 7 8 9")
    assert short_field.note == f"ending in 6 7 8 9  ·  {NOTE}"
    QTest.keyClick(short_field.edit, Qt.Key.Key_Backspace)
    short_field.show_understood("")
    assert short_field.note == ""


def test_a_number_that_cannot_be_is_told_at_the_cut_until_the_next_edit(short_field: SsnField) -> None:
    short_field.rules = SsnRules()
    QTest.keyClicks(short_field.edit, "000126789")
    short_field.show_understood("ending in 6 7 8 9")
    assert short_field.text() == "6789"
    assert short_field.has_fault
    assert "No Social Security number has these digits" in short_field.note
    QTest.keyClick(short_field.edit, Qt.Key.Key_Backspace)
    short_field.show_understood("")
    assert not short_field.has_fault


def test_forgetting_takes_the_note_along(short_field: SsnField) -> None:
    QTest.keyClicks(short_field.edit, "123456789")
    short_field.forget()
    short_field.show_understood("")
    assert (short_field.text(), short_field.note) == ("", "")
