"""Every face of the roster page: what takes the focus has a name, keys do not collide, all fits, nothing stays."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTableView,
    QWidget,
)

from tests.gui.roster.conftest import Seat
from tests.gui.roster.fake_roster_vault import FILE_PASSWORD, PREVIEW, FakeRosterVault
from tests.gui.roster.states import FILE, STATES
from tests.gui.shown import cells, heads, nameless
from ui.roster.state import RosterState, Step

_MNEMONIC = re.compile(r"&(?!&)(.)")
_NUMBER = "•••-••-9876"  # a reader that masked badly
_TRACES = ("9876", "Smith", "Muñoz", "02/1", "Surname", "educators", FILE_PASSWORD)


@pytest.fixture
def faces(seat: Seat, dressed: None) -> Iterator[tuple[str, RosterState, Seat]]:
    """The page, dressed, to be turned through every face."""

    def turn() -> Iterator[tuple[str, RosterState, Seat]]:
        for name, state in STATES.items():
            seat.page.show_state(state)
            QApplication.processEvents()
            yield name, state, seat

    return turn()


def visible(page: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [part for part in page.findChildren(kind) if part.isVisible()]


def takes_tab(part: QWidget) -> bool:
    """Whether Tab comes to it."""
    takes = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and part.isVisible() and part.isEnabled() and part.focusProxy() is None


def tab_stops(page: QWidget) -> list[QWidget]:
    """What Tab comes to within the page, in its order, as from whatever stands above the page."""
    first = page.nextInFocusChain()
    while first is not None and not takes_tab(first):
        first = first.nextInFocusChain()
    assert first is not None
    first.setFocus()
    stops: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in stops:
        stops.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return stops


def _place(page: QWidget, part: QWidget) -> tuple[int, int]:
    place = part.mapTo(page, QPoint(0, 0))
    return place.y(), place.x()


def test_every_face_fits_the_screen(faces: Iterator[tuple[str, RosterState, Seat]]) -> None:
    assert [
        (name, smallest)
        for name, _, seat in faces
        if (smallest := seat.page.minimumSizeHint()).width() > 1366 or smallest.height() > 700
    ] == []


def test_whatever_takes_the_focus_has_a_name(faces: Iterator[tuple[str, RosterState, Seat]]) -> None:
    assert [(name, part) for name, _, seat in faces for part in nameless(seat.page)] == []


def test_no_two_keys_of_a_face_collide(faces: Iterator[tuple[str, RosterState, Seat]]) -> None:
    for name, _, seat in faces:
        texts = [part.text() for part in visible(seat.page, QAbstractButton) if isinstance(part, QAbstractButton)]
        texts += [part.text() for part in visible(seat.page, QLabel) if isinstance(part, QLabel) and part.buddy()]
        letters = [found[1].upper() for text in texts if (found := _MNEMONIC.search(text))]
        assert sorted(letters) == sorted(set(letters)), (name, texts)


def test_every_button_but_those_of_a_password_has_a_key(faces: Iterator[tuple[str, RosterState, Seat]]) -> None:
    for name, _, seat in faces:
        for part in visible(seat.page, QAbstractButton):
            assert isinstance(part, QAbstractButton)
            of_password = part.objectName() == "show_key" or "PasswordPrompt" in type(part.parent()).__name__
            has_key = _MNEMONIC.search(part.text()) or part.text().endswith(("Esc", "Enter"))
            assert has_key or of_password or part.text() == "Stopping…" or isinstance(part.parent(), QTableView), name


def test_tab_comes_to_everything_from_the_top_to_the_keys_below(
    faces: Iterator[tuple[str, RosterState, Seat]],
) -> None:
    for name, state, seat in faces:
        stops = tab_stops(seat.page)
        # The arrows, not Tab, move among the buttons of a group.
        wanted = {
            part for part in visible(seat.page, QWidget) if takes_tab(part) and not isinstance(part, QRadioButton)
        }
        assert wanted <= set(stops), name
        rows = [part for part in stops if isinstance(part, QComboBox) and part.accessibleName().endswith("taken for")]
        assert [_place(seat.page, row) for row in rows] == sorted(_place(seat.page, row) for row in rows), name
        if state.stage is not None:
            below = [stop for stop in stops if _place(seat.page, stop)[0] > 620]
            assert not below or stops[-len(below) :] == below, name


def everything(page: QWidget) -> str:
    """All that any part of the page shows, holds or tells assistive technology, hidden or not."""
    found: list[str] = []
    for part in page.findChildren(QWidget):
        found += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLineEdit | QLabel | QAbstractButton):
            found.append(part.text())
        if isinstance(part, QComboBox):
            found += [part.itemText(place) for place in range(part.count())]
        if isinstance(part, QTableView) and part.model():
            found += [" ".join(row) for row in (heads(part.model()), *cells(part.model()))]
        interface = QAccessible.queryAccessibleInterface(part)
        if interface:
            found += [interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText]
    return "\n".join(found)


def traces(page: QWidget) -> set[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the event loop does when it comes to rest
    text = everything(page)
    return {trace for trace in _TRACES if trace in text}


def test_nothing_of_the_file_stays_when_the_wizard_is_left(seat: Seat, vault: FakeRosterVault) -> None:
    rows = tuple(replace(row, cells=(*row.cells[:3], _NUMBER, "")) for row in PREVIEW.rows)
    vault.preview = replace(PREVIEW, rows=rows)
    presenter = seat.page.presenter
    for ends in (presenter.leave, presenter.go_on):
        presenter.begin()
        presenter.file.choose_file(FILE)
        seen: set[str] = set()
        for step in (Step.FILE, Step.READING, Step.COLUMNS, Step.COUNTED, Step.TIME):
            seat.until_step(step)
            seen |= traces(seat.page)
            if step is not Step.TIME:
                presenter.go_on()
        assert seen == {*_TRACES} - {FILE_PASSWORD}
        ends()
        seat.until_step(Step.READY if ends == presenter.leave else Step.HASHED)
        assert traces(seat.page) == set()
        assert not any(trace in repr(presenter.state) for trace in ("9876", "Smith", "Muñoz", "educators"))


def test_a_password_that_was_typed_for_a_workbook_leaves_no_trace(seat: Seat, vault: FakeRosterVault) -> None:
    vault.file_password = FILE_PASSWORD
    presenter = seat.page.presenter
    presenter.begin()
    presenter.file.choose_file(FILE)
    seat.until_step(Step.FILE)
    QTest.keyClicks(seat.focused, FILE_PASSWORD)
    typed = seat.focused
    assert isinstance(typed, QLineEdit)
    assert typed.text() == FILE_PASSWORD
    presenter.leave()
    assert traces(seat.page) == set()
    QTest.keyClick(typed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typed.text() == ""
