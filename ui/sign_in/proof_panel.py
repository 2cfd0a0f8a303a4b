"""Two groups of the recovery code, typed from the paper: proof that it is there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.sign_in.card import plain_label
from ui.sign_in.fault import Place
from ui.sign_in.new_vault_state import NewVaultState, Stage
from ui.sign_in.panel import Panel, next_empty
from ui.widgets.secure_line_edit import SecureLineEdit


class ProofPanel(Panel):
    """Asks for the groups at two places."""

    proved = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = [SecureLineEdit(), SecureLineEdit()]
        self._labels = [QLabel(), QLabel()]
        said = self.tr(
            "Take the paper and type two groups from it; capitals do not matter. The code is not shown meanwhile: "
            "go back to see it again."
        )
        self.column.addWidget(plain_label(said))
        for label, box in zip(self._labels, self._boxes, strict=True):
            label.setBuddy(box)
            self.column.addWidget(label)
            self.column.addWidget(box)

    @property
    def typed(self) -> tuple[str, str]:
        """What stands in the boxes."""
        first, second = self._boxes
        return first.text(), second.text()

    def show_state(self, state: NewVaultState) -> None:
        """Which groups are asked for; nothing stays typed when the page is left."""
        if state.stage is not Stage.PROOF:
            self.forget()
        words = (self.tr("&Group {number} of the recovery code"), self.tr("G&roup {number} of the recovery code"))
        for label, box, text, number in zip(self._labels, self._boxes, words, state.asked, strict=True):
            label.setText(text.format(number=number))
            box.setAccessibleName(label.text().replace("&", ""))

    def begin(self) -> None:
        """The caret in the first box."""
        self._boxes[0].setFocus()

    def box(self, place: Place) -> QWidget | None:
        """The box of a place; what is wrong in it is typed over."""
        places = (Place.FIRST_GROUP, Place.SECOND_GROUP)
        return self._boxes[places.index(place)] if place in places else None

    def moves_on(self) -> bool:
        """Enter goes to the other box while that is empty."""
        box = next_empty(self._boxes)
        if box:
            box.setFocus()
        return box is not None

    def forget(self) -> None:
        """Empty without a trace."""
        for box in self._boxes:
            box.forget()
