"""A supervisor sees which calls were refused a check, and releases them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.domain.details import SpokenDetails
from callcenter.durable_file import DiskFull
from callcenter.services.calls import Calls
from callcenter.services.day_protocol import Released, ThrottledCall
from callcenter.services.session import NotAllowed
from callcenter.services.throttled_calls import NotThrottled, ThrottledCalls
from tests.services.failing_journal import fill_the_disk
from tests.services.guessing import SMITH_SAYS, ask_all, guesses, other_digits, stored
from tests.world import OPERATOR, SUPERVISOR, World

GARCIA_SAYS = {"last_name": "Garcia", "first_name": "Maria", "birth_date": "2/9/1980", "ssn": "3456"}
TWO_DAYS = timedelta(days=2).total_seconds()


@pytest.fixture
def world(throttled_vault: World, tmp_path: Path) -> World:
    """A training vault whose throttle was kept, with García and Smith on its roster."""
    return throttled_vault.copied_to(tmp_path)


def guessed_at_garcia() -> list[dict[str, str]]:
    return [GARCIA_SAYS | {"ssn": digits} for digits in other_digits(5)]


def refused(world: World, says: dict[str, str] = SMITH_SAYS, user: str = OPERATOR) -> str:
    """A call that the throttle refuses its check; its reference."""
    with world.sign_in(user) as session, Calls(session) as calls:
        answer = calls.single(SpokenDetails(**says))
    assert answer.decision.reason.value == "throttled"
    return answer.reference


def listed(world: World) -> tuple[ThrottledCall, ...]:
    with world.sign_in() as session:
        return ThrottledCalls(session).list()


def references(world: World) -> list[str]:
    return [call.reference for call in listed(world)]


def refusals(world: World) -> list[tuple[str, bytes, str, str]]:
    """All that is kept of refusals: reference, counter, kind, day."""
    with world.database() as database:
        rows = database.query("SELECT reference, counter, kind, day FROM throttle_refusal")
    return [
        (str(call), counter, str(kind), str(day)) for call, counter, kind, day in rows if isinstance(counter, bytes)
    ]


def release(world: World, reference: str) -> Released:
    with world.sign_in() as session:
        return ThrottledCalls(session).release(reference)


def test_a_supervisor_sees_which_calls_wait_and_for_what(world: World) -> None:
    ask_all(world, guesses(10))
    first = refused(world)
    world.clock.sleep(3600)
    ask_all(world, guessed_at_garcia())
    second = refused(world, GARCIA_SAYS, SUPERVISOR)
    garcias, smiths = listed(world)
    assert garcias == ThrottledCall(second, "2026-11-23T16:30:00+00:00", SUPERVISOR, ("digits_only",), 5, "2026-11-23")
    assert smiths == ThrottledCall(first, "2026-11-23T15:30:00+00:00", OPERATOR, smiths.kinds, 10, "2026-11-23")
    assert "last4_birth_surname" in smiths.kinds
    assert not {"last4_surname_given", "digits_only"} & set(smiths.kinds)


def test_calls_that_began_in_the_same_second_are_listed_newest_first(world: World) -> None:
    ask_all(world, guesses(10))
    made = [refused(world) for _ in range(8)]
    assert references(world) == made[::-1]


def test_nothing_waits_where_nothing_was_refused(world: World) -> None:
    assert listed(world) == ()
    ask_all(world, guesses(10))
    assert listed(world) == ()


def test_a_call_that_was_refused_more_than_once_is_listed_once_with_its_last_day(world: World) -> None:
    ask_all(world, guesses(10))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        for _ in range(3):
            calls.check(reference, SpokenDetails(**SMITH_SAYS))
        world.clock.sleep(24 * 3600)
        calls.check(reference, SpokenDetails(**SMITH_SAYS))
    assert [(call.reference, call.last_day) for call in listed(world)] == [(reference, "2026-11-24")]


def test_a_release_opens_the_context_again_and_gives_a_fresh_ten(world: World) -> None:
    ask_all(world, guesses(10))
    reference = refused(world)
    counters = refusals(world)
    assert release(world, reference) == Released(reference, contexts=len(counters), failed=10)
    assert ask_all(world, [SMITH_SAYS, *guesses(10, first=5001), SMITH_SAYS]) == ["YES", *["NO"] * 10, "CANNOT"]


def test_a_release_of_digits_alone_gives_a_fresh_five(world: World) -> None:
    ask_all(world, guessed_at_garcia())
    release(world, refused(world, GARCIA_SAYS))
    again = [GARCIA_SAYS | {"ssn": digits} for digits in other_digits(5, first=7001)]
    assert ask_all(world, [GARCIA_SAYS, *again, GARCIA_SAYS]) == ["YES", *["MORE"] * 5, "CANNOT"]


def test_others_that_waited_for_the_same_contexts_are_released_with_it(world: World) -> None:
    ask_all(world, guesses(10))
    first, second = refused(world), refused(world, SMITH_SAYS | {"first_name": "Bob"})
    assert references(world) == [second, first]
    release(world, first)
    assert references(world) == []
    with pytest.raises(NotThrottled):
        release(world, second)


def test_others_that_wait_for_other_contexts_stay(world: World) -> None:
    ask_all(world, guesses(10))
    ask_all(world, guessed_at_garcia())
    smiths, garcias = refused(world), refused(world, GARCIA_SAYS)
    release(world, smiths)
    assert references(world) == [garcias]
    assert ask_all(world, [SMITH_SAYS, GARCIA_SAYS]) == ["YES", "CANNOT"]


def test_a_call_that_waits_for_one_more_context_stays_in_the_list(world: World) -> None:
    """Smith's birth date with his surname is full for both, and for the second one the digits alone as well."""
    ask_all(world, guesses(5))
    ask_all(world, guesses(5, first=5001, names=["Robert"]))
    other, both = refused(world, SMITH_SAYS | {"first_name": "Bill"}), refused(world)
    kinds = {call.reference: set(call.kinds) for call in listed(world)}
    assert kinds == {both: kinds[other] | {"digits_only"}, other: kinds[other] - {"digits_only"}}
    release(world, other)
    assert [(call.reference, call.kinds, call.failed) for call in listed(world)] == [(both, ("digits_only",), 5)]
    assert ask_all(world, [SMITH_SAYS]) == ["CANNOT"]


def test_an_expired_refusal_disappears_by_itself(world: World) -> None:
    ask_all(world, guesses(10))
    reference = refused(world)
    world.clock.sleep(TWO_DAYS)
    assert references(world) == []
    with pytest.raises(NotThrottled):
        release(world, reference)


def test_refusals_are_deleted_with_the_counts_after_thirty_days(world: World) -> None:
    ask_all(world, guesses(10))
    refused(world)
    before = refusals(world)
    world.clock.sleep(timedelta(days=30).total_seconds())
    ask_all(world, [GARCIA_SAYS])
    assert refusals(world) == before
    world.clock.sleep(timedelta(days=1).total_seconds())
    ask_all(world, [GARCIA_SAYS])  # a YES, which counts nothing itself
    assert refusals(world) == []
    with world.sign_in() as session:
        assert stored(session) == 0


def test_with_a_refusal_nothing_is_kept_but_reference_code_kind_and_day(world: World) -> None:
    ask_all(world, guesses(10))
    reference = refused(world)
    found = refusals(world)
    assert {(call, day) for call, _, _, day in found} == {(reference, "2026-11-23")}
    assert {len(counter) for _, counter, _, _ in found} == {16}
    assert {kind for _, _, kind, _ in found} == set(listed(world)[0].kinds)


def test_a_release_is_journaled_without_the_counter_or_any_value(world: World) -> None:
    ask_all(world, guesses(10))
    reference = refused(world)
    counters = [counter for _, counter, _, _ in refusals(world)]
    release(world, reference)
    [entry] = world.entries("throttle_released")
    assert entry == {
        "kind": "throttle_released",
        "at": "2026-11-23T15:30:00+00:00",
        "user": SUPERVISOR,
        "reference": reference,
        "contexts": len(counters),
        "failed": 10,
    }
    written = json.dumps(world.entries())
    assert not [found for found in (*(counter.hex() for counter in counters), "Smith", "1961") if found in written]
    assert world.verify().ok


def test_a_release_that_cannot_be_journaled_is_none(world: World) -> None:
    ask_all(world, guesses(10))
    reference = refused(world)
    with world.sign_in() as session:
        before = stored(session)
        fill_the_disk(session, append=1)
        with pytest.raises(DiskFull):
            ThrottledCalls(session).release(reference)
        assert stored(session) == before
    assert references(world) == [reference]


def test_a_reference_that_waits_for_nothing_is_refused_and_not_journaled(world: World) -> None:
    answered = world.ask(**SMITH_SAYS).reference
    for reference in (answered, "A00-000", ""):
        with pytest.raises(NotThrottled, match="No throttled call has this reference"):
            release(world, reference)
    assert world.entries("throttle_released") == []


def test_operators_may_neither_see_nor_release(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        ThrottledCalls(session)
