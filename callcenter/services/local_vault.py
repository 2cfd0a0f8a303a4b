"""A vault in the program's own process: each request goes to what fulfills its protocol."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from callcenter.clock import Clock
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.access import VaultAccess
from callcenter.services.protocols import Access
from callcenter.services.requests import Request, Result, signature_of
from callcenter.services.shift import Desk
from callcenter.services.under_way import UnderWay


class LocalVault:
    """Answers requests of several threads at once: fulfills `VaultLink`."""

    def __init__(self, clock: Clock) -> None:
        self._door = VaultAccess(clock)
        self._access: Access = self._door
        self._requests = UnderWay()

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        """The method's own result or exception. Raises UnknownRequest, or NotSignedIn where somebody has to be."""
        token = cancel or CancelToken()
        signature = signature_of(request)
        arguments = dict(zip(signature.parameters, signature.in_order(request), strict=True))
        handed_in = {name: value for name, value in (("report", report), ("cancel", token)) if name in signature.wants}
        with self._requests.one(token), self._answering(request, token) as answering:
            method = getattr(answering, request.method)
            result: Result = method(**arguments, **handed_in)
            return result

    def when_lost(self, tell: Callable[[], None]) -> None:
        """Never: what is in this process goes with it."""

    def close(self) -> None:
        """Cancel and wait for whatever is under way, then sign out; may be called twice."""
        self._requests.close()
        self._door.close()

    @contextmanager
    def _answering(self, request: Request[Any], cancel: CancelToken) -> Iterator[Access | Desk]:
        if request.service == Access.__name__:
            yield self._access
            return
        with self._door.shift.desk(request.service, cancel, imports=request.is_import) as desk:
            yield desk
