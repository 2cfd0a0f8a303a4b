"""Whether one control stands after another for the eye.

Two controls are compared by what parts them: the two boxes - columns, cards, rows, or the controls themselves - that
stand side by side in the smallest one around both. Of these the second one has to begin beneath the first, or to the
right of it at the same height. So a column is read to its end before the next one, and nothing leads up or to the left.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import getCppPointer

_SLACK = 4  # pixels by which boxes may overlap

Place = tuple[int, QRect]


def backward_steps(window: QWidget, stops: list[QWidget]) -> list[tuple[QWidget, QWidget]]:
    """Each stop that does not stand after the one before it."""
    return [pair for pair in pairwise(stops) if not stands_after(window, *pair)]


def stands_after(window: QWidget, one: QWidget, other: QWidget) -> bool:
    """Whether the other one is what the eye comes to later."""
    for (key, first), (other_key, second) in zip(_places(window, one), _places(window, other), strict=False):
        if key != other_key:
            return _is_later(first, second)
    return False


def _is_later(first: QRect, second: QRect) -> bool:
    beneath = second.top() >= first.bottom() - _SLACK
    beside = second.left() >= first.right() - _SLACK and second.bottom() > first.top()
    return beneath or beside


def _places(window: QWidget, part: QWidget) -> list[Place]:
    """Every box around a part, from the window down to itself."""
    places: list[Place] = [_place_of_widget(window, part)]
    while part is not window:
        parent = part.parentWidget()
        if parent is None:
            break
        corner = parent.mapTo(window, QPoint(0, 0))
        layout = parent.layout()
        around = list(_layouts_around(layout, part)) if layout else []
        places += [(_key(one), one.geometry().translated(corner)) for one in reversed(around)]
        places.append(_place_of_widget(window, parent))
        part = parent
    return places[::-1]


def _layouts_around(layout: QLayout, part: QWidget) -> Iterator[QLayout]:
    """The nested layouts that hold a widget, the outermost first; none when the layout does not hold it."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item else None
        if item and item.widget() is part:
            yield layout
            return
        if inner and (found := list(_layouts_around(inner, part))):
            yield layout
            yield from found
            return


def _place_of_widget(window: QWidget, part: QWidget) -> Place:
    return _key(part), QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _key(thing: QWidget | QLayout) -> int:
    return int(getCppPointer(thing)[0])
