"""What stands in the script's place when it is called for: a heading, and the key that brings the script back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.desk.side_state import SideState
from ui.shortcuts import Shortcut
from ui.widgets.dress import dress


class _Area(QScrollArea):
    """Scrolls by itself when the caret moves in it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the panel."""
        event.ignore()


class SidePanel(QFrame):
    """`closed` tells that the script is wanted again."""

    closed = Signal()

    def _build(self, heading: str, back: str) -> QVBoxLayout:
        """A card with its heading; what stands below it goes into the layout that is given back."""
        self.setObjectName("card")
        self._heading = QLabel(heading)
        self._heading.setObjectName("heading")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        button = QPushButton(f"{back}  {Shortcut.BACK.label}")
        button.setObjectName("quiet")
        button.setAccessibleName(back)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._scrolled_body(), 1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 6, 0)
        body.setSpacing(6)
        return body

    def _scrolled_body(self) -> QScrollArea:
        """With large letters there may be more of it than there is room for."""
        self._body = QWidget()
        area = _Area()
        for part in (area, self._body):
            part.setObjectName("body")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        return area

    def set_compact(self, compact: bool) -> None:
        """For a narrow window, or a wide one."""
        dress(self, compact=compact)

    def show_side(self, state: SideState) -> None:
        """Show what of the state belongs here."""

    def point(self) -> None:
        """Put the caret where something is to be typed; nowhere when nothing is."""

    def forget(self) -> None:
        """Leave nothing of what was typed or shown."""
