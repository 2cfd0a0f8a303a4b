"""A box for a few words on a call: its label before it, and behind it how much of its room is taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.dress import dress
from ui.widgets.secure_line_edit import SecureLineEdit


class NoteLine(QWidget):
    """`edited` carries the text that a person changed."""

    edited = Signal(str)

    def __init__(self, label: str, longest: int, parent: QWidget | None = None, *, counts: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("note_line")
        self._longest = longest
        self.edit = SecureLineEdit()
        self.edit.setMaxLength(longest)
        self.edit.setAccessibleName(label)
        self._label = QLabel(label)
        self._label.setObjectName("label")
        self._count = QLabel()
        self._count.setObjectName("key")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for text in (self._label, self._count):
            text.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._label)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self._count)
        self._count.setVisible(counts)
        self.edit.textChanged.connect(self._show_count)
        self.edit.textEdited.connect(self._take_edit)
        self._show_count()

    def refuse(self, sentence: str) -> None:
        """Mark the box, and put the caret into it; assistive technology tells the reason."""
        self._mark(sentence)
        self.edit.setFocus()

    def forget(self) -> None:
        """Empty the box without a trace."""
        self.edit.forget()
        self._mark("")

    def _take_edit(self, text: str) -> None:
        self._mark("")
        self.edited.emit(text)

    def _mark(self, sentence: str) -> None:
        self.edit.setAccessibleDescription(sentence)
        dress(self, fault=bool(sentence))

    def _show_count(self) -> None:
        taken = len(self.edit.text())
        self._count.setText(self.tr("{taken} of {longest}").format(taken=taken, longest=self._longest))
