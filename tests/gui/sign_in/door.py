"""The entrance as somebody stands before it: keys go in, what can be read comes out."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from callcenter.services.protocols import SignedIn
from callcenter.services.requests import VaultLink
from tests.gui.fakes import FakeDialogs
from tests.world import MONDAY_MORNING
from ui.notices import Notice
from ui.preferences import Preferences
from ui.sign_in.entrance import Entrance
from ui.tasks import Tasks

Part = TypeVar("Part", bound=QWidget)
PATIENCE = 30_000  # milliseconds; a wait ends as soon as what it waits for is there


class Door:
    """A window with nothing but the entrance in it."""

    def __init__(
        self,
        qtbot: QtBot,
        link: VaultLink,
        settings: Path,
        vault: Path | None = None,
        clock: MovableClock | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.dialogs = FakeDialogs()
        self.preferences = Preferences(settings)
        self.tasks = Tasks(link)
        self.clock = clock or MovableClock(MONDAY_MORNING)
        self.entered: list[SignedIn] = []
        self.notices: list[Notice] = []
        self.entrance = Entrance(self.tasks, self.dialogs, self.preferences, self.clock, vault)
        self.entrance.signed_in.connect(self.entered.append)
        self.entrance.noticed.connect(self.notices.append)
        qtbot.addWidget(self.entrance, before_close_func=lambda _: self.tasks.close())
        self.entrance.resize(1366, 700)
        self.entrance.show()
        self.entrance.activateWindow()
        self.until(self.entrance.isActiveWindow)
        self.settle()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def settle(self) -> None:
        """Wait until the vault has answered everything."""
        self.until(lambda: self.tasks.is_idle)

    @property
    def focused(self) -> QWidget:
        """What has the caret."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def caret(self) -> str:
        """The name of what has the caret, as assistive technology tells it."""
        return name_of(self.focused)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to whatever has the caret."""
        QTest.keyClick(self.focused, key, modifiers)

    def write(self, text: str) -> None:
        """Keys into whatever has the caret."""
        QTest.keyClicks(self.focused, text)

    def enter(self, text: str) -> None:
        """A text, then Enter."""
        self.write(text)
        self.press(Qt.Key.Key_Return)

    def walk_to(self, name: str) -> None:
        """Tab until the caret is there."""
        for _ in range(40):
            if self.caret == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}, but to {[name_of(stop) for stop in self.walk()]}")

    def walk(self) -> list[QWidget]:
        """Every stop of Tab, once round from the caret's place."""
        stops = [self.focused]
        self.press(Qt.Key.Key_Tab)
        while self.focused is not stops[0]:
            stops.append(self.focused)
            self.press(Qt.Key.Key_Tab)
        return stops

    def sign_in(self, user: str, password: str) -> None:
        """Name, Enter, password, Enter, and the vault's answer."""
        self.enter(user)
        self.enter(password)
        self.settle()

    def button(self, text: str) -> QAbstractButton:
        """The visible button of this text."""
        (found,) = (one for one in self.visible(QAbstractButton) if one.text().replace("&", "") == text)
        return found

    def box(self, name: str) -> QLineEdit:
        """The visible box of this name."""
        (found,) = (one for one in self.visible(QLineEdit) if one.accessibleName() == name)
        return found

    def reads(self, sentence: str) -> bool:
        """Whether a visible label has this in it."""
        return any(sentence in label.text() for label in self.visible(QLabel))

    def visible(self, kind: type[Part]) -> list[Part]:
        """Visible parts of a kind."""
        return [part for part in self.entrance.findChildren(kind) if part.isVisible()]

    def every_text(self) -> Iterator[str]:
        """Whatever any widget holds, shown or hidden."""
        for widget in (self.entrance, *self.entrance.findChildren(QWidget)):
            yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.objectName())
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                yield widget.text()
            if isinstance(widget, QComboBox):
                yield widget.currentText()


def name_of(widget: QWidget) -> str:
    """What assistive technology calls a widget; a combo box is named by its text besides."""
    if widget.accessibleName():
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""
