"""What every step of the wizard has in common."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.roster.state import Fault, RosterState


class Panel(QWidget):
    """A column of parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def begin(self) -> None:
        """Put the focus where the step begins."""

    def point_to(self, fault: Fault) -> None:
        """Put the focus where a fault is mended."""
        self.begin()

    def show_state(self, state: RosterState) -> None:
        """Show what of the state belongs to this step."""

    def forget(self) -> None:
        """Leave nothing of a file or a password behind."""
