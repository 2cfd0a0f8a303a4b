"""A vault whose long work stands still each time it tells how far it is, for as long as a test wants it to."""

import threading
from collections.abc import Callable

from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.requests import Request, Result, VaultLink

_PATIENCE = 30  # seconds; a test that forgets to let go fails by itself


class PausedVault:
    """Passes everything on to a real vault."""

    def __init__(self, vault: VaultLink) -> None:
        self._vault = vault
        self._gate = threading.Event()
        self._gate.set()

    def hold(self) -> None:
        """Work stands still from its next report on."""
        self._gate.clear()

    def let_go(self) -> None:
        """Work goes on."""
        self._gate.set()

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        def report_and_wait(progress: Progress) -> None:
            report(progress)
            self._gate.wait(_PATIENCE)

        return self._vault.perform(request, unwatched if report is unwatched else report_and_wait, cancel)

    def when_lost(self, tell: Callable[[], None]) -> None:
        """It never is."""

    def close(self) -> None:
        self.let_go()
        self._vault.close()
