"""What was sealed, shown for a moment: read by eye or read aloud, and taken by no way of the desktop."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 4
_FRAME = 8  # pixels of the style sheet's border and margin, above and below
_ROUNDED = 1  # pixels that a line may be higher than the font says, which rounds
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_MOST_LINES, Qt.Key.Key_PageDown: _MOST_LINES}


class SealedText(QPlainTextEdit):
    """A few lines; nothing in it can be selected, copied or dragged, and the arrow keys scroll."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show it, in as many lines as it needs."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self.updateGeometry()

    def forget(self) -> None:
        """Leave nothing of it."""
        self.setPlainText("")

    def sizeHint(self) -> QSize:
        """As high as its text, up to a few lines."""
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        margins = 2 * self.document().documentMargin() + _FRAME
        return QSize(120, round(lines * (self.fontMetrics().lineSpacing() + _ROUNDED) + margins))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll; whatever else is pressed is the page's."""
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None:
            event.ignore()
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + steps)
