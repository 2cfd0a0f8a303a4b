"""The supervisors' roster page: the roster that answers and all the others, or the wizard that loads one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from callcenter.clock import Clock
from callcenter.domain.hours import LineHours
from callcenter.errors import CallCenterError
from callcenter.services.protocols import SignedIn
from ui.dialogs import CSV_FILES, ROSTER_FILES, Dialogs
from ui.notices import Kind, Notice, sentence_of
from ui.roster.overview import Overview
from ui.roster.presenter import RosterPresenter
from ui.roster.questions import Questions
from ui.roster.state import CHOOSING, Choices, Fault, RosterState, Step
from ui.roster.steps import Steps
from ui.tasks import Tasks
from ui.texts import people, problems

_PROBLEMS_NAME = "problems.csv"


class RosterPage(QWidget):
    """Shows what the presenter decides. `roster_switched` tells that another roster answers."""

    noticed = Signal(object)
    roster_switched = Signal()

    def __init__(
        self, tasks: Tasks, dialogs: Dialogs, clock: Clock, signed_in: SignedIn, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._questions = Questions(dialogs)
        self._overview = Overview(LineHours(signed_in.program.line))
        self._steps = Steps()
        self._shown = RosterState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview)
        self._stack.addWidget(self._steps.wizard)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._stack)
        self.presenter = RosterPresenter(self, tasks.owned_by(self), clock)
        self._connect_overview()
        self._connect_wizard()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The page is shown: look what the vault holds."""
        self.presenter.refresh()

    def show_state(self, state: RosterState) -> None:
        """Show all of it; the caret stays with the step when it was there."""
        before, self._shown = self._shown, state
        follows = self._has_caret()
        if before.choices != Choices() and state.choices == Choices():
            self._steps.forget()
        self._overview.show_state(state)
        if state.stage is not None:
            turned = self._steps.show_state(state) or self._stack.currentWidget() is self._overview
            self._stack.setCurrentWidget(self._steps.wizard)
        elif state.step is not Step.LOOKING or state.aside:
            self._stack.setCurrentWidget(self._overview)
            turned = before.step is not state.step or before.stage is not None
        else:
            turned = False  # the wizard stays in sight while the vault is asked what it holds now
        if turned:
            self._steps.forget_passwords()
        if turned and follows and self.isVisible():
            self._begin(state)

    def point_to(self, fault: Fault) -> None:
        """Put the caret where a fault is mended."""
        if self.isVisible():
            self._steps.wizard.panel.point_to(fault)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def refuse_password(self, failure: CallCenterError) -> None:
        """Say beside the box what is wrong; nothing else changes."""
        wrong = failure.code == "wrong_password"
        sentence = self.tr("This is not your password. Type it once more.") if wrong else sentence_of(failure)
        if self.presenter.state.step is Step.CONFIRMING:
            self._overview.refuse_password(sentence)
        else:
            self._steps.refuse_password(self.presenter.state.step, sentence)

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

    def tell_purged(self, number: int) -> None:
        """A roster is gone for good."""
        text = self.tr("Roster {number} was purged: its people are deleted, its number and its record stay.")
        self.noticed.emit(Notice(Kind.DONE, text.format(number=number)))

    def tell_problems_saved(self, name: str, number: int) -> None:
        """Where the list is; it holds no detail of anybody."""
        text = self.tr("{problems} were written to {file}: row numbers and reasons, nobody's details.")
        self.noticed.emit(Notice(Kind.DONE, text.format(problems=problems(number), file=name)))

    def tell_profile(self, name: str, kept: bool) -> None:
        """Choices are kept under a name, or no longer."""
        text = self.tr("The choices are kept as “{name}”.") if kept else self.tr("“{name}” is kept no longer.")
        self.noticed.emit(Notice(Kind.DONE, text.format(name=name)))

    def _begin(self, state: RosterState) -> None:
        if state.stage is None:
            self._overview.begin()
        elif state.fault and state.fault.place.step is state.step:
            self._steps.wizard.panel.point_to(state.fault)
        else:
            self._steps.wizard.begin()

    def _has_caret(self) -> bool:
        """Whether the caret is in the page, or nowhere, or at what is around the page and takes no key."""
        focused = QApplication.focusWidget()
        return focused is None or self.isAncestorOf(focused) or focused.isAncestorOf(self)

    def _connect_overview(self) -> None:
        overview, presenter = self._overview, self.presenter
        overview.wizard_wanted.connect(presenter.begin)
        overview.bring_back_wanted.connect(presenter.shelf.bring_back)
        overview.purge_wanted.connect(self._purge)
        overview.switch_wanted.connect(presenter.shelf.switch)
        overview.stop_wanted.connect(presenter.shelf.stop_purge)
        overview.left.connect(presenter.leave)

    def _connect_wizard(self) -> None:
        steps, presenter = self._steps, self.presenter
        wizard = steps.wizard
        wizard.on_wanted.connect(self._go_on)
        wizard.back_wanted.connect(presenter.go_back)
        wizard.leave_wanted.connect(self._leave)
        wizard.list_wanted.connect(presenter.look_aside)
        wizard.pause_wanted.connect(presenter.importing.stop)
        steps.connect_choices(presenter)
        steps.file.file_wanted.connect(self._choose_file)
        steps.columns.profiles.drop_wanted.connect(self._drop_profile)
        steps.interrupted.file_wanted.connect(self._resume)
        for saving in (steps.counted, steps.review):
            saving.save_wanted.connect(self._save_problems)
        for giving_up in (steps.interrupted, steps.review):
            giving_up.give_up_wanted.connect(self._give_up)

    def _go_on(self) -> None:
        self._steps.give_typed_password()
        self.presenter.go_on()

    def _leave(self) -> None:
        state = self.presenter.state
        has_chosen = state.step in CHOOSING and state.choices.path is not None
        if state.step is Step.IMPORTING:
            self._cancel_import(state)
        elif not has_chosen or (self._questions.leaves_wizard() and isValid(self)):
            self.presenter.leave()

    def _cancel_import(self, state: RosterState) -> None:
        gives_up = self._questions.gives_up_when_cancelled(state.progress)
        if gives_up is not None and isValid(self):  # the vault may have been lost while the box stood open
            self.presenter.importing.stop(gives_up=gives_up)

    def _choose_file(self) -> None:
        file = self._dialogs.open_file(self.tr("The roster file"), ROSTER_FILES)
        if file and isValid(self):
            self.presenter.file.choose_file(file)

    def _resume(self) -> None:
        file = self._dialogs.open_file(self.tr("The file whose import was interrupted"), ROSTER_FILES)
        if file and isValid(self):
            self.presenter.resume(file)

    def _give_up(self) -> None:
        if self._questions.gives_up() and isValid(self):
            self.presenter.importing.give_up()

    def _purge(self, number: int) -> None:
        roster = self.presenter.state.roster(number)
        if roster and self._questions.purges(roster) and isValid(self):
            self.presenter.shelf.purge(number)

    def _drop_profile(self, name: str) -> None:
        if self._questions.drops_profile(name) and isValid(self):
            self.presenter.columns.drop_profile(name)

    def _save_problems(self) -> None:
        chosen = self._dialogs.save_file(self.tr("Where to write the problem list"), _PROBLEMS_NAME, CSV_FILES)
        if chosen and isValid(self):
            out: Path = chosen if chosen.suffix else chosen.with_suffix(".csv")
            self.presenter.counting.save(out)
