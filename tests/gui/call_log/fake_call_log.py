"""A call log in memory, asked page by page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from callcenter.errors import CallCenterError, UserFacing
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.protocols import CallPage, Exported, ListedCall
from callcenter.services.requests import Request, Result
from tests.world import MONDAY_MORNING

PASSWORD = "the right password"
FINGERPRINT = "ABCD-EFGH"
CALL = ListedCall(1, "A7F-2QM", "2026-11-23T15:41:00+00:00", None, "Olive", True, 0, "NONE", "not_wrapped_up")


class WrongPassword(UserFacing):
    code = "wrong_password"
    sentence = "User name or password is not right."


class KeysGone(UserFacing):
    code = "supervisor_keys_gone"
    sentence = "This needs a supervisor's password again."


class Trouble(UserFacing):
    code = "trouble"
    sentence = "Something has to be mended."


def call(number: int) -> ListedCall:
    """The call of a number, each begun five minutes after the one before."""
    begun: datetime = MONDAY_MORNING + timedelta(minutes=5 * number)
    return replace(CALL, number=number, reference=f"A00-{number:03}", started_at=begun.isoformat(timespec="seconds"))


class FakeCallLog:
    """Fulfills `VaultLink` for what the call list asks: calls are numbered from 1."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.keys_gone = False
        self.failures: dict[str, CallCenterError] = {}
        self.asked: list[tuple[str, tuple[object, ...]]] = []

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        self.asked.append((request.method, request.arguments))
        failure = self.failures.pop(request.method, None)
        if failure:
            raise failure
        answer: Any = getattr(self, f"_{request.method}")
        result: Result = answer(*request.arguments, **request.options)
        return result

    def when_lost(self, tell: Callable[[], None]) -> None:
        """It never is."""

    def close(self) -> None:
        """Nothing is open."""

    def _page(self, before: int | None = None, size: int = 100) -> CallPage:
        last = self.count if before is None else before - 1
        first = max(last - size, 0)
        return CallPage(tuple(call(number) for number in range(last, first, -1)), first > 0)

    def _export(self, _out: Path, password: str | None = None) -> Exported:
        if password is None and self.keys_gone:
            raise KeysGone
        if password not in {None, PASSWORD}:
            raise WrongPassword
        return Exported(self.count, "00" * 32, FINGERPRINT)
