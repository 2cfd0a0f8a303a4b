"""The only file choosers and message boxes: a box is for a decision, news goes to the message bar."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

CSV_FILES = "CSV (*.csv)"
ROSTER_FILES = "CSV, .csv.gz, .xlsx (*.csv *.txt *.gz *.xlsx)"


class Dialogs(Protocol):
    """What pages may ask a person for; tests answer in their place."""

    def open_file(self, title: str, kinds: str) -> Path | None:
        """A file that is there, or None."""
        ...

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a file, `name` being suggested, or None."""
        ...

    def choose_folder(self, title: str) -> Path | None:
        """A folder that is there, or None."""
        ...

    def confirm(self, title: str, question: str, yes: str, no: str) -> bool:
        """Whether the person chose `yes`; `no` is what Enter and Esc take."""
        ...

    def choose(self, title: str, question: str, ways: Sequence[str], stay: str) -> int | None:
        """The place of the way that the person chose; None for `stay`, which is what Enter and Esc take."""
        ...


class QtDialogs:
    """Real boxes over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def open_file(self, title: str, kinds: str) -> Path | None:
        """A file that is there, or None."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return Path(name) if name else None

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a file, `name` being suggested, or None."""
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, name, kinds)
        return Path(chosen) if chosen else None

    def choose_folder(self, title: str) -> Path | None:
        """A folder that is there, or None."""
        name = QFileDialog.getExistingDirectory(self._parent, title)
        return Path(name) if name else None

    def confirm(self, title: str, question: str, yes: str, no: str) -> bool:
        """Whether the person chose `yes`; `no` is what Enter and Esc take."""
        return self.choose(title, question, (yes,), no) == 0

    def choose(self, title: str, question: str, ways: Sequence[str], stay: str) -> int | None:
        """The place of the way that the person chose; None for `stay`, which is what Enter and Esc take."""
        box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=self._parent)
        buttons = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
        staying = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(staying)
        box.setEscapeButton(staying)
        box.exec()
        chosen = box.clickedButton()
        return next((place for place, button in enumerate(buttons) if button is chosen), None)
