"""Both ends of the pipe distrust each other: a wrong word ends the connection and the process, never the window."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from msgspec import Raw

from callcenter.clock import Clock, SystemClock
from callcenter.errors import Bug, UserCancelled
from callcenter.progress import CancelToken, Progress
from callcenter.services import process_link, wire
from callcenter.services.call_protocol import CallDesk
from callcenter.services.process_link import ProcessLink, VaultProcessEnded, VaultProcessNotStarted
from callcenter.services.protocols import Access, VaultSetup
from callcenter.services.requests import Request, UnknownRequest, ask
from callcenter.services.roster_protocol import RosterDesk, RosterFile
from callcenter.services.vault_process import serve
from tests.services.together import PATIENCE, crowd
from tests.services.vault_processes import NONSENSE, SOON, becomes, has_ended, is_there
from tests.world import SUPERVISOR, SUPERVISOR_PASSWORD, World

HELLO = wire.encode(wire.Hello(wire.VERSION))
Serve = Callable[[Connection, Connection, Clock], None]


class Losses:
    """How often a link told that its process was lost."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


@pytest.fixture
def losses() -> Losses:
    return Losses()


@pytest.fixture
def link(losses: Losses) -> Iterator[ProcessLink]:
    link = ProcessLink(SystemClock(), losses)
    yield link
    link.close()


# What the window hears


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_a_process_that_says_something_else_is_ended_and_whoever_waits_is_told(
    nonsense: str, monkeypatch: pytest.MonkeyPatch, losses: Losses
) -> None:
    monkeypatch.setattr(process_link, "serve", NONSENSE[nonsense])
    link = ProcessLink(SystemClock(), losses)
    number = link.number
    assert number is not None
    try:
        with pytest.raises(VaultProcessEnded):
            link.perform(ask(Access.programs))
        assert has_ended(number)
        assert becomes(lambda: link.has_ended and losses.count == 1 and not is_there(number))
        with pytest.raises(VaultProcessEnded):
            link.perform(ask(Access.programs))
    finally:
        link.close()
    assert losses.count == 1


def test_a_process_that_was_asked_to_end_is_not_lost(link: ProcessLink, losses: Losses) -> None:
    assert link.perform(ask(Access.programs))
    link.close()
    link.close()
    assert losses.count == 0
    assert link.has_ended
    with pytest.raises(VaultProcessEnded):
        link.perform(ask(Access.programs))


class WatchedEnd:
    """The window's end of the replies, and how many threads ever closed it at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counting = threading.Lock()
        self._inside = self.most = 0

    def close(self) -> None:
        with self._counting:
            self._inside += 1
            self.most = max(self.most, self._inside)
        threading.Event().wait(0.05)  # in which another thread could come
        with self._counting:
            self._inside -= 1
            self._connection.close()


def test_threads_that_close_at_once_close_nothing_twice_at_a_time(
    link: ProcessLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A descriptor closed twice may be somebody else's by the second time."""
    assert link.perform(ask(Access.programs))  # the reader waits by now
    end = WatchedEnd(link._from_vault)
    monkeypatch.setattr(link, "_from_vault", end)
    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(link.close) for _ in range(4)]:
            done.result()
    assert end.most == 1


def test_progress_is_told_in_the_thread_that_asked_and_what_goes_wrong_there_stays_there(
    link: ProcessLink, tmp_path: Path
) -> None:
    world = World(tmp_path / "vault").make_vault(operator=False)
    link.perform(ask(Access.sign_in, world.path, SUPERVISOR, SUPERVISOR_PASSWORD))
    told: list[threading.Thread] = []

    def remember(_: Progress) -> None:
        told.append(threading.current_thread())

    def fail(_: Progress) -> None:
        raise LookupError("of the window's own")

    roster = world.roster_file(crowd(60))
    link.perform(ask(RosterDesk.dry_run, RosterFile(roster)), remember)
    assert set(told) == {threading.current_thread()}
    with pytest.raises(LookupError):
        link.perform(ask(RosterDesk.dry_run, RosterFile(roster)), fail)
    assert link.perform(ask(RosterDesk.dry_run, RosterFile(roster))).people == 60


def test_a_request_cancelled_before_it_was_asked_is_cancelled(link: ProcessLink, tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault(operator=False)
    link.perform(ask(Access.sign_in, world.path, SUPERVISOR, SUPERVISOR_PASSWORD))
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(UserCancelled):
        link.perform(ask(RosterDesk.dry_run, RosterFile(world.roster_file(crowd(3000)))), cancel=cancelled)


def test_a_failure_of_any_length_is_only_a_failure(link: ProcessLink, tmp_path: Path) -> None:
    bundled = Path(__file__).parents[2] / "resources/programs/missouri-dese-2021.toml"
    program = tmp_path / "program.toml"
    program.write_text(f"{'k' * 5000} = 1\n{bundled.read_text(encoding='utf-8')}", encoding="utf-8")
    with pytest.raises(Exception, match="kkk") as raised:
        link.perform(ask(Access.create, tmp_path / "vault", VaultSetup(str(program), "Ann", "made for this one")))
    assert getattr(raised.value, "code", "") == "program"
    assert link.perform(ask(Access.programs))


def test_a_request_too_large_for_the_pipe_is_refused_here(link: ProcessLink) -> None:
    with pytest.raises(UnknownRequest) as raised:
        link.perform(ask(CallDesk.go_on, "A" * (wire.LARGEST_MESSAGE + 1)))
    assert isinstance(raised.value, Bug)
    assert link.perform(ask(Access.programs))


class NoProcess:
    """A machine that has no process left to give."""

    def __init__(self, context: multiprocessing.context.SpawnContext) -> None:
        self._context = context

    def Pipe(self, duplex: bool) -> tuple[Connection, Connection]:
        return self._context.Pipe(duplex)

    def Process(self, **_: object) -> "NoProcess":
        return self

    def start(self) -> None:
        raise BlockingIOError


def test_a_process_that_cannot_be_started_is_a_sentence_and_leaves_no_pipe(
    monkeypatch: pytest.MonkeyPatch, losses: Losses
) -> None:
    monkeypatch.setattr(process_link, "_SPAWN", NoProcess(multiprocessing.get_context("spawn")))
    before = os.listdir("/proc/self/fd")  # noqa: PTH208 - names alone
    with pytest.raises(VaultProcessNotStarted):
        ProcessLink(SystemClock(), losses)
    assert os.listdir("/proc/self/fd") == before  # noqa: PTH208


# What the process hears


class Child:
    """The vault's process at the ends of bare pipes."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        requests, self.to_vault = context.Pipe(duplex=False)
        self.from_vault, replies = context.Pipe(duplex=False)
        self.process = context.Process(target=serve, args=(requests, replies, SystemClock()))
        with requests, replies:
            self.process.start()

    def greet(self) -> None:
        """Say and hear the right words."""
        self.to_vault.send_bytes(HELLO)
        assert self.from_vault.recv_bytes() == HELLO

    def ends(self) -> bool:
        """Whether it ends by itself within the time promised, and of its own will."""
        self.process.join(SOON)
        return self.process.exitcode == 0

    def close(self) -> None:
        """Let go; a child that is still there fails the test."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.to_vault.close()
        self.from_vault.close()


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child()
    yield child
    child.close()


@pytest.mark.parametrize(
    "greeting",
    [b"", b"\xc1", wire.encode(wire.Hello("ccv1/window 2")), wire.encode(wire.CancelMessage(1)), HELLO + b"\0" * 64],
    ids=["nothing", "nonsense", "another version", "a cancel", "too long"],
)
def test_a_greeting_that_is_none_ends_the_process(child: Child, greeting: bytes) -> None:
    child.to_vault.send_bytes(greeting)
    with pytest.raises(EOFError):
        child.from_vault.recv_bytes()
    assert child.ends()


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xc1",
        b"\x91" * 10_000,
        b"\xdd\xff\xff\xff\xff",
        HELLO,
        wire.encode(wire.CallMessage(1, "Access", "status", Raw(b"\x91\x07"))),
        wire.encode(wire.CallMessage(1, "Access", "status", Raw(b"\x90"))),
        wire.encode(wire.CallMessage(1, "CallDesk", "check", Raw(b"\x92\xa1A\x81\xa3ssn\x07"))),
        wire.encode_result(1, None),
    ],
    ids=[
        "nothing",
        "nonsense",
        "deep",
        "wide",
        "hello again",
        "a number for a path",
        "too few",
        "a number for text",
        "an answer",
    ],
)
def test_a_message_that_is_none_ends_the_process(child: Child, message: bytes) -> None:
    child.greet()
    child.to_vault.send_bytes(message)
    with pytest.raises(EOFError):
        child.from_vault.recv_bytes()
    assert child.ends()


@pytest.mark.parametrize("head", [(wire.LARGEST_MESSAGE + 1).to_bytes(4, "big"), b"\xff\xff\xff\xff" + b"\x7f" * 8])
def test_a_message_that_announces_too_much_ends_the_process(child: Child, head: bytes) -> None:
    child.greet()
    os.write(child.to_vault.fileno(), head)
    assert child.ends()


def test_a_pipe_that_ends_within_a_message_ends_the_process(child: Child) -> None:
    child.greet()
    os.write(child.to_vault.fileno(), b"\0\0\0\x08four")
    child.to_vault.close()
    assert child.ends()


@pytest.mark.parametrize(("service", "method"), [("os", "system"), ("Access", "close"), ("CallDesk", "single")])
def test_what_no_protocol_has_is_refused_and_the_process_goes_on(child: Child, service: str, method: str) -> None:
    child.greet()
    child.to_vault.send_bytes(wire.encode(wire.CallMessage(1, service, method, Raw(b"\x90"))))
    refused = wire.decode_for_window(child.from_vault.recv_bytes())
    assert isinstance(refused, wire.FailureMessage)
    assert (refused.number, refused.code) == (1, UnknownRequest.code)
    child.to_vault.send_bytes(wire.encode_request(2, ask(Access.programs)))
    assert isinstance(wire.decode_for_window(child.from_vault.recv_bytes()), wire.ResultMessage)


def test_a_cancel_of_nothing_is_no_fault(child: Child) -> None:
    child.greet()
    child.to_vault.send_bytes(wire.encode(wire.CancelMessage(7)))
    child.to_vault.send_bytes(wire.encode_request(8, ask(Access.programs)))
    assert isinstance(wire.decode_for_window(child.from_vault.recv_bytes()), wire.ResultMessage)


def test_many_threads_get_each_their_own_answer(link: ProcessLink, tmp_path: Path) -> None:
    start = threading.Barrier(8, timeout=PATIENCE)

    def ask_often(number: int) -> None:
        start.wait()
        for _ in range(50):
            if number % 2:
                assert link.perform(ask(Access.programs))
            else:
                missing: Request[object] = ask(Access.status, tmp_path / str(number))
                with pytest.raises(Exception, match="no vault"):
                    link.perform(missing)

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(ask_often, number) for number in range(8)]:
            done.result()
