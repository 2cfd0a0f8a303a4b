"""Silence or failure: an unexpected log line, a thread or a process left running fails the test."""

import gc
import logging
import multiprocessing
import os
import select
import signal
import sys
import threading
from collections.abc import Generator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SECONDS_TO_END = 1.0
# Kept by multiprocessing for the life of the whole test run.
LASTING_HELPERS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
PROCESSES = Path("/proc")
OWN_THREADS = PROCESSES / "self/task"


class LogLines(logging.Handler):
    """Collects what is logged at WARNING or above, one readable line each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


LOG_LINES = pytest.StashKey[LogLines]()
THREADS_BEFORE = pytest.StashKey[set[threading.Thread]]()
CHILDREN_BEFORE = pytest.StashKey[set[int]]()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As the program starts Qt: in the one style that it has everywhere."""
    return ["callcenter", "-style", "fusion"]


@pytest.fixture
def log_lines(request: pytest.FixtureRequest) -> list[str]:
    """The lines logged so far at WARNING or above: for a test that expects some and looks at them itself."""
    item: pytest.Item = request.node
    return item.stash[LOG_LINES].lines


def pytest_collection_finish() -> None:
    """Thousands of tests stay to the end: the collector of garbage need not look through them again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    item.stash[THREADS_BEFORE] = set(threading.enumerate())
    item.stash[CHILDREN_BEFORE] = set(_children())
    item.stash[LOG_LINES] = LogLines()
    logging.getLogger().addHandler(item.stash[LOG_LINES])
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """After the fixtures have cleaned up: whatever is still there was forgotten."""
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(item.stash[LOG_LINES])
        _let_windows_go()
    faults = _threads_left(item.stash[THREADS_BEFORE]) + _children_left(item.stash[CHILDREN_BEFORE])
    if "log_lines" not in getattr(item, "fixturenames", ()):
        faults += [f"unexpected log line: {line}" for line in item.stash[LOG_LINES].lines]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
    return result


def _let_windows_go() -> None:
    """What was to be deleted later goes now: it would be dressed anew, and heard of, in every test to come."""
    if core := sys.modules.get("PySide6.QtCore"):
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _threads_left(before: set[threading.Thread]) -> list[str]:
    left = []
    for thread in set(threading.enumerate()) - before:
        thread.join(SECONDS_TO_END)
        if thread.is_alive():
            left.append(f"thread left running: {thread.name}")
    return left


def _children_left(before: set[int]) -> list[str]:
    """Children that go on after the test; they are ended, so that the next test starts clean."""
    left = []
    for number, command in _children().items():
        if number not in before and not _ends(number):
            os.kill(number, signal.SIGKILL)
            left.append(f"process left running: {command}")
    return left


def _ends(number: int) -> bool:
    """Whether the child ends by itself within a moment; where that cannot be waited for, no."""
    if not hasattr(os, "pidfd_open"):
        return False
    try:
        handle = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], SECONDS_TO_END)[0])
    finally:
        os.close(handle)


def _children() -> dict[int, str]:
    """Number and command of each running child; on systems without /proc only multiprocessing's."""
    if not PROCESSES.exists():
        return {child.pid: child.name for child in multiprocessing.active_children() if child.pid}
    found = {}
    for number in _numbers_of_children():
        try:
            state = (PROCESSES / number / "stat").read_text().rpartition(")")[2].split()[0]
            command = (
                (PROCESSES / number / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
            )
        except OSError:  # it ended while it was looked at
            continue
        if state != "Z" and not any(helper in command for helper in LASTING_HELPERS):
            found[int(number)] = command
    return found


def _numbers_of_children() -> list[str]:
    """By proc_pid_children(5), thread by thread: looking at every process of the machine takes ten times as long."""
    found = []
    for thread in OWN_THREADS.iterdir():
        try:
            found += (thread / "children").read_text().split()
        except OSError:  # the thread ended while it was looked at
            continue
    return found
