"""What a newcomer meets: the check for system libraries, and locked files that fit the project."""

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def check_system() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / ".ci" / "check_system.py"))


def load_all_but(*gone: str) -> Any:
    def load(library: str) -> None:
        if library in gone:
            raise OSError(f"{library}: cannot open shared object file: No such file or directory")

    return load


def test_every_missing_library_of_qt_is_named_in_one_sentence_with_its_package() -> None:
    check = check_system()
    gone = check["missing"](check["FOR_QT"], load_all_but("libEGL.so.1", "libgthread-2.0.so.0", "libglib-2.0.so.0"))

    assert check["sentence"](gone) == (
        "Qt misses libEGL.so.1, libglib-2.0.so.0, libgthread-2.0.so.0: "
        "on Debian or Ubuntu run `apt-get install libegl1 libglib2.0-0`."
    )


def test_nothing_is_missing_when_every_library_loads() -> None:
    check = check_system()

    assert check["missing"]({**check["FOR_QT"], **check["FOR_A_WINDOW"]}, load_all_but()) == {}


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
