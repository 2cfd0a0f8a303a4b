"""The roster page as a supervisor sees it, over a vault in memory."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from callcenter.domain.hours import LineHours
from callcenter.domain.roster import ROW_PROBLEM_SENTENCES
from callcenter.progress import Progress
from callcenter.services.requests import VaultLink
from tests.gui.roster.conftest import PROGRAM, Seat
from tests.gui.roster.fake_roster_vault import ACTIVE, FORMER, FOUND, NOBODY, PASSWORD, FakeRosterVault, KeysGone
from tests.gui.shown import box, button, cells, enter, heads, key, nameless, press, table, texts, type_in
from ui.notices import Kind
from ui.roster.presenter import RosterState, Step
from ui.roster.tables import ProblemTable, RosterTable

FILE = Path("/home/sam/educators.csv")
SitDown = Callable[[VaultLink], Seat]


def count(seat: Seat, file: Path = FILE) -> None:
    """Choose a file and wait for its counts."""
    seat.dialogs.will_open(file)
    press(seat.page, "Choose a file…")
    seat.until_step(Step.COUNTED)


# What is there


def test_the_active_roster_and_all_others_are_shown(seat: Seat) -> None:
    assert {"Roster 2 is active", "619,874", "4,958,992", "Its import was begun on Nov 23, 2026, 9:30 AM."} <= set(
        texts(seat.page)
    )
    model = table(seat.page, "All rosters").model()
    assert heads(model) == ["Roster", "State", "People", "Tags", "Import begun"]
    assert cells(model) == [
        ["2", "Active", "619,874", "4,958,992", "Nov 23, 2026, 9:30 AM"],
        ["1", "Former", "1,204", "9,632", "Oct 2, 2026, 9:00 AM"],
    ]


def test_a_vault_without_a_roster_says_so(sit_down: SitDown) -> None:
    seat = sit_down(FakeRosterVault())
    seat.until_step(Step.READY)
    assert {"No roster is active", "No roster was imported yet."} <= set(texts(seat.page))
    assert not table(seat.page, "All rosters").isVisible()


@pytest.mark.parametrize(
    ("complete", "importing", "words"),
    [(False, False, "Import interrupted"), (False, True, "Being imported"), (True, False, "Not active yet")],
)
def test_the_state_of_a_staged_roster_is_told_in_words(complete: bool, importing: bool, words: str) -> None:
    vault = FakeRosterVault(ACTIVE)
    vault.interrupt(complete=complete)
    model = RosterTable(LineHours(PROGRAM.line))
    model.show_rosters(vault.rosters, vault.staged, importing)
    assert cells(model)[0][1] == words


def test_the_tables_keep_qts_rules_for_models(qtmodeltester: ModelTester) -> None:
    rosters, problems = RosterTable(LineHours(PROGRAM.line)), ProblemTable()
    rosters.show_rosters((FORMER, ACTIVE), None, False)
    problems.show_problems(FOUND.problems)
    qtmodeltester.check(rosters)  # type: ignore[no-untyped-call]  # pytest-qt tells no types
    qtmodeltester.check(problems)  # type: ignore[no-untyped-call]  # pytest-qt tells no types


def test_a_list_that_says_the_same_keeps_its_selection(seat: Seat) -> None:
    rosters = table(seat.page, "All rosters")
    rosters.selectRow(1)
    seat.page.refresh()
    seat.until_step(Step.READY)
    assert [index.row() for index in rosters.selectionModel().selectedRows()] == [1]


# Counting


def test_a_dry_run_shows_counts_and_problems_by_their_sentence(seat: Seat) -> None:
    count(seat)
    shown = texts(seat.page)
    assert "Counted: educators.csv" in shown
    figures = ["2,000", "rows", "1,988", "people", "15,904", "tags", "5", "duplicates", "7", "rows not loaded"]
    place = shown.index("2,000")
    assert shown[place : place + len(figures)] == figures
    assert cells(table(seat.page, "What is wrong with the file's rows").model()) == [
        ["7", ROW_PROBLEM_SENTENCES["fills_no_rule"]],
        ["5", ROW_PROBLEM_SENTENCES["ssn_digits"]],
    ]


def test_a_file_of_which_nothing_can_be_loaded_cannot_be_imported(seat: Seat, vault: FakeRosterVault) -> None:
    vault.found = NOBODY
    count(seat)
    assert not button(seat.page, "Import these people").isEnabled()
    assert "No row can be loaded. Mend the file and choose it again." in texts(seat.page)


def test_a_file_without_problems_shows_no_empty_table(seat: Seat, vault: FakeRosterVault) -> None:
    vault.found = replace(FOUND, problems={}, refused_rows=0)
    count(seat)
    assert not table(seat.page, "What is wrong with the file's rows").isVisible()
    assert "Nothing is wrong with the file. Nothing is stored yet." in texts(seat.page)


def test_nothing_happens_when_no_file_is_chosen(seat: Seat, vault: FakeRosterVault) -> None:
    seat.dialogs.will_open(None)
    press(seat.page, "Choose a file…")
    assert vault.methods == ["day"]


def test_a_long_file_name_neither_widens_the_page_nor_is_read_as_markup(seat: Seat) -> None:
    count(seat, Path("<b>" + "W" * 240 + ".csv"))
    assert seat.page.minimumSizeHint().width() < 1300
    (heading,) = (text for text in texts(seat.page) if text.startswith("Counted: "))
    assert heading.startswith("Counted: <b>WWW")


# Importing


def test_an_import_shows_its_speed_and_the_time_left(seat: Seat) -> None:
    state = RosterState(Step.IMPORTING, file=FILE, progress=Progress(620, 2_000, 11_400.0), rows_a_second=34.2)
    seat.page.show_state(state)
    shown = texts(seat.page)
    assert "Importing educators.csv" in shown
    assert "620 of 2,000 rows   ·   34 rows a second   ·   about 3 h 10 min left" in shown


def test_an_import_ends_with_the_counts_before_and_after(seat: Seat) -> None:
    count(seat)
    press(seat.page, "Import these people")
    seat.until_step(Step.HASHED)
    shown = texts(seat.page)
    place = shown.index("Now")
    assert shown[place : place + 8] == ["Now", "2", "619,874", "4,958,992", "After", "3", "2,000", "16,000"]
    assert "617,874 people fewer than now." in shown
    assert "The import is complete; 7 rows could not be loaded." in shown


def test_an_interrupted_import_goes_on_or_is_given_up(sit_down: SitDown, vault: FakeRosterVault) -> None:
    vault.interrupt()
    seat = sit_down(vault)
    seat.until_step(Step.INTERRUPTED)
    assert any(text.startswith("1,200 of 2,000 rows are hashed and kept as roster 3.") for text in texts(seat.page))
    seat.dialogs.will_confirm(False)
    press(seat.page, "Give it up…")
    assert "discard" not in vault.methods
    seat.dialogs.will_open(FILE)
    press(seat.page, "Go on with the same file…")
    seat.until_step(Step.HASHED)
    seat.dialogs.will_confirm(True)
    press(seat.page, "Give it up…")
    seat.until_step(Step.READY)
    assert [notice.kind for notice in seat.heard] == [Kind.DONE]


# Passwords


def test_a_switch_over_takes_the_password_in_the_page(seat: Seat) -> None:
    count(seat)
    press(seat.page, "Import these people")
    seat.until_step(Step.HASHED)
    assert seat.focused is box(seat.page)
    enter(box(seat.page), PASSWORD)
    seat.until_step(Step.READY)
    assert [notice.text for notice in seat.heard] == ["Roster 3 is active: checks are answered from it, 2,000 people."]
    assert seat.switched == 1
    assert "Roster 3 is active" in texts(seat.page)


def test_a_wrong_password_empties_the_box_and_brings_the_caret_back(seat: Seat) -> None:
    table(seat.page, "All rosters").selectRow(1)
    press(seat.page, "Make active…")
    seat.until_step(Step.CONFIRMING)
    typed = box(seat.page)
    type_in(typed, "another password")
    press(seat.page, "Make active")
    seat.until_step(Step.CONFIRMING)
    assert "▲  This is not your password. Type it once more." in texts(seat.page)
    assert (typed.text(), seat.focused) == ("", typed)
    key(typed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typed.text() == ""
    assert "Make roster 1 active again" in texts(seat.page)
    assert seat.heard == []
    assert seat.switched == 0


def test_no_password_stays_in_a_box_that_was_left(seat: Seat) -> None:
    table(seat.page, "All rosters").selectRow(1)
    press(seat.page, "Make active…")
    typed = box(seat.page)
    type_in(typed, "half a pass")
    press(seat.page, "Not now")
    assert typed.text() == ""
    seat.until_step(Step.READY)


def test_an_empty_box_asks_the_vault_for_nothing(seat: Seat, vault: FakeRosterVault) -> None:
    table(seat.page, "All rosters").selectRow(1)
    press(seat.page, "Make active…")
    press(seat.page, "Make active")
    assert "▲  Type your password." in texts(seat.page)
    assert vault.methods == ["day"]


def test_an_import_that_needs_the_password_asks_for_it_in_the_page(seat: Seat, vault: FakeRosterVault) -> None:
    vault.failures["start"] = KeysGone()
    count(seat)
    press(seat.page, "Import these people")
    seat.until_step(Step.UNLOCKING)
    assert seat.focused is box(seat.page)
    enter(box(seat.page), "another password")
    seat.qtbot.waitUntil(lambda: "▲  This is not your password. Type it once more." in texts(seat.page))
    enter(box(seat.page), PASSWORD)
    seat.until_step(Step.HASHED)


def test_only_a_former_roster_can_be_brought_back(seat: Seat) -> None:
    rosters, bring_back = table(seat.page, "All rosters"), button(seat.page, "Make active…")
    assert not bring_back.isEnabled()
    rosters.selectRow(0)
    assert not bring_back.isEnabled()
    rosters.selectRow(1)
    assert bring_back.isEnabled()
    seat.page.show_state(replace(seat.page.presenter.state, step=Step.IMPORTING))
    assert not bring_back.isEnabled()


# Keys, names and room


def test_a_roster_is_loaded_by_keyboard_alone(seat: Seat) -> None:
    seat.dialogs.will_open(FILE)
    button(seat.page, "Choose a file…").setFocus()
    for step in (Step.COUNTED, Step.HASHED):
        key(seat.focused, Qt.Key.Key_Return)
        seat.until_step(step)
    enter(seat.focused, PASSWORD)
    seat.until_step(Step.READY)
    assert seat.focused is button(seat.page, "Choose a file…")


def states() -> list[RosterState]:
    """One state of every step."""
    vault = FakeRosterVault(FORMER, ACTIVE)
    vault.interrupt()
    shown = RosterState(rosters=vault.rosters, staged=vault.staged, file=FILE, counted=FOUND, hashed=FOUND, target=3)
    many = replace(FOUND, problems=dict.fromkeys(ROW_PROBLEM_SENTENCES, 1_000))
    return [replace(shown, step=step, counted=many) for step in Step]


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("state", states(), ids=lambda state: state.step.value)
def test_every_step_fits_the_screen_and_names_what_takes_the_focus(seat: Seat, state: RosterState) -> None:
    seat.page.show_state(state)
    smallest = seat.page.minimumSizeHint()
    assert (smallest.width() <= 1366, smallest.height() <= 700) == (True, True)
    assert list(nameless(seat.page)) == []


def test_tab_leaves_the_tables(seat: Seat) -> None:
    rosters = table(seat.page, "All rosters")
    rosters.setFocus()
    key(rosters, Qt.Key.Key_Tab)
    assert seat.focused is not rosters
