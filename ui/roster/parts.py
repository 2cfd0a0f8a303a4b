"""Small parts of the roster page: figures with their captions, buttons, labels, faults, still tables."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QProgressBar, QTableView, QVBoxLayout, QWidget

from callcenter.progress import Progress
from ui.widgets.announcement import announce
from ui.widgets.cards import text_label
from ui.widgets.tables import dress_table

_LONGEST_NAME = 48


class Figures(QWidget):
    """A row of numbers, each above what it counts."""

    def __init__(self, captions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions = [text_label(caption, "quiet_text", wraps=False) for caption in captions]
        self._values = [text_label("", "figure") for _ in captions]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(26)
        for caption, value in zip(self._captions, self._values, strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(value)
            column.addWidget(caption)
            layout.addLayout(column)
        layout.addStretch()

    def show_numbers(self, *numbers: int | None) -> None:
        """One number for each caption; without a number the caption is not there."""
        for caption, label, number in zip(self._captions, self._values, numbers, strict=True):
            caption.setVisible(number is not None)
            label.setVisible(number is not None)
            label.setText("" if number is None else f"{number:,}")
            label.setAccessibleName("" if number is None else f"{caption.text()}: {number:,}")


class FaultNote(QLabel):
    """What is wrong with the choice above it; its room is kept, so that nothing jumps when it speaks."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fault")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._lines = lines
        self._keep_room()

    def tell(self, sentence: str, box: QWidget, description: str = "") -> None:
        """Show a sentence or nothing; the box that it is about tells it, or else its description."""
        box.setAccessibleDescription(sentence or description)
        words = f"▲  {sentence}" if sentence else ""
        if words != self.text():
            self.setText(words)
            if sentence:
                announce(box, sentence, at_once=True)

    def _keep_room(self) -> None:
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()


def labelled(text: str, box: QWidget, *below: QWidget) -> QVBoxLayout:
    """A label above a box, which has its name; a mnemonic in it leads there."""
    label = QLabel(text)
    label.setObjectName("label")
    label.setBuddy(box)
    box.setAccessibleName(text.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(2)
    for part in (label, box, *below):
        column.addWidget(part)
    return column


def progress_bar(name: str) -> QProgressBar:
    """How far something is; takes the focus, so that those who cannot see it can ask."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setAccessibleName(name)
    bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return bar


def show_progress(bar: QProgressBar, progress: Progress | None) -> None:
    """As far as it is; moving without an end while that cannot be told."""
    bar.setRange(0, progress.total if progress else 0)
    bar.setValue(progress.done if progress else 0)


def table_of(model: QAbstractItemModel, name: str, *, numbered: bool = False) -> QTableView:
    """A table to be read and to choose a row of; Tab leaves it. `numbered` shows the rows' own headers."""
    table = QTableView()
    dress_table(table, model, name)
    table.verticalHeader().setVisible(numbered)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def short_name(name: str) -> str:
    """A file's name, its middle left out where it is too long for a line."""
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[:half]}…{name[-half:]}"
