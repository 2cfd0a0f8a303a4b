"""Text to be read aloud from the screen: it grows smaller before it has to be scrolled."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

_FACTORS = (1.0, 0.95, 0.9, 0.85, 0.8)
_HIGH_ENOUGH = 1_000_000.0
_FLAGS = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop) | Qt.TextFlag.TextWordWrap


class _Lines(QLabel):
    """Plain text, drawn in a share of its font's size."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.factor = 1.0

    def _sized(self, factor: float) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * factor)
        return font

    def height_at(self, width: int, factor: float) -> int:
        """How high the text is in so much room."""
        room = QRectF(0, 0, width, _HIGH_ENOUGH)
        return round(QFontMetricsF(self._sized(factor)).boundingRect(room, _FLAGS, self.text()).height() + 0.5)

    def heightForWidth(self, width: int) -> int:
        """As high as it is drawn."""
        return self.height_at(width, self.factor)

    def minimumSizeHint(self) -> QSize:
        """Whatever there is: the area around it scrolls."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setFont(self._sized(self.factor))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(self.rect()), _FLAGS, self.text())
        painter.end()


class ReadingText(QScrollArea):
    """As large as its font when there is room, four fifths of it when there is little, then with a scroll bar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what the style sheet knows the text by."""
        super().__init__(parent)
        self._lines = _Lines()
        self._lines.setObjectName(name)
        self.setObjectName("reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._lines)

    @property
    def text(self) -> str:
        """What it says."""
        return self._lines.text()

    @property
    def factor(self) -> float:
        """In which share of its font's size it is drawn."""
        return self._lines.factor

    def show_text(self, text: str) -> None:
        """Say something else, from its beginning."""
        if text != self._lines.text():
            self._lines.setText(text)
            self.verticalScrollBar().setValue(0)
            self._fit()

    def turn_pages(self, pages: int) -> None:
        """Scroll so many pages down, or up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _fit(self) -> None:
        """The largest size at which all of it is seen, or the smallest one."""
        room, lines = self.maximumViewportSize(), self._lines
        fitting = (one for one in _FACTORS if lines.height_at(room.width(), one) <= room.height())
        factor = next(fitting, _FACTORS[-1])
        self._lines.factor = factor
        bar = self.verticalScrollBar().sizeHint().width()
        fits = self._lines.height_at(room.width(), factor) <= room.height()
        self._lines.setMinimumHeight(0 if fits else self._lines.height_at(room.width() - bar, factor))
        self._lines.update()

    def sizeHint(self) -> QSize:
        """Room for a few lines; it takes whatever else there is."""
        return QSize(120, 3 * self._lines.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(60, self._lines.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room is another size."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font as well."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
