"""Decides what becomes of a change of the program: whether it is sound, and what the vault says to it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from msgspec import structs

from callcenter.clock import Clock
from callcenter.domain.holidays import Holiday, federal_holidays
from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from callcenter.domain.program_changes import PartChange, changes_between
from callcenter.domain.program_checks import ProgramFault
from callcenter.errors import CallCenterError
from callcenter.services.program_protocol import ListedProgram, PresentProgram, ProgramDesk
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner


@dataclass(frozen=True)
class Compared:
    """What a version of before says otherwise than the present program; of each part `before` is its own."""

    version: int
    changes: tuple[PartChange, ...]


@dataclass(frozen=True)
class ProgramState:
    """What is shown. `fault` is why the last change of `section` was not made."""

    program: Program
    is_saving: bool = False
    section: str = ""
    fault: CallCenterError | None = None
    versions: tuple[ListedProgram, ...] = ()
    compared: Compared | None = None


class ProgramView(Protocol):
    """The page, as far as the presenter speaks to it."""

    def show_state(self, state: ProgramState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def saved(self, section: str, present: PresentProgram) -> None:
        """A change of a section, or a version brought back, is in force."""
        ...


class ProgramPresenter:
    """Holds the present program; what is being typed is the sections' own until it is saved."""

    def __init__(self, view: ProgramView, runner: Runner, clock: Clock, program: Program) -> None:
        self._view = view
        self._runner = runner
        self._clock = clock
        self.state = ProgramState(program)

    @property
    def today(self) -> date:
        """The day in the center's zone."""
        return LineHours(self.state.program.line).day(self._clock.now())

    def refresh(self) -> None:
        """Read the versions anew."""
        self._runner.start(ask(ProgramDesk.versions), lambda found: self._show(versions=found), self._tell)

    def save(self, section: str, **parts: object) -> None:
        """Put parts of a program in place of the present ones, if they are sound together."""
        if self.state.is_saving:
            return
        try:
            changed = structs.replace(self.state.program, **parts)
        except ProgramFault as fault:
            self._show(section=section, fault=fault)
            return
        self._change(section, changed)

    def unsaved(self, **parts: object) -> tuple[PartChange, ...]:
        """What would change with these parts; nothing while they are not sound together."""
        try:
            return changes_between(self.state.program, structs.replace(self.state.program, **parts))
        except ProgramFault:
            return ()

    def compare(self, version: int) -> None:
        """Hold a version against the present program."""

        def told(found: Program) -> None:
            self._show(compared=Compared(version, changes_between(found, self.state.program)))

        self._runner.start(ask(ProgramDesk.version, version), told, self._tell)

    def bring_back(self, version: int) -> None:
        """Make a version of before the present one again."""
        if not self.state.is_saving:
            self._show(is_saving=True, section="versions", fault=None)
            self._runner.start(ask(ProgramDesk.version, version), self._bring_back, self._refused)

    def missing_holidays(self) -> tuple[Holiday, ...]:
        """The federal holidays from today to the end of the next year that are no closed days yet."""
        today = self.today
        closed = set(self.state.program.line.closed_days)
        found = (one for year in (today.year, today.year + 1, today.year + 2) for one in federal_holidays(year))
        return tuple(one for one in found if today <= one.day <= date(today.year + 1, 12, 31) and one.day not in closed)

    def _bring_back(self, program: Program) -> None:
        self._change("versions", program)

    def _change(self, section: str, program: Program) -> None:
        def done(present: PresentProgram) -> None:
            self._show(is_saving=False, program=present.program, compared=None)
            self._view.saved(section, present)
            self.refresh()

        self._show(is_saving=True, section=section, fault=None)
        self._runner.start(ask(ProgramDesk.change, program), done, self._refused)

    def _refused(self, failure: CallCenterError) -> None:
        self._show(is_saving=False, fault=failure)

    def _tell(self, failure: CallCenterError) -> None:
        self._view.tell(notice_of(failure))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
