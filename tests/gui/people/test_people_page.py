"""The page of people as somebody sits before it: by keys alone, and what is told once is gone when left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from callcenter.domain.accounts import Role
from tests.gui.page_room import PageRoom
from tests.gui.people.fake_people import (
    FINGERPRINT,
    HALF_WAY,
    LONGEST_ONE_TIME,
    ONE_TIME,
    PASSWORD,
    SECOND,
    FakePeople,
    NameTaken,
)
from tests.gui.room import colliding_keys, cut_off
from tests.gui.shown import button, cells, enter, nameless, table, texts
from tests.gui.somebody import supervisor_in
from tests.world import OPERATOR, SUPERVISOR
from ui.people.page import PeoplePage
from ui.people.state import Deed, Kind, PeopleState, Step
from ui.theme import set_zoom


class Room(PageRoom[PeoplePage]):
    """Somebody before the page."""

    def __init__(self, qtbot: QtBot) -> None:
        self.people = FakePeople()
        super().__init__(
            qtbot, self.people, lambda tasks, dialogs: PeoplePage(tasks, dialogs, supervisor_in()), height=616
        )
        self.enter()

    def type_and_enter(self, text: str) -> None:
        """Type where the caret is, and press Enter."""
        enter(self.caret, text)
        self.settle()

    def go_to(self, name: str) -> None:
        """To somebody in the list, by the arrow keys."""
        self.table.setFocus()
        rows = [row[0] for row in cells(self.table.model())]
        while self.table.currentIndex().row() != rows.index(name):
            below = self.table.currentIndex().row() < rows.index(name)
            self.press(Qt.Key.Key_Down if below else Qt.Key.Key_Up)

    @property
    def table(self) -> QTableView:
        """The list."""
        return table(self.page, "Who may sign in")

    @property
    def buttons(self) -> list[str]:
        """What can be pressed beside the list."""
        found = self.page.person.findChildren(QPushButton)
        return [one.text().replace("&", "") for one in found if one.isVisible()]

    @property
    def kept(self) -> str:
        """All that stands in any box, seen or not."""
        lines = [one.text() for one in self.page.findChildren(QLineEdit)]
        return " ".join([*lines, *(one.toPlainText() for one in self.page.findChildren(QPlainTextEdit))])


@pytest.fixture
def room(qtbot: QtBot, dressed: None) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.tasks.close()


def test_the_list_tells_of_everybody_and_the_card_of_whoever_is_chosen(room: Room) -> None:
    assert cells(room.table.model()) == [
        [SUPERVISOR, "supervisor", "Nov 23, 2026, 8:58 AM", "0", "signed in here"],
        ["recovery", "recovery code", "never", "0", "on paper"],
        [OPERATOR, "operator", "Nov 23, 2026, 8:58 AM", "3", ""],
        [SECOND, "supervisor", "never", "0", "one-time password"],
    ]
    assert room.caret is room.table
    room.go_to(OPERATOR)
    assert room.page.person.words[:4] == [
        *(OPERATOR, "Role: operator", "Last sign-in: Nov 23, 2026, 8:58 AM"),
        "Wrong passwords: 3, the last on Nov 23, 2026, 9:20 AM",
    ]


def test_only_what_is_allowed_can_be_pressed(room: Room) -> None:
    assert (room.buttons, room.page.person.words[-1]) == (
        [],
        "You cannot remove yourself, change your own role or reset your own password. Another supervisor can.",
    )
    room.go_to("recovery")
    assert room.buttons == []
    room.go_to(OPERATOR)
    assert room.buttons == ["Give a one-time password…", "Make a supervisor…", "Remove…"]
    room.go_to(SECOND)
    assert room.buttons == ["Give a one-time password…", "Make an operator…", "Remove…"]


def test_somebody_is_added_by_keys_and_the_password_is_gone_when_left(room: Room) -> None:
    room.push("A&dd somebody…")
    room.type_and_enter(OPERATOR)
    assert room.caret.accessibleDescription() == NameTaken.sentence
    room.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type_and_enter("Nora")
    assert room.page.showing.told == (ONE_TIME, "")
    assert (room.caret.accessibleName(), room.heard[0].text) == (
        "One-time password of Nora",
        "Nora may sign in now as operator.",
    )
    room.push("&Written down")
    assert ONE_TIME not in room.kept
    assert "Nora" not in room.kept
    assert room.caret is room.table


@pytest.mark.parametrize("way", ["esc", "hide", "list"])
def test_however_it_is_left_the_password_is_gone(room: Room, way: str) -> None:
    room.go_to(OPERATOR)
    room.dialogs.will_confirm(True)
    room.push("Give a one-time &password…")
    assert ONE_TIME in room.kept
    if way == "esc":
        room.press(Qt.Key.Key_Escape)
    elif way == "hide":
        room.frame.hide()
    else:
        room.go_to(SUPERVISOR)
    assert ONE_TIME not in room.kept


def test_the_password_cannot_be_copied_and_the_fingerprint_can(room: Room) -> None:
    room.go_to(SECOND)
    room.dialogs.will_confirm(True)
    room.push("Make an &operator…")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    room.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (clipboard.text(), room.page.showing.told) == ("before", (ONE_TIME, FINGERPRINT))
    room.press(Qt.Key.Key_Tab)
    room.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == FINGERPRINT
    assert "new fingerprint" in room.dialogs.asked[0].text


@pytest.mark.parametrize(("size", "zoom"), [((1366, 616), 0), ((500, 640), 0), ((500, 640), 4)])
def test_the_longest_password_is_seen_whole(room: Room, size: tuple[int, int], zoom: int) -> None:
    set_zoom(zoom)
    room.frame.resize(*size)
    room.people.one_time = LONGEST_ONE_TIME
    room.go_to(OPERATOR)
    room.dialogs.will_confirm(True)
    room.push("Give a one-time &password…")
    field = room.caret
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == LONGEST_ONE_TIME
    assert field.accessibleDescription() == "Five words with a hyphen between them."
    assert (field.verticalScrollBar().maximum(), field.horizontalScrollBar().maximum()) == (0, 0)


@pytest.mark.parametrize("button_text", ["Give a one-time &password…", "Make a &supervisor…"])
def test_what_is_not_agreed_to_is_not_done(room: Room, button_text: str) -> None:
    room.go_to(OPERATOR)
    room.dialogs.will_confirm(False)
    room.push(button_text)
    assert room.people.changes == []


def test_somebody_is_removed_by_typing_the_name(room: Room) -> None:
    room.go_to(SECOND)
    room.push("Re&move…")
    assert any("old files and backups open nothing new for Rosario" in text for text in texts(room.page))
    room.type_and_enter("Rosa")
    assert room.people.changes == []
    room.type_and_enter("rio")
    assert room.people.changes == [("remove", (SECOND, None))]
    assert room.page.showing.told == ("", FINGERPRINT)
    assert room.heard[0].text == "Rosario was removed, and everybody's keys are renewed."
    assert [row[0] for row in cells(room.table.model())] == [SUPERVISOR, "recovery", OPERATOR]


def test_while_a_roster_is_hashed_the_own_password_is_asked_for(room: Room) -> None:
    room.people.keys_gone = True
    room.go_to(OPERATOR)
    room.dialogs.will_confirm(True)
    room.push("Make a &supervisor…")
    room.type_and_enter("another password")
    assert "not right" in room.caret.accessibleDescription()
    room.type_and_enter(PASSWORD)
    assert room.people.changes[-1] == ("change_role", (OPERATOR, Role.SUPERVISOR, PASSWORD))
    assert room.page.showing.told == (ONE_TIME, "")
    assert PASSWORD not in room.kept


def test_what_is_being_done_says_how_far_it_is_and_that_it_goes_on(room: Room) -> None:
    state = PeopleState(
        room.page.presenter.state.people, SECOND, Step.WORKING, Deed(Kind.REMOVE, SECOND), progress=HALF_WAY
    )
    room.page.show_state(state)
    assert room.caret.accessibleName() == "How far the change is"
    assert room.caret.accessibleDescription().startswith("Everybody's keys are being renewed.")
    assert not button(room.page, "A&dd somebody…").isEnabled()


@pytest.mark.parametrize("size", [(1366, 616), (500, 640)])
def test_every_face_has_room_names_and_keys_of_its_own(room: Room, size: tuple[int, int]) -> None:
    room.frame.resize(*size)
    for step in ("person", "adding", "removing", "showing"):
        room.go_to(SECOND)
        if step == "adding":
            room.push("A&dd somebody…")
            room.type_and_enter(OPERATOR)  # the fault needs room as well
        elif step == "removing":
            room.push("Re&move…")
        elif step == "showing":
            room.dialogs.will_confirm(True)
            room.push("Make an &operator…")
        assert cut_off(room.page) == []
        assert colliding_keys(room.page) == []
        assert [*nameless(room.page)] == []
        assert not room.frame.verticalScrollBar().maximum()
        room.press(Qt.Key.Key_Escape)
