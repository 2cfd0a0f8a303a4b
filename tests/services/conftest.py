"""What several files of tests begin with."""

from collections.abc import Iterator

import pytest

from callcenter.services.local_vault import LocalVault
from tests.services.removals import make_busy_vault
from tests.services.together import sign_in
from tests.world import GARCIA, SMITH, World


@pytest.fixture(scope="session")
def throttled_vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A training vault whose throttle was kept, with García and Smith on its roster: to be copied, never changed."""
    world = World(tmp_path_factory.mktemp("throttled") / "vault").make_vault(throttle=True)
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture(scope="session")
def busy_vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Two supervisors, an operator, two rosters and a note: to be copied, never changed."""
    return make_busy_vault(tmp_path_factory.mktemp("busy"))


@pytest.fixture
def vault(world: World) -> Iterator[LocalVault]:
    """The test's vault, which a supervisor is signed in to."""
    vault = LocalVault(world.clock)
    sign_in(vault, world)
    yield vault
    vault.close()
