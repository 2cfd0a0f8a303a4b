"""The real page over a call desk in memory, worked by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callcenter.clock import Clock, MovableClock
from callcenter.domain.answers import Decision
from callcenter.domain.program import Program
from callcenter.services.protocols import SignedIn
from callcenter.services.requests import VaultLink
from tests.gui.desk.fake_call_desk import FakeCallDesk
from tests.gui.shown import press
from tests.gui.somebody import PROGRAM, operator_in
from tests.gui.widgets.announcements import Ear, listen
from tests.world import MONDAY_MORNING
from ui.desk.boxes import BOX_SHORTCUTS
from ui.desk.page import DeskPage
from ui.desk.state import DeskState
from ui.hand import Hand
from ui.notices import Notice
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.widgets.answer_banner import AnswerBanner, Banner

KNOWN = {"last_name": "García-López", "first_name": "María", "birth_date": "2/9/1980", "ssn": "3456"}
WIDE, DOCK = (1366, 700), (500, 740)
_ABOVE = {WIDE: 43 + 43, DOCK: 45 + 49}  # what strip and message bar take of a window's height


class Seat(Hand):
    """An operator before the page; `heard` are the notices, `titles` what the window's title was to say."""

    def __init__(
        self, qtbot: QtBot, link: VaultLink, signed_in: SignedIn, clock: Clock, size: tuple[int, int] = WIDE
    ) -> None:
        self.qtbot = qtbot
        self.tasks = Tasks(link)
        self.heard: list[Notice] = []
        self.titles: list[str] = []
        self.page = DeskPage(self.tasks, clock, signed_in)
        self.page.noticed.connect(self.heard.append)
        self.page.titled.connect(self.titles.append)
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        qtbot.addWidget(self.window)
        self.window.setFixedSize(size[0], size[1] - _ABOVE[size])
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.page.resume()

    def settle(self) -> None:
        """Wait until nothing is asked any more, and the window has taken it in."""
        self.until(lambda: self.tasks.is_idle)
        QApplication.processEvents()

    @property
    def state(self) -> DeskState:
        """What is shown."""
        return self.page.presenter.state

    @property
    def banner(self) -> Banner:
        """What the banner says."""
        (found,) = self.page.findChildren(AnswerBanner)
        return found.banner

    @property
    def caret(self) -> str:
        """The name of what has the caret."""
        return self.focused.accessibleName()

    def do(self, shortcut: Shortcut) -> None:
        """The keys of a shortcut, and the vault's answer."""
        self.take(shortcut)
        self.settle()

    def enter(self, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """One key, and the vault's answer."""
        self.press(key)
        self.settle()

    def click(self, text: str) -> None:
        """A button that can be seen, with the mouse."""
        press(self.page, text)
        self.settle()

    def ask(self, **details: str) -> None:
        """Fill boxes, press Enter, and have the answer."""
        for name, text in (details or KNOWN).items():
            self.take(BOX_SHORTCUTS[name])
            self.type(text)
        self.enter()


class FakeSeat(Seat):
    """A seat whose vault is a fake."""

    def __init__(self, qtbot: QtBot, link: FakeCallDesk, moment: datetime, size: tuple[int, int]) -> None:
        super().__init__(qtbot, link, replace(operator_in(), program=link.program), MovableClock(moment), size)
        self.link = link


class SitDown(Protocol):
    """Makes a seat whose checks are answered so, one after the other."""

    def __call__(
        self,
        *decisions: Decision,
        moment: datetime = MONDAY_MORNING,
        size: tuple[int, int] = WIDE,
        program: Program = PROGRAM,
    ) -> FakeSeat: ...


@pytest.fixture
def sit_down(qtbot: QtBot, dressed: None) -> Iterator[SitDown]:
    """The page in the program's own dress."""
    seats: list[FakeSeat] = []

    def make(
        *decisions: Decision,
        moment: datetime = MONDAY_MORNING,
        size: tuple[int, int] = WIDE,
        program: Program = PROGRAM,
    ) -> FakeSeat:
        seats.append(FakeSeat(qtbot, FakeCallDesk(*decisions, program=program), moment, size))
        return seats[-1]

    yield make
    for seat in seats:
        seat.tasks.close()


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    """What a screen reader would have been told."""
    return listen(monkeypatch)
