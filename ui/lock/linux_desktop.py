"""The lock of a Linux desktop, told on D-Bus by its screen saver and by the login manager; blind without a bus.

Screen savers: https://specifications.freedesktop.org/idle-inhibit-spec. Sessions: org.freedesktop.login1(5).
"""

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from PySide6.QtCore import SLOT, QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusPendingCall, QDBusVariant
from PySide6.QtGui import QAction, QActionGroup

_SAVERS = tuple(f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce"))
_BUS, _BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
_LOGIN, _LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
_PROPERTIES = f"{_BUS}.Properties"
_SYSTEM_ADDRESS = "unix:path=/run/dbus/system_bus_socket"
_PATIENCE, _LOOKS_EVERY = 5000, 20  # milliseconds, for an answer and for looking whether it is there
_numbers = count(1)

Values = Sequence[object]


class _Method(NamedTuple):
    """What is asked, and of whom."""

    service: str
    path: str
    interface: str
    name: str


class LinuxDesktop(QObject):
    """Fulfills `DesktopWatch`. Nothing is waited for: what can be seen shows when the buses have answered.

    The buses have a thread of their own, which calls virtual methods of whatever listens to them, at the end even
    when that is gone already. So objects of Qt's own listen, bells that a signal checks, and answers are looked for:
    no code of Python ever runs in that thread.
    """

    def __init__(self, parent: QObject | None = None, environment: Mapping[str, str] = os.environ) -> None:
        super().__init__(parent)
        self._environment = environment
        self._sees = False
        self._tell: Callable[[], None] = lambda: None
        self._names: list[str] = []
        self._bells = QActionGroup(self)
        self._bells.setExclusive(False)
        self._asked: list[tuple[QDBusPendingCall, Callable[[Values], None]]] = []
        self._answers = QTimer(self, interval=_LOOKS_EVERY)
        self._answers.timeout.connect(self._take_answers)
        # The first name is understood since systemd 246, by a session's own processes and its services alike.
        self._sessions = [name for name in ("auto", environment.get("XDG_SESSION_ID")) if name]
        self._begins = QTimer(self, singleShot=True, interval=0)
        self._begins.timeout.connect(self._begin)
        self._begins.start()

    @property
    def sees(self) -> bool:
        """Whether a screen saver or the login manager has answered."""
        return self._sees

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still waited for; what was to be listened to is by then."""
        return self._begins.isActive() or bool(self._asked)

    def when_locked(self, tell: Callable[[], None]) -> None:
        """Have `tell` called at every lock from now on."""
        self._tell = tell

    def close(self) -> None:
        """Leave the buses; may be called twice."""
        self._begins.stop()
        self._answers.stop()
        self._asked.clear()
        for bell in self._bells.actions():
            self._bells.removeAction(bell)
            bell.deleteLater()
        while self._names:
            QDBusConnection.disconnectFromBus(self._names.pop())

    def _begin(self) -> None:
        """Buses are asked for by address: the library would start one for us where there is none."""
        session_bus = self._environment.get("DBUS_SESSION_BUS_ADDRESS")
        folder = self._environment.get("XDG_RUNTIME_DIR", "")
        self._watch_savers(self._connected(session_bus or f"unix:path={folder}/bus"))
        self._system = self._connected(self._environment.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM_ADDRESS)
        if self._system.isConnected():
            self._ring(self._system, _LOGIN_PATH, _MANAGER, "PrepareForSleep", "setChecked(bool)")
            self._ask_for_session()

    def _connected(self, address: str) -> QDBusConnection:
        """A connection of our own, which is ours to end."""
        self._names.append(f"callcenter {next(_numbers)}")
        return QDBusConnection.connectToBus(address, self._names[-1])

    def _watch_savers(self, bus: QDBusConnection) -> None:
        for saver in _SAVERS if bus.isConnected() else ():
            self._ring(bus, "", saver, "ActiveChanged", "setChecked(bool)")
            self._ask(bus, _Method(_BUS, _BUS_PATH, _BUS, "NameHasOwner"), [saver], self._take_owner)

    def _ask_for_session(self) -> None:
        if self._sessions:
            method = _Method(_LOGIN, _LOGIN_PATH, _MANAGER, "GetSession")
            self._ask(self._system, method, [self._sessions.pop(0)], self._take_session)

    def _ask(self, bus: QDBusConnection, of: _Method, values: list[str], take: Callable[[Values], None]) -> None:
        """Put a question; `take` is given the answer's values, none when it was refused."""
        message = QDBusMessage.createMethodCall(*of)
        message.setArguments(values)
        self._asked.append((bus.asyncCall(message, _PATIENCE), take))
        self._answers.start()

    def _take_answers(self) -> None:
        waiting, self._asked = self._asked, []
        for call, take in waiting:
            if call.isFinished():
                take([] if call.isError() else call.reply().arguments())
            else:
                self._asked.append((call, take))
        if not self._asked:
            self._answers.stop()

    def _ring(self, bus: QDBusConnection, path: str, interface: str, signal: str, slot: str) -> None:
        """Have a signal check a bell, whoever sends it: a lock too many costs nothing."""
        bell = self._bells.addAction("")
        bell.setCheckable(True)
        bell.toggled.connect(lambda rings: self._hear(bell) if rings else None)
        bus.connect("", path, interface, signal, bell, _slot(slot))

    def _hear(self, bell: QAction) -> None:
        bell.setChecked(False)
        self._tell()

    def _take_owner(self, values: Values) -> None:
        self._sees = self._sees or values == [True]

    def _take_session(self, values: Values) -> None:
        if not values or not isinstance(values[0], QDBusObjectPath):
            self._ask_for_session()  # it may have another name
            return
        self._sees, path = True, values[0].path()
        self._ring(self._system, path, _SESSION, "Lock", "toggle()")
        changes = self._bells.addAction("")
        changes.triggered.connect(lambda: self._ask_for_hint(path))
        self._system.connect("", path, _PROPERTIES, "PropertiesChanged", changes, _slot("trigger()"))
        self._ask_for_hint(path)

    def _ask_for_hint(self, path: str) -> None:
        method = _Method(_LOGIN, path, _PROPERTIES, "Get")
        self._ask(self._system, method, [_SESSION, "LockedHint"], self._take_hint)

    def _take_hint(self, values: Values) -> None:
        if values and isinstance(values[0], QDBusVariant) and values[0].variant() is True:
            self._tell()


def _slot(signature: str) -> Any:
    """The binding wants a text here, though it says that it wants bytes."""
    return SLOT(signature)
