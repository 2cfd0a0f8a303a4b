"""What Qt needs of the machine to show or draw anything: a display and system libraries. Imports no Qt."""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping

from callcenter.errors import EnvironmentFault

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


class QtMissesLibrary(EnvironmentFault):
    """Qt cannot be loaded, or would end the process, for want of a system library; the sentence names it."""

    code = "qt_misses_library"


_UNLOADED = re.compile(r"(\S+\.so[.\d]*): cannot open shared object file")


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether anybody would see a window."""
    if environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if sys.platform.startswith("linux"):
        return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
    return True


def shows_by_x11(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window would be shown by X11, for which Qt wants libraries of its own and ends the process without."""
    if not sys.platform.startswith("linux") or not has_display(environment):
        return False
    chosen = environment.get("QT_QPA_PLATFORM") or ("wayland" if environment.get("WAYLAND_DISPLAY") else "xcb")
    return chosen.startswith("xcb")


def missing(needed: Mapping[str, str], load: Callable[[str], object] = ctypes.CDLL) -> dict[str, str]:
    """Those of `needed` (library to Debian package) that `load` cannot load."""
    gone = {}
    for library, package in needed.items():
        try:
            load(library)
        except OSError:
            gone[library] = package
    return gone


def missing_sentence(gone: Mapping[str, str]) -> str:
    """One sentence with the libraries and the packages that hold them."""
    packages = " ".join(sorted(set(gone.values())))
    return f"Qt misses {', '.join(gone)}: on Debian or Ubuntu run `apt-get install {packages}`."


def unloaded_sentence(message: str) -> str:
    """The library that a failed import names, in one sentence; empty when it names none."""
    unloaded = _UNLOADED.search(message)
    return f"Qt misses {unloaded.group(1)}: install the package that holds it." if unloaded else ""
