"""Where something of a caller could still stand after a call: every part of the window, and the clipboard."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QWidget


def texts(window: QMainWindow) -> str:
    """Everything that any part of the window shows, holds or tells assistive technology."""
    found = [window.windowTitle()]
    for part in window.findChildren(QWidget):
        found += [part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.objectName()]
        if isinstance(part, QLineEdit):
            found += [part.text(), part.selectedText(), part.placeholderText()]
        if isinstance(part, QLabel):
            found.append(part.text())
        interface = QAccessible.queryAccessibleInterface(part)
        if interface:
            found += [interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText]
    found += [document.toPlainText() for document in window.findChildren(QTextDocument)]
    for model in window.findChildren(QAbstractItemModel):
        found += _cells(model, QModelIndex())
    return "\n".join(found)


def undoable(workplace: QWidget) -> list[str]:
    """Names of boxes in which something could be taken back, or done again."""
    edits = workplace.findChildren(QLineEdit)
    return [edit.accessibleName() for edit in edits if edit.isUndoAvailable() or edit.isRedoAvailable()]


def clipboards() -> str:
    """What the clipboard holds, and the X11 selection where there is one."""
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(QClipboard.Mode.Selection)
    return "\n".join(clipboard.text(mode) for mode in modes)


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            cell = model.index(row, column, parent)
            yield str(cell.data() or "")
            yield from _cells(model, cell)
