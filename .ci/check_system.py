"""Name every system library that Qt needs and that is missing on this Linux machine, with its Debian package.

What only a real window needs is left out where there is no display, or with `--no-window`.
`--packages`: print package names alone. Runs in or outside .venv; exits with 1 when something is missing.
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from callcenter.cli.qt_needs import (
    FOR_A_WINDOW,
    FOR_QT,
    missing,
    missing_sentence,
    shows_by_x11,
    unloaded_sentence,
)


def import_fault() -> str:
    """What stops Qt from being imported although every library above is there; empty when nothing does."""
    command = [sys.executable, "-c", "import PySide6.QtGui, PySide6.QtWidgets"]
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    return unloaded_sentence(run.stderr)


def main(options: list[str]) -> int:
    """0 when nothing is missing, else 1 and the sentence."""
    if not sys.platform.startswith("linux"):
        return 0
    with_window = shows_by_x11() and "--no-window" not in options
    gone = missing({**FOR_QT, **FOR_A_WINDOW} if with_window else FOR_QT)
    if "--packages" in options:
        print(*sorted(set(gone.values())))
        return int(bool(gone))
    told = missing_sentence(gone) if gone else import_fault()
    if told:
        print(told, file=sys.stderr)
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
