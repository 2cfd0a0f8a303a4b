"""The wizard without a window: what its page was told, and the way from page to page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.gui.sign_in.fake_access import PROGRAM, program_named
from tests.world import MONDAY_MORNING
from ui.sign_in.new_vault_presenter import NewVaultPresenter
from ui.sign_in.new_vault_state import NewVaultForm, NewVaultState, Stage, line_form_of

LINE = line_form_of(program_named(PROGRAM).line)
ASKED = (2, 7)


@dataclass
class Seen:
    """What the view was told; only the last state, as a page keeps it."""

    state: NewVaultState = field(default_factory=lambda: NewVaultState(MONDAY_MORNING.date()))
    filled: list[str] = field(default_factory=list)
    left: int = 0
    opened: list[Path] = field(default_factory=list)
    finished: list[tuple[Path, str]] = field(default_factory=list)

    def show_state(self, state: NewVaultState) -> None:
        self.state = state

    def fill_password(self, password: str) -> None:
        self.filled.append(password)

    def leave(self) -> None:
        self.left += 1

    def open_vault(self, vault: Path) -> None:
        self.opened.append(vault)

    def finish(self, vault: Path, supervisor: str) -> None:
        self.finished.append((vault, supervisor))


def draw_seventh_and_second(numbers: Sequence[int], count: int) -> list[int]:
    """The groups of `ASKED`, the later one first."""
    return [number for number in reversed(numbers) if number in ASKED][:count]


def turn_to(presenter: NewVaultPresenter, stage: Stage, form: NewVaultForm) -> None:
    """Go on, page by page."""
    while presenter.state.stage < stage:
        before = presenter.state.stage
        presenter.go_on(form)
        assert presenter.state.stage > before, presenter.state.fault
