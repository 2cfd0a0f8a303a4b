"""Small parts of the page of review cases: labels, buttons, a grid of captions with what they say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.widgets.cards import text_label


class Facts(QWidget):
    """Captions at the left, and beside each what it says."""

    def __init__(self, captions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [text_label() for _ in captions]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for line, (caption, value) in enumerate(zip(captions, self._values, strict=True)):
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            grid.addWidget(text_label(caption, "quiet_text", wraps=False), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, line, 1)

    @property
    def words(self) -> list[str]:
        """What is said, line by line."""
        return [value.text() for value in self._values]

    def show_words(self, *words: str) -> None:
        """Say this; one for each caption."""
        for value, text in zip(self._values, words, strict=True):
            value.setText(text)

    def forget(self) -> None:
        """Say nothing."""
        for value in self._values:
            value.clear()
