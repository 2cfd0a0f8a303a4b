"""How the window looks: Fusion, one bundled font, a light and a dark palette, one style sheet, and zoom."""

import re
from dataclasses import asdict, dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

POINTS = 11.0
_PERCENT = (80, 90, 100, 110, 125, 140, 160)
_NORMAL = _PERCENT.index(100)
_FONT_FILES = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
_IN_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt\b")
_SCHEME = "callcenter_scheme"
_ZOOM = "callcenter_zoom"


class Scheme(Enum):
    """Dark letters on light ground, or the other way round."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Colors:
    """The named colors of one scheme, as the style sheet names them.

    `window` is the ground of everything; `surface` of boxes, buttons and cards; `border` can be told from both.
    """

    window: str
    surface: str
    text: str
    quiet: str
    border: str
    line: str
    accent: str
    on_accent: str
    pointed: str
    fault: str
    done: str
    changed: str
    on_changed: str
    news_ground: str
    done_ground: str
    mend_ground: str
    fault_ground: str
    cannot_border: str
    yes: str = "#00703c"
    blue_yes: str = "#005ea2"
    no: str = "#b50909"
    more: str = "#ffbe2e"
    on_more: str = "#1b1b1b"
    cannot: str = "#1b1b1b"
    on_answer: str = "#ffffff"


_LIGHT = Colors(
    window="#f1f3f6",
    surface="#ffffff",
    text="#1b1b1b",
    quiet="#4b5563",
    border="#6b7480",
    line="#cbd1d9",
    accent="#005ea2",
    on_accent="#ffffff",
    pointed="#e3eef8",
    fault="#b50909",
    done="#00703c",
    changed="#d3d6da",
    on_changed="#3a4048",
    news_ground="#dcebf8",
    done_ground="#dcf1e4",
    mend_ground="#fff0c2",
    fault_ground="#fbe0dd",
    cannot_border="#5c5c5c",
)
_DARK = Colors(
    window="#1e2228",
    surface="#2a2f37",
    text="#f1f3f5",
    quiet="#b9c1cb",
    border="#8f99a6",
    line="#454d58",
    accent="#7cc0f5",
    on_accent="#0b1622",
    pointed="#37414d",
    fault="#ff9f96",
    done="#7fdba6",
    changed="#3d434b",
    on_changed="#d2d7dd",
    news_ground="#1d3a56",
    done_ground="#173f2b",
    mend_ground="#4b3a0c",
    fault_ground="#5c201c",
    cannot_border="#c9ced4",
)


def colors_of(scheme: Scheme) -> Colors:
    """The colors of a scheme."""
    return _LIGHT if scheme is Scheme.LIGHT else _DARK


def present_colors() -> Colors:
    """The colors that the program is dressed in."""
    application = _running()
    return colors_of(Scheme(application.property(_SCHEME) or system_scheme(application)))


def system_scheme(application: QApplication) -> Scheme:
    """What the operating system's user has chosen; light where nobody can say."""
    dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def apply_theme(application: QApplication, scheme: Scheme) -> None:
    """Dress the whole program; may be called again to change the scheme while windows are open."""
    application.setProperty(_SCHEME, scheme.value)
    application.setPalette(_palette(colors_of(scheme)))
    _set_sizes(application, _zoom_step(application))


def zoom_percents() -> dict[int, int]:
    """Every step of the zoom with its size in percent."""
    return {place - _NORMAL: percent for place, percent in enumerate(_PERCENT)}


def set_zoom(step: int) -> int:
    """Make everything larger or smaller: 0 is normal, each step about a tenth; the step as it was taken."""
    application = _running()
    taken = max(-_NORMAL, min(step, len(_PERCENT) - 1 - _NORMAL))
    application.setProperty(_ZOOM, taken)
    _set_sizes(application, taken)
    return taken


def _set_sizes(application: QApplication, step: int) -> None:
    factor = _PERCENT[_NORMAL + step] / 100
    font = QFont(_family())
    font.setPointSizeF(POINTS * factor)
    application.setFont(font)
    application.setStyleSheet(_style_sheet(present_colors(), factor))


def _running() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("there is no application to dress yet")
    return application


def _zoom_step(application: QApplication) -> int:
    return int(application.property(_ZOOM) or 0)


def _style_sheet(colors: Colors, factor: float) -> str:
    """The sheet with its colors named and every size in points zoomed."""
    sheet = files("resources").joinpath("styles", "window.qss").read_text(encoding="utf-8")
    zoomed = _IN_POINTS.sub(lambda size: f"{float(size[1]) * factor:.2f}pt", sheet)
    return Template(zoomed).substitute(asdict(colors))


@cache
def _family() -> str:
    """The bundled font's name, once Qt knows it; other scripts come from the system's fonts."""
    numbers = [
        QFontDatabase.addApplicationFontFromData(files("resources").joinpath("fonts", name).read_bytes())
        for name in _FONT_FILES
    ]
    return QFontDatabase.applicationFontFamilies(numbers[0])[0]


def _palette(colors: Colors) -> QPalette:
    """For what the style sheet leaves to Fusion."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, color in (
        (roles.Window, colors.window),
        (roles.WindowText, colors.text),
        (roles.Base, colors.surface),
        (roles.AlternateBase, colors.window),
        (roles.Text, colors.text),
        (roles.PlaceholderText, colors.quiet),
        (roles.Button, colors.surface),
        (roles.ButtonText, colors.text),
        (roles.BrightText, colors.fault),
        (roles.ToolTipBase, colors.surface),
        (roles.ToolTipText, colors.text),
        (roles.Highlight, colors.accent),
        (roles.HighlightedText, colors.on_accent),
        (roles.Accent, colors.accent),
        (roles.Link, colors.accent),
        (roles.LinkVisited, colors.accent),
        (roles.Light, colors.surface),
        (roles.Midlight, colors.line),
        (roles.Mid, colors.line),
        (roles.Dark, colors.border),
        (roles.Shadow, colors.border),
    ):
        palette.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.quiet))
    return palette
