"""The last minute before the window locks by itself, counted down where everybody looks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.widgets.announcement import announce
from ui.widgets.icon import Icon

_SPOKEN_AT = {60, 30, 10}  # seconds; somebody who hears the screen is not told every second


class CountdownBar(QFrame):
    """Hidden until it is told how many seconds are left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("countdown")
        self._seconds = QLabel()
        self._seconds.setObjectName("countdown_seconds")
        self._text = QLabel()
        self._text.setWordWrap(True)
        for label in (self._seconds, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(Icon("checking"))
        layout.addWidget(self._seconds)
        layout.addWidget(self._text, 1)
        self.hide()

    def show_left(self, seconds: int | None) -> None:
        """So many seconds until the lock; None takes the bar away."""
        if seconds is None:
            self.hide()
            return
        begins = self.isHidden()
        self._seconds.setText(self.tr("Locks in {seconds} s").format(seconds=seconds))
        self._text.setText(self.tr("Any key and any move of the mouse keeps it open. Nothing that was typed is lost."))
        self.setAccessibleName(f"{self._seconds.text()}. {self._text.text()}")
        self.show()
        if begins or seconds in _SPOKEN_AT:
            announce(self, self.accessibleName(), at_once=True)
