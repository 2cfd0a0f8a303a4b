"""The recovery sheet and the proof that it is on paper, decided without a window."""

import gc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from tests.gui.inline_runner import InlineRunner
from tests.gui.sign_in.fake_access import (
    CODE,
    FINGERPRINT,
    GROUPS,
    SECOND_PASSWORD,
    FakeAccess,
)
from tests.gui.sign_in.seen_wizard import ASKED, Seen, turn_to
from tests.gui.sign_in.wizard import PASSWORD
from tests.world import MONDAY_MORNING
from ui.sign_in.fault import Fault, Place, Problem
from ui.sign_in.new_vault_presenter import NewVaultPresenter
from ui.sign_in.new_vault_state import Kept, NewVaultForm, Stage


def test_the_sheet_says_what_goes_on_paper(presenter: NewVaultPresenter, form: NewVaultForm, tmp_path: Path) -> None:
    turn_to(presenter, Stage.SHEET, form)

    sheet = presenter.state.sheet
    assert sheet is not None
    assert (sheet.vault, sheet.supervisor, sheet.second) == (tmp_path / "missouri", "Sam", "Ann")
    assert (sheet.groups, sheet.made.fingerprint, sheet.made.second_password) == (GROUPS, FINGERPRINT, SECOND_PASSWORD)


def test_the_sheet_has_the_date_of_the_center(access: FakeAccess, seen: Seen, form: NewVaultForm) -> None:
    late = MovableClock(datetime(2026, 11, 24, 3, 0, tzinfo=UTC))  # nine in the evening of the day before in Chicago
    presenter = NewVaultPresenter(seen, InlineRunner(access), late)
    presenter.begin()

    turn_to(presenter, Stage.SHEET, form)

    assert presenter.state.sheet is not None
    assert presenter.state.sheet.made_on.isoformat() == "2026-11-23"


def test_nothing_leads_away_from_a_sheet_that_is_not_proved(presenter: NewVaultPresenter, form: NewVaultForm) -> None:
    turn_to(presenter, Stage.SHEET, form)

    presenter.back()
    presenter.begin()

    assert presenter.state.stage is Stage.SHEET
    assert presenter.state.sheet is not None


def test_what_became_of_the_sheet_is_told(presenter: NewVaultPresenter, form: NewVaultForm) -> None:
    turn_to(presenter, Stage.SHEET, form)

    before = presenter.state

    presenter.tell_sheet(Problem.NO_PRINTER)
    assert presenter.state == replace(before, fault=Fault(Place.SHEET, Problem.NO_PRINTER))

    presenter.tell_sheet(Kept.SAVED)
    assert presenter.state == replace(before, kept=Kept.SAVED)


def test_two_whole_groups_are_asked_for_in_the_order_of_the_paper(
    presenter: NewVaultPresenter, form: NewVaultForm
) -> None:
    turn_to(presenter, Stage.PROOF, form)

    assert presenter.state.asked == ASKED


def test_by_itself_the_proof_draws_among_all_whole_groups(access: FakeAccess, seen: Seen, form: NewVaultForm) -> None:
    presenter = NewVaultPresenter(seen, InlineRunner(access), MovableClock(MONDAY_MORNING))
    presenter.begin()
    turn_to(presenter, Stage.PROOF, form)
    asked: set[int] = set()
    for _ in range(200):
        asked.update(presenter.state.asked)
        presenter.back()
        presenter.go_on(form)

    assert asked == set(range(1, 9))  # the ninth group has two characters


@pytest.mark.parametrize("typed", [("0M1P", "G9H0"), ("om1p", " g9ho "), ("0 M I P", "g9\u2013hO")])
def test_the_groups_are_read_as_recovery_codes_are(
    presenter: NewVaultPresenter, seen: Seen, form: NewVaultForm, tmp_path: Path, typed: tuple[str, str]
) -> None:
    turn_to(presenter, Stage.PROOF, form)

    presenter.prove(*typed)

    assert seen.finished == [(tmp_path / "missouri", "Sam")]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (("", ""), Place.FIRST_GROUP),
        (("G9H0", "0M1P"), Place.FIRST_GROUP),
        (("0M1P", "G9H1"), Place.SECOND_GROUP),
        (("0M1P", ""), Place.SECOND_GROUP),
        ((CODE, CODE), Place.FIRST_GROUP),
    ],
)
def test_a_wrong_group_is_told_at_its_box_and_the_sheet_is_not_lost(
    presenter: NewVaultPresenter, seen: Seen, form: NewVaultForm, typed: tuple[str, str], place: Place
) -> None:
    turn_to(presenter, Stage.PROOF, form)

    presenter.prove(*typed)

    assert seen.finished == []
    assert seen.state.fault == Fault(place, Problem.WRONG_GROUP)
    presenter.back()
    assert (seen.state.stage, seen.state.sheet is not None) == (Stage.SHEET, True)


def test_nobody_holds_the_code_after_the_proof(
    presenter: NewVaultPresenter, access: FakeAccess, form: NewVaultForm
) -> None:
    turn_to(presenter, Stage.PROOF, form)
    assert access.made is not None and access.made() is not None

    presenter.prove("0M1P", "G9H0")

    gc.collect()
    assert access.made() is None
    assert presenter.state.stage is Stage.VAULT


def test_neither_form_nor_state_shows_a_secret_when_it_is_printed(
    presenter: NewVaultPresenter, form: NewVaultForm
) -> None:
    turn_to(presenter, Stage.SHEET, form)

    assert PASSWORD not in repr(form)
    assert not any(secret in repr(presenter.state) for secret in (*GROUPS, SECOND_PASSWORD))
    assert not any(secret in repr(presenter.state.sheet) for secret in (*GROUPS, SECOND_PASSWORD))
