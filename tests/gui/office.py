"""A signed-in supervisor before the roster page and the call list of a real vault."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callcenter.services.local_vault import LocalVault
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from callcenter.services.roster_protocol import ImportReport
from tests.gui.fakes import FakeDialogs
from tests.gui.paused_vault import PausedVault
from tests.gui.shown import box, enter, press
from tests.world import SUPERVISOR, SUPERVISOR_PASSWORD, World
from ui.call_log.page import CallListPage
from ui.notices import Notice
from ui.roster.page import RosterPage
from ui.roster.state import Step
from ui.tasks import Tasks


class Office:
    """A signed-in supervisor with both pages."""

    def __init__(self, qtbot: QtBot, world: World) -> None:
        self.qtbot = qtbot
        self.dialogs = FakeDialogs()
        self.heard: list[Notice] = []
        self.link = PausedVault(LocalVault(world.clock))
        signed_in = self.link.perform(ask(Access.sign_in, world.path, SUPERVISOR, SUPERVISOR_PASSWORD))
        self.tasks = Tasks(self.link)
        self.roster = RosterPage(self.tasks, self.dialogs, world.clock, signed_in)
        self.calls = CallListPage(self.tasks, self.dialogs, world.clock, signed_in)
        for page in (self.roster, self.calls):
            page.noticed.connect(self.heard.append)
            qtbot.addWidget(page)
            page.resize(1366, 700)

    def turn_to(self, page: RosterPage | CallListPage) -> None:
        """Show a page and let it look."""
        page.show()
        page.activateWindow()
        self.until(page.isActiveWindow)
        page.refresh()
        self.settle()

    def until(self, ready: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(ready()), timeout=20_000)

    def settle(self) -> None:
        """Wait until nothing is asked any more."""
        self.until(lambda: self.tasks.is_idle)

    def until_step(self, step: Step) -> None:
        """Wait until the roster page is at a step, and nothing is asked any more."""
        self.until(lambda: self.roster.presenter.state.step is step)
        self.settle()

    def give_password(self, page: QWidget) -> None:
        """Into the box that has the caret."""
        assert QApplication.focusWidget() is box(page)
        enter(box(page), SUPERVISOR_PASSWORD)


def count(office: Office, file: Path) -> ImportReport:
    """Choose a file in the wizard, take what it suggests, and wait for its counts."""
    press(office.roster, "&Load a roster…")
    office.dialogs.will_open(file)
    press(office.roster, "Choose the &file…")
    office.settle()
    for step in (Step.READING, Step.COLUMNS, Step.COUNTED):
        press(office.roster, "Contin&ue  Enter")
        office.until_step(step)
    found = office.roster.presenter.state.counted
    assert found is not None
    return found


def begin(office: Office) -> None:
    """Begin to import what was counted."""
    press(office.roster, "Contin&ue  Enter")
    press(office.roster, "Be&gin the import")
