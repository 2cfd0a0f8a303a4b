import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from callcenter.durable_file import NotWritable
from callcenter.storage.vault_lock import VaultInUse, VaultLock, is_held, take_lock
from tests.world import MONDAY_MORNING

HOLDS_THE_LOCK = """
import sys
from pathlib import Path
from callcenter.storage.vault_lock import VaultLock
lock = VaultLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A second process that holds the lock until it is ended or its standard input is closed."""
    command = [sys.executable, "-c", HOLDS_THE_LOCK, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        try:
            yield process
        finally:
            process.kill()


class WaitingEnds(MovableClock):
    """A clock on which, during the third wait, the other process ends."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        super().__init__(MONDAY_MORNING)
        self._process = process
        self.waits = 0

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self.waits += 1
        if self.waits == 3:
            self._process.kill()
            self._process.wait()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.lock"


def test_only_one_process_holds_the_lock(path: Path) -> None:
    with another_process(path):
        assert is_held(path)
        with pytest.raises(VaultInUse, match="open in another program"):
            VaultLock(path)


def test_the_lock_goes_with_a_process_that_is_killed(path: Path) -> None:
    with another_process(path) as process:
        process.kill()
        process.wait()
        assert not is_held(path)
        VaultLock(path).release()


def test_a_lock_that_was_let_go_can_be_taken_by_others(path: Path) -> None:
    lock = VaultLock(path)
    assert is_held(path)
    with pytest.raises(VaultInUse):
        VaultLock(path)
    lock.release()
    lock.release()
    with another_process(path):
        assert is_held(path)


def test_a_child_that_lives_on_does_not_keep_the_lock(path: Path) -> None:
    lock = VaultLock(path)
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, close_fds=False):
        lock.release()
        VaultLock(path).release()


def test_looking_whether_it_is_held_takes_nothing(path: Path) -> None:
    assert not is_held(path)
    assert not path.exists()
    VaultLock(path).release()
    assert not is_held(path)
    VaultLock(path).release()


def test_a_stale_file_is_no_lock(path: Path) -> None:
    path.write_bytes(b"4711")
    VaultLock(path).release()


def test_the_lock_file_is_its_owners_alone(path: Path) -> None:
    VaultLock(path).release()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_waiting_ends_when_the_other_process_does(path: Path) -> None:
    with another_process(path) as process:
        clock = WaitingEnds(process)
        take_lock(path, 10.0, clock).release()
        assert clock.waits == 3


def test_waiting_ends_in_vain_when_its_time_is_over(path: Path) -> None:
    clock = MovableClock(MONDAY_MORNING)
    with another_process(path), pytest.raises(VaultInUse):
        take_lock(path, 2.0, clock)
    assert 2.0 <= clock.monotonic() < 2.3


def test_who_does_not_wait_is_told_almost_at_once(path: Path) -> None:
    """A moment is allowed: `status` holds the lock for less than that to see whether it is held."""
    clock = MovableClock(MONDAY_MORNING)
    with another_process(path), pytest.raises(VaultInUse):
        take_lock(path, 0.0, clock)
    assert clock.monotonic() <= 0.3


def test_a_folder_that_cannot_hold_a_lock_is_the_environments_fault(tmp_path: Path) -> None:
    for path in (tmp_path / "gone" / "vault.lock", tmp_path):
        with pytest.raises(NotWritable):
            VaultLock(path)
