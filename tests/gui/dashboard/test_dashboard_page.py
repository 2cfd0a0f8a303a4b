"""The dashboard as somebody sits before it: read at a glance, by keys, and never moving under the eyes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from callcenter.domain.day_intervals import intervals_of
from callcenter.domain.hours import LineHours
from tests.gui.dashboard.fake_day import (
    CODES,
    GARCIAS,
    HEAD,
    SMITHS,
    FakeDays,
    Trouble,
    busy_day,
    empty_day,
    report_of,
)
from tests.gui.page_room import PageRoom
from tests.gui.room import colliding_keys, cut_off
from tests.gui.shown import button, cells, heads, key, nameless, press, table, texts
from tests.gui.somebody import PROGRAM, supervisor_in
from ui import deeds
from ui.dashboard.page import DashboardPage
from ui.dashboard.report_paper import documents_of, paint_report
from ui.dashboard.report_words import ReportWords
from ui.dashboard.wording import interval_labels
from ui.notices import Kind, Notice
from ui.theme import set_zoom


class Room(PageRoom[DashboardPage]):
    """Somebody before the page."""

    def __init__(self, qtbot: QtBot) -> None:
        self.days = FakeDays()
        super().__init__(qtbot, self.days, lambda tasks, dialogs: DashboardPage(tasks, dialogs, supervisor_in()))
        self.wanted: list[str] = []
        self.page.page_wanted.connect(self.wanted.append)
        self.enter()

    @property
    def counted(self) -> int:
        """How often the figures were asked for."""
        return sum(method == "figures" for method, _ in self.days.asked)

    def choose(self, name: str, entry: str) -> None:
        """Take an entry of the list of this name by the keyboard."""
        (box,) = (one for one in self.page.findChildren(QComboBox) if one.accessibleName() == name)
        box.setFocus()
        place = box.findText(entry)
        while box.currentIndex() != place:
            key(box, Qt.Key.Key_Down if box.currentIndex() < place else Qt.Key.Key_Up)
        self.settle()

    @property
    def intervals(self) -> QTableView:
        """The table beneath the bars."""
        return table(self.page, "Calls by interval")


@pytest.fixture
def room(qtbot: QtBot, dressed: None) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.tasks.close()


def test_the_day_is_told_in_words_and_numbers(room: Room) -> None:
    said = texts(room.page)
    assert {"Mon, November 23, 2026, today", "as of 2:31 PM"} <= set(said)
    assert {"245", "3:05", "0:31", "not wrapped up", "average wrap-up"} <= set(said)
    assert "Roster 3, revision 5: 620,000 people. Signed by Sam on Nov 20, 2026, 4:15 PM." in said
    assert "3 review cases wait. Opened on this day: 2. Decided: 1." in said
    assert "A7F-2QM  ·  11:41 AM, Olive  ·  5 failed checks" in said
    assert "Signed in here: Sam, since 9:30 AM" in said
    assert cells(table(room.page, "Operators of the day").model())[0][:4] == ["Olive", "161", "2:31 PM", "3:00"]


def test_the_table_has_the_numbers_of_the_bars_and_their_sum(room: Room) -> None:
    strip, rows = room.page.intervals.strip, cells(room.intervals.model())
    assert heads(room.intervals.model()) == ["Began", "Calls", *strip.strip.kinds]
    assert rows[0] == ["All", "245", "130", "50", "25", "1", "39"]
    assert [row[0] for row in rows[1:]] == [bar.label for bar in strip.strip.bars]
    assert [row[2:] for row in rows[1:]] == [[str(number) for number in bar.numbers] for bar in strip.strip.bars]
    assert strip.accessibleDescription() == "Most calls began at 10 AM: 44 calls."


def test_intervals_and_what_is_counted_are_chosen_by_keys(room: Room) -> None:
    room.choose("Interval", "15 minutes")
    assert cells(room.intervals.model())[1][0] == "8:00 AM"
    room.choose("Count", "Wrap-up codes")
    assert [head.replace("\n", " ") for head in heads(room.intervals.model())][2:4] == [
        code.label.en for code in PROGRAM.wrap_up[:2]
    ]
    assert cells(room.intervals.model())[0][-1] == "2", "not wrapped up stands last"
    room.choose("Interval", "Days, the last 7")
    assert [row[0] for row in cells(room.intervals.model())[1:]][-2:] == ["Sun 22", "Mon 23"]
    assert CODES[0] not in texts(room.page)


def test_days_are_turned_by_keys_and_today_is_led_back_to(room: Room) -> None:
    key(button(room.page, "&Previous day"), Qt.Key.Key_Space)
    room.settle()
    assert "Sun, November 22, 2026" in texts(room.page)
    assert not any(row[1] != "0" for row in cells(room.intervals.model()))
    press(room.page, "&Today")
    room.settle()
    assert "Mon, November 23, 2026, today" in texts(room.page)
    assert not button(room.page, "&Next day").isEnabled()


def test_it_counts_anew_by_itself_while_it_is_shown(room: Room) -> None:
    (timer,) = room.page.findChildren(QTimer)
    assert (timer.interval(), timer.isActive()) == (15_000, True)
    asked = room.counted
    timer.timeout.emit()
    room.settle()
    assert room.counted == asked + 1
    room.page.hide()
    assert not timer.isActive()
    room.page.show()
    assert timer.isActive()


def test_f5_counts_anew(room: Room) -> None:
    asked = room.counted
    QTest.keyClick(QApplication.focusWidget() or room.page, Qt.Key.Key_F5)
    room.settle()
    assert room.counted == asked + 1


def test_what_somebody_looks_at_stays_where_it_is_when_numbers_change(room: Room) -> None:
    view, release = room.intervals, release_button(room, SMITHS.reference)
    room.choose("Interval", "15 minutes")
    view.selectRow(30)
    view.scrollToBottom()
    scrolled = view.verticalScrollBar().value()
    release.setFocus()
    more = replace(busy_day().quarters[0], answers={"YES": 50})
    room.days.now = replace(busy_day(), quarters=(more, *busy_day().quarters[1:]))
    room.page.presenter.look_again()
    room.settle()
    assert cells(view.model())[1][2] == "50"
    assert [index.row() for index in view.selectionModel().selectedRows()] == [30]
    assert view.verticalScrollBar().value() == scrolled > 0
    assert QApplication.focusWidget() is release


def release_button(room: Room, reference: str) -> QPushButton:
    (found,) = (
        one for one in room.page.findChildren(QPushButton) if one.accessibleName() == f"Release call {reference}"
    )
    return found


@pytest.mark.parametrize("agreed", [True, False])
def test_a_throttled_call_is_released_after_a_question(room: Room, agreed: bool) -> None:
    room.dialogs.will_confirm(agreed)
    key(release_button(room, GARCIAS.reference), Qt.Key.Key_Space)
    room.settle()
    (asked,) = room.dialogs.asked
    assert asked.title == "Release call A7G-3RN?"
    assert "10 more failed checks" in asked.text
    assert ("release", (GARCIAS.reference,)) in room.days.asked or not agreed
    assert (Kind.DONE in {notice.kind for notice in room.heard}) is agreed
    waiting = [text for text in texts(room.page) if "failed checks" in text]
    assert len(waiting) == (1 if agreed else 2)


def test_cards_lead_to_the_pages_where_more_can_be_done(room: Room) -> None:
    press(room.page, "To the re&view cases")
    press(room.page, "To the r&oster")
    assert room.wanted == [deeds.CASES, deeds.ROSTER]


def test_warnings_are_there_while_there_is_something_to_see_to(room: Room) -> None:
    assert not room.page.warnings.isVisible()
    room.days.now = empty_day()
    press(room.page, "Re&fresh")
    room.settle()
    assert room.page.warnings.words == [
        "No roster is active, so no check can be answered. Import one on the roster page.",
        "This computer's clock may be wrong: something here is dated Nov 25, 2026, 2:31 PM, which is still to come. "
        "Set the clock right.",
    ]
    assert "No roster is active. The import of roster 4 is at 12,000 of 620,000 rows." in texts(room.page)
    assert "No call waits for a release." in texts(room.page)


def test_a_count_that_failed_is_told_beside_the_time_of_the_last_one(room: Room) -> None:
    room.days.failures["figures"] = Trouble()
    press(room.page, "Re&fresh")
    room.settle()
    assert "as of 2:31 PM  ▲  Not counted anew: Something has to be mended." in texts(room.page)
    assert "245" in texts(room.page)
    assert room.heard == []


def test_a_report_is_written_where_somebody_says_on_one_page(room: Room, tmp_path: Path) -> None:
    room.dialogs.will_save(tmp_path / "monday")
    press(room.page, "Save &report…")
    room.settle()
    ((day, out, pdf),) = room.days.saved
    assert (day, out) == (busy_day().day, tmp_path / "monday.pdf")
    assert room.dialogs.asked[0].text == "day-2026-11-23.pdf"
    assert pdf.startswith(b"%PDF-") and pdf.count(b"/Type /Page\n") == 1
    assert room.heard[-1] == Notice(Kind.DONE, "The report was written to monday.pdf.")


def test_everything_has_a_name_and_a_letter_of_its_own(room: Room) -> None:
    assert list(nameless(room.page)) == []
    assert colliding_keys(room.page) == []


@pytest.mark.parametrize("zoom", [0, 4])
@pytest.mark.parametrize("width", [1366, 500])
def test_nothing_is_cut_off(room: Room, width: int, zoom: int) -> None:
    set_zoom(zoom)
    room.frame.resize(width, 620)
    assert cut_off(room.page) == []


def test_a_busy_day_with_warnings_needs_no_scrolling_on_a_small_screen(room: Room) -> None:
    room.days.now = replace(busy_day(), warnings=empty_day().warnings, staged=empty_day().staged)
    press(room.page, "Re&fresh")
    room.settle()
    QApplication.processEvents()
    assert (room.frame.verticalScrollBar().maximum(), room.frame.horizontalScrollBar().maximum()) == (0, 0)


def test_an_hour_that_comes_twice_is_told_apart_by_its_time_zone() -> None:
    hours, autumn = LineHours(PROGRAM.line), date(2026, 11, 1)
    for length, first, second in ((60, "1 AM CDT", "1 AM CST"), (30, "1:30 AM CDT", "1:30 AM CST")):
        labels = interval_labels(hours, intervals_of(hours, autumn, (), length), length)
        assert labels.count(first) == labels.count(second) == 1
        assert {"12 AM", "2 AM"} <= set(labels) or {"12:00 AM", "2:00 AM"} <= set(labels)


# The report


def test_a_report_has_the_numbers_of_the_day_and_where_they_come_from(dressed: None) -> None:
    documents = documents_of(ReportWords(report_of(busy_day()), PROGRAM).paper())
    above, beneath = documents.above.toPlainText().split(), documents.beneath.toPlainText()
    assert {"245", "130", "50", "25", "39", "3:05", "0:31"} <= set(above)
    assert "TRAINING: made-up people, no real calls" in documents.above.toPlainText()
    told = " ".join(beneath.split())
    assert "10 AM 44 23 9 5 1 6" in told
    assert "All 245 130 50 25 1 39" in told
    assert "Olive 161 2:31 PM 3:00 86 33" in told
    assert f"epoch {HEAD.epoch}, entry 1,821, code {HEAD.code}" in told
    assert "3 review cases wait. Opened on this day: 2. Decided: 1." in told
    assert documents.height <= 960


def test_a_long_day_with_many_operators_still_is_one_page(dressed: None) -> None:
    operators = tuple(replace(busy_day().operators[0], operator=f"Operator {place:02}") for place in range(60))
    report = report_of(replace(busy_day(), operators=operators))
    assert documents_of(ReportWords(report, PROGRAM).paper()).height > 960
    paper = QImage(720, 1300, QImage.Format.Format_Grayscale8)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    paint_report(painter, ReportWords(report, PROGRAM).paper())
    painter.end()
    lines = [any(paper.pixelColor(x, y).value() < 128 for x in range(0, 720, 3)) for y in range(paper.height())]
    assert 900 < max(y for y, has_ink in enumerate(lines) if has_ink) <= 960


def test_a_report_speaks_the_language_of_the_screen(dressed: None, in_spanish: None) -> None:
    told = documents_of(ReportWords(report_of(empty_day()), PROGRAM).paper())
    assert "23 de noviembre de 2026" in told.above.toPlainText()
