"""Decides what the sign-in card shows: vault, opening, waiting, a first password of one's own."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.services.protocols import Access, Head, SignedIn, VaultStatus
from callcenter.services.requests import ask
from ui.runner import Runner
from ui.sign_in.back_off import BackOff
from ui.sign_in.fault import Fault, Place, Problem


class Step(Enum):
    """Where somebody stands on the way in."""

    NO_VAULT = "no_vault"
    SIGN_IN = "sign_in"
    OPENING = "opening"
    OWN_PASSWORD = "own_password"
    CHANGING = "changing"
    LEAVING = "leaving"

    @property
    def is_busy(self) -> bool:
        """Whether the vault is at work and nothing can be typed."""
        return self in {Step.OPENING, Step.CHANGING, Step.LEAVING}

    @property
    def is_password_change(self) -> bool:
        """Whether the card asks for a password of one's own."""
        return self in {Step.OWN_PASSWORD, Step.CHANGING, Step.LEAVING}


@dataclass(frozen=True)
class SignInState:
    """All that the card shows; what was typed stays in its boxes. `wait` is how many seconds nothing can be tried."""

    step: Step
    vault: Path | None = None
    training: bool = False
    in_use: bool = False
    wait: int = 0
    fault: Fault | None = None


class SignInView(Protocol):
    """The card as the presenter knows it."""

    def show_state(self, state: SignInState) -> None:
        """Show all of it."""
        ...

    def enter(self, signed_in: SignedIn) -> None:
        """Somebody is in."""
        ...


class SignInPresenter:
    """Holds no password: each goes straight into its request."""

    def __init__(self, view: SignInView, runner: Runner, clock: Clock) -> None:
        self._view = view
        self._runner = runner
        self._back_off = BackOff(clock)
        self._tried = False
        self.state = SignInState(Step.NO_VAULT)

    def choose_vault(self, vault: Path) -> None:
        """Show a vault, and what can be told of it without a password."""
        if self.state.step.is_busy:
            return
        self._tried = False
        self._back_off.begin(0)
        self._show(SignInState(Step.SIGN_IN, vault))
        self._runner.start(
            ask(Access.status, vault),
            lambda found: self._tell_status(vault, found),
            lambda failure: self._tell_no_status(vault, failure),
        )

    def sign_in(self, user: str, password: str) -> None:
        """Open the vault; nothing is asked of it while a box is empty."""
        state = self.state
        if state.step is not Step.SIGN_IN or state.vault is None or self._back_off.left:
            return
        if not user.strip():
            self._fail(Place.USER, Problem.NO_USER)
        elif not password:
            self._fail(Place.PASSWORD, Problem.NO_PASSWORD)
        else:
            self._tried = True
            self._show(replace(state, step=Step.OPENING, in_use=False, wait=0, fault=None))
            self._runner.start(ask(Access.sign_in, state.vault, user, password), self._opened, self._not_opened)

    def tick(self) -> None:
        """Count down while somebody has to wait."""
        left = self._back_off.left
        if self.state.wait and left != self.state.wait:
            self._show(replace(self.state, wait=left, fault=self.state.fault if left else None))

    def name_somebody_else(self) -> None:
        """Another user name is typed: one waits for one's own wrong passwords."""
        if self.state.wait:
            self._back_off.begin(0)
            self.tick()

    def choose_password(self, password: str, again: str) -> None:
        """Put a password of one's own in the place of the one-time one."""
        if self.state.step is not Step.OWN_PASSWORD:
            return
        if not password:
            self._fail(Place.PASSWORD, Problem.NO_PASSWORD)
        elif password != again:
            self._fail(Place.PASSWORD, Problem.PASSWORDS_DIFFER)
        else:
            self._show(replace(self.state, step=Step.CHANGING, fault=None))
            self._runner.start(ask(Access.change_password, password), self._enter, self._not_changed)

    def back(self) -> None:
        """Leave the choice of a password: sign out, and show the sign-in again."""
        if self.state.step is Step.OWN_PASSWORD:
            self._show(replace(self.state, step=Step.LEAVING, fault=None))
            self._runner.start(ask(Access.sign_out), self._left, self._not_left)

    def _tell_status(self, vault: Path, found: VaultStatus) -> None:
        if self.state.vault == vault:
            # After a try the lock may have been our own, and the try has told more.
            self._show(replace(self.state, training=found.training, in_use=found.in_use and not self._tried))

    def _tell_no_status(self, vault: Path, failure: CallCenterError) -> None:
        if self.state.vault == vault and not self._tried:
            self._fail(Place.USER, failure)

    def _opened(self, signed_in: SignedIn) -> None:
        if signed_in.must_change_password:
            self._show(replace(self.state, step=Step.OWN_PASSWORD, training=signed_in.training))
        else:
            self._enter(signed_in)

    def _not_opened(self, failure: CallCenterError) -> None:
        self._back_off.begin(failure.seconds)
        fault = Fault(Place.PASSWORD, failure)
        self._show(replace(self.state, step=Step.SIGN_IN, wait=failure.seconds, fault=fault))

    def _not_changed(self, failure: CallCenterError) -> None:
        self._show(replace(self.state, step=Step.OWN_PASSWORD, fault=Fault(Place.PASSWORD, failure)))

    def _left(self, _: Head) -> None:
        self._show(replace(self.state, step=Step.SIGN_IN))

    def _not_left(self, failure: CallCenterError) -> None:
        self._show(replace(self.state, step=Step.SIGN_IN, fault=Fault(Place.USER, failure)))

    def _enter(self, signed_in: SignedIn) -> None:
        self._show(replace(self.state, step=Step.SIGN_IN, training=signed_in.training))
        self._view.enter(signed_in)

    def _fail(self, place: Place, problem: Problem | CallCenterError) -> None:
        self._show(replace(self.state, fault=Fault(place, problem)))

    def _show(self, state: SignInState) -> None:
        self.state = state
        self._view.show_state(state)
