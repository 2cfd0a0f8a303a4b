"""A call under way is kept over a lock: for its user alone, for half an hour, and with what was tried in it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.clock import MovableClock, SystemClock
from callcenter.domain.accounts import Role
from callcenter.domain.answers import Reason, Word
from callcenter.domain.details import SpokenDetails
from callcenter.services.call_protocol import CallDesk, Drafts, KeptCall, TakenUp
from callcenter.services.calls import NoSuchCall
from callcenter.services.kept_calls import CallGone
from callcenter.services.local_vault import LocalVault
from callcenter.services.people import People
from callcenter.services.protocols import Access, LockReason
from callcenter.services.requests import VaultLink, ask
from callcenter.services.roster_protocol import RosterDesk, RosterFile
from callcenter.services.vault_host import VaultHost
from callcenter.storage.call_store import SqlCallStore
from callcenter.storage.rows import CallRow
from tests.services.together import PATIENCE, PausedImport, crowd
from tests.world import MONDAY_MORNING, OPERATOR, PASSWORDS, SMITH, SUPERVISOR, World

TYPED = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111", "E900900")
SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
HALF_AN_HOUR = timedelta(minutes=30)
NORA, NORAS_PASSWORD = "Nora", "another operator of the tests"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault(throttle=True)
    with world.sign_in() as session:
        People(session).add(NORA, Role.OPERATOR, NORAS_PASSWORD)
    world.load(SMITH)
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def vault(world: World) -> Iterator[LocalVault]:
    vault = LocalVault(world.clock)
    yield vault
    vault.close()


def sign_in(vault: VaultLink, world: World, user: str = OPERATOR) -> None:
    password = NORAS_PASSWORD if user == NORA else PASSWORDS[user]
    vault.perform(ask(Access.sign_in, world.path, user, password))


def lock(vault: VaultLink, reference: str, spoken: SpokenDetails = TYPED) -> KeptCall:
    """Keep a call and lock, as the window does."""
    kept = vault.perform(ask(CallDesk.keep, reference, spoken))
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    return kept


def call_over_a_lock(vault: VaultLink, world: World) -> KeptCall:
    """Olive begins a call, types, and locks."""
    sign_in(vault, world)
    return lock(vault, vault.perform(ask(CallDesk.open)))


def test_notes_not_saved_yet_come_back_with_the_call(vault: LocalVault, world: World) -> None:
    sign_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    drafts = Drafts("call again on Friday", "573-555-0134", "has a letter")
    kept = vault.perform(ask(CallDesk.keep, reference, TYPED, drafts))
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    sign_in(vault, world)
    assert vault.perform(ask(CallDesk.take_up, kept)).drafts == drafts


def gone(vault: VaultLink, kept: KeptCall) -> bool:
    with pytest.raises(CallGone):
        vault.perform(ask(CallDesk.take_up, kept))
    return True


def failures_counted(world: World) -> int:
    with world.database() as database:
        [(total,)] = database.query("SELECT coalesce(sum(count), 0) FROM throttle")
    return int(str(total))


def test_a_call_comes_back_to_its_user_and_goes_on(vault: LocalVault, world: World) -> None:
    sign_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    vault.perform(ask(CallDesk.check, reference, TYPED))
    kept = lock(vault, reference)
    assert (kept.user, kept.reference) == (OPERATOR, reference)
    world.clock.move_to(MONDAY_MORNING + HALF_AN_HOUR)
    sign_in(vault, world)
    back = vault.perform(ask(CallDesk.take_up, kept))
    assert back == TakenUp(reference, MONDAY_MORNING.isoformat(), TYPED)
    assert vault.perform(ask(CallDesk.check, reference, SMITHS)).decision.word is Word.YES
    vault.perform(ask(CallDesk.wrap_up, reference, "eligible_informed"))
    vault.close()
    [closed] = world.entries("call_closed")
    assert (closed["reference"], closed["checks"], closed["answer"]) == (reference, 2, "YES")
    assert [entry["reference"] for entry in world.entries("call_taken_up")] == [reference]
    assert world.verify(everything=True).ok


def test_a_call_comes_back_through_processes_too(world: World) -> None:
    host = VaultHost(SystemClock())
    try:
        kept = call_over_a_lock(host, world)
        sign_in(host, world)
        back = host.perform(ask(CallDesk.take_up, kept))
        assert (back.reference, back.spoken) == (kept.reference, TYPED)
        host.perform(ask(CallDesk.wrap_up, kept.reference, "not_on_list"))
    finally:
        host.close()
    assert world.verify().ok


def test_another_user_is_not_given_it(vault: LocalVault, world: World) -> None:
    kept = call_over_a_lock(vault, world)
    for user in (NORA, SUPERVISOR):
        sign_in(vault, world, user)
        assert gone(vault, kept)
        assert gone(vault, replace(kept, user=user))
        with pytest.raises(CallGone):
            vault.perform(ask(CallDesk.go_on, kept.reference))
        with pytest.raises(NoSuchCall):
            vault.perform(ask(CallDesk.check, kept.reference, TYPED))
    sign_in(vault, world)
    assert vault.perform(ask(CallDesk.take_up, kept)).spoken == TYPED


@pytest.mark.parametrize("later", [HALF_AN_HOUR + timedelta(seconds=1), timedelta(seconds=-1)])
def test_after_half_an_hour_or_before_its_time_it_is_gone(vault: LocalVault, world: World, later: timedelta) -> None:
    kept = call_over_a_lock(vault, world)
    world.clock.move_to(MONDAY_MORNING + later)
    sign_in(vault, world)
    assert gone(vault, kept)
    back = vault.perform(ask(CallDesk.go_on, kept.reference))  # without its details it goes on
    assert back == TakenUp(kept.reference, MONDAY_MORNING.isoformat(), SpokenDetails())


def test_half_an_hour_begins_anew_at_each_lock(vault: LocalVault, world: World) -> None:
    kept = call_over_a_lock(vault, world)
    for turn in range(1, 4):
        world.clock.move_to(MONDAY_MORNING + turn * timedelta(minutes=29))
        sign_in(vault, world)
        vault.perform(ask(CallDesk.take_up, kept))
        kept = lock(vault, kept.reference)


def test_in_another_vault_it_is_gone(vault: LocalVault, world: World, tmp_path: Path) -> None:
    kept = call_over_a_lock(vault, world)
    other = World(tmp_path / "other", MovableClock(MONDAY_MORNING)).make_vault()
    sign_in(vault, other)
    assert gone(vault, kept)


def test_in_a_vault_of_the_same_keys_and_another_number_it_is_gone(
    vault: LocalVault, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = call_over_a_lock(vault, world)
    sign_in(vault, world)
    session = vault._door.shift._session
    monkeypatch.setattr(session, "facts", replace(session.facts, vault_id=bytes(16)))
    assert gone(vault, kept)


def test_once_wrapped_up_it_is_gone(vault: LocalVault, world: World) -> None:
    sign_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    kept = vault.perform(ask(CallDesk.keep, reference, TYPED))
    vault.perform(ask(CallDesk.wrap_up, reference, "not_on_list"))
    vault.perform(ask(Access.lock, LockReason.BY_HAND))
    sign_in(vault, world)
    assert gone(vault, kept)
    with pytest.raises(CallGone):
        vault.perform(ask(CallDesk.go_on, reference))


def test_details_are_not_put_into_another_call(vault: LocalVault, world: World) -> None:
    sign_in(vault, world)
    one, two = (vault.perform(ask(CallDesk.open)) for _ in range(2))
    kept = lock(vault, one)
    sign_in(vault, world)
    assert gone(vault, replace(kept, reference=two))


def test_a_sealed_piece_that_was_altered_is_gone(vault: LocalVault, world: World) -> None:
    kept = call_over_a_lock(vault, world)
    sign_in(vault, world)
    for sealed in (b"", kept.sealed[:-1], kept.sealed[:-1] + bytes([kept.sealed[-1] ^ 1]), b"\0" * 200):
        assert gone(vault, replace(kept, sealed=sealed))


def test_what_the_window_keeps_shows_nothing_of_what_was_typed(vault: LocalVault, world: World) -> None:
    kept = call_over_a_lock(vault, world)
    again = call_over_a_lock(vault, world)
    assert kept.sealed != again.sealed
    for text in (TYPED.last_name, TYPED.first_name, TYPED.birth_date, TYPED.ssn, TYPED.educator_id, kept.reference):
        for form in {text, text.upper(), text.lower()}:
            assert form.encode() not in kept.sealed
            assert form not in repr(kept)


def test_what_was_tried_counts_once_over_a_lock(vault: LocalVault, world: World) -> None:
    sign_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    vault.perform(ask(CallDesk.check, reference, TYPED))
    counted = failures_counted(world)
    assert counted > 0
    for _ in range(3):
        kept = lock(vault, reference)
        sign_in(vault, world)
        vault.perform(ask(CallDesk.take_up, kept))
        answer = vault.perform(ask(CallDesk.check, reference, TYPED))
        assert answer.decision.reason is not Reason.THROTTLED
    assert failures_counted(world) == counted
    vault.perform(ask(CallDesk.check, reference, replace(TYPED, ssn="2222")))
    assert failures_counted(world) > counted


def test_a_call_can_be_gone_on_with_without_its_details(vault: LocalVault, world: World) -> None:
    """The process died before it could seal anything."""
    sign_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    vault.close()
    again = LocalVault(world.clock)
    sign_in(again, world)
    with pytest.raises(NoSuchCall):
        again.perform(ask(CallDesk.check, reference, SMITHS))
    assert again.perform(ask(CallDesk.go_on, reference)).spoken == SpokenDetails()
    assert again.perform(ask(CallDesk.go_on, reference)).reference == reference  # twice is once
    assert again.perform(ask(CallDesk.check, reference, SMITHS)).decision.word is Word.YES
    again.perform(ask(CallDesk.wrap_up, reference, "eligible_informed"))
    again.close()
    assert len(world.entries("call_taken_up")) == 1
    assert world.verify(everything=True).ok


@pytest.mark.parametrize("reference", ["AAA-AAA", "", "' OR 1=1 --"])
def test_a_call_that_never_was_is_gone(vault: LocalVault, world: World, reference: str) -> None:
    sign_in(vault, world)
    with pytest.raises(CallGone):
        vault.perform(ask(CallDesk.go_on, reference))
    with pytest.raises(NoSuchCall):
        vault.perform(ask(CallDesk.keep, reference, TYPED))


def test_a_call_wrapped_up_just_as_it_is_gone_on_with_stays_wrapped_up(
    vault: LocalVault, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    find = SqlCallStore.find
    with ThreadPoolExecutor(1) as threads:
        wrapped = threading.Event()

        def wrap_up() -> None:
            vault.perform(ask(CallDesk.wrap_up, reference, "not_on_list"))
            wrapped.set()

        def find_late(store: SqlCallStore, wanted: str) -> CallRow | None:
            row = find(store, wanted)
            threads.submit(wrap_up)
            wrapped.wait(0.5)  # as long as it may have to wait itself
            return row

        monkeypatch.setattr(SqlCallStore, "find", find_late)
        vault.perform(ask(CallDesk.go_on, reference))
        assert wrapped.wait(PATIENCE)
    with pytest.raises(NoSuchCall):
        vault.perform(ask(CallDesk.check, reference, SMITHS))


def test_a_supervisors_call_comes_back_beside_the_supervisors_own_import(vault: LocalVault, world: World) -> None:
    """The import's session has no key any more to open it with; the new one has."""
    paused = PausedImport()
    with ThreadPoolExecutor(1) as threads:
        sign_in(vault, world, SUPERVISOR)
        reference = vault.perform(ask(CallDesk.open))
        roster = world.roster_file(crowd(300))
        running = threads.submit(vault.perform, ask(RosterDesk.start, RosterFile(roster)), paused, paused.token)
        paused.wait()
        kept = lock(vault, reference)
        sign_in(vault, world, SUPERVISOR)
        assert vault.perform(ask(CallDesk.take_up, kept)).spoken == TYPED
        paused.let_go()
        assert running.result(PATIENCE).people == 300
