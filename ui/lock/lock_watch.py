"""Looks once a second whether the window is to be left: nobody there, the desktop locked, the session over."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.clock import Clock
from callcenter.services.protocols import LockReason, SignedIn
from ui.lock.activity import Activity
from ui.lock.desktop_watch import BlindWatch, DesktopWatch
from ui.lock.idle import Idle

_LOOKS_EVERY = 1000  # milliseconds
_ENDS_SOON = timedelta(minutes=15)


class LockWatch(QObject):
    """Watches from `begin` to `end`. `counted` carries the seconds that are left in the last minute, else None.

    `session_ended` is told again and again until the session has ended, for a call is finished first.
    """

    due = Signal(LockReason)
    counted = Signal(object)
    session_ends_soon = Signal()
    session_ended = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._desktop: DesktopWatch = BlindWatch()
        self._activity = Activity(self._touch, self)
        self._timer = QTimer(self, interval=_LOOKS_EVERY)
        self._timer.timeout.connect(self.look)
        self._signed_in: SignedIn | None = None
        self._idle: Idle | None = None
        self._is_counting = self._has_told_end = False

    @property
    def sees_desktop(self) -> bool:
        """Whether a lock of the desktop would be seen."""
        return self._desktop.sees

    def watch_desktop(self, desktop: DesktopWatch) -> None:
        """Lock with this desktop from now on."""
        self._desktop.close()
        self._desktop = desktop
        desktop.when_locked(self._lock_with_desktop)

    def begin(self, signed_in: SignedIn) -> None:
        """Somebody is there."""
        self._signed_in = signed_in
        self._idle = Idle(self._clock, signed_in.program.idle_minutes)
        self._has_told_end = False
        self._activity.begin()
        self._timer.start()

    def take_program(self, signed_in: SignedIn) -> None:
        """The same person, under other hours or with another time until the lock."""
        self._signed_in = signed_in
        self._idle = Idle(self._clock, signed_in.program.idle_minutes)

    def end(self) -> None:
        """Nobody is there any more."""
        self._timer.stop()
        self._activity.end()
        self._signed_in = self._idle = None
        self._stop_counting()

    def put_off(self) -> None:
        """The lock failed: it is counted down once more."""
        if self._idle:
            self._idle.put_off()

    def close(self) -> None:
        """Watch nothing any more; may be called twice."""
        self.end()
        self._desktop.close()

    def look(self) -> None:
        """See what time it is."""
        if self._idle and self._idle.is_warned:
            self._is_counting = True
            self.counted.emit(self._idle.seconds_left)
            if not self._idle.seconds_left:
                self.due.emit(LockReason.IDLE)
        self._look_at_end()

    def _look_at_end(self) -> None:
        if self._signed_in is None:
            return
        left = self._signed_in.ends_at - self._clock.now()
        if left <= timedelta():
            self.session_ended.emit()
        elif left <= _ENDS_SOON and not self._has_told_end:
            self._has_told_end = True
            self.session_ends_soon.emit()

    def _touch(self) -> None:
        if self._idle:
            self._idle.touch()
            self._stop_counting()

    def _stop_counting(self) -> None:
        if self._is_counting:
            self._is_counting = False
            self.counted.emit(None)

    def _lock_with_desktop(self) -> None:
        if self._signed_in:
            self.due.emit(LockReason.DESKTOP)
