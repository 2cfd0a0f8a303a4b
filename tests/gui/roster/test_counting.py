"""The dry run, decided without a window."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.import_mode import ImportMode
from callcenter.domain.roster import ZEROS_LOST
from callcenter.progress import Progress
from callcenter.services.roster_protocol import RosterFile
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.roster.fake_roster_vault import (
    ACTIVE,
    BOOK,
    FILE_PASSWORD,
    FORMER,
    FOUND,
    NOBODY,
    FakeRosterVault,
    Trouble,
    file_fault,
)
from tests.gui.roster.without_window import FILE, Table
from ui.notices import Kind, Notice
from ui.roster.counting import PAGE
from ui.roster.state import Fault, Place, Step


@pytest.fixture
def table() -> Table:
    """The third step, from which the dry run begins."""
    return Table(FakeRosterVault(FORMER, ACTIVE)).go_to(Step.COLUMNS)


def test_going_on_from_the_columns_counts_and_stores_nothing(table: Table) -> None:
    table.presenter.go_on()
    assert table.view.steps[-2:] == [Step.COUNTING, Step.COUNTED]
    assert table.state.counted == FOUND
    assert {"start", "switch"}.isdisjoint(table.vault.methods)


def test_what_is_done_with_the_file_is_counted_too(table: Table) -> None:
    table.presenter.file.set_mode(ImportMode.ADD)
    table.presenter.go_on()
    assert table.state.counted and table.state.counted.mode is ImportMode.ADD


def test_counting_shows_how_far_it_is(table: Table) -> None:
    table.presenter.go_on()
    shown = [state.progress for state in table.view.states if state.step is Step.COUNTING]
    assert Progress(500, 2_000, 30.0) in shown


def test_counting_that_is_stopped_leads_back_and_loses_no_choice(table: Table) -> None:
    chosen = table.choices
    table.inline.cancel_next()
    table.presenter.go_on()
    assert (table.state.step, table.choices, table.state.counted) == (Step.COLUMNS, chosen, None)
    assert table.view.notices == []


# Faults and their way back


@pytest.mark.parametrize("key", ["date_format_unclear", "date_format_unknown"])
def test_a_date_format_that_cannot_be_found_must_be_chosen(table: Table, key: str) -> None:
    table.vault.failures["dry_run"] = file_fault(key)
    table.presenter.go_on()
    assert (table.state.step, table.view.pointed[-1].place, table.view.pointed[-1].key) == (
        *(Step.COLUMNS, Place.DATE_FORMAT),
        key,
    )
    table.presenter.go_on()
    assert table.state.fault == Fault(Place.DATE_FORMAT, "date_format_needed")
    table.presenter.columns.set_date_format("DD/MM/YYYY")
    table.presenter.go_on()
    assert table.state.step is Step.COUNTED


@pytest.mark.parametrize(
    ("key", "place", "step"),
    [
        ("encoding", Place.ENCODING, Step.READING),
        ("not_utf8", Place.ENCODING, Step.READING),
        ("delimiter_unclear", Place.DELIMITER, Step.READING),
        ("columns_many", Place.DELIMITER, Step.READING),
        ("sheet_unclear", Place.SHEET, Step.READING),
        ("sheet_absent", Place.SHEET, Step.READING),
        ("no_known_column", Place.COLUMN, Step.COLUMNS),
        ("column_twice", Place.COLUMN, Step.COLUMNS),
        ("column_unclear", Place.COLUMN, Step.COLUMNS),
        ("column_absent", Place.COLUMN, Step.COLUMNS),
        ("quote_open", Place.FILE, Step.FILE),
        ("workbook_damaged", Place.FILE, Step.FILE),
        ("unheard_of", Place.FILE, Step.FILE),
    ],
)
def test_each_fault_leads_back_to_the_choice_that_mends_it(table: Table, key: str, place: Place, step: Step) -> None:
    table.vault.failures["dry_run"] = file_fault(key)
    table.presenter.go_on()
    assert (table.state.step, table.view.pointed[-1].place) == (step, place)
    assert table.choices.path == FILE
    while table.state.step is not Step.COUNTED:
        table.presenter.go_on()


def test_a_password_that_opens_the_file_no_more_is_asked_for_again(table: Table) -> None:
    table.vault.preview, table.vault.file_password = BOOK, FILE_PASSWORD
    table.presenter.go_on()
    assert (table.state.step, table.choices.asks_password) == (Step.FILE, True)
    table.presenter.give_file_password(FILE_PASSWORD)
    while table.state.step is not Step.COUNTED:
        table.presenter.go_on()


def test_any_other_failure_is_told_in_the_message_bar(table: Table) -> None:
    chosen = table.choices
    table.vault.failures["dry_run"] = Trouble()
    table.presenter.go_on()
    assert table.view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert (table.state.step, table.choices) == (Step.COLUMNS, chosen)


# What was found


def test_problems_come_page_by_page_as_somebody_scrolls(table: Table) -> None:
    table.presenter.go_on()
    assert (len(table.state.problems), table.state.more_problems) == (PAGE, True)
    for _ in range(3):
        table.presenter.counting.fetch()
    assert table.state.problems == table.vault.row_problems
    assert not table.state.more_problems
    asked = [arguments for method, arguments, _ in table.vault.asked if method == "problems"]
    assert asked == [(0, PAGE), (100, PAGE), (200, PAGE)]


def test_a_page_of_a_former_dry_run_is_dropped() -> None:
    runner = PendingRunner()
    table = Table(FakeRosterVault(ACTIVE), runner)
    table.presenter.counting.count()  # without a file nothing is counted
    assert runner.methods == ["day"]


def test_a_file_without_problems_is_asked_for_none(table: Table) -> None:
    table.vault.found = replace(FOUND, problems={})
    table.presenter.go_on()
    assert "problems" not in table.vault.methods


def test_the_problem_list_is_saved(table: Table) -> None:
    table.presenter.go_on()
    table.presenter.counting.save(Path("problems.csv"))
    assert (table.vault.written, table.view.news) == ([Path("problems.csv")], ["250 in problems.csv"])
    table.vault.failures["write_problems"] = Trouble()
    table.presenter.counting.save(Path("full.csv"))
    assert table.view.notices == [Notice(Kind.MEND, Trouble.sentence)]


def test_lost_zeros_are_put_back_and_counted_again(table: Table) -> None:
    table.vault.found = replace(FOUND, problems={ZEROS_LOST: 1_204})
    table.presenter.go_on()
    table.presenter.counting.pad_zeros()
    assert (table.state.step, table.choices.pad_zeros) == (Step.COUNTED, True)
    file = table.vault.asked[-2][1][0]
    assert isinstance(file, RosterFile)
    assert file.columns and file.columns.pad_zeros


def test_nobody_goes_on_with_nobody(table: Table) -> None:
    table.vault.found = NOBODY
    table.presenter.go_on()
    table.presenter.go_on()
    assert (table.state.step, table.state.fault) == (Step.COUNTED, Fault(Place.COUNTS, "nobody"))
    table.presenter.go_back()
    assert (table.state.step, table.state.fault) == (Step.COLUMNS, None)
