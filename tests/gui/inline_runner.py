"""A runner that performs each request at once, in the test's own thread."""

from collections.abc import Callable

from callcenter.errors import CallCenterError, UserCancelled
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.requests import Request, Result, VaultLink


class Ended:
    """A request that ended before anybody could cancel it, unless its own progress did."""

    def __init__(self) -> None:
        self.token = CancelToken()

    def cancel(self) -> None:
        self.token.cancel()


class InlineRunner:
    """Fulfills `Runner` over a link: the end is told before `start` returns.

    `cancel_next` makes the next request find itself cancelled at its first step.
    """

    def __init__(self, link: VaultLink) -> None:
        self._link = link
        self._cancel_next = False
        self.started: list[str] = []

    def cancel_next(self) -> None:
        self._cancel_next = True

    def start(
        self,
        request: Request[Result],
        done: Callable[[Result], None],
        failed: Callable[[CallCenterError], None],
        *,
        cancelled: Callable[[], None] | None = None,
        progress: Report = unwatched,
    ) -> Ended:
        self.started.append(f"{request.service}.{request.method}")
        running = Ended()
        if self._cancel_next:
            self._cancel_next = False
            running.cancel()
        try:
            result = self._link.perform(request, progress, running.token)
        except UserCancelled:
            if cancelled:
                cancelled()
        except CallCenterError as failure:
            failed(failure)
        else:
            done(result)
        return running
