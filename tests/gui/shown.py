"""What somebody before a page can see of it and do with it."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget


def texts(page: QWidget) -> list[str]:
    """What the labels say that can be seen."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def button(page: QWidget, text: str) -> QPushButton:
    """The one button of this wording that can be seen."""
    (found,) = (one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == text)
    return found


def press(page: QWidget, text: str) -> None:
    """Click a button with the mouse."""
    QTest.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def key(widget: QWidget, one: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key in a widget."""
    QTest.keyClick(widget, one, modifiers)


def type_in(widget: QWidget, text: str) -> None:
    """Type into a widget."""
    QTest.keyClicks(widget, text)


def enter(widget: QWidget, text: str) -> None:
    """Type into a widget and press Enter."""
    type_in(widget, text)
    key(widget, Qt.Key.Key_Return)


def box(page: QWidget) -> QLineEdit:
    """The one box that can be seen."""
    (found,) = (one for one in page.findChildren(QLineEdit) if one.isVisible())
    return found


def table(page: QWidget, name: str) -> QTableView:
    """The table of this name."""
    (found,) = (one for one in page.findChildren(QTableView) if one.accessibleName() == name)
    return found


def cells(model: QAbstractItemModel) -> list[list[str]]:
    """The words of a table, row by row."""
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def heads(model: QAbstractItemModel) -> list[str]:
    """The words above a table's columns."""
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def nameless(page: QWidget) -> Iterator[QWidget]:
    """What takes the focus and has no name for those who cannot see it."""
    for widget in page.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and widget.isVisible() and widget.focusProxy() is None:
            told = QAccessible.queryAccessibleInterface(widget)
            if not told or not told.text(QAccessible.Text.Name):
                yield widget
