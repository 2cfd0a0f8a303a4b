"""One line that says which keys do what, until it has to say what is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.announcement import announce
from ui.widgets.dress import dress
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.icon import Icon


class HintLine(QWidget):
    """Its room is kept, so that nothing jumps when it speaks."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint_line")
        self._hint = hint
        self._icon = Icon()
        self._text = FittedLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        self.show_fault("")

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_lines(self, lines: int) -> None:
        """In how many lines it may speak."""
        self._text.lines = lines

    def show_hint(self, hint: str) -> None:
        """Have something else to say when nothing is wrong."""
        self._hint = hint

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong, or which keys there are when nothing is."""
        is_new = sentence != self.text
        self._icon.show_icon("fault" if sentence else "")
        self._icon.setVisible(bool(sentence))
        self._text.setText(sentence or self._hint)
        dress(self, fault=bool(sentence))
        if sentence and is_new:
            announce(self, sentence, at_once=True)
