"""A Linux desktop's lock over a real bus of the tests' own, with a screen saver and a login manager that are fakes."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a desktop of Linux"),
    pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="no bus can be started: dbus-daemon is missing"),
]

if sys.platform.startswith("linux"):
    from ui.lock.linux_desktop import LinuxDesktop

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SESSION, SESSION_PATH = f"{LOGIN}.Session", f"{LOGIN_PATH}/session/c7"
PROPERTIES = "org.freedesktop.DBus.Properties"
GNOME, GNOME_PATH = "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"
SERVICES = Path(__file__).with_name("bus_services.py")


class Bus:
    """A bus of the tests' own, and somebody else on it."""

    def __init__(self, address: str, services: "subprocess.Popen[str]") -> None:
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
        self._services = services

    def have(self, *values: object) -> None:
        """Have the somebody else do something."""
        assert self._services.stdin
        assert self._services.stdout
        self._services.stdin.write(json.dumps(values) + "\n")
        self._services.stdin.flush()
        assert self._services.stdout.readline() == "done\n"

    def send(self, path: str, interface: str, name: str, *values: object) -> None:
        """A signal."""
        self.have("send", path, interface, name, values)


class Watched:
    """A desktop that is watched, and how often a lock was heard."""

    def __init__(self, qtbot: QtBot, bus: Bus, **environment: str) -> None:
        self._qtbot = qtbot
        self._locks = 0
        self.desktop = LinuxDesktop(environment=bus.environment | environment)
        self.desktop.when_locked(self._count)
        self.until(lambda: not self.desktop.is_asking)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(condition, timeout=10_000)

    def hears_lock(self) -> bool:
        """Wait until a lock is heard."""
        self.until(lambda: self._locks > 0)
        self._locks = 0
        return True

    def hears_nothing(self) -> bool:
        """Whether no lock is heard in a while."""
        self._qtbot.wait(50)
        return self._locks == 0

    def _count(self) -> None:
        self._locks += 1


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    """With a login manager that knows no session, and no screen saver."""
    address = f"unix:path={tmp_path / 'bus'}"
    daemon = ("dbus-daemon", "--session", "--nofork", f"--address={address}", "--print-address")
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(daemon, stdout=pipe, stderr=nowhere, text=True) as running:
        assert running.stdout
        running.stdout.readline()
        with subprocess.Popen((sys.executable, str(SERVICES), address), stdin=pipe, stdout=pipe, text=True) as services:
            yield Bus(address, services)
            services.communicate()
        running.terminate()


@pytest.fixture
def watch(qtbot: QtBot, bus: Bus) -> Iterator[Callable[..., Watched]]:
    """What begins to watch a desktop, as it is then."""
    begun: list[Watched] = []

    def begin(**environment: str) -> Watched:
        begun.append(Watched(qtbot, bus, **environment))
        return begun[-1]

    yield begin
    for watched in begun:
        watched.desktop.close()


def test_a_screen_saver_that_covers_the_screen_is_a_lock_and_its_going_is_none(
    bus: Bus, watch: Callable[..., Watched]
) -> None:
    bus.have("own", GNOME)
    watched = watch()
    assert watched.desktop.sees
    for _ in range(2):
        bus.send(GNOME_PATH, GNOME, "ActiveChanged", True)
        assert watched.hears_lock()
        bus.send(GNOME_PATH, GNOME, "ActiveChanged", False)
        assert watched.hears_nothing()


@pytest.mark.parametrize("names", [["auto"], ["c7"]])
def test_the_login_manager_locks_its_own_session_and_no_other(
    bus: Bus, watch: Callable[..., Watched], names: list[str]
) -> None:
    bus.have("login", names, False)
    watched = watch(XDG_SESSION_ID="c7")
    assert watched.desktop.sees
    for _ in range(2):
        bus.send(SESSION_PATH, SESSION, "Lock")
        assert watched.hears_lock()
    bus.send(f"{LOGIN_PATH}/session/c8", SESSION, "Lock")
    assert watched.hears_nothing()


def test_a_session_that_says_it_is_locked_is_a_lock(bus: Bus, watch: Callable[..., Watched]) -> None:
    bus.have("login", ["auto"], False)
    watched = watch()

    def change() -> None:
        bus.send(SESSION_PATH, PROPERTIES, "PropertiesChanged", SESSION, {"LockedHint": True}, [])

    change()
    assert watched.hears_nothing()
    bus.have("login", ["auto"], True)
    change()
    assert watched.hears_lock()


def test_a_computer_about_to_sleep_is_a_lock_and_one_that_wakes_is_none(
    bus: Bus, watch: Callable[..., Watched]
) -> None:
    watched = watch()
    bus.send(LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", True)
    assert watched.hears_lock()
    bus.send(LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", False)
    assert watched.hears_nothing()


def test_by_a_bus_without_screen_saver_and_session_nothing_is_seen_and_once_closed_nothing_heard(
    bus: Bus, watch: Callable[..., Watched]
) -> None:
    closed, other = watch(XDG_SESSION_ID="c9"), watch()
    assert not closed.desktop.sees
    closed.desktop.close()
    closed.desktop.close()
    bus.send(GNOME_PATH, GNOME, "ActiveChanged", True)
    assert other.hears_lock()
    bus.send(LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", True)
    assert other.hears_lock()
    assert closed.hears_nothing()


def test_without_a_bus_it_is_blind_and_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    nowhere = f"unix:path={tmp_path / 'nowhere'}"
    for session in ({}, {"DBUS_SESSION_BUS_ADDRESS": nowhere}, {"XDG_RUNTIME_DIR": str(tmp_path)}):
        desktop = LinuxDesktop(environment={"DBUS_SYSTEM_BUS_ADDRESS": nowhere, **session})
        qtbot.wait(20)
        assert not desktop.sees
        desktop.close()
