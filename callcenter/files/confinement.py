"""What a process gives up before it reads a stranger's file."""

import multiprocessing
import os
import signal
import sys
import threading

if sys.platform != "win32":
    import resource

_MEMORY = 512 << 20
_MOST_MEMORY = 5 << 29  # with the 2 GiB that the largest workbook may be granted
_MOST_CPU_SECONDS = 7200


def confine() -> None:
    """Give up what a reader of a stranger's file does not need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl+C means
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    os.environ.clear()
    if sys.platform != "win32":
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_CPU, _MOST_CPU_SECONDS)
        if sys.platform == "linux":  # macOS refuses to set it
            _limit(resource.RLIMIT_AS, _MOST_MEMORY)
            grant_memory(0)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def grant_memory(amount: int) -> None:
    """Let the process take so many bytes beyond what every reader may, and at most 2.5 GiB in all.

    For work whose size is counted before it begins. A process that is not confined stays so.
    """
    if sys.platform == "linux":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_AS, (min(_MEMORY + amount, hard), hard))


def _limit(kind: int, amount: int) -> None:
    """Lower a limit for good, never raise it."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(kind)
        bounded = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(kind, (bounded, bounded))


def _end_with_parent() -> None:
    """End at once when the parent is gone, whatever the other thread is busy with or waits for."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
