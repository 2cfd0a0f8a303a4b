"""Make .venv and install the locked packages and this project in it: `set_up.py run-time|development`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"run-time": ("run-time",), "development": ("run-time", "development")}


def main() -> None:
    """Bring .venv up to date and write the stamps by which make sees that it is."""
    if sys.version_info < (3, 11):  # noqa: UP036 - on Windows nothing else has looked
        sys.exit("This program needs Python 3.11 or later.")
    purposes = LOCKS.get(sys.argv[1]) if len(sys.argv) == 2 else None
    if purposes is None:
        sys.exit("Usage: set_up.py run-time|development")
    print("Setting up .venv; the first time this takes about half a minute.", flush=True)
    python = _virtual_environment()
    _pip(python, "--require-hashes", "-r", "requirements/build.txt")
    locks = [word for purpose in purposes for word in ("-r", f"requirements/{purpose}.txt")]
    _pip(python, "--require-hashes", "--no-build-isolation", *locks)
    _pip(python, "--no-deps", "--no-build-isolation", "-e", ".")
    for purpose in purposes:
        (VENV / f"{purpose}.stamp").touch()
    subprocess.run([python, ".ci/check_system.py"], cwd=ROOT, check=False)


def _virtual_environment() -> str:
    """Path of the Python inside .venv, which is made anew when it is missing or does not run."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    if python.exists() and subprocess.run([python, "-c", probe], check=False).returncode == 0:
        return str(python)
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out, and venv fails half way without it
    except ImportError:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        sys.exit(f"This Python cannot make a virtual environment: run `apt-get install {package}`.")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False).returncode != 0:
        sys.exit("The virtual environment .venv could not be made: the reason stands above.")
    return str(python)


def _pip(python: str, *arguments: str) -> None:
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if subprocess.run([*pip, *arguments], cwd=ROOT, check=False).returncode != 0:
        sys.exit("Packages could not be installed: the reason stands above.")


if __name__ == "__main__":
    main()
