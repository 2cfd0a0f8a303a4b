"""The versions of the program: who changed what and when, and one of before brought back."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from ui.dialogs import Dialogs
from ui.notices import sentence_of
from ui.program.differences import difference_words, parts_in_words
from ui.program.presenter import ProgramPresenter, ProgramState
from ui.texts import moment
from ui.widgets.cards import Card, button_row, labelled, push_button, text_label

_ROWS = 7
_LINES = 9
_NAMED = 4  # parts of a change that are named; of more the number is told


class VersionsSection(QWidget):
    """The newest first; bringing one back makes a new version of it."""

    noticed = Signal(object)

    def __init__(self, presenter: ProgramPresenter, dialogs: Dialogs, local: Callable[[datetime], datetime]) -> None:
        """`local` puts a moment on the center's clock."""
        super().__init__()
        self.key = "versions"
        self._presenter, self._dialogs, self._local = presenter, dialogs, local
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Versions, newest first"))
        self._list.setMinimumHeight(_ROWS * self.fontMetrics().lineSpacing())
        self._list.setWordWrap(True)
        self._difference = QPlainTextEdit()
        self._difference.setReadOnly(True)
        self._difference.setTabChangesFocus(True)
        self._difference.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        self._back = push_button(self.tr("&Bring back"))
        self._fault = text_label(name="fault")
        card = Card(self.tr("Versions"))
        effect = self.tr(
            "Every change is kept and journaled with old and new words. Calls and checks carry the number of the "
            "version they were under."
        )
        card.column.addWidget(text_label(effect, "quiet_text"))
        card.column.addWidget(self._list)
        card.column.addLayout(labelled(self.tr("What it &says otherwise than the present one"), self._difference))
        card.column.addWidget(self._fault)
        card.column.addLayout(button_row(self._back))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch()
        self._list.currentRowChanged.connect(lambda _: self._look())
        self._back.clicked.connect(self._bring_back)

    @property
    def is_changed(self) -> bool:
        """Nothing is typed here."""
        return False

    def refresh(self) -> None:
        """The section is shown."""
        self.show_state(self._presenter.state)
        self._presenter.refresh()
        self._list.setFocus()

    def saved(self) -> None:
        """A version was brought back."""

    def show_state(self, state: ProgramState) -> None:
        """Show all of it; whoever looks at a version goes on looking at it."""
        words = [self._words(state, place) for place in range(len(state.versions))]
        if words != [self._list.item(row).text() for row in range(self._list.count())]:
            former, blocked = self._list.currentRow(), self._list.blockSignals(True)
            self._list.clear()
            self._list.addItems(words)
            self._list.setCurrentRow(max(0, former))
            self._list.blockSignals(blocked)
            self._look()
        fault = sentence_of(state.fault) if state.section == self.key and state.fault else ""
        self._fault.setText(f"▲  {fault}" if fault else "")
        self._fault.setVisible(bool(fault))
        self._show_difference(state)
        self._show_button()

    def _look(self) -> None:
        """A version was chosen in the list, or stands in the place of another one."""
        state, row = self._presenter.state, self._list.currentRow()
        self._show_difference(state)
        self._show_button()
        if row > 0:
            self._presenter.compare(state.versions[row].version)

    def _show_difference(self, state: ProgramState) -> None:
        row, compared = self._list.currentRow(), state.compared
        if row <= 0:
            words = self.tr("This is the present one.") if row == 0 else ""
        elif compared is None or compared.version != state.versions[row].version:
            words = ""
        else:
            words = difference_words(compared.changes) or self.tr("Nothing: it says the same.")
        if words != self._difference.toPlainText():
            self._difference.setPlainText(words)

    def _words(self, state: ProgramState, place: int) -> str:
        one = state.versions[place]
        when = moment(self._local(datetime.fromisoformat(one.loaded_at)))
        parts = parts_in_words(one.parts)
        if not parts:
            changed = self.tr("as the vault was made")
        elif len(parts) > _NAMED:
            changed = self.tr("{number} parts").format(number=len(parts))
        else:
            changed = ", ".join(parts)
        words = self.tr("{number}   {when}   {who}   {changed}")
        return words.format(number=one.version, when=when, who=one.by, changed=changed)

    def _show_button(self) -> None:
        if self._list.currentRow() <= 0 and self._back.hasFocus():
            self._list.setFocus()
        self._back.setEnabled(self._list.currentRow() > 0)

    def _bring_back(self) -> None:
        version = self._presenter.state.versions[self._list.currentRow()].version
        question = self.tr("Hours, wording and codes become those of version {number} again, at once.")
        title = self.tr("Bring version {number} back")
        if self._dialogs.confirm(
            title.format(number=version),
            question.format(number=version),
            self.tr("Bring back"),
            self.tr("Leave as it is"),
        ):
            self._presenter.bring_back(version)
