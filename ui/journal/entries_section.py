"""The journal for reading: entries in plain words, newest first, by what they are about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callcenter.domain.hours import LineHours
from callcenter.domain.journal_groups import Group
from callcenter.services.protocols import SignedIn
from ui.journal.entries_presenter import EntriesPresenter, EntriesState
from ui.journal.entry_words import entry_words
from ui.journal.lists import LineList
from ui.journal.wording import group_words, moment_words
from ui.notices import Notice
from ui.tasks import Tasks
from ui.widgets.cards import Card, push_button, text_label
from ui.widgets.still_combo_box import StillComboBox


class EntriesSection(QWidget):
    """Shows what the presenter decides."""

    noticed = Signal(object)

    def __init__(self, tasks: Tasks, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hours = LineHours(signed_in.program.line)
        self._groups = StillComboBox()
        self._groups.show_entries([(group_words(group), group) for group in Group], Group.DEEDS)
        self._refresh = push_button(self.tr("&Refresh"))
        self._note = text_label("", "quiet_text")
        heads = (self.tr("Entry"), self.tr("When"), self.tr("Who"), self.tr("What was done"))
        self.lines = LineList(self.tr("Entries, newest first"), heads, (12, 24, 14, 40), (0, 2))
        self._arrange()
        self.presenter = EntriesPresenter(self, tasks.owned_by(self))
        self._groups.activated.connect(lambda: self.presenter.choose(self._groups.currentData()))
        self._refresh.clicked.connect(self.presenter.refresh)
        self.lines.more_wanted.connect(self.presenter.more)

    def refresh(self) -> None:
        """The section is shown: the newest entries, the caret at the choice."""
        self._groups.setFocus()
        self.presenter.refresh()

    def show_state(self, state: EntriesState) -> None:
        """Show all of it."""
        self.lines.show_lines(
            [
                (f"{entry.seq:,}", moment_words(entry.at, self._hours), entry.user, entry_words(entry, self._hours))
                for entry in state.entries
            ]
        )
        nothing = self.tr("There is no entry of this kind.")
        self._note.setText(nothing if not (state.entries or state.is_reading) else "")
        self._note.setVisible(bool(self._note.text()))

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def _arrange(self) -> None:
        card = Card(self.tr("Entries"))
        what = self.tr("What was done in this vault, and by whom. Nothing that a caller said is in the journal.")
        caption = text_label(self.tr("&Show"))
        caption.setWordWrap(False)
        caption.setBuddy(self._groups)
        self._groups.setAccessibleName(self.tr("Show"))
        row = QHBoxLayout()
        row.addWidget(caption)
        row.addWidget(self._groups)
        row.addStretch()
        row.addWidget(self._refresh)
        card.column.addWidget(text_label(what, "quiet_text"))
        card.column.addLayout(row)
        card.column.addWidget(self._note)
        card.column.addWidget(self.lines, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
