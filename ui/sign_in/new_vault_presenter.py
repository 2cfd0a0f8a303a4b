"""Decides how a new vault is made, page by page, and when its recovery code was kept well enough to go on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import SystemRandom
from typing import Protocol
from zoneinfo import ZoneInfo

from callcenter.clock import Clock
from callcenter.domain.program import Program
from callcenter.errors import CallCenterError
from callcenter.services.protocols import Access, VaultSetup
from callcenter.services.requests import ask
from ui.runner import Runner
from ui.sign_in.fault import Fault, Place, Problem
from ui.sign_in.new_vault_state import (
    PAGES,
    Kept,
    NewVaultForm,
    NewVaultState,
    RecoverySheet,
    Stage,
    first_fault,
    line_setup_of,
    page_of,
)

_GROUP = 4  # characters; a shorter group at the end is not asked for
_DASHES = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"))
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})

_DICE = SystemRandom()

Draw = Callable[[Sequence[int], int], list[int]]
"""Draws so many of the numbers, each once."""


class NewVaultView(Protocol):
    """The page as the presenter knows it."""

    def show_state(self, state: NewVaultState) -> None:
        """Show all of it."""
        ...

    def fill_password(self, password: str) -> None:
        """Put a drawn password into its two boxes, and show it."""
        ...

    def leave(self) -> None:
        """Nothing is made: back to where the wizard was begun."""
        ...

    def open_vault(self, vault: Path) -> None:
        """Sign in to a vault that is there."""
        ...

    def finish(self, vault: Path, supervisor: str) -> None:
        """The vault is made and its recovery code kept: its supervisor can sign in."""
        ...


class NewVaultPresenter:
    """Holds no password, and forgets the recovery sheet as soon as two groups of its code were typed again."""

    def __init__(self, view: NewVaultView, runner: Runner, clock: Clock, draw: Draw = _DICE.sample) -> None:
        self._view = view
        self._runner = runner
        self._clock = clock
        self._draw = draw
        self._looked_at = ""
        self.state = self._afresh()

    def begin(self) -> None:
        """The first page, and the programs to choose from."""
        if self.state.sheet is None and self.state.stage is not Stage.MAKING:
            self._looked_at = ""
            self._show(self._afresh(self.state.programs))
            self._runner.start(ask(Access.programs), self._know_programs, self._fail)

    def look_at(self, program: str) -> None:
        """Read what a program says; a later choice counts."""
        if self.state.stage in PAGES and program and program != self._looked_at:
            self._looked_at = program
            self._show(replace(self.state, program=None, fault=None))
            self._runner.start(
                ask(Access.program, program),
                lambda found: self._know_program(program, found),
                lambda failure: self._program_unreadable(program, failure),
            )

    def go_on(self, form: NewVaultForm) -> None:
        """To the next page, unless something on this one is to be mended first; from the last one the vault is made."""
        stage = self.state.stage
        if stage is Stage.SHEET:
            self._ask_for_groups()
        elif stage is Stage.SUPERVISORS:
            self.make(form)
        elif stage is Stage.PROGRAM and self.state.program is None and form.program:
            self.look_at(form.program)  # it may have been mended since it could not be read
        elif stage in PAGES and not self._mends(form, (stage,)):
            self._leave_page(form)

    def back(self) -> None:
        """To the page before; what was typed stays. After the making only from the proof to the sheet."""
        stage = self.state.stage
        if stage is Stage.VAULT:
            self._view.leave()
        elif stage in PAGES:
            self._turn_to(PAGES[PAGES.index(stage) - 1])
        elif stage is Stage.PROOF:
            self._turn_to(Stage.SHEET)

    def suggest(self) -> None:
        """Have a password drawn."""
        if self.state.stage is Stage.SUPERVISORS:
            self._runner.start(ask(Access.suggest_password), self._suggested, self._fail)

    def make(self, form: NewVaultForm) -> None:
        """Make the vault, unless something on any page is to be mended first."""
        vault = form.vault
        if self.state.stage not in PAGES or self._mends(form, PAGES) or vault is None:
            return
        day = self._clock.now().astimezone(ZoneInfo(form.line.time_zone)).date()
        supervisor, second = form.supervisor.strip(), "" if form.alone else form.second.strip()
        setup = VaultSetup(
            program=form.program,
            supervisor=supervisor,
            password=form.password,
            training=form.training,
            second_supervisor=second,
            seat=form.seat,
            line=line_setup_of(form.line),
        )
        self._show(replace(self.state, stage=Stage.MAKING, fault=None))
        self._runner.start(
            ask(Access.create, vault, setup),
            lambda made: self._made(RecoverySheet(vault, day, supervisor, second, made)),
            self._not_made,
        )

    def tell_sheet(self, news: Kept | Problem) -> None:
        """What became of the sheet when it was printed or saved."""
        if self.state.stage is Stage.SHEET:
            if isinstance(news, Kept):
                self._show(replace(self.state, kept=news, fault=None))
            else:
                self._show(replace(self.state, fault=Fault(Place.SHEET, news)))

    def prove(self, first: str, second: str) -> None:
        """Go on when both groups were typed as they stand on the sheet."""
        state, sheet = self.state, self.state.sheet
        if state.stage is not Stage.PROOF or sheet is None:
            return
        places = (Place.FIRST_GROUP, Place.SECOND_GROUP)
        for box, number, typed in zip(places, state.asked, (first, second), strict=True):
            if _as_meant(typed) != _as_meant(sheet.groups[number - 1]):
                self._show(replace(state, fault=Fault(box, Problem.WRONG_GROUP)))
                return
        vault, supervisor = sheet.vault, sheet.supervisor
        self._show(self._afresh(state.programs))
        self._view.finish(vault, supervisor)

    def _afresh(self, programs: tuple[str, ...] = ()) -> NewVaultState:
        return NewVaultState(self._clock.now().date(), programs=programs)

    def _leave_page(self, form: NewVaultForm) -> None:
        """What is on it is sound."""
        stage = self.state.stage
        if stage is Stage.VAULT and not form.is_new and form.folder:
            self._view.open_vault(form.folder)
            return
        self._turn_to(PAGES[PAGES.index(stage) + 1])
        if stage is Stage.VAULT:
            self.look_at(form.program)

    def _mends(self, form: NewVaultForm, pages: tuple[Stage, ...]) -> bool:
        """Whether there is something to mend first; it is shown then, on its page."""
        fault = first_fault(form, self.state.program, pages)
        if fault:
            self._show(replace(self.state, stage=page_of(fault.place), fault=fault))
        return fault is not None

    def _ask_for_groups(self) -> None:
        sheet = self.state.sheet
        if sheet:
            whole = [number for number, group in enumerate(sheet.groups, 1) if len(group) == _GROUP]
            first, second = sorted(self._draw(whole, 2))
            self._show(replace(self.state, stage=Stage.PROOF, asked=(first, second), kept=None, fault=None))

    def _turn_to(self, stage: Stage) -> None:
        self._show(replace(self.state, stage=stage, fault=None))

    def _know_programs(self, programs: tuple[str, ...]) -> None:
        self._show(replace(self.state, programs=programs))

    def _know_program(self, name: str, program: Program) -> None:
        if name == self._looked_at:
            self._show(replace(self.state, program=program))

    def _program_unreadable(self, name: str, failure: CallCenterError) -> None:
        if name == self._looked_at:
            self._looked_at = ""
            self._show(replace(self.state, fault=Fault(Place.PROGRAM, failure)))

    def _suggested(self, password: str) -> None:
        if self.state.stage is Stage.SUPERVISORS:
            self._turn_to(Stage.SUPERVISORS)
            self._view.fill_password(password)

    def _made(self, sheet: RecoverySheet) -> None:
        self._show(replace(self.state, stage=Stage.SHEET, sheet=sheet))

    def _not_made(self, failure: CallCenterError) -> None:
        place = _place_of(failure)
        self._show(replace(self.state, stage=page_of(place), fault=Fault(place, failure)))

    def _fail(self, failure: CallCenterError) -> None:
        self._show(replace(self.state, fault=Fault(_place_of(failure), failure)))

    def _show(self, state: NewVaultState) -> None:
        self.state = state
        self._view.show_state(state)


def _place_of(failure: CallCenterError) -> Place:
    """The box in which a failure is mended; what the disk refuses is mended by another folder."""
    code = failure.code
    if code.startswith("password") or code == "word_list_missing":
        return Place.PASSWORD
    if code.startswith("user_name"):
        return Place.USER
    if code in {"program", "program_file", "unknown_program", "input_file", "full_unconfirmed"}:
        return Place.PROGRAM
    return Place.NAME


def _as_meant(typed: str) -> str:
    """What was meant by typed base 32: spaces, hyphens and case do not matter, O is 0, I and L are 1."""
    return "".join(typed.split()).translate(_DASHES).upper().translate(_MISREAD)
