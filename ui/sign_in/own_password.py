"""The card's middle after a one-time password: a password of one's own, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.sign_in.card import FaultLine, labelled, plain_label, push_button
from ui.sign_in.wording import password_rule
from ui.widgets.password_field import PasswordField


class OwnPassword(QWidget):
    """Asks for the new password."""

    submitted = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._second = PasswordField(), PasswordField(again=True)
        self._fault = FaultLine()
        self._go_on = push_button(self.tr("Use this password"))
        self._go_on.setObjectName("primary")
        self._back = push_button(self.tr("Back"))
        self._arrange()
        self._first.submitted.connect(self._second.edit.setFocus)
        self._second.submitted.connect(self._submit)
        self._go_on.clicked.connect(self._submit)
        self._back.clicked.connect(self.left)

    def begin(self) -> None:
        """Empty, with the caret in the first box."""
        self._first.forget()
        self._second.forget()
        self._first.edit.setFocus()

    def tell(self, sentence: str) -> None:
        """Show a fault; both boxes are typed again."""
        self._fault.tell(sentence, self._first.edit)
        if sentence:
            self.begin()

    def set_busy(self, busy: bool) -> None:
        """Nothing can be typed while the password is changed."""
        for field in (self._first, self._second):
            field.edit.setReadOnly(busy)
        for button in (self._go_on, self._back):
            button.setEnabled(not busy)
        self._go_on.setText(self.tr("Changing…") if busy else self.tr("Use this password"))

    def forget(self) -> None:
        """Empty both boxes without a trace."""
        self._first.forget()
        self._second.forget()

    def _arrange(self) -> None:
        title = plain_label(self.tr("Choose a password of your own"), "heading")
        explanation = self.tr("The one you signed in with was for one time. {rule}").format(rule=password_rule())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(plain_label(explanation, "quiet_text"))
        column.addLayout(labelled(self.tr("New &password"), self._first, self._first.edit))
        column.addLayout(labelled(self.tr("The same password a&gain"), self._second, self._second.edit))
        column.addWidget(self._fault)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addWidget(self._go_on, 1)
        column.addLayout(row)

    def _submit(self) -> None:
        self.submitted.emit(self._first.text(), self._second.text())
