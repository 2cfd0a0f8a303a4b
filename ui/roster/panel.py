"""What every step of the roster page's right-hand card has in common."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.roster.parts import text_label
from ui.roster.presenter import RosterState


class Panel(QWidget):
    """A heading and a column of parts beneath it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = text_label("", "heading")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self._heading)

    def begin(self) -> None:
        """Put the focus where the step begins."""

    def show_state(self, state: RosterState) -> None:
        """Show what of the state belongs to this step."""
