"""How long work tells how far it is, and how it is told to stop."""

from collections.abc import Callable
from dataclasses import dataclass

from callcenter.errors import UserCancelled


@dataclass(frozen=True)
class Progress:
    """How far a piece of work is; `seconds_left` is None until it can be told."""

    done: int
    total: int
    seconds_left: float | None


Report = Callable[[Progress], None]


def unwatched(_: Progress) -> None:
    """Nobody is watching."""


class CancelToken:
    """Set once by whoever wants the work to stop; looked at by the work between two steps."""

    def __init__(self) -> None:
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled

    def check(self) -> None:
        """Raise UserCancelled if somebody asked to stop."""
        if self._cancelled:
            raise UserCancelled
