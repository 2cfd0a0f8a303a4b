"""Decides how a new vault is made, and when its recovery code was kept well enough to go on."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from callcenter.errors import CallCenterError
from callcenter.services.protocols import Access, CreatedVault
from callcenter.services.requests import ask
from ui.runner import Runner
from ui.sign_in.fault import Fault, Place, Problem

PROOF_GROUPS = 2
_SEPARATOR = "-"
_DASHES = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"))
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


class Stage(Enum):
    """How far the new vault is."""

    FORM = "form"
    MAKING = "making"
    RECOVERY = "recovery"


@dataclass(frozen=True, repr=False)
class NewVaultForm:
    """What was filled in."""

    parent: Path | None
    name: str
    program: str
    supervisor: str
    password: str
    again: str
    training: bool


@dataclass(frozen=True, repr=False)
class NewVaultState:
    """All that the page shows; `made` only between the making and the proof."""

    stage: Stage = Stage.FORM
    programs: tuple[str, ...] = ()
    made: CreatedVault | None = None
    fault: Fault | None = None


class NewVaultView(Protocol):
    """The page as the presenter knows it."""

    def show_state(self, state: NewVaultState) -> None:
        """Show all of it."""
        ...

    def finish(self, vault: Path, supervisor: str) -> None:
        """The vault is made and its recovery code kept: its supervisor can sign in."""
        ...


class NewVaultPresenter:
    """Forgets the recovery code as soon as its end was typed again."""

    def __init__(self, view: NewVaultView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._vault = Path()
        self._supervisor = ""
        self.state = NewVaultState()

    def begin(self) -> None:
        """An empty form, and the programs to choose from."""
        if self.state.stage is Stage.FORM:
            self._show(NewVaultState(programs=self.state.programs))
            self._runner.start(ask(Access.programs), self._know_programs, self._not_made)

    def make(self, form: NewVaultForm) -> None:
        """Make the vault, unless something in the form is to be mended first."""
        if self.state.stage is not Stage.FORM:
            return
        fault = _fault_in(form)
        if fault or form.parent is None:
            self._show(replace(self.state, fault=fault))
            return
        self._vault = form.parent / form.name.strip()
        self._supervisor = form.supervisor
        self._show(replace(self.state, stage=Stage.MAKING, fault=None))
        request = ask(Access.create, self._vault, form.program, form.supervisor, form.password, form.training)
        self._runner.start(request, self._made, self._not_made)

    def prove(self, typed: str) -> None:
        """Go on when the end of the recovery code was typed as it was written down."""
        made = self.state.made
        if made is None:
            return
        if _as_meant(typed) == _as_meant("".join(made.recovery_code.split(_SEPARATOR)[-PROOF_GROUPS:])):
            self._show(NewVaultState(programs=self.state.programs))
            self._view.finish(self._vault, self._supervisor)
        else:
            self._show(replace(self.state, fault=Fault(Place.PROOF, Problem.WRONG_PROOF)))

    def _know_programs(self, programs: tuple[str, ...]) -> None:
        self._show(replace(self.state, programs=programs))

    def _made(self, made: CreatedVault) -> None:
        self._show(replace(self.state, stage=Stage.RECOVERY, made=made))

    def _not_made(self, failure: CallCenterError) -> None:
        self._show(replace(self.state, stage=Stage.FORM, fault=Fault(_place_of(failure), failure)))

    def _show(self, state: NewVaultState) -> None:
        self.state = state
        self._view.show_state(state)


def covered(code: str) -> str:
    """The recovery code with the groups that are to be typed again covered: they come from the paper then."""
    groups = code.split(_SEPARATOR)
    return _SEPARATOR.join([*groups[:-PROOF_GROUPS], *("•" * len(group) for group in groups[-PROOF_GROUPS:])])


def _fault_in(form: NewVaultForm) -> Fault | None:
    name = form.name.strip()
    checks = (
        (form.parent is None, Place.FOLDER, Problem.NO_FOLDER),
        (not name, Place.NAME, Problem.NO_NAME),
        (name in {".", ".."} or "/" in name or "\\" in name, Place.NAME, Problem.NAME_IS_PATH),
        (not form.program, Place.PROGRAM, Problem.NO_PROGRAM),
        (not form.supervisor, Place.USER, Problem.NO_USER),
        (not form.password, Place.PASSWORD, Problem.NO_PASSWORD),
        (form.password != form.again, Place.PASSWORD, Problem.PASSWORDS_DIFFER),
    )
    return next((Fault(place, problem) for wrong, place, problem in checks if wrong), None)


def _place_of(failure: CallCenterError) -> Place:
    """The box in which a failure is mended; what the disk refuses is mended by another folder."""
    code = failure.code
    if code.startswith("password"):
        return Place.PASSWORD
    if code.startswith("user_name"):
        return Place.USER
    if code in {"program", "program_file", "unknown_program", "input_file", "full_unconfirmed"}:
        return Place.PROGRAM
    return Place.NAME


def _as_meant(typed: str) -> str:
    """What was meant by typed base 32: spaces, hyphens and case do not matter, O is 0, I and L are 1."""
    return "".join(typed.split()).translate(_DASHES).upper().translate(_MISREAD)
