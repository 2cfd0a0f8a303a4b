"""Stacked bars over intervals of time: each kind has a pattern and a word besides its color.

It is a picture for those who see it; whoever shows it puts the same numbers into a table beneath.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Colors, present_colors

_LINES = 7  # as high as so many lines of text at least, legend and labels among them
_FULL = 0.78  # of its place is a bar's width
_LEAST_TOP = 4  # calls that the highest bar stands for at least, so that one call is no tower


class Pattern(Enum):
    """How the area of one kind is filled."""

    SOLID = "solid"
    SLANTED = "slanted"
    LYING = "lying"
    CROSSED = "crossed"
    EMPTY = "empty"


@dataclass(frozen=True)
class Bar:
    """One interval: what stands under it, and how many there are of each kind."""

    label: str
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many there are of all kinds."""
        return sum(self.numbers)


@dataclass(frozen=True)
class Strip:
    """Bars from the left, and the words for their kinds from the bottom of a bar; five kinds at most."""

    kinds: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Inks:
    """The colors that a strip is drawn in: its words, its ground, and each kind."""

    words: str
    ground: str
    kinds: tuple[str, ...]


def inks_of(colors: Colors) -> Inks:
    """The inks of a palette; each can be told from the ground."""
    return Inks(colors.text, colors.surface, (colors.done, colors.fault, colors.text, colors.quiet, colors.text))


class BarStrip(QWidget):
    """Shows a strip in the colors of the present palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = Strip()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_strip(self, strip: Strip) -> None:
        """Show other bars; the same ones are not drawn anew."""
        if strip != self.strip:
            self.strip = strip
            self.update()

    def sizeHint(self) -> QSize:
        """As low as may be; it takes what room there is."""
        line = self.fontMetrics().lineSpacing()
        return QSize(30 * line, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Bars of some lines."""
        line = self.fontMetrics().lineSpacing()
        return QSize(12 * line, _LINES * line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw legend, bars and scale."""
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_strip(painter, QRectF(self.rect()), self.strip, inks_of(present_colors()))
        painter.end()


def paint_strip(painter: QPainter, place: QRectF, strip: Strip, inks: Inks) -> None:
    """Draw a strip with the painter's font, on a screen or on paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = _Drawing(painter, inks)
    top = drawing.legend(place, strip.kinds)
    line = drawing.metrics.lineSpacing()
    area = QRectF(place.left(), top + line * 1.2, place.width(), place.bottom() - top - line * 2.4)
    drawing.bars(area, strip.bars)
    painter.restore()


class _Drawing:
    """One strip on its way to the screen or the paper."""

    def __init__(self, painter: QPainter, inks: Inks) -> None:
        self._painter = painter
        self._inks = inks
        self.metrics = QFontMetricsF(painter.font(), painter.device())
        self._thin = self.metrics.height() / 14

    def legend(self, place: QRectF, kinds: tuple[str, ...]) -> float:
        """A sample of each kind's pattern before its word, in as many lines as need be; where the rest begins."""
        line, side = self.metrics.lineSpacing(), self.metrics.height() * 0.8
        x, y = place.left(), place.top()
        for number, word in enumerate(kinds):
            width = side * 1.5 + self.metrics.horizontalAdvance(word) + side * 1.4
            if x + width > place.right() and x > place.left():
                x, y = place.left(), y + line * 1.15
            self._area(QRectF(x, y + (line - side) / 2, side, side), number)
            self._write(QRectF(x + side * 1.5, y, width, line), word, Qt.AlignmentFlag.AlignLeft)
            x += width
        return y + (line if kinds else 0)

    def bars(self, area: QRectF, bars: tuple[Bar, ...]) -> None:
        """Bars on a line, with labels beneath and, where there is room for all of them, numbers above."""
        if not bars:
            return
        step = area.width() / len(bars)
        top = max(_LEAST_TOP, *(bar.total for bar in bars))
        tells = all(self.metrics.horizontalAdvance(f"{bar.total:,}") < step for bar in bars)
        for place, bar in enumerate(bars):
            left = area.left() + place * step
            place_of_bar = QRectF(left + step * (1 - _FULL) / 2, area.top(), step * _FULL, area.height())
            bottom = self._bar(place_of_bar, bar, top)
            if tells and bar.total:
                line = self.metrics.lineSpacing()
                above = QRectF(left, bottom - line, step, line)
                self._write(above, f"{bar.total:,}", Qt.AlignmentFlag.AlignHCenter)
        self._painter.setPen(QPen(QColor(self._inks.words), self._thin))
        self._painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._labels(area, bars, step)

    def _bar(self, place: QRectF, bar: Bar, top: int) -> float:
        """Its areas one upon another; where they end."""
        bottom = place.bottom()
        for number, calls in enumerate(bar.numbers):
            height = place.height() * calls / top
            if calls:
                self._area(QRectF(place.left(), bottom - height, place.width(), height), number)
            bottom -= height
        return bottom

    def _labels(self, area: QRectF, bars: tuple[Bar, ...], step: float) -> None:
        """Every label, or every second, third and so on where they would run into one another."""
        widest = max(self.metrics.horizontalAdvance(bar.label) for bar in bars) + self.metrics.averageCharWidth()
        aside = max(0.0, (widest - step) / 2)  # so far the first label moves to stay within the area
        every = max(1, -int(-(widest + aside) // step))
        for place in range(0, len(bars), every):
            middle = area.left() + (place + 0.5) * step
            left = max(area.left(), min(middle - widest / 2, area.right() - widest))
            beneath = QRectF(left, area.bottom() + self._thin, widest, self.metrics.lineSpacing() * 1.1)
            centered = left == middle - widest / 2
            side = Qt.AlignmentFlag.AlignHCenter if centered else Qt.AlignmentFlag.AlignLeft
            self._write(beneath, bars[place].label, side)

    def _area(self, place: QRectF, number: int) -> None:
        """The area of one kind: its outline, and its pattern within."""
        color, pattern = QColor(self._inks.kinds[number]), list(Pattern)[number]
        self._painter.setPen(QPen(color, self._thin))
        self._painter.setBrush(color if pattern is Pattern.SOLID else QColor(self._inks.ground))
        self._painter.drawRect(place)
        self._painter.save()
        self._painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        self._painter.drawLines(list(self._lines(place, pattern)))
        self._painter.restore()

    def _lines(self, place: QRectF, pattern: Pattern) -> Iterator[QLineF]:
        gap = self.metrics.height() / 4
        if pattern is Pattern.LYING:
            for step in range(1, int(place.height() / gap) + 1):
                y = place.bottom() - step * gap
                yield QLineF(place.left(), y, place.right(), y)
        if pattern in {Pattern.SLANTED, Pattern.CROSSED}:
            high = place.height()
            for step in range(1, int((place.width() + high) / (1.4 * gap)) + 1):
                x = step * 1.4 * gap
                yield QLineF(place.bottomLeft() + QPointF(x, 0), place.bottomLeft() + QPointF(x - high, -high))
                if pattern is Pattern.CROSSED:
                    yield QLineF(place.topLeft() + QPointF(x, 0), place.topLeft() + QPointF(x - high, high))

    def _write(self, place: QRectF, words: str, side: Qt.AlignmentFlag) -> None:
        self._painter.setPen(QColor(self._inks.words))
        self._painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
