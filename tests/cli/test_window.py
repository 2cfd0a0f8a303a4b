"""How the window is started: without a display, without a library, and that nothing is loaded before it is needed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from callcenter import __version__
from callcenter.cli import qt_needs
from callcenter.cli.qt_needs import QtMissesLibrary
from callcenter.cli.window import LateWindow, Screens, start
from callcenter.clock import Clock, MovableClock, SystemClock
from callcenter.domain.samples import Samples
from tests.cli.command_line import FakeWindow
from tests.world import MONDAY_MORNING

ROOT = Path(__file__).parents[2]
NOTHING = Samples((), ())
LOADED = """
import sys, main
sys.argv = ["callcenter", *sys.argv[1:]]
try:
    main.main()
finally:
    print(*sorted(name for name in ("PySide6", "ui", "click", "sqlcipher3", "nacl") if name in sys.modules))
"""
SCREENS_LOADED = """
import main, sys
main.load_screens()
print(*sorted(name for name in ("PySide6", "nacl", "argon2", "sqlcipher3", "callcenter.crypto") if name in sys.modules))
"""
PRIVATE = """
import ctypes, resource, sys, main
from callcenter.cli import main as command_line, window
def told(*_):
    print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    return 0
command_line.run = window.start = told
sys.argv = ["callcenter", *sys.argv[1:]]
main.main()
"""


def program(code: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, *arguments]
    whole = os.environ | environment
    return subprocess.run(command, cwd=ROOT, env=whole, capture_output=True, text=True, check=False)


def failing(message: str) -> Callable[[], Screens]:
    def load() -> NoReturn:
        raise ImportError(message)

    return load


def unloadable(library: str) -> str:
    return f"{library}: cannot open shared object file: No such file or directory"


def test_a_start_with_a_display_opens_the_window_on_the_computers_clock(capsys: pytest.CaptureFixture[str]) -> None:
    window = FakeWindow()
    window.display, window.code = True, 3
    assert start(window) == 3
    ((vault, clock, samples),) = window.opened
    assert (vault, samples) == (None, None)
    assert isinstance(clock, SystemClock)
    assert capsys.readouterr() == ("", "")


def test_a_start_without_a_display_says_so_in_one_sentence_and_names_the_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    window = FakeWindow()
    assert start(window) == 2
    assert window.opened == []
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("There is no display to open the window on.")
    assert "`callcenter --help`" in err
    assert err.count("\n") == 1


def test_a_start_without_a_library_of_qt_names_it_and_ends_in_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    window = FakeWindow()
    window.display, window.missing = True, "libEGL.so.1"
    assert start(window) == 1
    assert capsys.readouterr() == ("", "Qt misses libEGL.so.1: install the package that holds it.\n")


def test_qt_is_loaded_when_a_screen_is_wanted_and_not_before(tmp_path: Path) -> None:
    asked: list[object] = []

    def load() -> Screens:
        asked.append("loaded")
        return Screens(opens, saves)

    def opens(vault: Path | None, clock: Clock, samples: Samples | None) -> int:
        asked.append((vault, samples))
        return 5

    def saves(folder: Path, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
        asked.append((folder, vault, clock, samples))
        return (folder,)

    window, clock = LateWindow(load), MovableClock(MONDAY_MORNING)
    window.has_display()
    assert asked == []
    assert window.open(tmp_path, clock, None) == 5
    assert window.save_pictures(tmp_path / "pictures", tmp_path, clock, NOTHING) == (tmp_path / "pictures",)
    assert asked == ["loaded", (tmp_path, None), "loaded", (tmp_path / "pictures", tmp_path, clock, NOTHING)]


def test_a_library_that_qt_cannot_be_imported_without_is_named(tmp_path: Path) -> None:
    window = LateWindow(failing(unloadable("libmissing.so.9")))
    for ask in (
        lambda: window.open(None, SystemClock(), None),
        lambda: window.save_pictures(tmp_path, tmp_path, MovableClock(MONDAY_MORNING), NOTHING),
    ):
        with pytest.raises(QtMissesLibrary) as fault:
            ask()
        assert str(fault.value) == "Qt misses libmissing.so.9: install the package that holds it."


def test_when_known_libraries_are_missing_all_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_needs, "FOR_QT", {"libmissing.so.9": "libmissing9", "libgone.so.1": "libgone1"})
    with pytest.raises(QtMissesLibrary) as fault:
        LateWindow(failing(unloadable("libgone.so.1"))).open(None, SystemClock(), None)
    assert str(fault.value) == (
        "Qt misses libmissing.so.9, libgone.so.1: on Debian or Ubuntu run `apt-get install libgone1 libmissing9`."
    )


def test_a_module_that_is_missing_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(ImportError, match="No module named"):
        LateWindow(failing("No module named 'ui.gone'")).open(None, SystemClock(), None)


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is shown by Linux alone")
def test_a_library_without_which_x11_would_end_the_process_is_named_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_needs, "FOR_A_WINDOW", {"libxcb-gone.so.0": "libxcb-gone0"})
    monkeypatch.setattr(qt_needs, "shows_by_x11", lambda: True)
    window = FakeWindow()
    screens = Screens(window.open, window.save_pictures)
    with pytest.raises(QtMissesLibrary, match=r"libxcb-gone\.so\.0: .*apt-get install libxcb-gone0"):
        LateWindow(lambda: screens).open(None, SystemClock(), None)
    assert window.opened == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize(
    ("environment", "display", "x11"),
    [
        ({}, False, False),
        ({"DISPLAY": ""}, False, False),
        ({"DISPLAY": ":0"}, True, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, False),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, True, False),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, True, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal"}, False, False),
    ],
)
def test_the_environment_tells_whether_there_is_a_display(
    environment: dict[str, str], display: bool, x11: bool
) -> None:
    assert (qt_needs.has_display(environment), qt_needs.shows_by_x11(environment)) == (display, x11)


def test_the_version_is_told_without_loading_qt_or_the_window() -> None:
    done = program(LOADED, "--version")
    assert done.stdout == f"callcenter, version {__version__}\nclick nacl sqlcipher3\n"


def test_a_start_without_a_display_loads_nothing_at_all() -> None:
    done = program(LOADED, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (2, "\n")


def test_the_window_is_loaded_without_anything_of_keys_or_of_the_database() -> None:
    assert program(SCREENS_LOADED).stdout == "PySide6\n"


@pytest.mark.parametrize("arguments", [[], ["--version"]])
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whether a process can be dumped")
def test_window_and_commands_leave_no_core_dump_and_cannot_be_traced(arguments: list[str]) -> None:
    done = program(PRIVATE, *arguments)
    assert done.stdout.split() == ["0", "0"]


@pytest.mark.skipif(sys.platform != "linux", reason="a library is missing by its Linux name")
def test_the_real_program_tells_of_a_missing_library_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(f"raise ImportError({unloadable('libmissing.so.9')!r})")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        env=os.environ | {"PYTHONPATH": str(tmp_path), "DISPLAY": ":9", "QT_QPA_PLATFORM": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Qt misses libmissing.so.9: install the package that holds it.\n"
