"""A vault that was made and loaded once, and a seat at the window on a copy of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callcenter.services.local_vault import LocalVault
from tests.gui.held_vault import HeldVault
from tests.stories.seat import Seat
from tests.world import GARCIA, SMITH, World


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
