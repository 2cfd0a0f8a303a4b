"""The roster page's presenter with everything it is joined to, and no window."""

from pathlib import Path

from callcenter.clock import MovableClock
from callcenter.errors import CallCenterError
from callcenter.services.requests import VaultLink
from tests.gui.inline_runner import InlineRunner
from tests.gui.roster.fake_roster_vault import FakeRosterVault
from tests.world import MONDAY_MORNING
from ui.notices import Notice
from ui.roster.presenter import RosterPresenter
from ui.roster.state import Choices, Fault, RosterState, Step
from ui.runner import Runner

FILE = Path("educators.csv")


class NotedView:
    """Keeps what it was told to show; moves the clock on at each progress that is shown."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self.states: list[RosterState] = []
        self.pointed: list[Fault] = []
        self.notices: list[Notice] = []
        self.refused: list[CallCenterError] = []
        self.news: list[str] = []

    def show_state(self, state: RosterState) -> None:
        if state.progress and not (self.states and self.states[-1].progress == state.progress):
            self._clock.sleep(10)
        self.states.append(state)

    def point_to(self, fault: Fault) -> None:
        self.pointed.append(fault)

    def tell(self, notice: Notice) -> None:
        self.notices.append(notice)

    def refuse_password(self, failure: CallCenterError) -> None:
        self.refused.append(failure)

    def tell_stopped(self) -> None:
        self.news.append("stopped")

    def tell_given_up(self) -> None:
        self.news.append("given up")

    def tell_switched(self, number: int) -> None:
        self.news.append(f"switched to {number}")

    def tell_purged(self, number: int) -> None:
        self.news.append(f"purged {number}")

    def tell_problems_saved(self, name: str, number: int) -> None:
        self.news.append(f"{number} in {name}")

    def tell_profile(self, name: str, kept: bool) -> None:
        self.news.append(f"kept {name}" if kept else f"dropped {name}")

    @property
    def steps(self) -> list[Step]:
        """Each step once, as long as it lasted."""
        steps = [state.step for state in self.states]
        return [step for before, step in zip([None, *steps], steps, strict=False) if step is not before]


class Table:
    """A presenter over a vault in memory, which answers at once unless the test has a runner of its own."""

    def __init__(self, vault: FakeRosterVault, runner: Runner | None = None) -> None:
        self.vault = vault
        link: VaultLink = vault
        clock = MovableClock(MONDAY_MORNING)
        self.view = NotedView(clock)
        self.inline = InlineRunner(link)
        self.presenter = RosterPresenter(self.view, runner or self.inline, clock)
        self.presenter.refresh()

    @property
    def state(self) -> RosterState:
        return self.presenter.state

    @property
    def choices(self) -> Choices:
        return self.state.choices

    def go_to(self, step: Step, file: Path = FILE) -> "Table":
        """Begin, choose a file and go on until a step is there."""
        self.presenter.begin()
        self.presenter.file.choose_file(file)
        for _ in Step:
            if self.state.step is step:
                return self
            self.presenter.go_on()
        raise AssertionError(f"{step} was never there")
