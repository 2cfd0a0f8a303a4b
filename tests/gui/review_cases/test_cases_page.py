"""The page of review cases as somebody sits before it: by keys alone, and nothing sealed stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.page_room import PageRoom
from tests.gui.review_cases.fake_cases import DECISION_NOTE, NOTE, NUMBER, PASSWORD, FakeCases, case
from tests.gui.room import colliding_keys, cut_off
from tests.gui.shown import cells, enter, key, nameless, table, texts, type_in
from tests.gui.somebody import supervisor_in
from ui import deeds
from ui.notices import Kind, Notice
from ui.review_cases.page import CasesPage

SEALED = (NUMBER, NOTE, DECISION_NOTE)


class Room(PageRoom[CasesPage]):
    """Somebody before the page."""

    def __init__(self, qtbot: QtBot, cases: FakeCases) -> None:
        self.cases = cases
        super().__init__(qtbot, cases, lambda tasks, _: CasesPage(tasks, supervisor_in()))
        self.wanted: list[str] = []
        self.page.page_wanted.connect(self.wanted.append)
        self.enter()

    def list(self, name: str) -> None:
        """Turn to another list by the arrow keys."""
        (found,) = (one for one in self.page.findChildren(QComboBox) if one.accessibleName() == "Which cases")
        found.setFocus()
        while found.currentText() != name:
            key(found, Qt.Key.Key_Down)
        self.settle()

    @property
    def table(self) -> QTableView:
        """The list of cases."""
        return table(self.page, "List of review cases")

    @property
    def shown(self) -> set[str]:
        """Which of the sealed texts can be seen."""
        kept = [one.text() for one in self.page.findChildren(QLineEdit) if one.text()]
        kept += [one.toPlainText() for one in self.page.findChildren(QPlainTextEdit)]
        return {text for text in SEALED if any(text in one for one in (*kept, *texts(self.page)))}


@pytest.fixture
def room(qtbot: QtBot, dressed: None) -> Iterator[Room]:
    room = Room(qtbot, FakeCases(case(1), case(2), case(3), case(4, "to_be_added"), case(5, "added")))
    yield room
    room.tasks.close()


def test_the_queue_tells_of_each_case_and_how_it_stands(room: Room) -> None:
    assert [row[:4] for row in cells(room.table.model())][:2] == [
        ["A7F-001", "Former name not remembered", "Nov 18, 2026, 10:30 AM", "4 days"],
        ["A7F-002", "Thinks a detail is wrong", "Nov 18, 2026, 11:30 AM", "4 days"],
    ]
    assert "3 waiting  ·  the oldest: 4 days  ·  1 to be added" in texts(room.page)
    assert room.caret is room.table


def test_an_empty_queue_says_so_and_the_caret_is_not_lost(room: Room) -> None:
    room.cases.cases.clear()
    room.push("&Refresh")
    assert "No review case waits for a decision." in texts(room.page)
    room.page.refresh()
    room.settle()
    assert room.caret.accessibleName() == "Which cases"


def test_a_case_is_opened_decided_by_digit_and_followed_by_the_next_all_by_keys(room: Room) -> None:
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    assert room.page.card.words[:2] == ["A7F-002", "Thinks a detail is wrong"]
    assert "Given: last name, first name, birth date, last 4 of the Social Security number" in room.page.card.words[-1]
    room.press(Qt.Key.Key_2)
    assert room.page.card.decision.hint == "Whoever asks for this reference is told: not eligible."
    room.press(Qt.Key.Key_Return)
    assert room.heard == [Notice(Kind.DONE, "Case A7F-002: not eligible.")]
    assert [row[0] for row in cells(room.table.model())] == ["A7F-001", "A7F-003"]
    assert (room.caret, room.table.currentIndex().row()) == (room.table, 1)
    assert room.page.card.isHidden()


def test_enter_without_a_choice_says_what_is_missing_and_esc_goes_back(room: Room) -> None:
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    assert room.page.card.decision.hint == "Choose a decision first: press its digit."
    room.press(Qt.Key.Key_Escape)
    assert room.page.card.isHidden()
    assert room.caret is room.table


def test_a_note_with_a_number_in_it_is_refused_where_it_was_typed(room: Room) -> None:
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_3)
    while not isinstance(room.caret, QLineEdit):
        room.press(Qt.Key.Key_Tab)
    type_in(room.caret, "ssn 123-45-6789")
    room.press(Qt.Key.Key_Return)
    assert room.caret.accessibleDescription() == room.page.card.decision.hint
    assert not room.heard
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Return)
    assert not any(one.text() for one in room.page.findChildren(QLineEdit))


def test_what_is_sealed_is_shown_on_request_and_gone_with_the_case_the_page_and_by_key(room: Room) -> None:
    room.press(Qt.Key.Key_Return)
    assert (room.shown, room.cases.read) == (set(), 0)
    room.push("&Show what is sealed")
    assert room.shown == {NUMBER, NOTE}
    room.press(Qt.Key.Key_Space)
    assert room.shown == set(), "the button that hides has the caret"
    room.push("&Show what is sealed")
    room.table.setFocus()
    room.press(Qt.Key.Key_Down)
    assert room.page.card.words[0] == "A7F-002"
    assert room.shown == set()
    room.push("&Show what is sealed")
    room.frame.hide()
    assert room.shown == set()
    assert room.cases.read == 3


def test_what_is_sealed_cannot_be_selected_nor_copied(room: Room) -> None:
    room.press(Qt.Key.Key_Return)
    room.push("&Show what is sealed")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    fields: list[QWidget] = [one for one in room.page.findChildren(QLineEdit) if one.text() == NUMBER]
    fields += [one for one in room.page.findChildren(QPlainTextEdit) if one.toPlainText() == NOTE]
    assert len(fields) == 2
    for field in fields:
        field.setFocus()
        for letter in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
            room.press(letter, Qt.KeyboardModifier.ControlModifier)
        assert clipboard.text() == "before"
    assert room.shown == {NUMBER, NOTE}, "nothing was cut either"


def test_while_a_roster_is_hashed_the_password_opens_what_is_sealed(room: Room) -> None:
    room.cases.keys_gone = True
    room.press(Qt.Key.Key_Return)
    room.push("&Show what is sealed")
    assert any("Your password opens number and notes for once." in text for text in texts(room.page))
    enter(room.caret, "another password")
    room.settle()
    assert "User name or password is not right" in room.caret.accessibleDescription()
    enter(room.caret, PASSWORD)
    room.settle()
    assert room.shown == {NUMBER, NOTE}
    assert "CaseDesk.decide" not in [name for name, _ in room.cases.asked], "Enter in the box decides nothing"


def test_somebody_is_added_by_naming_the_signed_addition(room: Room) -> None:
    room.list("To be added")
    room.table.setFocus()
    room.press(Qt.Key.Key_Return)
    assert room.page.card.addition.words == "With which one did the person come onto the roster?"
    room.push("To the r&oster")
    assert room.wanted == [deeds.ROSTER]
    room.push("Mark as &added")
    assert room.cases.asked[-3] == ("CaseDesk.mark_added", ("A7F-004", 9))
    assert "Nobody waits to be added to the roster." in texts(room.page)
    assert room.heard == [Notice(Kind.DONE, "Case A7F-004: added to the roster.")]


def test_without_a_signed_addition_the_case_says_how_to_make_one(room: Room) -> None:
    room.cases.additions = ()
    room.list("To be added")
    room.table.setFocus()
    room.press(Qt.Key.Key_Return)
    assert "load a file with the person and choose to add" in room.page.card.addition.words
    assert [one.text() for one in room.page.card.addition.findChildren(QPushButton) if one.isVisible()] == [
        "To the r&oster"
    ]


def test_a_decided_case_is_decided_anew_and_an_added_one_stays(room: Room) -> None:
    room.list("Decided")
    room.table.setFocus()
    room.press(Qt.Key.Key_Return)
    room.push("Decide a&new")
    room.press(Qt.Key.Key_5)
    room.press(Qt.Key.Key_Return)
    assert room.heard == [Notice(Kind.DONE, "Case A7F-004: withdrawn.")]
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    assert room.page.card.words[3] == "added to the roster with revision 9, Nov 22, 2026, 9:30 AM, by Sam"
    assert room.page.card.decision.isHidden()


@pytest.mark.parametrize("size", [(1366, 616), (500, 600)])
def test_every_face_has_room_names_and_keys_of_its_own(room: Room, size: tuple[int, int]) -> None:
    room.frame.resize(*size)
    for name in ("Waiting", "To be added"):
        room.list(name)
        room.table.setFocus()
        room.press(Qt.Key.Key_Return)
        room.push("&Show what is sealed")
        assert cut_off(room.page) == []
        assert colliding_keys(room.page) == []
        assert [*nameless(room.page)] == []
        assert size[0] < 1366 or not room.frame.verticalScrollBar().maximum()
        room.press(Qt.Key.Key_Escape)
