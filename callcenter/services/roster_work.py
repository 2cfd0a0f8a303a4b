"""The one change of rosters that a vault allows at a time, and the import that a later session may watch."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from callcenter.errors import UserFacing
from callcenter.progress import CancelToken, Progress, Report
from callcenter.services.roster_protocol import ImportReport

_LOOK_AT_TOKEN = 0.1  # seconds

Import = Callable[[Report, CancelToken], ImportReport]


class RosterBusy(UserFacing):
    """Rosters were to be changed in two ways at once."""

    code = "roster_busy"
    sentence = "A roster is being loaded or switched to just now. Wait until that is done, or cancel it."


class _RunningImport:
    """An import under way: how far it is, and in the end what came of it."""

    def __init__(self, cancel: CancelToken) -> None:
        self.cancel = cancel
        self._changed = threading.Condition()
        self._progress: Progress | None = None
        self._end: ImportReport | BaseException | None = None

    def tell(self, progress: Progress) -> None:
        """It is so far."""
        with self._changed:
            self._progress = progress
            self._changed.notify_all()

    def finish(self, end: ImportReport | BaseException) -> None:
        """It is over."""
        with self._changed:
            self._end = end
            self._changed.notify_all()

    def follow(self, report: Report, stop: CancelToken) -> ImportReport:
        """Tell its progress until it ends; its report, or its failure. Raises UserCancelled when `stop` is."""
        told: Progress | None = None
        while True:
            with self._changed:
                if self._end is None and self._progress is told:
                    self._changed.wait(_LOOK_AT_TOKEN)
                progress, end = self._progress, self._end
            if progress is not None and progress is not told:
                report(progress)
                told = progress
            if isinstance(end, ImportReport):
                return end
            if end is not None:
                raise end
            stop.check()


class RosterWork:
    """Used by every session of one open vault."""

    def __init__(self) -> None:
        self._change = threading.Lock()
        self._running: _RunningImport | None = None

    @property
    def is_importing(self) -> bool:
        """Whether an import is under way."""
        return self._running is not None

    @contextmanager
    def changing(self) -> Iterator[None]:
        """The only change for as long as the block lasts. Raises RosterBusy."""
        if not self._change.acquire(blocking=False):
            raise RosterBusy
        try:
            yield
        finally:
            self._change.release()

    def run(self, work: Import, report: Report, cancel: CancelToken) -> ImportReport:
        """Run an import inside `changing`, for others to watch."""
        running = _RunningImport(cancel)

        def tell(progress: Progress) -> None:
            running.tell(progress)
            report(progress)

        self._running = running
        try:
            done = work(tell, cancel)
        except BaseException as failure:
            self._running = None
            running.finish(failure)
            raise
        self._running = None
        running.finish(done)
        return done

    def watch(self, report: Report, stop: CancelToken) -> ImportReport | None:
        """Follow the import under way, whoever began it; None when there is none."""
        running = self._running
        return running.follow(report, stop) if running else None

    def stop(self) -> None:
        """Ask the import under way to stop at its next step."""
        running = self._running
        if running:
            running.cancel.cancel()
