"""What several files of tests begin with."""

import pytest

from tests.world import GARCIA, SMITH, World


@pytest.fixture(scope="session")
def throttled_vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A training vault whose throttle was kept, with García and Smith on its roster: to be copied, never changed."""
    world = World(tmp_path_factory.mktemp("throttled") / "vault").make_vault(throttle=True)
    world.load(GARCIA, SMITH)
    return world
