"""kill -9 at any step of a backup, a restore, a purge and the end of a program; and bits turned in a backup."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from callcenter.domain.answers import Word
from callcenter.services.backups import make_backup
from callcenter.services.ending import finish_ending, is_ended, verify_ending
from callcenter.services.restoring import restore
from callcenter.storage.backup_file import BackupFault, backups_in
from callcenter.storage.vault_folder import VaultFolder, VaultMissing
from tests.services.removals import GARCIAS, make_busy_vault, noted
from tests.world import SUPERVISOR, SUPERVISOR_PASSWORD, World

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks a process for each moment")

ROOT = Path(__file__).parents[2]

# Copies the folder for each of the moments named and does one thing in the copy, in a process that ends itself with
# kill -9 at that step towards the disk. Moment 0 comes to its end, and tells how many steps there are.
KILLED_AT_STEPS = """
import os, shutil, signal, sys, tempfile
from datetime import timedelta
from pathlib import Path
from callcenter.services.backups import make_backup
from callcenter.services.ending import begin_ending, finish_ending
from callcenter.services.ending_protocol import Confirmation
from callcenter.services.restoring import restore
from callcenter.services import retention
from callcenter.services.retention import VaultRetentionDesk
from callcenter.storage.connection import Database
from callcenter.storage.seal_file import SealFile
from tests.services.removals import SECOND, SECOND_PASSWORD
from tests.world import SUPERVISOR, SUPERVISOR_PASSWORD, World

def counted(owner, name):
    original = getattr(owner, name)
    def step(*arguments, **options):
        global count
        count += 1
        if count == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **options)
    setattr(owner, name, step)

def watch():
    for owner, method in ((tempfile, "mkstemp"), (os, "fsync"), (os, "open"), (os, "write"), (Path, "replace"),
                          (Path, "rename"), (Path, "unlink"), (Path, "rmdir"), (Path, "mkdir"), (Path, "open"),
                          (Database, "execute"), (Database, "execute_many"), (Database, "_connect"), (Database, "fill"),
                          (SealFile, "write")):
        counted(owner, method)

def back_up(world, folder):
    with world.sign_in() as session:
        watch()
        make_backup(session, folder / "disk", "by_hand", kept=1)

def put_back(world, folder):
    watch()
    (backup,) = (folder / "disk").glob("*.ccbackup")
    restore(backup, world.path, SUPERVISOR, SUPERVISOR_PASSWORD, world.clock)

def purge(world, folder):
    retention._SLICE = 1
    world.clock.move_to(world.clock.now() + timedelta(days=200))
    with world.sign_in() as session:
        watch()
        VaultRetentionDesk(session).purge((world.clock.now() - timedelta(days=120)).date())

def end(world, folder):
    with world.sign_in() as session:
        watch()
        both = Confirmation(SUPERVISOR_PASSWORD, SECOND, SECOND_PASSWORD)
        begin_ending(session, both, folder / "ended.json")
    finish_ending(world.path)

original, target, what = Path(sys.argv[1]), Path(sys.argv[2]), globals()[sys.argv[3]]
for moment in map(int, sys.argv[4:]):
    count, folder = 0, target / str(moment)
    shutil.copytree(original, folder)
    child = os.fork()
    if child == 0:
        what(World(folder / "vault"), folder)
        print(count, flush=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if moment and not os.WIFSIGNALED(status):
        sys.exit(f"not killed at {moment}")
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A busy vault, and a backup of it on another disk."""
    folder = tmp_path_factory.mktemp("made")
    world = make_busy_vault(folder)
    for _ in range(3):
        noted(world)
    for path in folder.glob("roster.csv"):
        path.unlink()
    (folder / "disk").mkdir()
    with world.sign_in() as session:
        make_backup(session, folder / "disk", "by_hand")
    return world


def killed_at(made: World, target: Path, what: str, moments: Sequence[int]) -> int:
    """Kill it at each moment in a copy of its own; how many steps a whole one has."""
    target.mkdir(exist_ok=True)
    words = [sys.executable, "-c", KILLED_AT_STEPS, str(made.path.parent), str(target), what, *map(str, moments)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return int(done.stdout or 0)


def well(world: World, reason: str | None = None) -> None:
    """The vault opens, answers, and verifies, or is reported to be unlinked."""
    assert world.ask(SUPERVISOR, **GARCIAS).decision.word is Word.YES
    assert world.verify(everything=True).reason == reason


def after_backup(folder: Path) -> None:
    """Whatever bears a backup's name is a whole one; the next removes what was begun."""
    world = World(folder / "vault")
    disk = folder / "disk"
    vault_id = VaultFolder(world.path).read_keys().vault_id
    named = [path for path in disk.iterdir() if path.name.endswith(".ccbackup") and not path.name.startswith(".")]
    assert len(named) == len(backups_in(disk, vault_id)) >= 1
    for number, path in enumerate(named):
        restore(path, folder / f"back-{number}", SUPERVISOR, SUPERVISOR_PASSWORD, world.clock)
    well(world)
    with world.sign_in() as session:
        last = make_backup(session, disk, "by_hand", kept=1).path
    assert list(disk.iterdir()) == [last]


def after_restore(folder: Path) -> None:
    """The vault that was there is whole, under its name or the one that it was moved to, or the new one is."""
    world = World(folder / "vault")
    aside = list(folder.glob("vault.before-*"))
    if not world.path.exists():
        assert len(aside) == 1
        aside[0].rename(world.path)
        well(world)
        world.path.rename(aside[0])
    elif aside:
        well(world, "unlinked_epoch")
        well(World(aside[0]))
        return
    else:
        well(world)
    (backup,) = (folder / "disk").glob("*.ccbackup")
    restore(backup, world.path, SUPERVISOR, SUPERVISOR_PASSWORD, world.clock)
    well(world, "unlinked_epoch")
    assert not list(folder.glob(".*"))


def after_purge(folder: Path) -> None:
    """Each call is whole or gone, the journal verifies at any moment, and asked again it goes on."""
    well(World(folder / "vault"))
    again = folder.with_name(f"{folder.name}-again")
    killed_at(World(folder / "vault"), again, "purge", (0,))
    done = World(again / "0" / "vault")
    assert done.verify(everything=True).ok
    with done.database() as database:
        assert database.query("SELECT count(*) FROM call WHERE started_at < '2026-11-24'") == [(0,)]


def after_end(folder: Path) -> None:
    """The vault opens as before, or for nobody and its statement is whole; asked again, nothing is left."""
    world = World(folder / "vault")
    if not world.path.exists() or not any(world.path.iterdir()):  # at the very last step it is empty
        assert verify_ending(folder / "ended.json").ok
        return
    if not is_ended(world.path) and VaultFolder(world.path).keys.exists():
        well(world)
        return
    assert verify_ending(folder / "ended.json").ok
    with pytest.raises(VaultMissing):
        world.sign_in()
    finish_ending(world.path)
    assert not world.path.exists()


AFTER = {"back_up": after_backup, "put_back": after_restore, "purge": after_purge, "end": after_end}


@pytest.mark.parametrize("what", AFTER)
def test_killed_at_two_moments_nothing_is_half_done(made: World, tmp_path: Path, what: str) -> None:
    steps = killed_at(made, tmp_path / "whole", what, (0,))
    moments = (steps // 2, steps - 1)
    killed_at(made, tmp_path / "killed", what, moments)
    for moment in moments:
        AFTER[what](tmp_path / "killed" / str(moment))


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("what", AFTER)
def test_killed_at_every_moment_nothing_is_half_done(made: World, tmp_path: Path, what: str) -> None:
    steps = killed_at(made, tmp_path / "whole", what, (0,))
    for moment in range(1, steps + 1):
        killed_at(made, tmp_path / "killed", what, (moment,))
        AFTER[what](tmp_path / "killed" / str(moment))
        shutil.rmtree(tmp_path / "killed" / str(moment))


def turn_bits(made: World, folder: Path, places: Sequence[int]) -> None:
    """A backup with one bit turned is told, and no vault is made of it."""
    (whole,) = (made.path.parent / "disk").glob("*.ccbackup")
    data = whole.read_bytes()
    turned = folder / whole.name
    for place in places:
        changed = bytearray(data)
        changed[place // 8] ^= 1 << place % 8
        turned.write_bytes(changed)
        with pytest.raises(BackupFault):
            restore(turned, folder / "vault", SUPERVISOR, SUPERVISOR_PASSWORD, made.clock)
        assert list(folder.iterdir()) == [turned]


def places(made: World, number: int) -> list[int]:
    """Some bits of the whole file, and as many of the key file and the label at its end."""
    (whole,) = (made.path.parent / "disk").glob("*.ccbackup")
    bits, chance = 8 * whole.stat().st_size, Random(20261128)
    return [chance.randrange(bits) for _ in range(number)] + [
        bits - 1 - chance.randrange(30_000) for _ in range(number)
    ]


def test_a_bit_turned_anywhere_in_a_backup_is_told(made: World, tmp_path: Path) -> None:
    turn_bits(made, tmp_path, places(made, 4))


@pytest.mark.long
@pytest.mark.timeout(1_200)
def test_a_thousand_bits_turned_in_a_backup_are_told(made: World, tmp_path: Path) -> None:
    turn_bits(made, tmp_path, places(made, 500))
