"""The frame of what stands beside the list of people."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

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
