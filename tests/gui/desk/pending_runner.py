"""A runner whose requests end when the test says so."""

from collections.abc import Callable
from typing import Any

from callcenter.errors import CallCenterError
from callcenter.progress import Report, unwatched
from callcenter.services.requests import Request, Result


class Pending:
    """One request under way."""

    def __init__(
        self, request: Request[Any], done: Callable[[Any], None], failed: Callable[[CallCenterError], None]
    ) -> None:
        self.request = request
        self._done = done
        self._failed = failed

    def finish(self, result: object) -> None:
        """It is answered now."""
        self._done(result)

    def fail(self, failure: CallCenterError) -> None:
        """It fails now."""
        self._failed(failure)

    def cancel(self) -> None:
        """Nobody cancels at the desk."""


class PendingRunner:
    """Keeps every request until it is finished."""

    def __init__(self) -> None:
        self.waiting: list[Pending] = []

    def start(
        self,
        request: Request[Result],
        done: Callable[[Result], None],
        failed: Callable[[CallCenterError], None],
        *,
        cancelled: Callable[[], None] | None = None,
        progress: Report = unwatched,
    ) -> Pending:
        pending = Pending(request, done, failed)
        self.waiting.append(pending)
        return pending

    def next(self, method: str) -> Pending:
        """The oldest request under way, which must be this one."""
        pending = self.waiting.pop(0)
        assert pending.request.method == method
        return pending

    @property
    def methods(self) -> list[str]:
        """What is under way, oldest first."""
        return [pending.request.method for pending in self.waiting]
