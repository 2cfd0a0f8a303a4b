"""Whether everything can be read, and the focus seen."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.gui.access.contrast import EDGE, TEXT, contrast
from tests.gui.access.focus_ring import ringless_sides
from tests.gui.access.painted import Painted
from tests.gui.access.view import View, called
from tests.gui.room import cut_off
from tests.gui.shown import cells, heads
from ui.lock.countdown_bar import CountdownBar
from ui.widgets.icon import Icon
from ui.widgets.message_bar import MessageBar

_DOTS = "…"
_READ = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QTextEdit)


def unreadable(view: View) -> list[str]:
    """Texts that stand out too little from what is behind them; those of what cannot be used now are left out."""
    told = {(one.text, view.standing(one)) for one in view.texts if one.owner.isEnabled()}
    return [
        f"{text!r}: {standing.color} on {standing.ground}, {standing.ratio:.2f}"
        for text, standing in told
        if standing.ratio < TEXT
    ]


def pale_signs(view: View) -> list[str]:
    """Signs that stand out too little from what is beside them; 3 is enough for a shape (criterion 1.4.11)."""
    found = {}
    for sign in view.window.findChildren(Icon):
        if sign.isVisible() and sign.name and not sign.visibleRegion().isEmpty():
            corner, color = sign.mapTo(view.window, QPoint(0, 0)), sign.palette().color(sign.foregroundRole()).name()
            beside = view.picture.shares(QRect(corner.x() - 2, corner.y(), 2, sign.height()))
            found[sign.name] = min(contrast(color, ground) for ground in beside)
    return [f"{name}: {ratio:.2f}" for name, ratio in found.items() if ratio < EDGE]


class Rings:
    """Looks for the ring around each control once in each of its dresses."""

    def __init__(self) -> None:
        self._seen: set[object] = set()

    def ringless(self, view: View) -> list[str]:
        """Controls around which no ring tells that they have the focus."""
        faults = []
        for stop in view.round.stops:
            dress = (stop, isinstance(stop, QAbstractButton) and stop.isChecked(), _fault_around(stop))
            if dress not in self._seen:
                self._seen.add(dress)
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                sides = ringless_sides(view.window, stop)
                faults += [f"{called(stop)}: {', '.join(sides)}"] if sides else []
        return faults


def without_room(view: View) -> list[str]:
    """Texts that are cut off, end in dots, reach out of what they stand in, or lie over one another."""
    window = view.window
    return [*cut_off(window), *_shortened(view), *_reaching_out(window), *_overlapping(window)]


def scrolled(view: View) -> list[str]:
    """Pages of which a part is out of sight on a usual screen; beneath a bar that tells something it may be."""
    bars = view.window.findChildren(MessageBar), view.window.findChildren(CountdownBar)
    if any(bar.isVisible() for kind in bars for bar in kind):
        return []
    areas = (area for area in view.window.findChildren(QScrollArea) if area.isVisible())
    return [
        f"{type(area).__name__} of {type(area.widget()).__name__} lacks {bar.maximum()} pixels"
        for area in areas
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar())
        if bar.isVisible()
    ]


def _fault_around(part: QWidget) -> object:
    parent = part.parentWidget()
    return parent.property("fault") if parent else None


def _shortened(view: View) -> Iterator[str]:
    """Texts that are drawn with dots at their end which they do not have."""
    for one in view.texts:
        if one.text.endswith(_DOTS) and not any(text.endswith(one.text) for text in _whole_texts(one)):
            yield f"{one.text!r} is shortened"


def _whole_texts(painted: Painted) -> Iterable[str]:
    owner = painted.owner
    shown = owner.parentWidget() if owner.objectName() == "qt_scrollarea_viewport" else owner
    if isinstance(shown, QHeaderView):
        return heads(shown.model())
    if isinstance(shown, QTableView):
        return [text for row in cells(shown.model()) for text in row]
    if isinstance(shown, QAbstractItemView):
        return [str(shown.model().index(row, 0).data()) for row in range(shown.model().rowCount())]
    if isinstance(shown, QTextEdit):
        return shown.toPlainText().splitlines()
    if isinstance(shown, QComboBox):
        return [shown.currentText()]
    return [shown.text().replace("&", "")] if isinstance(shown, QLabel | QAbstractButton | QLineEdit) else []


def _reaching_out(window: QWidget) -> Iterator[str]:
    for part in _read_parts(window):
        parent = part.parentWidget()
        if parent and not _is_larger_inside(parent) and not parent.rect().contains(part.geometry()):
            yield f"{called(part)} reaches out of its {type(parent).__name__}"


def _overlapping(window: QWidget) -> Iterator[str]:
    beside: dict[QWidget, list[QWidget]] = {}
    for part in _read_parts(window):
        parent = part.parentWidget()
        if parent and not _is_larger_inside(parent):
            beside.setdefault(parent, []).append(part)
    for parts in beside.values():
        for place, one in enumerate(parts):
            for other in parts[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    yield f"{called(one)} lies over {called(other)}"


def _read_parts(window: QWidget) -> Iterator[QWidget]:
    for part in window.findChildren(QWidget):
        if isinstance(part, _READ) and part.isVisible() and not part.size().isEmpty() and not part.isWindow():
            yield part


def _is_larger_inside(parent: QWidget) -> bool:
    """Whether what is in it may be larger than it, for it scrolls, or is its own affair."""
    above = parent.parentWidget()
    return isinstance(parent, _READ) or isinstance(above, QScrollArea | QAbstractItemView)
