"""How a new vault is made page by page, decided without a window."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from callcenter.domain.accounts import UserNameCharacters
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.services.protocols import LineSetup, VaultSetup
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.sign_in.fake_access import (
    OTHER_PROGRAM,
    PROGRAM,
    SUGGESTED,
    FakeAccess,
    TooShort,
    program_named,
)
from tests.gui.sign_in.seen_wizard import LINE, Seen, turn_to
from tests.gui.sign_in.wizard import PASSWORD
from tests.world import MONDAY_MORNING
from ui.sign_in.fault import Fault, Place, Problem
from ui.sign_in.new_vault_presenter import NewVaultPresenter
from ui.sign_in.new_vault_state import LineForm, NewVaultForm, Stage


class VaultThere(EnvironmentFault):
    code = "vault_there"
    sentence = "This folder already holds something."


class ProgramFault(UserFacing):
    code = "program"
    sentence = "`line` is missing."


def test_the_pages_lead_to_a_vault_and_its_sheet(
    presenter: NewVaultPresenter, access: FakeAccess, seen: Seen, form: NewVaultForm, tmp_path: Path
) -> None:
    stages = [seen.state.stage]
    while seen.state.stage is not Stage.SHEET:
        presenter.go_on(form)
        stages.append(seen.state.stage)

    assert stages == [Stage.VAULT, Stage.PROGRAM, Stage.HOURS, Stage.SUPERVISORS, Stage.SHEET]
    line = program_named(PROGRAM).line
    assert access.made_at == tmp_path / "missouri"
    assert access.made_as == VaultSetup(
        program=PROGRAM,
        supervisor="Sam",
        password=PASSWORD,
        second_supervisor="Ann",
        line=LineSetup(line.phone, line.time_zone, line.days, "08:00", "20:00"),
    )


def test_what_was_typed_is_what_is_made(
    presenter: NewVaultPresenter, access: FakeAccess, form: NewVaultForm, tmp_path: Path
) -> None:
    line = LineForm(" (800) 555-0150 ", ("saturday", "sunday"), "9", "12 AM", "America/Denver")

    turn_to(presenter, Stage.SHEET, replace(form, name=" pilot ", seat="K", training=True, line=line))

    assert access.made_at == tmp_path / "pilot"
    made = access.made_as
    assert made is not None
    assert (made.seat, made.training) == ("K", True)
    assert made.line == LineSetup("(800) 555-0150", "America/Denver", ("saturday", "sunday"), "09:00", "24:00")


def test_a_vault_that_is_there_is_handed_on(presenter: NewVaultPresenter, seen: Seen, tmp_path: Path) -> None:
    presenter.go_on(NewVaultForm(is_new=False, folder=tmp_path / "there"))

    assert seen.opened == [tmp_path / "there"]


def test_back_leads_through_all_pages_and_out_and_nothing_is_made(
    presenter: NewVaultPresenter, access: FakeAccess, seen: Seen, form: NewVaultForm
) -> None:
    turn_to(presenter, Stage.SUPERVISORS, form)

    stages = []
    while not seen.left:
        presenter.back()
        stages.append(seen.state.stage)

    assert stages == [Stage.HOURS, Stage.PROGRAM, Stage.VAULT, Stage.VAULT]
    assert "create" not in access.asked


PAGE_FAULTS = [
    (Stage.VAULT, {"parent": None}, Fault(Place.FOLDER, Problem.NO_FOLDER)),
    (Stage.VAULT, {"name": "  "}, Fault(Place.NAME, Problem.NO_NAME)),
    (Stage.VAULT, {"name": "a/b"}, Fault(Place.NAME, Problem.NAME_IS_PATH)),
    (Stage.VAULT, {"name": "a\\b"}, Fault(Place.NAME, Problem.NAME_IS_PATH)),
    (Stage.VAULT, {"name": ".."}, Fault(Place.NAME, Problem.NAME_IS_PATH)),
    (Stage.VAULT, {"is_new": False}, Fault(Place.FOLDER, Problem.NO_VAULT)),
    (Stage.PROGRAM, {"program": ""}, Fault(Place.PROGRAM, Problem.NO_PROGRAM)),
    (Stage.HOURS, {"line": replace(LINE, phone="")}, Fault(Place.PHONE, Problem.NO_PHONE)),
    (Stage.HOURS, {"line": replace(LINE, phone="call us")}, Fault(Place.PHONE, Problem.NO_PHONE)),
    (Stage.HOURS, {"line": replace(LINE, phone="call us", days=())}, Fault(Place.PHONE, Problem.NO_PHONE)),
    (Stage.HOURS, {"line": replace(LINE, days=())}, Fault(Place.DAYS, Problem.NO_DAY)),
    (Stage.HOURS, {"line": replace(LINE, opens="early")}, Fault(Place.OPENS, Problem.NO_TIME)),
    (Stage.HOURS, {"line": replace(LINE, closes="25:00")}, Fault(Place.CLOSES, Problem.NO_TIME)),
    (Stage.HOURS, {"line": replace(LINE, opens="8 PM")}, Fault(Place.CLOSES, Problem.CLOSES_FIRST)),
    (Stage.HOURS, {"line": replace(LINE, time_zone="")}, Fault(Place.TIME_ZONE, Problem.NO_TIME_ZONE)),
    (Stage.SUPERVISORS, {"supervisor": ""}, Fault(Place.USER, Problem.NO_USER)),
    (Stage.SUPERVISORS, {"password": "", "again": ""}, Fault(Place.PASSWORD, Problem.NO_PASSWORD)),
    (Stage.SUPERVISORS, {"again": "another"}, Fault(Place.PASSWORD, Problem.PASSWORDS_DIFFER)),
    (Stage.SUPERVISORS, {"second": ""}, Fault(Place.SECOND, Problem.NO_SECOND)),
    (Stage.SUPERVISORS, {"second": "SAM"}, Fault(Place.SECOND, Problem.SAME_NAMES)),
    (Stage.SUPERVISORS, {"supervisor": "", "second": ""}, Fault(Place.USER, Problem.NO_USER)),
]


@pytest.mark.parametrize(("stage", "changes", "expected"), PAGE_FAULTS)
def test_the_first_fault_of_a_page_is_told_there(
    presenter: NewVaultPresenter,
    access: FakeAccess,
    form: NewVaultForm,
    stage: Stage,
    changes: dict[str, object],
    expected: Fault,
) -> None:
    turn_to(presenter, stage, form)

    presenter.go_on(replace(form, **changes))  # type: ignore[arg-type]  # each value fits its field

    assert (presenter.state.stage, presenter.state.fault) == (stage, expected)
    assert "create" not in access.asked


def test_a_name_that_no_user_has_is_told_at_its_box(presenter: NewVaultPresenter, form: NewVaultForm) -> None:
    turn_to(presenter, Stage.SUPERVISORS, form)

    presenter.go_on(replace(form, second="Ann!"))

    fault = presenter.state.fault
    assert fault is not None
    assert (fault.place, type(fault.problem)) == (Place.SECOND, UserNameCharacters)


def test_a_folder_that_holds_something_is_told_before_anything_else_is_asked(
    presenter: NewVaultPresenter, form: NewVaultForm, tmp_path: Path
) -> None:
    (tmp_path / "missouri").mkdir()
    presenter.go_on(form)
    assert presenter.state.stage is Stage.PROGRAM  # an empty one is as good as none
    presenter.back()
    (tmp_path / "missouri" / "letter.txt").write_text("")

    presenter.go_on(form)

    assert presenter.state.fault == Fault(Place.NAME, Problem.FOLDER_TAKEN)


def test_the_second_supervisor_is_left_out_only_where_that_is_ticked(
    presenter: NewVaultPresenter, access: FakeAccess, form: NewVaultForm
) -> None:
    turn_to(presenter, Stage.SHEET, replace(form, alone=True))

    assert access.made_as is not None and access.made_as.second_supervisor == ""
    assert presenter.state.sheet is not None and presenter.state.sheet.second == ""


def test_the_program_says_what_it_is_once_its_page_is_reached(presenter: NewVaultPresenter, form: NewVaultForm) -> None:
    assert presenter.state.program is None

    presenter.go_on(form)

    assert presenter.state.program == program_named(PROGRAM)


def test_of_two_programs_the_one_chosen_last_counts(seen: Seen, form: NewVaultForm) -> None:
    runner = PendingRunner()
    presenter = NewVaultPresenter(seen, runner, MovableClock(MONDAY_MORNING))
    presenter.begin()
    runner.next("programs").finish((PROGRAM, OTHER_PROGRAM))
    presenter.go_on(form)
    presenter.look_at(OTHER_PROGRAM)

    first, second = runner.next("program"), runner.next("program")
    second.finish(program_named(OTHER_PROGRAM))
    first.finish(program_named(PROGRAM))

    assert presenter.state.program == program_named(OTHER_PROGRAM)


def test_a_program_that_could_not_be_read_is_read_again_by_enter(
    presenter: NewVaultPresenter, access: FakeAccess, form: NewVaultForm
) -> None:
    access.failures["program"] = ProgramFault()
    presenter.go_on(form)
    fault = presenter.state.fault
    assert fault is not None and fault.place is Place.PROGRAM and isinstance(fault.problem, ProgramFault)

    presenter.go_on(form)

    assert (presenter.state.program, presenter.state.fault) == (program_named(PROGRAM), None)


def test_a_program_with_full_numbers_is_left_to_the_shell(seen: Seen, form: NewVaultForm) -> None:
    runner = PendingRunner()
    presenter = NewVaultPresenter(seen, runner, MovableClock(MONDAY_MORNING))
    presenter.begin()
    presenter.go_on(form)
    program = program_named(PROGRAM)
    matching = type(program.matching)(policy="full", educator_id_label=program.matching.educator_id_label)
    changed = {name: getattr(program, name) for name in program.__struct_fields__} | {"matching": matching}
    runner.next("programs").finish((PROGRAM,))
    runner.next("program").finish(type(program)(**changed))

    presenter.go_on(form)

    assert presenter.state.fault == Fault(Place.PROGRAM, Problem.FULL_NUMBERS)


def test_a_password_is_drawn_on_request(presenter: NewVaultPresenter, seen: Seen, form: NewVaultForm) -> None:
    turn_to(presenter, Stage.SUPERVISORS, form)
    presenter.go_on(replace(form, again="another"))

    presenter.suggest()

    assert (seen.filled, seen.state.fault) == ([SUGGESTED], None)
    assert SUGGESTED not in repr(seen.state)


@pytest.mark.parametrize(
    ("failure", "place", "stage"),
    [
        (VaultThere(), Place.NAME, Stage.VAULT),
        (TooShort(), Place.PASSWORD, Stage.SUPERVISORS),
        (ProgramFault(), Place.PROGRAM, Stage.PROGRAM),
    ],
)
def test_what_the_vault_refuses_is_told_on_the_page_that_mends_it(
    presenter: NewVaultPresenter,
    access: FakeAccess,
    form: NewVaultForm,
    failure: VaultThere | TooShort | ProgramFault,
    place: Place,
    stage: Stage,
) -> None:
    turn_to(presenter, Stage.SUPERVISORS, form)
    access.failures["create"] = failure

    presenter.go_on(form)

    assert (presenter.state.stage, presenter.state.fault) == (stage, Fault(place, failure))


def test_a_refused_vault_can_be_made_once_it_is_mended(presenter: NewVaultPresenter, form: NewVaultForm) -> None:
    turn_to(presenter, Stage.SUPERVISORS, form)
    presenter.go_on(replace(form, password="short", again="short"))

    presenter.go_on(form)

    assert (presenter.state.stage, presenter.state.fault) == (Stage.SHEET, None)
