"""How a case is decided: by digit, with a note if need be; and the signed addition that a case waits for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.domain.notes import LONGEST_NOTE
from callcenter.domain.review_cases import DECISIONS
from ui.check_words import Local
from ui.review_cases.state import CaseState
from ui.review_cases.wording import addition_words, choices, what_follows
from ui.widgets.cards import push_button, text_label
from ui.widgets.hint_line import HintLine
from ui.widgets.note_line import NoteLine
from ui.widgets.numbered_choice import NumberedChoice
from ui.widgets.still_combo_box import StillComboBox

_LETTERS = 20  # of an addition, at least


class DecisionPart(QWidget):
    """`chosen` tells a decision's place, counted from 1; `decided` carries the note."""

    chosen = Signal(int)
    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = self.tr("Decision after seeing the paper proof")
        self._choice = NumberedChoice(choices(), heading)
        self._note = NoteLine(self.tr("Note, if needed"), LONGEST_NOTE)
        self._hint = HintLine(what_follows(""))
        self._hint.set_lines(2)
        self._decide = push_button(self.tr("&Decide"), "primary")
        low = QHBoxLayout()
        low.addWidget(self._hint, 1)
        low.addWidget(self._decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (text_label(heading, "label"), self._choice, self._note):
            column.addWidget(part)
        column.addLayout(low)
        self._case = ""
        self.set_compact(False)
        self._choice.chosen.connect(self.chosen)
        self._decide.clicked.connect(self._give)

    @property
    def hint(self) -> str:
        """What follows from the choice, or what is wrong with it."""
        return self._hint.text

    def set_compact(self, compact: bool) -> None:
        """For a narrow window, or a wide one."""
        self._choice.lay_out(1 if compact else 2)

    def show_state(self, state: CaseState) -> None:
        """What is chosen so far; nothing where nothing can be decided any more."""
        self.setVisible(state.decides and not state.wants_password)
        reference = state.case.reference if state.case else ""
        if reference != self._case:
            self._case = reference
            self._note.forget()
        self._choice.show_chosen(DECISIONS.index(state.decision) if state.decision else -1)
        self._hint.show_hint(what_follows(state.decision))
        self._hint.show_fault(state.fault)

    def begin(self) -> None:
        """Put the caret on the choice."""
        self._choice.point()

    def refuse_note(self, sentence: str) -> None:
        """The note is not kept: mend it."""
        self._note.refuse(sentence)

    def take(self, event: QKeyEvent) -> bool:
        """A digit chooses, wherever it is pressed but in a box."""
        return not self.isHidden() and self._choice.take(event)

    def _give(self) -> None:
        self.decided.emit(self._note.edit.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter decides as it was chosen."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._give()
        else:
            super().keyPressEvent(event)


class AdditionPart(QWidget):
    """`chosen` carries a revision, `marked` that the person came onto the roster with it."""

    chosen = Signal(int)
    marked = Signal()
    roster_wanted = Signal()

    def __init__(self, local: Local, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._local = local
        self._words = text_label()
        self._list = StillComboBox()
        self._list.setAccessibleName(self.tr("Signed additions since the decision"))
        self._mark = push_button(self.tr("Mark as &added"))
        self._roster = push_button(self.tr("To the r&oster"))
        self._list.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._list.setMinimumContentsLength(_LETTERS)
        keys = QHBoxLayout()
        keys.addWidget(self._mark)
        keys.addWidget(self._roster)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self._list, 1)
        self._row.addLayout(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(text_label(self.tr("Waits for a signed addition to the roster"), "label"))
        column.addWidget(self._words)
        column.addLayout(self._row)
        self._list.activated.connect(lambda place: self.chosen.emit(self._list.itemData(place)))
        self._mark.clicked.connect(self.marked)
        self._roster.clicked.connect(self.roster_wanted)

    def set_compact(self, compact: bool) -> None:
        """For a narrow window, or a wide one."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if compact else direction.LeftToRight)

    def show_state(self, state: CaseState) -> None:
        """What was signed since; nothing where the case waits for no addition."""
        self.setVisible(state.waits_for_addition)
        found = state.additions
        self._list.show_entries(
            [(addition_words(one, self._local), one.revision) for one in found or ()], state.revision
        )
        self._list.setVisible(bool(found))
        self._mark.setVisible(bool(found))
        if found:
            self._words.setText(self.tr("With which one did the person come onto the roster?"))
        elif found is not None:
            self._words.setText(
                self.tr(
                    "None was signed since the decision. On the roster page, load a file with the person "
                    "and choose to add."
                )
            )
        else:
            self._words.setText(self.tr("Looking for additions…"))

    @property
    def words(self) -> str:
        """What is said of it."""
        return self._words.text()
