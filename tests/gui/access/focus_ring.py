"""Whether a ring tells where the focus is: what changes around a control when the focus comes to it."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.access.contrast import EDGE, contrast

WIDTH = 2
"""The least width of a ring in pixels, as in success criterion 2.4.13 of the Web Content Accessibility Guidelines."""
_AROUND = 4
_DEEP = 8  # pixels from outside in, within which the ring has to be
_PLACES = (0.3, 0.5, 0.7)


def ringless_sides(window: QWidget, control: QWidget) -> list[str]:
    """The sides of a focused control on which nothing wide or plain enough changed; the focus is its own again."""
    here = QRect(control.mapTo(window, QPoint(0, 0)), control.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    here = here.intersected(_seen(window, control))
    focused = _picture(window, here)
    control.clearFocus()
    alone = _picture(window, here)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    return [side for side, lines in _sides(focused) if not all(_has_ring(focused, alone, line) for line in lines)]


def _picture(window: QWidget, here: QRect) -> QImage:
    QApplication.processEvents()
    return window.grab(here).toImage()


def _seen(window: QWidget, control: QWidget) -> QRect:
    """What scrolled parts leave to be seen."""
    seen, parent = window.rect(), control.parentWidget()
    while parent is not None and parent is not window:
        seen = seen.intersected(QRect(parent.mapTo(window, QPoint(0, 0)), parent.size()))
        parent = parent.parentWidget()
    return seen


def _sides(picture: QImage) -> Iterator[tuple[str, list[list[tuple[int, int]]]]]:
    """For each side some lines of points, from outside in."""
    wide, high = picture.width(), picture.height()
    deep_x, deep_y = min(_DEEP, wide // 2), min(_DEEP, high // 2)
    yield "top", [[(round(wide * place), y) for y in range(deep_y)] for place in _PLACES]
    yield "bottom", [[(round(wide * place), high - 1 - y) for y in range(deep_y)] for place in _PLACES]
    yield "left", [[(x, round(high * place)) for x in range(deep_x)] for place in _PLACES]
    yield "right", [[(wide - 1 - x, round(high * place)) for x in range(deep_x)] for place in _PLACES]


def _has_ring(focused: QImage, alone: QImage, line: list[tuple[int, int]]) -> bool:
    told = [contrast(_color(focused, point), _color(alone, point)) >= EDGE for point in line]
    return any(changed and len(list(run)) >= WIDTH for changed, run in groupby(told))


def _color(picture: QImage, point: tuple[int, int]) -> str:
    return f"#{picture.pixel(*point) & 0xFFFFFF:06x}"
