"""The button that turns the screen to its other language."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.language import LANGUAGES, screen_language


class LanguageButton(QPushButton):
    """Says the other language's name in that language, for those who cannot read this one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        here = screen_language()
        other, name = next((code, name) for code, name in LANGUAGES.items() if code != here)
        self.setText(f"&{name}")
        self.setObjectName("quiet")
        self.setFlat(True)
        self.setAutoDefault(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Turns the screen to this language"))
        self.clicked.connect(lambda: self.chosen.emit(other))
