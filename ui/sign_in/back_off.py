"""How long somebody still has to wait after wrong passwords."""

from math import ceil

from callcenter.clock import Clock


class BackOff:
    """Counts down on a clock that never goes back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = 0.0

    @property
    def left(self) -> int:
        """Whole seconds still to wait."""
        return max(0, ceil(self._until - self._clock.monotonic()))

    def begin(self, seconds: int) -> None:
        """Wait so long from now on; 0 waits no more."""
        self._until = self._clock.monotonic() + seconds
