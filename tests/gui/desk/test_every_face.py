"""Every face of the desk, in a wide window and as a dock, in both languages: all of it fits and has a name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from tests.gui.desk.conftest import DOCK, WIDE, Seat, SitDown
from tests.gui.desk.faces import desk_faces, side_faces
from tests.gui.desk.fake_call_desk import YES
from tests.gui.room import cut_off
from tests.gui.shown import nameless
from tests.gui.somebody import PROGRAM
from ui.desk.boxes import BOX_SHORTCUTS, BoxArea
from ui.desk.script_panel import ScriptPanel
from ui.desk.side_state import SideState
from ui.desk.spelling_panel import Letters
from ui.desk.state import DeskState
from ui.language import ENGLISH, SPANISH, speak
from ui.shortcuts import Shortcut
from ui.theme import set_zoom
from ui.widgets.answer_banner import AnswerBanner
from ui.widgets.reading_text import ReadingText

FORMS = [(size, language) for size in (WIDE, DOCK) for language in (ENGLISH, SPANISH)]


@pytest.fixture(params=FORMS, ids=[f"{size[0]} {language}" for size, language in FORMS])
def faces(request: pytest.FixtureRequest, sit_down: SitDown) -> Iterator[Iterator[tuple[str, Seat]]]:
    """The page, to be turned through every face: beneath a strip and a message bar, names typed."""
    size, language = request.param
    speak(language)
    seat = sit_down(size=size)
    seat.ask(last_name="García-López", birth_date="2/9/1980", ssn="34")
    in_spanish = language == SPANISH

    def turn() -> Iterator[tuple[str, Seat]]:
        for name, state in desk_faces(PROGRAM, in_spanish=in_spanish).items():
            seat.page.show_side(SideState())
            seat.page.show_faults(state.faults)
            yield from shown(name, state)
        state = desk_faces(PROGRAM, in_spanish=in_spanish)["no"]
        for name, side in side_faces(PROGRAM, in_spanish=in_spanish).items():
            seat.page.show_side(side)
            yield from shown(name, state)

    def shown(name: str, state: DeskState) -> Iterator[tuple[str, Seat]]:
        seat.page.show_state(state)
        QApplication.processEvents()
        QApplication.processEvents()
        yield name, seat

    yield turn()
    speak(ENGLISH)


def whole(page: QWidget, part: QWidget) -> bool:
    """Whether all of a part is within its page, and no area around it hides any of it."""
    around = [area for area in page.findChildren(QScrollArea) if area.isAncestorOf(part)]
    if isinstance(part, QScrollArea):
        around.append(part)
    inside = page.rect().contains(part.rect().translated(part.mapTo(page, QPoint(0, 0))))
    return part.isVisible() and inside and all(not area.verticalScrollBar().isVisible() for area in around)


def test_every_face_fits(faces: Iterator[tuple[str, Seat]]) -> None:
    """The boxes and the answer are seen at once, and nothing is cut off."""
    faults: list[tuple[str, object]] = []
    for name, seat in faces:
        page = seat.page
        least = page.minimumSizeHint()
        if least.width() > page.width() or least.height() > page.height():
            faults.append((name, least))
        faults += [(name, text) for text in cut_off(page)]
        faults += [(name, box) for box in BOX_SHORTCUTS if not whole(page, page.box(box))]
        faults += [(name, part) for part in page.findChildren(Letters) if part.isVisible() and not part.fits]
        faults += [(name, part) for part in nameless(page)]
        lower = page.findChildren(AnswerBanner)[0].parentWidget()
        assert lower is not None
        if not whole(page, lower):
            faults.append((name, "banner"))
    assert faults == []


def test_in_a_wide_window_the_script_needs_no_scroll_bar(sit_down: SitDown) -> None:
    seat = sit_down()
    (script,) = seat.page.findChildren(ScriptPanel)
    (text,) = script.findChildren(ReadingText)
    for in_spanish in (False, True):
        for name, state in desk_faces(PROGRAM, in_spanish=in_spanish).items():
            seat.page.show_state(state)
            QApplication.processEvents()
            assert whole(seat.page, text), (name, in_spanish)


def test_nothing_moves_in_a_wide_window_whatever_stands_below(sit_down: SitDown) -> None:
    seat = sit_down()
    areas = set()
    for state in desk_faces(PROGRAM, in_spanish=False).values():
        seat.page.show_state(state)
        QApplication.processEvents()
        (boxes,) = seat.page.findChildren(BoxArea)
        areas.add(boxes.geometry().getRect())
    assert len(areas) == 1


def test_a_narrow_window_is_laid_out_anew_and_a_wide_one_again(sit_down: SitDown) -> None:
    seat = sit_down()
    (script,) = seat.page.findChildren(ScriptPanel)
    places = []
    for width in (1366, 500, 899, 900):
        seat.window.setFixedSize(width, 650)
        QApplication.processEvents()
        beside = script.mapTo(seat.page, QPoint(0, 0)).x() > seat.page.box("last_name").width()
        places.append(beside)
    assert places == [True, False, False, True]


def test_tab_goes_through_the_boxes_as_the_eye_does(sit_down: SitDown) -> None:
    for size in (WIDE, DOCK):
        seat = sit_down(size=size)
        stops = [seat.page.box(name) for name in BOX_SHORTCUTS]
        stops[0].setFocus()
        seen = []
        for _ in stops:
            seen.append(QApplication.focusWidget())
            QTest.keyClick(seat.focused, Qt.Key.Key_Tab)
        assert seen == stops
        places = [(box.mapTo(seat.page, QPoint(0, 0)).y(), box.mapTo(seat.page, QPoint(0, 0)).x()) for box in stops]
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("size", "stops"),
    [
        (WIDE, ["Script in the other language: Español", "1, Eligible, told how to enroll", "Note, if needed"]),
        (DOCK, ["1, Eligible, told how to enroll", "Note, if needed", "Script in the other language: Español"]),
    ],
)
def test_tab_goes_on_to_what_stands_next(sit_down: SitDown, size: tuple[int, int], stops: list[str]) -> None:
    seat = sit_down(YES, size=size)
    seat.ask(last_name="Smith")
    seat.take(Shortcut.WRAP_UP)
    seat.take(Shortcut.SSN)
    seen = []
    for _ in stops:
        seat.press(Qt.Key.Key_Tab)
        seen.append(seat.caret)
    assert seen == stops


def test_in_a_dock_a_menu_has_every_deed_with_its_key(sit_down: SitDown) -> None:
    seat = sit_down(size=DOCK)
    (keys,) = (one for one in seat.page.findChildren(QPushButton) if one.menu())
    assert keys.isVisible()
    labels = [action.text().split("\t")[1] for action in keys.menu().actions()]
    assert labels == ["Enter", "F8", "F9", "F12", "F7", "F11", "Ctrl+R", "Ctrl+D"]
    keys.menu().actions()[5].trigger()
    assert seat.caret == "Find"


def test_with_large_letters_the_boxes_scroll_and_the_caret_is_always_seen(sit_down: SitDown) -> None:
    for size in (WIDE, DOCK):
        set_zoom(4)
        seat = sit_down(size=size)
        for name, shortcut in BOX_SHORTCUTS.items():
            seat.take(shortcut)
            QApplication.processEvents()
            box = seat.page.box(name)
            (area,) = seat.page.findChildren(BoxArea)
            assert area.rect().contains(box.rect().translated(box.mapTo(area, QPoint(0, 0)))), (size, name)
        set_zoom(0)
