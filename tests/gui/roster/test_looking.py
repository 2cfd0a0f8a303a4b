"""Which file, what to do with it and how its beginning is read, decided without a window."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from callcenter.services.roster_protocol import ReadAs, RosterFile, RosterPreview
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.roster.fake_roster_vault import (
    ACTIVE,
    BOOK,
    FILE_PASSWORD,
    FORMER,
    HEADERS,
    PREVIEW,
    ROWS,
    TAKEN,
    FakeRosterVault,
    Trouble,
    file_fault,
)
from tests.gui.roster.without_window import FILE, Table
from ui.roster.state import Choices, Fault, Place, Step


@pytest.fixture
def table() -> Table:
    """A vault with a former and an active roster, and the wizard at its first step."""
    table = Table(FakeRosterVault(FORMER, ACTIVE))
    table.presenter.begin()
    return table


def looked_at(table: Table) -> list[RosterFile]:
    """The files as the vault was asked to look at them."""
    files = [arguments[0] for method, arguments, _ in table.vault.asked if method == "look"]
    assert all(isinstance(file, RosterFile) for file in files)
    return [file for file in files if isinstance(file, RosterFile)]


def slow_vault() -> tuple[Table, PendingRunner]:
    """The wizard at its first step over a vault that answers when the test says so."""
    runner = PendingRunner()
    table = Table(FakeRosterVault(ACTIVE), runner)
    runner.next("day").finish(table.vault.perform(ask(Access.day)))
    table.presenter.begin()
    runner.next("profiles").finish(())
    return table, runner


# Step 1


def test_the_wizard_begins_with_the_file_and_nothing_chosen(table: Table) -> None:
    assert (table.state.step, table.choices) == (Step.FILE, Choices())
    assert table.vault.methods == ["day", "profiles"]


def test_a_chosen_file_is_looked_at_without_any_choice(table: Table) -> None:
    table.presenter.file.choose_file(FILE)
    (file,) = looked_at(table)
    assert (file.path, file.columns, file.password) == (FILE, None, None)
    assert (table.choices.preview, table.choices.taken) == (PREVIEW, TAKEN)
    assert table.state.step is Step.FILE


def test_nobody_goes_on_without_a_file(table: Table) -> None:
    table.presenter.go_on()
    assert (table.state.step, table.view.pointed) == (Step.FILE, [Fault(Place.FILE, "no_file")])


def test_people_are_added_or_removed_only_where_a_roster_is_active(table: Table) -> None:
    table.presenter.file.set_mode(ImportMode.REMOVE)
    assert table.choices.mode is ImportMode.REMOVE
    empty = Table(FakeRosterVault())
    empty.presenter.begin()
    empty.presenter.file.set_mode(ImportMode.ADD)
    assert empty.choices.mode is ImportMode.REPLACE


def test_another_file_keeps_nothing_of_the_first_but_what_is_done_with_it(table: Table) -> None:
    table.presenter.file.set_mode(ImportMode.ADD)
    table.presenter.file.choose_file(FILE)
    table.presenter.columns.take(4, "educator_id")
    table.presenter.file.choose_file(Path("other.csv"))
    assert (table.choices.mode, table.choices.path) == (ImportMode.ADD, Path("other.csv"))
    assert table.choices.taken == TAKEN


def test_a_file_that_is_gone_is_told_in_the_first_step_and_another_can_be_chosen(table: Table) -> None:
    table.vault.failures["look"] = Trouble()
    table.presenter.file.choose_file(FILE)
    gone = Fault(Place.FILE, sentence=Trouble.sentence)
    assert (table.state.step, table.state.fault) == (Step.FILE, gone)
    table.presenter.go_on()
    assert (table.state.step, table.view.pointed) == (Step.FILE, [gone, gone])
    table.presenter.file.choose_file(Path("other.csv"))
    table.presenter.go_on()
    assert table.state.step is Step.READING


def test_a_file_that_no_choice_can_mend_keeps_one_in_the_first_step(table: Table) -> None:
    table.vault.preview = RosterPreview(ReadAs("xlsx"), 12, fault="workbook_macros", sentence="It has macros.")
    table.presenter.file.choose_file(FILE)
    table.presenter.go_on()
    assert (table.state.step, table.state.fault) == (
        Step.FILE,
        Fault(Place.FILE, "workbook_macros", "It has macros."),
    )


def test_going_on_while_the_file_is_looked_at_goes_on_when_it_was() -> None:
    table, runner = slow_vault()
    table.presenter.file.choose_file(FILE)
    table.presenter.go_on()
    assert table.view.steps[-1:] == [Step.FILE]
    runner.next("look").finish(PREVIEW)
    assert table.state.step is Step.READING


# A protected workbook


@pytest.fixture
def protected(table: Table) -> Table:
    """A workbook that asks for its password."""
    table.vault.preview = BOOK
    table.vault.file_password = FILE_PASSWORD
    table.presenter.file.choose_file(FILE)
    return table


def test_a_protected_workbook_asks_for_its_password(protected: Table) -> None:
    assert (protected.state.step, protected.choices.asks_password, protected.state.fault) == (Step.FILE, True, None)
    assert protected.view.pointed == [Fault(Place.PASSWORD)]
    protected.presenter.go_on()
    assert protected.state.fault == Fault(Place.PASSWORD, "password_needed")


def test_a_wrong_password_is_said_and_the_right_one_goes_on(protected: Table) -> None:
    protected.presenter.give_file_password("another")
    assert protected.state.fault and protected.state.fault.key == "workbook_password"
    assert (protected.choices.asks_password, protected.choices.password) == (True, None)
    protected.presenter.give_file_password(FILE_PASSWORD)
    assert (protected.choices.asks_password, protected.choices.preview) == (False, BOOK)
    protected.presenter.go_on()
    assert protected.state.step is Step.READING


def test_no_password_is_told_by_the_state_and_none_stays_when_the_wizard_is_left(protected: Table) -> None:
    protected.presenter.give_file_password(FILE_PASSWORD)
    assert protected.choices.password == FILE_PASSWORD
    assert FILE_PASSWORD not in repr(protected.state)
    protected.presenter.leave()
    assert protected.choices == Choices()


# Step 2


@pytest.fixture
def reading() -> Table:
    """The second step, with a file that can be read."""
    return Table(FakeRosterVault(FORMER, ACTIVE)).go_to(Step.READING)


def test_a_choice_of_how_to_read_looks_again(reading: Table) -> None:
    reading.presenter.file.set_encoding("utf-8")
    reading.presenter.file.set_delimiter(";")
    assert [file.columns for file in looked_at(reading)] == [
        None,
        ColumnsOptions(encoding="utf-8"),
        ColumnsOptions(encoding="utf-8", delimiter=";"),
    ]
    reading.presenter.file.set_delimiter(";")
    assert len(looked_at(reading)) == 3


def test_another_way_of_reading_takes_the_headers_anew(reading: Table) -> None:
    reading.presenter.columns.take(4, "educator_id")
    reading.vault.preview = replace(PREVIEW, headers=("A", "B"), columns=("ssn", ""), rows=())
    reading.presenter.file.set_delimiter("|")
    assert reading.choices.taken == ("ssn", "")


def test_a_late_answer_to_an_older_choice_is_dropped() -> None:
    table, runner = slow_vault()
    table.presenter.file.choose_file(FILE)
    first = runner.next("look")
    table.presenter.file.set_encoding("utf-8")
    second = runner.next("look")
    second.finish(replace(PREVIEW, size=2))
    first.finish(replace(PREVIEW, size=1))
    first.fail(Trouble())
    assert table.choices.preview == replace(PREVIEW, size=2)
    assert (table.state.step, table.state.fault) == (Step.FILE, None)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("encoding", Place.ENCODING),
        ("not_utf8", Place.ENCODING),
        ("delimiter_unclear", Place.DELIMITER),
        ("sheet_unclear", Place.SHEET),
        ("sheet_absent", Place.SHEET),
    ],
)
def test_a_fault_that_a_way_of_reading_mends_is_told_in_the_second_step(table: Table, key: str, place: Place) -> None:
    table.vault.preview = RosterPreview(ReadAs("csv"), 12, fault=key, sentence="Mend it.")
    table.presenter.file.choose_file(FILE)
    table.presenter.go_on()
    assert (table.state.step, table.view.pointed[-1].place) == (Step.READING, place)
    table.presenter.go_on()
    assert table.view.steps[-1:] == [Step.READING]
    table.vault.preview = PREVIEW
    table.presenter.file.set_encoding("windows-1252")
    table.presenter.go_on()
    assert table.state.step is Step.COLUMNS


def test_an_empty_sheet_is_mended_by_another_where_there_is_one(table: Table) -> None:
    table.vault.preview = replace(BOOK, fault="no_rows", rows=())
    table.presenter.file.choose_file(FILE)
    table.presenter.go_on()
    assert (table.state.step, table.view.pointed[-1].place) == (Step.READING, Place.SHEET)


def test_a_fault_of_the_columns_does_not_keep_one_from_them(table: Table) -> None:
    table.vault.preview = replace(PREVIEW, columns=("",) * 5, fault="no_known_column", sentence="None is known.")
    table.presenter.file.choose_file(FILE)
    for _ in range(2):
        table.presenter.go_on()
    assert (table.state.step, table.view.pointed[-1].place) == (Step.COLUMNS, Place.COLUMN)
    table.presenter.columns.take(0, "last_name")
    assert table.choices.headers == HEADERS
    table.vault.preview = PREVIEW
    table.presenter.go_on()
    assert table.state.step is Step.COUNTED


def test_headers_stay_in_sight_while_a_fault_hides_them(reading: Table) -> None:
    reading.presenter.go_on()
    reading.vault.preview = RosterPreview(ReadAs("csv"), 12, fault="column_twice", sentence="Twice.")
    reading.presenter.columns.take(4, "educator_id")
    assert (reading.choices.headers, reading.choices.cells(0)[0]) == (HEADERS, ROWS[0].cells[0])
    assert reading.state.fault == Fault(Place.COLUMN, "column_twice", "Twice.")


# Leaving


@pytest.mark.parametrize("step", [Step.FILE, Step.READING, Step.COLUMNS, Step.COUNTED, Step.TIME])
def test_the_wizard_can_be_left_at_each_step_and_keeps_nothing(step: Step) -> None:
    table = Table(FakeRosterVault(ACTIVE)).go_to(step)
    table.presenter.leave()
    assert (table.state.step, table.choices, table.state.counted) == (Step.READY, Choices(), None)
    assert (table.state.problems, table.state.fault) == ((), None)


def test_an_answer_that_comes_after_the_wizard_was_left_is_dropped() -> None:
    table, runner = slow_vault()
    table.presenter.file.choose_file(FILE)
    table.presenter.leave()
    runner.next("look").finish(PREVIEW)
    assert (table.state.step, table.choices) == (Step.READY, Choices())


@pytest.mark.parametrize(
    ("step", "before"),
    [
        (Step.READING, Step.FILE),
        (Step.COLUMNS, Step.READING),
        (Step.COUNTED, Step.COLUMNS),
        (Step.TIME, Step.COUNTED),
    ],
)
def test_back_leads_to_the_step_before_and_loses_nothing(step: Step, before: Step) -> None:
    table = Table(FakeRosterVault(ACTIVE)).go_to(step)
    chosen = table.choices
    table.presenter.go_back()
    assert (table.state.step, table.choices) == (before, chosen)


def test_looking_again_what_the_vault_holds_leaves_what_is_chosen(reading: Table) -> None:
    chosen = reading.choices
    reading.presenter.refresh()
    assert (reading.state.step, reading.choices) == (Step.READING, chosen)


def test_a_fault_that_comes_as_a_failure_is_told_in_the_first_step(table: Table) -> None:
    table.vault.failures["look"] = file_fault("gzip_damaged")
    table.presenter.file.choose_file(FILE)
    assert table.state.fault and (table.state.fault.place, table.state.fault.key) == (Place.FILE, "gzip_damaged")
