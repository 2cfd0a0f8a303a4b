"""The vault's process and its window from outside: either is killed, memory is searched, nothing is left."""

import ast
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.services.call_protocol import CallDesk
from callcenter.services.export_check import verify_export
from callcenter.services.export_protocol import ExportDesk, ExportRequest
from callcenter.services.protocols import Access, Head, LockReason, VaultSetup
from callcenter.services.requests import ask
from callcenter.services.roster_import import RosterImport
from callcenter.services.roster_protocol import RosterDesk, RosterFile
from callcenter.services.verification import Journal
from callcenter.storage.seal_file import SealFile
from callcenter.storage.vault_folder import VaultFolder
from tests.faults.driven_window import Gone, Refused, Window
from tests.faults.test_canary import keys_of
from tests.services.together import PATIENCE, crowd
from tests.services.vault_processes import (
    LASTING,
    SOON,
    becomes,
    children_of,
    fill_call_log,
    has_ended,
    is_there,
    resident,
    slow_vault,
)
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR, SUPERVISOR_PASSWORD, World, source_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

ROOT = Path(__file__).parents[2]
SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
STRANGERS = SpokenDetails("Jones", "Ada", "3/4/1970", "1122", "E999999")
LOST = "vault_process_ended"
KEPT_NAMES = {"HOME", "LANG", "LC_ALL", "LC_CTYPE", "PATH", "TEMP", "TMP", "TMPDIR", "TZ"}
# For whoever runs tests as root, whom nothing is hidden from: gives the right away for good, then runs the rest.
WITHOUT_PTRACE = "import ctypes, os, sys; ctypes.CDLL(None).prctl(24, 19, 0, 0, 0); os.execv(sys.argv[1], sys.argv[1:])"


@pytest.fixture
def window() -> Iterator[Window]:
    window = Window()
    yield window
    window.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault()
    world.load(SMITH, GARCIA)
    world.roster_file(crowd(LASTING), "lasting.csv")
    world.roster_file(crowd(900), "short.csv")
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def lasting(made: World) -> Path:
    """A roster whose import lasts."""
    return made.path.parent / "lasting.csv"


def all_end(numbers: list[int]) -> bool:
    """Whether all these processes are gone within the time promised."""
    end = time.monotonic() + SOON
    return all(has_ended(number, max(0.0, end - time.monotonic())) for number in numbers)


def take_a_call(window: Window) -> None:
    reference = window.ask(ask(CallDesk.open))
    assert window.ask(ask(CallDesk.check, reference, SMITHS)).decision.word is Word.YES
    window.ask(ask(CallDesk.wrap_up, reference, "eligible_informed"))


# A window that dies


def idle(window: Window, _: World) -> None:
    window.tell("process")


def at_work(window: Window, world: World) -> None:
    window.sign_in(world)
    window.ask(ask(CallDesk.open))


def importing(window: Window, world: World) -> None:
    window.sign_in(world)
    window.begin(ask(RosterDesk.start, RosterFile(world.roster_file(crowd(300)))))
    assert becomes(lambda: world.entries("import_started"), PATIENCE)


def exporting(window: Window, world: World) -> None:
    fill_call_log(world, 20_000)
    window.sign_in(world)
    window.begin(ask(ExportDesk.export, ExportRequest(world.path.parent / "log.csv")))
    assert becomes(lambda: len(list(world.path.parent.glob("*log.csv*"))) > 0, PATIENCE)


def making_a_vault(window: Window, world: World) -> None:
    """At the cost of a real one, which nothing can cancel and which takes more than a second."""
    before = set(world.path.parent.iterdir())
    second = world.path.parent / "second"
    window.begin(ask(Access.create, second, VaultSetup("missouri-dese-2021", "Ann", "made for this one")))
    assert becomes(lambda: set(world.path.parent.iterdir()) - before, PATIENCE)


@pytest.mark.parametrize(
    "busy",
    [idle, importing, *(pytest.param(one, marks=pytest.mark.long) for one in (at_work, exporting, making_a_vault))],
)
def test_when_the_window_is_killed_everything_ends_within_a_second(
    window: Window, busy: Callable[[Window, World], None], tmp_path: Path
) -> None:
    """At real cost, where one batch of an import takes longer than that."""
    world = slow_vault(tmp_path)
    busy(window, world)
    everything = children_of(window.number)
    assert len(everything) >= 2  # the vault's process and multiprocessing's helper
    window.kill()
    assert all_end(everything)
    with world.sign_in() as session:
        assert not session.warnings
    if busy is not exporting:  # for which calls were made up
        assert world.verify(everything=True).ok


def test_a_window_that_leaves_without_closing_anything_ends_and_so_does_everything(
    window: Window, world: World
) -> None:
    window.sign_in(world)
    everything = [window.number, *children_of(window.number)]
    with pytest.raises(Gone):
        window.tell("leave")
    assert all_end(everything)


def test_a_window_that_is_closed_leaves_nothing(window: Window, world: World) -> None:
    window.sign_in(world)
    everything = children_of(window.number)
    assert window.close() == 0
    assert all_end(everything)


# kill -9 at any moment


@dataclass
class Acknowledged:
    """What the window was told before the kill."""

    opened: set[str] = field(default_factory=set)
    answers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrapped_up: set[str] = field(default_factory=set)
    exported: list[Path] = field(default_factory=list)
    imported: int = 0
    ends: list[str] = field(default_factory=list)


class Shift:
    """Calls, exports and imports at once, each until it is refused or the window ends."""

    def __init__(self, window: Window, world: World, roster: Path, moment: int) -> None:
        self._window, self._world, self._roster, self._moment = window, world, roster, moment
        self.told = Acknowledged()
        self.begun = threading.Event()

    def works(self) -> tuple[Callable[[], None], ...]:
        return self._until_the_end(self._call), self._until_the_end(self._export), self._until_the_end(self._import)

    def _until_the_end(self, work: Callable[[int], None]) -> Callable[[], None]:
        def run() -> None:
            number = 0
            try:
                while True:
                    work(number)
                    number += 1
            except Gone:
                self.told.ends.append("gone")
            except Refused as refused:
                self.told.ends.append(str(refused))

        return run

    def _call(self, number: int) -> None:
        reference = self._window.ask(ask(CallDesk.open))
        self.told.opened.add(reference)
        self.begun.set()
        for spoken in (SMITHS, STRANGERS)[: 1 + number % 2]:
            answer = self._window.ask(ask(CallDesk.check, reference, spoken))
            self.told.answers[reference].append(answer.decision.word.value)
        self._window.ask(ask(CallDesk.wrap_up, reference, "review_case"))
        self.told.wrapped_up.add(reference)

    def _export(self, number: int) -> None:
        out = self._world.path.parent / f"log {self._moment} {number}.csv"
        exported = self._window.ask(ask(ExportDesk.export, ExportRequest(out, password=SUPERVISOR_PASSWORD)))
        assert exported.rows > 0
        self.told.exported.append(out)

    def _import(self, _: int) -> None:
        done = self._window.ask(ask(RosterDesk.start, RosterFile(self._roster), password=SUPERVISOR_PASSWORD))
        assert done.people == 900
        self.told.imported += 1
        self._window.ask(ask(RosterDesk.discard))


class Center:
    """A vault that is killed again and again, and looked at each time."""

    def __init__(self, world: World, roster: Path) -> None:
        self.world, self._roster = world, roster
        self._head = Head(0, 0, "")
        self._seen = len(world.entries())
        self.counts: Counter[str] = Counter()

    def kill(self, chance: Random, moment: int) -> None:
        """A shift of which the window or its vault's process is killed; then everything that must hold."""
        window = Window()
        try:
            number = window.sign_in(self.world)
            if not self._head.seq:
                window.ask(ask(CallDesk.go_on, window.ask(ask(CallDesk.open))))
            shift = Shift(window, self.world, self._roster, moment)
            with ThreadPoolExecutor(3) as threads:
                running = [threads.submit(work) for work in shift.works()]
                assert shift.begun.wait(PATIENCE)
                threading.Event().wait(chance.uniform(0, 0.8))
                everything = [number, *children_of(number)]
                if chance.random() < 0.5:
                    window.kill()
                    assert all_end(everything)
                else:
                    os.kill(number, signal.SIGKILL)
                    assert all_end(everything)
                    assert window.await_end(0) == "lost"  # until then a request goes to the one that is dying
                    assert window.sign_in(self.world) != number
                for done in running:
                    done.result()
            assert set(shift.told.ends) <= {"gone", LOST}
        finally:
            window.close()
        self._look(shift.told)

    def _look(self, told: Acknowledged) -> None:
        entries = self.world.entries()[self._seen :]
        opened = {entry["reference"] for entry in entries if entry["kind"] == "call_opened"}
        answers: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            if entry["kind"] == "check":
                answers[entry["reference"]].append(entry["answer"])
        wrapped_up = {entry["reference"] for entry in entries if entry["kind"] == "call_closed"}
        assert told.opened <= opened
        assert all(answers[reference][: len(heard)] == heard for reference, heard in told.answers.items())
        assert told.wrapped_up <= wrapped_up
        besides = [
            len(opened - told.opened),
            sum(map(len, answers.values())) - sum(map(len, told.answers.values())),
            len(wrapped_up - told.wrapped_up),
        ]
        assert sum(besides) <= 2  # the one that was committed and not yet told; a first call besides
        assert len([entry for entry in entries if entry["kind"] == "import_hashed"]) in {
            told.imported,
            told.imported + 1,
        }
        for out in told.exported:
            assert verify_export(out).ok
        self._go_on()
        self.counts.update(
            opened=len(told.opened),
            answers=sum(map(len, told.answers.values())),
            exports=len(told.exported),
            imports=told.imported,
            unheard=sum(besides),
        )

    def _go_on(self) -> None:
        """The vault opens, its journal holds, and a half-done import comes to its end."""
        with self.world.sign_in() as session:
            assert not session.warnings
            verification = Journal(session).verify(self._head if self._head.seq else None)
            assert verification.ok, verification.reason
            staging = session.database.rosters.staging()
            if staging:
                self.counts["staged"] += 1
                done = RosterImport(session).resume(source_of(session, self._roster))
                assert (done.rows, done.people) == (900, 900)
                RosterImport(session).discard()
            self._head = session.head()
        self._seen = len(self.world.entries())


def kill_often(made: World, world: World, moments: int, seed: int) -> Counter[str]:
    center = Center(world, made.path.parent / "short.csv")
    chance = Random(seed)
    for moment in range(moments):
        center.kill(chance, moment)
    assert world.verify(everything=True).ok
    return center.counts


def test_whatever_is_killed_at_whatever_moment_nothing_acknowledged_is_lost(made: World, world: World) -> None:
    counts = kill_often(made, world, moments=4, seed=20261123)
    assert counts["answers"] > 15
    assert counts["exports"] > 0
    assert counts["staged"] > 0


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_hundred_kills_lose_nothing_acknowledged(made: World, world: World) -> None:
    counts = kill_often(made, world, moments=200, seed=200)
    assert counts["answers"] > 1000
    assert counts["staged"] >= 60


# Keys


def keys(world: World) -> dict[str, bytes]:
    """Every key of a vault just now, raw."""
    opened = world.opened_keys()
    supervisor = world.supervisor_keys()
    seal = SealFile(VaultFolder(world.path).seal).read()
    assert seal is not None
    return keys_of(world) | {
        "supervisor's private key": opened.secrets.private_key,
        "operator's private key": world.opened_keys(OPERATOR).secrets.private_key,
        "signing key": supervisor._sign_secret[:32],
        "sealing key": supervisor._seal_secret,
        "journal key": seal.key,
    }


def found_in(number: int, looked_for: Mapping[str, bytes]) -> set[str]:
    """Which keys stand in a process's memory, raw or in hexadecimal."""
    forms = {
        (name, form): data
        for name, key in looked_for.items()
        for form, data in (("raw", key), ("hex", key.hex().encode()), ("upper-case hex", key.hex().upper().encode()))
    }
    found = set()
    with Path(f"/proc/{number}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{number}/maps").read_text().splitlines():
            place, rights, *rest = line.split()
            if not rights.startswith("r") or rest[-1] in {"[vvar]", "[vsyscall]", "[vvar_vclock]"}:
                continue
            start, end = (int(text, 16) for text in place.split("-"))
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except OSError:  # a mapping that went meanwhile
                continue
            found |= {f"{name} {form}" for (name, form), needle in forms.items() if needle in data}
    return found


def test_the_windows_memory_holds_no_key_in_use_or_after_and_its_modules_could_make_none(
    window: Window, world: World, lasting: Path
) -> None:
    number = window.sign_in(world)
    take_a_call(window)
    window.ask(ask(ExportDesk.export, ExportRequest(world.path.parent / "log.csv")))
    reference = window.ask(ask(CallDesk.open))
    kept = window.ask(ask(CallDesk.keep, reference, SMITHS))
    in_use = keys(world)
    assert found_in(window.number, in_use) == set()
    if os.geteuid() == 0:  # whom nothing is hidden from: the search does find what is there
        there = {f"{name} raw" for name in ("database key", "tag key 0", "supervisor's private key", "journal key")}
        assert there <= found_in(number, in_use)

    window.ask(ask(Access.lock, LockReason.BY_HAND))
    assert not is_there(number)
    assert found_in(window.number, in_use | keys(world)) == set()
    window.sign_in(world, SUPERVISOR)
    window.ask(ask(CallDesk.take_up, kept))
    importing = window.begin(ask(RosterDesk.start, RosterFile(lasting)))
    window.await_progress(importing)
    take_a_call(window)
    assert found_in(window.number, keys(world)) == set()
    modules = set(window.tell("modules"))
    assert not {name for name in modules if name.split(".")[0] in {"sqlcipher3", "argon2", "nacl", "_cffi_backend"}}
    deeper = ("callcenter.storage", "callcenter.crypto", "callcenter.files", "callcenter.services.local_vault")
    assert not {name for name in modules if name.startswith(deeper)}
    assert "callcenter.services.vault_host" in modules

    planted = in_use["tag key 0"]
    window.tell("plant", planted.hex())
    assert {"tag key 0 raw", "tag key 0 hex"} <= found_in(window.number, in_use)


# Hardening


def names_in_environment(number: int) -> set[str]:
    listed = Path(f"/proc/{number}/environ").read_bytes().split(b"\0")
    return {entry.partition(b"=")[0].decode() for entry in listed if entry}


def test_the_process_is_hardened_as_seen_from_outside(world: World, lasting: Path) -> None:
    window = Window(PLANTED="a secret of the shell's")
    try:
        number = window.sign_in(world)
        window.ask(ask(ExportDesk.export, ExportRequest(world.path.parent / "log.csv")))
        setup = VaultSetup("missouri-dese-2021", "Ann", "made for this", training=True)
        window.ask(ask(Access.create, world.path.parent / "second", setup))
        window.await_progress(window.begin(ask(RosterDesk.start, RosterFile(lasting))))

        assert resource.prlimit(number, resource.RLIMIT_CORE)[0] == 0
        streams = [Path(f"/proc/{number}/fd/{stream}").readlink() for stream in range(3)]
        assert streams == [Path(os.devnull)] * 3
        assert "Umask:\t0077" in Path(f"/proc/{number}/status").read_text()
        made = [world.path.parent / "log.csv", *(world.path.parent / "second").rglob("*")]
        assert len(made) > 3
        assert {path.stat().st_mode & 0o077 for path in made} == {0}
        readers = [
            child for child in children_of(number) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
        assert readers
        for reader in readers:  # which is given what its parent has
            assert names_in_environment(reader) <= KEPT_NAMES
    finally:
        window.close()


def peeked(number: int) -> bool:
    """Whether another process of the account can open a process's memory."""
    peek = f"open('/proc/{number}/mem', 'rb').close()"
    command = [sys.executable, "-c", WITHOUT_PTRACE, sys.executable, "-c", peek]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def test_no_other_process_of_the_account_can_read_its_memory(world: World) -> None:
    """But for root, from whom nothing on a computer can be hidden."""
    window = Window(before=(sys.executable, "-c", WITHOUT_PTRACE))
    try:
        number = window.sign_in(world)
        assert peeked(window.number)  # the program that plays the window is not hardened
        assert not peeked(number)
    finally:
        window.close()


def test_ctrl_c_is_for_the_window_to_decide(window: Window, world: World) -> None:
    number = window.sign_in(world)
    os.kill(number, signal.SIGINT)
    take_a_call(window)


def test_main_lets_a_frozen_program_be_the_vaults_process_before_anything_else() -> None:
    module = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    [main] = [node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == "main"]
    guard = main.body[1]  # after the docstring
    assert isinstance(guard, ast.If)
    assert ast.unparse(guard.test) == "hasattr(sys, 'frozen')"
    assert [ast.unparse(line) for line in guard.body] == [
        "from multiprocessing import freeze_support",
        "freeze_support()",
    ]
    imported = [ast.unparse(node) for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not [line for line in imported if "callcenter" in line or "ui" in line.split()]


# Many checks


def grown(window: Window, world: World, warm_up: int, checks: int) -> tuple[int, int]:
    """By how many KiB window and vault's process grew over so many checks, after some to warm up."""
    number = window.sign_in(world)

    def check_often(times: int) -> tuple[int, int]:
        for turn in range(times):
            if turn % 10 == 0:
                reference = window.ask(ask(CallDesk.open))
            window.ask(ask(CallDesk.check, reference, STRANGERS))
            if turn % 10 == 9:
                window.ask(ask(CallDesk.wrap_up, reference, "not_on_list"))
        return resident(window.number), resident(number)

    before = check_often(warm_up)
    after = check_often(checks)
    return after[0] - before[0], after[1] - before[1]


def test_three_hundred_checks_leave_both_sides_as_large_as_they_were(window: Window, world: World) -> None:
    windows, vaults = grown(window, world, 100, 300)
    assert windows < 500
    assert vaults < 1500


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_ten_thousand_checks_leave_both_sides_as_large_as_they_were(window: Window, world: World) -> None:
    """Once the database's page caches are full, which takes as many checks again."""
    windows, vaults = grown(window, world, 17_000, 10_000)
    assert windows < 500
    assert vaults < 500
