"""What of a window takes keys: its controls, what assistive technology is told of them, and Tab's way through them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

_MOST_STOPS = 300
_MOST_LINKS = 60
_Role = QAccessible.Role
_ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QLineEdit, {_Role.EditableText}),
    (QComboBox, {_Role.ComboBox}),
    (QTableView, {_Role.Table}),
    (QTreeView, {_Role.Tree}),
    (QListView, {_Role.List}),
    (QTextBrowser, {_Role.StaticText, _Role.Document}),
    (QTextEdit, {_Role.EditableText}),
    (QAbstractSpinBox, {_Role.SpinBox}),
)
_TELLS_NOTHING = {_Role.NoRole, _Role.Client, _Role.Window, _Role.Pane, _Role.Grouping, _Role.Whitespace, _Role.Border}
_KEY = re.compile(r".?|F\d+|Esc|Enter|Tab|Return|((Ctrl|Alt|Shift)\+.+)", re.IGNORECASE)


def controls(window: QWidget) -> list[QWidget]:
    """What Tab may come to."""
    parts = (window, *window.findChildren(QWidget))
    return [part for part in parts if takes_tab(part)]


def buttons(window: QWidget) -> list[QAbstractButton]:
    """What can be pressed now, by Tab and Space or in another way; not what Qt's own tables have in their corner."""
    parts = window.findChildren(QAbstractButton)
    return [part for part in parts if part.isVisible() and part.isEnabled() and not part.objectName().startswith("qt_")]


def takes_tab(part: QWidget) -> bool:
    """Whether Tab may come to it."""
    takes = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and part.isVisible() and part.isEnabled() and part.focusProxy() is None


def name_of(part: QWidget) -> str:
    """What assistive technology calls it; on Linux Qt tells a combo box by what is chosen, its name by its label."""
    if isinstance(part, QComboBox) and part.accessibleName():
        return part.accessibleName()
    told = QAccessible.queryAccessibleInterface(part)
    return told.text(QAccessible.Text.Name) if told else ""


def role_of(part: QWidget) -> QAccessible.Role:
    """What assistive technology says that it is."""
    told = QAccessible.queryAccessibleInterface(part)
    return told.role() if told else _Role.NoRole


def is_key(name: str) -> bool:
    """Whether a name says no more than a key does."""
    return bool(_KEY.fullmatch(name.strip()))


def role_fits(part: QWidget) -> bool:
    """Whether the role is what the control does."""
    role = role_of(part)
    if isinstance(part, QAbstractButton):
        if not part.isCheckable():
            return role in {_Role.Button, _Role.ButtonMenu, _Role.Link}
        return role in ({_Role.RadioButton, _Role.PageTab} if is_one_of_many(part) else {_Role.CheckBox})
    wanted = next((roles for kind, roles in _ROLES if isinstance(part, kind)), None)
    return role in wanted if wanted else role not in _TELLS_NOTHING


def is_one_of_many(button: QAbstractButton) -> bool:
    """Whether choosing it lets go of another one."""
    group = button.group()
    return button.autoExclusive() if group is None else group.exclusive()


def companions(part: QWidget) -> set[QWidget]:
    """Those among which the arrows move, so that Tab comes to one of them; else the control alone."""
    if not isinstance(part, QAbstractButton) or not part.isCheckable() or not is_one_of_many(part):
        return {part}
    group, parent = part.group(), part.parentWidget()
    if group is not None:
        return {*group.buttons()}
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    others = parent.findChildren(QAbstractButton, options=direct) if parent else [part]
    return {other for other in others if other.autoExclusive() and other.group() is None}


@dataclass(frozen=True)
class Round:
    """Where Tab stops from the first control of a window on, and where it goes then: to the first, if all is well."""

    stops: list[QWidget]
    goes_to: QWidget | None


def walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> Round:
    """Every stop of Tab, or of Shift+Tab."""
    here = next(_focus_chain(window), None)
    if here is None:
        return Round([], None)
    here.setFocus(Qt.FocusReason.TabFocusReason)
    stops: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in stops and len(stops) < _MOST_STOPS:
        stops.append(here)
        _go_on(here, key)
    return Round(stops, here)


def _go_on(here: QWidget, key: Qt.Key) -> None:
    """Press Tab, in a text once for each of its links."""
    for _ in range(_MOST_LINKS if isinstance(here, QTextBrowser) else 1):
        QTest.keyClick(here, key)
        if QApplication.focusWidget() is not here:
            return


def _focus_chain(window: QWidget) -> Iterator[QWidget]:
    here = window
    for _ in range(len(window.findChildren(QWidget)) + 1):
        if takes_tab(here):
            yield here
        following = here.nextInFocusChain()
        if following is None or following is window:
            return
        here = following
