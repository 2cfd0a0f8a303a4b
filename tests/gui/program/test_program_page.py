"""The program's page as a supervisor sits before it: each section saved by itself, and nothing before that."""

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from callcenter.domain.program import Program
from callcenter.domain.wording import Text
from tests.gui.fakes import FakeDialogs
from tests.gui.program.fake_program import FakePrograms, Trouble
from tests.gui.room import colliding_keys, cut_off
from tests.gui.shown import button, key, nameless, press, texts, type_in
from tests.gui.somebody import PROGRAM, supervisor_in
from tests.world import MONDAY_MORNING
from ui.notices import Notice
from ui.program.page import ProgramPage
from ui.supervisor_pages import Office
from ui.tasks import Tasks

SECTIONS = ("line", "closed", "enrollment", "wording", "questions", "codes", "checking", "versions")


class Room:
    """The page in a window of its own, and all that it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.programs = FakePrograms()
        self.dialogs = FakeDialogs()
        self.tasks = Tasks(self.programs)
        self.page = ProgramPage(Office(self.tasks, self.dialogs, MovableClock(MONDAY_MORNING), supervisor_in()))
        self.heard: list[Notice] = []
        self.followed: list[Program] = []
        self.page.noticed.connect(self.heard.append)
        self.page.program_changed.connect(self.followed.append)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 620)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def turn_to(self, section: str) -> None:
        """Show a section and wait for what it asks."""
        self.page.show_section(section)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked any more."""
        self._qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=10_000)

    def save(self) -> Program:
        """Press Save; the program that is in force then."""
        press(self.page, "&Save")
        self.settle()
        return self.programs.present

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        """The one part of this name that can be seen."""
        found = [one for one in self.page.findChildren(kind) if one.isVisible() and one.accessibleName() == name]
        assert len(found) == 1, (name, len(found))
        return found[0]

    def type_anew(self, name: str, words: str) -> None:
        """Put other words into the box of this name."""
        kind = (
            QPlainTextEdit
            if any(one.accessibleName() == name and one.isVisible() for one in self.page.findChildren(QPlainTextEdit))
            else QLineEdit
        )
        box = self.part(kind, name)
        box.setFocus()
        key(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_in(box, words)

    def choose(self, name: str, row: int) -> QListWidget:
        """Take a line of a list."""
        shown = self.part(QListWidget, name)
        assert isinstance(shown, QListWidget)
        shown.setCurrentRow(row)
        self.settle()
        return shown

    def tick(self, words: str) -> QCheckBox:
        """A tick by its words."""
        (found,) = (one for one in self.page.findChildren(QCheckBox) if one.isVisible() and one.text() == words)
        return found

    @property
    def fault(self) -> str:
        """What is said to be wrong."""
        return next((text for text in texts(self.page) if text.startswith("▲")), "")


@pytest.fixture
def room(qtbot: QtBot, dressed: None) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.tasks.close()
    assert not room.dialogs.unanswered


def test_every_section_has_names_room_and_letters_of_its_own_wide_and_folded(qtbot: QtBot, room: Room) -> None:
    for width in (1366, 500):
        room.page.resize(width, 620)
        for section in SECTIONS:
            room.turn_to(section)
            assert not list(nameless(room.page)), section
            assert colliding_keys(room.page) == [], section
            qtbot.waitUntil(lambda: not cut_off(room.page))  # lines have their height when they have their width


def test_other_hours_are_saved_as_they_were_typed_and_the_window_follows(room: Room) -> None:
    room.turn_to("line")
    room.type_anew("Opens at", "10 am")
    room.type_anew("Closes at", "24:00")
    assert "Not saved yet: opening time, closing time" in texts(room.page)
    line = room.save().line
    assert (line.opens, line.closes) == ("10:00", "24:00")
    assert room.followed == [room.programs.present]
    assert [notice.text for notice in room.heard] == ["Saved. It is in force, as version 2 of the program."]
    assert not button(room.page, "&Save").isEnabled()


def test_a_time_that_cannot_be_read_is_told_and_the_caret_is_in_its_box(room: Room) -> None:
    room.turn_to("line")
    room.type_anew("Opens at", "early")
    assert room.save() is PROGRAM
    assert room.fault == "▲  Type a time of day, such as 9:30 PM or 21:30."
    assert QApplication.focusWidget() is room.part(QLineEdit, "Opens at")


def test_what_the_program_cannot_be_is_told_where_it_was_typed(room: Room) -> None:
    room.turn_to("line")
    room.type_anew("Opens at", "9 pm")
    assert room.save() is PROGRAM
    assert room.fault == "▲  The line must open earlier than it closes: change one of the two times."
    room.turn_to("enrollment")
    assert room.fault == ""


def test_what_the_vault_refuses_stays_in_the_boxes(room: Room) -> None:
    room.turn_to("line")
    room.type_anew("Phone number that callers dial", "(573) 555-0134")
    room.programs.failure = Trouble()
    assert room.save() is PROGRAM
    assert room.fault == f"▲  {Trouble.sentence}"
    assert room.save().line.phone == "(573) 555-0134"
    assert room.fault == ""


def test_what_was_refused_and_is_undone_is_not_told_any_more(room: Room) -> None:
    room.turn_to("enrollment")
    room.type_anew("Web address", "example")
    room.save()
    assert room.fault == "▲  “Web address” must be an address such as https://www.example.org/enroll."
    assert QApplication.focusWidget() is room.part(QLineEdit, "Web address")
    press(room.page, "&Undo")
    assert room.fault == ""


def test_a_fault_in_a_list_names_the_box_shows_its_item_and_has_the_caret_there(room: Room) -> None:
    room.turn_to("codes")
    codes = room.choose("Codes, in the order of their numbers", 3)
    room.type_anew("In Spanish", " ")
    codes.setCurrentRow(0)
    room.save()
    assert room.fault == "▲  “In Spanish” is empty: write the text, in both languages."
    assert codes.currentRow() == 3
    assert QApplication.focusWidget() is room.part(QLineEdit, "In Spanish")
    room.turn_to("questions")
    questions = room.choose("Questions in their order", 1)
    room.type_anew("Question in English", PROGRAM.questions[0].question.en)
    room.save()
    assert room.fault == "▲  This question is there twice: word it otherwise, or remove it."
    assert questions.currentRow() == 1


def test_an_answer_that_no_code_is_likely_for_is_told_in_the_words_of_the_ticks(room: Room) -> None:
    room.turn_to("codes")
    room.choose("Codes, in the order of their numbers", 0)
    press(room.page, "&Remove")
    room.save()
    assert room.fault == "▲  No code is the likely one after YES: choose a code in the list and tick YES."


def test_a_text_that_is_wrong_is_shown_with_the_caret_in_its_language(room: Room) -> None:
    room.turn_to("wording")
    which = room.part(QComboBox, "Text")
    assert isinstance(which, QComboBox)
    which.setCurrentIndex(which.findData("script.closing"))
    room.type_anew("In Spanish", "")
    room.part(QPlainTextEdit, "In Spanish").setProperty("plainText", "")
    which.setCurrentIndex(0)
    room.save()
    assert room.fault == "▲  “Script: closing” is empty: write the text, in both languages."
    assert which.currentData() == "script.closing"
    assert QApplication.focusWidget() is room.part(QPlainTextEdit, "In Spanish")


def test_what_is_not_saved_stays_and_is_marked_at_the_sections_name(room: Room) -> None:
    room.turn_to("line")
    room.type_anew("Opens at", "9:30 AM")
    room.turn_to("closed")
    (mark,) = (one for one in room.page.findChildren(QRadioButton) if one.text() == "Phone line ●")
    assert mark.accessibleName() == "Phone line, not saved"
    assert room.page.is_changed
    room.turn_to("line")
    assert room.part(QLineEdit, "Opens at").property("text") == "9:30 AM"
    room.save()
    assert (mark.text(), mark.accessibleName(), room.page.is_changed) == ("Phone line", "", False)


def test_what_is_typed_while_the_vault_saves_stays_unsaved(room: Room) -> None:
    room.turn_to("line")
    room.type_anew("Opens at", "9:30 AM")
    press(room.page, "&Save")
    room.type_anew("Opens at", "9:45 AM")
    room.settle()
    assert room.programs.present.line.opens == "09:30"
    assert room.part(QLineEdit, "Opens at").property("text") == "9:45 AM"
    assert "Not saved yet: opening time" in texts(room.page)
    assert room.save().line.opens == "09:45"


def test_a_change_of_one_section_leaves_what_is_typed_in_another(room: Room) -> None:
    room.turn_to("line")
    room.type_anew("Opens at", "9:30 AM")
    room.turn_to("closed")
    press(room.page, "&Remove")
    days = room.save().line.closed_days
    room.turn_to("line")
    line = room.save().line
    assert (line.opens, line.closed_days) == ("09:30", days)
    assert len(days) == len(PROGRAM.line.closed_days) - 1


@pytest.mark.parametrize("agreed", [True, False])
def test_esc_undoes_what_is_not_saved_after_a_question(room: Room, agreed: bool) -> None:
    room.turn_to("checking")
    key(room.page, Qt.Key.Key_Escape)
    assert not room.dialogs.asked
    minutes = room.page.section("checking").findChild(QLineEdit)
    assert minutes is not None
    key(minutes, Qt.Key.Key_Up)
    room.dialogs.will_confirm(agreed)
    key(room.page, Qt.Key.Key_Escape)
    assert len(room.dialogs.asked) == 1
    assert room.page.is_changed is not agreed
    assert (minutes.text() == "10") is agreed


def test_a_holiday_is_suggested_ticked_and_saved_as_a_closed_day(room: Room) -> None:
    room.turn_to("closed")
    press(room.page, "Suggest &federal holidays")
    assert [notice.text for notice in room.heard] == [
        "Every federal holiday until the end of next year is a closed day already."
    ]
    closed = PROGRAM.line.closed_days
    shown = room.choose("Closed on", closed.index(date(2026, 11, 26)))
    press(room.page, "&Remove")
    assert date(2026, 11, 26) not in room.save().line.closed_days
    press(room.page, "Suggest &federal holidays")
    holidays = room.choose("Federal holidays that are no closed days yet", 0)
    assert [holidays.item(row).text() for row in range(holidays.count())] == ["November 26, 2026  ·  Thanksgiving Day"]
    press(room.page, "Add &ticked ones")
    assert QApplication.focusWidget() is shown
    assert room.save().line.closed_days == closed


def test_a_day_is_closed_as_it_was_typed(room: Room) -> None:
    room.turn_to("closed")
    box = room.part(QLineEdit, "Day, such as 11/27/2026")
    type_in(box, "11/27")
    key(box, Qt.Key.Key_Return)
    assert room.fault
    room.type_anew("Day, such as 11/27/2026", "11/27/2026")
    key(box, Qt.Key.Key_Return)
    assert (room.fault, box.property("text")) == ("", "")
    assert date(2026, 11, 27) in room.save().line.closed_days


def test_wording_is_read_with_its_variables_filled_in_before_it_is_saved(room: Room) -> None:
    room.turn_to("wording")
    which = room.part(QComboBox, "Text")
    assert isinstance(which, QComboBox)
    which.setCurrentIndex(which.findData("script.greeting"))
    room.type_anew("In English", "Call {phone} again.")
    assert "Call (800) 555-0117 again." in texts(room.page)
    assert which.currentText() == "Script: greeting  (changed)"
    assert room.save().script.greeting == Text(en="Call {phone} again.", es=PROGRAM.script.greeting.es)


def test_a_variable_that_there_is_not_is_named_and_nothing_is_saved(room: Room) -> None:
    room.turn_to("wording")
    which = room.part(QComboBox, "Text")
    assert isinstance(which, QComboBox)
    which.setCurrentIndex(which.findData("script.closing"))
    room.type_anew("In Spanish", "Hasta luego, {caller}.")
    assert room.save() is PROGRAM
    assert "{caller}" in room.fault


def test_a_question_is_added_moved_and_removed(room: Room) -> None:
    room.turn_to("questions")
    press(room.page, "&Add")
    for name, words in (
        ("Question in English", "Is it raining?"),
        ("Question in Spanish", "Llueve?"),
        ("Answer in English", "No: {hours}."),
        ("Answer in Spanish", "No: {hours}."),
    ):
        room.type_anew(name, words)
    press(room.page, "&Move up")
    first = room.choose("Questions in their order", 0).item(0).text()
    press(room.page, "&Remove")
    questions = room.save().questions
    assert questions[-2].question == Text(en="Is it raining?", es="Llueve?")
    assert first == PROGRAM.questions[0].question.en
    assert len(questions) == len(PROGRAM.questions)


def test_a_code_is_worded_anew_and_likely_for_another_answer(room: Room) -> None:
    room.turn_to("codes")
    room.choose("Codes, in the order of their numbers", 5)
    room.type_anew("In English", "Review asked for")
    room.tick("NO").click()
    codes = room.save().wrap_up
    assert (codes[5].code, codes[5].label.en, codes[5].suggested_for) == (
        PROGRAM.wrap_up[5].code,
        "Review asked for",
        ("NO",),
    )
    assert [code.code for code in codes if "NO" in code.suggested_for] == [codes[5].code]


def test_a_new_code_has_a_short_word_that_no_other_ever_had(room: Room) -> None:
    retired = replace(PROGRAM.wrap_up[6], code="wrong_number", label=Text(en="Wrong number", es="Número equivocado"))
    room.programs.versions.append(replace(PROGRAM, wrap_up=PROGRAM.wrap_up[:-1], retired=(retired,)))
    room.page.presenter.bring_back(2)
    room.settle()
    room.turn_to("codes")
    press(room.page, "&Add")
    room.type_anew("In English", "Wrong number")
    room.type_anew("In Spanish", "Se equivoca")
    assert room.save().wrap_up[-1].code == "wrong_number_2"


def test_notes_are_switched_off(room: Room) -> None:
    room.turn_to("codes")
    room.tick("Calls may have a n&ote").click()
    assert not room.save().notes


def test_a_version_says_what_it_changed_is_compared_and_brought_back(room: Room) -> None:
    room.turn_to("checking")
    minutes = room.part(QWidget, "Minutes until the lock").findChild(QLineEdit)
    assert minutes is not None
    key(minutes, Qt.Key.Key_Up)
    room.save()
    room.turn_to("versions")
    shown = room.choose("Versions, newest first", 1)
    assert [shown.item(row).text().split("   ")[-1] for row in range(2)] == [
        "minutes until the lock",
        "as the vault was made",
    ]
    told = room.part(QPlainTextEdit, "What it says otherwise than the present one")
    assert isinstance(told, QPlainTextEdit)
    assert told.toPlainText() == "minutes until the lock\n    then: 10\n    now: 11"
    room.dialogs.will_confirm(True)
    press(room.page, "&Bring back")
    room.settle()
    assert room.programs.present == PROGRAM
    assert shown.count() == 3


def test_every_kind_of_change_is_told_in_words(room: Room) -> None:
    line = replace(PROGRAM.line, opens="10:00", days=("monday",), closed_days=(), time_zone="America/Denver")
    room.page.presenter.save(
        "line", line=line, notes=False, wrap_up=PROGRAM.wrap_up[:-1], questions=PROGRAM.questions[:1]
    )
    room.settle()
    room.turn_to("versions")
    room.choose("Versions, newest first", 1)
    told = room.part(QPlainTextEdit, "What it says otherwise than the present one").property("plainText")
    for words in (
        "time zone\n    then: Central time, America/Chicago\n    now: Mountain time, America/Denver",
        "    now: Monday\n",
        "opening time\n    then: 8:00 AM\n    now: 10:00 AM",
        "    then: January 1, 2026; ",
        "closed days\n",
        "    now: nothing",
        "notes\n    then: yes\n    now: no",
        f"{PROGRAM.wrap_up[-1].label.en}\n",
        f"    now: {PROGRAM.questions[0].question.en} – ",
    ):
        assert words in told, words
