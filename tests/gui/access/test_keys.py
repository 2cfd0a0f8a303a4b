"""Every key of the sheet does something on the page it is told of, wherever the caret is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from tests.gui.access.conftest import Dress, SitDown
from tests.gui.access.controls import walk
from tests.gui.access.desk_tour import KNOWN, STRANGER
from tests.gui.access.hands import press, settle
from tests.gui.access.reach import heard
from tests.gui.access.view import called
from tests.gui.shown import texts
from tests.gui.sign_in.fake_access import FakeAccess
from tests.stories.seat import Seat
from tests.world import MONDAY_MORNING, OPERATOR, SUPERVISOR
from ui import deeds
from ui.language import ENGLISH
from ui.shortcuts import Shortcut
from ui.theme import Scheme

SignIn = Callable[[Dress, str], Seat]

PLAIN = Dress(ENGLISH, Scheme.LIGHT)
BY_THE_PAGE = {Shortcut.CHECK, Shortcut.BACK}
"""Enter and Esc mean something else in every box: pages take them, and no shortcut does."""


def look_of(seat: Seat) -> object:
    """What somebody sees of the window."""
    window = seat.window
    return (
        window.isVisible(),
        window.windowTitle(),
        window.page,
        QApplication.focusWidget(),
        QApplication.font().pointSizeF(),
        texts(window) if window.isVisible() else [],
    )


@contextmanager
def a_change(seat: Seat, shortcut: Shortcut, pressed: set[Shortcut]) -> Iterator[None]:
    """Between its beginning and its end a key is pressed, and the window looks otherwise."""
    settle(seat)
    before = look_of(seat)
    yield
    seat.until(lambda: look_of(seat) != before)
    pressed.add(shortcut)


def take(seat: Seat, shortcut: Shortcut, pressed: set[Shortcut]) -> None:
    with a_change(seat, shortcut, pressed):
        seat.take(shortcut)


def test_every_key_changes_what_is_seen(sign_in: SignIn) -> None:
    pressed: set[Shortcut] = set()
    seat = sign_in(PLAIN, OPERATOR)
    for box in (Shortcut.EDUCATOR_ID, Shortcut.SSN, Shortcut.BIRTH_DATE, Shortcut.FIRST_NAME, Shortcut.LAST_NAME):
        seat.take(Shortcut.LAST_NAME if box is not Shortcut.LAST_NAME else Shortcut.SSN)
        take(seat, box, pressed)
    seat.fill(**STRANGER)
    take(seat, Shortcut.CHECK, pressed)
    seat.answer()
    for shortcut in (Shortcut.SPELL, Shortcut.QUESTIONS, Shortcut.QUOTED, Shortcut.OWN_DAY, Shortcut.REVIEW_CASE):
        take(seat, shortcut, pressed)
        take(seat, Shortcut.BACK, pressed)
    for shortcut in (Shortcut.WRAP_UP, Shortcut.BACK, Shortcut.LANGUAGE, Shortcut.SETTINGS, Shortcut.DESK):
        take(seat, shortcut, pressed)
    for shortcut in (Shortcut.ALL_KEYS, Shortcut.HELP):
        for _ in range(2):  # the second one closes it
            take(seat, shortcut, pressed)
    take(seat, Shortcut.NEXT_CALL, pressed)
    for leaving in (Shortcut.BREAK, Shortcut.LOCK):
        take(seat, leaving, pressed)
        seat.unlock(OPERATOR)
    take(seat, Shortcut.SIGN_OUT, pressed)
    seat.until(lambda: seat.window.workplace is None)
    for shortcut in (Shortcut.ZOOM_IN, Shortcut.ZOOM_RESET, Shortcut.ZOOM_OUT):
        take(seat, shortcut, pressed)
    seat.sign_in(SUPERVISOR)
    for shortcut in (Shortcut.DAY, Shortcut.CASES, Shortcut.PEOPLE, Shortcut.JOURNAL, Shortcut.PROGRAM):
        take(seat, shortcut, pressed)
    for shortcut in (Shortcut.ROSTER, Shortcut.CALLS, Shortcut.FILTER, Shortcut.QUIT):
        take(seat, shortcut, pressed)
    assert pressed == set(Shortcut) - {Shortcut.REFRESH}  # whose figures are the same within a minute


def test_every_key_stands_on_the_sheet_of_some_page() -> None:
    pages = (deeds.SIGN_IN, deeds.NEW_VAULT, deeds.DESK, deeds.DAY, deeds.ROSTER, deeds.CALLS, deeds.SETTINGS)
    told = {one for page in pages for one in (*deeds.keys_here(page), *deeds.keys_everywhere(page, supervisor=True))}
    assert told == set(Shortcut)


def unheard(seat: Seat, *, supervisor: bool) -> list[str]:
    """Keys of the present page's sheet that nothing hears, or that two things hear."""
    page = seat.window.page
    told = (*deeds.keys_here(page), *deeds.keys_everywhere(page, supervisor=supervisor))
    keys = [key for one in told if one not in BY_THE_PAGE for key in one.sequences]
    return [f"{page}: {key}" for key in keys if len(heard(seat.window, key)) != 1]


def test_every_page_hears_the_keys_of_its_sheet(sign_in: SignIn) -> None:
    seat = sign_in(PLAIN, SUPERVISOR)
    for shortcut in (Shortcut.ROSTER, Shortcut.CALLS, Shortcut.SETTINGS, Shortcut.DESK):
        seat.take(shortcut)
        settle(seat)
        assert unheard(seat, supervisor=True) == []


def test_the_entrance_hears_the_keys_of_its_sheet(sit_down: SitDown, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    seat = sit_down(PLAIN, FakeAccess({vault: {}}), vault, MovableClock(MONDAY_MORNING))
    settle(seat)
    assert unheard(seat, supervisor=False) == []
    press(seat, "VaultChoices", "Make a &new vault…")
    assert seat.window.page == deeds.NEW_VAULT
    assert unheard(seat, supervisor=False) == []


def kept_back(window: QWidget, sequences: list[str]) -> list[str]:
    """Controls that take one of these keys for themselves, so that the window does not hear it."""
    return [
        f"{called(stop)} takes {sequence}"
        for stop in walk(window).stops
        for sequence in sequences
        if _takes(stop, QKeySequence(sequence))
    ]


def _takes(control: QWidget, sequence: QKeySequence) -> bool:
    """Whether it claims a key before the shortcuts of its window are asked."""
    pressed = sequence[0]  # type: ignore[index]  # the stubs of PySide leave out that it is a sequence
    event = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(control, event)
    return event.isAccepted()


def test_no_control_of_the_desk_keeps_a_key_of_the_desk_to_itself(sign_in: SignIn) -> None:
    told = (*deeds.keys_here(deeds.DESK), *deeds.keys_everywhere(deeds.DESK, supervisor=False))
    keys = [key for one in told if one not in BY_THE_PAGE for key in one.sequences]
    seat = sign_in(PLAIN, OPERATOR)
    seat.ask(**KNOWN)
    states = (
        Shortcut.LANGUAGE,
        Shortcut.SPELL,
        Shortcut.QUESTIONS,
        Shortcut.QUOTED,
        Shortcut.OWN_DAY,
        Shortcut.WRAP_UP,
    )
    for state in states:
        seat.take(state)
        settle(seat)
        assert kept_back(seat.window, keys) == []


class Greedy(QLineEdit):
    """Every key is its own."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_a_box_that_keeps_a_key_to_itself_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    box, greedy = QLineEdit(page), Greedy(page)
    greedy.setAccessibleName("Greedy")
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert not _takes(box, QKeySequence("F7"))
    assert kept_back(page, ["F7"]) == ["Greedy 'Greedy' takes F7"]
