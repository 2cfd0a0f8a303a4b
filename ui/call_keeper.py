"""Calls under way while their operator is not signed in: sealed over a lock, or as they stood when the vault died."""

from dataclasses import dataclass, replace
from datetime import datetime

from callcenter.clock import Clock
from callcenter.domain.calls import KEPT_FOR
from callcenter.domain.details import SpokenDetails
from callcenter.services.call_protocol import CallDesk, Drafts, KeptCall, TakenUp
from callcenter.services.requests import Request, ask

_NO_DRAFTS = Drafts()


@dataclass(frozen=True, repr=False)
class _Interrupted:
    """A call whose vault process died before it could seal anything."""

    user: str
    reference: str
    spoken: SpokenDetails
    drafts: Drafts


class CallKeeper:
    """Holds one call of each person, for that person alone and half an hour at most."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._calls: dict[str, tuple[KeptCall | _Interrupted, datetime]] = {}

    def reference_of(self, user: str) -> str:
        """The person's kept call; empty without one."""
        return self._calls[user][0].reference if user in self._calls else ""

    def keep(self, call: KeptCall) -> None:
        """Hold a sealed call."""
        self._calls[call.user] = call, self._clock.now()

    def keep_open(self, user: str, reference: str, spoken: SpokenDetails, drafts: Drafts = _NO_DRAFTS) -> None:
        """Hold a call that nothing was left to seal."""
        self._calls[user] = _Interrupted(user, reference, spoken, drafts), self._clock.now()

    def forget(self, user: str) -> None:
        """Hold no call of this person's any more; somebody else's waits."""
        self._calls.pop(user, None)

    def forget_old(self) -> None:
        """Hold nothing that was kept for half an hour."""
        now = self._clock.now()
        self._calls = {user: kept for user, kept in self._calls.items() if now - kept[1] <= KEPT_FOR}

    def request_for(self, user: str) -> Request[TakenUp] | None:
        """What brings the call back to the person who signed in; None for anybody else, and after half an hour."""
        self.forget_old()
        if user not in self._calls:
            return None
        call, _ = self._calls[user]
        return ask(CallDesk.take_up, call) if isinstance(call, KeptCall) else ask(CallDesk.go_on, call.reference)

    def given_back(self, user: str, call: TakenUp) -> TakenUp:
        """The call with its details, which are held no longer."""
        kept, _ = self._calls.pop(user)
        return replace(call, spoken=kept.spoken, drafts=kept.drafts) if isinstance(kept, _Interrupted) else call
