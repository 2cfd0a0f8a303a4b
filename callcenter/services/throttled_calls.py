"""Calls that the throttle refused a check: a supervisor sees which, and releases them."""

from collections.abc import Mapping
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter

from callcenter.domain.throttle import first_kept_day, is_full
from callcenter.errors import UserFacing
from callcenter.services.day_protocol import Released, ThrottledCall
from callcenter.services.session import Session
from callcenter.storage.rows import Refusal


class NotThrottled(UserFacing):
    """A reference that is no call's, or of a call that waits for nothing any more."""

    code = "not_throttled"
    sentence = "No throttled call has this reference. Look at the list of throttled calls again."


class ThrottledCalls:
    """The throttled calls of one vault, for a supervisor."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def list(self) -> tuple[ThrottledCall, ...]:
        """Calls that wait to be released, newest first; one of which nothing is full any more is not among them."""
        refusals = self._session.database.throttle.refusals(self._first_day)
        kinds = {refusal.counter: refusal.kind for refusal in refusals}
        full = {counter: failed for counter, kind in kinds.items() if (failed := self._failed_if_full(counter, kind))}
        waiting = groupby((refusal for refusal in refusals if refusal.counter in full), attrgetter("reference"))
        return tuple(_listed(tuple(of_call), full) for _, of_call in waiting)

    def release(self, reference: str) -> Released:
        """Take back every failed check in the contexts a call was refused for. Raises NotThrottled."""
        session = self._session
        with session.journal.transaction():
            call = next((call for call in self.list() if call.reference == reference), None)
            if call is None:
                raise NotThrottled
            released = Released(reference, session.database.throttle.release(reference), call.failed)
            session.record("throttle_released", **asdict(released))
        return released

    @property
    def _first_day(self) -> str:
        return first_kept_day(self._session.today()).isoformat()

    def _failed_if_full(self, counter: bytes, kind: str) -> int:
        """The failed checks of a context that takes no more of them; 0 for any other."""
        session = self._session
        counts = session.database.throttle.counts(counter, self._first_day)
        return sum(counts.values()) if is_full(kind, counts, session.today(), session.program.throttle.limits()) else 0


def _listed(refusals: tuple[Refusal, ...], full: Mapping[bytes, int]) -> ThrottledCall:
    return ThrottledCall(
        reference=refusals[0].reference,
        started_at=refusals[0].started_at,
        operator=refusals[0].operator,
        kinds=tuple(dict.fromkeys(refusal.kind for refusal in refusals)),
        failed=max(full[refusal.counter] for refusal in refusals),
        last_day=max(refusal.day for refusal in refusals),
    )
