"""Name every system library that Qt needs and that is missing on this Linux machine, with its Debian package.

`--no-window`: leave out what only a real window needs. `--packages`: print package names alone.
Runs in or outside .venv; exits with 1 when something is missing.
"""

import ctypes
import re
import subprocess
import sys
from collections.abc import Callable

FOR_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
FOR_A_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
UNLOADED = re.compile(r"(\S+\.so[.\d]*): cannot open shared object file")


def missing(needed: dict[str, str], load: Callable[[str], object] = ctypes.CDLL) -> dict[str, str]:
    """Those of `needed` (library to Debian package) that `load` cannot load."""
    gone = {}
    for library, package in needed.items():
        try:
            load(library)
        except OSError:
            gone[library] = package
    return gone


def sentence(gone: dict[str, str]) -> str:
    """One sentence with the libraries and the packages that hold them."""
    packages = " ".join(sorted(set(gone.values())))
    return f"Qt misses {', '.join(gone)}: on Debian or Ubuntu run `apt-get install {packages}`."


def import_fault() -> str:
    """What stops Qt from being imported although every library above is there; empty when nothing does."""
    command = [sys.executable, "-c", "import PySide6.QtGui, PySide6.QtWidgets"]
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    unloaded = UNLOADED.search(run.stderr)
    return f"Qt misses {unloaded.group(1)}: install the package that holds it." if unloaded else ""


def main(options: list[str]) -> int:
    """0 when nothing is missing, else 1 and the sentence."""
    if not sys.platform.startswith("linux"):
        return 0
    gone = missing(FOR_QT if "--no-window" in options else {**FOR_QT, **FOR_A_WINDOW})
    if "--packages" in options:
        print(*sorted(set(gone.values())))
        return int(bool(gone))
    told = sentence(gone) if gone else import_fault()
    if told:
        print(told, file=sys.stderr)
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
