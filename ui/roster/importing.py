"""The sixth step decided: an import is started, watched, paused, gone on with and given up."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.requests import Request, ask
from callcenter.services.roster_protocol import ImportReport, RosterDesk, RosterFile
from ui.notices import notice_of, sentence_of
from ui.roster.board import PASSWORD_FAULTS, Board
from ui.roster.faults import WRONG_PASSWORD, fault_of_failure
from ui.roster.state import Choices, Fault, Place, Step
from ui.runner import Running

Value = TypeVar("Value")

_UNDER_WAY = frozenset({Step.IMPORTING, Step.STOPPING})


class Importing:
    """One import at a time; `look_again` is called when it is over, to see what the vault holds then."""

    def __init__(self, board: Board, clock: Clock, look_again: Callable[[], None]) -> None:
        self._board = board
        self._clock = clock
        self._look_again = look_again
        self._running: Running | None = None
        self._begun: tuple[int, float] | None = None
        self._gives_up = False
        self.follows = False
        """Whether an import is followed that was begun before a lock and goes on by itself."""

    @property
    def is_cut_short_by_leaving(self) -> bool:
        """Whether signing out would end it."""
        return self._board.state.step in _UNDER_WAY and not self.follows

    def start(self, password: str | None = None) -> None:
        """Import the file as it was counted."""
        choices = self._board.choices
        file = choices.roster_file(choices.options)
        if file:
            self._run(ask(RosterDesk.start, file, choices.mode, password=password), resumes=False)

    def resume(self, path: Path | None = None, file_password: str | None = None) -> None:
        """Go on with the file of an interrupted import; without a path, with the one that is known."""
        choices = self._board.choices
        if path:
            choices = Choices(path=path, password=file_password)
        elif file_password is not None:
            choices = replace(choices, password=file_password)
        if choices.path:
            self._board.show(choices=choices)
            self._resume(None)

    def unlock(self, password: str) -> None:
        """The supervisor's password that the import was in need of."""
        if self._board.state.step is Step.UNLOCKING:
            if self._board.state.resumes:
                self._resume(password)
            else:
                self.start(password)

    def stop(self, *, gives_up: bool = False) -> None:
        """Stop at the next step; what is hashed stays for later, unless it is given up."""
        if self._running and self._board.state.step is Step.IMPORTING:
            self._gives_up = gives_up
            self._board.show(step=Step.STOPPING)
            if self.follows:
                self._board.runner.start(ask(RosterDesk.stop), lambda _: None, self._fail)
            else:
                self._running.cancel()

    def give_up(self) -> None:
        """Discard an interrupted import, or one that was not switched to."""
        if self._board.state.step in {Step.INTERRUPTED, Step.HASHED}:
            self._discard()

    def follow(self) -> None:
        """Ask after an import that may still be under way, begun before a lock; its progress shows that it is.

        What comes of the asking is dropped once an import of this page's own is under way.
        """
        self.follows, self._begun = True, None

        def while_followed(tell: Callable[[Value], None]) -> Callable[[Value], None]:
            return lambda value: tell(value) if self.follows else None

        self._running = self._board.runner.start(
            ask(RosterDesk.watch),
            while_followed(self._followed_to_its_end),
            while_followed(self._fail),
            cancelled=lambda: self._stopped() if self.follows else None,
            progress=while_followed(self._see_it_run),
        )

    def _see_it_run(self, progress: Progress) -> None:
        if self._board.state.step not in _UNDER_WAY:
            self._board.show(step=Step.IMPORTING, hashed=None)
        self._watch(progress)

    def _followed_to_its_end(self, report: ImportReport | None) -> None:
        """Without a report there was nothing to follow: the import stands still."""
        if report:
            self._hashed(report)
            return
        self._end()
        staged = self._board.state.staged
        self._board.show(step=Step.INTERRUPTED, target=staged.roster if staged else None, fault=None)

    def _resume(self, password: str | None) -> None:
        choices = self._board.choices
        if choices.path:
            file = RosterFile(choices.path, None, choices.password)
            self._run(ask(RosterDesk.resume, file, password=password), resumes=True)

    def _run(self, request: Request[ImportReport], *, resumes: bool) -> None:
        self._begun, self.follows = None, False

        def failed(failure: CallCenterError) -> None:
            wrong = failure.code in PASSWORD_FAULTS
            if wrong or failure.code == "supervisor_keys_gone":
                self._end()
                self._board.turn(Step.UNLOCKING)
                if wrong:
                    self._board.view.refuse_password(failure)
            else:
                self._fail_to_read(failure, resumes)

        self._board.show(
            step=Step.IMPORTING, resumes=resumes, fault=None, hashed=None, progress=None, rows_a_second=None
        )
        self._running = self._board.runner.start(
            request, self._hashed, failed, cancelled=self._stopped, progress=self._watch
        )

    def _fail_to_read(self, failure: CallCenterError, resumes: bool) -> None:
        """A choice may mend it; whatever else it is, nothing that was chosen is lost."""
        fault = fault_of_failure(failure)
        protected = fault is not None and fault.place is Place.PASSWORD
        if resumes and fault and protected:
            self._end()
            choices = replace(self._board.choices, asks_password=True, password=None)
            told = fault if fault.key == WRONG_PASSWORD else None
            self._board.show(step=Step.INTERRUPTED, choices=choices, fault=told)
            self._board.view.point_to(told or Fault(Place.PASSWORD))
        elif resumes and fault:
            self._fail(failure)
        elif fault and not self._board.state.staged:
            self._end()
            self._board.refuse(replace(fault, sentence=sentence_of(failure)))
        else:
            self._fail(failure)

    def _watch(self, progress: Progress) -> None:
        """Show how far it is; the speed is that of this run, so that a resumed one does not boast."""
        if self._board.state.step not in _UNDER_WAY:
            return
        now = self._clock.monotonic()
        if self._begun is None:
            self._begun = progress.done, now
        first, began = self._begun
        speed = (progress.done - first) / (now - began) if now > began else None
        self._board.show(progress=progress, rows_a_second=speed)

    def _hashed(self, report: ImportReport) -> None:
        self._board.show(hashed=report, choices=Choices(), counted=None, problems=(), more_problems=False)
        self._over()

    def _stopped(self) -> None:
        if self._gives_up:
            self._discard()
            return
        chosen = self._board.choices
        self._board.show(choices=Choices(path=chosen.path, password=chosen.password), counted=None, problems=())
        self._board.view.tell_stopped()
        self._over()

    def _discard(self) -> None:
        self._board.turn(Step.LOOKING)
        self._end()
        self._board.runner.start(ask(RosterDesk.discard), self._given_up, self._fail)

    def _given_up(self, _: None) -> None:
        self._board.show(choices=Choices(), aside=False, hashed=None)
        self._board.view.tell_given_up()
        self._over()

    def _fail(self, failure: CallCenterError) -> None:
        self._board.view.tell(notice_of(failure))
        self._over()

    def _over(self) -> None:
        self._board.show(step=Step.LOOKING, fault=None, progress=None)
        self._end()
        self._look_again()

    def _end(self) -> None:
        self._running, self.follows, self._gives_up = None, False, False
