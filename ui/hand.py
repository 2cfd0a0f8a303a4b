"""A hand at the keyboard: drives the real window by keys alone, for pictures and for tests."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.errors import Bug
from ui.shortcuts import Shortcut

_PATIENCE = 60_000  # milliseconds
_MOMENT = 2
_NONE = Qt.KeyboardModifier.NoModifier


class NothingCame(Bug):
    """A window never showed what was waited for."""

    code = "nothing_came"
    sentence = "The window did not come to show what was waited for."


class Hand:
    """Types and waits; the keys go to whatever has the caret."""

    @property
    def focused(self) -> QWidget:
        """What has the caret. Raises NothingCame when nothing gets it."""
        self.until(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        if widget is None:
            raise NothingCame
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """One key."""
        QTest.keyClick(self.focused, key, modifiers)

    def take(self, shortcut: Shortcut) -> None:
        """The keys of a shortcut."""
        QTest.keySequence(self.focused, QKeySequence(shortcut.sequences[0]))

    def type(self, text: str) -> None:
        """The keys of a text; a letter that no key has comes as an input method sends it."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self.focused, character)
            else:
                QTest.sendKeyEvent(QTest.KeyAction.Click, self.focused, Qt.Key.Key_unknown, character, _NONE)

    def until(self, ready: Callable[[], object]) -> None:
        """Let the window work until something is so. Raises NothingCame after a minute."""
        end = QDeadlineTimer(_PATIENCE)
        while not ready():
            if end.hasExpired():
                raise NothingCame
            QTest.qWait(_MOMENT)
