from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from tests.cli.command_line import Center, Shell, on_a_movable_clock
from tests.world import GARCIA, MONDAY_MORNING, SMITH, World


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault without a roster, to be copied."""
    world = World(tmp_path_factory.mktemp("new") / "vault", MovableClock(MONDAY_MORNING))
    return world.make_vault().path


@pytest.fixture(scope="session")
def loaded_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with two people on its roster, to be copied."""
    world = World(tmp_path_factory.mktemp("loaded") / "vault", MovableClock(MONDAY_MORNING))
    world.make_vault().load(GARCIA, SMITH)
    return world.path


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A folder without a vault."""
    return Shell(tmp_path, on_a_movable_clock(monkeypatch))


@pytest.fixture
def center(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_vault: Path) -> Center:
    """A center whose vault has no roster yet."""
    return Center(tmp_path, on_a_movable_clock(monkeypatch), new_vault)


@pytest.fixture
def open_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded_vault: Path) -> Center:
    """A center whose roster holds two people."""
    return Center(tmp_path, on_a_movable_clock(monkeypatch), loaded_vault)
