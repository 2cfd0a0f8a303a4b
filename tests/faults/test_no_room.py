"""A full disk or a read-only folder under the real commands: a plain sentence, and nothing acknowledged is lost."""

import ctypes
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from callcenter.storage.vault_folder import VaultFolder
from tests.faults.known_answers import ON_THE_ROSTER, OTHERS, RIGHT_ANSWERS, all_is_well, make_known_vault
from tests.world import GARCIA, OPERATOR, PASSWORDS, SMITH, SUPERVISOR, World

ROOT = Path(__file__).parents[2]
DISK = 10  # the exit code
NOTHING_STAGED, STAGED = 2, 11
NO_ROOM = "There is no room left on the disk. Make room, or choose another disk, and do it again.\n"
PASSES_OVER_MODES = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of linux/capability.h
PR_CAPBSET_DROP = 24  # of linux/prctl.h
CALLER = {name: value for name, value in vars(ON_THE_ROSTER).items() if value}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = make_known_vault(tmp_path_factory.mktemp("made"))
    for name, password in PASSWORDS.items():
        (world.path.parent / name).write_text(password)
    more = [one | {"educator_id": one["educator_id"] + letter} for one in OTHERS for letter in "ABCD"]
    everybody = [GARCIA, SMITH, *OTHERS, *more]
    world.roster_file(everybody)
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


def room_for(size: int) -> Callable[[], None]:
    """Run in the child: no file of its grows past `size` bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def no_privilege() -> None:
    """Run in the child: even an administrator's process keeps to what files and folders allow."""
    if os.geteuid() == 0:
        for capability in PASSES_OVER_MODES:
            assert ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0


def command(
    made: World, *words: object, user: str, typed: str = "", before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """One command of the program in a process of its own."""
    sign_in = ("--user", user, "--password-file", made.path.parent / user)
    return subprocess.run(
        [sys.executable, "main.py", *map(str, (*words, *sign_in))],
        input=typed,
        capture_output=True,
        text=True,
        cwd=ROOT,
        preexec_fn=before,
        check=False,
    )


def import_roster(
    made: World, world: World, *options: str, room: int | None = None
) -> subprocess.CompletedProcess[str]:
    words = ("import", world.path, made.path.parent / "roster.csv", "--progress", "none", *options)
    return command(made, *words, user=SUPERVISOR, before=None if room is None else room_for(room))


def check(
    made: World, world: World, callers: int, before: Callable[[], None] | None
) -> subprocess.CompletedProcess[str]:
    typed = (json.dumps(CALLER) + "\n") * callers
    return command(made, "check", world.path, "--stdin", user=OPERATOR, typed=typed, before=before)


def import_without_room(made: World, world: World, room: int) -> int:
    """The import ends with a plain sentence, the old roster answers, and later the import is finished."""
    stopped = import_roster(made, world, room=room)
    if stopped.returncode == 0:
        return 0
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (DISK, "", NO_ROOM)
    assert all_is_well(world)
    again = import_roster(made, world)
    if again.returncode == STAGED:
        again = import_roster(made, world, "--resume")
    assert again.returncode == 0
    assert "302 people" in again.stdout
    assert all_is_well(world)
    return stopped.returncode


@pytest.mark.parametrize("room", [20_000, 250_000])
def test_an_import_that_finds_no_room_leaves_the_old_roster_and_is_finished_later(
    made: World, world: World, room: int
) -> None:
    assert import_without_room(made, world, room) == DISK


@pytest.mark.long
@pytest.mark.timeout(1_200)
def test_an_import_finds_no_room_at_any_step(made: World, tmp_path: Path) -> None:
    for room in range(0, 800_000, 17_000):
        (tmp_path / str(room)).mkdir()
        import_without_room(made, made.copied_to(tmp_path / str(room)), room)


def check_without_room(made: World, world: World, room: int) -> int:
    """Checks end with a plain sentence; every answer that was given is in the journal and the call log."""
    stopped = check(made, world, 60, room_for(room))
    given = [json.loads(line) for line in stopped.stdout.splitlines()]
    if len(given) < 60:
        assert (stopped.returncode, stopped.stderr) == (DISK, NO_ROOM)
    assert all(answer["answer"] == "YES" for answer in given)
    closed = {entry["reference"] for entry in world.entries("call_closed")}
    assert {answer["reference"] for answer in given} <= closed
    assert len(closed) <= len(given) + len(RIGHT_ANSWERS) + 1  # the last may be journaled and not yet answered
    assert all_is_well(world)
    return len(given)


@pytest.mark.parametrize(("room", "some"), [(0, False), (30_000, False), (80_000, True), (400_000, True)])
def test_no_answer_that_was_given_is_lost_when_room_runs_out(made: World, world: World, room: int, some: bool) -> None:
    assert (check_without_room(made, world, room) > 0) is some


@pytest.mark.long
@pytest.mark.timeout(1_200)
def test_room_for_the_journal_runs_out_at_any_step(made: World, tmp_path: Path) -> None:
    for room in range(0, 600_000, 9_000):
        (tmp_path / str(room)).mkdir()
        check_without_room(made, made.copied_to(tmp_path / str(room)), room)


def contents(world: World) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in world.path.iterdir() if path.is_file()}


def only_read(path: Path) -> None:
    path.chmod(0o500 if path.is_dir() else 0o400)


@pytest.mark.parametrize("place", ["", "vault.db", "vault.lock"])
def test_a_vault_that_cannot_be_written_says_so_and_is_left_alone(made: World, world: World, place: str) -> None:
    before = contents(world)
    only_read(world.path / place)
    answered = check(made, world, 1, no_privilege)
    assert (answered.returncode, answered.stdout) == (DISK, "")
    assert answered.stderr.count("\n") == 1
    assert "this account may not use" in answered.stderr.lower() or "cannot be used" in answered.stderr
    assert contents(world) == before
    (world.path / place).chmod(0o700 if not place else 0o600)
    assert all_is_well(world)


def test_a_vault_that_cannot_be_read_says_so(made: World, world: World) -> None:
    VaultFolder(world.path).keys.chmod(0)
    answered = check(made, world, 1, no_privilege)
    assert (answered.returncode, answered.stdout) == (DISK, "")
    assert answered.stderr.startswith("This account may not use the file or its folder.")
