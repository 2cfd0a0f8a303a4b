"""Calls of people who are not signed in: each person's own, and half an hour at most."""

from datetime import timedelta

import pytest

from callcenter.clock import MovableClock
from callcenter.domain.details import SpokenDetails
from callcenter.services.call_protocol import KeptCall, TakenUp
from tests.world import MONDAY_MORNING
from ui.call_keeper import CallKeeper

SEALED = KeptCall("Olive", "A7F-2QM", b"sealed")
TYPED = SpokenDetails("Smith")


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY_MORNING)


@pytest.fixture
def keeper(clock: MovableClock) -> CallKeeper:
    return CallKeeper(clock)


def test_a_sealed_call_is_asked_back_by_its_user_alone(keeper: CallKeeper) -> None:
    keeper.keep(SEALED)
    assert keeper.request_for("Sam") is None
    request = keeper.request_for("Olive")
    assert request is not None
    assert (request.method, request.arguments) == ("take_up", (SEALED,))


def test_each_person_has_a_call_of_ones_own(keeper: CallKeeper) -> None:
    keeper.keep(SEALED)
    keeper.keep(KeptCall("Sam", "A22-222", b"sealed too"))
    assert (keeper.reference_of("Olive"), keeper.reference_of("Sam")) == ("A7F-2QM", "A22-222")
    keeper.forget("Sam")
    assert (keeper.reference_of("Olive"), keeper.reference_of("Sam")) == ("A7F-2QM", "")


def test_what_nothing_was_left_to_seal_goes_on_by_reference_with_its_details(keeper: CallKeeper) -> None:
    keeper.keep_open("Olive", "A7F-2QM", TYPED)
    request = keeper.request_for("Olive")
    assert request is not None
    assert (request.method, request.arguments) == ("go_on", ("A7F-2QM",))
    given = keeper.given_back("Olive", TakenUp("A7F-2QM", MONDAY_MORNING.isoformat(), SpokenDetails()))
    assert given.spoken == TYPED
    assert keeper.request_for("Olive") is None


@pytest.mark.parametrize(("minutes", "kept"), [(30, True), (31, False)])
def test_after_half_an_hour_nothing_is_held(keeper: CallKeeper, clock: MovableClock, minutes: int, kept: bool) -> None:
    keeper.keep_open("Olive", "A7F-2QM", TYPED)
    clock.move_to(clock.now() + timedelta(minutes=minutes))
    keeper.forget_old()
    assert bool(keeper.reference_of("Olive")) is kept
