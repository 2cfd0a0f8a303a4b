"""A vault that exports nothing, and tells what it was asked for."""

from collections.abc import Callable
from typing import Any

from callcenter.errors import CallCenterError, UserFacing
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.export_protocol import ExportRequest
from callcenter.services.protocols import Exported
from callcenter.services.requests import Request, Result

ROWS = 250
PASSWORD = "the right password"
FINGERPRINT = "ABCD-EFGH"


class WrongPassword(UserFacing):
    code = "wrong_password"
    sentence = "User name or password is not right."


class KeysGone(UserFacing):
    code = "supervisor_keys_gone"
    sentence = "This needs a supervisor's password again."


class FakeExportDesk:
    """Fulfills `VaultLink` for exports; one that is cancelled ends at its half."""

    def __init__(self) -> None:
        self.keys_gone = False
        self.failure: CallCenterError | None = None
        self.asked: list[ExportRequest] = []

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        (wish,) = request.arguments
        assert isinstance(wish, ExportRequest)
        self.asked.append(wish)
        if self.failure:
            failure, self.failure = self.failure, None
            raise failure
        if wish.password is None and self.keys_gone:
            raise KeysGone
        if wish.password not in {None, PASSWORD}:
            raise WrongPassword
        report(Progress(ROWS // 2, ROWS, 3.0))
        if cancel:
            cancel.check()
        report(Progress(ROWS, ROWS, 0.0))
        done: Any = Exported(ROWS, "00" * 32, FINGERPRINT)
        return done  # type: ignore[no-any-return]  # the one kind of request there is

    def when_lost(self, tell: Callable[[], None]) -> None:
        """It never is."""

    def close(self) -> None:
        """Nothing is open."""
