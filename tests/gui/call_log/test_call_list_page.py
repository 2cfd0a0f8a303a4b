"""The call list as a supervisor sees it, over a log in memory."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from callcenter.services.protocols import ListedCall
from tests.gui.call_log.fake_call_log import CALL, PASSWORD, FakeCallLog, KeysGone, call
from tests.gui.fakes import Asked, FakeDialogs
from tests.gui.shown import box, button, cells, heads, nameless, press, table, texts, type_in
from tests.gui.somebody import PROGRAM, supervisor_in
from ui.call_log.page import CallListPage
from ui.call_log.table import CallTable
from ui.notices import Kind, Notice
from ui.tasks import Tasks
from ui.theme import set_zoom

# The screen that is none has no size hints to pass on, and says so at every window.

SIGNED_IN = supervisor_in()
OUT = Path("/home/sam/calls.csv")
EXPORT = "&Export as CSV…"


class Seat:
    """A supervisor before the page."""

    def __init__(self, qtbot: QtBot, log: FakeCallLog) -> None:
        self.qtbot = qtbot
        self.dialogs = FakeDialogs()
        self.tasks = Tasks(log)
        self.heard: list[Notice] = []
        self.page = CallListPage(self.tasks, self.dialogs, SIGNED_IN)
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

    @property
    def rows(self) -> list[list[str]]:
        """The list's words."""
        return cells(table(self.page, "Calls, newest first").model())


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


# The page


def test_scrolling_down_fetches_older_calls_until_all_are_there(seat: Seat) -> None:
    assert len(seat.rows) == 100
    assert "the newest 100 calls; scroll down for older ones" in texts(seat.page)
    for expected in (200, 250, 250):
        table(seat.page, "Calls, newest first").scrollToBottom()
        seat.settle()
        assert len(seat.rows) == expected
    assert [row[0] for row in seat.rows] == [call(number).reference for number in range(250, 0, -1)]
    assert "250 calls" in texts(seat.page)


def test_older_calls_come_before_the_end_is_reached(seat: Seat) -> None:
    bar = table(seat.page, "Calls, newest first").verticalScrollBar()
    bar.setValue(bar.maximum() - bar.pageStep() + 1)
    seat.settle()
    assert len(seat.rows) == 200


def test_the_top_of_the_list_fetches_nothing_more(seat: Seat, log: FakeCallLog) -> None:
    table(seat.page, "Calls, newest first").verticalScrollBar().setValue(3)
    seat.settle()
    assert len(log.asked) == 1


def test_refresh_shows_what_came_since(seat: Seat, log: FakeCallLog) -> None:
    log.count = 251
    press(seat.page, "&Refresh")
    seat.settle()
    assert seat.rows[0][0] == call(251).reference


def test_an_empty_log_says_so(sit_down: Callable[[FakeCallLog], Seat]) -> None:
    assert "No call was taken yet." in texts(sit_down(FakeCallLog(0)).page)


def test_an_export_tells_how_many_calls_where_and_under_which_key(seat: Seat) -> None:
    seat.dialogs.will_save(OUT)
    press(seat.page, EXPORT)
    seat.settle()
    assert seat.dialogs.asked == [Asked("save_file", "Where to write the calls", "call-log.csv")]
    assert seat.heard == [
        Notice(
            Kind.DONE,
            "250 calls were written to calls.csv. The signed sidecar lies beside it: keep the two together. "
            "Key ABCD-EFGH",
        )
    ]
    assert button(seat.page, EXPORT).isEnabled()


def test_no_place_chosen_exports_nothing(seat: Seat, log: FakeCallLog) -> None:
    seat.dialogs.will_save(None)
    press(seat.page, EXPORT)
    assert [method for method, _ in log.asked] == ["page"]


def test_an_export_that_needs_the_password_asks_for_it_in_the_page(seat: Seat, log: FakeCallLog) -> None:
    log.keys_gone = True
    seat.dialogs.will_save(OUT)
    press(seat.page, EXPORT)
    seat.settle()
    assert QApplication.focusWidget() is box(seat.page)
    assert list(nameless(seat.page)) == []
    for typed in ("another password", PASSWORD):
        type_in(box(seat.page), typed)
        press(seat.page, "Export")
        seat.settle()
        if typed != PASSWORD:
            assert "▲  This is not your password. Type it once more." in texts(seat.page)
            assert (box(seat.page).text(), QApplication.focusWidget()) == ("", box(seat.page))
    assert [notice.kind for notice in seat.heard] == [Kind.DONE]
    assert "Your password" not in texts(seat.page)
    assert log.asked[-1] == ("export", (OUT, PASSWORD))


def test_leaving_the_password_empties_its_box(seat: Seat, log: FakeCallLog) -> None:
    log.failures["export"] = KeysGone()
    seat.dialogs.will_save(OUT)
    press(seat.page, EXPORT)
    seat.settle()
    typed = box(seat.page)
    type_in(typed, "half a pass")
    press(seat.page, "Not now")
    assert typed.text() == ""
    assert "Your password" not in texts(seat.page)


@pytest.mark.usefixtures("dressed")
def test_columns_grow_with_the_letters(seat: Seat) -> None:
    header = table(seat.page, "Calls, newest first").horizontalHeader()
    before = header.sectionSize(0)
    set_zoom(2)
    assert header.sectionSize(0) > 1.1 * before


@pytest.mark.usefixtures("dressed")
def test_the_page_fits_the_screen_and_names_what_takes_the_focus(seat: Seat) -> None:
    smallest = seat.page.minimumSizeHint()
    assert (smallest.width() <= 1366, smallest.height() <= 700) == (True, True)
    assert list(nameless(seat.page)) == []
