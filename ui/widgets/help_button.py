"""The button that opens help, for those who do not know its key yet."""

from PySide6.QtWidgets import QPushButton, QWidget

from ui.deeds import tip
from ui.shortcuts import Shortcut


class HelpButton(QPushButton):
    """Says the key beside the word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        word = self.tr("Help")
        self.setText(f"{word}  {Shortcut.HELP.label}")
        self.setObjectName("quiet")
        self.setFlat(True)
        self.setAutoDefault(True)
        self.setAccessibleName(word)
        self.setToolTip(tip(Shortcut.HELP))
