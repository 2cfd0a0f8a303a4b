"""The sheet of keys against the keys that are really bound, page by page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QTableWidget, QWidget

from tests.gui.room import cut_off
from tests.gui.shown import cells
from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR
from ui import deeds
from ui.keys_sheet import KeysSheet
from ui.shortcuts import Shortcut

PAGES = (deeds.SIGN_IN, deeds.NEW_VAULT, deeds.DESK, deeds.DAY, deeds.CASES, deeds.ROSTER, deeds.CALLS, deeds.SETTINGS)
HANDLED_BY_THEIR_WIDGETS = {"Enter", "Return", "Esc"}  # no QShortcut: what they do depends on where the caret is


def bound(seat: Seat) -> set[str]:
    """The keys that do something on the page that is shown."""
    shown = (
        shortcut
        for shortcut in seat.window.findChildren(QShortcut)
        if isinstance(owner := shortcut.parent(), QWidget) and owner.isVisible()
    )
    return {shortcut.key().toString() for shortcut in shown} - HANDLED_BY_THEIR_WIDGETS


def told(page: str, *, supervisor: bool) -> set[str]:
    """The keys that the sheet of a page has."""
    both = (*deeds.keys_here(page), *deeds.keys_everywhere(page, supervisor=supervisor))
    return {key for shortcut in both for key in shortcut.sequences} - HANDLED_BY_THEIR_WIDGETS


def rows(seat: Seat) -> list[tuple[str, str]]:
    """The lines of the sheet that is open."""
    (sheet,) = seat.window.findChildren(KeysSheet)
    found = [row for table in sheet.findChildren(QTableWidget) for row in cells(table.model())]
    return [(keys, words) for keys, words in found]


def test_every_shortcut_has_words_and_stands_in_a_sheet() -> None:
    everywhere = {
        shortcut
        for page in PAGES
        for supervisor in (False, True)
        for shortcut in (*deeds.keys_here(page), *deeds.keys_everywhere(page, supervisor=supervisor))
    }
    assert everywhere == set(Shortcut)
    assert all(deeds.words_of(shortcut) for shortcut in Shortcut)


@pytest.mark.parametrize("page", PAGES)
def test_no_key_stands_twice_in_a_sheet(page: str) -> None:
    keys = [*deeds.keys_here(page), *deeds.keys_everywhere(page, supervisor=True)]
    sequences = [sequence for shortcut in keys for sequence in shortcut.sequences]
    assert len(sequences) == len(set(sequences))


def test_before_the_sign_in_the_sheet_tells_of_what_is_bound(seat: Seat) -> None:
    window_alone = {"Ctrl+B", "Ctrl+L", "Ctrl+Shift+O"}  # nobody is in who could leave
    assert bound(seat) - window_alone == told(deeds.SIGN_IN, supervisor=False)


def test_on_an_operators_pages_the_sheet_tells_of_what_is_bound(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    assert bound(seat) == told(deeds.DESK, supervisor=False)
    seat.take(Shortcut.SETTINGS)
    assert bound(seat) == told(deeds.SETTINGS, supervisor=False)


def test_on_a_supervisors_pages_the_sheet_tells_of_what_is_bound(seat: Seat) -> None:
    seat.sign_in(SUPERVISOR)
    for page, key in (
        (deeds.DESK, Shortcut.DESK),
        (deeds.DAY, Shortcut.DAY),
        (deeds.CASES, Shortcut.CASES),
        (deeds.ROSTER, Shortcut.ROSTER),
        (deeds.CALLS, Shortcut.CALLS),
        (deeds.PEOPLE, Shortcut.PEOPLE),
        (deeds.JOURNAL, Shortcut.JOURNAL),
        (deeds.PROGRAM, Shortcut.PROGRAM),
        (deeds.SETTINGS, Shortcut.SETTINGS),
    ):
        seat.take(key)
        seat.until(lambda: seat.window.tasks.is_idle)
        assert seat.window.page == page
        assert bound(seat) == told(page, supervisor=True)


@pytest.mark.parametrize("sequence", Shortcut.ALL_KEYS.sequences)
def test_the_sheet_opens_over_a_call_and_gives_the_caret_back(seat: Seat, sequence: str) -> None:
    seat.sign_in(OPERATOR)
    seat.fill(birth_date="7/30")
    box = seat.focused
    seat.take(Shortcut.ALL_KEYS)
    assert ("F9", "Wrap up the call") in rows(seat)
    assert ("Ctrl+L", "Lock; a call under way is kept") in rows(seat)
    seat.press(Qt.Key.Key_Down)
    seat.press(Qt.Key.Key_Escape)
    assert seat.focused is box
    seat.type("/1961")
    assert seat.boxes()["birth_date"] == "7/30/1961"
    seat.until(lambda: not seat.window.findChildren(KeysSheet))


def test_the_sheets_own_key_closes_it(seat: Seat) -> None:
    seat.take(Shortcut.ALL_KEYS)
    assert ("Ctrl+Q", "Close the program") in rows(seat)
    assert not any(words == "Sign out" for _, words in rows(seat))
    seat.take(Shortcut.ALL_KEYS)
    seat.until(lambda: not seat.window.findChildren(KeysSheet))


def test_a_lock_takes_the_sheet_away(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    seat.take(Shortcut.ALL_KEYS)
    seat.take(Shortcut.LOCK)
    seat.unlock(OPERATOR)
    assert not seat.window.findChildren(KeysSheet)


@pytest.mark.parametrize("size", [(1366, 700), (500, 640)])
def test_nothing_of_it_is_cut_off(seat: Seat, size: tuple[int, int], dressed: None) -> None:
    seat.sign_in(SUPERVISOR)
    seat.window.resize(*size)
    seat.take(Shortcut.ALL_KEYS)
    (sheet,) = seat.window.findChildren(KeysSheet)
    assert cut_off(sheet) == []
    for table in sheet.findChildren(QTableWidget):
        wide = sum(table.columnWidth(column) for column in range(2))
        assert wide <= table.viewport().width()
        assert size[0] < 1366 or not table.verticalScrollBar().maximum()
