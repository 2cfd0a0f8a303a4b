"""One's own day: the user's own calls since midnight of the center, without anything of a caller."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from callcenter.domain.details import SpokenDetails
from callcenter.services import own_day as module
from callcenter.services.call_protocol import NewCase, OwnCall, OwnDay
from callcenter.services.calls import Calls
from tests.world import OPERATOR, SUPERVISOR, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876")
STRANGERS = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111")
NOTHING = OwnDay(0, {}, None, 0, ())


@pytest.fixture
def world(throttled_vault: World, tmp_path: Path) -> World:
    return throttled_vault.copied_to(tmp_path)


def test_the_day_of_one_user_is_told_in_figures_and_references(world: World) -> None:
    with world.sign_in(SUPERVISOR) as session, Calls(session) as calls:
        calls.wrap_up(calls.open(), "wrong_number")
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert calls.own_day() == NOTHING
        first = calls.open()
        calls.check(first, SMITHS)
        world.clock.sleep(61)
        calls.wrap_up(first, "eligible_informed", "glad")
        second = calls.open()
        calls.check(second, STRANGERS)
        calls.open_case(second, NewCase("other", "573-555-0134"))
        world.clock.sleep(120)
        calls.wrap_up(second, "review_case")
        third = calls.open()
        found = calls.own_day()
    assert (found.calls, found.answers, found.average_seconds, found.cases) == (
        3,
        {"YES": 1, "NO": 1, "NONE": 1},
        90,
        1,
    )
    assert found.latest == (
        OwnCall(third, "2026-11-23T15:33:01+00:00", "NONE", "not_wrapped_up"),
        OwnCall(second, "2026-11-23T15:31:01+00:00", "NO", "review_case"),
        OwnCall(first, "2026-11-23T15:30:00+00:00", "YES", "eligible_informed"),
    )
    assert not any("555-0134" in str(entry) for entry in world.entries())


def test_the_day_begins_at_midnight_of_the_center(world: World) -> None:
    """Midnight in Chicago is 6:00 in UTC."""
    world.clock.move_to(datetime(2026, 11, 24, 5, 59, 59, tzinfo=UTC))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.wrap_up(calls.open(), "wrong_number")
        assert calls.own_day().calls == 1
    world.clock.move_to(datetime(2026, 11, 24, 6, tzinfo=UTC))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert calls.own_day() == NOTHING
        reference = calls.open()
        assert [call.reference for call in calls.own_day().latest] == [reference]


def test_of_a_long_day_all_calls_are_counted_and_the_latest_are_listed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LATEST", 2)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        references = [calls.open() for _ in range(3)]
        found = calls.own_day()
    assert found.calls == 3
    assert [call.reference for call in found.latest] == references[:0:-1]
