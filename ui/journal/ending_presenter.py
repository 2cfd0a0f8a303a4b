"""Decides whether a program may be ended: both confirm it, and the vault's name is typed; without Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from callcenter.errors import CallCenterError
from callcenter.services.ending_protocol import Confirmation

EndProgram = Callable[[Confirmation, Path, Callable[[CallCenterError], None]], None]


class Missing(Enum):
    """What has to be typed or chosen before a program can be ended."""

    FILE = "file"
    SECOND = "second"
    PASSWORDS = "passwords"
    NAME = "name"


@dataclass(frozen=True)
class EndingState:
    """What of it is shown."""

    out: Path | None = None
    is_ending: bool = False
    missing: Missing | None = None
    failure: CallCenterError | None = None


class EndingView(Protocol):
    """The section, as far as the presenter speaks to it."""

    def show_state(self, state: EndingState) -> None:
        """Show all of it."""
        ...

    def forget(self) -> None:
        """Empty the boxes of passwords."""
        ...


class EndingPresenter:
    """Hands the end on to the window, which leaves the vault with it."""

    def __init__(self, view: EndingView, end: EndProgram, vault: str) -> None:
        """`vault` is the name that has to be typed."""
        self._view = view
        self._end = end
        self._vault = vault
        self.state = EndingState()

    def choose(self, out: Path) -> None:
        """Where the statement goes."""
        self._show(out=out, missing=None, failure=None)

    def end(self, password: str, second: str, second_password: str, name: str) -> None:
        """End the program, if nothing is missing."""
        if self.state.is_ending:
            return
        missing = self._missing(password, second, second_password, name)
        out = self.state.out
        if missing or out is None:
            self._show(missing=missing, failure=None)
            return
        self._show(is_ending=True, missing=None, failure=None)
        self._end(Confirmation(password, second.strip(), second_password), out, self._refuse)

    def _missing(self, password: str, second: str, second_password: str, name: str) -> Missing | None:
        if self.state.out is None:
            return Missing.FILE
        if not second.strip():
            return Missing.SECOND
        if not (password and second_password):
            return Missing.PASSWORDS
        return Missing.NAME if name.strip() != self._vault else None

    def _refuse(self, failure: CallCenterError) -> None:
        self._show(is_ending=False, failure=failure)
        self._view.forget()

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
