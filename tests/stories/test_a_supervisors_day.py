"""A supervisor's day at the window, by keyboard alone: watch, find a call, decide a case, export, verify, close."""

import csv
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from callcenter.services.export_check import verify_export
from callcenter.services.local_vault import LocalVault
from tests.gui.held_vault import HeldVault
from tests.gui.shown import cells, table
from tests.gui.shown import texts as labels
from tests.stories.days_calls import AFTER_HOURS, CALL_BACK, MINUTE, OF_CALLERS, SMITH, DaysCalls, take_the_days_calls
from tests.stories.seat import Seat
from tests.stories.traces import texts
from tests.world import OPERATOR, SUPERVISOR, World
from ui import deeds
from ui.call_log.call_card import CallCard
from ui.dashboard.page import DashboardPage
from ui.desk.quoted_panel import QuotedPanel
from ui.desk.state import Phase
from ui.people.page import PeoplePage
from ui.review_cases.page import CasesPage
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

NEWCOMER, OWN_PASSWORD = "Nora", "a heron by the lake"
WORKBOOK_PASSWORD = "four plain words here"
TUESDAY_MORNING = AFTER_HOURS + timedelta(hours=13)


def seat_at(qtbot: QtBot, world: World) -> Seat:
    """The window on a vault; its settings lie beside that."""
    link = HeldVault(LocalVault(world.clock))
    return Seat(qtbot, world.path, link, world.clock, world.path.parent / "settings.ini")


@pytest.fixture(scope="module")
def worked(
    request: pytest.FixtureRequest, qapp: object, loaded_world: World, tmp_path_factory: pytest.TempPathFactory
) -> tuple[World, DaysCalls]:
    """A vault in which an operator worked all day at the window."""
    world = loaded_world.copied_to(tmp_path_factory.mktemp("worked"))
    seat = seat_at(QtBot(request), world)
    calls = take_the_days_calls(seat, world.clock)
    seat.close()
    return world, calls


@pytest.fixture
def world(worked: tuple[World, DaysCalls], tmp_path: Path) -> World:
    """A copy of it in the evening, after closing time."""
    return worked[0].copied_to(tmp_path)


@pytest.fixture
def calls(worked: tuple[World, DaysCalls]) -> DaysCalls:
    """The references of the day."""
    return worked[1]


@pytest.fixture
def seat(qtbot: QtBot, world: World) -> Iterator[Seat]:
    """The window, not signed in yet."""
    seat = seat_at(qtbot, world)
    yield seat
    seat.close()


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The supervisor is signed in, and has not left the desk yet."""
    seat.sign_in(SUPERVISOR)
    seat.rest()
    return seat


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


def test_the_line_is_opened_for_an_evening_and_closed_again_and_the_strip_says_so(desk: Seat) -> None:
    assert "line closed until Tue 8:00 AM" in desk.line
    desk.go_to(Shortcut.SETTINGS)
    desk.alt(Qt.Key.Key_U)
    desk.type("9:30 pm")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.line.endswith("line open until 9:30 PM"))
    desk.alt(Qt.Key.Key_T)
    desk.until(lambda: desk.line.endswith("line closed until Tue 8:00 AM"))


def test_the_day_is_watched_in_figures_by_hour_and_by_operator(desk: Seat, world: World) -> None:
    desk.go_to(Shortcut.DAY)
    page = desk.work.supervisors_page(deeds.DAY)
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
    desk.tab_to("Calls by interval")
    everything, *hours = cells(table(page, "Calls by interval").model())
    assert everything == ["All", "4", "2", "1", "0", "1", "0"]
    assert [hour[:4] for hour in hours if hour[1] != "0"] == [
        ["9 AM", "2", "2", "0"],
        ["10 AM", "1", "0", "1"],
        ["8 PM", "1", "0", "0"],
    ]
    desk.tab_to("Operators of the day")
    (olive,) = cells(table(page, "Operators of the day").model())
    assert olive[:3] == [OPERATOR, "4", "8:10 PM"]
    assert any(words.startswith("1 review case waits. Opened on this day: 1.") for words in labels(page))
    world.clock.move_to(AFTER_HOURS + 5 * MINUTE)
    desk.take(Shortcut.REFRESH)
    desk.until(lambda: "as of 8:15 PM" in labels(page))
    assert nothing_of_a_caller_stands_in(desk)


def test_a_call_is_found_by_its_reference_and_opened_to_its_checks_and_never_to_what_was_said(
    desk: Seat, calls: DaysCalls
) -> None:
    desk.go_to(Shortcut.CALLS)
    desk.take(Shortcut.FILTER)
    desk.tab_to("Reference")
    desk.type(calls.disputed.replace("-", "").lower())
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert listed(desk) == [calls.disputed]
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    (card,) = desk.window.findChildren(CallCard)
    *facts, checks = card.words
    assert facts[:5] == ["Nov 23, 2026, 10:10 AM, took 4:00", OPERATOR, "NO", "Review case opened", "open"]
    (given,) = (line for line in checks.splitlines() if line.startswith("Given: "))
    assert set(given.removeprefix("Given: ").split(", ")) == {
        *("last name", "first name", "birth date", "last 4 of the Social Security number")
    }
    assert "Rules hit: none" in checks
    assert nothing_of_a_caller_stands_in(desk)
    desk.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert desk.focused.accessibleName() == "Calls, newest first"


def test_calls_are_found_by_their_answer_by_the_line_and_by_how_they_ended(desk: Seat, calls: DaysCalls) -> None:
    desk.go_to(Shortcut.CALLS)
    assert listed(desk) == [calls.late, calls.disputed, calls.eligible, calls.unfinished]
    for box, words, found in (
        ("Answer", "YES", [calls.eligible, calls.unfinished]),
        ("Answer", "NO", [calls.disputed]),
        ("Line", "After hours", [calls.late]),
        ("Wrap-up", "not wrapped up", [calls.unfinished]),
    ):
        desk.take(Shortcut.FILTER)
        desk.tab_to(box)
        desk.choose(words)
        desk.press(Qt.Key.Key_Return)
        desk.rest()
        assert listed(desk) == found
        desk.alt(Qt.Key.Key_V)  # every call
        desk.rest()


def test_a_case_is_decided_after_its_number_was_opened_and_the_operator_tells_the_caller(
    desk: Seat, calls: DaysCalls, world: World
) -> None:
    desk.go_to(Shortcut.CASES)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    page = desk.work.supervisors_page(deeds.CASES)
    assert isinstance(page, CasesPage)
    assert page.card.words[0] == calls.disputed
    assert nothing_of_a_caller_stands_in(desk)
    desk.alt(Qt.Key.Key_S)
    desk.until(lambda: page.card.sealed.words[0] == CALL_BACK)
    desk.type("2")
    desk.alt(Qt.Key.Key_D)
    desk.until(lambda: desk.message.startswith(f"Case {calls.disputed}: not eligible."))
    desk.rest()
    assert nothing_of_a_caller_stands_in(desk)
    desk.sign_out()

    world.clock.move_to(TUESDAY_MORNING)
    desk.sign_in(OPERATOR)
    desk.take(Shortcut.QUOTED)
    desk.type(calls.disputed)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.work.desk.presenter.side.state.quoted)
    (panel,) = desk.window.findChildren(QuotedPanel)
    assert "not eligible: the proof does not bear it out" in labels(panel)


def test_the_calls_are_exported_and_the_file_proves_itself_until_a_byte_is_changed(
    desk: Seat, calls: DaysCalls, tmp_path: Path
) -> None:
    out = tmp_path / "call-log.csv"
    begin_export(desk)
    fingerprint = export_to(desk, out)
    verdict = verify_export(out, fingerprint)
    assert (verdict.state, verdict.genuine, verdict.rows) == ("whole", True, 4)
    with out.open(newline="", encoding="utf-8") as file:
        answers = {row["reference"]: row["answer"] for row in csv.DictReader(file)}
    assert answers == {calls.unfinished: "YES", calls.eligible: "YES", calls.disputed: "NO", calls.late: "CANNOT"}
    assert not {value for value in OF_CALLERS if value in out.read_text(encoding="utf-8")}
    out.write_bytes(out.read_bytes().replace(b",NO,", b",YE,"))
    assert verify_export(out, fingerprint).state == "changed"


def test_the_calls_of_one_answer_are_exported_as_a_workbook_that_opens_with_its_password_alone(
    desk: Seat, tmp_path: Path
) -> None:
    out = tmp_path / "yes.xlsx"
    desk.go_to(Shortcut.CALLS)
    desk.take(Shortcut.FILTER)
    desk.tab_to("Answer")
    desk.choose("YES")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    desk.alt(Qt.Key.Key_X)
    desk.choose("Excel workbook (.xlsx) with a password")
    desk.alt(Qt.Key.Key_W)
    desk.type(WORKBOOK_PASSWORD)
    desk.press(Qt.Key.Key_Return)
    desk.type(WORKBOOK_PASSWORD)
    fingerprint = export_to(desk, out)
    verdict = verify_export(out, fingerprint)
    assert (verdict.state, verdict.genuine, verdict.rows) == ("whole", True, 2)
    assert WORKBOOK_PASSWORD not in texts(desk.window)
    assert not out.read_bytes().startswith(b"PK")
    out.write_bytes(bytes([*out.read_bytes()[:-1], out.read_bytes()[-1] ^ 1]))
    assert verify_export(out, fingerprint).state == "changed"


def test_the_journal_is_verified_its_head_kept_and_what_was_changed_since_is_named(
    desk: Seat, qtbot: QtBot, world: World, tmp_path: Path
) -> None:
    head = tmp_path / "head.json"
    desk.go_to(Shortcut.JOURNAL)
    desk.press(Qt.Key.Key_Return)  # the button that verifies has the caret
    desk.until(lambda: desk.message.startswith("The journal is as it was written:"))
    desk.alt(Qt.Key.Key_H)
    desk.rest()
    desk.dialogs.will_save(head)
    desk.alt(Qt.Key.Key_W)
    desk.until(lambda: desk.message.startswith("The head of entry"))
    desk.close()
    assert world.tamper("UPDATE call SET answer = 'YES' WHERE answer = 'NO'") == 1

    later = seat_at(qtbot, world)
    later.sign_in(SUPERVISOR)
    later.go_to(Shortcut.JOURNAL)
    later.dialogs.will_open(head)
    later.alt(Qt.Key.Key_F)
    later.rest()
    later.press(Qt.Key.Key_Return)
    later.until(lambda: "not as it was written" in later.message)
    assert "The call log, or a note in it, does not say what the journal says." in labels(later.window)
    later.close()


def test_another_closing_hour_and_another_word_for_a_code_are_there_at_the_next_call(desk: Seat) -> None:
    desk.go_to(Shortcut.PROGRAM)
    desk.alt(Qt.Key.Key_C)
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("10 pm")
    desk.alt(Qt.Key.Key_S)
    desk.until(lambda: "as version 2" in desk.message)
    desk.until(lambda: desk.line.endswith("line open until 10:00 PM"))
    assert desk.focused.accessibleName() == "Closes at"
    while desk.focused_words != "Phone line":
        desk.press(Qt.Key.Key_Backtab)
    for _ in range(5):
        desk.press(Qt.Key.Key_Down)
    assert desk.focused_words == "Wrap-up codes"
    desk.alt(Qt.Key.Key_E)
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("Told that the letter is genuine")
    desk.alt(Qt.Key.Key_S)
    desk.until(lambda: "as version 3" in desk.message)
    desk.take(Shortcut.DESK)
    assert desk.ask(**SMITH) is Look.YES
    desk.take(Shortcut.WRAP_UP)
    desk.until(lambda: desk.work.desk.presenter.state.phase is Phase.WRAPPING)
    codes = [button.text() for button in desk.window.findChildren(QRadioButton) if button.isVisible()]
    assert "1   Told that the letter is genuine" in codes


def test_a_backup_is_made_and_the_evening_closed_with_the_head_to_be_noted(desk: Seat, tmp_path: Path) -> None:
    disk = tmp_path / "other-disk"
    disk.mkdir()
    desk.go_to(Shortcut.JOURNAL)
    desk.alt(Qt.Key.Key_U)
    desk.rest()
    assert "No backup was made outside the vault's folder yet." in " ".join(labels(desk.window))
    desk.dialogs.will_choose_folder(disk)
    desk.alt(Qt.Key.Key_B)
    desk.until(lambda: desk.message.startswith("The backup is written and was read back:"))
    (backup,) = disk.iterdir()
    assert backup.name in desk.message
    desk.rest()
    assert backup.name in str(cells(table(desk.window, "The last backups, newest first").model()))
    desk.sign_out()
    assert re.search("The journal's last entry is number [0-9]+, code [0-9a-f]{16}", desk.message)


def test_somebody_new_comes_in_with_a_password_for_one_time_and_once_removed_not_at_all(desk: Seat) -> None:
    desk.go_to(Shortcut.PEOPLE)
    page = desk.work.supervisors_page(deeds.PEOPLE)
    assert isinstance(page, PeoplePage)
    desk.alt(Qt.Key.Key_D)
    desk.type(NEWCOMER)
    desk.press(Qt.Key.Key_Return)
    desk.until(page.showing.isVisible)
    one_time, _ = page.showing.told
    desk.alt(Qt.Key.Key_W)
    desk.rest()
    assert one_time not in texts(desk.window)
    desk.sign_out()

    desk.knock(NEWCOMER, one_time)
    desk.until(lambda: "Choose a password of your own" in labels(desk.window))
    for _ in range(2):
        desk.type(OWN_PASSWORD)
        desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.window.workplace is not None)
    assert desk.work.supervisors_page(deeds.PEOPLE) is None
    desk.sign_out()

    desk.sign_in(SUPERVISOR)
    desk.go_to(Shortcut.PEOPLE)
    page = desk.work.supervisors_page(deeds.PEOPLE)
    assert isinstance(page, PeoplePage)
    while NEWCOMER not in page.person.words:
        desk.press(Qt.Key.Key_Down)
    desk.alt(Qt.Key.Key_M)
    desk.type(NEWCOMER)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: "removed" in desk.message)
    desk.rest()
    assert NEWCOMER not in [row[0] for row in cells(table(page, "Who may sign in").model())]
    desk.sign_out()
    desk.knock(NEWCOMER, OWN_PASSWORD)
    desk.until(lambda: "password is not right" in " ".join(labels(desk.window)))
    assert desk.window.workplace is None
