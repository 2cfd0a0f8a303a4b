"""The window's vault processes: when one ends, when it stays, and what whoever waits is told."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from callcenter.clock import Clock, SystemClock
from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.errors import CallCenterError, UserCancelled
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services import vault_host
from callcenter.services.call_log_protocol import CallLogDesk
from callcenter.services.call_protocol import CallDesk
from callcenter.services.export_check import verify_export
from callcenter.services.export_protocol import ExportDesk, ExportRequest
from callcenter.services.kept_calls import CallGone
from callcenter.services.process_link import ProcessLink, VaultProcessEnded, VaultProcessNotStarted
from callcenter.services.protocols import Access, LockReason, VaultSetup
from callcenter.services.requests import Request, Result, ask
from callcenter.services.roster_protocol import ImportReport, RosterDesk, RosterFile
from callcenter.services.vault_host import VaultHost
from tests.services.together import PATIENCE, crowd
from tests.services.vault_processes import (
    LASTING,
    SOON,
    becomes,
    children_of,
    fill_call_log,
    has_ended,
    is_there,
    slow_vault,
)
from tests.world import OPERATOR, PASSWORDS, SMITH, SUPERVISOR, SUPERVISOR_PASSWORD, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
MANY_CALLS = 30_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault()
    world.load(SMITH)
    world.roster_file(crowd(LASTING), "lasting.csv")
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def roster(made: World) -> Path:
    """So many people that their import ends when it is told to."""
    return made.path.parent / "lasting.csv"


@pytest.fixture
def host() -> Iterator[VaultHost]:
    host = VaultHost(SystemClock())
    yield host
    host.close()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(6) as pool:
        yield pool


def process_of(host: VaultHost) -> int:
    assert host.number is not None
    return host.number


def sign_in(host: VaultHost, world: World, user: str = SUPERVISOR) -> None:
    host.perform(ask(Access.sign_in, world.path, user, PASSWORDS[user]))


def take_a_call(host: VaultHost) -> None:
    reference = host.perform(ask(CallDesk.open))
    assert host.perform(ask(CallDesk.check, reference, SMITHS)).decision.word is Word.YES
    host.perform(ask(CallDesk.wrap_up, reference, "eligible_informed"))


class Watched:
    """Progress as it was told, and a way to wait for the first."""

    def __init__(self) -> None:
        self.told: list[int] = []
        self.begun = threading.Event()

    def __call__(self, progress: Progress) -> None:
        self.told.append(progress.done)
        self.begun.set()

    def wait(self) -> None:
        assert self.begun.wait(PATIENCE)


def refused(host: VaultHost, request: Request[Any]) -> str:
    """The code a request is refused with."""
    with pytest.raises(CallCenterError) as raised:
        host.perform(request)
    return raised.value.code


class Import:
    """An import under way, from its first progress on."""

    def __init__(self, host: VaultHost, threads: ThreadPoolExecutor, request: Request[ImportReport]) -> None:
        self.watched, self.token = Watched(), CancelToken()
        self.future: Future[ImportReport] = threads.submit(host.perform, request, self.watched, self.token)
        self.future.add_done_callback(lambda _: self.watched.begun.set())
        self.watched.wait()
        assert not self.future.done(), self.future.exception()

    def end(self) -> None:
        """Cancel it."""
        self.token.cancel()
        with pytest.raises(UserCancelled):
            self.future.result(PATIENCE)


def locked_import(host: VaultHost, threads: ThreadPoolExecutor, world: World, roster: Path) -> Import:
    """A supervisor's import that goes on behind a lock."""
    sign_in(host, world)
    running = Import(host, threads, ask(RosterDesk.start, RosterFile(roster)))
    assert host.perform(ask(Access.lock, LockReason.BY_HAND)).importing
    return running


# Leaving


@pytest.mark.parametrize("leave", [ask(Access.lock, LockReason.BREAK), ask(Access.sign_out)])
@pytest.mark.parametrize("calls", [0, 2])
def test_the_process_is_gone_as_soon_as_somebody_leaves(host: VaultHost, world: World, leave: Any, calls: int) -> None:
    sign_in(host, world)
    number = process_of(host)
    for _ in range(calls):
        host.perform(ask(CallDesk.check, host.perform(ask(CallDesk.open)), SMITHS))
    host.perform(leave)
    assert not is_there(number)  # reaped too: it was gone before the answer came back
    assert process_of(host) != number
    assert refused(host, ask(Access.day)) == "not_signed_in"
    world.sign_in().close()  # the vault is free


def test_checks_under_way_when_somebody_locks_are_answered_or_refused(
    host: VaultHost, world: World, threads: ThreadPoolExecutor
) -> None:
    sign_in(host, world)
    number = process_of(host)
    reference = host.perform(ask(CallDesk.open))
    checks = [threads.submit(host.perform, ask(CallDesk.check, reference, SMITHS)) for _ in range(4)]
    host.perform(ask(Access.lock, LockReason.BY_HAND))
    assert not is_there(number)
    answered = 0
    for check in checks:
        failure = check.exception(PATIENCE)
        answered += failure is None
        assert failure is None or getattr(failure, "code", "") in {"not_signed_in", "vault_process_ended"}
    assert len(world.entries("locked")) == 1
    assert len(world.entries("check")) == answered


def test_neither_processes_nor_descriptors_nor_threads_pile_up(host: VaultHost, world: World) -> None:
    def around() -> tuple[int, int, int]:
        sign_in(host, world)
        host.perform(ask(Access.lock, LockReason.BY_HAND))
        process_of(host)
        assert host.perform(ask(Access.programs))
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count(), len(children_of(os.getpid()))

    first = around()
    for _ in range(4):
        last = around()
    assert last == first


def test_a_host_that_is_closed_answers_nothing_and_can_be_closed_again(host: VaultHost, world: World) -> None:
    sign_in(host, world)
    number = process_of(host)
    host.close()
    host.close()
    assert not is_there(number)
    for request in (ask(Access.programs), ask(CallDesk.open), ask(Access.sign_out)):
        assert refused(host, request) == VaultProcessEnded.code


# A process that dies


def test_when_the_process_is_killed_everybody_who_waits_is_told_at_once(
    host: VaultHost, world: World, roster: Path, threads: ThreadPoolExecutor
) -> None:
    losses: list[bool] = []
    host.when_lost(lambda: losses.append(True))
    sign_in(host, world)
    reference = host.perform(ask(CallDesk.open))
    watched = Watched()
    importing = Import(host, threads, ask(RosterDesk.start, RosterFile(roster)))
    waiting: list[Future[Any]] = [
        importing.future,
        threads.submit(host.perform, ask(RosterDesk.watch), watched),
        threads.submit(host.perform, ask(CallDesk.check, reference, SMITHS)),
        threads.submit(host.perform, ask(CallDesk.check, reference, SMITHS)),
    ]
    watched.wait()
    number = process_of(host)
    everything = children_of(number)
    assert everything  # the roster's reader
    killed = time.monotonic()
    os.kill(number, signal.SIGKILL)
    failures = [future.exception(PATIENCE) for future in waiting]
    assert time.monotonic() - killed < SOON
    assert all(failure is None or isinstance(failure, VaultProcessEnded) for failure in failures)
    assert [type(failure) for failure in failures[:2]] == [VaultProcessEnded] * 2
    assert becomes(lambda: losses == [True])
    assert all(has_ended(one) for one in everything)
    assert becomes(lambda: not is_there(number))

    for request in (ask(CallDesk.open), ask(RosterDesk.watch), ask(Access.day), ask(Access.lock, LockReason.BY_HAND)):
        assert refused(host, request) == VaultProcessEnded.code
    sign_in(host, world)
    assert host.perform(ask(CallDesk.go_on, reference)).reference == reference
    done = host.perform(ask(Access.day)).staged_import
    assert done is not None
    assert not done.complete
    assert losses == [True]


def test_a_process_killed_while_nobody_asks_leaves_no_zombie_and_is_told(host: VaultHost, world: World) -> None:
    lost = threading.Event()
    host.when_lost(lost.set)
    sign_in(host, world)
    number = process_of(host)
    os.kill(number, signal.SIGKILL)
    assert lost.wait(SOON)
    assert becomes(lambda: not is_there(number))
    assert host.perform(ask(Access.status, world.path)).training
    assert process_of(host) != number


# An import behind a lock


def test_an_import_keeps_its_process_over_a_lock_which_answers_nothing_else(
    host: VaultHost, world: World, roster: Path, threads: ThreadPoolExecutor
) -> None:
    running = locked_import(host, threads, world, roster)
    number = process_of(host)
    requests: tuple[Request[Any], ...] = (
        ask(Access.day),
        ask(CallDesk.open),
        ask(CallLogDesk.page),
        ask(RosterDesk.watch),
        ask(RosterDesk.stop),
        ask(Access.lock, LockReason.BY_HAND),
    )
    assert {refused(host, request) for request in requests} == {"not_signed_in"}
    assert process_of(host) == number
    running.end()
    assert has_ended(number)
    assert becomes(lambda: process_of(host) != number)
    with world.sign_in() as session:
        staging = session.database.rosters.staging()
    assert staging is not None


def test_an_import_that_comes_to_its_end_behind_a_lock_ends_its_process(
    host: VaultHost, world: World, threads: ThreadPoolExecutor
) -> None:
    number = process_of(host)
    running = locked_import(host, threads, world, world.roster_file(crowd(1500)))
    assert not has_ended(number, 0)
    assert running.future.result(PATIENCE).people == 1500
    assert has_ended(number)
    with world.sign_in() as session:
        staging = session.database.rosters.staging()
    assert staging is not None
    assert staging.complete


def test_somebody_else_takes_calls_beside_the_import_and_its_supervisor_comes_back_to_it(
    host: VaultHost, world: World, roster: Path, threads: ThreadPoolExecutor
) -> None:
    running = locked_import(host, threads, world, roster)
    number = process_of(host)
    sign_in(host, world, OPERATOR)
    take_a_call(host)
    assert refused(host, ask(RosterDesk.watch)) == "not_allowed"
    assert host.perform(ask(Access.lock, LockReason.BY_HAND)).importing
    sign_in(host, world, OPERATOR)
    assert host.perform(ask(Access.sign_out)).seq > 0
    assert process_of(host) == number

    sign_in(host, world)
    assert refused(host, ask(RosterDesk.start, RosterFile(roster), password=SUPERVISOR_PASSWORD)) == "roster_busy"
    watched = Watched()
    watching = threads.submit(host.perform, ask(RosterDesk.watch), watched)
    watched.wait()
    begun = time.monotonic()
    host.perform(ask(RosterDesk.stop))
    for future in (running.future, watching):
        with pytest.raises(UserCancelled):
            future.result(PATIENCE)
    assert time.monotonic() - begun < SOON
    assert host.perform(ask(RosterDesk.watch)) is None
    take_a_call(host)
    assert process_of(host) == number  # somebody is there
    host.perform(ask(Access.lock, LockReason.BY_HAND))
    assert not is_there(number)
    assert world.verify(everything=True).ok


def test_who_comes_back_follows_the_import_to_its_end_and_switches_over(
    host: VaultHost, world: World, threads: ThreadPoolExecutor
) -> None:
    running = locked_import(host, threads, world, world.roster_file(crowd(1500)))
    sign_in(host, world)
    watched = Watched()
    done = host.perform(ask(RosterDesk.watch), watched)
    assert done == running.future.result(PATIENCE)
    assert done is not None
    assert (done.people, watched.told[-1]) == (1500, 1500)
    assert watched.told == sorted(watched.told)
    host.perform(ask(RosterDesk.switch, done.roster or 0, SUPERVISOR_PASSWORD))
    assert [one.active for one in host.perform(ask(Access.day)).rosters] == [False, True]
    host.perform(ask(Access.lock, LockReason.BY_HAND))
    assert world.verify(everything=True).ok


def test_another_vault_is_refused_while_a_roster_is_hashed(
    host: VaultHost, world: World, roster: Path, threads: ThreadPoolExecutor, tmp_path: Path
) -> None:
    running = locked_import(host, threads, world, roster)
    (tmp_path / "second").mkdir()
    second = world.copied_to(tmp_path / "second")
    request = ask(Access.sign_in, second.path, OPERATOR, PASSWORDS[OPERATOR])
    with pytest.raises(CallCenterError, match="hashed in another vault") as raised:
        host.perform(request)
    assert raised.value.code == "import_elsewhere"
    assert refused(host, ask(Access.sign_in, world.path, OPERATOR, "not her password")) == "wrong_password"
    number = process_of(host)
    running.end()
    assert has_ended(number)
    host.perform(request)


def test_closing_the_window_during_an_import_ends_everything_and_it_goes_on_later(
    host: VaultHost, world: World, roster: Path, threads: ThreadPoolExecutor
) -> None:
    running = locked_import(host, threads, world, roster)
    number = process_of(host)
    everything = [number, *children_of(number)]
    begun = time.monotonic()
    host.close()
    assert time.monotonic() - begun < SOON
    assert not any(map(is_there, everything))
    assert isinstance(running.future.exception(PATIENCE), UserCancelled | VaultProcessEnded)
    with world.sign_in() as session:
        assert session.database.rosters.staging() is not None


# Several at once


def test_an_import_of_a_real_vault_is_cancelled_within_a_second(
    host: VaultHost, threads: ThreadPoolExecutor, tmp_path: Path
) -> None:
    """At real cost one batch takes seconds; it is given up in the middle."""
    world = slow_vault(tmp_path)
    roster = world.roster_file(crowd(300))
    sign_in(host, world)
    again = ask(RosterDesk.resume, RosterFile(roster), password=SUPERVISOR_PASSWORD)
    for request, begins in ((ask(RosterDesk.start, RosterFile(roster)), "import_started"), (again, "import_resumed")):
        token = CancelToken()
        running = threads.submit(host.perform, request, unwatched, token)
        assert becomes(partial(world.entries, begins), PATIENCE)
        assert not running.done()
        begun = time.monotonic()
        token.cancel()
        with pytest.raises(UserCancelled):
            running.result(PATIENCE)
        assert time.monotonic() - begun < SOON


def test_a_check_waits_neither_for_an_import_nor_for_an_export(
    host: VaultHost, world: World, roster: Path, threads: ThreadPoolExecutor
) -> None:
    fill_call_log(world, MANY_CALLS)
    sign_in(host, world)
    out = world.path.parent / "log.csv"
    running = Import(host, threads, ask(RosterDesk.start, RosterFile(roster)))
    exporting = threads.submit(host.perform, ask(ExportDesk.export, ExportRequest(out, password=SUPERVISOR_PASSWORD)))
    take_a_call(host)
    assert not exporting.done()
    assert not running.future.done()
    exported = exporting.result(PATIENCE)
    assert exported.rows >= MANY_CALLS
    assert verify_export(out, exported.fingerprint).genuine
    assert not running.future.done()
    running.end()


# Who comes just as the process is to go; and a machine without processes


class FakeLink:
    """A process that answers a request when the test lets it."""

    def __init__(self, gates: "Gates") -> None:
        self._gates = gates
        self.number = len(gates.links)
        self.has_ended = False

    def perform(self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None) -> Any:
        self._gates.reached[request.method].set()
        assert self._gates.open[request.method].wait(PATIENCE)
        if self.has_ended:
            raise VaultProcessEnded
        if request.method in self._gates.failing:
            raise CallGone
        return True

    def close(self) -> None:
        self.has_ended = True


class Gates:
    """One gate a method; those of `held` are shut at first. Makes the links."""

    def __init__(self, *held: str) -> None:
        methods = ("sign_in", "create", "reset_password", "start", "lock", "open", "day", "status")
        self.reached = {method: threading.Event() for method in methods}
        self.open = {method: threading.Event() for method in methods}
        for method in set(methods) - set(held):
            self.open[method].set()
        self.failing: set[str] = set()
        self.links: list[FakeLink] = []
        self.without_processes = False

    def __call__(self, clock: Clock, lost: object) -> FakeLink:
        if self.without_processes:
            raise VaultProcessNotStarted
        self.links.append(FakeLink(self))
        return self.links[-1]


COMING: tuple[Request[Any], ...] = (
    ask(Access.sign_in, Path("vault"), OPERATOR, "her password"),
    ask(Access.create, Path("vault"), VaultSetup("a program", "Ann", "made for this one")),
    ask(Access.reset_password, Path("vault"), OPERATOR, SUPERVISOR, "his password"),
)


@pytest.mark.parametrize("coming", COMING, ids=lambda request: str(request.method))
@pytest.mark.parametrize("fails", [False, True])
def test_who_is_coming_just_as_the_import_ends_is_not_sent_away(
    monkeypatch: pytest.MonkeyPatch, threads: ThreadPoolExecutor, coming: Request[Any], fails: bool
) -> None:
    gates = Gates("start", coming.method)
    gates.failing |= {coming.method} if fails else set()
    monkeypatch.setattr(vault_host, "ProcessLink", gates)
    host = VaultHost(SystemClock())
    importing = threads.submit(host.perform, ask(RosterDesk.start, RosterFile(Path("roster.csv"))))
    assert gates.reached["start"].wait(PATIENCE)
    host.perform(ask(Access.lock, LockReason.BY_HAND))
    arriving = threads.submit(host.perform, coming)
    assert gates.reached[coming.method].wait(PATIENCE)
    gates.open["start"].set()
    importing.result(PATIENCE)
    gates.open[coming.method].set()
    if fails:
        assert isinstance(arriving.exception(PATIENCE), CallGone)
    else:
        assert arriving.result(PATIENCE)
    stays = coming.method == "sign_in" and not fails
    assert [link.has_ended for link in gates.links] == ([False] if stays else [True, False])
    host.close()


def test_without_a_process_for_the_next_one_leaving_is_done_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    gates = Gates()
    monkeypatch.setattr(vault_host, "ProcessLink", gates)
    host = VaultHost(SystemClock())
    gates.without_processes = True
    assert host.perform(ask(Access.lock, LockReason.BY_HAND))
    assert [link.has_ended for link in gates.links] == [True]
    assert refused(host, COMING[0]) == VaultProcessNotStarted.code
    gates.without_processes = False
    assert host.perform(COMING[0])
    assert [link.has_ended for link in gates.links] == [True, False]
    host.close()


def test_without_room_for_a_process_at_first_one_is_started_when_somebody_comes(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The window opens all the same, and tells whoever signs in meanwhile."""
    refusals = 2
    real = ProcessLink

    def reluctant(clock: Clock, lost: Callable[[], None]) -> ProcessLink:
        nonlocal refusals
        refusals -= 1
        if refusals >= 0:
            raise VaultProcessNotStarted
        return real(clock, lost)

    monkeypatch.setattr(vault_host, "ProcessLink", reluctant)
    host = VaultHost(SystemClock())
    request.addfinalizer(host.close)
    assert host.number is None
    with pytest.raises(VaultProcessNotStarted):
        host.perform(ask(Access.programs))
    assert "missouri-dese-2021" in host.perform(ask(Access.programs))
    assert host.number is not None


def test_a_sign_in_that_failed_leaves_no_process_that_heard_the_password(host: VaultHost, world: World) -> None:
    before = host.number
    assert before is not None
    with pytest.raises(CallCenterError):
        host.perform(ask(Access.sign_in, world.path, OPERATOR, "not the right password"))
    assert has_ended(before)
    assert host.perform(ask(Access.sign_in, world.path, OPERATOR, PASSWORDS[OPERATOR])).user == OPERATOR


@pytest.mark.parametrize("password", [SUPERVISOR_PASSWORD, "not the right password"])
def test_a_reset_password_leaves_no_process_that_held_the_supervisors_keys(
    host: VaultHost, world: World, password: str
) -> None:
    before = host.number
    assert before is not None
    request = ask(Access.reset_password, world.path, OPERATOR, SUPERVISOR, password)
    if password == SUPERVISOR_PASSWORD:
        drawn = host.perform(request)
        assert host.perform(ask(Access.sign_in, world.path, OPERATOR, drawn)).must_change_password
    else:
        assert refused(host, request) == "wrong_password"
    assert has_ended(before)


def test_how_long_to_wait_after_wrong_passwords_is_told_through_the_pipe(host: VaultHost, world: World) -> None:
    wrong = ask(Access.reset_password, world.path, OPERATOR, SUPERVISOR, "not the right password")
    codes = [refused(host, wrong) for _ in range(4)]
    assert codes == ["wrong_password"] * 4
    with pytest.raises(CallCenterError) as slowed:
        host.perform(wrong)
    assert (slowed.value.code, slowed.value.seconds in {1, 2}) == ("back_off", True)
