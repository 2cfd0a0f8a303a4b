"""Decides how a forgotten password is reset with a supervisor's password, before anybody is signed in."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from ui.runner import Runner
from ui.sign_in.back_off import BackOff
from ui.sign_in.fault import Fault, Place, Problem

_AT_USER = {"no_such_user", "recovery_code_not_reset"}
_AT_SUPERVISOR = {"own_reset", "not_allowed", "password_must_change"}


class ResetStep(Enum):
    """How far it is."""

    ENTRY = "entry"
    RESETTING = "resetting"
    SHOWN = "shown"


@dataclass(frozen=True, repr=False)
class ResetState:
    """All that the card shows; the one-time password only until somebody goes on.

    `wait` is how many seconds nothing can be tried.
    """

    step: ResetStep = ResetStep.ENTRY
    vault: Path = Path()
    user: str = ""
    one_time: str = ""
    wait: int = 0
    fault: Fault | None = None


class ResetView(Protocol):
    """The card as the presenter knows it."""

    def show_state(self, state: ResetState) -> None:
        """Show all of it."""
        ...

    def leave(self, user: str) -> None:
        """Back to the sign-in, as this user."""
        ...


class ResetPresenter:
    """Holds no supervisor's password: it goes straight into its request."""

    def __init__(self, view: ResetView, runner: Runner, clock: Clock) -> None:
        self._view = view
        self._runner = runner
        self._back_off = BackOff(clock)
        self.state = ResetState()

    def begin(self, vault: Path, user: str) -> None:
        """Somebody of this vault forgot the password."""
        if self.state.step is not ResetStep.RESETTING:
            self._back_off.begin(0)
            self._show(ResetState(vault=vault, user=user))

    def reset(self, user: str, supervisor: str, password: str) -> None:
        """Give the user a one-time password; nothing is asked of the vault while a box is empty."""
        state = self.state
        if state.step is not ResetStep.ENTRY or self._back_off.left:
            return
        boxes = (
            (user.strip(), Place.USER, Problem.NO_USER),
            (supervisor.strip(), Place.SUPERVISOR, Problem.NO_SUPERVISOR),
            (password, Place.PASSWORD, Problem.NO_PASSWORD),
        )
        empty = next((Fault(place, problem) for typed, place, problem in boxes if not typed), None)
        if empty:
            self._show(replace(state, fault=empty))
            return
        self._show(replace(state, step=ResetStep.RESETTING, user=user, wait=0, fault=None))
        request = ask(Access.reset_password, state.vault, user, supervisor, password)
        self._runner.start(request, self._done, self._not_done)

    def tick(self) -> None:
        """Count down while somebody has to wait."""
        left = self._back_off.left
        if self.state.wait and left != self.state.wait:
            self._show(replace(self.state, wait=left, fault=self.state.fault if left else None))

    def name_somebody_else(self) -> None:
        """Another supervisor's name is typed: one waits for one's own wrong passwords."""
        if self.state.wait:
            self._back_off.begin(0)
            self.tick()

    def leave(self) -> None:
        """Back to the sign-in; the one-time password is forgotten."""
        if self.state.step is not ResetStep.RESETTING:
            user = self.state.user
            self._show(ResetState())
            self._view.leave(user)

    def _done(self, one_time: str) -> None:
        self._show(replace(self.state, step=ResetStep.SHOWN, one_time=one_time))

    def _not_done(self, failure: CallCenterError) -> None:
        self._back_off.begin(failure.seconds)
        fault = Fault(_place_of(failure), failure)
        self._show(replace(self.state, step=ResetStep.ENTRY, wait=failure.seconds, fault=fault))

    def _show(self, state: ResetState) -> None:
        self.state = state
        self._view.show_state(state)


def _place_of(failure: CallCenterError) -> Place:
    """The box in which a failure is mended."""
    if failure.code in _AT_USER:
        return Place.USER
    return Place.SUPERVISOR if failure.code in _AT_SUPERVISOR else Place.PASSWORD
