"""The roster page decided: from the list of rosters through the seven steps of loading one, and back."""

from pathlib import Path

from callcenter.clock import Clock
from callcenter.services.protocols import Access, DayStatus
from callcenter.services.requests import ask
from ui.notices import notice_of
from ui.roster.board import Board, RosterView
from ui.roster.columns_choice import ColumnsChoice, fault_of_columns
from ui.roster.counting import Counting
from ui.roster.faults import fault_of_preview
from ui.roster.importing import Importing
from ui.roster.looking import Looking
from ui.roster.shelf import Shelf
from ui.roster.state import CHOOSING, RESTING, Choices, Fault, Place, RosterState, Stage, Step
from ui.runner import Runner


class RosterPresenter:
    """Leads from step to step; what is decided within one is decided by its own part."""

    def __init__(self, view: RosterView, runner: Runner, clock: Clock) -> None:
        self._board = Board(view, runner)
        self.file = Looking(self._board, self._seen, self._go_on_if_asked)
        self.columns = ColumnsChoice(self._board, self.file.look)
        self.counting = Counting(self._board)
        self.importing = Importing(self._board, clock, self.refresh)
        self.shelf = Shelf(self._board, self.refresh)
        self._wants_on = False

    @property
    def state(self) -> RosterState:
        """What is shown."""
        return self._board.state

    @property
    def is_importing(self) -> bool:
        """Whether signing out would cut an import short."""
        return self.importing.is_cut_short_by_leaving

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way."""
        settled = RESTING | CHOOSING | {Step.UNLOCKING, Step.CONFIRMING}
        return self.state.step in settled and not self.state.looking

    def refresh(self) -> None:
        """Look what the vault holds; what is under way, chosen or half typed stays."""
        view = self._board.view
        self._board.runner.start(ask(Access.day), self._show_day, lambda failure: view.tell(notice_of(failure)))

    def begin(self) -> None:
        """Open the wizard, on an import under way where there is one."""
        if self.state.step in {Step.IMPORTING, Step.STOPPING, Step.INTERRUPTED, Step.HASHED}:
            self._board.show(aside=False)
        elif self.state.step is Step.READY:
            self._board.show(step=Step.FILE, choices=Choices(), fault=None, aside=False, counted=None, problems=())
            self.columns.load_profiles()

    def look_aside(self) -> None:
        """Show the list of rosters while an import is under way or stands."""
        if self.state.stage in {Stage.RUNNING, Stage.REVIEW} and self.state.step is not Step.UNLOCKING:
            self._board.show(aside=True)

    def go_on(self) -> None:
        """Go on to the next step, or to what has to be mended first."""
        if self.state.looking:
            self._wants_on = True
            return
        self._wants_on = False
        onward = {
            Step.FILE: self._leave_file,
            Step.READING: self._leave_reading,
            Step.COLUMNS: self._leave_columns,
            Step.COUNTED: self._leave_counts,
            Step.TIME: self.importing.start,
        }
        if self.state.step in onward:
            onward[self.state.step]()

    def go_back(self) -> None:
        """Back to the step before; nothing that was chosen is lost."""
        self._wants_on = False
        before = {
            Step.READING: Step.FILE,
            Step.COLUMNS: Step.READING,
            Step.COUNTED: Step.COLUMNS,
            Step.TIME: Step.COUNTED,
        }
        if self.state.step in before:
            self._board.turn(before[self.state.step])
        elif self.state.step is Step.COUNTING:
            self.counting.stop()
        elif self.state.step is Step.UNLOCKING:
            self._board.turn(Step.INTERRUPTED if self.state.resumes else Step.TIME)

    def leave(self) -> None:
        """Leave the wizard with nothing stored, or do without a password that was asked for."""
        self._wants_on = False
        if self.state.step in {Step.UNLOCKING, Step.COUNTING}:
            self.go_back()
        elif self.state.step in CHOOSING:
            self.file.drop()
            self._forget()
            self._rest()
        elif self.state.step is Step.CONFIRMING:
            self._rest()

    def resume(self, path: Path | None = None) -> None:
        """Go on with an interrupted import."""
        if self.state.step is Step.INTERRUPTED:
            self.importing.resume(path)

    def give_file_password(self, password: str) -> None:
        """The password of a protected workbook, chosen anew or to go on with."""
        if self.state.step is Step.INTERRUPTED:
            self.importing.resume(file_password=password)
        elif self.state.step is Step.FILE:
            self.file.give_password(password)

    def _seen(self) -> None:
        self.columns.suggest()

    def _go_on_if_asked(self) -> None:
        if self._wants_on:
            self.go_on()

    def _leave_file(self) -> None:
        choices = self.state.choices
        if choices.path is None:
            self._board.refuse(Fault(Place.FILE, "no_file"))
        elif choices.asks_password:
            self._board.refuse(Fault(Place.PASSWORD, "password_needed"))
        elif choices.preview is None:
            self._board.refuse(self.state.fault or Fault(Place.FILE, "no_file"))
        else:
            fault = fault_of_preview(choices.preview)
            if fault and fault.place.step is Step.FILE:
                self._board.refuse(fault)
            else:
                self._enter(Step.READING, fault)

    def _leave_reading(self) -> None:
        fault = fault_of_preview(self.state.choices.preview) if self.state.choices.preview else None
        if fault and fault.place.step in {Step.FILE, Step.READING}:
            self._board.refuse(fault)
        else:
            self._enter(Step.COLUMNS, fault)

    def _leave_columns(self) -> None:
        fault = fault_of_columns(self.state.choices)
        if fault:
            self._board.refuse(fault)
        else:
            self.counting.count()

    def _leave_counts(self) -> None:
        if self.state.counted and not self.state.counted.people:
            self._board.refuse(Fault(Place.COUNTS, "nobody"))
        else:
            self._board.turn(Step.TIME)

    def _enter(self, step: Step, fault: Fault | None) -> None:
        """Turn to a step; a fault of the file that is mended there is told at once."""
        if fault and fault.place.step is step:
            self._board.refuse(fault)
        else:
            self._board.turn(step)

    def _show_day(self, day: DayStatus) -> None:
        self._board.show(rosters=day.rosters, staged=day.staged_import)
        if self.state.step not in RESTING | {Step.LOOKING} or self.importing.follows:
            return
        if day.staged_import and not day.staged_import.complete:
            self.importing.follow()
        else:
            self._rest()

    def _rest(self) -> None:
        """Back to where nothing is under way; which that is follows from what is there."""
        staged = self.state.staged
        if staged:
            step = Step.HASHED if staged.complete else Step.INTERRUPTED
            self._board.show(step=step, target=staged.roster, fault=None)
        elif self.state.counted and self.state.choices.path:
            self._board.show(step=Step.TIME, target=None, fault=None)
        else:
            self._forget()
            self._board.show(step=Step.READY, target=None, fault=None, aside=False)

    def _forget(self) -> None:
        """Nothing of a file or its password stays."""
        self._board.show(choices=Choices(), looking=False, fault=None, counted=None, problems=(), more_problems=False)
