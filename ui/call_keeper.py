"""The call under way while nobody is signed in: sealed over a lock, as it stood when the vault's process died."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callcenter.clock import Clock
from callcenter.domain.details import SpokenDetails
from callcenter.services.protocols import CallDesk, KeptCall, TakenUp
from callcenter.services.requests import Request, ask

KEPT_FOR = timedelta(minutes=30)


@dataclass(frozen=True, repr=False)
class _Interrupted:
    """A call whose vault process died before it could seal anything."""

    user: str
    reference: str
    spoken: SpokenDetails


class CallKeeper:
    """Holds one call, for its user alone and half an hour at most."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._call: KeptCall | _Interrupted | None = None
        self._since = datetime.min

    @property
    def reference(self) -> str:
        """The kept call's; empty without one."""
        return self._call.reference if self._call else ""

    def keep(self, call: KeptCall) -> None:
        """Hold a sealed call."""
        self._call, self._since = call, self._clock.now()

    def keep_open(self, user: str, reference: str, spoken: SpokenDetails) -> None:
        """Hold a call that nothing was left to seal."""
        self._call, self._since = _Interrupted(user, reference, spoken), self._clock.now()

    def forget(self, user: str) -> None:
        """Hold no call of this person's any more; somebody else's waits."""
        if self._call and self._call.user == user:
            self._call = None

    def request_for(self, user: str) -> Request[TakenUp] | None:
        """What brings the call back to the person who signed in; None for anybody else, and after half an hour."""
        if self._call and self._clock.now() - self._since > KEPT_FOR:
            self._call = None
        if self._call is None or self._call.user != user:
            return None
        if isinstance(self._call, KeptCall):
            return ask(CallDesk.take_up, self._call)
        return ask(CallDesk.go_on, self._call.reference)

    def given_back(self, call: TakenUp) -> TakenUp:
        """The call with its details, which are held no longer."""
        kept, self._call = self._call, None
        return replace(call, spoken=kept.spoken) if isinstance(kept, _Interrupted) else call
