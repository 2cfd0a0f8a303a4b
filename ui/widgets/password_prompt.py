"""A password asked for in the page itself: the box, what is wrong with it, and the two ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.announcement import announce
from ui.widgets.password_field import PasswordField

_LETTERS = 52  # wide enough for a password of five words


class PasswordPrompt(QWidget):
    """The box is emptied as soon as its text was given on; `given` is sent for a typed password alone."""

    given = Signal(str)
    declined = Signal()

    def __init__(self, label: str, action: str, decline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = PasswordField()
        self._field.set_accessible_name(label)
        self._field.setMaximumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        caption = QLabel(label)
        caption.setBuddy(self._field.edit)
        self._fault = QLabel()
        self._fault.setObjectName("fault")
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setWordWrap(True)
        self._fault.setMinimumHeight(self._fault.fontMetrics().height())
        self._action, self._decline = QPushButton(action), QPushButton(decline)
        self._action.setObjectName("primary")
        buttons = QHBoxLayout()
        for button in (self._action, self._decline):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (caption, self._field, self._fault):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self._field.submitted.connect(self._give)
        self._action.clicked.connect(self._give)
        self._decline.clicked.connect(self.declined)

    def begin(self) -> None:
        """Put the caret into the box."""
        self._field.edit.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong and let it be typed again."""
        self._tell(sentence)
        self.begin()

    def set_busy(self, busy: bool) -> None:
        """Nothing can be given while the last password is tried."""
        if busy and (self._action.hasFocus() or self._decline.hasFocus()):
            self.begin()  # a button that is disabled would send the caret somewhere else
        self._field.edit.setReadOnly(busy)
        self._action.setEnabled(not busy)
        self._decline.setEnabled(not busy)

    def forget(self) -> None:
        """Empty the box without a trace, and say nothing of it."""
        self._field.forget()
        self._tell("")

    def _give(self) -> None:
        password = self._field.text()
        if self._field.edit.isReadOnly():
            return
        if not password:
            self.refuse(self.tr("Type your password."))
            return
        self.forget()
        self.given.emit(password)

    def _tell(self, sentence: str) -> None:
        self._fault.setText(f"▲  {sentence}" if sentence else "")
        self._field.edit.setAccessibleDescription(sentence)
        if sentence:
            announce(self._field.edit, sentence, at_once=True)
