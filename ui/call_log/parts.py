"""Small parts of the call log's page: labelled choices and boxes, buttons, a drawn mark."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

_FINENESS = 3  # pixels of a drawing for one of the window: screens may have as many


def cell(label: str, control: QWidget) -> QWidget:
    """A control beneath its label, which names it."""
    whole = QWidget()
    caption = QLabel(label)
    caption.setObjectName("quiet_text")
    caption.setBuddy(control.focusProxy() or control)  # a letter does not lead to what only passes the caret on
    control.setAccessibleName(label.replace("&", ""))
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(caption)
    column.addWidget(control)
    return whole


@cache
def mark(name: str, color: str, chosen_color: str, side: int) -> QIcon:
    """A bundled picture, so many pixels of the window high, in a color and in that of a chosen row."""
    drawing = files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    icon = QIcon()
    for one, mode in ((color, QIcon.Mode.Normal), (chosen_color, QIcon.Mode.Selected)):
        pixmap = QPixmap(_FINENESS * side, _FINENESS * side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing.replace("currentColor", one).encode())).render(painter)
        painter.end()
        icon.addPixmap(pixmap, mode)
    return icon
