"""Small parts of a supervisor's pages: a card with its heading, labels, buttons, a labelled box with its effect."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_ROOMY, _DENSE = (16, 10, 16, 12), (12, 6, 12, 8)  # margins


class Card(QFrame):
    """A group of what belongs together, with its heading; `dense` where a page has much to show at once."""

    def __init__(self, heading: str = "", parent: QWidget | None = None, *, dense: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(_DENSE if dense else _ROOMY))
        self.column.setSpacing(3 if dense else 6)
        if heading:
            self.column.addWidget(text_label(heading, "heading", wraps=not dense))


def text_label(text: str = "", name: str = "", *, wraps: bool = True) -> QLabel:
    """Text as it stands, whatever signs are in it, in as many lines as it needs."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label


def push_button(text: str, name: str = "") -> QPushButton:
    """A button that Enter presses, too."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(True)
    return button


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Buttons side by side, from the left."""
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


def labelled(label: str, control: QWidget, effect: str = "") -> QVBoxLayout:
    """A box beneath its label, and beneath it the sentence that says its effect."""
    caption = QLabel(label)
    caption.setBuddy(control.focusProxy() or control)  # a letter does not lead to what only passes the caret on
    control.setAccessibleName(label.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(caption)
    column.addWidget(control)
    if effect:
        control.setAccessibleDescription(effect)
        column.addWidget(text_label(effect, "quiet_text"))
    return column
