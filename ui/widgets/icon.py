"""A bundled picture as large as a line of its font and in the color of its text, so that the style sheet rules both."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget


class Icon(QWidget):
    """Decoration beside a word that says the same: it has no name of its own."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """Which picture is shown; empty for none."""
        return self._name

    def show_icon(self, name: str) -> None:
        """Show the picture of this name, or none."""
        if name != self._name:
            self._name = name
            self.update()

    def sizeHint(self) -> QSize:
        """A square as high as a line of text."""
        side = self.fontMetrics().height()
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        if not self._name:
            return
        color = self.palette().color(self.foregroundRole()).name()
        side = min(self.width(), self.height())
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        QSvgRenderer(QByteArray(_drawing(self._name).replace("currentColor", color).encode())).render(painter, place)
        painter.end()


@cache
def _drawing(name: str) -> str:
    return files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
