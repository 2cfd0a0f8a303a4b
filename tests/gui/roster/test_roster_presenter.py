"""The roster page's decisions, without a window."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from tests.gui.inline_runner import InlineRunner
from tests.gui.roster.fake_roster_vault import (
    ACTIVE,
    FORMER,
    FOUND,
    NOBODY,
    PASSWORD,
    FakeRosterVault,
    KeysGone,
    Trouble,
    WrongPassword,
)
from tests.world import MONDAY_MORNING
from ui.notices import Kind, Notice
from ui.roster.presenter import RosterPresenter, RosterState, Step

FILE = Path("educators.csv")


class NotedView:
    """Keeps what it was told to show; moves the clock on at each progress that is shown."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self.states: list[RosterState] = []
        self.notices: list[Notice] = []
        self.refused: list[CallCenterError] = []
        self.news: list[str] = []

    def show_state(self, state: RosterState) -> None:
        if state.progress and not (self.states and self.states[-1].progress == state.progress):
            self._clock.sleep(10)
        self.states.append(state)

    def tell(self, notice: Notice) -> None:
        self.notices.append(notice)

    def refuse_password(self, failure: CallCenterError) -> None:
        self.refused.append(failure)

    def tell_stopped(self) -> None:
        self.news.append("stopped")

    def tell_given_up(self) -> None:
        self.news.append("given up")

    def tell_switched(self, number: int) -> None:
        self.news.append(f"switched to {number}")

    @property
    def steps(self) -> list[Step]:
        """Each step once, as long as it lasted."""
        steps = [state.step for state in self.states]
        return [step for before, step in zip([None, *steps], steps, strict=False) if step is not before]


class Table:
    """A presenter with everything it is joined to."""

    def __init__(self, vault: FakeRosterVault) -> None:
        self.vault = vault
        clock = MovableClock(MONDAY_MORNING)
        self.view = NotedView(clock)
        self.runner = InlineRunner(vault)
        self.presenter = RosterPresenter(self.view, self.runner, clock)
        self.presenter.refresh()

    @property
    def state(self) -> RosterState:
        return self.presenter.state


@pytest.fixture
def table() -> Table:
    """A vault with a former and an active roster."""
    return Table(FakeRosterVault(FORMER, ACTIVE))


@pytest.fixture
def interrupted() -> Table:
    """A vault in which an import stands half done."""
    vault = FakeRosterVault(FORMER, ACTIVE)
    vault.interrupt()
    return Table(vault)


# Looking


def test_an_empty_vault_is_ready_for_a_file() -> None:
    table = Table(FakeRosterVault())
    assert (table.state.step, table.state.active) == (Step.READY, None)


def test_the_active_roster_is_found_among_all(table: Table) -> None:
    assert (table.state.step, table.state.active) == (Step.READY, ACTIVE)


def test_looking_again_leaves_what_was_counted(table: Table) -> None:
    table.presenter.count(FILE)
    table.presenter.refresh()
    assert (table.state.step, table.state.counted) == (Step.COUNTED, FOUND)


def test_looking_again_leaves_a_password_that_is_asked_for(table: Table) -> None:
    table.presenter.bring_back(1)
    table.presenter.refresh()
    assert (table.state.step, table.state.target) == (Step.CONFIRMING, 1)


def test_a_look_that_fails_is_told_and_leaves_what_was_counted(table: Table) -> None:
    table.presenter.count(FILE)
    table.vault.failures["day"] = Trouble()
    table.presenter.refresh()
    assert table.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert table.state.step is Step.COUNTED


# Counting


def test_a_chosen_file_is_counted_at_once_and_nothing_is_stored(table: Table) -> None:
    table.presenter.count(FILE)
    assert table.view.steps[-2:] == [Step.COUNTING, Step.COUNTED]
    assert (table.state.file, table.state.counted) == (FILE, FOUND)
    assert table.vault.methods == ["day", "dry_run"]


def test_counting_shows_how_far_it_is(table: Table) -> None:
    table.presenter.count(FILE)
    shown = [state.progress for state in table.view.states if state.step is Step.COUNTING]
    assert Progress(500, 2_000, 30.0) in shown


def test_a_file_that_cannot_be_read_is_told_and_another_can_be_chosen(table: Table) -> None:
    table.vault.failures["dry_run"] = Trouble()
    table.presenter.count(FILE)
    assert table.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert (table.state.step, table.state.file) == (Step.READY, None)


def test_counting_that_is_cancelled_leaves_everything_as_it_was(table: Table) -> None:
    table.runner.cancel_next()
    table.presenter.count(FILE)
    assert (table.state.step, table.state.counted, table.view.notices) == (Step.READY, None, [])


def test_what_was_counted_can_be_left_alone(table: Table) -> None:
    table.presenter.count(FILE)
    table.presenter.leave()
    assert (table.state.step, table.state.counted, table.state.file) == (Step.READY, None, None)


def test_another_file_takes_the_place_of_the_first(table: Table) -> None:
    table.presenter.count(FILE)
    table.vault.found = NOBODY
    table.presenter.count(Path("other.csv"))
    assert (table.state.counted, table.state.file) == (NOBODY, Path("other.csv"))


def test_no_file_is_counted_while_an_import_stands_half_done(interrupted: Table) -> None:
    interrupted.presenter.count(FILE)
    assert "dry_run" not in interrupted.vault.methods


# Importing


def test_an_import_ends_ready_to_switch_over(table: Table) -> None:
    table.presenter.count(FILE)
    table.presenter.start()
    assert table.view.steps[-3:] == [Step.IMPORTING, Step.LOOKING, Step.HASHED]
    assert (table.state.target, table.state.file, table.state.counted) == (3, None, None)
    assert table.state.hashed == replace(FOUND, roster=3)
    assert table.vault.asked[-2] == ("start", (FILE,), {"password": None})


def test_the_speed_is_that_of_this_run() -> None:
    vault = FakeRosterVault(ACTIVE)
    vault.interrupt(1_200)
    vault.progress = [Progress(1_250, 2_000, 15.0), Progress(1_450, 2_000, 11.0)]
    table = Table(vault)
    table.presenter.resume(FILE)
    speeds = [state.rows_a_second for state in table.view.states if state.step is Step.IMPORTING]
    assert list(dict.fromkeys(speeds)) == [None, 20.0]


def test_importing_is_told_to_the_window_for_as_long_as_it_lasts(table: Table) -> None:
    told: list[tuple[Step, bool]] = []
    show = table.view.show_state

    def show_and_ask(state: RosterState) -> None:
        show(state)
        told.append((state.step, table.presenter.is_importing))

    table.view.show_state = show_and_ask  # type: ignore[method-assign]
    table.presenter.count(FILE)
    table.presenter.start()
    assert {step for step, importing in told if importing} == {Step.IMPORTING}
    assert all(importing for step, importing in told if step is Step.IMPORTING)


def test_an_import_that_is_stopped_can_go_on(table: Table) -> None:
    table.presenter.count(FILE)
    table.runner.cancel_next()
    table.presenter.start()
    assert table.view.news == ["stopped"]
    assert table.state.step is Step.INTERRUPTED
    assert table.state.staged == table.vault.staged


def test_a_failed_import_is_told_and_the_vault_is_looked_at_again(table: Table) -> None:
    table.presenter.count(FILE)
    table.vault.failures["start"] = Trouble()
    table.presenter.start()
    assert table.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert (table.state.step, table.vault.methods[-1]) == (Step.READY, "day")


def test_an_import_without_keys_asks_for_the_password_and_goes_on_with_it(table: Table) -> None:
    table.vault.keys_gone = True
    table.presenter.count(FILE)
    table.presenter.start()
    assert (table.state.step, table.state.counted) == (Step.UNLOCKING, FOUND)
    table.presenter.unlock("another password")
    assert [type(failure) for failure in table.view.refused] == [WrongPassword]
    assert (table.state.step, table.state.file) == (Step.UNLOCKING, FILE)
    table.presenter.unlock(PASSWORD)
    assert table.state.step is Step.HASHED


def test_no_password_given_leaves_what_was_counted(table: Table) -> None:
    table.vault.keys_gone = True
    table.presenter.count(FILE)
    table.presenter.start()
    table.presenter.leave()
    assert (table.state.step, table.state.counted, table.state.file) == (Step.COUNTED, FOUND, FILE)


# An interrupted import


def test_an_interrupted_import_is_shown_as_such(interrupted: Table) -> None:
    assert interrupted.state.step is Step.INTERRUPTED


def test_an_interrupted_import_goes_on_with_the_same_file(interrupted: Table) -> None:
    interrupted.presenter.resume(FILE)
    assert ("resume", (FILE,), {"password": None}) in interrupted.vault.asked
    assert interrupted.state.step is Step.HASHED


def test_going_on_may_need_the_password_too(interrupted: Table) -> None:
    interrupted.vault.failures["resume"] = KeysGone()
    interrupted.presenter.resume(FILE)
    assert interrupted.state.step is Step.UNLOCKING
    interrupted.presenter.unlock(PASSWORD)
    assert ("resume", (FILE,), {"password": PASSWORD}) in interrupted.vault.asked
    assert interrupted.view.steps[-1] is Step.HASHED


def test_a_wrong_file_leaves_the_interrupted_import(interrupted: Table) -> None:
    interrupted.vault.failures["resume"] = Trouble()
    interrupted.presenter.resume(FILE)
    assert interrupted.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert interrupted.state.step is Step.INTERRUPTED


def test_an_interrupted_import_can_be_given_up(interrupted: Table) -> None:
    interrupted.presenter.give_up()
    assert interrupted.view.news == ["given up"]
    assert (interrupted.state.step, interrupted.state.rosters) == (Step.READY, (FORMER, ACTIVE))


def test_giving_up_that_fails_leaves_it_there(interrupted: Table) -> None:
    interrupted.vault.failures["discard"] = Trouble()
    interrupted.presenter.give_up()
    assert interrupted.view.news == []
    assert interrupted.state.step is Step.INTERRUPTED


# Switching over


@pytest.fixture
def hashed() -> Table:
    """A vault in which an import stands complete."""
    vault = FakeRosterVault(FORMER, ACTIVE)
    vault.interrupt(2_000, complete=True)
    return Table(vault)


def test_a_complete_import_is_switched_to_with_the_password(hashed: Table) -> None:
    assert (hashed.state.step, hashed.state.target) == (Step.HASHED, 3)
    hashed.presenter.switch(PASSWORD)
    assert hashed.vault.asked[1] == ("switch", (3, PASSWORD), {})
    assert hashed.view.news == ["switched to 3"]
    assert (hashed.state.step, hashed.state.active and hashed.state.active.number) == (Step.READY, 3)


def test_a_wrong_password_is_said_beside_the_box_and_nothing_is_lost(hashed: Table) -> None:
    before = hashed.state
    hashed.presenter.switch("another password")
    assert [type(failure) for failure in hashed.view.refused] == [WrongPassword]
    assert hashed.state == before
    assert hashed.view.notices == []


def test_a_switch_over_that_fails_otherwise_is_told_in_the_message_bar(hashed: Table) -> None:
    hashed.vault.failures["switch"] = Trouble()
    hashed.presenter.switch(PASSWORD)
    assert hashed.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert hashed.state.step is Step.HASHED


def test_a_former_roster_is_brought_back_with_the_password(table: Table) -> None:
    table.presenter.bring_back(1)
    assert (table.state.step, table.state.target_roster) == (Step.CONFIRMING, FORMER)
    table.presenter.switch(PASSWORD)
    assert table.view.news == ["switched to 1"]
    assert table.state.active == replace(FORMER, active=True)


def test_a_former_roster_may_stay_where_it_is(hashed: Table) -> None:
    hashed.presenter.bring_back(1)
    hashed.presenter.leave()
    assert (hashed.state.step, hashed.state.target) == (Step.HASHED, 3)


@pytest.mark.parametrize("number", [2, 3, 9], ids=["the active one", "a staged one", "none"])
def test_no_other_roster_can_be_brought_back(hashed: Table, number: int) -> None:
    hashed.presenter.bring_back(number)
    assert hashed.state.step is Step.HASHED


def test_a_password_out_of_turn_switches_nothing(table: Table) -> None:
    table.presenter.switch(PASSWORD)
    table.presenter.unlock(PASSWORD)
    table.presenter.start()
    table.presenter.resume(FILE)
    table.presenter.give_up()
    assert table.vault.methods == ["day"]
    table.presenter.count(FILE)
    table.presenter.unlock(PASSWORD)
    assert table.vault.methods == ["day", "dry_run"]


# An import that went on over a lock


@pytest.fixture
def going_on(table: Table) -> Table:
    """Somebody locked the window while a roster was being hashed, and is back."""
    table.vault.interrupt()
    table.vault.goes_on = True
    return table


def test_an_import_that_goes_on_is_followed_to_its_end(going_on: Table) -> None:
    going_on.presenter.refresh()
    assert Step.IMPORTING in going_on.view.steps
    assert Step.INTERRUPTED not in going_on.view.steps
    assert (going_on.state.step, going_on.state.target) == (Step.HASHED, 3)


def test_signing_out_does_not_cut_a_followed_import_short(going_on: Table) -> None:
    importing = []
    show = going_on.view.show_state

    def look(state: RosterState) -> None:
        show(state)
        importing.append(going_on.presenter.is_importing)

    going_on.view.show_state = look  # type: ignore[method-assign]  # looks at each state as it is shown
    going_on.presenter.refresh()
    assert set(importing) == {False}


def test_a_followed_import_that_was_stopped_is_told_and_can_go_on_later(going_on: Table) -> None:
    going_on.vault.stopped = True
    going_on.vault.progress = []
    going_on.presenter.refresh()
    assert "stopped" in going_on.view.news
