"""The list of rosters decided: which one answers, and which is deleted for good."""

from collections.abc import Callable

from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.requests import ask
from callcenter.services.roster_protocol import RosterDesk
from ui.notices import notice_of
from ui.roster.board import PASSWORD_FAULTS, Board
from ui.roster.state import Step
from ui.runner import Running


class Shelf:
    """`look_again` is called after each change, to see what the vault holds then."""

    def __init__(self, board: Board, look_again: Callable[[], None]) -> None:
        self._board = board
        self._look_again = look_again
        self._purging: Running | None = None

    def bring_back(self, number: int) -> None:
        """Ask for the password with which a former roster becomes the active one."""
        state = self._board.state
        if state.may_bring_back(state.roster(number)):
            self._board.show(step=Step.CONFIRMING, target=number, aside=True)

    def switch(self, password: str) -> None:
        """Make the target the active roster."""
        step, number = self._board.state.step, self._board.state.target
        if step not in {Step.HASHED, Step.CONFIRMING} or number is None:
            return
        switched_to_new = self._board.state.targets_staged

        def failed(failure: CallCenterError) -> None:
            if failure.code in PASSWORD_FAULTS:
                self._board.turn(step)
                self._board.view.refuse_password(failure)
            else:
                self._fail(failure)

        def switched(_: None) -> None:
            if switched_to_new:
                self._board.show(hashed=None)
            self._board.view.tell_switched(number)
            self._over()

        self._board.turn(Step.SWITCHING)
        self._board.runner.start(ask(RosterDesk.switch, number, password), switched, failed)

    def purge(self, number: int) -> None:
        """Delete a roster's people for good."""
        state = self._board.state
        if not state.may_purge(state.roster(number)):
            return

        def purged(_: None) -> None:
            self._board.view.tell_purged(number)
            self._over()

        self._board.show(step=Step.PURGING, target=number, progress=None, aside=True)
        self._purging = self._board.runner.start(
            ask(RosterDesk.purge, number), purged, self._fail, cancelled=self._over, progress=self._watch
        )

    def stop_purge(self) -> None:
        """Stop after the slice at hand; asked again, the purge goes on."""
        if self._purging and self._board.state.step is Step.PURGING:
            self._purging.cancel()

    def _watch(self, progress: Progress) -> None:
        if self._board.state.step is Step.PURGING:
            self._board.show(progress=progress)

    def _fail(self, failure: CallCenterError) -> None:
        self._board.view.tell(notice_of(failure))
        self._over()

    def _over(self) -> None:
        self._board.show(step=Step.LOOKING, progress=None)
        self._look_again()
