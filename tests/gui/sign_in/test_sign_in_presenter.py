"""What the sign-in card shows, decided without a window."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from callcenter.errors import EnvironmentFault
from callcenter.services.protocols import SignedIn, VaultStatus
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.inline_runner import InlineRunner
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess, TooManyTries, TooShort, WrongPassword
from tests.world import MONDAY_MORNING
from ui.sign_in.fault import Place, Problem
from ui.sign_in.presenter import SignInPresenter, SignInState, Step

VAULT = Path("/vaults/missouri")
OTHER = Path("/vaults/other")
PASSWORD = "a long and good password"


class Damaged(EnvironmentFault):
    code = "vault_damaged"
    sentence = "The vault is damaged."


@dataclass
class Seen:
    """Everything the view was told."""

    states: list[SignInState] = field(default_factory=list)
    entered: list[SignedIn] = field(default_factory=list)

    def show_state(self, state: SignInState) -> None:
        self.states.append(state)

    def enter(self, signed_in: SignedIn) -> None:
        self.entered.append(signed_in)

    @property
    def steps(self) -> list[Step]:
        return [state.step for state in self.states]


@pytest.fixture
def access() -> FakeAccess:
    return FakeAccess({VAULT: {"Olive": PASSWORD, "New": ONE_TIME}, OTHER: {}})


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY_MORNING)


@pytest.fixture
def presenter(access: FakeAccess, seen: Seen, clock: MovableClock) -> SignInPresenter:
    made = SignInPresenter(seen, InlineRunner(access), clock)
    made.choose_vault(VAULT)
    seen.states.clear()
    return made


def problem(presenter: SignInPresenter) -> object:
    fault = presenter.state.fault
    return fault and fault.problem


def test_a_right_password_opens_the_vault_and_lets_in(presenter: SignInPresenter, seen: Seen) -> None:
    presenter.sign_in("Olive", PASSWORD)

    assert seen.steps == [Step.OPENING, Step.SIGN_IN]
    assert [who.user for who in seen.entered] == ["Olive"]


def test_a_wrong_password_lets_nobody_in_and_points_to_the_password(presenter: SignInPresenter, seen: Seen) -> None:
    presenter.sign_in("Olive", "something else")

    assert presenter.state.step is Step.SIGN_IN
    assert isinstance(problem(presenter), WrongPassword)
    assert presenter.state.fault is not None and presenter.state.fault.place is Place.PASSWORD
    assert seen.entered == []


def test_the_next_try_takes_the_fault_away(presenter: SignInPresenter, seen: Seen) -> None:
    presenter.sign_in("Olive", "something else")
    presenter.sign_in("Olive", PASSWORD)

    assert seen.states[-2].step is Step.OPENING
    assert seen.states[-2].fault is None


def test_after_wrong_passwords_seconds_are_counted_and_nothing_is_asked(
    presenter: SignInPresenter, access: FakeAccess, clock: MovableClock
) -> None:
    access.failures["sign_in"] = TooManyTries()
    presenter.sign_in("Olive", "wrong")
    counted = [presenter.state.wait]

    for _ in range(3):
        clock.sleep(1)
        presenter.tick()
        counted.append(presenter.state.wait)
    presenter.sign_in("Olive", PASSWORD)

    assert counted == [4, 3, 2, 1]
    assert access.asked.count("sign_in") == 1


def test_when_the_wait_is_over_the_next_try_counts(
    presenter: SignInPresenter, access: FakeAccess, seen: Seen, clock: MovableClock
) -> None:
    access.failures["sign_in"] = TooManyTries()
    presenter.sign_in("Olive", "wrong")

    clock.sleep(4)
    presenter.tick()
    assert (presenter.state.wait, presenter.state.fault) == (0, None)
    presenter.sign_in("Olive", PASSWORD)

    assert [who.user for who in seen.entered] == ["Olive"]


def test_a_clock_that_is_set_back_makes_nobody_wait_longer(
    presenter: SignInPresenter, access: FakeAccess, clock: MovableClock
) -> None:
    access.failures["sign_in"] = TooManyTries()
    presenter.sign_in("Olive", "wrong")

    clock.move_to(MONDAY_MORNING - timedelta(days=1))
    presenter.tick()

    assert presenter.state.wait == 4


def test_somebody_else_need_not_wait_for_anothers_wrong_passwords(
    presenter: SignInPresenter, access: FakeAccess, seen: Seen
) -> None:
    access.failures["sign_in"] = TooManyTries()
    presenter.sign_in("New", "wrong")

    presenter.name_somebody_else()
    presenter.sign_in("Olive", PASSWORD)

    assert [who.user for who in seen.entered] == ["Olive"]


def test_a_tick_shows_nothing_new_where_nobody_waits(presenter: SignInPresenter, seen: Seen) -> None:
    presenter.tick()
    presenter.name_somebody_else()

    assert seen.states == []


@pytest.mark.parametrize(
    ("user", "password", "expected"), [("", PASSWORD, Problem.NO_USER), ("Olive", "", Problem.NO_PASSWORD)]
)
def test_an_empty_box_is_told_without_asking_the_vault(
    presenter: SignInPresenter, access: FakeAccess, user: str, password: str, expected: Problem
) -> None:
    presenter.sign_in(user, password)

    assert problem(presenter) is expected
    assert "sign_in" not in access.asked


def test_a_vault_tells_at_once_that_it_is_for_training_and_open_elsewhere(access: FakeAccess, seen: Seen) -> None:
    access.training = access.in_use = True
    presenter = SignInPresenter(seen, InlineRunner(access), MovableClock(MONDAY_MORNING))

    presenter.choose_vault(VAULT)

    assert (presenter.state.training, presenter.state.in_use) == (True, True)


def test_a_folder_without_a_vault_is_told_when_it_is_chosen(presenter: SignInPresenter) -> None:
    presenter.choose_vault(Path("/nowhere"))

    assert str(problem(presenter)) == "There is no vault in this folder."


def test_a_damaged_vault_is_told_when_it_is_opened(presenter: SignInPresenter, access: FakeAccess) -> None:
    access.failures["sign_in"] = Damaged()

    presenter.sign_in("Olive", PASSWORD)

    assert isinstance(problem(presenter), Damaged)


def test_another_vault_forgets_what_was_told_of_the_last_one(presenter: SignInPresenter, access: FakeAccess) -> None:
    access.in_use = True
    presenter.choose_vault(VAULT)
    presenter.sign_in("Olive", "wrong")
    access.in_use = False

    presenter.choose_vault(OTHER)

    assert presenter.state == SignInState(Step.SIGN_IN, OTHER)


STATUS = VaultStatus("00" * 16, 1, training=True, slots=2, in_use=True, generation=1)


def test_a_late_status_of_another_vault_is_dropped(seen: Seen) -> None:
    runner = PendingRunner()
    presenter = SignInPresenter(seen, runner, MovableClock(MONDAY_MORNING))
    presenter.choose_vault(OTHER)
    presenter.choose_vault(VAULT)

    runner.next("status").finish(STATUS)

    assert presenter.state == SignInState(Step.SIGN_IN, VAULT)


def test_a_status_that_comes_after_a_try_does_not_take_our_own_lock_for_another_program(seen: Seen) -> None:
    runner = PendingRunner()
    presenter = SignInPresenter(seen, runner, MovableClock(MONDAY_MORNING))
    presenter.choose_vault(VAULT)
    presenter.sign_in("Olive", PASSWORD)

    runner.next("status").finish(STATUS)

    assert (presenter.state.in_use, presenter.state.training) == (False, True)


def test_a_status_that_fails_after_a_try_leaves_the_word_to_the_try(seen: Seen) -> None:
    runner = PendingRunner()
    presenter = SignInPresenter(seen, runner, MovableClock(MONDAY_MORNING))
    presenter.choose_vault(VAULT)
    presenter.sign_in("Olive", PASSWORD)

    runner.next("status").fail(Damaged())

    assert presenter.state.fault is None


def test_a_one_time_password_lets_in_only_after_a_password_of_ones_own(
    presenter: SignInPresenter, access: FakeAccess, seen: Seen
) -> None:
    presenter.sign_in("New", ONE_TIME)
    assert (presenter.state.step, seen.entered) == (Step.OWN_PASSWORD, [])

    presenter.choose_password(PASSWORD, PASSWORD)

    assert [who.must_change_password for who in seen.entered] == [False]
    assert access.passwords[VAULT]["New"] == PASSWORD


def test_two_different_passwords_are_not_put_to_the_vault(presenter: SignInPresenter, access: FakeAccess) -> None:
    presenter.sign_in("New", ONE_TIME)

    presenter.choose_password(PASSWORD, PASSWORD.upper())

    assert problem(presenter) is Problem.PASSWORDS_DIFFER
    assert "change_password" not in access.asked


def test_a_weak_password_of_ones_own_can_be_chosen_again(presenter: SignInPresenter, seen: Seen) -> None:
    presenter.sign_in("New", ONE_TIME)

    presenter.choose_password("short", "short")
    assert (presenter.state.step, type(problem(presenter))) == (Step.OWN_PASSWORD, TooShort)

    presenter.choose_password(PASSWORD, PASSWORD)
    assert len(seen.entered) == 1


def test_going_back_from_a_one_time_password_signs_out(
    presenter: SignInPresenter, access: FakeAccess, seen: Seen
) -> None:
    presenter.sign_in("New", ONE_TIME)

    presenter.back()

    assert (presenter.state.step, access.user, seen.entered) == (Step.SIGN_IN, "", [])


def test_going_back_does_nothing_where_there_is_nothing_to_leave(presenter: SignInPresenter, seen: Seen) -> None:
    presenter.back()

    assert seen.states == []
