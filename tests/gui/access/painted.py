"""The texts that a window paints: whose, what, in which color, on which ground and where.

A picture alone does not tell a letter's color, for its edges are smoothed: each widget is painted as vectors, in which
a text is still a text, and what lies behind it is looked up in the picture of the whole window.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from tests.gui.access.contrast import contrast

_TEXT = re.compile(r"<text ([^>]*)>(.*?)</text>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_MATRIX = re.compile(r'transform="matrix\(([^)]*)\)"')
_AROUND = (4, 2)  # pixels beside a text and above it that are looked at as well
_GROUND = 0.15  # of all these: what covers less is the smoothed edge of a letter
_INVISIBLE = 0.7
_BYTES = 4  # of a pixel


@dataclass(frozen=True, eq=False)
class Painted:
    """A run of letters, and where it is in the window, in pixels; it has two colors where it is selected."""

    owner: QWidget
    text: str
    colors: tuple[str, ...]
    box: QRect
    seen: QRect
    """What can be seen of its owner."""


@dataclass(frozen=True)
class Standing:
    """How a color of letters stands out from the ground, which is the one of several that it does so least from."""

    ratio: float
    color: str
    ground: str


class Picture:
    """How a window looks, to be asked for a part of it."""

    def __init__(self, window: QWidget) -> None:
        self._image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._pixels = memoryview(self._image.constBits())

    def part(self, box: QRect) -> bytes:
        """The pixels of a box, row by row."""
        box, row = box.intersected(self._image.rect()), self._image.bytesPerLine()
        left, right = _BYTES * box.left(), _BYTES * (box.right() + 1)
        return b"".join(self._pixels[y * row + left : y * row + right] for y in range(box.top(), box.bottom() + 1))

    def shares(self, box: QRect) -> dict[str, float]:
        """The colors of a box as `#rrggbb`, each with its share of it."""
        counted = Counter(memoryview(self.part(box)).cast("I").tolist())
        total = counted.total()
        return {f"#{color & 0xFFFFFF:06x}": count / total for color, count in counted.items()}


class Reader:
    """Reads what is painted; of a widget that looks as it did in an earlier state it knows that already."""

    def __init__(self) -> None:
        self._known: dict[object, list[Painted]] = {}
        self._standings: dict[Painted, Standing] = {}

    def read(self, window: QWidget, picture: Picture) -> Iterator[Painted]:
        """Every text that can be seen in a window."""
        for owner in (window, *window.findChildren(QWidget)):
            if owner.isVisible() and _paints(owner):
                seen = owner.visibleRegion().boundingRect().translated(owner.mapTo(window, QPoint(0, 0)))
                if not seen.isEmpty():
                    yield from self._texts_in(window, picture, owner, seen)

    def standing(self, picture: Picture, painted: Painted) -> Standing:
        """How well one that was read in this picture stands out; of one that is selected, as it is seen."""
        if painted not in self._standings:
            self._standings[painted] = max((_stands(picture, painted, one) for one in painted.colors), key=_ratio)
        return self._standings[painted]

    def _texts_in(self, window: QWidget, picture: Picture, owner: QWidget, seen: QRect) -> list[Painted]:
        look = owner, seen.getRect(), picture.part(seen)
        if look not in self._known:
            self._known[look] = list(_texts_of(window, owner, seen))
        return self._known[look]


def _paints(owner: QWidget) -> bool:
    """Whether it paints anything but a ground and a frame: a class of its own, or the inside of what scrolls."""
    paints = type(owner).paintEvent not in {QWidget.paintEvent, QFrame.paintEvent, QScrollBar.paintEvent}
    return paints or isinstance(owner.parentWidget(), QAbstractScrollArea)


def _texts_of(window: QWidget, owner: QWidget, seen: QRect) -> Iterator[Painted]:
    corner = owner.mapTo(window, QPoint(0, 0))
    runs: dict[tuple[str, tuple[int, int, int, int]], list[str]] = {}
    for text, color, box in _runs_of(owner):
        place = box.translated(corner).intersected(seen)
        if text.strip() and not place.isEmpty() and _is_above(window, owner, place.center()):
            runs.setdefault((text, (place.x(), place.y(), place.width(), place.height())), []).append(color)
    for (text, rect), colors in runs.items():
        yield Painted(owner, text, tuple(dict.fromkeys(colors)), QRect(*rect), seen)


def _ratio(standing: Standing) -> float:
    return standing.ratio


def _stands(picture: Picture, painted: Painted, letters: str) -> Standing:
    across, down = (0, 0) if len(painted.colors) > 1 else _AROUND  # beside what is selected there is another ground
    shares = picture.shares(painted.box.adjusted(-across, -down, across, down).intersected(painted.seen))
    grounds = [color for color, share in shares.items() if share >= _GROUND and color != letters]
    if shares.get(letters, 0) > _INVISIBLE:
        grounds = [letters]
    ground = min(grounds or [max(shares, key=shares.__getitem__)], key=lambda color: contrast(color, letters))
    return Standing(contrast(letters, ground), letters, ground)


def _runs_of(owner: QWidget) -> Iterator[tuple[str, str, QRect]]:
    """Text, color and box of what a widget paints without its children; twice what is selected."""
    for group in _as_vectors(owner).split("<g ")[1:]:
        found = _MATRIX.search(group)
        shift = [float(part) for part in found[1].split(",")[4:]] if found else [0.0, 0.0]
        for attributes, words in _TEXT.findall(group):
            told = dict(_ATTRIBUTE.findall(attributes))
            text = unescape(words).strip("\n")
            yield text, told["fill"], _box(text, told, *shift)


def _box(text: str, told: dict[str, str], across: float, down: float) -> QRect:
    font = QFont(told["font-family"])
    font.setPointSizeF(float(told["font-size"]))
    font.setWeight(QFont.Weight(int(told["font-weight"])))
    metrics = QFontMetricsF(font)
    left, base = float(told["x"]) + across, float(told["y"]) + down
    high = metrics.capHeight() or metrics.ascent()
    return QRectF(left, base - high, metrics.horizontalAdvance(text), high).toAlignedRect()


def _as_vectors(owner: QWidget) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    owner.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return bytes(buffer.data().data()).decode()


def _is_above(window: QWidget, owner: QWidget, point: QPoint) -> bool:
    """Whether nothing else lies over a widget there."""
    above = window.childAt(point)
    return above is None or above is owner or owner.isAncestorOf(above) or above.isAncestorOf(owner)
