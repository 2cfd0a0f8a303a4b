"""The list of rosters: switching over, bringing back and purging, decided without a window."""

from dataclasses import replace

import pytest

from callcenter.progress import Progress
from tests.gui.roster.fake_roster_vault import ACTIVE, FORMER, PASSWORD, FakeRosterVault, Trouble, WrongPassword
from tests.gui.roster.without_window import Table
from ui.notices import Kind, Notice
from ui.roster.state import Stage, Step


@pytest.fixture
def table() -> Table:
    """A vault with a former and an active roster."""
    return Table(FakeRosterVault(FORMER, ACTIVE))


@pytest.fixture
def hashed() -> Table:
    """A vault in which an import stands complete."""
    vault = FakeRosterVault(FORMER, ACTIVE)
    vault.interrupt(2_000, complete=True)
    return Table(vault)


def test_an_empty_vault_is_ready_for_a_file() -> None:
    table = Table(FakeRosterVault())
    assert (table.state.step, table.state.active, table.state.stage) == (Step.READY, None, None)


def test_the_active_roster_is_found_among_all(table: Table) -> None:
    assert (table.state.step, table.state.active) == (Step.READY, ACTIVE)


def test_a_look_that_fails_is_told(table: Table) -> None:
    table.vault.failures["day"] = Trouble()
    table.presenter.refresh()
    assert (table.view.notices, table.state.step) == ([Notice(Kind.MEND, Trouble.sentence)], Step.READY)


# Switching over


def test_a_complete_import_is_switched_to_with_the_password(hashed: Table) -> None:
    assert (hashed.state.step, hashed.state.stage, hashed.state.target) == (Step.HASHED, Stage.REVIEW, 3)
    hashed.presenter.shelf.switch(PASSWORD)
    assert hashed.vault.asked[1] == ("switch", (3, PASSWORD), {})
    assert hashed.view.news == ["switched to 3"]
    assert (hashed.state.step, hashed.state.active and hashed.state.active.number) == (Step.READY, 3)


def test_a_wrong_password_is_said_beside_the_box_and_nothing_is_lost(hashed: Table) -> None:
    before = hashed.state
    hashed.presenter.shelf.switch("another password")
    assert [type(failure) for failure in hashed.view.refused] == [WrongPassword]
    assert (hashed.state, hashed.view.notices) == (before, [])


def test_a_switch_over_that_fails_otherwise_is_told_in_the_message_bar(hashed: Table) -> None:
    hashed.vault.failures["switch"] = Trouble()
    hashed.presenter.shelf.switch(PASSWORD)
    assert hashed.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert hashed.state.step is Step.HASHED


def test_a_complete_import_can_wait_or_be_given_up(hashed: Table) -> None:
    hashed.presenter.look_aside()
    assert hashed.state.stage is None
    hashed.presenter.begin()
    hashed.presenter.importing.give_up()
    assert (hashed.state.step, hashed.view.news) == (Step.READY, ["given up"])


# Bringing back


def test_a_former_roster_is_brought_back_with_the_password(table: Table) -> None:
    table.presenter.shelf.bring_back(1)
    assert (table.state.step, table.state.target_roster, table.state.stage) == (Step.CONFIRMING, FORMER, None)
    table.presenter.shelf.switch(PASSWORD)
    assert table.view.news == ["switched to 1"]
    assert table.state.active == replace(FORMER, active=True)


def test_a_former_roster_may_stay_where_it_is(hashed: Table) -> None:
    hashed.presenter.shelf.bring_back(1)
    hashed.presenter.leave()
    assert (hashed.state.step, hashed.state.target, hashed.state.stage) == (Step.HASHED, 3, None)


def test_looking_again_leaves_a_password_that_is_asked_for(table: Table) -> None:
    table.presenter.shelf.bring_back(1)
    table.presenter.refresh()
    assert (table.state.step, table.state.target) == (Step.CONFIRMING, 1)


@pytest.mark.parametrize("number", [2, 3, 9], ids=["the active one", "a staged one", "none"])
def test_no_other_roster_can_be_brought_back_or_purged(hashed: Table, number: int) -> None:
    hashed.presenter.shelf.bring_back(number)
    hashed.presenter.shelf.purge(number)
    assert (hashed.state.step, hashed.vault.methods) == (Step.HASHED, ["day"])


# Purging


def test_a_former_roster_is_purged_and_cannot_be_brought_back(table: Table) -> None:
    table.presenter.shelf.purge(1)
    shown = [state.progress for state in table.view.states if state.step is Step.PURGING]
    assert Progress(500, 2_000, 30.0) in shown
    assert (table.view.news, table.state.step) == (["purged 1"], Step.READY)
    purged = table.state.roster(1)
    assert purged and purged.state == "purged"
    assert not table.state.may_bring_back(purged)
    assert not table.state.may_purge(purged)


def test_a_purge_that_was_stopped_can_be_asked_for_again(table: Table) -> None:
    table.inline.cancel_next()
    table.presenter.shelf.purge(1)
    assert (table.view.news, table.state.step) == ([], Step.READY)
    table.vault.rosters = (replace(FORMER, state="purging"), ACTIVE)
    table.presenter.refresh()
    half = table.state.roster(1)
    assert (table.state.may_bring_back(half), table.state.may_purge(half)) == (False, True)


def test_a_purge_that_fails_is_told(table: Table) -> None:
    table.vault.failures["purge"] = Trouble()
    table.presenter.shelf.purge(1)
    assert table.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert table.state.step is Step.READY


def test_a_purge_while_an_import_waits_leads_back_to_the_list(hashed: Table) -> None:
    hashed.presenter.shelf.purge(1)
    assert (hashed.state.step, hashed.state.stage, hashed.state.target) == (Step.HASHED, None, 3)
