"""Processes as tests see them from outside, a vault of real cost, and children that say what they should not."""

import os
import select
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec import Raw

from callcenter.clock import Clock, SystemClock
from callcenter.files.program_file import bundled_program
from callcenter.services import wire
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.storage.call_store import SqlCallStore
from callcenter.storage.rows import CallRow
from tests.world import MONDAY_MORNING, OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD, World

SOON = 1.0  # seconds: what the design promises
LASTING = 15_000  # people: a quarter of a minute of hashing at training cost, so their import ends when a test says so

# Processes


def has_ended(number: int, seconds: float = SOON) -> bool:
    """Whether a process is gone within that time, reaped or not."""
    try:
        handle = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


def is_there(number: int) -> bool:
    """Whether a process is in the table, be it as a zombie."""
    return Path(f"/proc/{number}").exists()


def becomes(true: Callable[[], object], seconds: float = SOON) -> bool:
    """Whether something becomes true within that time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        select.select([], [], [], 0.005)
    return True


def children_of(number: int) -> list[int]:
    """A process's children and theirs, zombies too."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended while it was looked at
            continue
    found = [number]
    for parent in found:
        found += [child for child, its_parent in parents.items() if its_parent == parent]
    return found[1:]


def resident(number: int) -> int:
    """How many KiB of memory a process has."""
    status = Path(f"/proc/{number}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


# A vault


def slow_vault(folder: Path) -> World:
    """A training vault whose tags cost what a real one's do, without a roster."""
    world = World(folder / "vault")
    options = VaultOptions("last4", "standard", training=True, hours_apply=False, throttle_applies=False)
    program = bundled_program("missouri-dese-2021")
    world.made = create_vault(world.path, program, SUPERVISOR, SUPERVISOR_PASSWORD, options, SystemClock())
    return world


def fill_call_log(world: World, count: int) -> None:
    """So many calls that nobody took, for an export that lasts."""
    started = MONDAY_MORNING.isoformat()
    with world.database() as database, database.write():
        calls = SqlCallStore(database)
        for number in range(count):
            row = CallRow(f"T{number:06}", started, None, "A", OPERATOR, True, 0, "NONE", "", "not_wrapped_up", None, 1)
            assert calls.open(row)


# Children that say what they should not, each after a greeting unless it is the greeting that is wrong


def says(*messages: bytes, greeting: bytes | None = None) -> Callable[[Connection, Connection, Clock], None]:
    """What such a child runs; it waits then for its window to end it, as a hostile one would."""
    return _Says(wire.encode(wire.Hello(wire.VERSION)) if greeting is None else greeting, messages)


class _Says:
    """Picklable, so that a process can be made of it."""

    def __init__(self, greeting: bytes, messages: tuple[bytes, ...]) -> None:
        self._greeting, self._messages = greeting, messages

    def __call__(self, requests: Connection, replies: Connection, _: Clock) -> None:
        requests.recv_bytes()
        replies.send_bytes(self._greeting)
        requests.recv_bytes()
        for message in self._messages:
            replies.send_bytes(message)
        select.select([], [], [])


def torn(requests: Connection, replies: Connection, _: Clock) -> None:
    """Announces eight bytes, gives four and ends."""
    requests.recv_bytes()
    replies.send_bytes(wire.encode(wire.Hello(wire.VERSION)))
    requests.recv_bytes()
    os.write(replies.fileno(), b"\0\0\0\x08four")


def announces_too_much(requests: Connection, replies: Connection, _: Clock) -> None:
    """Announces more than any message may have."""
    requests.recv_bytes()
    replies.send_bytes(wire.encode(wire.Hello(wire.VERSION)))
    requests.recv_bytes()
    os.write(replies.fileno(), (wire.LARGEST_MESSAGE + 1).to_bytes(4, "big"))
    select.select([], [], [])


NONSENSE = {
    "another version": says(greeting=wire.encode(wire.Hello("ccv1/window 2"))),
    "no greeting": says(greeting=b"\x91\xa5hello"),
    "a long greeting": says(greeting=b"\x92\xa5hello\xd9\x60" + b"a" * 96),
    "no message": says(b"\xc1"),
    "nothing": says(b""),
    "two greetings": says(wire.encode(wire.Hello(wire.VERSION))),
    "an answer to nobody": says(wire.encode_result(99, None)),
    "progress of nothing": says(wire.encode(wire.ProgressMessage(99, 1, 2, None))),
    "another value": says(wire.encode_result(1, 7)),
    "another family": says(wire.encode(wire.FailureMessage(1, "planted", "planted", "planted"))),
    "a request": says(wire.encode(wire.CallMessage(1, "Access", "programs", Raw(b"\x90")))),
    "half a message": torn,
    "too much": announces_too_much,
}
