"""A forgotten password: a supervisor gives a one-time one with new keys, from within a session or at the door."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.crypto.grants import open_grant
from callcenter.crypto.members import verify_key_file
from callcenter.crypto.slots import WrongPassword, open_slot
from callcenter.domain.accounts import RECOVERY_NAME, Role
from callcenter.domain.details import SpokenDetails
from callcenter.domain.key_file import KeyFile, KeyFileDamaged
from callcenter.durable_file import DiskFull
from callcenter.errors import EnvironmentFault
from callcenter.services.call_protocol import CallDesk
from callcenter.services.kept_calls import CallGone
from callcenter.services.local_vault import LocalVault
from callcenter.services.people import NoSuchUser, OwnReset, People, RecoveryCodeNotReset
from callcenter.services.protocols import Access, LockReason
from callcenter.services.requests import ask
from callcenter.services.session import NotAllowed, NotSignedIn, PasswordMustChange
from callcenter.services.sign_in import BackOff, sign_in
from callcenter.storage.tries_file import TriesFile
from callcenter.storage.vault_folder import VaultFolder, VaultMissing
from tests.services.failing_journal import fill_the_disk
from tests.services.together import PATIENCE, Hashing
from tests.services.together import sign_in as come_in
from tests.small_disk import files_at_most
from tests.world import OPERATOR, OPERATOR_PASSWORD, SUPERVISOR, SUPERVISOR_PASSWORD, World

WRONG = "not the right password"
NEW_PASSWORD = "another good password"
SECOND, SECOND_PASSWORD = "Susan", "second supervisor of tests"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault()
    with world.sign_in() as session:
        People(session).add(SECOND, Role.SUPERVISOR, SECOND_PASSWORD)
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def vault(world: World) -> Iterator[LocalVault]:
    vault = LocalVault(world.clock)
    yield vault
    vault.close()


def reset(world: World, name: str = OPERATOR) -> str:
    with world.sign_in() as session:
        return People(session).reset(name)


def key_file(world: World) -> KeyFile:
    return VaultFolder(world.path).read_keys()


def opens(world: World, name: str, password: str) -> bool:
    """Whether a password opens somebody's slot, as the key file stands."""
    slot = key_file(world).slot_named(name)
    assert slot
    try:
        open_slot(key_file(world).vault_id, slot, password)
    except WrongPassword:
        return False
    return True


# What it does


def test_the_one_time_password_opens_and_must_be_changed_and_the_old_one_opens_no_more(world: World) -> None:
    drawn = reset(world)
    assert len(drawn.split("-")) == 5
    with pytest.raises(WrongPassword):
        world.sign_in(OPERATOR)
    with sign_in(world.path, OPERATOR, drawn, world.clock) as session:
        assert (session.role, session.must_change_password) == (Role.OPERATOR, True)
        People(session).change_password(NEW_PASSWORD)
    with sign_in(world.path, OPERATOR, NEW_PASSWORD, world.clock) as session:
        assert (session.role, session.must_change_password, session.warnings) == (Role.OPERATOR, False, [])
    assert not opens(world, OPERATOR, drawn)
    assert world.verify(everything=True).ok


def test_the_keys_are_new_and_what_the_old_ones_open_is_not_in_the_key_file_any_more(world: World) -> None:
    before = key_file(world)
    slot = before.slot_named(OPERATOR)
    assert slot
    old = open_slot(before.vault_id, slot, OPERATOR_PASSWORD)
    reset(world)
    after = key_file(world)
    assert after.generation == before.generation + 1
    assert after.members.generation == after.generation
    [grant] = after.grants_of(slot.slot_id)
    with pytest.raises(EnvironmentFault):
        open_grant(old, grant)
    verify_key_file(after, old.accepted_supervisors_key)
    same = [kept.name for kept, now in zip(before.slots, after.slots, strict=True) if kept == now]
    assert same == [SUPERVISOR, RECOVERY_NAME, SECOND]


def test_the_former_slot_put_into_the_new_key_file_opens_nothing(world: World) -> None:
    path = VaultFolder(world.path).keys
    former = json.loads(path.read_bytes().splitlines()[0])
    reset(world)

    def put_back(value: dict[str, list[dict[str, object]]]) -> None:
        value["slots"], value["grants"] = former["slots"], former["grants"]

    world.forge_keys(put_back)
    with pytest.raises(KeyFileDamaged):
        world.sign_in(OPERATOR)


def test_an_operator_is_granted_no_more_by_it_and_a_supervisor_no_less(world: World) -> None:
    for name, has_more in ((OPERATOR, False), (SECOND, True)):
        drawn = reset(world, name)
        with sign_in(world.path, name, drawn, world.clock) as session:
            assert (session.supervisor_keys is not None) is has_more
            People(session).change_password(NEW_PASSWORD)
    with sign_in(world.path, SECOND, NEW_PASSWORD, world.clock) as session:
        People(session).reset(SUPERVISOR)


def test_it_is_journaled_with_who_did_it_for_whom_and_without_a_password(world: World) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            sign_in(world.path, OPERATOR, WRONG, world.clock)
    drawn = reset(world, OPERATOR.lower())
    [told] = world.entries("password_reset")
    assert told == {
        "kind": "password_reset",
        "at": "2026-11-23T15:30:00+00:00",
        "user": SUPERVISOR,
        "name": OPERATOR,
        "role": "operator",
        "generation": key_file(world).generation,
        "wrong_passwords": 3,
    }
    assert drawn not in str(world.entries())
    stored = b"".join(path.read_bytes() for path in world.path.rglob("*") if path.is_file())
    assert drawn.encode() not in stored


def test_who_was_waiting_after_wrong_passwords_waits_no_more(world: World) -> None:
    for _ in range(6):
        with pytest.raises(WrongPassword):
            sign_in(world.path, OPERATOR, WRONG, world.clock)
        world.clock.move_to(world.clock.now() + timedelta(minutes=1))
    drawn = reset(world)
    assert TriesFile(VaultFolder(world.path).tries).of(OPERATOR) is None
    with sign_in(world.path, OPERATOR, drawn, world.clock):
        pass
    assert world.entries("signed_in")[-1]["wrong_passwords"] == {}


def test_a_session_goes_on_after_it_and_may_reset_and_add_more(world: World) -> None:
    with world.sign_in() as session:
        people = People(session)
        first, again = people.reset(OPERATOR), people.reset(OPERATOR)
        other = people.add("Otto", Role.OPERATOR)
        assert session.database.vault.facts().generation == session.key_file.generation
    assert [opens(world, OPERATOR, drawn) for drawn in (first, again)] == [False, True]
    assert other and opens(world, "Otto", other)
    assert world.verify(everything=True).ok


# Who may not


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        ("Nobody", NoSuchUser),
        (SUPERVISOR, OwnReset),
        (SUPERVISOR.upper(), OwnReset),
        (RECOVERY_NAME, RecoveryCodeNotReset),
    ],
)
def test_some_are_not_reset(world: World, name: str, failure: type[Exception]) -> None:
    before = key_file(world)
    with world.sign_in() as session, pytest.raises(failure):
        People(session).reset(name)
    assert key_file(world) == before
    assert world.entries("password_reset") == []


def test_an_operator_resets_nobody(world: World) -> None:
    before = key_file(world)
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        People(session).reset(SUPERVISOR)
    assert key_file(world) == before


def test_the_recovery_code_resets_the_last_supervisor(world: World) -> None:
    assert world.made
    with sign_in(world.path, RECOVERY_NAME, world.made.recovery_code, world.clock) as session:
        drawn = People(session).reset(SUPERVISOR)
    assert opens(world, SUPERVISOR, drawn)
    assert not opens(world, SUPERVISOR, SUPERVISOR_PASSWORD)


# At the door, with nobody signed in


def test_at_the_door_a_supervisors_password_is_enough_and_nobody_is_in_afterwards(
    world: World, vault: LocalVault
) -> None:
    drawn = vault.perform(ask(Access.reset_password, world.path, OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD))
    with pytest.raises(NotSignedIn):
        vault.perform(ask(Access.day))
    came = vault.perform(ask(Access.sign_in, world.path, OPERATOR, drawn))
    assert (came.user, came.must_change_password) == (OPERATOR, True)
    vault.perform(ask(Access.change_password, NEW_PASSWORD))
    vault.perform(ask(CallDesk.open))
    vault.perform(ask(Access.sign_out))
    assert [entry["user"] for entry in world.entries("password_reset")] == [SUPERVISOR]


def test_whoever_was_in_is_out_when_a_password_is_reset(world: World, vault: LocalVault) -> None:
    come_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    vault.perform(ask(Access.reset_password, world.path, OPERATOR, SECOND, SECOND_PASSWORD))
    with pytest.raises(NotSignedIn):
        vault.perform(ask(CallDesk.wrap_up, reference, "eligible_informed"))


@pytest.mark.parametrize(
    ("user", "supervisor", "password", "failure"),
    [
        (OPERATOR, SUPERVISOR, WRONG, WrongPassword),
        (OPERATOR, "Nobody", SUPERVISOR_PASSWORD, WrongPassword),
        ("Nobody", SUPERVISOR, WRONG, WrongPassword),
        ("Nobody", SUPERVISOR, SUPERVISOR_PASSWORD, NoSuchUser),
        (SUPERVISOR, OPERATOR, OPERATOR_PASSWORD, NotAllowed),
        (SUPERVISOR, SUPERVISOR, SUPERVISOR_PASSWORD, OwnReset),
        (RECOVERY_NAME, SUPERVISOR, SUPERVISOR_PASSWORD, RecoveryCodeNotReset),
    ],
)
def test_a_reset_that_is_refused_changes_nobody_and_lets_nobody_in(
    world: World, vault: LocalVault, user: str, supervisor: str, password: str, failure: type[Exception]
) -> None:
    before = key_file(world)
    with pytest.raises(failure):
        vault.perform(ask(Access.reset_password, world.path, user, supervisor, password))
    assert key_file(world) == before
    with pytest.raises(NotSignedIn):
        vault.perform(ask(Access.day))
    world.sign_in().close()  # the vault was let go of


def test_where_there_is_no_vault_nobody_is_reset(world: World, vault: LocalVault) -> None:
    with pytest.raises(VaultMissing):
        vault.perform(ask(Access.reset_password, world.path.parent, OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD))


def test_a_supervisor_with_a_one_time_password_changes_it_before_giving_one(world: World, vault: LocalVault) -> None:
    drawn = reset(world, SECOND)
    with pytest.raises(PasswordMustChange):
        vault.perform(ask(Access.reset_password, world.path, OPERATOR, SECOND, drawn))


def test_wrong_passwords_of_the_supervisor_are_the_supervisors_and_slow_the_next(
    world: World, vault: LocalVault
) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassword):
            vault.perform(ask(Access.reset_password, world.path, OPERATOR, SUPERVISOR, WRONG))
    with pytest.raises(BackOff) as slowed:
        vault.perform(ask(Access.reset_password, world.path, OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD))
    assert slowed.value.seconds == 2
    with pytest.raises(BackOff):
        come_in(vault, world)  # the same counter as at sign-in
    come_in(vault, world, OPERATOR)
    vault.perform(ask(Access.sign_out))
    world.clock.move_to(world.clock.now() + timedelta(seconds=2))
    vault.perform(ask(Access.reset_password, world.path, OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD))
    wrong = [entry["wrong_passwords"] for entry in world.entries("signed_in") if entry["user"] == SUPERVISOR]
    assert wrong[-1] == {SUPERVISOR: 4}


def test_a_call_that_was_kept_for_the_old_keys_is_gone(world: World, vault: LocalVault) -> None:
    come_in(vault, world, OPERATOR)
    reference = vault.perform(ask(CallDesk.open))
    kept = vault.perform(ask(CallDesk.keep, reference, SpokenDetails("Smith")))
    vault.perform(ask(Access.lock, LockReason.IDLE))
    drawn = vault.perform(ask(Access.reset_password, world.path, OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD))
    vault.perform(ask(Access.sign_in, world.path, OPERATOR, drawn))
    vault.perform(ask(Access.change_password, NEW_PASSWORD))
    with pytest.raises(CallGone):
        vault.perform(ask(CallDesk.take_up, kept))


def test_beside_an_import_a_password_is_reset_and_the_import_goes_on(world: World, vault: LocalVault) -> None:
    come_in(vault, world)
    hashing = Hashing(vault, world)
    try:
        running = hashing.begin()
        vault.perform(ask(Access.lock, LockReason.BREAK))
        drawn = vault.perform(ask(Access.reset_password, world.path, OPERATOR, SECOND, SECOND_PASSWORD))
        with pytest.raises(NotSignedIn):
            vault.perform(ask(CallDesk.open))
        assert vault.perform(ask(Access.sign_in, world.path, OPERATOR, drawn)).must_change_password
        assert not running.done()
        hashing.let_go()
        assert running.result(PATIENCE).people
    finally:
        hashing.close()
    vault.close()
    assert opens(world, OPERATOR, drawn)
    assert world.verify(everything=True).ok


# When the disk is full, or the program is ended half way


def assert_openable(world: World, reset_was_told: str | None) -> None:
    """Everybody gets in who should, nothing is complained of, and a reset that came to nothing can be done again."""
    with world.sign_in() as session:
        assert session.warnings == []
        if reset_was_told is None and not opens(world, OPERATOR, OPERATOR_PASSWORD):
            reset_was_told = People(session).reset(OPERATOR)
    with world.sign_in() as session:
        assert session.facts.generation == session.key_file.generation
        assert session.warnings == []
    with sign_in(world.path, OPERATOR, reset_was_told or OPERATOR_PASSWORD, world.clock) as session:
        assert session.must_change_password is (reset_was_told is not None)
    assert opens(world, SECOND, SECOND_PASSWORD)
    assert world.verify(everything=True).ok


def test_without_room_for_the_key_file_the_old_password_goes_on(world: World) -> None:
    with world.sign_in() as session:
        with files_at_most(1_000), pytest.raises(DiskFull):
            People(session).reset(OPERATOR)
        assert opens(world, OPERATOR, OPERATOR_PASSWORD)
        drawn = People(session).reset(OPERATOR)
    assert_openable(world, drawn)


@pytest.mark.parametrize("failing", ["append", "commit"])
def test_without_room_for_the_journal_nothing_is_told_and_it_can_be_done_again(world: World, failing: str) -> None:
    with world.sign_in() as session:
        fill_the_disk(session, **{failing: 1})
        with pytest.raises(DiskFull):
            People(session).reset(OPERATOR)
    assert world.entries("password_reset") == []
    assert_openable(world, None)


def test_after_a_journal_without_room_the_same_session_does_it_again(world: World) -> None:
    with world.sign_in() as session:
        fill_the_disk(session, append=1)
        with pytest.raises(DiskFull):
            People(session).reset(OPERATOR)
        drawn = People(session).reset(OPERATOR)
    assert_openable(world, drawn)


def test_a_seal_that_cannot_be_written_does_not_take_the_reset_back(world: World) -> None:
    with world.sign_in() as session:
        fill_the_disk(session, seal=1)
        drawn = People(session).reset(OPERATOR)
    assert_openable(world, drawn)
