"""What headers are taken for, how cells are written, and kept choices: decided without a window."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.one_name import NameOrder
from callcenter.services.roster_protocol import ColumnProfile, PreviewRow, RosterFile
from tests.gui.roster.fake_roster_vault import ACTIVE, BOOK, FORMER, HEADERS, PREVIEW, TAKEN, FakeRosterVault, Trouble
from tests.gui.roster.without_window import Table
from ui.notices import Kind
from ui.roster.columns_choice import fitting
from ui.roster.state import Fault, Place, Step

NAMED = tuple(zip(TAKEN[:4], HEADERS[:4], strict=True))
WHOLE = replace(
    PREVIEW,
    headers=("Full Name", "DOB"),
    columns=("", "birth_date"),
    rows=(PreviewRow(2, ("Garcia, Maria", "02/09/1980")), PreviewRow(3, ("Smith", "07/30/1961"))),
)


@pytest.fixture
def vault() -> FakeRosterVault:
    """A former and an active roster."""
    return FakeRosterVault(FORMER, ACTIVE)


@pytest.fixture
def table(vault: FakeRosterVault) -> Table:
    """The third step."""
    return Table(vault).go_to(Step.COLUMNS)


def counted_as(table: Table) -> ColumnsOptions:
    """How the vault was asked to read in the last dry run."""
    file = next(arguments[0] for method, arguments, _ in reversed(table.vault.asked) if method == "dry_run")
    assert isinstance(file, RosterFile)
    assert file.columns
    return file.columns


def refused(table: Table) -> Fault | None:
    """Go on, and be told why not."""
    table.presenter.go_on()
    assert table.state.step is Step.COLUMNS
    assert table.view.pointed[-1] == table.state.fault
    return table.state.fault


# Columns


def test_what_was_seen_is_what_is_read(table: Table) -> None:
    assert all(map(table.choices.is_guess, range(4)))
    table.presenter.go_on()
    assert counted_as(table) == ColumnsOptions(headers=NAMED, guess=False)


def test_a_header_is_taken_for_another_column_and_looked_at_again(table: Table) -> None:
    table.presenter.columns.take(4, "educator_id")
    table.presenter.columns.take(3, "")
    assert table.choices.taken == (*TAKEN[:3], "", "educator_id")
    assert [table.choices.is_guess(place) for place in (0, 3, 4)] == [True, False, False]
    assert table.vault.methods[-2:] == ["look", "look"]
    table.presenter.go_on()
    assert counted_as(table).headers == (*NAMED[:3], ("educator_id", "Remarks"))


def test_no_column_is_given_twice(table: Table) -> None:
    table.presenter.columns.take(4, "last_name")
    assert refused(table) == Fault(Place.COLUMN, "given_twice", column=4)
    table.presenter.columns.take(4, "")
    assert table.state.fault is None
    table.presenter.go_on()
    assert table.state.step is Step.COUNTED


def test_one_column_at_least_is_used(table: Table) -> None:
    for place in range(4):
        table.presenter.columns.take(place, "")
    assert refused(table) == Fault(Place.COLUMN, "nothing_used")


def test_of_two_headers_alike_none_can_be_used(vault: FakeRosterVault) -> None:
    vault.preview = replace(PREVIEW, headers=("Surname", "Given", "DOB", "SSN #", " surname"))
    table = Table(vault).go_to(Step.COLUMNS)
    assert refused(table) == Fault(Place.COLUMN, "same_header", column=0)
    table.presenter.columns.take(0, "")
    table.presenter.go_on()
    assert table.state.step is Step.COUNTED


# Names in one column


@pytest.fixture
def whole(vault: FakeRosterVault) -> Table:
    """A file with whole names in its first column."""
    vault.preview = WHOLE
    table = Table(vault).go_to(Step.COLUMNS)
    table.presenter.columns.take(0, "name")
    return table


def test_the_order_of_whole_names_is_suggested_from_what_stands_there(whole: Table) -> None:
    assert whole.choices.name_order is NameOrder.LAST_FIRST
    whole.presenter.columns.set_name_order(NameOrder.FIRST_LAST)
    whole.presenter.go_on()
    assert counted_as(whole) == ColumnsOptions(
        headers=(("name", "Full Name"), ("birth_date", "DOB")), name_order=NameOrder.FIRST_LAST, guess=False
    )


def test_a_whole_name_and_its_parts_are_not_used_together(whole: Table) -> None:
    whole.presenter.columns.take(1, "first_name")
    assert refused(whole) == Fault(Place.COLUMN, "name_and_parts", column=0)


def test_without_whole_names_no_order_is_sent(whole: Table) -> None:
    whole.presenter.columns.take(0, "last_name")
    whole.presenter.go_on()
    assert counted_as(whole).name_order is None


# Dates and zeros


def test_a_date_format_is_chosen_or_typed(table: Table) -> None:
    table.presenter.columns.set_date_format("D. M. YYYY")
    table.presenter.columns.set_pad_zeros(True)
    table.presenter.go_on()
    assert (counted_as(table).date_format, counted_as(table).pad_zeros) == ("D. M. YYYY", True)


def test_a_format_that_is_none_is_told_when_going_on_and_not_before(table: Table) -> None:
    table.presenter.columns.set_date_format("MM/DD/YY")
    assert table.state.fault is None
    fault = refused(table)
    assert fault and (fault.place, fault.sentence[:31]) == (Place.DATE_FORMAT, "The date format lacks the year:")
    table.presenter.columns.take(4, "educator_id")  # looks again, whatever is typed
    assert table.vault.methods[-1] == "look"
    table.presenter.columns.set_date_format(None)
    table.presenter.go_on()
    assert counted_as(table).date_format is None


# Kept choices


def test_choices_are_kept_under_a_name(table: Table) -> None:
    table.presenter.columns.set_pad_zeros(True)
    table.presenter.columns.keep_profile("  State payroll ")
    kept = ColumnsOptions(headers=NAMED, pad_zeros=True, guess=False)
    assert table.vault.kept == {"State payroll": kept}
    assert (table.choices.profile, table.view.news) == ("State payroll", ["kept State payroll"])
    assert [profile.name for profile in table.state.profiles] == ["State payroll"]


def test_choices_without_a_name_or_with_a_fault_are_not_kept(table: Table) -> None:
    table.presenter.columns.keep_profile("  ")
    assert table.state.fault == Fault(Place.PROFILE, "profile_needs_name")
    table.presenter.columns.take(4, "last_name")
    table.presenter.columns.keep_profile("State payroll")
    assert table.state.fault == Fault(Place.COLUMN, "given_twice", column=4)
    assert table.vault.kept == {}


def test_a_name_that_the_vault_refuses_is_said_beside_it(table: Table) -> None:
    table.vault.failures["keep_profile"] = Trouble()
    table.presenter.columns.keep_profile("CON")
    assert table.state.fault == Fault(Place.PROFILE, sentence=Trouble.sentence)
    assert (table.state.step, table.view.notices) == (Step.COLUMNS, [])


def test_kept_choices_that_fit_are_applied_by_themselves(vault: FakeRosterVault) -> None:
    vault.kept = {"Few": ColumnsOptions(headers=NAMED[:1]), "Other": ColumnsOptions(headers=(("ssn", "Number"),))}
    vault.kept["Payroll"] = ColumnsOptions(
        headers=(("last_name", "surname "), ("educator_id", "Remarks")),
        date_format="DD/MM/YYYY",
        encoding="windows-1252",
        delimiter=";",
        sheet="Staff",
        pad_zeros=True,
        guess=False,
    )
    table = Table(vault).go_to(Step.COLUMNS)
    assert (table.choices.profile, table.choices.may_suggest) == ("Payroll", True)
    assert table.choices.taken == ("last_name", "", "", "", "educator_id")
    table.presenter.go_on()
    assert counted_as(table) == ColumnsOptions(
        headers=(("last_name", "Surname"), ("educator_id", "Remarks")),
        date_format="DD/MM/YYYY",
        encoding="windows-1252",
        delimiter=";",
        pad_zeros=True,
        guess=False,
    )


def test_the_profile_of_a_text_does_for_a_workbook_what_it_can(vault: FakeRosterVault) -> None:
    vault.preview = BOOK
    vault.kept = {"Text": ColumnsOptions(headers=NAMED[:1], encoding="utf-8", delimiter=";", sheet="Old")}
    choices = Table(vault).go_to(Step.COLUMNS).choices
    assert (choices.profile, choices.encoding, choices.delimiter, choices.sheet) == ("Text", None, None, "Old")
    assert choices.taken == TAKEN


def test_kept_choices_are_done_without(vault: FakeRosterVault) -> None:
    vault.kept = {"Payroll": ColumnsOptions(headers=NAMED[:1], pad_zeros=True, guess=False)}
    table = Table(vault).go_to(Step.COLUMNS)
    assert table.choices.taken == ("last_name", "", "", "", "")
    table.presenter.columns.use_profile("")
    assert (table.choices.profile, table.choices.taken, table.choices.pad_zeros) == ("", TAKEN, False)


def test_what_was_chosen_by_hand_is_not_overruled(table: Table) -> None:
    table.presenter.columns.take(4, "educator_id")
    table.vault.kept = {"Payroll": ColumnsOptions(headers=NAMED[:1], guess=False)}
    table.presenter.columns.load_profiles()
    assert (table.choices.profile, table.choices.taken[4]) == ("", "educator_id")
    table.presenter.columns.use_profile("Payroll")
    assert (table.choices.profile, table.choices.taken[4]) == ("Payroll", "")


def test_kept_choices_are_dropped_and_what_they_chose_stays(vault: FakeRosterVault) -> None:
    vault.kept = {"Payroll": ColumnsOptions(headers=NAMED[:1], guess=False)}
    table = Table(vault).go_to(Step.COLUMNS)
    table.presenter.columns.drop_profile("Payroll")
    assert (vault.kept, table.view.news) == ({}, ["dropped Payroll"])
    assert (table.choices.profile, table.choices.taken) == ("", ("last_name", "", "", "", ""))


def test_profiles_that_cannot_be_told_keep_nobody_from_importing(vault: FakeRosterVault) -> None:
    vault.failures["profiles"] = Trouble()
    table = Table(vault).go_to(Step.COUNTED)
    assert [notice.kind for notice in table.view.notices] == [Kind.MEND]


def test_those_with_the_most_headers_fit_best() -> None:
    few, many = (ColumnProfile(str(number), ColumnsOptions(headers=NAMED[:number]), Path("x")) for number in (1, 2))
    none = ColumnProfile("0", ColumnsOptions(), Path("x"))
    assert fitting((few, none, many), [header.upper() for header in HEADERS]) == [many, few]
    assert fitting((few, many), HEADERS[:1]) == [few]
