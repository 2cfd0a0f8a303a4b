"""kill -9 at every step of a password's reset: the vault opens, and the reset is done or can be done again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.crypto.slots import WrongPassword
from callcenter.services.people import People
from callcenter.services.sign_in import sign_in
from callcenter.storage.vault_folder import VaultFolder
from tests.world import OPERATOR, World

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks a process for each moment")

ROOT = Path(__file__).parents[2]
FEWEST_STEPS = 15  # of the key file, the database, the seal and the tries file together

# Copies the vault for each moment and resets a password in the copy, in a process that ends itself with kill -9 at
# the nth step towards the disk; until one comes to its end. Prints how many were killed.
KILLED_AT_EVERY_STEP = """
import os, shutil, signal, sys, tempfile
from pathlib import Path
from callcenter.services.people import People
from callcenter.storage.connection import Database
from callcenter.storage.seal_file import SealFile
from tests.world import OPERATOR, World

steps = []

def counted(owner, name):
    original = getattr(owner, name)
    def step(*arguments, **options):
        steps.append(name)
        if len(steps) == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **options)
    setattr(owner, name, step)

def die_in_the_reset(vault):
    with World(vault).sign_in() as session:
        for owner, name in ((tempfile, "mkstemp"), (os, "fsync"), (os, "open"), (os, "write"), (os, "lseek"),
                            (Path, "replace"), (Database, "query"), (Database, "execute"), (SealFile, "write")):
            counted(owner, name)
        People(session).reset(OPERATOR)
    os._exit(0)

original, folder, moment = Path(sys.argv[1]), Path(sys.argv[2]), 0
while True:
    moment += 1
    shutil.copytree(original, folder / str(moment))
    child = os.fork()
    if child == 0:
        die_in_the_reset(folder / str(moment))
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        break
print(moment - 1)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault()
    try:
        sign_in(world.path, OPERATOR, "not the right password", world.clock)  # so that there are tries to forget
    except WrongPassword:
        return world
    raise AssertionError


def test_a_reset_killed_at_any_step_leaves_a_vault_that_opens_and_is_mended(made: World, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, str(made.path), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    killed = int(done.stdout)
    assert killed >= FEWEST_STEPS
    before = VaultFolder(made.path).read_keys()
    outcomes = set()
    for moment in range(1, killed + 1):
        world = World(tmp_path / str(moment))
        stands = VaultFolder(world.path).read_keys() == before
        with world.sign_in() as session:
            assert session.warnings == [], moment
            assert session.facts.generation == session.key_file.generation
        told = bool(world.entries("password_reset"))
        outcomes.add((stands, told))
        if stands:
            with world.sign_in(OPERATOR) as session:
                assert not session.must_change_password
        else:
            with world.sign_in() as session:
                drawn = People(session).reset(OPERATOR)
            with sign_in(world.path, OPERATOR, drawn, world.clock) as session:
                assert session.must_change_password
        assert world.verify(everything=True).ok, moment
        shutil.rmtree(world.path)
    assert outcomes == {(True, False), (False, False), (False, True)}, "the steps before, between and after"
