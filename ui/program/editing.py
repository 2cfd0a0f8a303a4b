"""What every section of the program has: its boxes, what is wrong with them, and the buttons that save or undo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.domain.program import Program
from callcenter.domain.program_checks import ProgramFault
from callcenter.errors import CallCenterError
from ui.notices import sentence_of
from ui.program.differences import parts_in_words
from ui.program.faults import fault_words
from ui.program.presenter import ProgramPresenter, ProgramState
from ui.widgets.announcement import announce
from ui.widgets.cards import Card, button_row, push_button, text_label


class Unread(Exception):
    """A box holds what cannot be read; `words` say what is wrong and how to mend it."""

    def __init__(self, box: QWidget, words: str) -> None:
        super().__init__()
        self.box, self.words = box, words


class EditingSection(QWidget):
    """A section's own boxes are `fill`ed from the program; what stands in them is `parts` of another one.

    `marked` tells whether something stands in them that is not saved.
    """

    noticed = Signal(object)
    marked = Signal(bool)

    def __init__(self, key: str, presenter: ProgramPresenter) -> None:
        super().__init__()
        self.key = key
        self.presenter = presenter
        self._heading, self._effect = text_label(name="heading"), text_label(name="quiet_text")
        self._shown: Program | None = None
        self._told: CallCenterError | None = None
        self._is_changed = self._is_filling = self._is_ahead = False
        self._card = Card()
        for label in (self._heading, self._effect):
            self._card.column.addWidget(label)
        self.form = QVBoxLayout()
        self.form.setSpacing(8)
        self._fault, self._news = text_label(name="fault"), text_label(name="quiet_text")
        self._save, self._undo = push_button(self.tr("&Save")), push_button(self.tr("&Undo"))
        self._card.column.addLayout(self.form)
        self._card.column.addWidget(self._fault)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        layout.addStretch()
        self._save.clicked.connect(self.save)
        self._undo.clicked.connect(self.undo)
        self._fault.hide()

    @property
    def is_changed(self) -> bool:
        """Whether something stands in its boxes that was not saved."""
        return self._is_changed

    def set_heading(self, heading: str, effect: str) -> None:
        """What the section is called, and the sentence that says what a change of it does."""
        self._heading.setText(heading)
        self._effect.setText(effect)

    def finish(self) -> "EditingSection":
        """All boxes are there: the buttons come beneath them, and Tab comes to them last; the section itself."""
        row = button_row(self._save, self._undo)
        row.insertWidget(2, self._news, 1)
        self._card.column.addLayout(row)
        return self

    def fill(self, program: Program) -> None:
        """Show a program's values in the boxes."""
        raise NotImplementedError

    def parts(self) -> dict[str, object]:
        """What stands in the boxes, as parts of a program. Raises Unread or ProgramFault."""
        raise NotImplementedError

    def point(self) -> None:
        """Put the caret where work begins."""
        raise NotImplementedError

    def box_of(self, key: str) -> QWidget | None:
        """The box of a program's key, which is shown where it stands in a list; None where the section has none."""
        raise NotImplementedError

    def own_words(self, fault: ProgramFault) -> str:
        """What the section itself says to a fault; empty where the box and the general sentence do."""
        return ""

    def refresh(self) -> None:
        """The section is shown."""
        self.show_state(self.presenter.state)
        self.point()

    def touch(self) -> None:
        """Something was changed by hand."""
        if not self._is_filling:
            self._is_changed = True
            self._is_ahead = self.presenter.state.is_saving
            self._show_buttons()

    def save(self) -> None:
        """Have it become part of the program."""
        if not self._is_changed or self.presenter.state.is_saving:
            return
        try:
            parts = self.parts()
        except Unread as unread:
            self.tell_fault(unread.words)
            unread.box.setFocus()
            return
        self._is_ahead = False
        self.presenter.save(self.key, **parts)

    def undo(self) -> None:
        """Back to what the program says."""
        self._is_changed = False
        self._shown = None
        self.tell_fault("")
        self.show_state(self.presenter.state)

    def saved(self) -> None:
        """What was typed is in force; what was typed meanwhile is not, and stays."""
        if self._is_ahead:
            self.tell_fault("")
            self._show_buttons()
        else:
            self.undo()

    def show_state(self, state: ProgramState) -> None:
        """Show all of it; what is being typed stays."""
        if not self._is_changed and state.program is not self._shown:
            self._shown, self._is_filling = state.program, True
            self.fill(state.program)
            self._is_filling = False
        if state.section == self.key and state.fault and state.fault is not self._told:
            self._tell_failure(state.fault)
        self._show_buttons()

    def tell_fault(self, words: str) -> None:
        """Say what is wrong, or that nothing is any more."""
        shown = f"▲  {words}" if words else ""
        if words:
            announce(self._save, words, at_once=True)
        self._fault.setText(shown)
        self._fault.setVisible(bool(words))

    def _tell_failure(self, failure: CallCenterError) -> None:
        """Each failure once, with the caret at the box that it is about."""
        self._told = failure
        if not isinstance(failure, ProgramFault):
            self.tell_fault(sentence_of(failure))
            return
        box = self.box_of(failure.key)
        self.tell_fault(self.own_words(failure) or fault_words(failure, self._label_of))
        if box and self.isVisible():
            box.setFocus()

    def _label_of(self, key: str) -> str:
        box = self.box_of(key)
        return box.accessibleName() if box else ""

    def _show_buttons(self) -> None:
        changed = self._is_changed
        if not changed and (self._save.hasFocus() or self._undo.hasFocus()):
            self.point()  # a button that cannot be pressed any more would pass the caret on to anything
        self.marked.emit(changed)
        self._news.setText(self._unsaved_words() if changed else "")
        self._save.setEnabled(changed)
        self._undo.setEnabled(changed)

    def _unsaved_words(self) -> str:
        """What a save would change, once it can be read."""
        try:
            parts = parts_in_words(change.part for change in self.presenter.unsaved(**self.parts()))
        except (Unread, ProgramFault):
            parts = []
        words = self.tr("Not saved yet: {parts}").format(parts=", ".join(parts))
        return words if parts else self.tr("Changed, and not saved yet.")
