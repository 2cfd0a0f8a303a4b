"""How a forgotten password is reset before anybody is signed in, decided without a window."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from callcenter.errors import UserFacing
from tests.gui.inline_runner import InlineRunner
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess, NoSuchUser, TooManyTries, WrongPassword
from tests.world import MONDAY_MORNING
from ui.sign_in.fault import Fault, Place, Problem
from ui.sign_in.reset_presenter import ResetPresenter, ResetState, ResetStep

VAULT = Path("/vaults/missouri")
PASSWORD = "a long and good password"


class OwnReset(UserFacing):
    code = "own_reset"
    sentence = "Nobody resets a password of one's own."


class NotAllowed(UserFacing):
    code = "not_allowed"
    sentence = "Only supervisors may do this."


@dataclass
class Seen:
    """Everything the view was told."""

    states: list[ResetState] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def show_state(self, state: ResetState) -> None:
        self.states.append(state)

    def leave(self, user: str) -> None:
        self.left.append(user)


@pytest.fixture
def access() -> FakeAccess:
    return FakeAccess({VAULT: {"Olive": PASSWORD, "Sam": PASSWORD}})


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY_MORNING)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def presenter(access: FakeAccess, seen: Seen, clock: MovableClock) -> ResetPresenter:
    made = ResetPresenter(seen, InlineRunner(access), clock)
    made.begin(VAULT, "Olive")
    return made


def test_a_supervisors_password_gives_a_one_time_one(presenter: ResetPresenter, access: FakeAccess, seen: Seen) -> None:
    presenter.reset("Olive", "Sam", PASSWORD)

    assert [state.step for state in seen.states[-2:]] == [ResetStep.RESETTING, ResetStep.SHOWN]
    assert presenter.state.one_time == access.passwords[VAULT]["Olive"] == ONE_TIME
    assert access.user == ""


def test_going_on_leads_to_the_sign_in_of_that_user_and_forgets_the_password(
    presenter: ResetPresenter, seen: Seen
) -> None:
    presenter.reset("Olive", "Sam", PASSWORD)

    presenter.leave()

    assert seen.left == ["Olive"]
    assert presenter.state.one_time == ""


def test_a_shown_password_is_not_in_what_is_printed(presenter: ResetPresenter) -> None:
    presenter.reset("Olive", "Sam", PASSWORD)

    assert ONE_TIME not in repr(presenter.state)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (("", "", ""), Fault(Place.USER, Problem.NO_USER)),
        (("Olive", " ", ""), Fault(Place.SUPERVISOR, Problem.NO_SUPERVISOR)),
        (("Olive", "Sam", ""), Fault(Place.PASSWORD, Problem.NO_PASSWORD)),
    ],
)
def test_the_first_empty_box_is_told_without_asking_the_vault(
    presenter: ResetPresenter, access: FakeAccess, typed: tuple[str, str, str], fault: Fault
) -> None:
    presenter.reset(*typed)

    assert presenter.state.fault == fault
    assert "reset_password" not in access.asked


@pytest.mark.parametrize(
    ("failure", "place"),
    [
        (NoSuchUser(), Place.USER),
        (OwnReset(), Place.SUPERVISOR),
        (NotAllowed(), Place.SUPERVISOR),
        (WrongPassword(), Place.PASSWORD),
    ],
)
def test_what_the_vault_refuses_is_told_at_the_box_that_mends_it(
    presenter: ResetPresenter, access: FakeAccess, failure: UserFacing, place: Place
) -> None:
    access.failures["reset_password"] = failure

    presenter.reset("Olive", "Sam", PASSWORD)

    assert (presenter.state.step, presenter.state.fault) == (ResetStep.ENTRY, Fault(place, failure))


def test_after_wrong_passwords_nothing_is_asked_until_the_wait_is_over(
    presenter: ResetPresenter, access: FakeAccess, clock: MovableClock
) -> None:
    access.failures["reset_password"] = TooManyTries()
    presenter.reset("Olive", "Sam", "wrong")
    assert presenter.state.wait == 4

    clock.sleep(3)
    presenter.tick()
    presenter.reset("Olive", "Sam", PASSWORD)
    assert (presenter.state.wait, access.asked.count("reset_password")) == (1, 1)

    clock.sleep(1)
    presenter.tick()
    assert (presenter.state.wait, presenter.state.fault) == (0, None)
    presenter.reset("Olive", "Sam", PASSWORD)
    assert presenter.state.step is ResetStep.SHOWN


def test_another_supervisor_need_not_wait(presenter: ResetPresenter, access: FakeAccess) -> None:
    access.failures["reset_password"] = TooManyTries()
    presenter.reset("Olive", "Ann", "wrong")

    presenter.name_somebody_else()
    presenter.reset("Olive", "Sam", PASSWORD)

    assert presenter.state.step is ResetStep.SHOWN


def test_leaving_without_a_reset_keeps_the_user(presenter: ResetPresenter, seen: Seen) -> None:
    presenter.leave()

    assert seen.left == ["Olive"]
