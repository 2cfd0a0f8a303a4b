"""The window's vault processes: one stands ready before sign-in, and each ends at lock and at sign-out."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from threading import RLock
from typing import Any

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.process_link import ProcessLink, VaultProcessEnded, VaultProcessNotStarted
from callcenter.services.protocols import Access
from callcenter.services.requests import Request, Result

_ENDING = {"lock", "sign_out", "reset_password", "end_program"}
_FOR_ANYBODY = {"programs", "program", "status", "suggest_password", "create", "sign_in", "reset_password"}
_OPENING = {"sign_in", "reset_password"}


class VaultHost:
    """A `VaultLink` whose process is a new one after each shift, unless a roster is still being hashed in it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guard = RLock()
        self._lasting: Counter[ProcessLink] = Counter()
        self._leaving: set[ProcessLink] = set()
        self._closed = False
        self._tell: Callable[[], None] = lambda: None
        self._link: ProcessLink | None = None
        with suppress(VaultProcessNotStarted):  # tried again, and told, when somebody comes
            self._link = self._started()

    @property
    def number(self) -> int | None:
        """The present process's number."""
        return self._link.number if self._link else None

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        """Put a request to the present process. Raises its failure, VaultProcessEnded or VaultProcessNotStarted."""
        link = self._begin(request)
        try:
            result = link.perform(request, report, cancel)
            self._note(link, request)
        except CallCenterError:
            if request.service == Access.__name__ and request.method in _OPENING:
                self._refuse(link)
            raise
        finally:
            self._end(link, request)
        return result

    def when_lost(self, tell: Callable[[], None]) -> None:
        """Have `tell` called, in any thread, when a process ends without having been asked to."""
        self._tell = tell

    def close(self) -> None:
        """End the process; may be called twice."""
        with self._guard:
            self._closed = True
        if self._link:
            self._link.close()

    def _begin(self, request: Request[Any]) -> ProcessLink:
        """The process for a request: a new one in place of one that is gone, if nobody has to be signed in for it."""
        with self._guard:
            link = self._link
            if link is None or (link.has_ended and _is_for_anybody(request) and not self._closed):
                link = self._renew(link)
            if _outlasts_a_shift(request):
                self._lasting[link] += 1
            return link

    def _end(self, link: ProcessLink, request: Request[Any]) -> None:
        with self._guard:
            if _outlasts_a_shift(request):
                self._lasting -= Counter([link])
            if link in self._leaving and not self._lasting[link] and link is self._link:
                with suppress(VaultProcessNotStarted, VaultProcessEnded):  # tried again when somebody comes
                    self._renew(link)

    def _note(self, link: ProcessLink, request: Request[Any]) -> None:
        """Somebody left, so the process has to end; or somebody came, so it may stay."""
        if request.service == Access.__name__:
            with self._guard:
                if request.method in _ENDING:
                    self._leaving.add(link)
                elif request.method == "sign_in":
                    self._leaving.discard(link)

    def _refuse(self, link: ProcessLink) -> None:
        """Nobody is in after a sign-in that failed, and what was typed is not to stay in the process's memory."""
        with self._guard:
            self._leaving.add(link)

    def _renew(self, link: ProcessLink | None) -> ProcessLink:
        if link:
            self._leaving.discard(link)
            link.close()
        if self._closed:
            raise VaultProcessEnded
        self._link = self._started()
        return self._link

    def _started(self) -> ProcessLink:
        return ProcessLink(self._clock, self._lose)

    def _lose(self) -> None:
        self._tell()


def _is_for_anybody(request: Request[Any]) -> bool:
    """Whether it needs nobody who is signed in."""
    return request.service == Access.__name__ and request.method in _FOR_ANYBODY


def _outlasts_a_shift(request: Request[Any]) -> bool:
    """Whether it keeps its process although somebody left: an import, or whoever comes to work beside it."""
    return request.is_import or _is_for_anybody(request)
