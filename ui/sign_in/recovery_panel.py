"""The recovery code and the fingerprint, shown once, and the proof that both were kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from callcenter.services.protocols import CreatedVault
from ui.sign_in.card import FaultLine, labelled, plain_label, push_button
from ui.sign_in.fault import Fault
from ui.sign_in.new_vault_presenter import covered
from ui.sign_in.wording import fault_words
from ui.widgets.secure_line_edit import SecureLineEdit


class RecoveryPanel(QWidget):
    """Nothing here can be selected or copied; the code's end is covered while it is typed again."""

    proved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: CreatedVault | None = None
        self._code, self._fingerprint = _secret_label("headline"), _secret_label("say")
        self._proof = SecureLineEdit()
        self._fault = FaultLine()
        self._go_on = push_button(self.tr("Go on to sign in"))
        self._go_on.setObjectName("primary")
        self._arrange()
        self._proof.textChanged.connect(self._cover)
        self._proof.returnPressed.connect(self._submit)
        self._go_on.clicked.connect(self._submit)

    def show_made(self, made: CreatedVault | None) -> None:
        """Show both, or forget them."""
        if made is self._made:
            return
        self._made = made
        self._proof.forget()
        self._cover("")

    def tell(self, fault: Fault | None) -> None:
        """Show a wrong proof; what was typed is selected, to be typed over."""
        self._fault.tell(fault_words(fault), self._proof)
        self._proof.setFocus()
        if fault:
            self._proof.selectAll()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("The vault is made. Write these two down"), "title"))
        advice = self.tr(
            "Write both on paper now and keep the paper away from this computer: they are not shown again. "
            "Whoever has the recovery code signs in with it as a supervisor under the name “recovery”."
        )
        column.addWidget(plain_label(advice))
        column.addWidget(QLabel(self.tr("Recovery code")))
        column.addWidget(self._code)
        column.addWidget(QLabel(self.tr("Fingerprint of the supervisors' key, to check exports by")))
        column.addWidget(self._fingerprint)
        column.addLayout(labelled(self.tr("The last two &groups of the recovery code, from your paper"), self._proof))
        hint = self.tr("The code's end is covered while something stands here; capitals and hyphens do not matter.")
        column.addWidget(plain_label(hint, "quiet_text"))
        column.addWidget(self._fault)
        column.addWidget(self._go_on)

    def _cover(self, typed: str) -> None:
        code = self._made.recovery_code if self._made else ""
        self._code.setText(_in_two_lines(covered(code) if typed else code))
        self._fingerprint.setText(self._made.fingerprint if self._made else "")

    def _submit(self) -> None:
        self.proved.emit(self._proof.text())


def _secret_label(size: str) -> QLabel:
    label = plain_label(name=size)
    label.setWordWrap(False)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _in_two_lines(code: str) -> str:
    """Short enough to be copied by hand."""
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    return "\n".join("-".join(part) for part in (groups[:half], groups[half:]))
