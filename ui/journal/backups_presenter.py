"""Decides what is shown of backups: one made now, those that the running program makes, the last ones; without Qt."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.backup_protocol import BackupDesk, BackupOverview, BackupPlan, MadeBackup, PlanFault
from callcenter.services.requests import ask
from ui.clock_words import as_kept, minute_of
from ui.notices import Notice, notice_of
from ui.runner import Runner, Running


@dataclass(frozen=True)
class BackupsState:
    """What of it is shown; `folder` is the one that is chosen for a plan, `fault` what is wrong with that."""

    overview: BackupOverview | None = None
    folder: Path | None = None
    is_making: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    fault: CallCenterError | None = None


class BackupsView(Protocol):
    """The section, as far as the presenter speaks to it."""

    def show_state(self, state: BackupsState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def tell_made(self, made: MadeBackup) -> None:
        """A backup is written and was read back."""
        ...

    def tell_given_up(self) -> None:
        """A backup was given up, and nothing is left of it."""
        ...

    def tell_plan(self, plan: BackupPlan | None) -> None:
        """What goes on by itself from now on."""
        ...


class BackupsPresenter:
    """One backup at a time."""

    def __init__(self, view: BackupsView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._running: Running | None = None
        self.state = BackupsState()

    def refresh(self) -> None:
        """The section is shown: look anew."""
        self._runner.start(ask(BackupDesk.overview), self._take_overview, self._fail)

    def back_up(self, folder: Path) -> None:
        """Make one now."""
        if not self.state.is_making:
            self._show(is_making=True, is_stopping=False, progress=None)
            self._running = self._runner.start(
                ask(BackupDesk.back_up, folder),
                self._made,
                self._fail,
                cancelled=self._give_up,
                progress=lambda progress: self._show(progress=progress),
            )

    def stop(self) -> None:
        """Give the backup up."""
        if self._running and self.state.is_making:
            self._show(is_stopping=True)
            self._running.cancel()

    def choose(self, folder: Path) -> None:
        """The folder for a plan."""
        self._show(folder=folder, fault=None)

    def plan(self, *, daily: bool, when: str, kept: str) -> None:
        """Have them made as it was typed: `when` is a time of day, or a number of hours."""
        minute = minute_of(when)
        if self.state.folder is None:
            self._show(fault=PlanFault("folder"))
        elif not kept.strip().isdecimal():
            self._show(fault=PlanFault("kept"))
        elif (daily and (minute is None or minute == 24 * 60)) or not (daily or when.strip().isdecimal()):
            self._show(fault=PlanFault("when"))
        else:
            plan = BackupPlan(self.state.folder, kept=int(kept))
            plan = replace(plan, daily_at=as_kept(minute or 0)) if daily else replace(plan, hours=int(when))
            self._runner.start(ask(BackupDesk.plan, plan), self._planned, self._refuse)

    def plan_none(self) -> None:
        """Have none made by itself any more."""
        self._runner.start(ask(BackupDesk.plan, None), self._planned, self._refuse)

    def _take_overview(self, overview: BackupOverview) -> None:
        planned = overview.plan.folder if overview.plan else None
        self._show(overview=overview, folder=self.state.folder or planned)

    def _made(self, made: MadeBackup) -> None:
        self._show(is_making=False)
        self._view.tell_made(made)
        self.refresh()

    def _give_up(self) -> None:
        self._show(is_making=False)
        self._view.tell_given_up()

    def _planned(self, overview: BackupOverview) -> None:
        self._show(overview=overview, fault=None)
        self._view.tell_plan(overview.plan)

    def _refuse(self, failure: CallCenterError) -> None:
        self._show(fault=failure)

    def _fail(self, failure: CallCenterError) -> None:
        self._show(is_making=False)
        self._view.tell(notice_of(failure))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
