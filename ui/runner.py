"""How presenters put requests to the vault without knowing Qt or threads."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from callcenter.errors import CallCenterError
from callcenter.progress import Report, unwatched
from callcenter.services.requests import Request

Result = TypeVar("Result")


class Running(Protocol):
    """A request under way."""

    def cancel(self) -> None:
        """Ask it to stop at its next step; `cancelled` is called when it has."""
        ...


class Runner(Protocol):
    """Puts requests to the vault for one page; the page hears of the end only while it lives."""

    def start(
        self,
        request: Request[Result],
        done: Callable[[Result], None],
        failed: Callable[[CallCenterError], None],
        *,
        cancelled: Callable[[], None] | None = None,
        progress: Report = unwatched,
    ) -> Running:
        """Put the request; exactly one of `done`, `failed` and `cancelled` is called, later, in the window's thread."""
        ...
