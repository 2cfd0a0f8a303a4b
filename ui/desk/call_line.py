"""The call at the desk as the vault knows it: opened at the first key, checked, wrapped up; one at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from callcenter.clock import Clock
from callcenter.domain.answers import Answer
from callcenter.domain.details import SpokenDetails
from callcenter.errors import CallCenterError, EnvironmentFault
from callcenter.services.call_protocol import CallDesk, NewCase, TakenUp
from callcenter.services.requests import ask
from ui.runner import Runner


class CallOwner(Protocol):
    """Who is told what became of a call."""

    def call_opened(self) -> None:
        """The call has its reference."""
        ...

    def call_not_opened(self, failure: CallCenterError) -> None:
        """No call could be begun."""
        ...

    def call_ended(self) -> None:
        """A wrap-up is saved."""
        ...

    def call_not_ended(self, failure: CallCenterError) -> None:
        """A wrap-up could not be saved."""
        ...


class _WrapUp(NamedTuple):
    """How a call ended."""

    reference: str
    code: str
    note: str


class CallLine:
    """Keeps the reference and the time of the call under way, and wrap-ups until they are saved."""

    def __init__(self, runner: Runner, clock: Clock, owner: CallOwner) -> None:
        self._runner = runner
        self._clock = clock
        self._owner = owner
        self._reference = ""
        self._started: float | None = None
        self._opening = self._cannot_open = False
        self._after_opening: Callable[[], None] | None = None
        self._unsaved: list[_WrapUp] = []

    @property
    def reference(self) -> str:
        """The call's reference; empty before it has one."""
        return self._reference

    @property
    def seconds(self) -> int | None:
        """How long the call lasts so far; None without one."""
        return None if self._started is None else int(self._clock.monotonic() - self._started)

    @property
    def cannot_open(self) -> bool:
        """Whether a call was to be begun, and could not be."""
        return self._cannot_open and not self._reference

    def begin(self) -> None:
        """At the first key: the call's time runs, and its reference is asked for."""
        if self._started is None:
            self._started = self._clock.monotonic()
        if not self._reference and not self._opening:
            self._opening = True
            self._runner.start(ask(CallDesk.open), self._opened, self._not_opened)

    def take_up(self, call: TakenUp) -> None:
        """Go on with a call from before a lock."""
        passed = (self._clock.now() - datetime.fromisoformat(call.started_at)).total_seconds()
        self._started = self._clock.monotonic() - max(0.0, passed)
        self._reference = call.reference

    def with_call(self, step: Callable[[], None]) -> None:
        """Do a step once the call has its reference."""
        if self._reference:
            step()
        else:
            self._after_opening = step
            self.begin()

    def check(
        self, spoken: SpokenDetails, answered: Callable[[Answer], None], failed: Callable[[CallCenterError], None]
    ) -> None:
        """Put a check to the vault."""
        self._runner.start(ask(CallDesk.check, self._reference, spoken), answered, failed)

    def open_case(self, case: NewCase, opened: Callable[[], None], failed: Callable[[CallCenterError], None]) -> None:
        """Open a review case for the call."""
        self._runner.start(ask(CallDesk.open_case, self._reference, case), lambda _: opened(), failed)

    def end(self, code: str, note: str) -> None:
        """Wrap the call up, and let go of it at once: what is still to be saved is all that is still needed."""
        self._unsaved.append(_WrapUp(self._reference, code, note))
        self._save()
        self.let_go()

    def let_go(self) -> None:
        """Have no call any more."""
        self._reference, self._started, self._cannot_open, self._after_opening = "", None, False, None

    def _opened(self, reference: str) -> None:
        self._opening = False
        if not self._reference:  # else a kept call came back meanwhile
            self._reference = reference
            self._owner.call_opened()
        waiting, self._after_opening = self._after_opening, None
        if waiting:
            waiting()

    def _not_opened(self, failure: CallCenterError) -> None:
        self._opening, self._cannot_open, self._after_opening = False, True, None
        self._owner.call_not_opened(failure)

    def _save(self) -> None:
        """Save the wrap-up, and any that could not be saved before."""
        waiting, self._unsaved = self._unsaved, []
        for wrap_up in waiting:

            def not_saved(failure: CallCenterError, one: _WrapUp = wrap_up) -> None:
                if isinstance(failure, EnvironmentFault):  # it may pass; what the vault refuses it refuses again
                    self._unsaved.append(one)
                self._owner.call_not_ended(failure)

            self._runner.start(ask(CallDesk.wrap_up, *wrap_up), lambda _: self._owner.call_ended(), not_saved)
