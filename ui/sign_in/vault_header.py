"""The top of the card: which vault, in which folder, and what can be told of it without a password."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.line_words import line_words
from ui.sign_in.card import MarkedLine, plain_label
from ui.sign_in.known_line import KnownLine
from ui.widgets.dress import dress


class VaultHeader(QWidget):
    """Shows a vault."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = plain_label(name="title")
        self._folder = plain_label(name="quiet_text")
        self._training = QLabel(self.tr("TRAINING: made-up people only"))
        self._training.setObjectName("training")
        self._line = MarkedLine("")
        self._line.setObjectName("line")
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
        column.addWidget(self._line)
        column.addWidget(self._in_use)
        self._line.hide()

    def show_vault(self, vault: Path | None, training: bool, in_use: bool) -> None:
        """Name, folder, and the two marks."""
        self._name.setText(vault.name if vault else "")
        self._folder.setText(broken_anywhere(str(vault.parent)) if vault else "")
        self._training.setVisible(vault is not None and training)
        self._in_use.setVisible(vault is not None and in_use)

    def show_line(self, line: KnownLine | None, now: datetime) -> None:
        """The center's own time, and whether its line is open; nothing of a line that is not known."""
        self._line.setVisible(line is not None)
        if line is None:
            return
        told = line_words(line.hours, now, always_open=line.always_open)
        text = self.tr("At the center {line}").format(line=told.whole)
        if text != self._line.text():
            self._line.say("open" if told.is_open else "closed", text)
            dress(self._line, open=told.is_open)


def broken_anywhere(path: str) -> str:
    """A path that wraps after each of its separators instead of widening the card."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
