"""Threads for the slow hash: Argon2 lets go of the interpreter, so threads use every core; checks go first."""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TypeVar

_NICENESS = 10

Given = TypeVar("Given")
Made = TypeVar("Made")


def thread_count() -> int:
    """How many hashes are computed at once."""
    return os.cpu_count() or 1


def hashing_pool(*, patient: bool = False) -> ThreadPoolExecutor:
    """A pool with a thread for each core; the caller shuts it down.

    A patient one leaves the cores to whatever else wants them, where the system can do that for a thread.
    """
    return ThreadPoolExecutor(
        thread_count(), thread_name_prefix="hashing", initializer=_be_patient if patient else None
    )


class Precedence:
    """Lets checks go before the hashing of a roster in the same vault."""

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._checks = 0
        self._free = threading.Event()
        self._free.set()

    @contextmanager
    def first(self) -> Iterator[None]:
        """A check is evaluated for as long as the block lasts."""
        with self._counting:
            self._checks += 1
            self._free.clear()
        try:
            yield
        finally:
            with self._counting:
                self._checks -= 1
                if not self._checks:
                    self._free.set()

    def give_way(self) -> None:
        """Wait while a check is evaluated."""
        self._free.wait()


def _be_patient() -> None:
    """Linux has a niceness for each thread (setpriority(2), notes); elsewhere the gate alone has to do."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)


def map_in_order(
    pool: ThreadPoolExecutor, work: Callable[[Sequence[Given]], Made], items: Iterable[Given], chunk: int
) -> Iterator[Made]:
    """`work` over chunks of `items`, results in their order, reading ahead no more than keeps the pool busy."""
    source = iter(items)
    waiting: deque[Future[Made]] = deque()
    try:
        while True:
            while len(waiting) < 4 * thread_count() and (part := list(islice(source, chunk))):
                waiting.append(pool.submit(work, part))
            if not waiting:
                return
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
