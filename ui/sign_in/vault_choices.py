"""The foot of the card: vaults opened lately, another folder, a new vault, the screen's other language."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.sign_in.card import push_button
from ui.sign_in.language_button import LanguageButton

_ROOM = 17  # for a recent vault's name and folder, in line heights

_BETWEEN = "  –  "


class VaultChoices(QWidget):
    """Every way to another vault than the one shown, and to another language."""

    chosen = Signal(object)
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self.tr("Other vaults opened here"))
        self._heading.setObjectName("quiet_text")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._buttons: list[QPushButton] = []
        self._other = push_button(self.tr("Choose a &folder…"))
        self._new = push_button(self.tr("Make a &new vault…"))
        self.language = LanguageButton()
        self._other.clicked.connect(self.other_wanted)
        self._new.clicked.connect(self.new_wanted)
        row = QHBoxLayout()
        row.addWidget(self._other)
        row.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._heading)
        column.addLayout(self._recent)
        column.addLayout(row)
        column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignRight)

    def show_recent(self, vaults: Iterable[Path]) -> None:
        """One button for each vault."""
        for button in self._buttons:
            self._recent.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._recent_button(vault) for vault in vaults]
        for before, after in pairwise([*self._buttons, self._other, self._new, self.language]):
            self.setTabOrder(before, after)
        self._heading.setVisible(bool(self._buttons))

    def _recent_button(self, vault: Path) -> QPushButton:
        button = push_button(self._fitting(vault).replace("&", "&&"))
        button.setObjectName("quiet")
        button.setFlat(True)
        button.setToolTip(str(vault))
        button.setAccessibleName(f"{vault.name}, {vault.parent}")
        button.clicked.connect(lambda: self.chosen.emit(vault))
        self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _fitting(self, vault: Path) -> str:
        """The name in full before anything of the folder is left out."""
        metrics = self.fontMetrics()
        room = _ROOM * metrics.height()
        name = metrics.elidedText(vault.name, Qt.TextElideMode.ElideMiddle, room)
        folder = metrics.elidedText(
            str(vault.parent), Qt.TextElideMode.ElideLeft, room - metrics.horizontalAdvance(name + _BETWEEN)
        )
        return f"{name}{_BETWEEN}{folder}" if folder else name
