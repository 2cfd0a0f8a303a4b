"""Somebody else on a bus, in a process of its own: owns names, is a login manager, sends signals; one line each.

Lines of JSON come in; to each "done" goes out. `["own", name]`, `["login", session names, hint]`,
`["send", path, interface, signal, values]`.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusVariant, QDBusVirtualObject

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SESSION_PATH = f"{LOGIN_PATH}/session/c7"


class Login(QDBusVirtualObject):
    """A login manager that knows one session by the given names."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.hint = False

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        reply = message.createReply()
        if message.member() == "Get":
            reply.setArguments([QDBusVariant(self.hint)])
        elif message.arguments()[0] in self.names:
            reply.setArguments([QDBusObjectPath(SESSION_PATH)])
        else:
            reply = message.createErrorReply(f"{LOGIN}.NoSuchSession", "There is no such session.")
        return connection.send(reply)


class Services:
    """Does what a line says."""

    def __init__(self, address: str) -> None:
        self._bus = QDBusConnection.connectToBus(address, "services")
        self._manager = Login()
        whole = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self._bus.registerVirtualObject(LOGIN_PATH, self._manager, whole)
        self._own(LOGIN)

    def take(self, what: str, *values: Any) -> None:
        deeds: dict[str, Callable[..., None]] = {"own": self._own, "login": self._login, "send": self._send}
        deeds[what](*values)

    def _own(self, name: str) -> None:
        assert self._bus.registerService(name)

    def _login(self, names: list[str], hint: bool) -> None:
        self._manager.names, self._manager.hint = names, hint

    def _send(self, path: str, interface: str, name: str, values: list[object]) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(values)
        assert self._bus.send(signal)


def main() -> None:
    application = QCoreApplication([])
    services = Services(sys.argv[1])

    def read() -> None:
        line = sys.stdin.readline()
        if line:
            services.take(*json.loads(line))
            print("done", flush=True)
        else:
            application.quit()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(read)
    application.exec()


if __name__ == "__main__":
    main()
