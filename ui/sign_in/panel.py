"""What the pages of the wizard have in common."""

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from ui.sign_in.fault import Place
from ui.sign_in.new_vault_state import NewVaultState


class Panel(QWidget):
    """A column of parts; what is typed in it stays until it is emptied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def show_state(self, state: NewVaultState) -> None:
        """Show what of the state belongs to this page."""

    def begin(self) -> None:
        """Put the caret where the page begins."""

    def box(self, place: Place) -> QWidget | None:
        """The box of a place; None when it is not on this page."""
        return None

    def moves_on(self) -> bool:
        """Whether Enter goes to a box that is still empty rather than to the next page; it is there then."""
        return False

    def forget(self) -> None:
        """Leave nothing behind."""


def next_empty(boxes: Iterable[QLineEdit]) -> QLineEdit | None:
    """The first empty box after the one with the caret; None where there is none, or the caret is elsewhere."""
    chain = list(boxes)
    here = next((place for place, box in enumerate(chain) if box.hasFocus()), len(chain))
    return next((box for box in chain[here + 1 :] if not box.text()), None)


def set_busy(parts: Iterable[QWidget], busy: bool) -> None:
    """Boxes keep the caret and take no key; buttons cannot be pressed."""
    for part in parts:
        if isinstance(part, QLineEdit):
            part.setReadOnly(busy)
        elif isinstance(part, QAbstractButton):
            part.setEnabled(not busy)
