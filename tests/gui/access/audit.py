"""Walks through states of the window and writes down what each check finds in each of them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from tests.gui.access.painted import Reader
from tests.gui.access.view import View

Check = Callable[[View], list[str]]

USUAL, DOCK = (1366, 700), (500, 740)
"""A small screen without its task bar, and a dock beside a soft phone."""


@dataclass(frozen=True)
class State:
    """One state of a window, by name; `private` is what a caller said in it."""

    name: str
    window: QWidget
    private: Collection[str] = ()


class Audit:
    """Asks its checks of every state of a window of one size."""

    def __init__(self, checks: Iterable[Check], size: tuple[int, int] = USUAL) -> None:
        self._checks = tuple(checks)
        self._size = size
        self._reader = Reader()
        self._known: set[tuple[str, str]] = set()
        self.findings: dict[str, list[str]] = {check.__name__: [] for check in self._checks}

    def walk(self, states: Iterable[State]) -> None:
        """Ask everything of every state; what is found again in a later one is told of the first."""
        for state in states:
            self.look(state)

    def look(self, state: State) -> None:
        """Ask everything of one state, and leave the focus where it was."""
        focused = QApplication.focusWidget()
        if isinstance(state.window, QMainWindow):  # other windows have the size that they chose
            state.window.resize(*self._size)
        view = View(state.window, state.private, self._reader)
        for check in self._checks:
            for fault in check(view):
                if (check.__name__, fault) not in self._known:
                    self._known.add((check.__name__, fault))
                    self.findings[check.__name__].append(f"{state.name}: {fault}")
        if focused and isValid(focused):
            focused.setFocus()
