"""Damaged files of a vault: a failure of ours or right answers, never a wrong answer, never a traceback."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from callcenter.domain.answers import Word
from callcenter.domain.key_file import KeyFileDamaged, KeyFileNewer
from callcenter.errors import CallCenterError
from callcenter.services.calls import Calls
from callcenter.services.sign_in import sign_in
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.vault_folder import VaultFolder
from tests.faults.known_answers import (
    ON_THE_ROSTER,
    OTHERS,
    all_is_well,
    make_known_vault,
    reports_a_fault,
    take_calls,
)
from tests.world import GARCIA, OPERATOR, PASSWORDS, SMITH, SUPERVISOR, World

PAGE = 4096
HASH_DIGITS = "0123456789abcdef"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_known_vault(tmp_path_factory.mktemp("made"))


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@contextmanager
def a_copy_of(made: World, folder: Path) -> Iterator[World]:
    """The vault once more, for one damage; gone afterwards, so that hundreds leave no heap behind."""
    copy = made.copied_to(folder / "copy")
    yield copy
    for path in sorted((folder / "copy").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (folder / "copy").rmdir()


def pages_of(world: World) -> list[bytes]:
    data = VaultFolder(world.path).database.read_bytes()
    return [data[start : start + PAGE] for start in range(0, len(data), PAGE)]


def write_pages(world: World, pages: list[bytes]) -> None:
    VaultFolder(world.path).database.write_bytes(b"".join(pages))


def flip_a_bit(data: bytearray, draw: Random) -> None:
    data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)


def assert_found(world: World) -> None:
    """No wrong answer, and the operator or a supervisor who verifies everything is told."""
    heard = take_calls(world)
    assert not heard.wrong
    assert heard.complained or reports_a_fault(world)


def test_without_damage_all_is_well(world: World) -> None:
    assert all_is_well(world)


# vault.keys


def edited(data: bytes, draw: Random) -> bytes:
    """One random edit, whatever it hits."""
    place, length = draw.randrange(len(data)), draw.randrange(1, 40)
    match draw.randrange(6):
        case 0:
            return data[:place] + bytes([data[place] ^ 1 << draw.randrange(8)]) + data[place + 1 :]
        case 1:
            return data[:place] + draw.randbytes(length) + data[place + length :]
        case 2:
            return data[:place] + data[place + length :]
        case 3:
            return data[:place] + draw.randbytes(length) + data[place:]
        case 4:
            return data[:place]
        case _:
            other = draw.randrange(len(data))
            return data[:place] + data[other : other + length] + data[place + length :]


def test_no_edit_of_the_key_file_is_ever_unlocked(world: World) -> None:
    """The checksum finds each before a password is so much as looked at."""
    draw = Random(500)
    keys = VaultFolder(world.path).keys
    whole = keys.read_bytes()
    for _ in range(500):
        data = edited(whole, draw)
        keys.write_bytes(data)
        if data != whole:
            with pytest.raises((KeyFileDamaged, KeyFileNewer)):
                sign_in(world.path, OPERATOR, PASSWORDS[OPERATOR], world.clock)
    keys.write_bytes(whole)
    assert all_is_well(world)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every single value in a JSON document."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*path, key))
    else:
        yield path


def altered(value: object, draw: Random) -> object:
    """Another value of the same kind, within the bounds of the format."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    place = draw.randrange(len(str(value)))
    other = draw.choice([digit for digit in HASH_DIGITS if digit != str(value)[place]])
    return str(value)[:place] + other + str(value)[place + 1 :]


def changing(path: tuple[Any, ...], draw: Random) -> Callable[[Any], None]:
    def change(keys: Any) -> None:
        for key in path[:-1]:
            keys = keys[key]
        keys[path[-1]] = altered(keys[path[-1]], draw)

    return change


def is_anothers_own_part(path: tuple[Any, ...], slot: int) -> bool:
    """Whether the value is in another user's sealed part or goes with it: only that user's password covers it."""
    own = {"salt", "nonce", "sealed", "cost", "must_change"}
    return path[0] == "slots" and path[1] != slot and path[2] in own


@pytest.mark.parametrize(("user", "slot"), [(SUPERVISOR, 0), (OPERATOR, 2)])
def test_no_value_of_the_key_file_can_be_changed_by_somebody_who_mends_the_checksum(
    made: World, tmp_path: Path, user: str, slot: int
) -> None:
    draw = Random(slot)
    document = json.loads(VaultFolder(made.path).keys.read_bytes().splitlines()[0])
    assert document["slots"][slot]["name"] == user
    places = list(leaves(document))
    assert len(places) > 50
    for path in places:
        with a_copy_of(made, tmp_path) as world:
            world.forge_keys(changing(path, draw))
            if is_anothers_own_part(path, slot):
                world.sign_in(user).close()
            else:
                with pytest.raises(CallCenterError):
                    world.sign_in(user).close()


# vault.db


def flip_bits(made: World, folder: Path, times: int, seed: int) -> None:
    draw = Random(seed)
    for _ in range(times):
        with a_copy_of(made, folder) as world:
            database = VaultFolder(world.path).database
            data = bytearray(database.read_bytes())
            flip_a_bit(data, draw)
            database.write_bytes(data)
            assert_found(world)


def test_a_flipped_bit_anywhere_in_the_database_is_found_and_never_answered_from(made: World, tmp_path: Path) -> None:
    flip_bits(made, tmp_path, 60, seed=150)


@pytest.mark.long
@pytest.mark.timeout(1_200)
def test_a_thousand_flipped_bits_in_the_database(made: World, tmp_path: Path) -> None:
    flip_bits(made, tmp_path, 1_000, seed=1_000)


@pytest.mark.parametrize("size", [0, 1, PAGE - 1, PAGE, PAGE + 1, -10 * PAGE, -PAGE, -1])
def test_a_database_cut_short_is_damaged(world: World, size: int) -> None:
    database = VaultFolder(world.path).database
    whole = database.read_bytes()
    while not any(whole[len(whole[:size]) :]):
        size -= 1  # what is missing of a page is read as zeros, so that cutting zeros off changes nothing
    database.write_bytes(whole[:size])
    with pytest.raises(VaultDamaged, match="newest backup"):
        world.sign_in(OPERATOR)


def test_a_database_that_is_gone_is_damaged_and_is_not_made_anew(world: World) -> None:
    VaultFolder(world.path).database.unlink()
    with pytest.raises(VaultDamaged):
        world.sign_in(OPERATOR)
    assert not VaultFolder(world.path).database.exists()


def test_the_database_of_another_vault_is_damaged(world: World, tmp_path: Path) -> None:
    other = World(tmp_path / "other").make_vault()
    VaultFolder(world.path).database.write_bytes(VaultFolder(other.path).database.read_bytes())
    with pytest.raises(VaultDamaged):
        world.sign_in(OPERATOR)


def test_pages_that_changed_places_are_found(made: World, tmp_path: Path) -> None:
    draw = Random(20)
    for _ in range(20):
        with a_copy_of(made, tmp_path) as world:
            pages = pages_of(world)
            one, other = draw.sample(range(len(pages)), 2)
            pages[one], pages[other] = pages[other], pages[one]
            write_pages(world, pages)
            assert_found(world)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, World]:
    """A vault before, without the person who calls, and after that person was loaded."""
    world = World(tmp_path_factory.mktemp("grown") / "vault").make_vault()
    world.load(SMITH, *OTHERS)
    before = world.copied_to(tmp_path_factory.mktemp("before"))
    world.load(GARCIA, SMITH, *OTHERS)
    assert all_is_well(world)
    return before, world


def test_an_old_page_put_back_has_no_effect_or_is_found(grown: tuple[World, World], tmp_path: Path) -> None:
    before, after = grown
    old, new = pages_of(before), pages_of(after)
    for number in range(len(old)):
        if old[number] != new[number]:
            with a_copy_of(after, tmp_path) as world:
                write_pages(world, [*new[:number], old[number], *new[number + 1 :]])
                assert not take_calls(world).wrong or reports_a_fault(world)


def test_an_old_database_put_back_is_told_at_once_and_by_verify(grown: tuple[World, World], tmp_path: Path) -> None:
    before, after = grown
    world = after.copied_to(tmp_path)
    write_pages(world, pages_of(before))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert any("Verify the journal" in warning for warning in session.warnings)
        assert calls.single(ON_THE_ROSTER).decision.word is Word.NO  # it was not loaded then
    assert world.verify().reason == "unlinked_epoch"


# vault.db-wal, vault.db-shm


@pytest.mark.parametrize("size", [1, 31, 32, 5_000, 40_000])
def test_garbage_in_the_wal_or_the_index_beside_it_is_passed_over(world: World, size: int) -> None:
    database = VaultFolder(world.path).database
    for name in ("vault.db-wal", "vault.db-shm"):
        database.with_name(name).write_bytes(Random(size).randbytes(size))
    assert all_is_well(world)


@pytest.fixture(scope="module")
def unfinished(made: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A vault as a power cut leaves it in the middle of a session: what was last written is in the WAL alone."""
    world = made.copied_to(tmp_path_factory.mktemp("open"))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.single(ON_THE_ROSTER)
        return world.copied_to(tmp_path_factory.mktemp("unfinished"))


def test_what_is_in_the_wal_alone_is_not_lost(unfinished: World, tmp_path: Path) -> None:
    world = unfinished.copied_to(tmp_path)
    assert VaultFolder(world.path).database.with_name("vault.db-wal").stat().st_size
    assert all_is_well(world)


def tear_the_wal(unfinished: World, folder: Path, times: int) -> None:
    draw = Random(times)
    for number in range(times):
        with a_copy_of(unfinished, folder) as world:
            wal = VaultFolder(world.path).database.with_name("vault.db-wal")
            data = bytearray(wal.read_bytes())
            if number % 2:
                del data[draw.randrange(len(data)) :]
            else:
                flip_a_bit(data, draw)
            wal.write_bytes(data)
            assert_found(world)


def test_a_torn_wal_loses_what_it_held_and_that_is_told(unfinished: World, tmp_path: Path) -> None:
    tear_the_wal(unfinished, tmp_path, 20)


@pytest.mark.long
@pytest.mark.timeout(1_200)
def test_a_thousand_torn_wals(unfinished: World, tmp_path: Path) -> None:
    tear_the_wal(unfinished, tmp_path, 1_000)


def test_the_wal_of_an_earlier_session_put_back_has_no_effect_or_is_found(
    made: World, unfinished: World, tmp_path: Path
) -> None:
    world = made.copied_to(tmp_path)
    for _ in range(3):
        assert all_is_well(world)
    wal = VaultFolder(unfinished.path).database.with_name("vault.db-wal").read_bytes()
    VaultFolder(world.path).database.with_name("vault.db-wal").write_bytes(wal)
    assert_found(world)


# vault.seal and vault.tries


def test_a_damaged_seal_never_stops_a_call(made: World, tmp_path: Path) -> None:
    draw = Random(25)
    for _ in range(25):
        with a_copy_of(made, tmp_path) as world:
            seal = VaultFolder(world.path).seal
            seal.write_bytes(edited(edited(seal.read_bytes(), draw) + b"\0", draw))
            with world.sign_in(OPERATOR) as session, Calls(session) as calls:
                assert calls.single(ON_THE_ROSTER).decision.word is Word.YES


def test_damaged_tries_never_lock_anybody_out(made: World, tmp_path: Path) -> None:
    draw = Random(40)
    whole = b'{"Olive":{"count":2,"last":"2026-11-23T15:29:00Z"},"Sam":{"count":1,"last":"2026-11-23T15:29:00Z"}}'
    with a_copy_of(made, tmp_path) as world:
        for _ in range(25):
            VaultFolder(world.path).tries.write_bytes(edited(whole, draw))
            world.sign_in(OPERATOR).close()
        assert all_is_well(world)
