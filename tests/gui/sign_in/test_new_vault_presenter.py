"""How a new vault is made and its recovery code proved, decided without a window."""

import gc
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from callcenter.errors import EnvironmentFault, UserFacing
from tests.gui.inline_runner import InlineRunner
from tests.gui.sign_in.fake_access import CODE, CODE_END, FINGERPRINT, FakeAccess, TooShort
from ui.sign_in.fault import Fault, Place, Problem
from ui.sign_in.new_vault_presenter import NewVaultForm, NewVaultPresenter, NewVaultState, Stage, covered

PASSWORD = "a long and good password"


class VaultThere(EnvironmentFault):
    code = "vault_there"
    sentence = "This folder already holds something."


class ProgramFault(UserFacing):
    code = "program"
    sentence = "`line` is missing."


@dataclass
class Seen:
    """What the view was told; only the last state, as a page keeps it."""

    state: NewVaultState = field(default_factory=NewVaultState)
    finished: list[tuple[Path, str]] = field(default_factory=list)

    def show_state(self, state: NewVaultState) -> None:
        self.state = state

    def finish(self, vault: Path, supervisor: str) -> None:
        self.finished.append((vault, supervisor))


@pytest.fixture
def access() -> FakeAccess:
    return FakeAccess()


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def presenter(access: FakeAccess, seen: Seen) -> NewVaultPresenter:
    made = NewVaultPresenter(seen, InlineRunner(access))
    made.begin()
    return made


@pytest.fixture
def form(tmp_path: Path) -> NewVaultForm:
    return NewVaultForm(tmp_path, "missouri", "missouri-dese-2021", "Sam", PASSWORD, PASSWORD, training=False)


def test_the_bundled_programs_are_offered(seen: Seen, presenter: NewVaultPresenter) -> None:
    assert seen.state.programs == ("missouri-dese-2021", "another-offer")


def test_a_vault_is_made_as_the_form_says(
    presenter: NewVaultPresenter, access: FakeAccess, seen: Seen, form: NewVaultForm, tmp_path: Path
) -> None:
    presenter.make(replace(form, name=" missouri ", training=True))

    assert access.made_as == (tmp_path / "missouri", "missouri-dese-2021", "Sam", PASSWORD, True)
    assert seen.state.stage is Stage.RECOVERY
    assert seen.state.made is not None
    assert (seen.state.made.recovery_code, seen.state.made.fingerprint) == (CODE, FINGERPRINT)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"parent": None}, Fault(Place.FOLDER, Problem.NO_FOLDER)),
        ({"name": "  "}, Fault(Place.NAME, Problem.NO_NAME)),
        ({"name": "a/b"}, Fault(Place.NAME, Problem.NAME_IS_PATH)),
        ({"name": "a\\b"}, Fault(Place.NAME, Problem.NAME_IS_PATH)),
        ({"name": ".."}, Fault(Place.NAME, Problem.NAME_IS_PATH)),
        ({"program": ""}, Fault(Place.PROGRAM, Problem.NO_PROGRAM)),
        ({"supervisor": ""}, Fault(Place.USER, Problem.NO_USER)),
        ({"password": "", "again": ""}, Fault(Place.PASSWORD, Problem.NO_PASSWORD)),
        ({"again": "another"}, Fault(Place.PASSWORD, Problem.PASSWORDS_DIFFER)),
        ({"again": "another", "name": ""}, Fault(Place.NAME, Problem.NO_NAME)),
    ],
)
def test_the_first_fault_of_the_form_is_told_and_nothing_is_made(
    presenter: NewVaultPresenter,
    access: FakeAccess,
    seen: Seen,
    form: NewVaultForm,
    changes: dict[str, object],
    expected: Fault,
) -> None:
    presenter.make(replace(form, **changes))  # type: ignore[arg-type]  # each value fits its field

    assert seen.state.fault == expected
    assert "create" not in access.asked


@pytest.mark.parametrize(
    ("failure", "place"), [(VaultThere(), Place.NAME), (TooShort(), Place.PASSWORD), (ProgramFault(), Place.PROGRAM)]
)
def test_what_the_vault_refuses_is_told_at_the_box_that_mends_it(
    presenter: NewVaultPresenter,
    access: FakeAccess,
    seen: Seen,
    form: NewVaultForm,
    failure: VaultThere | TooShort | ProgramFault,
    place: Place,
) -> None:
    access.failures["create"] = failure

    presenter.make(form)

    assert (seen.state.stage, seen.state.fault) == (Stage.FORM, Fault(place, failure))


def test_a_refused_form_can_be_mended(presenter: NewVaultPresenter, seen: Seen, form: NewVaultForm) -> None:
    presenter.make(replace(form, password="short", again="short"))
    presenter.make(form)

    assert (seen.state.stage, seen.state.fault) == (Stage.RECOVERY, None)


@pytest.mark.parametrize("typed", [CODE_END, "01pk 3w", "  o1pk3W ", "0lPK\u20133w", "0 I P K 3 W"])
def test_the_end_of_the_code_is_read_as_recovery_codes_are(
    presenter: NewVaultPresenter, seen: Seen, form: NewVaultForm, tmp_path: Path, typed: str
) -> None:
    presenter.make(form)

    presenter.prove(typed)

    assert seen.finished == [(tmp_path / "missouri", "Sam")]


@pytest.mark.parametrize("typed", ["", "01PK", "3W", "01PK-3X", "G9H0-01PK", "•", CODE[:9]])
def test_a_wrong_proof_is_told_and_the_code_is_not_lost(
    presenter: NewVaultPresenter, seen: Seen, form: NewVaultForm, typed: str
) -> None:
    presenter.make(form)

    presenter.prove(typed)

    assert seen.finished == []
    assert seen.state.fault == Fault(Place.PROOF, Problem.WRONG_PROOF)
    assert seen.state.made is not None and seen.state.made.recovery_code == CODE


def test_nobody_holds_the_code_after_the_proof(
    presenter: NewVaultPresenter, access: FakeAccess, form: NewVaultForm
) -> None:
    presenter.make(form)
    assert access.made is not None and access.made() is not None

    presenter.prove(CODE_END)

    gc.collect()
    assert access.made() is None


def test_neither_form_nor_state_shows_a_secret_when_it_is_printed(
    presenter: NewVaultPresenter, seen: Seen, form: NewVaultForm
) -> None:
    presenter.make(form)

    assert PASSWORD not in repr(form)
    assert CODE not in repr(seen.state)


def test_the_groups_to_be_proved_are_covered() -> None:
    assert covered("AAAA-BBBB-CCCC-DD") == "AAAA-BBBB-••••-••"
