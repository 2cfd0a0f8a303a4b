"""A link to no vault, for the parts of the window that ask a few things only."""

from collections.abc import Callable
from typing import Any

from callcenter.errors import CallCenterError
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.requests import Request, Result


class FakeLink:
    """Fulfills `VaultLink`: a method of its own answers what is asked; `asked` keeps names and arguments in order.

    What was put into `failures` under a name, or into `failure` for whatever comes next, is raised once instead.
    """

    def __init__(self) -> None:
        self.failure: CallCenterError | None = None
        self.failures: dict[str, CallCenterError] = {}
        self.asked: list[tuple[str, tuple[object, ...]]] = []

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        name = self.name_of(request)
        self.asked.append((name, request.arguments))
        if name in self.failures:
            raise self.failures.pop(name)
        if self.failure:
            failure, self.failure = self.failure, None
            raise failure
        self.begin(request, report, cancel)
        answer: Any = getattr(self, self.answer_of(request))
        result: Result = answer(*request.arguments, **request.options)
        return result

    def name_of(self, request: Request[Any]) -> str:
        """By which name a request is kept."""
        return request.method

    def answer_of(self, request: Request[Any]) -> str:
        """The name of the method that answers it."""
        return f"_{request.method}"

    def begin(self, request: Request[Any], report: Report, cancel: CancelToken | None) -> None:
        """What comes before the answer: how far it is, or a refusal."""

    def asked_for(self, name: str) -> list[tuple[object, ...]]:
        """What was asked by this name so far."""
        return [arguments for asked, arguments in self.asked if asked == name]

    def when_lost(self, tell: Callable[[], None]) -> None:
        """It never is."""

    def close(self) -> None:
        """Nothing is open."""
