"""The roster page over a vault in memory."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from callcenter.services.requests import VaultLink
from tests.gui.fakes import FakeDialogs
from tests.gui.roster.fake_roster_vault import ACTIVE, FORMER, FakeRosterVault
from tests.gui.somebody import supervisor_in
from tests.world import MONDAY_MORNING
from ui.notices import Notice
from ui.roster.page import RosterPage
from ui.roster.state import Step
from ui.tasks import Tasks

SIGNED_IN = supervisor_in()


class Seat:
    """A supervisor before the page; `heard` are the notices, `switched` counts the switch-overs told."""

    def __init__(self, qtbot: QtBot, link: VaultLink) -> None:
        self.qtbot = qtbot
        self.dialogs = FakeDialogs()
        self.tasks = Tasks(link)
        self.heard: list[Notice] = []
        self.switched = 0
        self.page = RosterPage(self.tasks, self.dialogs, MovableClock(MONDAY_MORNING), SIGNED_IN)
        self.page.noticed.connect(self.heard.append)
        self.page.roster_switched.connect(self._count_switch)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitActive(self.page).__enter__()
        self.page.refresh()

    def until_step(self, step: Step) -> None:
        """Wait until the page is at a step, and nothing is asked any more unless that is the step."""
        self.qtbot.waitUntil(lambda: self._is_at(step), timeout=20_000)
        if self.page.presenter.is_settled:
            self.qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=20_000)

    def _is_at(self, step: Step) -> bool:
        state = self.page.presenter.state
        return state.step is step and not state.looking

    @property
    def focused(self) -> QWidget:
        """What has the caret."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def _count_switch(self) -> None:
        self.switched += 1


@pytest.fixture
def sit_down(qtbot: QtBot) -> Iterator[Callable[[VaultLink], Seat]]:
    """Makes a seat before a vault; the vault is closed with the test."""
    seats: list[Seat] = []

    def make(link: VaultLink) -> Seat:
        seats.append(Seat(qtbot, link))
        return seats[-1]

    yield make
    for seat in seats:
        seat.tasks.close()


@pytest.fixture
def vault() -> FakeRosterVault:
    """A former roster and an active one."""
    return FakeRosterVault(FORMER, ACTIVE)


@pytest.fixture
def seat(sit_down: Callable[[VaultLink], Seat], vault: FakeRosterVault) -> Seat:
    """The page on that vault, ready for a file."""
    seat = sit_down(vault)
    seat.until_step(Step.READY)
    return seat
