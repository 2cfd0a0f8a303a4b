"""Changes of vault.keys that are asked for at once: each finds what the other one wrote, so none of them is lost."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from callcenter.crypto.slots import WrongPassword
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import KeyFile
from callcenter.services.local_vault import LocalVault
from callcenter.services.people_protocol import NewSecret, PeopleDesk
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from callcenter.services.verification import Journal
from callcenter.storage.vault_folder import VaultFolder
from tests.services.removals import SECOND, come_in
from tests.services.together import PATIENCE
from tests.world import OPERATOR, SUPERVISOR, World

NEW_PASSWORD = "another password of Sam"
NEWCOMER = "Nina"
LONG_ENOUGH = 1.0  # seconds in which the other change would be over if it did not wait


@pytest.fixture
def world(busy_vault: World, tmp_path: Path) -> World:
    return busy_vault.copied_to(tmp_path)


Change = Callable[[LocalVault], object]


def change_password(vault: LocalVault) -> object:
    return vault.perform(ask(Access.change_password, NEW_PASSWORD))


def add(vault: LocalVault) -> NewSecret:
    return vault.perform(ask(PeopleDesk.add, NEWCOMER, Role.OPERATOR))


def remove(vault: LocalVault) -> NewSecret:
    return vault.perform(ask(PeopleDesk.remove, SECOND))


@pytest.mark.parametrize("is_written", [False, True], ids=["as it is written", "once it is written"])
@pytest.mark.parametrize(
    ("first", "second"),
    [(add, change_password), (change_password, add), (remove, change_password), (change_password, remove)],
)
def test_of_two_changes_at_once_neither_is_lost(
    world: World,
    vault: LocalVault,
    monkeypatch: pytest.MonkeyPatch,
    first: Change,
    second: Change,
    is_written: bool,
) -> None:
    threads, others = ThreadPoolExecutor(1), list[Future[object]]()
    write = VaultFolder.write_keys

    def writing(folder: VaultFolder, keys: KeyFile) -> None:
        """The first time with the other change begun, and ended if it can."""
        begun = bool(others)
        if is_written:
            write(folder, keys)
        if not begun:
            others.append(threads.submit(second, vault))
            wait(others, LONG_ENOUGH)
        if not is_written:
            write(folder, keys)

    monkeypatch.setattr(VaultFolder, "write_keys", writing)
    told = {first: first(vault), second: others[0].result(PATIENCE)}
    monkeypatch.undo()
    threads.shutdown()
    vault.close()
    with pytest.raises(WrongPassword):
        come_in(world, SUPERVISOR)
    world.clock.sleep(60)
    come_in(world, OPERATOR).close()
    if add in told:
        secret = told[add]
        assert isinstance(secret, NewSecret)
        come_in(world, NEWCOMER, secret.one_time_password).close()
    if remove in told:
        with pytest.raises(WrongPassword):
            come_in(world, SECOND)
    with come_in(world, SUPERVISOR, NEW_PASSWORD) as session:
        assert Journal(session).verify(everything=True).ok
