"""A desktop that is locked when a test wants it."""

from collections.abc import Callable


class FakeDesktop:
    """Fulfills `DesktopWatch`."""

    def __init__(self, *, sees: bool = True) -> None:
        self._sees = sees
        self._tell: Callable[[], None] = lambda: None
        self.is_closed = False

    @property
    def sees(self) -> bool:
        return self._sees

    def when_locked(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def close(self) -> None:
        self.is_closed = True

    def lock(self) -> None:
        """Its user locks it."""
        if not self.is_closed:
            self._tell()
