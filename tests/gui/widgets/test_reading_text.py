"""Text that is read aloud: whole, smaller, and only then scrolled."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.reading_text import ReadingText

SENTENCE = "May I have your first and last name, and your birth date? "


@pytest.fixture
def text(qtbot: QtBot) -> ReadingText:
    text = ReadingText("script")
    qtbot.addWidget(text)
    text.resize(400, 120)
    text.show()
    return text


def shown(text: ReadingText, words: str) -> tuple[float, bool]:
    """In which share of its font's size it is drawn, and whether it has to be scrolled."""
    text.show_text(words)
    QApplication.processEvents()
    return text.factor, text.verticalScrollBar().maximum() > 0


def test_a_short_text_is_as_large_as_its_font(text: ReadingText) -> None:
    assert shown(text, SENTENCE) == (1.0, False)


def test_a_longer_one_grows_smaller_and_a_very_long_one_is_scrolled(text: ReadingText) -> None:
    factor, scrolled = shown(text, SENTENCE * 4)
    assert (0.8 <= factor < 1.0, scrolled) == (True, False)
    factor, scrolled = shown(text, SENTENCE * 12)
    assert (round(factor, 2), scrolled) == (0.8, True)
    text.turn_pages(1)
    assert text.verticalScrollBar().value() > 0
    assert shown(text, SENTENCE) == (1.0, False)


def test_more_room_makes_it_larger_again(text: ReadingText) -> None:
    shown(text, SENTENCE * 4)
    text.resize(900, 300)
    QApplication.processEvents()
    assert text.factor == 1.0


def test_it_is_read_as_it_stands(text: ReadingText) -> None:
    text.show_text("<b>bold</b> & more")
    assert text.text == "<b>bold</b> & more"
