"""Threads for the slow hash: Argon2 lets go of the interpreter, so threads use every core."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def thread_count() -> int:
    """How many hashes are computed at once."""
    return os.cpu_count() or 1


def hashing_pool() -> ThreadPoolExecutor:
    """A pool with a thread for each core; the caller shuts it down."""
    return ThreadPoolExecutor(thread_count(), thread_name_prefix="hashing")


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
