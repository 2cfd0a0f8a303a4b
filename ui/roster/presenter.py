"""The roster page decided: what is loaded, counted, imported and switched over, one step at a time."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.protocols import Access, DayStatus, ImportReport, ListedRoster, RosterDesk, StagedImport
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner, Running

_PASSWORD_FAULTS = {"wrong_password", "back_off"}


class Step(Enum):
    """What the page is at."""

    LOOKING = "looking"  # the vault is asked what it holds
    READY = "ready"  # a file can be chosen
    COUNTING = "counting"  # a dry run
    COUNTED = "counted"
    UNLOCKING = "unlocking"  # the import needs the supervisor's password again
    IMPORTING = "importing"
    STOPPING = "stopping"
    INTERRUPTED = "interrupted"  # an import can go on, or be given up
    HASHED = "hashed"  # an import is complete and can be switched to
    CONFIRMING = "confirming"  # a former roster is to answer again
    SWITCHING = "switching"


RESTING = frozenset({Step.READY, Step.COUNTED, Step.INTERRUPTED, Step.HASHED})
"""Nothing is under way and nothing is asked for."""


@dataclass(frozen=True)
class RosterState:
    """Everything the page shows. `target` is the roster that a switch-over is about."""

    step: Step = Step.LOOKING
    rosters: tuple[ListedRoster, ...] = ()
    staged: StagedImport | None = None
    file: Path | None = None
    counted: ImportReport | None = None
    hashed: ImportReport | None = None
    progress: Progress | None = None
    rows_a_second: float | None = None
    target: int | None = None

    @property
    def active(self) -> ListedRoster | None:
        """The roster that answers."""
        return next((roster for roster in self.rosters if roster.active), None)

    @property
    def target_roster(self) -> ListedRoster | None:
        """The roster that a switch-over would make the active one."""
        return next((roster for roster in self.rosters if roster.number == self.target), None)

    def may_bring_back(self, roster: ListedRoster | None) -> bool:
        """Whether a roster of the list can be made the active one now."""
        if roster is None or roster.active or roster.state in {"purging", "purged"}:
            return False
        return self.step in RESTING and roster.revision is not None


class RosterView(Protocol):
    """What shows the page."""

    def show_state(self, state: RosterState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def refuse_password(self, failure: CallCenterError) -> None:
        """Say beside the password box why it is asked for once more."""
        ...

    def tell_stopped(self) -> None:
        """The import was stopped and can go on later."""
        ...

    def tell_given_up(self) -> None:
        """The interrupted import is gone."""
        ...

    def tell_switched(self, number: int) -> None:
        """A roster is the active one now."""
        ...


class RosterPresenter:
    """Puts the requests and keeps the state; one request that changes anything at a time."""

    def __init__(self, view: RosterView, runner: Runner, clock: Clock) -> None:
        self._view = view
        self._runner = runner
        self._clock = clock
        self._state = RosterState()
        self._running: Running | None = None
        self._begun: tuple[int, float] | None = None
        self._resumes = False
        self._follows = False  # an import that was begun before a lock and goes on by itself

    @property
    def state(self) -> RosterState:
        """What is shown."""
        return self._state

    @property
    def is_importing(self) -> bool:
        """Whether signing out would cut an import short."""
        return self._state.step in {Step.IMPORTING, Step.STOPPING} and not self._follows

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way."""
        return self._state.step in RESTING | {Step.UNLOCKING, Step.CONFIRMING}

    def refresh(self) -> None:
        """Look what the vault holds; what is under way or half typed stays."""
        self._runner.start(ask(Access.day), self._show_day, lambda failure: self._view.tell(notice_of(failure)))

    def count(self, file: Path) -> None:
        """Read a chosen file in a dry run."""
        if self._state.step in RESTING and self._state.staged is None:
            self._show(step=Step.COUNTING, file=file, counted=None, progress=None)
            self._running = self._runner.start(
                ask(RosterDesk.dry_run, file), self._counted, self._fail, cancelled=self._rest, progress=self._watch
            )

    def start(self) -> None:
        """Import the file that was counted."""
        if self._state.step is Step.COUNTED and self._state.file:
            self._import(self._state.file, resumes=False)

    def resume(self, file: Path) -> None:
        """Go on with an interrupted import."""
        if self._state.step is Step.INTERRUPTED:
            self._import(file, resumes=True)

    def unlock(self, password: str) -> None:
        """The password that the import was in need of."""
        if self._state.step is Step.UNLOCKING and self._state.file:
            self._import(self._state.file, self._resumes, password)

    def stop(self) -> None:
        """Stop reading or importing at the next step."""
        if self._running and self._state.step in {Step.COUNTING, Step.IMPORTING}:
            if self._state.step is Step.IMPORTING:
                self._show(step=Step.STOPPING)
            if self._follows:
                self._runner.start(ask(RosterDesk.stop), lambda _: None, self._fail)
            else:
                self._running.cancel()

    def give_up(self) -> None:
        """Discard an interrupted import, or one that was not switched to."""
        if self._state.step in {Step.INTERRUPTED, Step.HASHED}:
            self._show(step=Step.LOOKING)
            self._runner.start(ask(RosterDesk.discard), self._given_up, self._fail)

    def bring_back(self, number: int) -> None:
        """Ask for the password with which a former roster becomes the active one."""
        roster = next((roster for roster in self._state.rosters if roster.number == number), None)
        if self._state.may_bring_back(roster):
            self._show(step=Step.CONFIRMING, target=number)

    def leave(self) -> None:
        """Do without: no password is given, or what was counted is not imported."""
        if self._state.step is Step.COUNTED:
            self._show(counted=None, file=None)
        if self._state.step in {Step.COUNTED, Step.UNLOCKING, Step.CONFIRMING}:
            self._rest()

    def switch(self, password: str) -> None:
        """Make the target the active roster."""
        step, number = self._state.step, self._state.target
        if step in {Step.HASHED, Step.CONFIRMING} and number is not None:

            def failed(failure: CallCenterError) -> None:
                if failure.code in _PASSWORD_FAULTS:
                    self._show(step=step)
                    self._view.refuse_password(failure)
                else:
                    self._fail(failure)

            self._show(step=Step.SWITCHING)
            self._runner.start(ask(RosterDesk.switch, number, password), lambda _: self._switched(number), failed)

    def _import(self, file: Path, resumes: bool, password: str | None = None) -> None:
        self._resumes, self._begun = resumes, None

        def failed(failure: CallCenterError) -> None:
            if failure.code == "supervisor_keys_gone" or failure.code in _PASSWORD_FAULTS:
                self._show(step=Step.UNLOCKING)
                if failure.code in _PASSWORD_FAULTS:
                    self._view.refuse_password(failure)
            else:
                self._fail(failure)

        self._show(step=Step.IMPORTING, file=file, hashed=None, progress=None, rows_a_second=None)
        method = RosterDesk.resume if resumes else RosterDesk.start
        self._running = self._runner.start(
            ask(method, file, password=password), self._hashed, failed, cancelled=self._stopped, progress=self._watch
        )

    def _follow(self) -> None:
        """Ask after an import that may still be under way, begun before a lock; its progress shows that it is."""
        self._follows, self._begun = True, None

        def seen(progress: Progress) -> None:
            if self._state.step not in {Step.IMPORTING, Step.STOPPING}:
                self._show(step=Step.IMPORTING, hashed=None)
            self._watch(progress)

        def over(report: ImportReport | None) -> None:
            if report:
                self._hashed(report)
            else:
                self._running, self._follows = None, False
                self._rest()

        self._running = self._runner.start(
            ask(RosterDesk.watch), over, self._fail, cancelled=self._stopped, progress=seen
        )

    def _watch(self, progress: Progress) -> None:
        """Show how far it is; the speed is that of this run, so that a resumed one does not boast."""
        now = self._clock.monotonic()
        if self._begun is None:
            self._begun = progress.done, now
        first, began = self._begun
        speed = (progress.done - first) / (now - began) if now > began else None
        self._show(progress=progress, rows_a_second=speed)

    def _counted(self, report: ImportReport) -> None:
        self._show(step=Step.COUNTED, counted=report, progress=None)

    def _hashed(self, report: ImportReport) -> None:
        self._show(hashed=report)
        self._look_again()

    def _stopped(self) -> None:
        self._view.tell_stopped()
        self._look_again()

    def _given_up(self, _: None) -> None:
        self._view.tell_given_up()
        self._look_again()

    def _switched(self, number: int) -> None:
        self._show(hashed=None)
        self._view.tell_switched(number)
        self._look_again()

    def _fail(self, failure: CallCenterError) -> None:
        self._view.tell(notice_of(failure))
        self._look_again()

    def _look_again(self) -> None:
        self._show(step=Step.LOOKING, file=None, counted=None)
        self._running, self._follows = None, False
        self.refresh()

    def _show_day(self, day: DayStatus) -> None:
        self._show(rosters=day.rosters, staged=day.staged_import)
        if self._state.step not in RESTING | {Step.LOOKING} or self._follows:
            return
        if day.staged_import and not day.staged_import.complete:
            self._follow()
        else:
            self._rest()

    def _rest(self) -> None:
        """Back to where nothing is under way; which that is follows from what is there."""
        staged = self._state.staged
        if staged:
            self._show(step=Step.HASHED if staged.complete else Step.INTERRUPTED, target=staged.roster)
        else:
            self._show(step=Step.COUNTED if self._state.counted else Step.READY, target=None)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self._state)
