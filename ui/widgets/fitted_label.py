"""Text that grows smaller before it is cut, so that a long sentence moves nothing around it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_SMALLEST = 0.6
_STEP = 0.05
_HIGH_ENOUGH = 1_000_000.0


class FittedLabel(QLabel):
    """Plain text in so many lines at most; what does not fit even when small is in the tool tip."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None, *, keeps_room: bool = True) -> None:
        """Without a text it keeps the room of one, or takes none."""
        super().__init__(parent)
        self._lines = lines
        self._keeps_room = keeps_room
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> int:
        """In how many lines the text may stand."""
        return self._lines

    @lines.setter
    def lines(self, lines: int) -> None:
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    @property
    def _is_nothing(self) -> bool:
        return not self._keeps_room and not self.text()

    def full_height(self) -> int:
        """As high as it ever gets."""
        return self._lines * self.fontMetrics().lineSpacing()

    def fitting_font(self) -> QFont:
        """The label's font, as much smaller as the text needs."""
        return self._fitting(self.text())

    def has_room_for(self, text: str) -> bool:
        """Whether all of a text could be seen, if need be in the smallest size."""
        return self._fits(self._fitting(text), text)

    def _fitting(self, text: str) -> QFont:
        font = QFont(self.font())
        size, factor = font.pointSizeF(), 1.0
        while factor > _SMALLEST and not self._fits(font, text):
            factor -= _STEP
            font.setPointSizeF(size * factor)
        return font

    def _fits(self, font: QFont, text: str) -> bool:
        if self._lines == 1:
            return QFontMetricsF(font).horizontalAdvance(text) <= self.width()
        needed = self._wrapped(font, text, self.width())
        room = min(self.height(), self._lines * self.fontMetrics().lineSpacing())
        return needed.height() <= room and needed.width() <= self.width()

    def _wrapped(self, font: QFont, text: str, width: int) -> QRectF:
        room = QRectF(0, 0, width, _HIGH_ENOUGH)
        return QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text)

    def hasHeightForWidth(self) -> bool:
        """One line is as high as another."""
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text needs in its full size."""
        line = self.fontMetrics().lineSpacing()
        if self._is_nothing:
            return 0
        return max(line, min(self._lines * line, round(self._wrapped(self.font(), self.text(), width).height())))

    def setText(self, text: str) -> None:
        """Say something else, and leave nothing of the former text behind."""
        super().setText(text)
        self.setToolTip("")

    def sizeHint(self) -> QSize:
        """High enough for its lines in its font, whatever it says; as wide as there is room."""
        return QSize(1, 0 if self._is_nothing else self.full_height())

    def minimumSizeHint(self) -> QSize:
        """One line: it fits everywhere."""
        return QSize(1, 0 if self._is_nothing else self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text; one line that is still too long ends in dots."""
        font, text = self.fitting_font(), self.text()
        flags = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        if self._lines == 1:
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        else:
            flags |= Qt.TextFlag.TextWordWrap
        self.setToolTip("" if self._fits(font, self.text()) else self.text())
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), flags, text)
        painter.end()
