"""Kept ways of reading: one is chosen, the present choices are kept, or one is dropped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.roster.columns_choice import fitting
from ui.roster.parts import FaultNote, labelled
from ui.roster.state import Fault, RosterState
from ui.roster.wording import fault_words
from ui.widgets.cards import push_button, text_label
from ui.widgets.still_combo_box import StillComboBox

_LONGEST_NAME = 40


class ProfileBox(QWidget):
    """`chosen` and `drop_wanted` carry a name; an empty one does without."""

    chosen = Signal(str)
    kept = Signal(str)
    drop_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = StillComboBox()
        self._drop = push_button(self.tr("Dro&p it…"))
        self._name = QLineEdit()
        self._name.setMaxLength(_LONGEST_NAME)
        self._keep = push_button(self.tr("&Keep"))
        self._applied = text_label("", "quiet_text")
        self._fault = FaultNote()
        self._arrange()
        self._box.activated.connect(lambda: self.chosen.emit(self._box.currentData()))
        self._drop.clicked.connect(lambda: self.drop_wanted.emit(self._box.currentData()))
        self._keep.clicked.connect(self._give)

    def begin(self) -> None:
        """Put the caret where a name is typed."""
        self._name.setFocus()

    def show_state(self, state: RosterState, fault: Fault | None) -> None:
        """The kept ones, those that fit the file first, and which is applied."""
        choices = state.choices
        fit = fitting(state.profiles, choices.headers)
        others = [one for one in state.profiles if one not in fit]
        entries: list[tuple[str, object]] = [(self.tr("none"), "")]
        entries += [(one.name, one.name) for one in fit]
        entries += [(self.tr("{name} (for other headers)").format(name=one.name), one.name) for one in others]
        self._box.show_entries(entries, choices.profile)
        self._box.setEnabled(len(entries) > 1)
        if self._drop.hasFocus() and not choices.profile:
            self._box.setFocus()
        self._drop.setEnabled(bool(choices.profile))
        words = self.tr("All choices are as kept under “{name}”.").format(name=choices.profile)
        self._applied.setText(words if choices.profile else self.tr("The next file of this kind is then read alike."))
        self._fault.tell(fault_words(fault), self._name)

    def forget(self) -> None:
        """Empty the name."""
        self._name.setText("")

    def _give(self) -> None:
        self.kept.emit(self._name.text())

    def _arrange(self) -> None:
        choose = QHBoxLayout()
        choose.addLayout(labelled(self.tr("Kept choices (pro&file)"), self._box), 1)
        keep = QHBoxLayout()
        keep.addLayout(labelled(self.tr("Keep these choices as"), self._name), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for row, button in ((choose, self._drop), (keep, self._keep)):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
            layout.addLayout(row)
        layout.addWidget(self._applied)
        layout.addWidget(self._fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the name keeps; it does not lead on, as it does elsewhere."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._name.hasFocus():
            self._give()
        else:
            super().keyPressEvent(event)
