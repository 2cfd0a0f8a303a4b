"""A seat at the whole window, over a vault with hours and a clock that tests move."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callcenter.services.local_vault import LocalVault
from tests.gui.held_vault import HeldVault
from tests.stories.seat import Seat
from tests.world import GARCIA, SMITH, World
from ui.language import ENGLISH, speak


@pytest.fixture(scope="session")
def line_vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A training vault with hours, whose roster holds two people."""
    world = World(tmp_path_factory.mktemp("line") / "vault").make_vault(hours=True)
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture
def world(line_vault: World, tmp_path: Path) -> World:
    """That vault for one test."""
    return line_vault.copied_to(tmp_path)


@pytest.fixture
def seat(qtbot: QtBot, world: World, tmp_path: Path) -> Iterator[Seat]:
    """The window on that vault, not signed in yet; in English again for the next test."""
    seat = Seat(qtbot, world.path, HeldVault(LocalVault(world.clock)), world.clock, tmp_path / "settings.ini")
    yield seat
    seat.close()
    speak(ENGLISH)
