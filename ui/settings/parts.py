"""Small parts of the settings: a card with its heading, and a setting with the one sentence that says its effect."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


class SettingsCard(QFrame):
    """A group of settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 16, 12)
        self.column.setSpacing(4)

    def set_heading(self, text: str) -> None:
        """What the group is called; said first."""
        title = QLabel(text)
        title.setObjectName("heading")
        self.column.addWidget(title)

    def add_setting(self, label: str, control: QWidget, effect: str) -> None:
        """A labelled control with its sentence beneath, which is told as its description, too."""
        self.add_control(label, control)
        self.add_effect(control, effect)

    def add_control(self, label: str, control: QWidget) -> None:
        """A control and its label alone."""
        caption = QLabel(label)
        caption.setBuddy(control)
        control.setAccessibleName(label.replace("&", ""))
        row = QHBoxLayout()
        row.addWidget(caption, 1)
        row.addWidget(control)
        self.column.addLayout(row)

    def add_effect(self, control: QWidget, effect: str) -> None:
        """The sentence alone, for a control that has its label in itself."""
        control.setAccessibleDescription(effect)
        self.column.addWidget(sentence(effect))
        self.column.addSpacing(4)


def sentence(text: str = "") -> QLabel:
    """Quiet text that wraps."""
    label = QLabel(text)
    label.setObjectName("quiet_text")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
