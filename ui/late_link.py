"""A vault's process that is started after the first paint, while what the sign-in asks of it waits."""

from collections.abc import Callable
from concurrent.futures import Future, wait

from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.requests import Request, Result, VaultLink

_LOOK_AT_TOKEN = 0.1  # seconds between two looks at whether somebody cancelled


class LateLink:
    """A `VaultLink` to what `begin` makes: requests that come sooner wait for it in their threads."""

    def __init__(self, make: Callable[[], VaultLink]) -> None:
        self._make = make
        self._made: Future[VaultLink] = Future()

    def begin(self) -> None:
        """Make the link; once, and not any more after `close`."""
        if self._made.set_running_or_notify_cancel():
            self._made.set_result(self._make())

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        """As the link that is made. Raises UserCancelled when it is waited for no longer."""
        return self._awaited(cancel or CancelToken()).perform(request, report, cancel)

    def when_lost(self, tell: Callable[[], None]) -> None:
        """Have `tell` called, in any thread, when a process ends without having been asked to."""

        def hand_on(made: Future[VaultLink]) -> None:
            if not made.cancelled():
                made.result().when_lost(tell)

        self._made.add_done_callback(hand_on)

    def close(self) -> None:
        """End the link, or never make one."""
        if not self._made.cancel():
            self._made.result().close()

    def _awaited(self, cancel: CancelToken) -> VaultLink:
        while not self._made.done():
            cancel.check()
            wait((self._made,), _LOOK_AT_TOKEN)
        if self._made.cancelled():
            raise UserCancelled
        return self._made.result()
