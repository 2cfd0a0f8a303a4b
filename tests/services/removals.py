"""A vault with two supervisors and a day behind it, for tests of whoever leaves it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from callcenter.crypto.vault_keys import SupervisorKeys, database_key
from callcenter.domain.accounts import Role
from callcenter.domain.details import SpokenDetails
from callcenter.domain.key_file import KeyFile
from callcenter.services.calls import Calls
from callcenter.services.people import People
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.storage.connection import Database
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.vault_folder import VaultFolder
from tests.world import GARCIA, OPERATOR, PASSWORDS, SMITH, World

SECOND, SECOND_PASSWORD = "Susan", "second supervisor of tests"
NOTE = "No recibió la carta; llamar al 573-555-0134."
CODE = "letter_again"
GARCIAS = {"last_name": "Garcia", "educator_id": "E104477"}
SMITHS = {"last_name": "Smith", "educator_id": "E200318"}
FILES = {"vault.db", "vault.keys", "vault.seal", "vault.lock", "backups"}


def make_busy_vault(folder: Path) -> World:
    """Two supervisors and an operator; Smith on roster 1, García on roster 2, which answers; a note of an operator."""
    world = World(folder / "vault").make_vault()
    with world.sign_in() as session:
        People(session).add(SECOND, Role.SUPERVISOR, SECOND_PASSWORD)
    world.load(SMITH)
    world.load(GARCIA)
    noted(world)
    return world


def come_in(world: World, name: str, password: str = "") -> Session:
    """Sign in as anybody, with the password of these tests or another."""
    return sign_in(world.path, name, password or (PASSWORDS | {SECOND: SECOND_PASSWORD})[name], world.clock)


def noted(world: World, user: str = OPERATOR) -> str:
    """A call that ended with a note; its reference."""
    with world.sign_in(user) as session, Calls(session) as calls:
        return noted_in(calls)


def noted_in(calls: Calls) -> str:
    reference = calls.open()
    calls.check(reference, SpokenDetails(**GARCIAS))
    calls.wrap_up(reference, CODE, NOTE)
    return reference


def remove(world: World, name: str) -> str | None:
    """Sam signs in and removes somebody."""
    with world.sign_in() as session:
        return People(session).remove(name)


def files_left(world: World) -> set[str]:
    """What lies in the folder of a vault that nobody has open, but for the count of wrong passwords."""
    return {path.name for path in world.path.iterdir()} - {"vault.tries"}


def key_file(world: World) -> KeyFile:
    return VaultFolder(world.path).read_keys()


@dataclass(frozen=True)
class Former:
    """What somebody who leaves kept: the whole folder, and the keys that his password opened."""

    world: World
    rk: bytes
    keys: SupervisorKeys
    key_file: KeyFile

    @property
    def database_key(self) -> bytes:
        return database_key(self.rk, self.key_file.vault_id)


@contextmanager
def everything_kept(world: World, folder: Path) -> Iterator[Former]:
    """What Susan, a supervisor, took along before she was removed."""
    copy = world.copied_to(folder)
    with come_in(copy, SECOND) as session:
        granted = session.granted()
        assert granted.rs
        yield Former(copy, granted.rk, SupervisorKeys(granted.rs, session.facts.vault_id), session.key_file)


def opens(path: Path, key: bytes) -> bool:
    """Whether a key opens a database file."""
    try:
        Database(path, key).close()
    except VaultDamaged:
        return False
    return True
