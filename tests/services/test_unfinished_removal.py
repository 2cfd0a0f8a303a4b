"""Removals that cannot be brought to their end: nothing is begun that is sure to fail, and nothing is told too late."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.crypto.signatures import fingerprint
from callcenter.durable_file import DiskFull
from callcenter.services.people import People
from callcenter.services.rekeying import RekeyingUnfinished
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.journal_store import SqlJournalStore
from callcenter.storage.rows import JournalRow
from callcenter.storage.vault_database import VaultDatabase
from tests.services.removals import SECOND, key_file, remove
from tests.world import OPERATOR, World

PAGE = 4096
UNREAD = "throttle_refusal_day"  # an index that no sign-in looks into


@pytest.fixture
def world(busy_vault: World, tmp_path: Path) -> World:
    return busy_vault.copied_to(tmp_path)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk without room for the database under its new key, until it is undone."""
    with monkeypatch.context() as patched:
        patched.setattr(VaultDatabase, "rekey", no_room)
        yield patched


def no_room(*_: object) -> None:
    raise DiskFull


def page_in_use(world: World) -> int:
    """Where in the file a page begins that no sign-in reads."""
    with world.database() as database:
        [(root,)] = database.query("SELECT rootpage FROM sqlite_master WHERE name = ?", (UNREAD,))
    assert isinstance(root, int)
    return (root - 1) * PAGE


def damage(world: World, page: int) -> None:
    """Turn one bit of a page."""
    stored = bytearray((world.path / "vault.db").read_bytes())
    stored[page + 100] ^= 1
    (world.path / "vault.db").write_bytes(stored)


def unfinished(world: World, name: str) -> str:
    """A removal that found no room; how it was told."""
    with world.sign_in() as session, pytest.raises(RekeyingUnfinished) as told:
        People(session).remove(name)
    return str(told.value)


def new_fingerprint(world: World) -> str:
    return fingerprint(key_file(world).members.supervisors_sign)


def test_from_a_damaged_vault_nobody_is_removed_and_it_says_that_it_is_damaged(world: World) -> None:
    damage(world, page_in_use(world))
    before = key_file(world)
    with pytest.raises(VaultDamaged):
        remove(world, OPERATOR)
    assert key_file(world) == before
    assert world.entries("user_removal_begun") == []
    world.sign_in(OPERATOR).close()


def test_a_vault_that_is_damaged_between_two_keys_says_that_and_asks_for_no_room(
    world: World, full: pytest.MonkeyPatch
) -> None:
    page = page_in_use(world)
    unfinished(world, OPERATOR)
    full.undo()
    damage(world, page)
    with world.sign_in() as session:
        assert session.warnings == [VaultDamaged.sentence]


def test_an_unfinished_removal_of_a_supervisor_tells_the_new_fingerprint(
    world: World, full: pytest.MonkeyPatch
) -> None:
    told = unfinished(world, SECOND)
    full.undo()
    assert new_fingerprint(world) in told
    assert told.startswith(RekeyingUnfinished.sentence)


@pytest.mark.parametrize("is_full", [True, False])
def test_supervisors_who_sign_in_are_told_it_until_it_is_finished(
    world: World, full: pytest.MonkeyPatch, is_full: bool
) -> None:
    unfinished(world, SECOND)
    if not is_full:
        full.undo()
    world.sign_in(OPERATOR).close()
    with world.sign_in() as session:
        assert [new_fingerprint(world) in warning for warning in session.warnings] == [True, *[False] * is_full]
        assert ["Make room" in warning for warning in session.warnings] == [False, *[True] * is_full]
    full.undo()
    if is_full:
        with world.sign_in() as session:
            assert [new_fingerprint(world) in warning for warning in session.warnings] == [True]
    with world.sign_in() as session:
        assert session.warnings == []


def test_an_operators_unfinished_removal_has_no_fingerprint_to_tell(world: World, full: pytest.MonkeyPatch) -> None:
    assert unfinished(world, OPERATOR) == RekeyingUnfinished.sentence
    full.undo()
    with world.sign_in() as session:
        assert session.warnings == []


def test_while_a_supervisor_is_awaited_no_sign_in_reads_the_journal_back(
    world: World, full: pytest.MonkeyPatch
) -> None:
    unfinished(world, SECOND)
    full.undo()
    with world.sign_in(OPERATOR) as session:
        for _ in range(50):
            session.record("own_day_seen")
        last = session.head().seq
    asked, get = list[int](), SqlJournalStore.get

    def asking(store: SqlJournalStore, sequence: int) -> JournalRow | None:
        asked.append(sequence)
        return get(store, sequence)

    full.setattr(SqlJournalStore, "get", asking)
    world.sign_in(OPERATOR).close()
    full.undo()
    assert key_file(world).is_between_keys
    assert min(asked, default=last) >= last  # the seal's own place alone
    world.sign_in().close()
    assert [(entry["user"], entry["name"]) for entry in world.entries("user_removed")] == [(OPERATOR, SECOND)]
