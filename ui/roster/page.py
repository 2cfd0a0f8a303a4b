"""The supervisors' roster page: the roster that answers, all the others, and the steps of loading one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from callcenter.clock import Clock
from callcenter.domain.hours import LineHours
from callcenter.errors import CallCenterError
from callcenter.services.protocols import ListedRoster, SignedIn
from ui.dialogs import ROSTER_FILES, Dialogs
from ui.notices import Kind, Notice, sentence_of
from ui.roster.active_card import ActiveCard
from ui.roster.loading_panels import ChoosePanel, CountedPanel, InterruptedPanel, ProgressPanel
from ui.roster.panel import Panel
from ui.roster.parts import button_row, push_button, table_of, text_label
from ui.roster.password_panels import SwitchPanel, UnlockPanel
from ui.roster.presenter import RosterPresenter, RosterState, Step
from ui.roster.tables import RosterTable
from ui.tasks import Tasks
from ui.texts import people, rows


class RosterPage(QWidget):
    """Shows what the presenter decides. `roster_switched` tells that another roster answers."""

    noticed = Signal(object)
    roster_switched = Signal()

    def __init__(
        self, tasks: Tasks, dialogs: Dialogs, clock: Clock, signed_in: SignedIn, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        hours = LineHours(signed_in.program.line)
        self._active = ActiveCard(hours)
        self._model = RosterTable(hours)
        self._table = table_of(self._model, self.tr("All rosters"))
        self._none = text_label(self.tr("No roster was imported yet."), "quiet_text")
        self._bring_back = push_button(self.tr("Make active…"))
        self._choose, self._progress, self._counted = ChoosePanel(), ProgressPanel(), CountedPanel()
        self._interrupted, self._switch, self._unlock = InterruptedPanel(), SwitchPanel(), UnlockPanel()
        self._panels = QStackedWidget()
        self._arrange()
        self.presenter = RosterPresenter(self, tasks.owned_by(self), clock)
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The page is shown: look what the vault holds."""
        self.presenter.refresh()

    def show_state(self, state: RosterState) -> None:
        """Show all of it; the caret stays with the step when it was there."""
        follows = self._has_caret()
        self._active.show_roster(state.active, known=state.step is not Step.LOOKING or bool(state.rosters))
        self._show_rosters(state)
        panel = self._panel_of(state.step)
        if panel is not None:
            panel.show_state(state)
            self._turn_to(panel, follows)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def refuse_password(self, failure: CallCenterError) -> None:
        """Say beside the box what is wrong; nothing else changes."""
        wrong = failure.code == "wrong_password"
        sentence = self.tr("This is not your password. Type it once more.") if wrong else sentence_of(failure)
        prompt = self._unlock.prompt if self.presenter.state.step is Step.UNLOCKING else self._switch.prompt
        prompt.refuse(sentence)

    def tell_stopped(self) -> None:
        """The import stands still."""
        text = self.tr("The import was stopped. What was hashed is kept; it can go on with the same file.")
        self.noticed.emit(Notice(Kind.NEWS, text))

    def tell_given_up(self) -> None:
        """The import is gone."""
        text = self.tr("The import was given up. Nothing of it is kept, and the active roster is as it was.")
        self.noticed.emit(Notice(Kind.DONE, text))

    def tell_switched(self, number: int) -> None:
        """Another roster answers."""
        roster = self.presenter.state.target_roster
        text = self.tr("Roster {number} is active: checks are answered from it, {people}.")
        self.noticed.emit(Notice(Kind.DONE, text.format(number=number, people=people(roster.people if roster else 0))))
        self.roster_switched.emit()

    def _arrange(self) -> None:
        listed = QFrame()
        listed.setObjectName("card")
        list_layout = QVBoxLayout(listed)
        list_layout.setContentsMargins(16, 12, 16, 12)
        list_layout.addWidget(text_label(self.tr("All rosters"), "heading"))
        list_layout.addWidget(self._none)
        list_layout.addWidget(self._table, 1)
        list_layout.addLayout(button_row(self._bring_back))
        list_layout.addStretch()
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._active)
        left.addWidget(listed, 1)
        for panel in (
            *(self._choose, self._progress, self._counted),
            *(self._interrupted, self._switch, self._unlock),
        ):
            self._panels.addWidget(panel)
        work = QFrame()
        work.setObjectName("card")
        work_layout = QVBoxLayout(work)
        work_layout.setContentsMargins(20, 12, 20, 12)
        work_layout.addWidget(self._panels)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(14)
        layout.addLayout(left, 1)
        layout.addWidget(work, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        for wanting in (self._choose, self._counted):
            wanting.file_wanted.connect(self._choose_file)
        self._progress.stop_wanted.connect(self._stop)
        self._counted.import_wanted.connect(presenter.start)
        self._interrupted.file_wanted.connect(self._resume)
        for giving_up in (self._interrupted, self._switch):
            giving_up.give_up_wanted.connect(self._give_up)
        self._switch.switch_wanted.connect(presenter.switch)
        self._unlock.unlock_wanted.connect(presenter.unlock)
        for leaving in (self._counted, self._switch, self._unlock):
            leaving.left.connect(presenter.leave)
        self._bring_back.clicked.connect(self._make_active)
        self._table.selectionModel().selectionChanged.connect(self._allow_bringing_back)
        self._model.modelReset.connect(self._allow_bringing_back)

    def _choose_file(self) -> None:
        file = self._dialogs.open_file(self.tr("The roster to load"), ROSTER_FILES)
        if file and isValid(self):  # the vault may have been lost while the box stood open
            self.presenter.count(file)

    def _resume(self) -> None:
        file = self._dialogs.open_file(self.tr("The file whose import was interrupted"), ROSTER_FILES)
        if file and isValid(self):
            self.presenter.resume(file)

    def _stop(self) -> None:
        step = self.presenter.state.step
        if step is Step.COUNTING or (step is Step.IMPORTING and self._agrees_to_stop()):
            self.presenter.stop()

    def _agrees_to_stop(self) -> bool:
        progress = self.presenter.state.progress
        question = self.tr("{rows} are hashed and kept. The import can go on later, with the same file.")
        agrees = self._dialogs.confirm(
            self.tr("Stop the import?"),
            question.format(rows=rows(progress.done if progress else 0)),
            self.tr("Stop the import"),
            self.tr("Go on importing"),
        )
        return agrees and isValid(self)

    def _give_up(self) -> None:
        question = self.tr("What was hashed of it is thrown away. The active roster stays as it is.")
        title, agree = self.tr("Give the import up?"), self.tr("Give it up")
        if self._dialogs.confirm(title, question, agree, self.tr("Keep it")) and isValid(self):
            self.presenter.give_up()

    def _selected(self) -> ListedRoster | None:
        chosen = self._table.selectionModel().selectedRows()
        return self._model.roster(chosen[0].row()) if chosen else None

    def _make_active(self) -> None:
        roster = self._selected()
        if roster:
            self.presenter.bring_back(roster.number)

    def _allow_bringing_back(self) -> None:
        self._bring_back.setEnabled(self.presenter.state.may_bring_back(self._selected()))

    def _show_rosters(self, state: RosterState) -> None:
        importing = state.step in {Step.IMPORTING, Step.STOPPING}
        self._model.show_rosters(state.rosters, state.staged, importing)
        self._table.setVisible(bool(state.rosters))
        self._none.setVisible(not state.rosters and state.step is not Step.LOOKING)
        self._bring_back.setVisible(len(state.rosters) > 1)
        self._bring_back.setEnabled(state.may_bring_back(self._selected()))

    def _panel_of(self, step: Step) -> Panel | None:
        """The panel of a step; None leaves the one that is there."""
        panels: dict[Step, Panel] = {
            Step.READY: self._choose,
            Step.COUNTING: self._progress,
            Step.COUNTED: self._counted,
            Step.UNLOCKING: self._unlock,
            Step.IMPORTING: self._progress,
            Step.STOPPING: self._progress,
            Step.INTERRUPTED: self._interrupted,
            Step.HASHED: self._switch,
            Step.CONFIRMING: self._switch,
            Step.SWITCHING: self._switch,
        }
        return panels.get(step)

    def _has_caret(self) -> bool:
        """Whether the caret is in the present step, or where it was begun, or nowhere."""
        focused = QApplication.focusWidget()
        return focused is None or focused is self._bring_back or self._panels.isAncestorOf(focused)

    def _turn_to(self, panel: Panel, with_caret: bool) -> None:
        """Show the panel of another step; no password is left behind."""
        if self._panels.currentWidget() is panel:
            return
        for prompt in (self._switch.prompt, self._unlock.prompt):
            prompt.forget()
        self._panels.setCurrentWidget(panel)
        if with_caret and self.isVisible():
            panel.begin()
