"""The only threads: requests are put to the vault in them, and their ends are told in the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from callcenter.errors import CallCenterError, Unexpected, UserCancelled
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.requests import Request, VaultLink
from ui.runner import Running

Result = TypeVar("Result")

_SECONDS_TO_END = 5.0
_THREADS = 6  # a check finds a free one beside an import, an export and the pages that load


@dataclass(frozen=True, repr=False)
class _Ending:
    """What to call in the window's thread, for whom, and with what; progress is not the last."""

    owner: QObject
    call: Callable[[Any], None]
    value: Any
    is_last: bool = False
    ends_import: bool = False


class _Task:
    """One request under way."""

    def __init__(self, owner: QObject, progress: Report) -> None:
        self.owner = owner
        self.progress = progress
        self.token = CancelToken()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.token.cancel()


class Tasks(QObject):
    """Runs requests for owners, each a QObject that may be gone by the end: then nobody is told."""

    vault_lost = Signal()
    _told = Signal(object)

    def __init__(self, link: VaultLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="vault request")
        self._told.connect(self._tell)
        link.when_lost(self.vault_lost.emit)
        self._open = True
        self._imports = 0
        self._owners: list[QObject] = []  # one for each request whose end has not been told
        self._running: dict[Future[None], _Task] = {}

    @property
    def is_idle(self) -> bool:
        """Whether the end of every request has been told."""
        return not self._owners

    @property
    def is_importing(self) -> bool:
        """Whether a roster is being hashed, whoever began it and wherever its page is."""
        return self._imports > 0

    def is_busy_for(self, part: QObject) -> bool:
        """Whether the end of a request of this part of the window, or of a part in it, has not been told."""
        return any(_is_within(owner, part) for owner in self._owners)

    def owned_by(self, owner: QObject) -> "OwnedRunner":
        """A runner for one page."""
        return OwnedRunner(self, owner)

    def start(
        self,
        owner: QObject,
        request: Request[Result],
        done: Callable[[Result], None],
        failed: Callable[[CallCenterError], None],
        cancelled: Callable[[], None] | None,
        progress: Report,
    ) -> Running:
        """Put a request in a thread of its own; as `Runner.start` for the owner."""
        task = _Task(owner, progress)
        self._owners.append(owner)
        self._imports += request.is_import

        def end() -> _Ending:
            try:
                result = self._link.perform(request, self._reporter(task), task.token)
            except UserCancelled:
                return _Ending(owner, lambda _: cancelled() if cancelled else None, None)
            except CallCenterError as failure:
                # A page may keep the failure; its frames hold the request, and with it a password or a caller.
                return _Ending(owner, failed, failure.with_traceback(None))
            except Exception as fault:
                return _Ending(owner, failed, Unexpected(fault))
            return _Ending(owner, done, result)

        future = self._pool.submit(
            lambda: self._tell_later(replace(end(), is_last=True, ends_import=request.is_import))
        )
        self._running[future] = task
        future.add_done_callback(self._running.pop)
        return task

    def close(self) -> None:
        """Let what was asked be done, then let go of the vault and of the threads; nobody is told of anything any more.

        A wrap-up that was just asked for is saved so; what can be stopped is.
        """
        self._open = False
        running = dict(self._running)
        for task in running.values():
            task.cancel()
        wait(running, _SECONDS_TO_END)
        self._link.close()
        self._pool.shutdown()

    def _reporter(self, task: _Task) -> Report:
        if task.progress is unwatched:
            return unwatched

        def report(progress: Progress) -> None:
            self._tell_later(_Ending(task.owner, task.progress, progress))

        return report

    def _tell_later(self, ending: _Ending) -> None:
        if self._open:
            self._told.emit(ending)

    @Slot(object)
    def _tell(self, ending: _Ending) -> None:
        if ending.is_last:
            del self._owners[next(at for at, owner in enumerate(self._owners) if owner is ending.owner)]
        self._imports -= ending.ends_import
        if self._open and isValid(ending.owner):
            ending.call(ending.value)


def _is_within(inner: QObject | None, outer: QObject) -> bool:
    while inner is not None and inner is not outer:
        inner = inner.parent() if isValid(inner) else None
    return inner is outer


class OwnedRunner:
    """The tasks as one page sees them: a `Runner`."""

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        self._tasks = tasks
        self._owner = owner

    def start(
        self,
        request: Request[Result],
        done: Callable[[Result], None],
        failed: Callable[[CallCenterError], None],
        *,
        cancelled: Callable[[], None] | None = None,
        progress: Report = unwatched,
    ) -> Running:
        """Put a request; its end is told while the page lives."""
        return self._tasks.start(self._owner, request, done, failed, cancelled, progress)
