"""A box for what a caller says or a password: what stands in it leaves it by no way of the desktop."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodQueryEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_LONGEST = 512  # a pasted book must not stop the window
_KEYS = QKeySequence.StandardKey
_COPYING = (_KEYS.Copy, _KEYS.Cut)
# After each key that leaves text selected Qt offers it to every program on X11, so the box acts on these by itself.
_SELECTING: tuple[tuple[QKeySequence.StandardKey, Callable[[QLineEdit], None]], ...] = (
    (_KEYS.SelectAll, lambda box: box.selectAll()),
    (_KEYS.SelectNextChar, lambda box: box.cursorForward(True, 1)),
    (_KEYS.SelectPreviousChar, lambda box: box.cursorBackward(True, 1)),
    (_KEYS.SelectNextWord, lambda box: box.cursorWordForward(True)),
    (_KEYS.SelectPreviousWord, lambda box: box.cursorWordBackward(True)),
    (_KEYS.SelectStartOfLine, lambda box: box.home(True)),
    (_KEYS.SelectStartOfBlock, lambda box: box.home(True)),
    (_KEYS.SelectStartOfDocument, lambda box: box.home(True)),
    (_KEYS.SelectEndOfLine, lambda box: box.end(True)),
    (_KEYS.SelectEndOfBlock, lambda box: box.end(True)),
    (_KEYS.SelectEndOfDocument, lambda box: box.end(True)),
    (_KEYS.Undo, lambda box: box.undo()),
    (_KEYS.Redo, lambda box: box.redo()),
)
# These do nothing for a single line, or turn it around, and keep what is selected: Qt would offer it again.
_IDLE = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Direction_L, Qt.Key.Key_Direction_R)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # held down, it is one Enter: each is a check in the journal
_SENSITIVE = (
    Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
)
# What an input method would be told of the text around the caret.
_TEXT_QUERIES = (
    Qt.InputMethodQuery.ImSurroundingText,
    Qt.InputMethodQuery.ImCurrentSelection,
    Qt.InputMethodQuery.ImTextBeforeCursor,
    Qt.InputMethodQuery.ImTextAfterCursor,
)


class SecureLineEdit(QLineEdit):
    """Takes typing and pasting; gives nothing to clipboard, selection, drag, menu or input method.

    `entered` tells that the caret came into it.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        self.setInputMethodHints(_SENSITIVE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self._anchor = 0
        self._is_pasting = False

    @property
    def is_pasting(self) -> bool:
        """Whether the edit that is being told of is a paste."""
        return self._is_pasting

    def forget(self) -> None:
        """Empty the box and its undo history; clear() would leave the text to Ctrl+Z."""
        self.setText("")

    def _select_to(self, place: int) -> None:
        self.setSelection(self._anchor, place - self._anchor)

    def _anchor_of_selection(self) -> int:
        """The end of the selection where the caret is not."""
        if not self.hasSelectedText():
            return self.cursorPosition()
        start, end = self.selectionStart(), self.selectionEnd()
        return start if self.cursorPosition() == end else end

    def _delete(self, start: int, end: int) -> None:
        self.setSelection(start, end - start)
        self.del_()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave out what copies; select and delete without copying, as Qt would do with both."""
        act = next((act for key, act in _SELECTING if event.matches(key)), None)
        if act:
            act(self)
        elif any(event.matches(key) for key in _COPYING) or (event.isAutoRepeat() and event.key() in _ENTER):
            event.accept()
        elif event.key() in _IDLE:
            event.ignore()
        elif event.matches(_KEYS.DeleteEndOfLine):
            self._delete(self.cursorPosition(), len(self.text()))
        elif event.matches(_KEYS.DeleteCompleteLine):
            self._delete(0, len(self.text()))
        else:
            self._is_pasting = event.matches(_KEYS.Paste)
            super().keyPressEvent(event)
            self._is_pasting = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the caret. Qt's own selecting would offer the text to every program on X11."""
        if event.button() is Qt.MouseButton.LeftButton:
            place = self.cursorPositionAt(event.position().toPoint())
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._anchor_of_selection()
                self._select_to(place)
            else:
                self._anchor = place
                self.setCursorPosition(place)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select as far as the mouse is drawn."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._select_to(self.cursorPositionAt(event.position().toPoint()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: here Qt would offer the selection, or paste it."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select all of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._anchor = 0
            self.selectAll()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Tell an input method where the caret is, but nothing of the text."""
        handled = super().event(event)
        if isinstance(event, QInputMethodQueryEvent):
            for query in _TEXT_QUERIES:
                if event.queries() & query:
                    event.setValue(query, "")
        return handled
