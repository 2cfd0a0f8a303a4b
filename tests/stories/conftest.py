"""A vault that was made and loaded once, and a seat at the window on a copy of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callcenter.services.local_vault import LocalVault
from tests.gui.held_vault import HeldVault
from tests.stories.days_calls import DaysCalls, take_the_days_calls
from tests.stories.seat import Seat, seat_at
from tests.world import GARCIA, SMITH, SUPERVISOR, World


@pytest.fixture(scope="session")
def loaded_world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A training vault with hours, whose roster holds two people."""
    world = World(tmp_path_factory.mktemp("center") / "vault").make_vault(hours=True)
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture
def world(loaded_world: World, tmp_path: Path) -> World:
    """A copy of it, on a clock of its own."""
    return loaded_world.copied_to(tmp_path)


@pytest.fixture
def seat(qtbot: QtBot, world: World, tmp_path: Path) -> Iterator[Seat]:
    """The window on that vault, not signed in yet."""
    seat = Seat(qtbot, world.path, HeldVault(LocalVault(world.clock)), world.clock, tmp_path / "settings.ini")
    yield seat
    seat.close()


@pytest.fixture(scope="session")
def worked(
    request: pytest.FixtureRequest, qapp: object, loaded_world: World, tmp_path_factory: pytest.TempPathFactory
) -> tuple[World, DaysCalls]:
    """A vault in which an operator worked all day at the window, and the calls of that day."""
    world = loaded_world.copied_to(tmp_path_factory.mktemp("worked"))
    seat = seat_at(QtBot(request), world)
    calls = take_the_days_calls(seat, world.clock)
    seat.close()
    return world, calls


@pytest.fixture
def evening(worked: tuple[World, DaysCalls], tmp_path: Path) -> World:
    """A copy of it, after closing time."""
    return worked[0].copied_to(tmp_path)


@pytest.fixture
def calls(worked: tuple[World, DaysCalls]) -> DaysCalls:
    """The references of the day."""
    return worked[1]


@pytest.fixture
def sam(qtbot: QtBot, evening: World) -> Iterator[Seat]:
    """The supervisor in that evening: signed in, and still at the desk."""
    seat = seat_at(qtbot, evening)
    seat.sign_in(SUPERVISOR)
    seat.rest()
    yield seat
    seat.close()
