"""How long nobody has touched key or mouse, by a clock that is handed in."""

from math import ceil

from callcenter.clock import Clock

WARNED_FOR = 60
"""Seconds before the lock in which it is told."""


class Idle:
    """Counts down from the last touch; `minutes` are the program's."""

    def __init__(self, clock: Clock, minutes: int) -> None:
        self._clock = clock
        self._seconds = minutes * 60
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        self._left_from(self._seconds)

    def put_off(self) -> None:
        """The lock that was due could not be made: it is due again in a minute."""
        self._left_from(WARNED_FOR)

    @property
    def seconds_left(self) -> int:
        """Until the lock is due, 0 from then on; the time that the computer slept counts as well."""
        since, at = self._touched
        passed = max(self._clock.monotonic() - since, (self._clock.now() - at).total_seconds())
        return max(0, ceil(self._left - passed))

    @property
    def is_warned(self) -> bool:
        """Whether the lock is near enough to be told."""
        return self.seconds_left <= WARNED_FOR

    def _left_from(self, seconds: int) -> None:
        self._left = seconds
        self._touched = self._clock.monotonic(), self._clock.now()
