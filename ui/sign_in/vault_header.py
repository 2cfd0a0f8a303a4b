"""The top of the card: which vault, in which folder, and what can be told of it without a password."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.sign_in.card import MarkedLine, plain_label


class VaultHeader(QWidget):
    """Shows a vault, or the way to one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = plain_label(name="title")
        self._folder = plain_label(name="quiet_text")
        self._training = QLabel(self.tr("TRAINING: made-up people only"))
        self._training.setObjectName("training")
        self._in_use = MarkedLine(
            "closed",
            self.tr("This vault is open in another program on this computer. Close it there before you sign in."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._folder)
        column.addWidget(self._training, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._in_use)

    def show_vault(self, vault: Path | None, training: bool, in_use: bool) -> None:
        """Name, folder, and the two marks."""
        if vault is None:
            self._name.setText(self.tr("Welcome"))
            self._folder.setText(self.tr("Choose the folder of a vault that is there, or make a new vault."))
        else:
            self._name.setText(vault.name)
            self._folder.setText(broken_anywhere(str(vault.parent)))
        self._training.setVisible(vault is not None and training)
        self._in_use.setVisible(vault is not None and in_use)


def broken_anywhere(path: str) -> str:
    """A path that wraps after each of its separators instead of widening the card."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
