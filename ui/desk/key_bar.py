"""What can be done at the desk, each with its key: quiet buttons where there is room, else a menu."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget

from ui.deeds import tip
from ui.shortcuts import Shortcut

_COLUMNS = 4


class KeyBar(QWidget):
    """`wanted` tells the shortcut whose deed was clicked; the keys themselves work wherever the caret is."""

    wanted = Signal(Shortcut)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for place, (shortcut, deed) in enumerate(self._deeds()):
            grid.addWidget(self._button(shortcut, deed), place // _COLUMNS, place % _COLUMNS)
            grid.setColumnStretch(place % _COLUMNS, 1)
            self.menu.addAction(f"{deed}\t{shortcut.label}", self._telling(shortcut))

    def _deeds(self) -> tuple[tuple[Shortcut, str], ...]:
        return (
            (Shortcut.CHECK, self.tr("Check")),
            (Shortcut.REVIEW_CASE, self.tr("Review case")),
            (Shortcut.WRAP_UP, self.tr("Wrap up")),
            (Shortcut.NEXT_CALL, self.tr("Next call")),
            (Shortcut.SPELL, self.tr("Spell")),
            (Shortcut.QUESTIONS, self.tr("Questions")),
            (Shortcut.QUOTED, self.tr("Reference")),
            (Shortcut.OWN_DAY, self.tr("My day")),
        )

    def _button(self, shortcut: Shortcut, deed: str) -> QPushButton:
        """The caret stays where it is: Tab goes through the boxes."""
        button = QPushButton(f"{deed}  {shortcut.label}")
        button.setObjectName("quiet")
        button.setAccessibleName(deed)
        button.setToolTip(tip(shortcut))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._telling(shortcut))
        return button

    def _telling(self, shortcut: Shortcut) -> Callable[..., None]:
        return lambda *_: self.wanted.emit(shortcut)
