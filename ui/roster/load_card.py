"""The way into the wizard: to load a roster, or to an import that is under way or stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.roster.state import RosterState, Step
from ui.texts import rows
from ui.widgets.cards import button_row, push_button, text_label


class LoadCard(QFrame):
    """One button, and what it leads to."""

    wizard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._heading, self._words = text_label("", "heading"), text_label("")
        self._button = push_button("", "primary")
        self._button.clicked.connect(self.wizard_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self._heading)
        layout.addWidget(self._words)
        layout.addStretch()
        layout.addLayout(button_row(self._button))

    def begin(self) -> None:
        """Put the focus on the way in."""
        self._button.setFocus()

    def show_state(self, state: RosterState) -> None:
        """What there is to go on with."""
        self._heading.setText(self._heading_words(state))
        self._words.setText(self._words_of(state))
        standing = state.staged is not None or state.step in {Step.IMPORTING, Step.STOPPING}
        self._button.setText(self.tr("&Show the import") if standing else self.tr("&Load a roster…"))
        self._button.setEnabled(state.step not in {Step.LOOKING, Step.PURGING, Step.SWITCHING, Step.CONFIRMING})

    def _heading_words(self, state: RosterState) -> str:
        if state.step in {Step.IMPORTING, Step.STOPPING}:
            return self.tr("An import is under way")
        if state.staged:
            return self.tr("An import is complete") if state.staged.complete else self.tr("An import was interrupted")
        return self.tr("Load a roster, or change it by file")

    def _words_of(self, state: RosterState) -> str:
        if state.step in {Step.IMPORTING, Step.STOPPING} and state.progress:
            words = self.tr("{done} of {total} are hashed. Calls go on meanwhile.")
            return words.format(done=f"{state.progress.done:,}", total=rows(state.progress.total))
        if state.staged and state.staged.complete:
            words = self.tr("Roster {number} waits to be reviewed and switched to.")
            return words.format(number=state.staged.roster)
        if state.staged:
            words = self.tr("{done} of {total} are hashed. It can go on with the same file, or be given up.")
            return words.format(done=f"{state.staged.position:,}", total=rows(state.staged.rows))
        return self.tr(
            "Seven steps lead from a file to the roster that answers. The file is read and counted first, and "
            "nothing is stored before you say so. Calls go on meanwhile."
        )
