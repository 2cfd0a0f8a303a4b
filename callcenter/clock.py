"""The only caller of now(): services are given a clock, tests give a fake one."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds from some fixed moment; never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds from some fixed moment; never goes back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        time.sleep(seconds)


class MovableClock:
    """A clock that stands still until it is moved: the demo's day runs on it."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)
        self._elapsed = 0.0

    def now(self) -> datetime:
        """The moment the clock was last moved to."""
        return self._moment

    def monotonic(self) -> float:
        """Seconds moved so far."""
        return self._elapsed

    def sleep(self, seconds: float) -> None:
        """Move on by `seconds` at once."""
        self.move_to(self._moment + timedelta(seconds=seconds))

    def move_to(self, moment: datetime) -> None:
        """Set the clock; going back leaves `monotonic` where it is."""
        gap = (moment - self._moment).total_seconds()
        self._elapsed += max(0.0, gap)
        self._moment = moment.astimezone(UTC)


class ShiftedClock:
    """A clock that runs, set to another moment when it was made: the demo's window works on the next working day."""

    def __init__(self, clock: Clock, moment: datetime) -> None:
        self._clock = clock
        self._gap = moment - clock.now()

    def now(self) -> datetime:
        """The moment it was set to and what has passed since, in UTC."""
        return self._clock.now() + self._gap

    def monotonic(self) -> float:
        """Seconds from some fixed moment; never goes back."""
        return self._clock.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self._clock.sleep(seconds)
