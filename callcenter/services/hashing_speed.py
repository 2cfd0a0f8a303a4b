"""How fast this computer makes tags, measured when it is asked."""

from callcenter.clock import SystemClock
from callcenter.crypto.tags import TagCost, TagHasher
from callcenter.services.hashing import hashing_pool, thread_count

_SECONDS = 0.3
_LEAST = 2  # hashes a thread, however slow they are


def seconds_a_tag(cost: TagCost) -> float:
    """Wall seconds a tag takes while every core makes some: some tenths of a second of measuring."""
    hasher = TagHasher(bytes(32), cost)
    clock = SystemClock()  # a clock that is played stands still while hashes are made

    def make_some(_: int) -> int:
        made = 0
        until = clock.monotonic() + _SECONDS
        while made < _LEAST or clock.monotonic() < until:
            hasher.tag(0, (), str(made))
            made += 1
        return made

    started = clock.monotonic()
    with hashing_pool(patient=True) as pool:
        made = sum(pool.map(make_some, range(thread_count())))
    return (clock.monotonic() - started) / made
