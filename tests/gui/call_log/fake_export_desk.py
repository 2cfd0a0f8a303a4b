"""A vault that exports nothing, and tells what it was asked for."""

from typing import Any

from callcenter.errors import UserFacing
from callcenter.progress import CancelToken, Progress, Report
from callcenter.services.export_protocol import ExportRequest
from callcenter.services.protocols import Exported
from callcenter.services.requests import Request
from tests.gui.fake_link import FakeLink

ROWS = 250
PASSWORD = "the right password"
FINGERPRINT = "ABCD-EFGH"


class WrongPassword(UserFacing):
    code = "wrong_password"
    sentence = "User name or password is not right."


class KeysGone(UserFacing):
    code = "supervisor_keys_gone"
    sentence = "This needs a supervisor's password again."


class FakeExportDesk(FakeLink):
    """Writes nothing; an export that is cancelled ends at its half."""

    def __init__(self) -> None:
        super().__init__()
        self.keys_gone = False

    @property
    def wishes(self) -> list[ExportRequest]:
        """What was to be exported."""
        return [wish for _, (wish,) in self.asked if isinstance(wish, ExportRequest)]

    def begin(self, request: Request[Any], report: Report, cancel: CancelToken | None) -> None:
        """The password, where it is wanted, and then half of the rows."""
        password = self.wishes[-1].password
        if password is None and self.keys_gone:
            raise KeysGone
        if password not in {None, PASSWORD}:
            raise WrongPassword
        report(Progress(ROWS // 2, ROWS, 3.0))
        if cancel:
            cancel.check()
        report(Progress(ROWS, ROWS, 0.0))

    def _export(self, _: ExportRequest) -> Exported:
        return Exported(ROWS, "00" * 32, FINGERPRINT)
