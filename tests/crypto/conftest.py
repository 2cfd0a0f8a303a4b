import pytest

from tests.crypto.small_vault import SmallVault, make_small_vault


@pytest.fixture(scope="session")
def vault() -> SmallVault:
    return make_small_vault()
