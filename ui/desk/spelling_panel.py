"""A name letter by letter, large, with the words it is read out by."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callcenter.domain.spelling import Letter
from ui.desk.side_panel import SidePanel
from ui.desk.side_state import SideState
from ui.widgets.announcement import announce

_LARGE, _WORDS = 1.8, 1.15  # of the font's size, when there is room
_SMALLEST = 0.45
_STEP = 0.05
_APART = 1.15  # heights of a letter
_BESIDE = 18.0  # pixels
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Letters(QWidget):
    """One letter a line, in as many columns as are needed; all of them grow smaller until they fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters")
        self._letters: tuple[Letter, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_letters(self, letters: tuple[Letter, ...]) -> None:
        """Show them, and tell them to those who cannot see them."""
        self._letters = letters
        self.setAccessibleName(", ".join(letter.said or letter.shown for letter in letters))
        self.update()

    @property
    def fits(self) -> bool:
        """Whether all of it has its room."""
        return self._width(self._factor()) <= self.width()

    def _sized(self, points: float, factor: float, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * points * factor)
        font.setBold(bold)
        return font

    def _line(self, factor: float) -> float:
        return QFontMetricsF(self._sized(_LARGE, factor, bold=True)).height() * _APART

    def _columns(self, factor: float) -> list[tuple[tuple[Letter, ...], float, float]]:
        """The letters of each column, and how wide its letters and its words are."""
        rows = max(1, int(self.height() / self._line(factor)))
        large = QFontMetricsF(self._sized(_LARGE, factor, bold=True))
        words = QFontMetricsF(self._sized(_WORDS, factor, bold=False))
        parts = [self._letters[place : place + rows] for place in range(0, len(self._letters), rows)]
        return [
            (
                part,
                max(large.horizontalAdvance(one.shown) for one in part) + _BESIDE / 2,
                max(words.horizontalAdvance(one.said) for one in part) + _BESIDE,
            )
            for part in parts
        ]

    def _width(self, factor: float) -> float:
        return sum(letter + words for _, letter, words in self._columns(factor))

    def _factor(self) -> float:
        factor = 1.0
        while factor > _SMALLEST and self._width(factor) > self.width():
            factor -= _STEP
        return factor

    def sizeHint(self) -> QSize:
        """Whatever there is."""
        return QSize(160, 120)

    def minimumSizeHint(self) -> QSize:
        """It grows smaller."""
        return QSize(80, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them column by column."""
        factor = self._factor()
        line, left = self._line(factor), 0.0
        large, words = self._sized(_LARGE, factor, bold=True), self._sized(_WORDS, factor, bold=False)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for letters, letter_width, words_width in self._columns(factor):
            for row, letter in enumerate(letters):
                painter.setFont(large)
                painter.drawText(QRectF(left, row * line, letter_width, line), _MIDDLE, letter.shown)
                painter.setFont(words)
                painter.drawText(QRectF(left + letter_width, row * line, words_width, line), _MIDDLE, letter.said)
            left += letter_width + words_width
        painter.end()


class SpellingPanel(SidePanel):
    """Shows nothing but what stands in a box of names just now."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = Letters()
        self._build("", self.tr("Script")).addWidget(self.letters, 1)
        self._told = ("", False)

    def show_side(self, state: SideState) -> None:
        """The name that is spelled; it is told once, and not again at each edit."""
        headings = {
            "last_name": self.tr("Last name, letter by letter"),
            "first_name": self.tr("First name, letter by letter"),
        }
        self._heading.setText(headings.get(state.box, ""))
        self.letters.show_letters(state.letters)
        told = (state.box, state.in_spanish)
        if told != self._told:
            self._told = told
            announce(self.letters, self.letters.accessibleName(), at_once=False)

    def forget(self) -> None:
        """Leave nothing of the name."""
        self._told = ("", False)
        self.letters.show_letters(())
