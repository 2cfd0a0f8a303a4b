"""One change of rosters at a time, and an import that others may watch or stop."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.roster_protocol import ImportReport
from callcenter.services.roster_work import RosterBusy, RosterWork
from tests.services.together import PATIENCE

DONE = ImportReport(7, 3, 3, 18, {}, 0, 0, 0, False, 0.5, None)


class Disk(Exception):
    """What an import may end with."""


class HeldImport:
    """An import that tells one step, and goes on when the test says how."""

    def __init__(self) -> None:
        self.begun, self.released = threading.Event(), threading.Event()
        self.failure: Exception | None = None

    def __call__(self, report: Report, cancel: CancelToken) -> ImportReport:
        report(Progress(1, 3, None))
        self.begun.set()
        while not self.released.wait(0.01):
            cancel.check()
        if self.failure:
            raise self.failure
        report(Progress(3, 3, 0.0))
        return DONE


class Watcher:
    """Keeps what it is told, and tells when there was something."""

    def __init__(self) -> None:
        self.told: list[int] = []
        self.begun = threading.Event()

    def __call__(self, progress: Progress) -> None:
        self.told.append(progress.done)
        self.begun.set()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def work() -> RosterWork:
    return RosterWork()


@pytest.fixture
def held() -> Iterator[HeldImport]:
    held = HeldImport()
    yield held
    held.released.set()


@pytest.fixture
def running(work: RosterWork, held: HeldImport, threads: ThreadPoolExecutor) -> "Future[ImportReport]":
    def run() -> ImportReport:
        with work.changing():
            return work.run(held, unwatched, CancelToken())

    future = threads.submit(run)
    assert held.begun.wait(PATIENCE)
    return future


def watch(
    work: RosterWork, threads: ThreadPoolExecutor, stop: CancelToken | None = None
) -> "tuple[Watcher, Future[ImportReport | None]]":
    watcher = Watcher()
    return watcher, threads.submit(work.watch, watcher, stop or CancelToken())


def test_watchers_are_told_where_it_stands_and_how_it_ends(
    work: RosterWork, held: HeldImport, threads: ThreadPoolExecutor, running: "Future[ImportReport]"
) -> None:
    watchers = [watch(work, threads) for _ in range(2)]
    for watcher, _ in watchers:
        assert watcher.begun.wait(PATIENCE)
    held.released.set()
    for watcher, watching in watchers:
        assert watching.result(PATIENCE) == running.result(PATIENCE) == DONE
        assert watcher.told == [1, 3]
    assert work.watch(unwatched, CancelToken()) is None


def test_what_an_import_fails_with_reaches_who_began_it_and_who_watches(
    work: RosterWork, held: HeldImport, threads: ThreadPoolExecutor, running: "Future[ImportReport]"
) -> None:
    watcher, watching = watch(work, threads)
    assert watcher.begun.wait(PATIENCE)
    held.failure = Disk()
    held.released.set()
    assert isinstance(running.exception(PATIENCE), Disk)
    assert isinstance(watching.exception(PATIENCE), Disk)
    with work.changing():  # nothing is held any more
        assert work.watch(unwatched, CancelToken()) is None


def test_who_stops_watching_stops_nothing_else(
    work: RosterWork, held: HeldImport, threads: ThreadPoolExecutor, running: "Future[ImportReport]"
) -> None:
    stop = CancelToken()
    watcher, watching = watch(work, threads, stop)
    assert watcher.begun.wait(PATIENCE)
    stop.cancel()
    assert isinstance(watching.exception(PATIENCE), UserCancelled)
    assert not running.done()
    held.released.set()
    assert running.result(PATIENCE) == DONE


def test_who_stops_the_import_stops_it_for_everybody(
    work: RosterWork, threads: ThreadPoolExecutor, running: "Future[ImportReport]"
) -> None:
    watcher, watching = watch(work, threads)
    assert watcher.begun.wait(PATIENCE)
    work.stop()
    assert isinstance(running.exception(PATIENCE), UserCancelled)
    assert isinstance(watching.exception(PATIENCE), UserCancelled)
    work.stop()  # of nothing


def test_a_second_change_is_refused_and_not_waited_for(work: RosterWork, running: "Future[ImportReport]") -> None:
    with pytest.raises(RosterBusy), work.changing():
        pytest.fail("the block must not begin")
    work.stop()
    assert running.exception(PATIENCE) is not None
    with work.changing():
        pass
