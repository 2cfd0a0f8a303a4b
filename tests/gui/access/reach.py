"""Whether everything can be done by keyboard, in the order of the eye, and nothing by a turn of the wheel."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from tests.gui.access.controls import Round, buttons, companions
from tests.gui.access.reading_order import backward_steps
from tests.gui.access.view import View, called
from tests.gui.room import colliding_keys


def out_of_reach(view: View) -> list[str]:
    """Controls that Tab passes by or stays in, and buttons that only a mouse can press."""
    there, keys = view.round, _keys_of(view.window)
    missed = [part for part in view.controls if not companions(part) & set(there.stops)]
    reached = {other for stop in there.stops for other in companions(stop)}
    mouse_only = [part for part in buttons(view.window) if part not in reached and not _has_key(part, keys)]
    return [
        *(f"Tab passes by {called(part)}" for part in missed),
        *(f"no key presses {called(part)}" for part in mouse_only),
        *_not_round(there),
    ]


def one_way(view: View) -> list[str]:
    """Where Shift+Tab does not lead back the way that Tab came."""
    there, back = view.round.stops, view.round_back.stops
    if there[:1] == back[:1] and there[1:] == back[:0:-1]:
        return _not_round(view.round_back)
    return [f"{[called(part) for part in there]}, but back {[called(part) for part in back]}"]


def out_of_order(view: View) -> list[str]:
    """Steps of Tab that lead up or to the left before it has come round."""
    steps = backward_steps(view.window, view.round.stops)
    return [f"{called(one)} → {called(other)}" for one, other in steps]


def unscrollable(view: View) -> list[str]:
    """What is scrolled by the mouse alone: nothing in it takes the caret, and the page keys do not move it."""
    stops = view.round.stops
    areas = (area for area in view.window.findChildren(QAbstractScrollArea) if area.isVisible())
    return [
        called(area)
        for area in areas
        if area.verticalScrollBar().isVisible()
        and not any(area is stop or area.isAncestorOf(stop) for stop in stops)
        and not _turns_pages(view, area)
    ]


def _turns_pages(view: View, area: QAbstractScrollArea) -> bool:
    """Whether Page Down reaches it from wherever the caret was when the state was come to."""
    bar, focused = area.verticalScrollBar(), view.focused
    before = bar.value()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        if focused is not None:
            QTest.keyClick(focused, key)
        if bar.value() != before:
            bar.setValue(before)
            return True
    return False


def with_one_key(view: View) -> list[str]:
    """Letters that press two things."""
    return colliding_keys(view.window)


def turned_by_wheel(view: View) -> list[str]:
    """Controls that say something else once the wheel was turned over them."""
    return [called(part) for part in view.controls if any(_changes(part, turn) for turn in (120, -120))]


def _not_round(way: Round) -> list[str]:
    if not way.stops or way.goes_to is way.stops[0]:
        return []
    then = called(way.goes_to) if way.goes_to else "nothing"
    return [f"after {called(way.stops[-1])} comes {then}"]


def heard(window: QWidget, sequence: str) -> list[QShortcut]:
    """The shortcuts of a window that hear a key wherever the caret is; two of them would take it from one another."""
    wanted = QKeySequence(sequence)
    return [one for one in window.findChildren(QShortcut) if one.isEnabled() and one.key() == wanted and _hears(one)]


def _keys_of(window: QWidget) -> set[str]:
    """What can be pressed wherever the caret is; Enter and Esc are taken by pages themselves."""
    shortcuts = (one for one in window.findChildren(QShortcut) if one.isEnabled())
    return {"Enter", "Esc", *(one.key().toString() for one in shortcuts if _hears(one))}


def _hears(shortcut: QShortcut) -> bool:
    parent = shortcut.parent()
    return isinstance(parent, QWidget) and parent.isVisible() and parent.isEnabled()


def _has_key(button: QAbstractButton, keys: set[str]) -> bool:
    """Whether its letter presses it, or the key that stands behind its words."""
    named = QKeySequence(button.text().rpartition("  ")[2]).toString()
    return not button.shortcut().isEmpty() or named in keys


def _changes(part: QWidget, turn: int) -> bool:
    before = _said(part)
    target = part.viewport() if isinstance(part, QAbstractScrollArea) else part
    middle = QPointF(target.rect().center())
    event = QWheelEvent(
        middle,
        target.mapToGlobal(middle),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
    return _said(part) != before


def _said(part: QWidget) -> object:
    if isinstance(part, QComboBox):
        return part.currentIndex()
    if isinstance(part, QAbstractButton):
        return part.isChecked()
    if isinstance(part, QLineEdit | QAbstractSpinBox):
        return part.text()
    if isinstance(part, QAbstractSlider):
        return part.value()
    if isinstance(part, QAbstractItemView):
        return part.currentIndex().row(), part.currentIndex().column()
    return part.toPlainText() if isinstance(part, QTextEdit) else None
