"""The list of rosters, bringing back and purging, as a supervisor sees them over a vault in memory."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from callcenter.domain.hours import LineHours
from callcenter.services.requests import VaultLink
from tests.gui.roster.conftest import Seat
from tests.gui.roster.fake_roster_vault import ACTIVE, FORMER, PASSWORD, FakeRosterVault
from tests.gui.shown import box, button, cells, enter, heads, key, press, table, texts, type_in
from tests.gui.somebody import PROGRAM
from ui.notices import Kind
from ui.roster.state import Step
from ui.roster.tables import RosterTable

SitDown = Callable[[VaultLink], Seat]


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
    assert seat.focused is button(seat.page, "&Load a roster…")


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


@pytest.mark.parametrize(("state", "words"), [("purged", "Purged"), ("purging", "Purge not finished")])
def test_the_state_of_a_purged_roster_is_told_in_words(state: str, words: str) -> None:
    model = RosterTable(LineHours(PROGRAM.line))
    model.show_rosters((replace(FORMER, state=state),), None, False)
    assert cells(model)[0][1] == words


def test_the_table_keeps_qts_rules_for_models(qtmodeltester: ModelTester) -> None:
    rosters = RosterTable(LineHours(PROGRAM.line))
    rosters.show_rosters((FORMER, ACTIVE), None, False)
    qtmodeltester.check(rosters)  # type: ignore[no-untyped-call]  # pytest-qt tells no types


def test_a_list_that_says_the_same_keeps_its_selection(seat: Seat) -> None:
    rosters = table(seat.page, "All rosters")
    rosters.selectRow(1)
    seat.page.refresh()
    seat.until_step(Step.READY)
    assert [index.row() for index in rosters.selectionModel().selectedRows()] == [1]


def test_an_import_that_stands_is_told_beside_the_list_too(sit_down: SitDown, vault: FakeRosterVault) -> None:
    vault.interrupt()
    seat = sit_down(vault)
    seat.until_step(Step.INTERRUPTED)
    press(seat.page, "All &rosters")
    assert "An import was interrupted" in texts(seat.page)
    assert "1,200 of 2,000 rows are hashed. It can go on with the same file, or be given up." in texts(seat.page)
    press(seat.page, "&Show the import")
    assert "Step 6 of 7: Running" in texts(seat.page)


# Bringing back


def test_a_wrong_password_empties_the_box_and_brings_the_caret_back(seat: Seat) -> None:
    table(seat.page, "All rosters").selectRow(1)
    press(seat.page, "Make &active…")
    seat.until_step(Step.CONFIRMING)
    typed = box(seat.page)
    assert seat.focused is typed
    type_in(typed, "another password")
    press(seat.page, "Make active")
    seat.until_step(Step.CONFIRMING)
    assert "▲  This is not your password. Type it once more." in texts(seat.page)
    assert (typed.text(), seat.focused) == ("", typed)
    key(typed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typed.text() == ""
    assert "Make roster 1 active again" in texts(seat.page)
    assert (seat.heard, seat.switched) == ([], 0)


def test_a_former_roster_is_brought_back_with_the_password(seat: Seat) -> None:
    table(seat.page, "All rosters").selectRow(1)
    press(seat.page, "Make &active…")
    assert "1,204 people instead of 619,874 people." in " ".join(texts(seat.page))
    enter(box(seat.page), PASSWORD)
    seat.until_step(Step.READY)
    assert "Roster 1 is active" in texts(seat.page)
    assert seat.switched == 1


def test_no_password_stays_in_a_box_that_was_left(seat: Seat) -> None:
    table(seat.page, "All rosters").selectRow(1)
    press(seat.page, "Make &active…")
    typed = box(seat.page)
    type_in(typed, "half a pass")
    press(seat.page, "Not now")
    assert typed.text() == ""
    seat.until_step(Step.READY)


def test_an_empty_box_asks_the_vault_for_nothing(seat: Seat, vault: FakeRosterVault) -> None:
    table(seat.page, "All rosters").selectRow(1)
    press(seat.page, "Make &active…")
    press(seat.page, "Make active")
    assert "▲  Type your password." in texts(seat.page)
    assert vault.methods == ["day"]


def test_only_a_former_roster_can_be_brought_back_or_purged(seat: Seat) -> None:
    rosters = table(seat.page, "All rosters")
    keys = [button(seat.page, "Make &active…"), button(seat.page, "&Purge…")]
    assert [one.isEnabled() for one in keys] == [False, False]
    rosters.selectRow(0)
    assert [one.isEnabled() for one in keys] == [False, False]
    rosters.selectRow(1)
    assert [one.isEnabled() for one in keys] == [True, True]
    seat.page.show_state(replace(seat.page.presenter.state, step=Step.IMPORTING, aside=True))
    assert [one.isEnabled() for one in keys] == [False, False]


# Purging


def test_a_purge_asks_first_and_says_what_is_lost(seat: Seat, vault: FakeRosterVault) -> None:
    table(seat.page, "All rosters").selectRow(1)
    seat.dialogs.will_confirm(False)
    press(seat.page, "&Purge…")
    assert "The 1,204 people of roster 1 are deleted for good: it cannot be brought back" in seat.dialogs.asked[0].text
    assert "purge" not in vault.methods
    seat.dialogs.will_confirm(True)
    press(seat.page, "&Purge…")
    seat.until_step(Step.READY)
    assert cells(table(seat.page, "All rosters").model())[1][1] == "Purged"
    assert [notice.kind for notice in seat.heard] == [Kind.DONE]


def test_tab_leaves_the_table(seat: Seat) -> None:
    rosters = table(seat.page, "All rosters")
    rosters.setFocus()
    key(rosters, Qt.Key.Key_Tab)
    assert seat.focused is not rosters
