"""How fast one operator may check: faster than anybody speaks is no caller."""

from collections import deque
from math import ceil

from callcenter.errors import UserFacing
from callcenter.services.session import Session

CHECKS_A_MINUTE = 20
_MINUTE = 60.0


class TooFast(UserFacing):
    """One check more than a minute takes; nothing was looked up."""

    code = "too_fast"

    def __init__(self, seconds: int) -> None:
        wait = "1 second" if seconds == 1 else f"{seconds} seconds"
        super().__init__(
            f"Not checked: {CHECKS_A_MINUTE} checks were made within a minute. "
            f"What you typed is still there; press Enter again in {wait}."
        )
        self.seconds = seconds


class Pace:
    """Counts one session's checks of the last minute, in memory alone; one thread at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: deque[float] = deque(maxlen=CHECKS_A_MINUTE)

    def take(self, reference: str) -> None:
        """Count one more check, or journal that it is refused. Raises TooFast."""
        if not self._session.facts.throttle_applies:
            return
        now = self._session.clock.monotonic()
        if len(self._made) == CHECKS_A_MINUTE and now - self._made[0] < _MINUTE:
            self._session.record("check_refused", reference=reference, reason=TooFast.code)
            raise TooFast(ceil(_MINUTE - (now - self._made[0])))
        self._made.append(now)
