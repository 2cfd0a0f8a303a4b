"""The fourth step decided: the dry run, what it found row by row, and the list of it as a file."""

from dataclasses import replace
from pathlib import Path

from callcenter.domain.roster import Problem
from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.requests import ask
from callcenter.services.roster_protocol import ImportReport, RosterDesk
from ui.notices import notice_of
from ui.roster.board import Board
from ui.roster.faults import DATE_FAULTS, fault_of_failure
from ui.roster.state import Place, Step
from ui.runner import Running

PAGE = 100  # problems asked for at once


class Counting:
    """One dry run at a time."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._running: Running | None = None
        self._fetching = 0

    def count(self) -> None:
        """Read the whole file as it is chosen, and count."""
        choices = self._board.choices
        file = choices.roster_file(choices.options)
        if file is None:
            return
        self._fetching += 1
        self._board.show(step=Step.COUNTING, fault=None, counted=None, problems=(), more_problems=False, progress=None)
        self._running = self._board.runner.start(
            ask(RosterDesk.dry_run, file, choices.mode),
            self._counted,
            self._failed,
            cancelled=self._left,
            progress=self._watch,
        )

    def stop(self) -> None:
        """Stop counting at the next step."""
        if self._running and self._board.state.step is Step.COUNTING:
            self._running.cancel()

    def pad_zeros(self) -> None:
        """Put lost zeros back, and count again."""
        if self._board.state.step is Step.COUNTED:
            self._board.choose(pad_zeros=True)
            self.count()

    def fetch(self) -> None:
        """Ask for the next problems, row by row."""
        state = self._board.state
        if not state.more_problems:
            return
        self._fetching += 1
        number = self._fetching
        self._board.show(more_problems=False)

        def fetched(problems: tuple[Problem, ...]) -> None:
            if number == self._fetching:
                shown = self._board.state.problems + problems
                self._board.show(problems=shown, more_problems=len(problems) == PAGE)

        self._board.runner.start(ask(RosterDesk.problems, len(state.problems), PAGE), fetched, self._tell)

    def save(self, out: Path) -> None:
        """Write every problem to a file."""

        def saved(number: int) -> None:
            self._board.view.tell_problems_saved(out.name, number)

        self._board.runner.start(ask(RosterDesk.write_problems, out), saved, self._tell)

    def _watch(self, progress: Progress) -> None:
        if self._board.state.step is Step.COUNTING:
            self._board.show(progress=progress)

    def _counted(self, report: ImportReport) -> None:
        self._running = None
        has_problems = any(report.problems.values())
        choices = replace(self._board.choices, needs_date_format=False)
        self._board.show(step=Step.COUNTED, counted=report, choices=choices, progress=None, more_problems=has_problems)
        if has_problems:
            self.fetch()

    def _left(self) -> None:
        self._running = None
        self._board.show(step=Step.COLUMNS, progress=None)

    def _failed(self, failure: CallCenterError) -> None:
        self._running = None
        fault = fault_of_failure(failure)
        if fault is None:
            self._board.show(step=Step.COLUMNS, progress=None)
            self._tell(failure)
            return
        if fault.key in DATE_FAULTS:
            self._board.choose(needs_date_format=True, date_format=None)
        if fault.place is Place.PASSWORD:
            self._board.choose(asks_password=True, password=None, preview=None)
        self._board.refuse(fault)

    def _tell(self, failure: CallCenterError) -> None:
        self._board.view.tell(notice_of(failure))
