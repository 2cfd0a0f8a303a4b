"""Small parts of the page of people: labels, buttons, the frame of what stands beside the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.people.state import PeopleState


class Part(QWidget):
    """What stands beside the list in one step."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def show_state(self, state: PeopleState) -> None:
        """Show all of it."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the caret where work begins."""
        raise NotImplementedError

    def forget(self) -> None:
        """Leave nothing of what was typed or told."""


def plain_label(text: str = "", name: str = "") -> QLabel:
    """Text as it stands, in as many lines as it needs."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def push_button(text: str, name: str = "") -> QPushButton:
    """A button that Enter presses, too."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(True)
    return button


def button_row(*buttons: QPushButton) -> QBoxLayout:
    """Buttons from the left."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row
