"""kill -9 or a full disk at any step of a removal: it is not begun, or whole at the next sign-in; the vault opens."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import pytest

from callcenter.crypto.signatures import fingerprint
from callcenter.crypto.slots import WrongPassword
from callcenter.crypto.vault_keys import database_key
from callcenter.domain.answers import Word
from callcenter.services.rekeying import NEW_KEY, RekeyingUnfinished
from callcenter.storage.vault_folder import VaultFolder
from tests.faults.test_no_room import DISK, no_privilege, only_read, room_for
from tests.services.removals import (
    FILES,
    GARCIAS,
    SECOND,
    come_in,
    files_left,
    key_file,
    make_busy_vault,
    opens,
    remove,
)
from tests.world import OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD, World

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks a process for each moment")

ROOT = Path(__file__).parents[2]
FEWEST_STEPS = 150  # towards the disk, of the key file, the copy, the database and the seal together

# Copies the vault for each of the moments named and removes a user in the copy, or with no name signs in, in a process
# that at that step towards the disk ends itself with kill -9, or finds no room. Moment 0 tells the steps.
HINDERED_AT_STEPS = """
import errno, json, os, shutil, signal, sys, tempfile
from pathlib import Path
from callcenter.durable_file import DiskFull
from callcenter.errors import EnvironmentFault
from callcenter.services.people import People
from callcenter.services.rekeying import RekeyingUnfinished
from callcenter.storage.connection import Database
from callcenter.storage.rekeyed_copy import _StillFile
from callcenter.storage.seal_file import SealFile
from callcenter.storage.vault_folder import VaultFolder
from tests.world import World

def counted(owner, name):
    original = getattr(owner, name)
    def step(*arguments, **options):
        steps.append(name)
        if len(steps) == moment and how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if len(steps) == moment:
            raise DiskFull if owner in (Database, _StillFile, SealFile) else OSError(errno.ENOSPC, "no room")
        return original(*arguments, **options)
    setattr(owner, name, step)

def count():
    for owner, method in ((tempfile, "mkstemp"), (os, "fsync"), (os, "open"), (os, "write"), (Path, "replace"),
                          (Path, "unlink"), (Database, "query"), (Database, "execute"), (Database, "_connect"),
                          (_StillFile, "fill"), (_StillFile, "differs"), (SealFile, "write")):
        counted(owner, method)

def work(vault, name):
    if not name:
        count()
    with World(vault).sign_in() as session:
        if not name:
            return
        count()
        try:
            People(session).remove(name)
        except EnvironmentFault as fault:
            begun = VaultFolder(vault).read_keys().slot_named(name) is None
            if begun is not isinstance(fault, RekeyingUnfinished):
                print("told", type(fault).__name__, "at step", moment, steps[-3:])

def hindered(vault, name):
    try:
        work(vault, name)
    except EnvironmentFault:  # at the sign-in, or as the seal was closed
        pass
    return "" if moment else json.dumps(steps)

original, folder, how, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
for moment in map(int, sys.argv[5:]):
    steps = []
    vault = folder / str(moment)
    shutil.copytree(original, vault)
    child = os.fork()
    if child == 0:
        print(hindered(vault, name), end="", flush=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if moment and how == "kill" and not os.WIFSIGNALED(status):
        sys.exit(f"not killed at {moment}")
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_busy_vault(tmp_path_factory.mktemp("made"))


def hindered_at(original: Path, folder: Path, name: str, *moments: int, how: str = "kill") -> list[str]:
    """Hinder a removal, or without a name a sign-in, at each moment in a copy of its own; the steps of a whole one."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", HINDERED_AT_STEPS, str(original), str(folder), how, name, *map(str, (0, *moments))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    shutil.rmtree(folder / "0")
    steps: list[str] = json.loads(done.stdout)
    return steps


def what_came_of(world: World, name: str, first: str, former: bytes) -> str:
    """Who stays signs in, `first` before the others, and all is well: whether the removal was begun."""
    present = key_file(world)
    begun = present.slot_named(name) is None
    new_key = NEW_KEY.format(fingerprint=fingerprint(present.members.supervisors_sign))
    is_told = present.is_between_keys and name != OPERATOR  # the remover was not told, or may not have been
    for user in dict.fromkeys((first, SUPERVISOR, OPERATOR)):
        if user == name:
            continue
        with come_in(world, user) as session:
            assert session.warnings == [new_key] * (is_told and user == SUPERVISOR)
    still_there = opens(VaultFolder(world.path).database, former)
    if begun:
        assert not still_there
        assert not key_file(world).is_between_keys
        with pytest.raises(WrongPassword):
            come_in(world, name)
        assert [entry["name"] for entry in world.entries("user_removed")] == [name]
    else:
        assert still_there
        with come_in(world, name) as session:
            assert session.warnings == []
        remove(world, name)
    left = {file for file in files_left(world) if not file.startswith(".vault.keys.")}
    assert left == FILES
    assert world.ask(SUPERVISOR, **GARCIAS).decision.word is Word.YES
    verified = world.verify(everything=True)
    assert verified.ok, verified.reason
    with world.sign_in() as session:
        assert session.warnings == []
    return "finished" if begun else "not begun"


def former_key(made: World) -> bytes:
    return database_key(made.opened_keys().granted.rk, key_file(made).vault_id)


def hinder(made: World, folder: Path, name: str, moments: Iterable[int], how: str = "kill") -> Counter[str]:
    hindered_at(made.path, folder, name, *moments, how=how)
    outcomes: Counter[str] = Counter()
    for number, moment in enumerate(moments):
        world = World(folder / str(moment))
        outcomes[what_came_of(world, name, (OPERATOR, SUPERVISOR)[number % 2], former_key(made))] += 1
        shutil.rmtree(world.path)
    return outcomes


def test_a_removal_killed_at_any_step_is_not_begun_or_is_finished_at_the_next_sign_in(
    made: World, tmp_path: Path
) -> None:
    steps = hindered_at(made.path, tmp_path / "whole", SECOND)
    assert len(steps) >= FEWEST_STEPS
    _, keys, database, keys_again = (number for number, step in enumerate(steps, 1) if step == "replace")
    outcomes = hinder(made, tmp_path, SECOND, (keys, keys + 1, (keys + database) // 2, keys_again))
    assert outcomes == {"not begun": 1, "finished": 3}


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_what_is_finished_at_a_sign_in_is_killed_there_too_at_every_step(made: World, tmp_path: Path) -> None:
    steps = hindered_at(made.path, tmp_path / "whole", SECOND)
    backup = steps.index("replace")
    half_way = steps.index("replace", backup + 1) + 30
    hindered_at(made.path, tmp_path / "once", SECOND, half_way)
    begun = tmp_path / "once" / str(half_way)
    finishing = hindered_at(begun, tmp_path / "again", "")
    assert finishing.count("replace") >= 2
    moments = range(1, len(finishing) + 1)
    hindered_at(begun, tmp_path / "twice", "", *moments)
    for moment in moments:
        world = World(tmp_path / "twice" / str(moment))
        assert what_came_of(world, SECOND, OPERATOR, former_key(made)) == "finished"
        shutil.rmtree(world.path)


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("how", ["kill", "no room"])
@pytest.mark.parametrize("name", [SECOND, OPERATOR])
def test_a_removal_hindered_at_every_step(made: World, tmp_path: Path, name: str, how: str) -> None:
    """Where it finds no room, what is told is true as well: that it was begun, or that nothing was."""
    steps = hindered_at(made.path, tmp_path / "whole", name)
    outcomes = hinder(made, tmp_path, name, range(1, len(steps) + 1), how)
    assert min(outcomes["not begun"], outcomes["finished"]) >= 5


def command(world: World, before: Callable[[], None]) -> "subprocess.CompletedProcess[str]":
    """The real command removes Susan, `before` done in its process first."""
    return subprocess.run(
        [sys.executable, "main.py", *the_command(world)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=before,
        check=False,
    )


def the_command(world: World) -> list[str]:
    password = world.path.parent / "password"
    password.write_text(SUPERVISOR_PASSWORD)
    words = ("users", world.path, "disable", SECOND, "--user", SUPERVISOR, "--password-file", password)
    return list(map(str, words))


def test_without_room_for_the_copy_the_command_says_what_is_left_to_do(made: World, tmp_path: Path) -> None:
    world = made.copied_to(tmp_path)
    done = command(world, room_for(VaultFolder(world.path).database.stat().st_size // 2))
    assert (done.returncode, done.stdout) == (DISK, "")
    new_key = fingerprint(key_file(world).members.supervisors_sign)
    assert done.stderr == f"{RekeyingUnfinished(new_key)}\n"
    assert what_came_of(world, SECOND, OPERATOR, former_key(made)) == "finished"


def test_in_a_folder_that_can_only_be_read_nothing_is_begun(made: World, tmp_path: Path) -> None:
    world = made.copied_to(tmp_path)
    before = key_file(world)
    only_read(world.path)
    done = command(world, no_privilege)
    world.path.chmod(0o700)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (DISK, "", 1)
    assert key_file(world) == before
    assert what_came_of(world, SECOND, SUPERVISOR, former_key(made)) == "not begun"


def kill_from_outside(world: World, seconds: float) -> bool:
    """The real command, ended by kill -9 after a while; whether it told that it was done."""
    with subprocess.Popen(
        [sys.executable, "main.py", *the_command(world)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            out, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
    return b"cannot sign in any more" in out


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_the_command_killed_a_hundred_times_from_outside(made: World, tmp_path: Path) -> None:
    chance = Random(20261128)
    outcomes: Counter[str] = Counter()
    former = former_key(made)
    for number in range(100):
        (tmp_path / str(number)).mkdir()
        world = made.copied_to(tmp_path / str(number))
        acknowledged = kill_from_outside(world, chance.uniform(0.3, 1.6))
        if acknowledged:
            assert not opens(VaultFolder(world.path).database, former)
        outcome = what_came_of(world, SECOND, chance.choice((OPERATOR, SUPERVISOR)), former)
        assert not acknowledged or outcome == "finished"
        outcomes[outcome] += 1
        shutil.rmtree(tmp_path / str(number))
    assert outcomes["finished"] >= 10, outcomes
