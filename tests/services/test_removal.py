"""Removing and demoting: the vault's files come under new keys, and everybody who stays goes on as before."""

import errno
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from callcenter import durable_file
from callcenter.crypto.signatures import fingerprint
from callcenter.crypto.slots import WrongPassword, open_slot
from callcenter.crypto.vault_keys import SealedDamaged, SupervisorKeys, database_key
from callcenter.domain.accounts import RECOVERY_NAME, Role
from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.durable_file import DiskFull
from callcenter.progress import Progress
from callcenter.services import rekeying
from callcenter.services.calls import Calls
from callcenter.services.notes import SealedNotes
from callcenter.services.people import (
    ChangedRole,
    LastSupervisor,
    NoSuchUser,
    OwnRemoval,
    People,
    RecoveryCodeKept,
    RoleUnchanged,
)
from callcenter.services.rekeying import RekeyingUnfinished, StagedUnderFormerKey, TooManyRenewals
from callcenter.services.roster_import import RosterImport
from callcenter.services.roster_work import RosterBusy
from callcenter.services.rosters import Rosters
from callcenter.services.session import NotAllowed
from callcenter.services.sign_in import reopen_supervisor_keys, sign_in
from callcenter.services.verification import Journal
from callcenter.storage import rekeyed_copy, still_file
from callcenter.storage.connection import StillRead
from callcenter.storage.vault_folder import VaultFolder
from tests.services.removals import (
    FILES,
    GARCIAS,
    NOTE,
    SECOND,
    SECOND_PASSWORD,
    SMITHS,
    come_in,
    files_left,
    key_file,
    noted_in,
    opens,
    remove,
)
from tests.services.together import PATIENCE
from tests.small_disk import files_at_most
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR, SUPERVISOR_PASSWORD, World, source_of

NEW_PASSWORD = "a password all my own"


@pytest.fixture
def world(busy_vault: World, tmp_path: Path) -> World:
    return busy_vault.copied_to(tmp_path)


def new_key_told(world: World) -> str:
    return rekeying.NEW_KEY.format(fingerprint=fingerprint(key_file(world).members.supervisors_sign))


def assert_all_is_well(world: World, *told: str) -> None:
    """Who stays gets in and is warned of nothing but what a supervisor is `told`; all answers and verifies."""
    for name, warnings in ((SUPERVISOR, [*told]), (OPERATOR, [])):
        with come_in(world, name) as session:
            assert session.warnings == warnings
            assert session.facts.generation == session.key_file.generation
    assert [world.ask(**typed).decision.word for typed in (GARCIAS, SMITHS)] == [Word.YES, Word.NO]
    assert world.verify(everything=True).ok
    assert files_left(world) == FILES


# What it does


def test_who_was_removed_signs_in_no_more_and_everybody_else_does(world: World) -> None:
    assert remove(world, SECOND.lower())
    with pytest.raises(WrongPassword):
        come_in(world, SECOND)
    assert_all_is_well(world)


def test_the_key_of_before_opens_no_file_that_is_left(world: World) -> None:
    former = world.opened_keys(OPERATOR).granted.rk
    remove(world, SECOND)
    assert world.opened_keys(OPERATOR).granted.rk != former
    database = VaultFolder(world.path).database
    key = key_file(world)
    assert not opens(database, database_key(former, key.vault_id))
    assert opens(database, database_key(world.opened_keys(OPERATOR).granted.rk, key.vault_id))
    assert files_left(world) == FILES
    assert [len(key.grants_of(slot.slot_id)) for slot in key.slots] == [1, 1, 1]


def test_the_session_goes_on_and_can_do_all_that_it_could(world: World) -> None:
    with world.sign_in() as session, Calls(session) as calls:
        before = noted_in(calls)
        People(session).remove(SECOND)
        after = noted_in(calls)
        assert calls.single(SpokenDetails(**GARCIAS)).decision.word is Word.YES
        assert [SealedNotes(session).opened_note(reference) for reference in (before, after)] == [NOTE, NOTE]
        assert Journal(session).verify(everything=True).ok
        People(session).add("Nora", Role.OPERATOR)
        Rosters(session).switch(1)
        assert calls.single(SpokenDetails(**SMITHS)).decision.word is Word.YES
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        People(session).remove("Nora")
        assert Journal(session).verify(everything=True).ok
    with world.sign_in() as session:
        assert session.warnings == []


def test_without_a_supervisor_leaving_the_supervisors_key_stays(world: World) -> None:
    before = key_file(world).members
    assert remove(world, OPERATOR) is None
    after = key_file(world)
    assert (after.members.supervisors_sign, after.chain) == (before.supervisors_sign, ())
    assert after.members.key_number == before.key_number + 1
    with come_in(world, SECOND) as session:
        assert session.warnings == []
    assert world.verify(everything=True).ok


def test_with_a_supervisor_leaving_the_key_is_new_and_everybody_comes_to_accept_it(world: World) -> None:
    before = key_file(world)
    told = remove(world, SECOND)
    assert told == fingerprint(key_file(world).members.supervisors_sign)
    assert [link.public_key for link in key_file(world).chain] == [before.members.supervisors_sign]
    assert world.made
    for name, password in {SUPERVISOR: "", OPERATOR: "", RECOVERY_NAME: world.made.recovery_code}.items():
        come_in(world, name, password).close()
        with come_in(world, name, password) as session:  # the slot is as it was sealed at the sign-in before
            assert session.own_secrets().accepted_supervisors_key == session.key_file.members.supervisors_sign
            assert session.warnings == []
    assert world.verify(everything=True).ok


def test_what_former_keys_signed_and_sealed_is_believed_and_read_after_any_number_of_renewals(world: World) -> None:
    [reference] = {entry["reference"] for entry in world.entries("call_closed")}
    for _ in range(2):
        remove(world, SECOND)
        with world.sign_in() as session:
            People(session).add(SECOND, Role.SUPERVISOR, SECOND_PASSWORD)
    with come_in(world, SECOND) as session:
        assert SealedNotes(session).opened_note(reference) == NOTE
        Rosters(session).switch(1)
        assert Journal(session).verify(everything=True).ok
    assert world.ask(**SMITHS).decision.word is Word.YES
    assert len(key_file(world).chain) == 2
    assert world.verify(everything=True).ok


def test_notes_are_sealed_to_the_new_supervisors_alone(world: World) -> None:
    former = world.supervisor_keys()
    with world.sign_in() as session, Calls(session) as calls:
        noted_in(calls)
        People(session).remove(SECOND)
        noted_in(calls)
    *_, before, after = [bytes.fromhex(entry["sealed_key"]) for entry in world.entries("note_key")]
    former.open_sealed(before)
    with pytest.raises(SealedDamaged):
        former.open_sealed(after)


def test_calls_that_go_on_in_another_thread_lose_neither_an_answer_nor_a_note(world: World) -> None:
    heard: list[str] = []
    begun, done = threading.Event(), threading.Event()

    def answer_calls() -> None:
        while not done.is_set():
            heard.append(noted_in(calls))
            begun.set()

    with world.sign_in() as session, Calls(session) as calls, ThreadPoolExecutor(1) as threads:
        answering = threads.submit(answer_calls)
        assert begun.wait(PATIENCE)
        try:
            People(session).remove(SECOND)
        finally:
            done.set()
        answering.result(PATIENCE)
        notes = SealedNotes(session)
        assert {notes.opened_note(reference) for reference in heard} == {NOTE}
        assert Journal(session).verify(everything=True).ok
    told = {entry["reference"]: entry["answer"] for entry in world.entries("call_closed")}
    assert {told[reference] for reference in heard} == {"YES"}


def test_a_change_of_password_after_a_renewal_keeps_to_the_new_key(world: World) -> None:
    with world.sign_in() as session:
        People(session).remove(SECOND)
        People(session).change_password(NEW_PASSWORD)
    after = key_file(world)
    slot = after.slot_named(SUPERVISOR)
    assert slot
    assert open_slot(after.vault_id, slot, NEW_PASSWORD).accepted_supervisors_key == after.members.supervisors_sign


def test_a_name_that_is_free_again_can_be_somebody_elses(world: World) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassword):
            come_in(world, SECOND, "not the right password")
    remove(world, SECOND)
    with world.sign_in() as session:
        People(session).add(SECOND, Role.OPERATOR, NEW_PASSWORD)
    with come_in(world, SECOND, NEW_PASSWORD) as session:
        assert (session.role, session.warnings) == (Role.OPERATOR, [])
    with pytest.raises(WrongPassword):
        come_in(world, SECOND)


def test_it_is_journaled_when_it_begins_and_when_it_is_done(world: World) -> None:
    generation = key_file(world).generation
    remove(world, SECOND)
    told: dict[str, object] = {
        "at": "2026-11-23T15:30:00+00:00",
        "user": SUPERVISOR,
        "name": SECOND,
        "role": "supervisor",
    }
    told |= {"generation": generation + 1}
    assert world.entries("user_removal_begun") == [told | {"kind": "user_removal_begun"}]
    assert world.entries("user_removed") == [told | {"kind": "user_removed", "begun_by": SUPERVISOR}]
    assert [entry["generation"] for entry in world.entries("former_key_dropped")] == [generation + 2]
    *_, begun, epoch, removed, _ = world.entries()  # nothing that the former keys could still lead to
    assert [entry["kind"] for entry in (begun, epoch, removed)] == [
        "user_removal_begun",
        "epoch_started",
        "user_removed",
    ]
    assert epoch["public_key"] == key_file(world).members.supervisors_sign.hex()


def test_its_progress_goes_up_to_the_end(world: World) -> None:
    seen: list[Progress] = []
    with world.sign_in() as session:
        People(session).remove(OPERATOR, seen.append)
    shares = [progress.done / progress.total for progress in seen]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] == 1


# Roles


def change_role(world: World, name: str, role: Role) -> ChangedRole:
    with world.sign_in() as session:
        return People(session).change_role(name, role)


def test_an_operator_made_supervisor_holds_the_supervisors_keys_the_former_ones_too(world: World) -> None:
    remove(world, SECOND)
    generation = key_file(world).members.key_number
    done = change_role(world, OPERATOR, Role.SUPERVISOR)
    assert done.fingerprint is None
    assert key_file(world).members.key_number == generation
    with come_in(world, OPERATOR, done.one_time_password) as session:
        assert (session.role, session.must_change_password) == (Role.SUPERVISOR, True)
        People(session).change_password(NEW_PASSWORD)
        assert Journal(session).verify(everything=True).ok
        People(session).remove(SUPERVISOR)
    with come_in(world, OPERATOR, NEW_PASSWORD) as session:
        assert Journal(session).verify(everything=True).ok
    assert done.one_time_password not in repr(done)


def test_a_supervisor_made_operator_holds_no_key_of_the_supervisors_and_the_vault_has_new_ones(world: World) -> None:
    former = world.supervisor_keys()
    done = change_role(world, SECOND, Role.OPERATOR)
    assert done.fingerprint == fingerprint(key_file(world).members.supervisors_sign)
    assert world.supervisor_keys().sign_public != former.sign_public
    with pytest.raises(WrongPassword):
        come_in(world, SECOND)
    with come_in(world, SECOND, done.one_time_password) as session:
        People(session).change_password(NEW_PASSWORD)
        assert (session.role, session.supervisor_keys, session.granted().former_rs) == (Role.OPERATOR, None, ())
        with pytest.raises(NotAllowed):
            Journal(session).verify()
    assert_all_is_well(world)
    told = world.entries("role_changed")[-1]
    assert (told["name"], told["role"], told["begun_by"]) == (SECOND, "operator", SUPERVISOR)


# What is refused, before anything is begun


@contextmanager
def nothing_changes(world: World, failure: type[Exception]) -> Iterator[None]:
    before, entries = key_file(world), len(world.entries("user_removal_begun"))
    with pytest.raises(failure):
        yield
    assert key_file(world) == before
    assert len(world.entries("user_removal_begun")) == entries


@pytest.mark.parametrize(
    ("name", "failure"),
    [("Nobody", NoSuchUser), (SUPERVISOR.upper(), OwnRemoval), (RECOVERY_NAME, RecoveryCodeKept)],
)
def test_some_are_not_removed_and_get_no_other_role(world: World, name: str, failure: type[Exception]) -> None:
    with nothing_changes(world, failure):
        remove(world, name)
    with nothing_changes(world, failure):
        change_role(world, name, Role.OPERATOR)


def test_the_last_supervisor_neither_goes_nor_becomes_an_operator(world: World) -> None:
    remove(world, SECOND)
    assert world.made
    with come_in(world, RECOVERY_NAME, world.made.recovery_code) as session:
        with pytest.raises(LastSupervisor):
            People(session).remove(SUPERVISOR)
        with pytest.raises(LastSupervisor):
            People(session).change_role(SUPERVISOR, Role.OPERATOR)
    assert_all_is_well(world)


@pytest.mark.parametrize(
    ("name", "role", "failure"),
    [
        (OPERATOR, Role.OPERATOR, RoleUnchanged),
        (SECOND, Role.SUPERVISOR, RoleUnchanged),
        (OPERATOR, Role.RECOVERY, RecoveryCodeKept),
    ],
)
def test_some_roles_are_not_given(world: World, name: str, role: Role, failure: type[Exception]) -> None:
    with nothing_changes(world, failure):
        change_role(world, name, role)


def test_an_operator_removes_nobody(world: World) -> None:
    before = key_file(world)
    with world.sign_in(OPERATOR) as session:
        for refused in (
            lambda: People(session).remove(SECOND),
            lambda: People(session).change_role(SECOND, Role.OPERATOR),
        ):
            with pytest.raises(NotAllowed):
                refused()
    assert key_file(world) == before


def test_while_a_roster_is_changed_or_the_vault_is_read_nobody_is_removed(world: World) -> None:
    before = key_file(world)
    with world.sign_in() as session:
        with session.held.roster_work.changing(), pytest.raises(RosterBusy):
            People(session).remove(OPERATOR)
        with session.database.reader(), pytest.raises(StillRead):
            People(session).remove(OPERATOR)
        assert key_file(world) == before
        People(session).remove(OPERATOR)


def test_a_staged_roster_outlives_an_operators_removal_and_forbids_a_supervisors(world: World) -> None:
    with world.sign_in() as session:
        RosterImport(session).start(source_of(session, world.roster_file([SMITH, GARCIA])))
    with nothing_changes(world, StagedUnderFormerKey):
        remove(world, SECOND)
    remove(world, OPERATOR)
    with world.sign_in() as session:
        Rosters(session).switch(3)
    remove(world, SECOND)
    assert [world.ask(SUPERVISOR, **typed).decision.word for typed in (GARCIAS, SMITHS)] == [Word.YES, Word.YES]


def test_a_vault_whose_supervisors_were_renewed_too_often_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "MAXIMUM_FORMER_KEYS", 0)
    with nothing_changes(world, TooManyRenewals):
        remove(world, SECOND)
    remove(world, OPERATOR)


def test_where_there_is_certainly_no_room_nothing_is_begun(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rekeyed_copy, "_SPARE_BYTES", 1 << 62)
    with nothing_changes(world, DiskFull):
        remove(world, OPERATOR)
    assert_all_is_well(world)


# Half way


def no_room_for_a_copy(world: World) -> AbstractContextManager[None]:
    """The disk is full when the copy is half way."""
    return files_at_most(VaultFolder(world.path).database.stat().st_size // 2)


def removed_without_room(world: World, name: str) -> None:
    """The key file is new, and the copy finds no room; the session goes on."""
    with world.sign_in() as session, Calls(session) as calls:
        with no_room_for_a_copy(world), pytest.raises(RekeyingUnfinished):
            People(session).remove(name)
        assert not VaultFolder(world.path).database_copy.exists()
        noted_in(calls)


@pytest.mark.parametrize("name", [SECOND, OPERATOR])
def test_what_found_no_room_is_finished_when_somebody_signs_in_again(world: World, name: str) -> None:
    removed_without_room(world, name)
    assert key_file(world).is_between_keys
    with pytest.raises(WrongPassword):
        come_in(world, name)
    with world.sign_in() as session:
        assert session.warnings == ([new_key_told(world)] if name == SECOND else [])
        assert not session.key_file.is_between_keys
        assert Journal(session).verify(everything=True).ok
    assert [entry["name"] for entry in world.entries("user_removed")] == [name]
    assert files_left(world) == FILES


def test_an_operator_finishes_the_files_and_a_supervisor_the_rest(world: World) -> None:
    former = database_key(world.opened_keys().granted.rk, key_file(world).vault_id)
    removed_without_room(world, SECOND)
    with world.sign_in(OPERATOR) as session:
        assert session.warnings == []
    assert key_file(world).is_between_keys
    assert not opens(VaultFolder(world.path).database, former)
    assert_all_is_well(world, new_key_told(world))
    assert not key_file(world).is_between_keys
    assert [(entry["user"], entry["begun_by"]) for entry in world.entries("user_removed")] == [(OPERATOR, SUPERVISOR)]


def test_while_there_is_no_room_the_vault_still_opens_and_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed_without_room(world, SECOND)
    with monkeypatch.context() as patched:
        patched.setattr(rekeyed_copy, "bring_to_disk", no_room)
        with world.sign_in() as session:
            told, warning = session.warnings
            assert told == new_key_told(world)
            assert "Make room" in warning
            with pytest.raises(DiskFull):
                People(session).add("Nora", Role.OPERATOR)
    assert world.ask(**GARCIAS).decision.word is Word.YES
    assert_all_is_well(world, new_key_told(world))


def test_a_session_that_found_no_room_finishes_it_before_it_changes_anybody_else(world: World) -> None:
    with world.sign_in() as session:
        with no_room_for_a_copy(world), pytest.raises(RekeyingUnfinished):
            People(session).remove(SECOND)
        drawn = People(session).add("Nora", Role.OPERATOR)
        assert not session.key_file.is_between_keys
    assert drawn
    with sign_in(world.path, "Nora", drawn, world.clock) as session:
        assert session.warnings == []
    assert_all_is_well(world)


def test_a_key_file_of_which_the_disk_cannot_say_that_it_stays_is_told_as_begun(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.sign_in() as session:
        with monkeypatch.context() as patched:
            patched.setattr(durable_file, "sync_folder", failing_disk)
            with pytest.raises(RekeyingUnfinished):
                People(session).remove(SECOND)
        assert session.key_file == key_file(world)
        assert session.key_file.is_between_keys
    assert_all_is_well(world, new_key_told(world))


def failing_disk(_: Path) -> None:
    raise OSError(errno.EIO, "the disk does not answer")


def no_room(_: Path) -> None:
    raise DiskFull


def test_a_copy_that_is_not_as_the_original_never_takes_its_place(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring = still_file.bring_to_disk

    def change(target: Path) -> None:
        key = database_key(session.granted().rk, session.key_file.vault_id)
        with still_file.NewFile(target, key) as copy:
            copy.execute("UPDATE call SET seat = 'Z'")
        bring(target)

    monkeypatch.setattr(rekeyed_copy, "bring_to_disk", change)
    with world.sign_in() as session, pytest.raises(RekeyingUnfinished):
        People(session).remove(OPERATOR)
    monkeypatch.undo()
    with world.sign_in() as session:
        assert session.warnings == []
        assert Journal(session).verify(everything=True).ok


def test_former_keys_are_supervisor_keys_of_this_vault(world: World) -> None:
    former = world.supervisor_keys()
    remove(world, SECOND)
    with world.sign_in() as session:
        first, present = session.supervisors_in_turn()
    assert isinstance(first, SupervisorKeys)
    assert (first.sign_public, present.sign_public) == (former.sign_public, world.supervisor_keys().sign_public)
