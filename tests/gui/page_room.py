"""A page in a window of its own, as the frame holds it, and somebody who works at it by keys."""

from collections.abc import Callable
from typing import Generic, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fake_link import FakeLink
from tests.gui.fakes import FakeDialogs
from tests.gui.shown import button, key
from ui.notices import Notice
from ui.supervisor_pages import ShownPage
from ui.tasks import Tasks
from ui.widgets.present_stack import RoomyPage

_LAYERS = 4  # of layouts, each of which hears in a turn of its own what the one within it needs
Page = TypeVar("Page", bound=QWidget)


class PageRoom(Generic[Page]):
    """`page` in its `frame`, the boxes that it opens, and all that it told."""

    def __init__(
        self, qtbot: QtBot, link: FakeLink, make: Callable[[Tasks, FakeDialogs], Page], *, height: int = 620
    ) -> None:
        self._qtbot = qtbot
        self.dialogs = FakeDialogs()
        self.tasks = Tasks(link)
        self.page = make(self.tasks, self.dialogs)
        self.frame = RoomyPage(self.page)
        self.heard: list[Notice] = []
        cast(ShownPage, self.page).noticed.connect(self.heard.append)
        qtbot.addWidget(self.frame)
        self.frame.resize(1366, height)

    def enter(self) -> None:
        """Turn to the page."""
        self.frame.show()
        self.frame.activateWindow()
        self._qtbot.waitUntil(self.frame.isActiveWindow)
        cast(ShownPage, self.page).refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked any more, and everything has its place."""
        self._qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=10_000)
        for _ in range(_LAYERS):
            QApplication.processEvents()

    def press(self, one: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key where the caret is."""
        key(self.caret, one, modifiers)
        self.settle()

    def push(self, name: str) -> None:
        """Press a button by the space bar."""
        found = button(self.page, name)
        found.setFocus()
        key(found, Qt.Key.Key_Space)
        self.settle()

    @property
    def caret(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        assert found is not None
        return found
