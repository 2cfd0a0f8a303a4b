"""An import started, watched, paused, gone on with and given up: decided without a window."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.import_mode import ImportMode
from callcenter.progress import Progress
from callcenter.services.roster_protocol import RosterFile
from tests.gui.roster.fake_roster_vault import (
    ACTIVE,
    FILE_PASSWORD,
    FORMER,
    FOUND,
    PASSWORD,
    FakeRosterVault,
    KeysGone,
    Trouble,
    WrongPassword,
    file_fault,
)
from tests.gui.roster.without_window import FILE, Table
from ui.notices import Kind, Notice
from ui.roster.state import Choices, Place, RosterState, Stage, Step


@pytest.fixture
def table() -> Table:
    """The fifth step, from which an import is started."""
    return Table(FakeRosterVault(FORMER, ACTIVE)).go_to(Step.TIME)


@pytest.fixture
def interrupted() -> Table:
    """A vault in which an import stands half done."""
    vault = FakeRosterVault(FORMER, ACTIVE)
    vault.interrupt()
    return Table(vault)


def asked(table: Table, method: str) -> list[tuple[RosterFile, tuple[object, ...], object]]:
    """The file, what else was given, and the password, each time that a method was asked for."""
    found = []
    for name, arguments, options in table.vault.asked:
        if name == method:
            assert isinstance(arguments[0], RosterFile)
            found.append((arguments[0], arguments[1:], options["password"]))
    return found


# Starting


def test_an_import_ends_ready_to_switch_over_and_forgets_the_file(table: Table) -> None:
    options = table.choices.options
    table.presenter.go_on()
    assert table.view.steps[-3:] == [Step.IMPORTING, Step.LOOKING, Step.HASHED]
    assert (table.state.target, table.choices, table.state.counted) == (3, Choices(), None)
    assert table.state.hashed == replace(FOUND, roster=3)
    ((file, (mode,), password),) = asked(table, "start")
    assert (file.path, file.columns, mode, password) == (FILE, options, ImportMode.REPLACE, None)


@pytest.mark.parametrize("mode", [ImportMode.ADD, ImportMode.REMOVE])
def test_people_are_added_or_removed_by_file(mode: ImportMode) -> None:
    table = Table(FakeRosterVault(ACTIVE))
    table.presenter.begin()
    table.presenter.file.set_mode(mode)
    table.go_to(Step.TIME)
    table.presenter.go_on()
    assert [given for _, given, _ in asked(table, "start")] == [(mode,)]
    assert (table.state.step, table.state.mode) == (Step.HASHED, mode)


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

    table.view.show_state = show_and_ask  # type: ignore[method-assign]  # looks at each state as it is shown
    table.presenter.go_on()
    assert {step for step, importing in told if importing} == {Step.IMPORTING}
    assert all(importing for step, importing in told if step is Step.IMPORTING)


def test_a_failed_start_is_told_and_loses_no_choice(table: Table) -> None:
    chosen = table.choices
    table.vault.failures["start"] = Trouble()
    table.presenter.go_on()
    assert table.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert (table.state.step, table.choices) == (Step.TIME, chosen)


def test_a_file_that_changed_since_it_was_counted_leads_back_to_the_choice(table: Table) -> None:
    table.vault.failures["start"] = file_fault("encoding")
    table.presenter.go_on()
    assert (table.state.step, table.view.pointed[-1].place) == (Step.READING, Place.ENCODING)


def test_an_import_without_keys_asks_for_the_password_and_goes_on_with_it(table: Table) -> None:
    table.vault.keys_gone = True
    table.presenter.go_on()
    assert (table.state.step, table.state.stage, table.state.counted) == (Step.UNLOCKING, Stage.TIME, FOUND)
    table.presenter.importing.unlock("another password")
    assert [type(failure) for failure in table.view.refused] == [WrongPassword]
    assert (table.state.step, table.choices.path) == (Step.UNLOCKING, FILE)
    table.presenter.importing.unlock(PASSWORD)
    assert table.state.step is Step.HASHED


def test_no_password_given_leads_back_with_what_was_chosen(table: Table) -> None:
    table.vault.keys_gone = True
    table.presenter.go_on()
    table.presenter.leave()
    assert (table.state.step, table.state.counted, table.choices.path) == (Step.TIME, FOUND, FILE)


# Pausing and cancelling


def stop_at_first_row(table: Table, *, gives_up: bool = False) -> None:
    """Start the import and stop it as soon as it shows how far it is."""
    show = table.view.show_state

    def show_and_stop(state: RosterState) -> None:
        show(state)
        if state.step is Step.IMPORTING and state.progress:
            table.presenter.importing.stop(gives_up=gives_up)

    table.view.show_state = show_and_stop  # type: ignore[method-assign]  # somebody stops it at once
    table.vault.progress = [Progress(100, 2_000, None)] * 2


def test_an_import_that_is_paused_goes_on_with_the_file_that_is_known(table: Table) -> None:
    table.inline.cancel_next()
    table.presenter.go_on()
    assert table.view.news == ["stopped"]
    assert (table.state.step, table.state.staged) == (Step.INTERRUPTED, table.vault.staged)
    assert (table.choices.path, table.choices.preview) == (FILE, None)
    table.vault.keys_gone = False
    table.presenter.resume()
    ((file, _, _),) = asked(table, "resume")
    assert (file.path, file.columns) == (FILE, None)
    assert table.state.step is Step.HASHED


def test_an_import_that_is_cancelled_for_good_keeps_nothing() -> None:
    vault = FakeRosterVault(FORMER, ACTIVE)
    vault.interrupt()
    vault.goes_on = vault.stopped = True
    table = Table(vault)
    assert table.view.news == ["stopped"]
    vault.goes_on = vault.stopped = True
    stop_at_first_row(table, gives_up=True)
    table.presenter.refresh()
    assert table.view.news == ["stopped", "given up"]
    assert (vault.methods[-2:], table.state.step, table.choices) == (["discard", "day"], Step.READY, Choices())


# An interrupted import


def test_an_interrupted_import_is_shown_in_the_sixth_step(interrupted: Table) -> None:
    assert (interrupted.state.step, interrupted.state.stage) == (Step.INTERRUPTED, Stage.RUNNING)


def test_an_interrupted_import_goes_on_with_the_same_file(interrupted: Table) -> None:
    interrupted.presenter.resume(FILE)
    ((file, _, password),) = asked(interrupted, "resume")
    assert (file.path, file.columns, file.password, password) == (FILE, None, None, None)
    assert (interrupted.state.step, interrupted.choices) == (Step.HASHED, Choices())


def test_a_protected_workbook_asks_for_its_password_to_go_on(interrupted: Table) -> None:
    interrupted.vault.file_password = FILE_PASSWORD
    interrupted.presenter.resume(FILE)
    assert (interrupted.state.step, interrupted.choices.asks_password) == (Step.INTERRUPTED, True)
    interrupted.presenter.give_file_password("another")
    assert interrupted.state.fault and interrupted.state.fault.key == "workbook_password"
    interrupted.presenter.give_file_password(FILE_PASSWORD)
    assert (interrupted.state.step, interrupted.choices) == (Step.HASHED, Choices())


def test_going_on_may_need_the_supervisors_password_too(interrupted: Table) -> None:
    interrupted.vault.failures["resume"] = KeysGone()
    interrupted.presenter.resume(FILE)
    assert (interrupted.state.step, interrupted.state.stage) == (Step.UNLOCKING, Stage.RUNNING)
    interrupted.presenter.importing.unlock(PASSWORD)
    assert [password for *_, password in asked(interrupted, "resume")] == [None, PASSWORD]
    assert interrupted.view.steps[-1] is Step.HASHED


def test_no_password_given_leaves_the_interrupted_import(interrupted: Table) -> None:
    interrupted.vault.failures["resume"] = KeysGone()
    interrupted.presenter.resume(FILE)
    interrupted.presenter.leave()
    assert interrupted.state.step is Step.INTERRUPTED


@pytest.mark.parametrize("failure", [Trouble(), file_fault("empty")], ids=["another file", "an empty file"])
def test_a_wrong_file_leaves_the_interrupted_import(interrupted: Table, failure: Trouble) -> None:
    interrupted.vault.failures["resume"] = failure
    interrupted.presenter.resume(Path("other.csv"))
    assert [notice.kind for notice in interrupted.view.notices] == [Kind.MEND]
    assert interrupted.state.step is Step.INTERRUPTED


def test_an_interrupted_import_can_be_given_up(interrupted: Table) -> None:
    interrupted.presenter.importing.give_up()
    assert interrupted.view.news == ["given up"]
    assert (interrupted.state.step, interrupted.state.rosters) == (Step.READY, (FORMER, ACTIVE))


def test_giving_up_that_fails_leaves_it_there(interrupted: Table) -> None:
    interrupted.vault.failures["discard"] = Trouble()
    interrupted.presenter.importing.give_up()
    assert (interrupted.view.news, interrupted.state.step) == ([], Step.INTERRUPTED)


def test_no_file_is_chosen_while_an_import_stands_half_done(interrupted: Table) -> None:
    interrupted.presenter.begin()
    interrupted.presenter.file.choose_file(FILE)
    assert "look" not in interrupted.vault.methods


def test_the_list_is_looked_at_while_an_import_stands_and_the_import_is_found_again(interrupted: Table) -> None:
    interrupted.presenter.look_aside()
    interrupted.presenter.refresh()
    assert (interrupted.state.step, interrupted.state.stage) == (Step.INTERRUPTED, None)
    interrupted.presenter.begin()
    assert interrupted.state.stage is Stage.RUNNING


# An import that went on over a lock


@pytest.fixture
def going_on() -> Table:
    """Somebody locked the window while a roster was being hashed, and is back."""
    table = Table(FakeRosterVault(FORMER, ACTIVE))
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


def test_passwords_and_keys_out_of_turn_do_nothing() -> None:
    table = Table(FakeRosterVault(FORMER, ACTIVE))
    table.presenter.shelf.switch(PASSWORD)
    table.presenter.importing.unlock(PASSWORD)
    table.presenter.importing.give_up()
    table.presenter.importing.stop()
    table.presenter.give_file_password(PASSWORD)
    table.presenter.resume(FILE)
    table.presenter.go_on()
    table.presenter.go_back()
    table.presenter.look_aside()
    assert (table.vault.methods, table.state.stage) == (["day"], None)
