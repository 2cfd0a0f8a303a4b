"""Whether callers are answered now, in a shape and in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.dress import dress
from ui.widgets.icon import Icon


class LineStrip(QWidget):
    """Shows what it is told; the words say open or closed, the shape repeats it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("line")
        self._icon = Icon()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._icon)
        layout.addWidget(self._text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def icon(self) -> str:
        """Which shape stands beside it."""
        return self._icon.name

    def show_line(self, is_open: bool, text: str, *, is_urgent: bool = False) -> None:
        """Say whether the line is open, until when or from when, and the center's time; urgent is set off."""
        shape = "open" if is_open else "closed"
        if text == self.text and self.icon == shape:
            return
        self._icon.show_icon(shape)
        self._text.setText(text)
        self.setAccessibleName(text)
        dress(self, open=is_open, urgent=is_urgent)
