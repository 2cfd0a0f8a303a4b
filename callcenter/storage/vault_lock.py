"""The operating system's lock that keeps a vault to one process; it goes with the process."""

import errno
import os
import sys
from pathlib import Path

from callcenter.clock import Clock
from callcenter.durable_file import environment_fault
from callcenter.errors import EnvironmentFault

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class VaultInUse(EnvironmentFault):
    """Another process has the vault open."""

    code = "vault_in_use"
    sentence = "This vault is open in another program on this computer. Close it there, or wait with --wait SECONDS."


class VaultLock:
    """Held from construction until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        """Take the lock at once or raise VaultInUse."""
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            raise environment_fault(error) from None
        try:
            _try_lock(self._descriptor)
            if not os.path.samestat(os.fstat(self._descriptor), path.stat()):
                raise VaultInUse  # the file was replaced while we waited for it
        except OSError as error:
            os.close(self._descriptor)
            if error.errno in _HELD:
                raise VaultInUse from None
            raise environment_fault(error) from None
        except VaultInUse:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let go; may be called twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


_MOMENT = 0.2


def take_lock(path: Path, wait: float, clock: Clock) -> VaultLock:
    """The lock, tried again for up to `wait` seconds. Raises VaultInUse."""
    end = clock.monotonic() + max(wait, _MOMENT)  # `status` holds the lock for a moment to see whether it is held
    while True:
        try:
            return VaultLock(path)
        except VaultInUse:
            if clock.monotonic() >= end:
                raise
            clock.sleep(0.1)


def is_held(path: Path) -> bool:
    """Whether some process holds the lock now."""
    if not path.exists():
        return False
    try:
        VaultLock(path).release()
    except VaultInUse:
        return True
    return False
