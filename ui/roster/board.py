"""The state of the roster page, and what every part of its presenter may do with it."""

from dataclasses import replace
from typing import Protocol

from callcenter.errors import CallCenterError
from ui.notices import Notice
from ui.roster.state import Choices, Fault, RosterState, Step
from ui.runner import Runner

PASSWORD_FAULTS = frozenset({"wrong_password", "back_off"})


class RosterView(Protocol):
    """What shows the page."""

    def show_state(self, state: RosterState) -> None:
        """Show all of it."""
        ...

    def point_to(self, fault: Fault) -> None:
        """Put the caret where a fault is mended, and tell it."""
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

    def tell_purged(self, number: int) -> None:
        """A roster's people are gone."""
        ...

    def tell_problems_saved(self, name: str, number: int) -> None:
        """So many problems were written to a file of this name."""
        ...

    def tell_profile(self, name: str, kept: bool) -> None:
        """A way of reading is kept under a name, or no longer."""
        ...


class Board:
    """Keeps the state and shows each change of it."""

    def __init__(self, view: RosterView, runner: Runner) -> None:
        self.view = view
        self.runner = runner
        self.state = RosterState()

    @property
    def choices(self) -> Choices:
        """What is chosen for an import."""
        return self.state.choices

    def show(self, **changes: object) -> None:
        """Change the state and show it."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self.view.show_state(self.state)

    def choose(self, **changes: object) -> None:
        """Change what is chosen and show it; what was wrong with it may be mended now."""
        chosen = replace(self.choices, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self.show(choices=chosen, fault=None)

    def refuse(self, fault: Fault) -> None:
        """Show the step where a fault is mended, with the caret there."""
        self.show(step=fault.place.step, fault=fault, progress=None)
        self.view.point_to(fault)

    def turn(self, step: Step) -> None:
        """Show another step."""
        self.show(step=step, fault=None)
