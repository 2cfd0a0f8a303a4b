"""An eligible caller is told to enroll up to the last day, and that it is too late from the day after."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

import tests.world
from callcenter.files.program_file import bundled_program
from tests.world import GARCIA, MONDAY_MORNING, SUPERVISOR, World

KNOWN = {"last_name": "García-López", "birth_date": "2/9/1980", "ssn": "3456"}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A vault whose program ends on the day of the tests' first call, in the center's zone."""
    program = bundled_program("missouri-dese-2021")
    enrollment = msgspec.structs.replace(program.enrollment, deadline=date(2026, 11, 23))
    ending = msgspec.structs.replace(program, enrollment=enrollment)
    monkeypatch.setattr(tests.world, "bundled_program", lambda _: ending)
    world = World(tmp_path / "vault").make_vault(operator=False)
    world.load(GARCIA)
    return world


@pytest.mark.parametrize(("hours", "over"), [(14, False), (15, True)])  # 11:30 in the evening, and half past midnight
def test_the_last_day_is_the_centers(world: World, hours: int, over: bool) -> None:
    world.clock.move_to(MONDAY_MORNING + timedelta(hours=hours))
    answer = world.ask(SUPERVISOR, **KNOWN)
    assert ("the last day to enroll was November 23, 2026" in answer.say) is over
    assert ("el último día para inscribirse fue el 23 de noviembre de 2026" in answer.say_es) is over
    assert ("www.example.org/enroll" in answer.say) is not over
