"""A supervisor's day at the window, by keyboard alone: watch, find a call, decide a case, export."""

import csv
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from callcenter.services.export_check import verify_export
from tests.gui.shown import cells, table
from tests.gui.shown import texts as labels
from tests.stories.days_calls import AFTER_HOURS, CALL_BACK, MINUTE, OF_CALLERS, DaysCalls
from tests.stories.seat import Seat
from tests.stories.traces import texts
from tests.world import OPERATOR, World
from ui import deeds
from ui.call_log.call_card import CallCard
from ui.dashboard.page import DashboardPage
from ui.desk.quoted_panel import QuotedPanel
from ui.review_cases.page import CasesPage
from ui.shortcuts import Shortcut

WORKBOOK_PASSWORD = "four plain words here"
TUESDAY_MORNING = AFTER_HOURS + timedelta(hours=13)


def nothing_of_a_caller_stands_in(seat: Seat) -> bool:
    """No part of the window shows or tells what a caller said."""
    shown = texts(seat.window)
    return not {value for value in OF_CALLERS if value in shown}


def listed(seat: Seat) -> list[str]:
    """The references in the list of calls."""
    return [row[0] for row in cells(table(seat.window, "Calls, newest first").model())]


def begin_export(seat: Seat) -> None:
    """To the calls, and Export: its form has the caret."""
    seat.go_to(Shortcut.CALLS)
    seat.alt(Qt.Key.Key_X)


def export_to(seat: Seat, out: Path) -> str:
    """Choose the place and wait for the file; the fingerprint that the window shows."""
    seat.dialogs.will_save(out)
    seat.alt(Qt.Key.Key_P)
    seat.until(lambda: out.name in seat.message)
    return seat.message.rpartition("Key ")[2]


def test_the_line_is_opened_for_an_evening_and_closed_again_and_the_strip_says_so(sam: Seat) -> None:
    assert "line closed until Tue 8:00 AM" in sam.line
    sam.go_to(Shortcut.SETTINGS)
    sam.alt(Qt.Key.Key_U)
    sam.type("9:30 pm")
    sam.press(Qt.Key.Key_Return)
    sam.until(lambda: sam.line.endswith("line open until 9:30 PM"))
    sam.alt(Qt.Key.Key_T)
    sam.until(lambda: sam.line.endswith("line closed until Tue 8:00 AM"))


def test_the_day_is_watched_in_figures_by_hour_and_by_operator(sam: Seat, evening: World) -> None:
    sam.go_to(Shortcut.DAY)
    page = sam.work.supervisors_page(deeds.DAY)
    assert isinstance(page, DashboardPage)
    assert "Mon, November 23, 2026, today" in labels(page)
    assert "as of 8:10 PM" in labels(page)
    told = [label.accessibleName() for label in page.findChildren(QLabel)]
    for figure in (
        "calls: 4",
        "YES: 2",
        "NO: 1",
        "CANNOT: 1",
        "not wrapped up: 1",
        "open now: 0",
        "average call: 2:00",
    ):
        assert figure in told
    sam.tab_to("Calls by interval")
    everything, *hours = cells(table(page, "Calls by interval").model())
    assert everything == ["All", "4", "2", "1", "0", "1", "0"]
    assert [hour[:4] for hour in hours if hour[1] != "0"] == [
        ["9 AM", "2", "2", "0"],
        ["10 AM", "1", "0", "1"],
        ["8 PM", "1", "0", "0"],
    ]
    sam.tab_to("Operators of the day")
    (olive,) = cells(table(page, "Operators of the day").model())
    assert olive[:3] == [OPERATOR, "4", "8:10 PM"]
    assert any(words.startswith("1 review case waits. Opened on this day: 1.") for words in labels(page))
    evening.clock.move_to(AFTER_HOURS + 5 * MINUTE)
    sam.take(Shortcut.REFRESH)
    sam.until(lambda: "as of 8:15 PM" in labels(page))
    assert nothing_of_a_caller_stands_in(sam)


def test_a_call_is_found_by_its_reference_and_opened_to_its_checks_and_never_to_what_was_said(
    sam: Seat, calls: DaysCalls
) -> None:
    sam.go_to(Shortcut.CALLS)
    sam.take(Shortcut.FILTER)
    sam.tab_to("Reference")
    sam.type(calls.disputed.replace("-", "").lower())
    sam.press(Qt.Key.Key_Return)
    sam.rest()
    assert listed(sam) == [calls.disputed]
    sam.press(Qt.Key.Key_Return)
    sam.rest()
    (card,) = sam.window.findChildren(CallCard)
    *facts, checks = card.words
    assert facts[:5] == ["Nov 23, 2026, 10:10 AM, took 4:00", OPERATOR, "NO", "Review case opened", "open"]
    (given,) = (line for line in checks.splitlines() if line.startswith("Given: "))
    assert set(given.removeprefix("Given: ").split(", ")) == {
        *("last name", "first name", "birth date", "last 4 of the Social Security number")
    }
    assert "Rules hit: none" in checks
    assert nothing_of_a_caller_stands_in(sam)
    sam.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert sam.focused.accessibleName() == "Calls, newest first"


def test_calls_are_found_by_their_answer_by_the_line_and_by_how_they_ended(sam: Seat, calls: DaysCalls) -> None:
    sam.go_to(Shortcut.CALLS)
    assert listed(sam) == [calls.late, calls.disputed, calls.eligible, calls.unfinished]
    for box, words, found in (
        ("Answer", "YES", [calls.eligible, calls.unfinished]),
        ("Answer", "NO", [calls.disputed]),
        ("Line", "After hours", [calls.late]),
        ("Wrap-up", "not wrapped up", [calls.unfinished]),
    ):
        sam.take(Shortcut.FILTER)
        sam.tab_to(box)
        sam.choose(words)
        sam.press(Qt.Key.Key_Return)
        sam.rest()
        assert listed(sam) == found
        sam.alt(Qt.Key.Key_V)  # every call
        sam.rest()


def test_a_case_is_decided_after_its_number_was_opened_and_the_operator_tells_the_caller(
    sam: Seat, calls: DaysCalls, evening: World
) -> None:
    sam.go_to(Shortcut.CASES)
    sam.press(Qt.Key.Key_Return)
    sam.rest()
    page = sam.work.supervisors_page(deeds.CASES)
    assert isinstance(page, CasesPage)
    assert page.card.words[0] == calls.disputed
    assert nothing_of_a_caller_stands_in(sam)
    sam.alt(Qt.Key.Key_S)
    sam.until(lambda: page.card.sealed.words[0] == CALL_BACK)
    assert not nothing_of_a_caller_stands_in(sam)
    sam.type("2")
    sam.alt(Qt.Key.Key_D)
    sam.until(lambda: sam.message.startswith(f"Case {calls.disputed}: not eligible."))
    sam.rest()
    assert nothing_of_a_caller_stands_in(sam)
    assert sam.focused.accessibleName() == "Which cases"  # none waits any more
    sam.sign_out()

    evening.clock.move_to(TUESDAY_MORNING)
    sam.sign_in(OPERATOR)
    sam.take(Shortcut.QUOTED)
    sam.type(calls.disputed)
    sam.press(Qt.Key.Key_Return)
    sam.until(lambda: sam.work.desk.presenter.side.state.quoted)
    (panel,) = sam.window.findChildren(QuotedPanel)
    assert "not eligible: the proof does not bear it out" in labels(panel)


def test_the_calls_are_exported_and_the_file_proves_itself_until_a_byte_is_changed(
    sam: Seat, calls: DaysCalls, tmp_path: Path
) -> None:
    out = tmp_path / "call-log.csv"
    begin_export(sam)
    fingerprint = export_to(sam, out)
    verdict = verify_export(out, fingerprint)
    assert (verdict.state, verdict.genuine, verdict.rows) == ("whole", True, 4)
    with out.open(newline="", encoding="utf-8") as file:
        answers = {row["reference"]: row["answer"] for row in csv.DictReader(file)}
    assert answers == {calls.unfinished: "YES", calls.eligible: "YES", calls.disputed: "NO", calls.late: "CANNOT"}
    assert not {value for value in OF_CALLERS if value in out.read_text(encoding="utf-8")}
    sam.press(Qt.Key.Key_Return)
    sam.until(lambda: sam.focused_words == "Export…")
    out.write_bytes(out.read_bytes().replace(b",NO,", b",NA,"))
    assert verify_export(out, fingerprint).state == "changed"


def test_the_calls_of_one_answer_are_exported_as_a_workbook_that_opens_with_its_password_alone(
    sam: Seat, tmp_path: Path
) -> None:
    out = tmp_path / "yes.xlsx"
    sam.go_to(Shortcut.CALLS)
    sam.take(Shortcut.FILTER)
    sam.tab_to("Answer")
    sam.choose("YES")
    sam.press(Qt.Key.Key_Return)
    sam.rest()
    sam.alt(Qt.Key.Key_X)
    sam.choose("Excel workbook (.xlsx) with a password")
    sam.alt(Qt.Key.Key_W)
    sam.type(WORKBOOK_PASSWORD)
    sam.press(Qt.Key.Key_Return)
    sam.type(WORKBOOK_PASSWORD)
    fingerprint = export_to(sam, out)
    verdict = verify_export(out, fingerprint)
    assert (verdict.state, verdict.genuine, verdict.rows) == ("whole", True, 2)
    assert WORKBOOK_PASSWORD not in texts(sam.window)
    assert not out.read_bytes().startswith(b"PK")
    out.write_bytes(bytes([*out.read_bytes()[:-1], out.read_bytes()[-1] ^ 1]))
    assert verify_export(out, fingerprint).state == "changed"
