"""The box for a password, with a key that shows it and a hint when Caps Lock seems to be on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.widgets.icon import Icon
from ui.widgets.secure_line_edit import SecureLineEdit


class PasswordField(QWidget):
    """`submitted` tells that Enter was pressed in the box."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None, *, again: bool = False, others: bool = False) -> None:
        """Its key has another name where the same password is typed `again`, or that of somebody else (`others`)."""
        super().__init__(parent)
        self._again = again
        self._others = others
        self.edit = SecureLineEdit()
        self.edit.setObjectName("password")
        self.show_key = QPushButton()
        self.show_key.setObjectName("show_key")
        self.show_key.setCheckable(True)
        self.show_key.setAutoDefault(False)
        self._icon = Icon("capitals")
        self._hint = QLabel(self.tr("Caps Lock is on"))
        self._hint.setObjectName("quiet_text")
        self._arrange()
        self._show_password(False)
        self.show_key.toggled.connect(self._show_password)
        self.set_accessible_name(self.tr("Password"))
        self.setFocusProxy(self.edit)
        self.edit.returnPressed.connect(self.submitted)
        self.edit.installEventFilter(self)

    @property
    def warns_of_capitals(self) -> bool:
        """Whether the hint is there."""
        return not self._hint.isHidden()

    def text(self) -> str:
        """The password as it was typed."""
        return self.edit.text()

    def forget(self) -> None:
        """Empty the box and its undo history, and hide what is typed next."""
        self.edit.forget()
        self.show_key.setChecked(False)

    def set_accessible_name(self, name: str) -> None:
        """Name the box for assistive technology."""
        self.edit.setAccessibleName(name)

    def _show_password(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_key.setText(self.tr("Hide") if shown else self.tr("Show"))
        hide, show = self.tr("Hide the password"), self.tr("Show the password")
        if self._again:
            hide, show = self.tr("Hide the password typed again"), self.tr("Show the password typed again")
        if self._others:
            hide, show = self.tr("Hide the other person's password"), self.tr("Show the other person's password")
        self.show_key.setAccessibleName(hide if shown else show)

    def _warn_of_capitals(self, warns: bool) -> None:
        self._icon.setVisible(warns)
        self._hint.setVisible(warns)
        self.edit.setAccessibleDescription(self._hint.text() if warns else "")

    def _arrange(self) -> None:
        box = QHBoxLayout()
        box.setSpacing(6)
        box.addWidget(self.edit, 1)
        box.addWidget(self.show_key)
        hint = QHBoxLayout()
        hint.setSpacing(5)
        for part in (self._icon, self._hint):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            part.hide()
            hint.addWidget(part)
        hint.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(box)
        layout.addLayout(hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at typed letters: a capital without Shift, or a small one with it, comes from Caps Lock."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            letter = event.text()
            if event.key() == Qt.Key.Key_CapsLock:
                self._warn_of_capitals(False)
            elif len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._warn_of_capitals(letter.isupper() != shift)
        return super().eventFilter(watched, event)
