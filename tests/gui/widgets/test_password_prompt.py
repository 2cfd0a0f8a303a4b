"""A password asked for in a page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.shown import box, button, enter, key, press, texts, type_in
from ui.widgets.password_prompt import PasswordPrompt

# The screen that is none has no size hints to pass on, and says so at every window.

ASK_AGAIN = "▲  Type your password."


@pytest.fixture
def prompt(qtbot: QtBot) -> Iterator[PasswordPrompt]:
    """In a page with something else that takes the caret."""
    page = QWidget()
    layout = QVBoxLayout(page)
    prompt = PasswordPrompt("Your password", "Switch over", "Not now")
    layout.addWidget(prompt)
    layout.addWidget(QPushButton("Elsewhere"))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield prompt


@pytest.fixture
def given(prompt: PasswordPrompt) -> list[str]:
    """What was given, in order."""
    given: list[str] = []
    prompt.given.connect(given.append)
    return given


def test_the_box_is_empty_as_soon_as_its_password_is_given(prompt: PasswordPrompt, given: list[str]) -> None:
    stood: list[str] = []
    prompt.given.connect(lambda _: stood.append(box(prompt).text()))
    enter(box(prompt), "five good words of mine")
    assert (given, stood) == (["five good words of mine"], [""])
    key(box(prompt), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box(prompt).text() == ""


def test_an_empty_box_gives_nothing_and_takes_the_caret(prompt: PasswordPrompt, given: list[str]) -> None:
    press(prompt, "Switch over")
    assert given == []
    assert ASK_AGAIN in texts(prompt)
    assert box(prompt).accessibleDescription() == "Type your password."
    assert QApplication.focusWidget() is box(prompt)


def test_what_was_wrong_is_said_until_the_next_try(prompt: PasswordPrompt, given: list[str]) -> None:
    prompt.refuse("This is not it.")
    assert "▲  This is not it." in texts(prompt)
    enter(box(prompt), "another one")
    assert "▲  This is not it." not in texts(prompt)
    assert given == ["another one"]


def test_nothing_is_given_while_the_last_one_is_tried(prompt: PasswordPrompt, given: list[str]) -> None:
    button(prompt, "Switch over").setFocus()
    prompt.set_busy(True)
    assert QApplication.focusWidget() is box(prompt)
    enter(box(prompt), "typed too early")
    press(prompt, "Switch over")
    assert given == []
    assert ASK_AGAIN not in texts(prompt)
    prompt.set_busy(False)
    enter(box(prompt), "typed in time")
    assert given == ["typed in time"]


def test_it_can_be_done_without(qtbot: QtBot, prompt: PasswordPrompt, given: list[str]) -> None:
    type_in(box(prompt), "half a pass")
    with qtbot.waitSignal(prompt.declined):
        press(prompt, "Not now")
    assert given == []


def test_forgetting_leaves_neither_password_nor_fault(prompt: PasswordPrompt) -> None:
    prompt.refuse("This is not it.")
    type_in(box(prompt), "half a pass")
    prompt.forget()
    assert box(prompt).text() == ""
    assert texts(prompt) == ["Your password"]
