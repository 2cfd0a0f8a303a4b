"""The roster that answers, the way to load another, and the list of all rosters."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.domain.hours import LineHours
from callcenter.services.roster_protocol import ListedRoster
from ui.roster.active_card import ActiveCard
from ui.roster.load_card import LoadCard
from ui.roster.parts import progress_bar, show_progress, table_of
from ui.roster.password_panels import BringBackPart
from ui.roster.state import RosterState, Step
from ui.roster.tables import RosterTable
from ui.widgets.cards import button_row, push_button, text_label


class Overview(QWidget):
    """`bring_back_wanted` and `purge_wanted` carry a roster's number."""

    wizard_wanted = Signal()
    bring_back_wanted = Signal(int)
    purge_wanted = Signal(int)
    switch_wanted = Signal(str)
    stop_wanted = Signal()
    left = Signal()

    def __init__(self, hours: LineHours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = RosterState()
        self._active, self._load = ActiveCard(hours), LoadCard()
        self._model = RosterTable(hours)
        self._table = table_of(self._model, self.tr("All rosters"))
        self._none = text_label(self.tr("No roster was imported yet."), "quiet_text")
        self._bring_back, self._purge = push_button(self.tr("Make &active…")), push_button(self.tr("&Purge…"))
        self._keys = QWidget()
        self._asking = BringBackPart()
        self._purging_words = text_label("")
        self._purging = progress_bar(self.tr("How far the purge is"))
        self._stop = push_button(self.tr("S&top"))
        self._arrange()
        self._connect()

    @property
    def asks_password(self) -> bool:
        """Whether the password for a former roster is being asked for."""
        return not self._asking.isHidden()

    def begin(self) -> None:
        """Put the focus where the next thing is done."""
        if self.asks_password:
            self._asking.prompt.begin()
        elif not self._purging.isHidden():
            self._purging.setFocus()
        else:
            self._load.begin()

    def show_state(self, state: RosterState) -> None:
        """Cards, list, and what is asked or done beneath it."""
        before, self._state = self._state, state
        self._active.show_roster(state.active, known=state.step is not Step.LOOKING or bool(state.rosters))
        self._load.show_state(state)
        importing = state.step in {Step.IMPORTING, Step.STOPPING}
        self._model.show_rosters(state.rosters, state.staged, importing)
        self._table.setVisible(bool(state.rosters))
        self._none.setVisible(not state.rosters and state.step is not Step.LOOKING)
        asking = state.step is Step.CONFIRMING or (state.step is Step.SWITCHING and not state.targets_staged)
        self._asking.setVisible(asking)
        if asking:
            self._asking.show_state(state)
        elif before.step in {Step.CONFIRMING, Step.SWITCHING}:
            self._asking.prompt.forget()
        purging = state.step is Step.PURGING
        self._keys.setVisible(not asking and not purging and len(state.rosters) > 1)
        self._allow()
        for part in (self._purging, self._purging_words, self._stop):
            part.setVisible(purging)
        if purging:
            self._purging_words.setText(self.tr("Roster {number} is being purged…").format(number=state.target))
            show_progress(self._purging, state.progress)

    def refuse_password(self, sentence: str) -> None:
        """Say beside the box what is wrong."""
        self._asking.prompt.refuse(sentence)

    def _selected(self) -> ListedRoster | None:
        chosen = self._table.selectionModel().selectedRows()
        return self._model.roster(chosen[0].row()) if chosen else None

    def _allow(self) -> None:
        self._bring_back.setEnabled(self._state.may_bring_back(self._selected()))
        self._purge.setEnabled(self._state.may_purge(self._selected()))

    def _arrange(self) -> None:
        keys = QVBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addLayout(button_row(self._bring_back, self._purge))
        listed = QFrame()
        listed.setObjectName("card")
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(text_label(self.tr("All rosters"), "heading"))
        inner.addWidget(self._none)
        inner.addWidget(self._table, 1)
        for part in (self._keys, self._asking, self._purging_words, self._purging):
            inner.addWidget(part)
        inner.addLayout(button_row(self._stop))
        inner.addStretch()
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._active, 1)
        top.addWidget(self._load, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(top)
        layout.addWidget(listed, 1)

    def _connect(self) -> None:
        self._load.wizard_wanted.connect(self.wizard_wanted)
        self._bring_back.clicked.connect(lambda: self._tell(self.bring_back_wanted.emit))
        self._purge.clicked.connect(lambda: self._tell(self.purge_wanted.emit))
        self._stop.clicked.connect(self.stop_wanted)
        self._asking.prompt.given.connect(self.switch_wanted)
        self._asking.prompt.declined.connect(self.left)
        self._table.selectionModel().selectionChanged.connect(self._allow)
        self._model.modelReset.connect(self._allow)

    def _tell(self, tell: Callable[[int], None]) -> None:
        roster = self._selected()
        if roster:
            tell(roster.number)
