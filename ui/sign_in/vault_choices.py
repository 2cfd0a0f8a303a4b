"""The foot of the card: vaults opened lately, another folder, a new vault, help, the screen's other language."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.sign_in.beside import Beside
from ui.sign_in.card import push_button
from ui.sign_in.language_button import LanguageButton
from ui.widgets.help_button import HelpButton

_ROOM = 17  # for a recent vault's name and folder, in line heights

_BETWEEN = "  –  "


class VaultChoices(QWidget):
    """Every way to another vault than the one shown, to help, and to another language."""

    chosen = Signal(object)
    other_wanted = Signal()
    new_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self.tr("Other vaults opened here"))
        self._heading.setObjectName("quiet_text")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._buttons: dict[Path, QPushButton] = {}
        self._help, self.language = HelpButton(), LanguageButton()
        self._other = push_button(self.tr("Choose a &folder…"))
        self._new = push_button(self.tr("Make a &new vault…"))
        self._other.clicked.connect(self.other_wanted)
        self._new.clicked.connect(self.new_wanted)
        self._help.clicked.connect(self.help_wanted)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._help)
        head.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(head)
        column.addLayout(self._recent)
        column.addWidget(Beside().add(self._other, 1).add(self._new, 1))

    def show_recent(self, vaults: Iterable[Path]) -> None:
        """One button for each vault."""
        for button in self._buttons.values():
            self._recent.removeWidget(button)
            button.deleteLater()
        self._buttons = {vault: self._recent_button(vault) for vault in vaults}
        for before, after in pairwise([self._help, self.language, *self._buttons.values(), self._other, self._new]):
            self.setTabOrder(before, after)
        self._heading.setVisible(bool(self._buttons))

    def _recent_button(self, vault: Path) -> QPushButton:
        button = push_button(self._fitting(vault))
        button.setObjectName("quiet")
        button.setMinimumWidth(1)  # a narrow window leaves out more of it
        button.setFlat(True)
        button.setToolTip(str(vault))
        button.setAccessibleName(f"{vault.name}, {vault.parent}")
        button.clicked.connect(lambda: self.chosen.emit(vault))
        self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _fitting(self, vault: Path) -> str:
        """The name in full before anything of the folder is left out."""
        metrics = self.fontMetrics()
        room = min(_ROOM * metrics.height(), self.width() - 2 * metrics.height())
        name = metrics.elidedText(vault.name, Qt.TextElideMode.ElideMiddle, room)
        folder = metrics.elidedText(
            str(vault.parent), Qt.TextElideMode.ElideLeft, room - metrics.horizontalAdvance(name + _BETWEEN)
        )
        return (f"{name}{_BETWEEN}{folder}" if folder else name).replace("&", "&&")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out as much as there is no room for."""
        super().resizeEvent(event)
        for vault, button in self._buttons.items():
            button.setText(self._fitting(vault))
