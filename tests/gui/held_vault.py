"""A vault whose answers a test holds back, lets go, or turns into failures."""

import threading
from collections.abc import Callable

from callcenter.errors import CallCenterError
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.requests import Request, Result, VaultLink


class HeldVault:
    """Passes requests on to a real vault; the kinds named in `held` wait until they are let go."""

    def __init__(self, vault: VaultLink) -> None:
        self._vault = vault
        self._gates: dict[str, threading.Event] = {}
        self._failures: dict[str, CallCenterError] = {}
        self.asked: list[str] = []
        self.arguments: list[tuple[object, ...]] = []

    def hold(self, kind: str) -> None:
        """Requests such as `CallDesk.check` are answered only once they are let go."""
        self._gates[kind] = threading.Event()

    def let_go(self, kind: str) -> None:
        """Answer what waits, and hold no more of the kind."""
        self._gates.pop(kind).set()

    def fail(self, kind: str, failure: CallCenterError) -> None:
        """The next request of the kind fails."""
        self._failures[kind] = failure

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        kind = f"{request.service}.{request.method}"
        self.asked.append(kind)
        self.arguments.append(request.arguments)
        failure = self._failures.pop(kind, None)
        if failure:
            raise failure
        result = self._vault.perform(request, report, cancel)
        gate = self._gates.get(kind)
        while gate and not gate.wait(0.005):
            if cancel:
                cancel.check()
        return result

    def when_lost(self, tell: Callable[[], None]) -> None:
        self._vault.when_lost(tell)

    def close(self) -> None:
        for kind in tuple(self._gates):
            self.let_go(kind)
        self._vault.close()
