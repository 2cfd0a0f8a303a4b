"""kill -9 in the middle of an addition, a removal and a purge: each ends in the rows of one that was not killed."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.faults.test_kill import KILLED, KILLING_ITSELF, ROOT, Person, assert_loaded, command, people, started
from tests.world import SUPERVISOR, World

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="waits on processes that are not its children")

BASE, CHANGED = 200, 80
EVERYBODY = people(BASE + CHANGED)


@dataclass(frozen=True)
class Change:
    """What a file does to the first two hundred people, and who stands on the roster after it."""

    mode: str
    file: Sequence[Person]
    after: Sequence[Person]


CHANGES = {
    "add": Change("add", EVERYBODY[BASE - 20 :], [*EVERYBODY, *EVERYBODY[BASE - 20 : BASE]]),
    "remove": Change("remove", EVERYBODY[BASE - CHANGED : BASE + 20], EVERYBODY[: BASE - CHANGED]),
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A vault with two hundred people on its roster, the files of both changes, and the program that kills itself."""
    world = World(tmp_path_factory.mktemp("loaded") / "vault").make_vault()
    world.load(*EVERYBODY[:BASE])
    for change in CHANGES.values():
        world.roster_file(change.file, f"{change.mode}.csv")
    (world.path.parent / "killing.py").write_text(KILLING_ITSELF)
    return world


@pytest.fixture(scope="module")
def replaced(loaded: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The same with another roster active, so that the first can be purged."""
    world = loaded.copied_to(tmp_path_factory.mktemp("replaced"))
    world.load(*EVERYBODY[BASE:])
    (world.path.parent / "killing.py").write_text(KILLING_ITSELF)
    return world


def run_killing_itself(
    original: World, world: World, kind: str, moment: int, *words: str | Path
) -> "subprocess.CompletedProcess[str]":
    """A real command, ended by kill -9 at a moment; none for moment 0."""
    arguments = command(world, SUPERVISOR, *words)
    program = original.path.parent / "killing.py"
    with started(program, kind, str(moment), *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.returncode, out.decode(), err.decode())


def run(world: World, *words: str | Path) -> None:
    """A real command to its good end: 8 tells of people not found."""
    arguments = [sys.executable, str(ROOT / "main.py"), *command(world, SUPERVISOR, *words)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 8}, done.stderr


def totals(done: "subprocess.CompletedProcess[str]") -> dict[str, int]:
    """How many statements and hashes a run took that nobody interrupted."""
    assert done.returncode in {0, 8}, done.stderr
    statements, hashes = map(int, done.stderr.split()[-2:])
    return {"statement": statements, "hash": hashes}


def finish(world: World, change: Change, file: Path) -> str:
    """What a person does after the kill, told by the vault's state; how far the change was."""
    with world.sign_in() as session:
        staging = session.database.rosters.staging()
        newest = session.database.rosters.newest_revision()
    if newest and newest.roster == 2:
        assert staging is None
        return "done before"
    if staging is None:
        run(world, "import", file, "--mode", change.mode)
        return "begun again"
    run(world, "import", file, "--resume")
    return "resumed in the file" if staging.counts.position else "resumed in the copy"


def kill_changes(loaded: World, change: Change, folder: Path, moments: int, seed: int) -> Counter[str]:
    """Kill a change at so many moments, spread over its length, and finish each; where it was killed."""
    chance = Random(seed)
    file = loaded.path.parent / f"{change.mode}.csv"
    words = ("import", file, "--mode", change.mode)
    total = totals(run_killing_itself(loaded, _copy(loaded, folder / "whole"), "none", 0, *words))
    killed_in: Counter[str] = Counter()
    for number in range(moments):
        kind = ("statement", "statement", "hash")[number % 3]
        moment = chance.randint(1 + total[kind] * number // moments, total[kind] * (number + 1) // moments)
        world = _copy(loaded, folder / str(number))
        killed = run_killing_itself(loaded, world, kind, moment, *words)
        assert (killed.returncode, killed.stdout) == (KILLED, ""), (kind, moment)
        killed_in[finish(world, change, file)] += 1
        assert_loaded(world, change.after)
    return killed_in


def kill_purges(replaced: World, folder: Path, chosen: Callable[[int], Sequence[int]]) -> None:
    """Kill a purge at the moments chosen of all and ask for it again; the active roster answers whatever happens."""
    words = ("rosters", "purge", "1")
    total = totals(run_killing_itself(replaced, _copy(replaced, folder / "whole"), "none", 0, *words))["statement"]
    for moment in chosen(total):
        world = _copy(replaced, folder / str(moment))
        assert run_killing_itself(replaced, world, "statement", moment, *words).returncode == KILLED, moment
        assert_loaded(world, EVERYBODY[BASE:])
        run(world, *words)
        with world.database() as database:
            left = [
                database.query(f"SELECT count(*) FROM {table} WHERE roster = 1")
                for table in ("tag", "person", "bucket")
            ]
        assert left == [[(0,)]] * 3
        assert world.entries("roster_purged")
        assert_loaded(world, EVERYBODY[BASE:])


def _copy(world: World, folder: Path) -> World:
    folder.mkdir()
    return world.copied_to(folder)


@pytest.mark.parametrize("mode", CHANGES)
def test_a_change_killed_at_any_moment_ends_in_the_rows_of_one_that_was_not(
    loaded: World, tmp_path: Path, mode: str
) -> None:
    killed_in = kill_changes(loaded, CHANGES[mode], tmp_path, moments=2, seed=7)
    assert killed_in["resumed in the copy"]


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mode", CHANGES)
def test_a_change_killed_at_twenty_moments_ends_in_the_rows_of_one_that_was_not(
    loaded: World, tmp_path: Path, mode: str
) -> None:
    killed_in = kill_changes(loaded, CHANGES[mode], tmp_path, moments=20, seed=20)
    assert killed_in["resumed in the copy"] >= 3
    assert killed_in["resumed in the file"] >= 3


def test_a_purge_killed_at_any_moment_goes_on(replaced: World, tmp_path: Path) -> None:
    kill_purges(replaced, tmp_path, lambda total: (2, total // 2))


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_purge_killed_at_each_moment_goes_on(replaced: World, tmp_path: Path) -> None:
    kill_purges(replaced, tmp_path, lambda total: range(1, total + 1))
