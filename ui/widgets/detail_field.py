"""A box of the desk: label and key above, what was understood or what to mend beneath, and nothing ever jumps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.shortcuts import Shortcut
from ui.widgets.dress import dress
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.icon import Icon
from ui.widgets.secure_line_edit import SecureLineEdit


class DetailField(QWidget):
    """`edited` tells that a person changed the text, never that the program did.

    A `narrow` one takes two lines for a fault that is told nowhere else.
    """

    edited = Signal()
    narrow = False

    def __init__(self, label: str, shortcut: Shortcut, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail_field")
        self.edit = SecureLineEdit()
        self.edit.setObjectName("detail")
        self._label = FittedLabel()  # drawn as it stands: no letter of it is a key
        self._label.setObjectName("label")
        self._key = QLabel(shortcut.label)
        self._key.setObjectName("key")
        self._key.setTextFormat(Qt.TextFormat.PlainText)
        self._icon = Icon()
        self._icon.setObjectName("note")
        self._note = FittedLabel()
        self._note.setObjectName("note")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()
        self._fault = ""
        self._is_told_below = False
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
        self._label.setText(text)
        self.edit.setAccessibleName(text)

    def forget(self) -> None:
        """Empty the box, its undo history and what stands beneath."""
        self.edit.forget()
        self._show("", "")

    def show_understood(self, text: str) -> None:
        """Say what was understood of the text, or nothing."""
        self._show("", text)

    def show_fault(self, text: str, *, is_told_below: bool = False) -> None:
        """Mark the box and say what to mend; without room for it, a box points to where it is told as well."""
        self._is_told_below = is_told_below
        self._show("fault", text)

    def _take_edit(self, _text: str) -> None:
        self.edited.emit()

    def _show(self, icon: str, note: str) -> None:
        self._icon.show_icon(icon)
        self._icon.setVisible(bool(icon))
        self._fault = note if icon else ""
        self._note.lines = 1
        self._note.setText(note)
        if self._fault:
            self._write_fault()
        self.edit.setAccessibleDescription(note)
        dress(self, fault=bool(icon))

    def _write_fault(self) -> None:
        self._note.lines = 1
        has_room = not self.isVisible() or self._note.has_room_for(self._fault)
        if self.narrow and not has_room and not self._is_told_below:
            self._note.lines = 2
        self._note.setText(self.tr("To mend: see below") if not has_room and self._is_told_below else self._fault)

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._label, 1)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room may hold a fault, or no more than the way to it."""
        super().resizeEvent(event)
        if self._fault:
            self._write_fault()
