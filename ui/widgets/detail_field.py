"""A box of the desk: label and key above, what was understood or what to mend beneath, and nothing ever jumps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.shortcuts import Shortcut
from ui.widgets.dress import dress
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.icon import Icon
from ui.widgets.secure_line_edit import SecureLineEdit


class DetailField(QWidget):
    """`edited` tells that a person changed the text, never that the program did."""

    edited = Signal()

    def __init__(self, label: str, shortcut: Shortcut, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail_field")
        self.edit = SecureLineEdit()
        self.edit.setObjectName("detail")
        self._label = QLabel()
        self._label.setObjectName("label")
        self._label.setBuddy(self.edit)
        self._key = QLabel(shortcut.label)
        self._key.setObjectName("key")
        for text in (self._label, self._key):
            text.setTextFormat(Qt.TextFormat.PlainText)
        self._icon = Icon()
        self._icon.setObjectName("note")
        self._note = FittedLabel()
        self._note.setObjectName("note")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()
        self._icon.hide()
        self.set_label(label)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._take_edit)

    @property
    def note(self) -> str:
        """What stands beneath the box."""
        return self._note.text()

    @property
    def has_fault(self) -> bool:
        """Whether the box is marked."""
        return bool(self._icon.name)

    def text(self) -> str:
        """What stands in the box, as it was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put a text into the box; it cannot be undone and is no edit."""
        self.edit.setText(text)

    def set_label(self, text: str) -> None:
        """Name the box."""
        self._label.setText(text.replace("&", "&&"))  # a lone one would be taken for a mnemonic
        self.edit.setAccessibleName(text)

    def forget(self) -> None:
        """Empty the box, its undo history and what stands beneath."""
        self.edit.forget()
        self._show("", "")

    def show_understood(self, text: str) -> None:
        """Say what was understood of the text, or nothing."""
        self._show("", text)

    def show_fault(self, text: str) -> None:
        """Mark the box and say what to mend."""
        self._show("fault", text)

    def _take_edit(self, _text: str) -> None:
        self.edited.emit()

    def _show(self, icon: str, note: str) -> None:
        self._icon.show_icon(icon)
        self._icon.setVisible(bool(icon))
        self._note.setText(note)
        self.edit.setAccessibleDescription(note)
        dress(self, fault=bool(icon))

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._label)
        above.addStretch()
        above.addWidget(self._key)
        beneath = QHBoxLayout()
        beneath.setSpacing(5)
        beneath.addWidget(self._icon)
        beneath.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(above)
        layout.addWidget(self.edit)
        layout.addLayout(beneath)
