"""What a newcomer meets: the check for system libraries, and locked files that fit the project."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from callcenter.cli import qt_needs

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="libraries are looked for on Linux alone")


def check_system(*options: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The check as a newcomer's machine runs it, where two libraries are missing, one of them for a window alone."""
    code = """
import runpy, sys
sys.path.insert(0, sys.argv[1])
from callcenter.cli import qt_needs
qt_needs.FOR_QT = {"libz-gone.so.1": "libz-gone1"}
qt_needs.FOR_A_WINDOW = {"libxcb-gone.so.0": "libxcb-gone0"}
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
    command = [sys.executable, "-I", "-c", code, str(ROOT), str(ROOT / ".ci" / "check_system.py"), *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def load_all_but(*gone: str) -> Any:
    def load(library: str) -> None:
        if library in gone:
            raise OSError(f"{library}: cannot open shared object file: No such file or directory")

    return load


def test_every_missing_library_of_qt_is_named_in_one_sentence_with_its_package() -> None:
    gone = qt_needs.missing(qt_needs.FOR_QT, load_all_but("libEGL.so.1", "libgthread-2.0.so.0", "libglib-2.0.so.0"))

    assert qt_needs.missing_sentence(gone) == (
        "Qt misses libEGL.so.1, libglib-2.0.so.0, libgthread-2.0.so.0: "
        "on Debian or Ubuntu run `apt-get install libegl1 libglib2.0-0`."
    )


def test_nothing_is_missing_when_every_library_loads() -> None:
    assert qt_needs.missing({**qt_needs.FOR_QT, **qt_needs.FOR_A_WINDOW}, load_all_but()) == {}


@on_linux
def test_what_a_window_needs_is_named_where_there_is_a_display_only() -> None:
    with_display = check_system(DISPLAY=":0")
    assert with_display.returncode == 1
    assert "apt-get install libxcb-gone0 libz-gone1" in with_display.stderr
    for without in (check_system(), check_system("--no-window", DISPLAY=":0")):
        assert without.returncode == 1
        assert "apt-get install libz-gone1`" in without.stderr


@on_linux
def test_packages_are_printed_alone_for_a_script() -> None:
    done = check_system("--packages", DISPLAY=":0")
    assert (done.returncode, done.stdout, done.stderr) == (1, "libxcb-gone0 libz-gone1\n", "")


def test_the_check_runs_with_nothing_installed() -> None:
    command = [sys.executable, "-S", str(ROOT / ".ci" / "check_system.py"), "--packages"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""


def test_every_locked_package_has_a_version_and_a_hash_and_no_address() -> None:
    for lock in LOCKS:
        text = lock.read_text(encoding="utf-8")
        entries = re.split(r"\n(?=[a-z])", text)[1:]

        assert entries
        assert all(re.match(r"[a-z0-9-]+==[^ ]+ ", entry) and "--hash=sha256:" in entry for entry in entries)
        assert "://" not in text


def test_locked_files_hold_every_package_that_the_project_names() -> None:
    named = {
        "build": PROJECT["build-system"]["requires"],
        "run-time": PROJECT["project"]["dependencies"],
        "development": PROJECT["dependency-groups"]["development"],
    }
    assert sorted(named) == [lock.stem for lock in LOCKS]
    for lock in LOCKS:
        locked = set(re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))
        assert {re.split(r"[><=]", name)[0].lower() for name in named[lock.stem]} <= locked


def test_no_package_is_locked_in_two_versions() -> None:
    pins = {pin for lock in LOCKS for pin in re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(), re.MULTILINE)}

    assert len({name for name, _ in pins}) == len(pins)


def test_the_build_back_end_is_locked_as_it_is_asked_for() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]
