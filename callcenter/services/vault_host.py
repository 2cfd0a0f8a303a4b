"""The window's vault processes: one stands ready before sign-in, and each ends at lock and at sign-out."""

from collections import Counter
from threading import RLock
from typing import Any

from callcenter.clock import Clock
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.process_link import ProcessLink
from callcenter.services.protocols import Access
from callcenter.services.requests import Request, Result

_ENDING = {"lock", "sign_out"}


class VaultHost:
    """A `VaultLink` whose process is a new one after each shift, unless a roster is still being hashed in it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guard = RLock()
        self._imports: Counter[ProcessLink] = Counter()
        self._leaving: set[ProcessLink] = set()
        self._closed = False
        self._link = ProcessLink(clock)

    @property
    def number(self) -> int | None:
        """The present process's number."""
        return self._link.number

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        """Put a request to the present process. Raises its failure, or VaultProcessEnded."""
        link = self._begin(request)
        try:
            result = link.perform(request, report, cancel)
        finally:
            self._end(link, request)
        if request.service == Access.__name__:
            self._note(link, request.method)
        return result

    def close(self) -> None:
        """End the process; may be called twice."""
        with self._guard:
            self._closed = True
        self._link.close()

    def _begin(self, request: Request[Any]) -> ProcessLink:
        with self._guard:
            if self._link.has_ended and not self._closed:
                self._renew(self._link)
            if request.is_import:
                self._imports[self._link] += 1
            return self._link

    def _end(self, link: ProcessLink, request: Request[Any]) -> None:
        if request.is_import:
            with self._guard:
                self._imports[link] -= 1
                self._let_go(link)

    def _note(self, link: ProcessLink, method: str) -> None:
        """Somebody left, so the process has to end; or somebody came, so it may stay."""
        with self._guard:
            if method in _ENDING:
                self._leaving.add(link)
                self._let_go(link)
            elif method == "sign_in":
                self._leaving.discard(link)

    def _let_go(self, link: ProcessLink) -> None:
        """End a process that nobody works in and no roster is hashed in any more."""
        if link in self._leaving and not self._imports[link] and link is self._link:
            self._renew(link)

    def _renew(self, link: ProcessLink) -> None:
        self._leaving.discard(link)
        del self._imports[link]
        link.close()
        if not self._closed:
            self._link = ProcessLink(self._clock)
