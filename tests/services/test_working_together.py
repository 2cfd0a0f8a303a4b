"""Several threads in one vault: an import, checks, an export and signing out at the same time."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from callcenter.crypto.slots import WrongPassword
from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken
from callcenter.services.call_log_protocol import CallLogDesk
from callcenter.services.call_protocol import CallDesk
from callcenter.services.export_check import verify_export
from callcenter.services.export_protocol import ExportDesk, ExportRequest
from callcenter.services.local_vault import LocalVault
from callcenter.services.outside_vault import InsideVault
from callcenter.services.protocols import Access, Exported
from callcenter.services.requests import Request, ask
from callcenter.services.roster_import import RosterImport
from callcenter.services.roster_protocol import ImportReport, RosterDesk, RosterFile
from callcenter.services.roster_work import RosterBusy
from callcenter.services.session import NotSignedIn, SupervisorKeysGone
from callcenter.storage.exported_calls import SqlExportedCalls
from tests.services.together import FIRST_BATCH, PATIENCE, PausedImport, crowd, sign_in
from tests.world import OPERATOR, SMITH, SUPERVISOR_PASSWORD, World, source_of

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
PEOPLE = 300


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("loaded") / "vault").make_vault()
    world.load(SMITH)
    return world


@pytest.fixture
def world(loaded: World, tmp_path: Path) -> World:
    return loaded.copied_to(tmp_path)


@pytest.fixture
def roster(world: World) -> Path:
    return world.roster_file(crowd(PEOPLE))


@pytest.fixture
def vault(world: World) -> Iterator[LocalVault]:
    """A vault a supervisor is signed in to."""
    vault = LocalVault(world.clock)
    sign_in(vault, world)
    yield vault
    vault.close()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def paused() -> Iterator[PausedImport]:
    paused = PausedImport()
    yield paused
    paused.let_go()


def start_import(
    vault: LocalVault, threads: ThreadPoolExecutor, roster: Path, paused: PausedImport
) -> "Future[ImportReport]":
    """An import in a thread of its own, standing still after its first batch."""
    running = threads.submit(vault.perform, ask(RosterDesk.start, RosterFile(roster)), paused, paused.token)
    paused.wait()
    return running


def check(vault: LocalVault) -> str:
    """A whole call with one check."""
    reference = vault.perform(ask(CallDesk.open))
    assert vault.perform(ask(CallDesk.check, reference, SMITHS)).decision.word is Word.YES
    vault.perform(ask(CallDesk.wrap_up, reference, "eligible_informed"))
    return reference


# The journal


def test_entries_of_two_threads_and_an_import_are_all_there_and_in_one_chain(world: World, roster: Path) -> None:
    each = 300
    with world.sign_in() as session, ThreadPoolExecutor(3) as threads:
        start = threading.Barrier(3, timeout=PATIENCE)

        def note(name: str) -> None:
            start.wait()
            for number in range(each):
                session.record("noted", name=name, number=number)

        def load() -> None:
            start.wait()
            RosterImport(session).start(source_of(session, roster))

        for done in [threads.submit(note, "one"), threads.submit(note, "two"), threads.submit(load)]:
            done.result()
    noted = [(entry["name"], entry["number"]) for entry in world.entries("noted")]
    assert sorted(noted) == [(name, number) for name in ("one", "two") for number in range(each)]
    assert [entry["people"] for entry in world.entries("import_hashed")] == [1, PEOPLE]
    assert world.verify().ok


def test_a_transaction_waits_for_another_threads_and_takes_no_part_in_it(world: World) -> None:
    own = [f"own {number}" for number in range(100)]
    with world.sign_in() as session, ThreadPoolExecutor(1) as threads:
        begun = threading.Event()

        def note() -> None:
            begun.set()
            session.record("noted", name="other")

        with session.journal.transaction():
            other = threads.submit(note)
            assert begun.wait(PATIENCE)
            for name in own:
                session.record("noted", name=name)
            assert not other.done()
        other.result()
    assert [entry["name"] for entry in world.entries("noted")] == [*own, "other"]
    assert world.verify().ok


def test_an_entry_belongs_to_no_other_threads_transaction(world: World) -> None:
    with world.sign_in() as session, ThreadPoolExecutor(1) as threads:
        with session.journal.transaction():
            other = threads.submit(session.journal.append, {"kind": "noted"})
        with pytest.raises(RuntimeError, match="outside"):
            other.result()
    assert world.entries("noted") == []


# Beside an import


def test_checks_during_an_import_are_answered_and_journaled(
    world: World, vault: LocalVault, roster: Path, threads: ThreadPoolExecutor
) -> None:
    running = threads.submit(vault.perform, ask(RosterDesk.start, RosterFile(roster)))
    references = [check(vault)]
    while not running.done():
        references.append(check(vault))
    done = running.result()
    assert (done.people, done.refused_rows) == (PEOPLE, 0)
    vault.perform(ask(RosterDesk.switch, done.roster or 0, SUPERVISOR_PASSWORD))
    head = vault.perform(ask(Access.sign_out))

    assert [entry["reference"] for entry in world.entries("check")] == references
    assert [entry["reference"] for entry in world.entries("call_closed")] == references
    assert len(references) > 2
    assert world.verify(head, everything=True).ok


def test_nothing_but_another_change_of_rosters_waits_for_an_import(
    world: World, vault: LocalVault, roster: Path, threads: ThreadPoolExecutor, paused: PausedImport
) -> None:
    running = start_import(vault, threads, roster, paused)

    check(vault)
    assert len(vault.perform(ask(CallLogDesk.page)).calls) == 1
    staged = vault.perform(ask(Access.day)).staged_import
    assert staged is not None
    assert (staged.position, staged.rows) == (FIRST_BATCH, PEOPLE)
    assert vault.perform(ask(RosterDesk.dry_run, RosterFile(roster))).people == PEOPLE
    for request in CHANGES:
        with pytest.raises(RosterBusy):
            vault.perform(request)

    paused.let_go()
    assert running.result().people == PEOPLE


CHANGES: tuple[Request[object], ...] = (
    ask(RosterDesk.start, RosterFile(Path("another.csv")), password=SUPERVISOR_PASSWORD),
    ask(RosterDesk.resume, RosterFile(Path("roster.csv")), password=SUPERVISOR_PASSWORD),
    ask(RosterDesk.discard),
    ask(RosterDesk.switch, 1, SUPERVISOR_PASSWORD),
)


def test_the_signing_key_comes_back_during_an_import_for_one_export_and_no_longer(
    world: World, vault: LocalVault, roster: Path, threads: ThreadPoolExecutor, paused: PausedImport
) -> None:
    out = world.path.parent / "log.csv"
    running = start_import(vault, threads, roster, paused)
    for request, failure in (
        (ask(ExportDesk.export, ExportRequest(out)), SupervisorKeysGone),
        (ask(ExportDesk.export, ExportRequest(out, password="not the right password")), WrongPassword),
    ):
        with pytest.raises(failure):
            vault.perform(request)
        assert not out.exists()
    exported = vault.perform(ask(ExportDesk.export, ExportRequest(out, password=SUPERVISOR_PASSWORD)))
    assert verify_export(out, exported.fingerprint).genuine
    with pytest.raises(SupervisorKeysGone):
        vault.perform(ask(ExportDesk.export, ExportRequest(out)))
    paused.let_go()
    running.result()


def test_an_import_after_another_asks_for_the_password_before_the_file_is_read(
    world: World, vault: LocalVault, roster: Path
) -> None:
    vault.perform(ask(RosterDesk.start, RosterFile(roster)))
    vault.perform(ask(RosterDesk.discard))
    with pytest.raises(SupervisorKeysGone):
        vault.perform(ask(RosterDesk.start, RosterFile(world.path.parent / "no such file")))
    assert vault.perform(ask(RosterDesk.start, RosterFile(roster), password=SUPERVISOR_PASSWORD)).people == PEOPLE


# Cancelling and signing out


def test_a_cancelled_import_goes_on_later_from_where_it_stopped(
    vault: LocalVault, roster: Path, threads: ThreadPoolExecutor, paused: PausedImport
) -> None:
    running = start_import(vault, threads, roster, paused)
    paused.token.cancel()
    with pytest.raises(UserCancelled):
        running.result()
    done = vault.perform(ask(RosterDesk.resume, RosterFile(roster), password=SUPERVISOR_PASSWORD))
    assert (done.people, done.resumed_from) == (PEOPLE, FIRST_BATCH)


def test_a_dry_run_can_be_cancelled(vault: LocalVault, roster: Path) -> None:
    token = CancelToken()
    with pytest.raises(UserCancelled):
        vault.perform(ask(RosterDesk.dry_run, RosterFile(roster)), lambda _: token.cancel(), token)


def leave_by_signing_out(vault: LocalVault, _: World) -> None:
    vault.perform(ask(Access.sign_out))


def leave_by_closing(vault: LocalVault, _: World) -> None:
    vault.close()


def leave_to_another(vault: LocalVault, world: World) -> None:
    sign_in(vault, world, OPERATOR)


@pytest.mark.parametrize("leave", [leave_by_signing_out, leave_by_closing, leave_to_another])
def test_leaving_during_an_import_stops_it_within_a_batch_and_it_can_be_resumed(
    world: World,
    vault: LocalVault,
    roster: Path,
    threads: ThreadPoolExecutor,
    paused: PausedImport,
    leave: Callable[[LocalVault, World], None],
) -> None:
    running = start_import(vault, threads, roster, paused)
    leave(vault, world)  # which comes back only once the import has stopped
    assert running.done() or running.exception(PATIENCE) is not None
    with pytest.raises(UserCancelled):
        running.result()
    vault.close()

    again = LocalVault(world.clock)
    sign_in(again, world)
    staged = again.perform(ask(Access.day)).staged_import
    assert staged is not None
    assert (staged.position, staged.complete) == (FIRST_BATCH, False)
    done = again.perform(ask(RosterDesk.resume, RosterFile(roster)))
    assert (done.people, done.resumed_from) == (PEOPLE, FIRST_BATCH)
    again.perform(ask(RosterDesk.switch, done.roster or 0, SUPERVISOR_PASSWORD))
    again.close()
    assert world.verify(everything=True).ok


def test_a_request_nobody_gave_a_token_to_is_stopped_by_signing_out_too(
    vault: LocalVault, roster: Path, threads: ThreadPoolExecutor, paused: PausedImport
) -> None:
    running = threads.submit(vault.perform, ask(RosterDesk.start, RosterFile(roster)), paused)
    paused.wait()
    leaving = threads.submit(vault.close)
    while True:  # nobody is let in any more as soon as the vault began to close
        try:
            vault.perform(ask(Access.programs))
        except NotSignedIn:
            break
    assert not leaving.done()
    paused.let_go()
    leaving.result()
    with pytest.raises(UserCancelled):
        running.result()


# Beside an export


class HeldRows:
    """An export's rows, held back until they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.released = threading.Event(), threading.Event()
        last_number = SqlExportedCalls.last_number

        def held(calls: SqlExportedCalls) -> int:
            self.reached.set()
            assert self.released.wait(PATIENCE)
            return last_number(calls)

        monkeypatch.setattr(SqlExportedCalls, "last_number", held)


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldRows]:
    rows = HeldRows(monkeypatch)
    yield rows
    rows.released.set()


def start_export(vault: LocalVault, threads: ThreadPoolExecutor, out: Path, rows: HeldRows) -> "Future[Exported]":
    running = threads.submit(vault.perform, ask(ExportDesk.export, ExportRequest(out)))
    assert rows.reached.wait(PATIENCE)
    return running


def test_nothing_waits_for_an_export(
    world: World, vault: LocalVault, threads: ThreadPoolExecutor, rows: HeldRows
) -> None:
    running = start_export(vault, threads, world.path.parent / "log.csv", rows)
    check(vault)
    assert len(vault.perform(ask(CallLogDesk.page)).calls) == 1
    assert vault.perform(ask(Access.day)).calls_today == 1
    rows.released.set()
    assert running.result().rows == 1


def test_an_import_that_begins_during_an_export_takes_its_key_away_from_nobody(
    world: World, vault: LocalVault, roster: Path, threads: ThreadPoolExecutor, rows: HeldRows
) -> None:
    out = world.path.parent / "log.csv"
    running = start_export(vault, threads, out, rows)
    vault.perform(ask(RosterDesk.start, RosterFile(roster)))
    rows.released.set()
    assert verify_export(out, running.result().fingerprint).genuine


def test_signing_out_stops_an_export_and_leaves_nothing_of_it(
    world: World, vault: LocalVault, threads: ThreadPoolExecutor, rows: HeldRows
) -> None:
    """A long one would keep the keys in memory for minutes after a lock."""
    out = world.path.parent / "log.csv"
    check(vault)
    before = sorted(world.path.parent.iterdir())
    running = start_export(vault, threads, out, rows)
    leaving = threads.submit(vault.perform, ask(Access.sign_out))
    while True:  # nobody is let in any more as soon as the shift began to end
        try:
            vault.perform(ask(CallLogDesk.page))
        except NotSignedIn:
            break
    rows.released.set()
    with pytest.raises(UserCancelled):
        running.result()
    assert sorted(world.path.parent.iterdir()) == before
    assert world.verify(leaving.result()).ok
    assert not world.entries("log_exported")


@pytest.mark.parametrize("place", ["log.csv", "vault.db", "backups/log.csv", "../vault/log.csv"])
def test_an_export_goes_nowhere_into_the_vaults_folder(world: World, vault: LocalVault, place: str) -> None:
    with pytest.raises(InsideVault):
        vault.perform(ask(ExportDesk.export, ExportRequest(world.path / place)))


# Beside a switch-over


def test_a_check_during_switch_overs_is_never_told_of_damage(world: World, vault: LocalVault, roster: Path) -> None:
    second = vault.perform(ask(RosterDesk.start, RosterFile(world.roster_file([SMITH, *crowd(2)])))).roster or 0
    with ThreadPoolExecutor(1) as threads:

        def switch_back_and_forth() -> None:
            for number in (second, 1) * 10:
                vault.perform(ask(RosterDesk.switch, number, SUPERVISOR_PASSWORD))

        running = threads.submit(switch_back_and_forth)
        while not running.done():
            check(vault)
        running.result()
    vault.close()
    assert {entry["reason"] for entry in world.entries("check")} == {"strong_match"}
    assert world.verify(everything=True).ok
