"""The call log as a supervisor sees it, over a log in memory."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.services.call_log_protocol import ListedCall
from tests.gui.call_log.fake_call_log import CALL, NOTE, FakeCallLog, call
from tests.gui.fakes import FakeDialogs
from tests.gui.shown import cells, heads, key, nameless, press, table, texts, type_in
from tests.gui.somebody import PROGRAM, supervisor_in
from tests.world import MONDAY_MORNING
from ui.call_log.call_card import CallCard
from ui.call_log.page import CallListPage
from ui.call_log.table import CallTable
from ui.notices import Notice
from ui.tasks import Tasks
from ui.theme import set_zoom
from ui.widgets.still_combo_box import StillComboBox

SIGNED_IN = supervisor_in()
LIST = "Calls, newest first"
DOCK = (500, 740)


class Seat:
    """A supervisor before the page."""

    def __init__(self, qtbot: QtBot, log: FakeCallLog) -> None:
        self.qtbot = qtbot
        self.dialogs = FakeDialogs()
        self.tasks = Tasks(log)
        self.heard: list[Notice] = []
        self.page = CallListPage(self.tasks, self.dialogs, MovableClock(MONDAY_MORNING), SIGNED_IN)
        self.page.noticed.connect(self.heard.append)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitActive(self.page).__enter__()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked any more."""
        self.qtbot.waitUntil(lambda: self.tasks.is_idle)

    def press(self, one: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, wherever the caret is; until nothing is asked any more."""
        focused = QApplication.focusWidget()
        assert focused is not None
        key(focused, one, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Where the caret is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        type_in(focused, text)

    def control(self, name: str) -> QWidget:
        """The box or choice of this name."""
        kinds = (*self.page.findChildren(QLineEdit), *self.page.findChildren(StillComboBox))
        (found,) = (one for one in kinds if one.accessibleName() == name)
        return found

    def choose(self, name: str, words: str) -> None:
        """Take an entry of a choice, as the keyboard does."""
        choice = self.control(name)
        assert isinstance(choice, StillComboBox)
        choice.setCurrentText(words)
        choice.activated.emit(choice.currentIndex())
        self.settle()

    @property
    def table(self) -> QTableView:
        """The list."""
        return table(self.page, LIST)

    @property
    def rows(self) -> list[list[str]]:
        """The list's words."""
        return cells(self.table.model())

    @property
    def card(self) -> CallCard:
        """The opened call's place."""
        (found,) = self.page.findChildren(CallCard)
        return found


@pytest.fixture
def sit_down(qtbot: QtBot) -> Iterator[Callable[[FakeCallLog], Seat]]:
    seats: list[Seat] = []

    def make(log: FakeCallLog) -> Seat:
        seats.append(Seat(qtbot, log))
        return seats[-1]

    yield make
    for seat in seats:
        seat.tasks.close()


@pytest.fixture
def log() -> FakeCallLog:
    return FakeCallLog(250)


@pytest.fixture
def seat(sit_down: Callable[[FakeCallLog], Seat], log: FakeCallLog) -> Seat:
    return sit_down(log)


def shown(*calls: ListedCall) -> CallTable:
    """A table of these calls."""
    model = CallTable(PROGRAM)
    model.show_calls(calls)
    return model


# Rows


def test_a_call_is_told_in_words() -> None:
    ended = replace(CALL, ended_at="2026-11-23T15:43:31+00:00", checks=2, answer="YES", wrap_up="eligible_informed")
    model = shown(ended)
    assert dict(zip(heads(model), cells(model)[0], strict=True)) == {
        "Reference": "A7F-2QM",
        "Began": "Nov 23, 9:41 AM",
        "Length": "2:31",
        "Operator": "Olive",
        "Answer": "YES",
        "Wrap-up": "Eligible, told how to enroll",
        "Line": "open",
        "Checks": "2",
    }


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"wrap_up": "not_wrapped_up"}, "Wrap-up", "not wrapped up"),
        ({"wrap_up": ""}, "Wrap-up", "from a shell"),
        ({"wrap_up": "a_former_code"}, "Wrap-up", "a_former_code"),
        ({"line_open": False}, "Line", "after hours"),
        ({"ended_at": None}, "Length", "–"),
        ({"answer": "NONE"}, "Answer", "no check"),
        ({"answer": "CANNOT"}, "Answer", "CANNOT"),
        ({"started_at": "2026-11-23T05:59:00+00:00"}, "Began", "Nov 22, 11:59 PM"),
    ],
    ids=str,
)
def test_what_is_no_plain_value_is_told_in_words(change: dict[str, object], column: str, words: str) -> None:
    model = shown(replace(CALL, **change))  # type: ignore[arg-type]  # one field of a ListedCall
    assert dict(zip(heads(model), cells(model)[0], strict=True))[column] == words


@pytest.mark.usefixtures("dressed")
def test_a_call_after_hours_has_a_mark_beside_its_words() -> None:
    model = shown(CALL, replace(CALL, line_open=False))
    marks = [model.index(row, 6).data(Qt.ItemDataRole.DecorationRole) for row in range(2)]
    assert (marks[0], marks[1].isNull()) == (None, False)


def test_a_call_of_another_year_tells_its_year() -> None:
    model = shown(CALL, replace(CALL, started_at="2025-12-31T15:00:00+00:00"))
    assert [row[1] for row in cells(model)] == ["Nov 23, 9:41 AM", "Dec 31, 2025, 9:00 AM"]


def test_a_spanish_screen_names_answers_and_wrap_ups_in_spanish(in_spanish: None) -> None:
    model = shown(replace(CALL, answer="MORE", wrap_up="not_on_list"))
    assert cells(model)[0][4:6] == ["MÁS DATOS", "No figura en la lista"]


def test_the_table_keeps_qts_rules_for_models(qtmodeltester: ModelTester) -> None:
    model = shown(*(call(number) for number in range(9, 5, -1)))
    model.allow_more(True)
    model.more_wanted.connect(lambda: model.add_calls([call(5)]))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt tells no types


def test_older_calls_are_asked_for_only_while_there_are_some() -> None:
    model, asked = shown(CALL), []
    model.more_wanted.connect(lambda: asked.append("more"))
    model.fetchMore(QModelIndex())
    assert asked == []
    model.allow_more(True)
    model.fetchMore(QModelIndex())
    model.fetchMore(model.index(0, 0))
    assert asked == ["more"]


# The list


def test_scrolling_down_fetches_older_calls_until_all_are_there(seat: Seat) -> None:
    assert len(seat.rows) == 100
    assert "100 calls shown; older ones follow" in texts(seat.page)
    for expected in (200, 250, 250):
        seat.table.scrollToBottom()
        seat.settle()
        assert len(seat.rows) == expected
    assert [row[0] for row in seat.rows] == [call(number).reference for number in range(250, 0, -1)]
    assert "250 calls shown" in texts(seat.page)


def test_older_calls_come_before_the_end_is_reached(seat: Seat, log: FakeCallLog) -> None:
    bar = seat.table.verticalScrollBar()
    bar.setValue(3)
    seat.settle()
    assert len(log.asked_for("page")) == 1
    bar.setValue(bar.maximum() - bar.pageStep() + 1)
    seat.settle()
    assert len(seat.rows) == 200


def test_refresh_shows_what_came_since(seat: Seat, log: FakeCallLog) -> None:
    log.count = 251
    press(seat.page, "&Refresh")
    seat.settle()
    assert seat.rows[0][0] == call(251).reference


def test_totals_stand_above_the_list(seat: Seat) -> None:
    assert "250 calls  ·  NO 25  ·  no check 225  ·  3:41 on average  ·  25 after hours" in texts(seat.page)
    assert "not wrapped up 250" in texts(seat.page)


def test_an_empty_log_and_a_filter_that_no_call_fits_say_so(sit_down: Callable[[FakeCallLog], Seat]) -> None:
    seat = sit_down(FakeCallLog(0))
    assert "No call was taken yet." in texts(seat.page)
    seat.choose("Answer", "YES")
    assert "No call fits this filter." in texts(seat.page)


# The filter


def test_the_filter_is_worked_by_keys_alone(seat: Seat, log: FakeCallLog) -> None:
    seat.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is seat.control("Days")
    for _ in range(7):
        seat.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is seat.control("Reference")
    seat.type(call(7).reference.lower())
    seat.press(Qt.Key.Key_Return)
    assert [row[0] for row in seat.rows] == [call(7).reference]
    assert QApplication.focusWidget() is seat.table
    assert log.asked_for("totals")[-1] == (CallFilter(reference=call(7).reference.lower()),)


def test_choices_are_taken_at_once_and_every_call_comes_back(seat: Seat, log: FakeCallLog) -> None:
    seat.choose("Answer", "NO")
    seat.choose("Line", "After hours")
    assert log.asked_for("page")[-1][-1] == CallFilter(answer="NO", line_open=False)
    assert len(seat.rows) == 25
    press(seat.page, "E&very call")
    seat.settle()
    assert log.asked_for("page")[-1][-1] == EVERY_CALL
    assert seat.control("Answer").property("currentText") == "Any"


def test_a_date_that_cannot_be_read_is_told_and_the_list_stays(seat: Seat, log: FakeCallLog) -> None:
    box = seat.control("From")
    box.setFocus()
    seat.type("11/31/2026")
    assert seat.control("Days").property("currentText") == "Days as typed"
    seat.press(Qt.Key.Key_Return)
    assert "▲  The calendar has no such day: check month, day and year." in texts(seat.page)
    assert box.accessibleDescription() == "The calendar has no such day: check month, day and year."
    assert QApplication.focusWidget() is box
    assert len(log.asked_for("page")) == 1
    seat.type("11/30/2026")  # in place of what is selected
    seat.press(Qt.Key.Key_Return)
    assert not any(text.startswith("▲") for text in texts(seat.page))


def test_what_is_typed_stays_when_choices_arrive(seat: Seat) -> None:
    box = seat.control("Reference")
    box.setFocus()
    seat.type("A00")
    seat.page.filtering.refresh()
    seat.settle()
    assert box.property("text") == "A00"


def test_a_filter_is_kept_under_a_name_and_chosen_again(seat: Seat, log: FakeCallLog) -> None:
    seat.choose("Answer", "NO")
    press(seat.page, "&Keep filter…")
    seat.settle()
    assert QApplication.focusWidget() is seat.control("Name of this filter")
    seat.type("Every NO")
    seat.press(Qt.Key.Key_Return)
    assert [one.name for one in log.saved] == ["Every NO"]
    press(seat.page, "E&very call")
    seat.settle()
    seat.choose("Kept filters", "Every NO")
    assert log.asked_for("page")[-1][-1] == CallFilter(answer="NO")
    press(seat.page, "Re&move filter")
    seat.settle()
    assert log.saved == ()
    assert len(seat.rows) == 25


def test_esc_leaves_the_name_first_and_then_the_filter(seat: Seat, log: FakeCallLog) -> None:
    seat.choose("Answer", "NO")
    press(seat.page, "&Keep filter…")
    seat.settle()
    seat.press(Qt.Key.Key_Escape)
    assert "Name of this filter" not in texts(seat.page)
    seat.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is seat.table
    assert log.saved == ()


# One call


def test_enter_opens_a_call_arrows_lead_on_and_esc_goes_back(seat: Seat) -> None:
    assert QApplication.focusWidget() is seat.table
    seat.press(Qt.Key.Key_Return)
    assert call(250).reference in texts(seat.page)
    for _ in range(2):
        seat.press(Qt.Key.Key_Down)
    assert call(248).reference in texts(seat.page)
    seat.press(Qt.Key.Key_Escape)
    assert seat.card.isHidden()
    assert QApplication.focusWidget() is seat.table
    assert seat.table.currentIndex().row() == 2
    seat.press(Qt.Key.Key_Down)
    assert seat.card.isHidden()


def test_an_opened_call_tells_names_of_fields_and_rules(seat: Seat) -> None:
    seat.press(Qt.Key.Key_Return)
    *facts, checks = seat.card.words
    assert facts == [
        "Nov 24, 2026, 6:20 AM, took –",
        "Olive",
        "NO",
        "not wrapped up",
        "after hours",
        "sealed",
        "waits for a supervisor; opened 9:43 AM: Got a letter or an e-mail",
        "version 3",
    ]
    assert checks.splitlines()[:8] == [
        "Check 1 of 2  ·  Nov 23, 2026, 9:42 AM",
        "MORE: a weak rule hit",
        "Given: first name, last 4 of the Social Security number",
        "Rules asked: last4_birth_given, last4_surname_given",
        "Rules hit: last4_surname_given",
        "Asked for next: birth date",
        "Roster 2, revision 5",
        "Program version 3",
    ]


def test_the_note_is_shown_on_request_and_gone_with_the_call(seat: Seat, log: FakeCallLog) -> None:
    seat.press(Qt.Key.Key_Return)
    assert log.asked_for("note") == []
    press(seat.page, "Show the &note")
    seat.settle()
    assert NOTE in texts(seat.page)
    seat.table.setFocus()
    seat.press(Qt.Key.Key_Down)
    assert NOTE not in texts(seat.page)
    assert log.asked_for("note") == [(call(250).reference,)]


# Its room


@pytest.mark.usefixtures("dressed")
def test_in_a_dock_a_call_takes_the_lists_place_and_the_filter_comes_when_it_is_wanted(seat: Seat) -> None:
    seat.page.resize(*DOCK)
    assert seat.page.minimumSizeHint().width() <= DOCK[0]
    assert seat.table.horizontalScrollBar().maximum() == 0
    assert not seat.control("Days").isVisible()
    seat.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is seat.control("Days")
    seat.press(Qt.Key.Key_Escape)
    assert not seat.control("Days").isVisible()
    seat.press(Qt.Key.Key_Return)
    assert not seat.table.isVisible()
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    seat.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is seat.table


@pytest.mark.usefixtures("dressed")
def test_columns_grow_with_the_letters(seat: Seat) -> None:
    header = seat.table.horizontalHeader()
    before = header.sectionSize(0)
    set_zoom(2)
    assert header.sectionSize(0) > 1.1 * before


@pytest.mark.usefixtures("dressed")
def test_the_page_fits_the_screen_and_names_what_takes_the_focus(seat: Seat) -> None:
    seat.press(Qt.Key.Key_Return)
    smallest = seat.page.minimumSizeHint()
    assert (smallest.width() <= 1366, smallest.height() <= 620) == (True, True)
    assert list(nameless(seat.page)) == []
