"""Beside an import that a lock left behind nobody is let in with a key file that is not the open vault's own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.crypto.members import sign_members
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import KeyFile, KeyFileDamaged, encode_key_file
from callcenter.durable_file import DiskFull
from callcenter.errors import CallCenterError
from callcenter.files.program_file import bundled_program
from callcenter.services.call_protocol import CallDesk
from callcenter.services.local_vault import LocalVault
from callcenter.services.people_protocol import PeopleDesk
from callcenter.services.protocols import Access, LockReason
from callcenter.services.rekeying import RekeyingUnfinished
from callcenter.services.requests import ask
from callcenter.services.session import NotSignedIn
from callcenter.services.sign_in import KeysBehind
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.storage.rows import JournalRow
from callcenter.storage.vault_database import VaultDatabase
from tests.services.removals import SECOND, SECOND_PASSWORD, come_in, everything_kept, key_file, remove
from tests.services.together import PATIENCE, PEOPLE, Hashing, sign_in
from tests.world import OPERATOR, OPERATOR_PASSWORD, World

STRANGER, STRANGERS_PASSWORD = "Mallory", "password of a stranger"


@pytest.fixture
def world(busy_vault: World, tmp_path: Path) -> World:
    return busy_vault.copied_to(tmp_path)


class Locked:
    """A vault in which a roster goes on being hashed, and which nobody is signed in to."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._keys = world.path / "vault.keys"
        self._hashing: Hashing | None = None
        self.vault = LocalVault(world.clock)

    def begin(self) -> None:
        sign_in(self.vault, self._world)
        self.hash()

    def hash(self) -> None:
        self._hashing = Hashing(self.vault, self._world)
        self._running = self._hashing.begin()
        self.lock()

    def lock(self) -> None:
        assert self.vault.perform(ask(Access.lock, LockReason.BY_HAND)).importing

    def refuses(self, stored: bytes, name: str, password: str, fault: type[CallCenterError]) -> None:
        """With these bytes for vault.keys nobody gets in, nothing is written, and all goes on when it is put back."""
        true, last = self._keys.read_bytes(), self._last_entry()
        self._keys.write_bytes(stored)
        with pytest.raises(fault):
            self.vault.perform(ask(Access.sign_in, self._world.path, name, password))
        with pytest.raises(NotSignedIn):
            self.vault.perform(ask(CallDesk.open))
        assert self._keys.read_bytes() == stored
        self._keys.write_bytes(true)
        assert self._last_entry() == last
        sign_in(self.vault, self._world)
        assert self._hashing
        self._hashing.let_go()
        assert self._running.result(PATIENCE).people == PEOPLE
        self.close()
        assert self._world.verify(everything=True).ok

    def _last_entry(self) -> JournalRow | None:
        importing = self.vault._door._importing
        assert importing
        return importing._session.database.journal.last()

    def close(self) -> None:
        if self._hashing:
            self._hashing.close()
        self.vault.close()


@pytest.fixture
def locked(world: World) -> Iterator[Locked]:
    locked = Locked(world)
    yield locked
    locked.close()


def signed(keys: KeyFile, by: SupervisorKeys, generation: int) -> bytes:
    """A key file as that of another generation."""
    members = replace(keys.members, generation=generation)
    forged = replace(keys, generation=generation, members=members, signature=sign_members(by, members))
    return encode_key_file(forged)


def stranger(folder: Path, world: World) -> World:
    """What somebody without any secret of the vault makes for himself."""
    folder.mkdir()
    program, options = bundled_program("missouri-dese-2021"), VaultOptions("last4", "training", True, False, False)
    own = World(folder / "vault", world.clock)
    create_vault(own.path, program, STRANGER, STRANGERS_PASSWORD, options, world.clock)
    return own


def test_a_strangers_key_file_is_refused(world: World, locked: Locked, tmp_path: Path) -> None:
    own = stranger(tmp_path / "own", world)
    locked.begin()
    locked.refuses((own.path / "vault.keys").read_bytes(), STRANGER, STRANGERS_PASSWORD, KeyFileDamaged)


def test_a_strangers_key_file_of_a_later_generation_locks_nobody_out(
    world: World, locked: Locked, tmp_path: Path
) -> None:
    own = stranger(tmp_path / "own", world)
    with come_in(own, STRANGER, STRANGERS_PASSWORD) as session:
        later = signed(session.key_file, session.signing_keys(), 1_000)
    locked.begin()
    locked.refuses(later, STRANGER, STRANGERS_PASSWORD, KeyFileDamaged)


@pytest.mark.parametrize(("name", "password"), [(OPERATOR, OPERATOR_PASSWORD), (SECOND, SECOND_PASSWORD)])
def test_whoever_was_removed_is_refused_with_the_key_file_of_before(
    world: World, locked: Locked, name: str, password: str
) -> None:
    before = (world.path / "vault.keys").read_bytes()
    remove(world, name)
    locked.begin()
    locked.refuses(before, name, password, KeysBehind)


def test_a_removed_supervisor_is_refused_with_a_key_file_of_before_that_he_signs_as_of_today(
    world: World, locked: Locked, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    with everything_kept(world, tmp_path / "kept") as former:
        pass
    remove(world, SECOND)
    locked.begin()
    forged = signed(former.key_file, former.keys, key_file(world).generation)
    locked.refuses(forged, SECOND, SECOND_PASSWORD, KeyFileDamaged)


def test_a_key_file_that_is_far_ahead_of_the_open_database_is_refused(world: World, locked: Locked) -> None:
    ahead = signed(key_file(world), world.supervisor_keys(), key_file(world).generation + 2)
    locked.begin()
    locked.refuses(ahead, OPERATOR, OPERATOR_PASSWORD, KeyFileDamaged)


def test_a_key_file_of_before_somebody_was_added_beside_the_import_is_refused(world: World, locked: Locked) -> None:
    locked.begin()
    before = (world.path / "vault.keys").read_bytes()
    sign_in(locked.vault, world)
    locked.vault.perform(ask(PeopleDesk.add, "Nina", Role.OPERATOR))
    locked.lock()
    locked.refuses(before, OPERATOR, OPERATOR_PASSWORD, KeysBehind)


def test_whose_removal_is_unfinished_is_refused_with_the_key_file_that_still_opens_the_database(
    world: World, locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (world.path / "vault.keys").read_bytes()
    sign_in(locked.vault, world)
    with monkeypatch.context() as full:
        full.setattr(VaultDatabase, "rekey", no_room)
        with pytest.raises(RekeyingUnfinished):
            locked.vault.perform(ask(PeopleDesk.remove, OPERATOR))
    locked.hash()
    locked.refuses(before, OPERATOR, OPERATOR_PASSWORD, KeysBehind)


def no_room(*_: object) -> None:
    raise DiskFull
