"""The wheel: what is in it, and that the program runs from it alone, in an environment of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from callcenter import __version__

ROOT = Path(__file__).parents[2]
CODE = ("callcenter", "ui", "resources")
BUILT_FROM = ("main.py", "pyproject.toml", "README.md", "LICENSE", *CODE)
MADE_BY_TOOLS = shutil.ignore_patterns("__pycache__", "*.egg-info")


def run(*command: str | Path, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    # Qt finds its platform by itself, as on a machine without a display.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "DISPLAY"))}
    words = [str(word) for word in command]
    return subprocess.run(
        words, cwd=cwd, env=inherited | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a wheel is built from: building leaves folders behind."""
    folder = tmp_path_factory.mktemp("sources")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=MADE_BY_TOOLS)
        else:
            shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by the locked back end, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    done = run(sys.executable, "-m", "pip", *build, sources, cwd=folder)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment with the wheel in it, which sees the present packages besides."""
    folder = tmp_path_factory.mktemp("environment")
    assert run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder).returncode == 0
    python = _programs(folder) / "python"
    # Installed first: pip would take the checkout, which the present packages know of, for an older version.
    done = run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).stdout.strip()
    # A path that a .pth names is searched, but .pth files in it, such as the checkout's, count for nothing.
    present = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (Path(packages) / "present.pth").write_text("\n".join(present), encoding="utf-8")
    return _programs(folder)


def test_the_wheel_holds_the_program_and_all_its_resources_and_nothing_else(sources: Path, wheel: Path) -> None:
    expected = {"main.py", *_files(sources, CODE)}
    names = zipfile.ZipFile(wheel).namelist()
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert {"ui/application.py", "resources/programs/missouri-dese-2021.toml", "resources/i18n/es.qm"} <= expected


def test_the_wheel_names_the_same_entrance_as_a_checkout_has(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as whole:
        (entrances,) = (name for name in whole.namelist() if name.endswith("entry_points.txt"))
        assert whole.read(entrances).decode().split("\n")[:2] == ["[console_scripts]", "callcenter = main:main"]


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "callcenter", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"callcenter, version {__version__}\n", "")


def test_the_installed_program_makes_a_vault_with_nothing_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    """Python tells of every file it loads, resources among them."""
    (tmp_path / "password").write_text("a password for made-up people")
    who = ("--supervisor", "Sam", "--password-file", tmp_path / "password")
    options = ("--program", "missouri-dese-2021", "--training")
    done = run(installed / "callcenter", "init", tmp_path / "vault", *who, *options, cwd=tmp_path, PYTHONVERBOSE="1")
    assert done.returncode == 0, _without_loading(done.stderr)
    assert (tmp_path / "vault" / "vault.db").exists()
    assert str(installed.parent) in done.stderr
    assert _of_the_checkout(done.stderr) == []


@pytest.mark.long
def test_the_installed_program_plays_the_demo_with_nothing_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    """Python tells of every file it loads, in the processes that the program starts, too."""
    demo = ("demo", "--no-window", "--people", "100", "--dir", tmp_path / "demo")
    done = run(installed / "callcenter", *demo, cwd=tmp_path, PYTHONVERBOSE="1")
    assert done.returncode == 0, _without_loading(done.stderr)
    assert "Call log: 8 calls exported, genuine." in done.stdout
    assert list((tmp_path / "demo" / "pictures").glob("*.png")), _without_loading(done.stderr)
    assert str(installed.parent) in done.stderr
    assert _of_the_checkout(done.stderr) == []


def _of_the_checkout(told: str) -> list[str]:
    return [line for line in told.splitlines() if any(str(ROOT / name) in line for name in BUILT_FROM)]


def _programs(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")


def _files(folder: Path, names: Iterable[str]) -> set[str]:
    return {
        path.relative_to(folder).as_posix() for name in names for path in (folder / name).rglob("*") if path.is_file()
    }


def _without_loading(told: str) -> str:
    """What stands on standard error besides Python's own words on what it loads."""
    own = ("import ", "# ", "Python ", "Type ", "clear ", "destroy ", "cleanup ")
    return "\n".join(line for line in told.splitlines() if not line.startswith(own))
