"""The strip: the line's state, the call's time and the ways out of the window at every width, the rest as it fits."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callcenter.domain.hours import Opening
from callcenter.services.protocols import SignedIn
from tests.gui.room import cut_off
from tests.gui.somebody import operator_in, supervisor_in
from tests.world import MONDAY_MORNING
from ui.language import ENGLISH, speak
from ui.shortcuts import Shortcut
from ui.theme import set_zoom
from ui.top_strip import TopStrip
from ui.widgets.line_strip import LineStrip

PAGES = [
    ("Desk", Shortcut.DESK),
    ("Day", Shortcut.DAY),
    ("Calls", Shortcut.CALLS),
    ("Cases", Shortcut.CASES),
    ("Roster", Shortcut.ROSTER),
    ("People", Shortcut.PEOPLE),
    ("Journal", Shortcut.JOURNAL),
    ("Settings", Shortcut.SETTINGS),
]
WAYS_OUT = ("Break", "Lock", "Sign out")
DOCK, USUAL = 500, 1366

Strip = Callable[..., TopStrip]


@pytest.fixture
def strip(qtbot: QtBot, dressed: None) -> Iterator[Strip]:
    """Makes a strip in the program's dress, in mid-call."""
    windows: list[QWidget] = []

    def make(signed_in: SignedIn, width: int) -> TopStrip:
        pages = PAGES if signed_in.role.is_supervisor else [PAGES[0], PAGES[-1]]
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        strip = TopStrip(signed_in, pages)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(strip)
        layout.addStretch()
        window.resize(width, 300)
        window.show()
        strip.show_now(MONDAY_MORNING)
        strip.show_count(120)
        strip.show_page(0)
        strip.show_call("K7F-2QM", 151)
        settle(strip)
        return strip

    yield make
    speak(ENGLISH)


def settle(strip: TopStrip) -> None:
    """Once every part has its font and its place."""
    for _ in range(3):
        QApplication.processEvents()


def seen(strip: TopStrip) -> list[str]:
    """What can be read in it."""
    return [part.text() for part in strip.findChildren(QLabel) + strip.findChildren(QPushButton) if part.isVisible()]


def rows(strip: TopStrip) -> int:
    """How many rows its parts stand in."""
    parts = [part for part in strip.findChildren(QWidget) if part.isVisible() and part.parent() is strip]
    return len({part.mapTo(strip, QPoint(0, part.height() // 2)).y() // 20 for part in parts})


def line(strip: TopStrip) -> LineStrip:
    (found,) = strip.findChildren(LineStrip)
    return found


@pytest.mark.parametrize("zoom", [-2, 0, 2, 4])
def test_nothing_is_cut_off_and_what_has_to_be_seen_is(strip: Strip, zoom: int) -> None:
    set_zoom(zoom)
    for width in (DOCK, 760, USUAL):
        for somebody in (operator_in(), supervisor_in()):
            found = strip(somebody, width)
            inside = [part for part in found.findChildren(QWidget) if part.isVisible()]
            assert cut_off(found) == []
            assert max(part.mapTo(found, QPoint(part.width(), 0)).x() for part in inside) <= width
            assert {*WAYS_OUT, "Call K7F-2QM  2:31"} <= set(seen(found))
            assert line(found).text.startswith("9:30 AM")
            assert "open" in line(found).text


def test_a_wide_strip_is_one_row_with_the_keys_of_its_pages(strip: Strip) -> None:
    found = strip(operator_in(), USUAL)
    assert rows(found) == 1
    assert {"Desk  Ctrl+1", "Settings  Ctrl+,", "120 calls today", "Olive, operator"} <= set(seen(found))
    assert line(found).text == "9:30 AM  ·  line open until 8:00 PM"


def test_a_dock_drops_words_and_folds_into_two_rows_for_an_operator(strip: Strip) -> None:
    found = strip(operator_in(), DOCK)
    assert rows(found) == 2
    assert "120 calls today" not in seen(found)
    assert line(found).text == "9:30 AM  ·  open until 8:00 PM"


def test_it_unfolds_when_the_window_grows(strip: Strip) -> None:
    found = strip(operator_in(), DOCK)
    found.window().resize(USUAL, 300)
    settle(found)
    assert rows(found) == 1
    assert "120 calls today" in seen(found)


def test_tab_goes_from_button_to_button_as_the_eye_does(strip: Strip) -> None:
    for width in (DOCK, USUAL):
        found = strip(supervisor_in(), width)
        found.window().activateWindow()
        # Of the pages Tab stops at the one that is shown; arrows lead to the others.
        buttons = [one for one in found.findChildren(QPushButton) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        first = min(buttons, key=lambda button: _place(found, button))
        first.setFocus()
        walked = [first]
        for _ in buttons[1:]:
            QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            assert isinstance(focused, QPushButton)
            walked.append(focused)
        assert walked == sorted(buttons, key=lambda button: _place(found, button))


def _place(strip: TopStrip, button: QPushButton) -> tuple[int, int]:
    middle = button.mapTo(strip, QPoint(0, button.height() // 2))
    return middle.y() // 20, middle.x()


def test_closing_and_grace_are_set_off(strip: Strip) -> None:
    found = strip(operator_in(), USUAL)
    assert line(found).property("urgent") is False
    evening = MONDAY_MORNING + timedelta(hours=10, minutes=20)
    found.show_now(evening)
    assert (line(found).text, line(found).icon) == ("7:50 PM  ·  line closes in 10 min, at 8:00 PM", "open")
    assert line(found).property("urgent") is True
    found.show_now(evening + timedelta(minutes=15), call_seconds=20 * 60)
    assert (line(found).text, line(found).icon) == ("8:05 PM  ·  line closed, grace until 8:15 PM", "closed")
    found.show_now(evening + timedelta(minutes=15))
    assert line(found).text == "8:05 PM  ·  line closed until Tue 8:00 AM"


def test_it_folds_anew_when_the_line_has_more_to_say(strip: Strip) -> None:
    for width in range(480, 920, 20):  # at some of them the longer words do not fit as the shorter ones did
        found = strip(operator_in(), width)
        before = rows(found)
        found.show_now(MONDAY_MORNING + timedelta(hours=10, minutes=40), call_seconds=60 * 60)
        settle(found)
        assert cut_off(found) == []
        found.show_now(MONDAY_MORNING)
        settle(found)
        assert rows(found) == before


def test_an_evening_shows_at_once(strip: Strip) -> None:
    found = strip(operator_in(), USUAL)
    evening = MONDAY_MORNING + timedelta(hours=10, minutes=20)
    found.show_openings((Opening(evening, evening + timedelta(hours=1)),))
    found.show_now(evening)
    assert line(found).text == "7:50 PM  ·  line open until 8:50 PM"


def test_every_button_says_in_its_tool_tip_what_its_key_does(strip: Strip) -> None:
    found = strip(supervisor_in(), USUAL)
    tips = {button.text(): button.toolTip() for button in found.findChildren(QPushButton)}
    assert tips["Lock"] == "Lock; a call under way is kept  Ctrl+L"
    assert all(tips.values())
    assert "America/Chicago" in line(found).toolTip()
