"""A seat at the real window, worked by keyboard alone: the steps the stories are told in."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from callcenter.clock import Clock
from callcenter.services.local_vault import LocalVault
from tests.gui.fakes import FakeDialogs
from tests.gui.held_vault import HeldVault
from tests.world import PASSWORDS, World
from ui.desk.boxes import BOX_SHORTCUTS
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.roster.presenter import RosterPresenter
from ui.roster.state import Step
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.widgets.answer_banner import AnswerBanner, Look
from ui.widgets.line_strip import LineStrip
from ui.widgets.message_bar import MessageBar
from ui.workplace import Workplace

PATIENCE = 20_000  # milliseconds; a wait ends as soon as what it waits for is there


class Seat(Hand):
    """The window as somebody sits before it: keys go in, what can be read comes out."""

    def __init__(self, qtbot: QtBot, vault: Path, link: HeldVault, clock: Clock, settings: Path) -> None:
        self.qtbot = qtbot
        self.link = link
        self.clock = clock
        self.dialogs = FakeDialogs()
        self.window = MainWindow(Tasks(link), clock, Preferences(settings), vault, self.dialogs)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window).__enter__()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def sign_in(self, user: str, password: str = "") -> None:
        """Name, Tab, password, Enter; until the desk is there."""
        self.knock(user, password or PASSWORDS[user])
        self.until(lambda: self.window.workplace is not None)

    def knock(self, user: str, password: str) -> None:
        """Name, Tab, password, Enter, whatever comes of it."""
        self.until(lambda: isinstance(self.focused, QLineEdit))
        self.type(user)
        self.press(Qt.Key.Key_Tab)
        self.type(password)
        self.press(Qt.Key.Key_Return)

    def sign_out(self) -> None:
        """Ctrl+Shift+O, until the card is there again."""
        self.take(Shortcut.SIGN_OUT)
        self.until(lambda: self.window.workplace is None)

    def go_to(self, shortcut: Shortcut) -> None:
        """Turn to a page by its key, until what it shows is there."""
        self.take(shortcut)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing that was asked of the vault is under way."""
        self.until(lambda: self.window.tasks.is_idle)

    def alt(self, letter: Qt.Key) -> None:
        """An underlined letter; a button stays down for a moment before it does anything."""
        self.press(letter, Qt.KeyboardModifier.AltModifier)
        self.until(lambda: not any(button.isDown() for button in self.window.findChildren(QAbstractButton)))

    def tab_to(self, name: str) -> None:
        """Tab on, as somebody does who sees nothing, until what has the caret is called so."""
        begun = self.focused
        while self.focused.accessibleName() != name:
            self.press(Qt.Key.Key_Tab)
            assert self.focused is not begun, f"Tab does not lead to {name}"

    @property
    def focused_words(self) -> str:
        """What the button says that has the caret; empty for anything else."""
        part = self.focused
        return part.text().replace("&", "") if isinstance(part, QAbstractButton) else ""

    def choose(self, words: str) -> None:
        """Down the list that has the caret, from its top, to the entry of these words."""
        choice = self.focused
        assert isinstance(choice, QComboBox)
        self.press(Qt.Key.Key_Home)
        while choice.currentText() != words:
            place = choice.currentIndex()
            self.press(Qt.Key.Key_Down)
            assert choice.currentIndex() > place, f"{words} cannot be chosen"

    @property
    def work(self) -> Workplace:
        """The workplace of whoever signed in."""
        assert self.window.workplace is not None
        return self.window.workplace

    def child(self, kind: type[QObject]) -> QObject:
        """The one part of a kind in the window."""
        (found,) = self.window.findChildren(kind)
        return found

    @property
    def banner(self) -> AnswerBanner:
        """The answer's place on the desk in use; a desk of before may still be on its way out."""
        (found,) = self.work.desk.findChildren(AnswerBanner)
        return found

    def look(self) -> Look:
        """What the banner shows."""
        return self.banner.banner.look

    def fill(self, **details: str) -> None:
        """Jump to each box by its key and type into it."""
        for name, text in details.items():
            self.take(BOX_SHORTCUTS[name])
            self.type(text)

    def ask(self, **details: str) -> Look:
        """Fill boxes, press Enter, and read the answer."""
        self.fill(**details)
        self.press(Qt.Key.Key_Return)
        return self.answer()

    def answer(self) -> Look:
        """Wait for an answer and read it."""
        self.until(lambda: self.look() in {Look.YES, Look.NO, Look.MORE, Look.CANNOT})
        return self.look()

    def boxes(self) -> dict[str, str]:
        """What stands in the boxes."""
        return asdict(self.work.desk.spoken)

    @property
    def message(self) -> str:
        """What the message bar says."""
        found = self.child(MessageBar)
        assert isinstance(found, MessageBar)
        return found.notice.text if found.notice else ""

    @property
    def line(self) -> str:
        """What the strip says of the phone line."""
        found = self.child(LineStrip)
        assert isinstance(found, LineStrip)
        return found.text

    @property
    def roster(self) -> RosterPresenter:
        """What decides on the roster page."""
        assert self.work.roster is not None
        return self.work.roster.presenter

    def until_step(self, step: Step) -> None:
        """Wait until the roster page is at a step."""
        self.until(lambda: self.roster.state.step is step)

    def import_until_hashing(self, file: Path) -> None:
        """Choose a roster in the wizard, take what it suggests at every step, and begin to import it."""
        self.take(Shortcut.ROSTER)
        self.until_step(Step.READY)
        self.press(Qt.Key.Key_Return)
        self.dialogs.will_open(file)
        self.press(Qt.Key.Key_Return)  # the file's key has the caret
        self.until(lambda: self.roster.state.choices.preview)
        self.press(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
        for step in (Step.READING, Step.COLUMNS, Step.COUNTED, Step.TIME):
            self.until_step(step)
            self.press(Qt.Key.Key_Return)
        self.until(lambda: self.roster.state.progress is not None)

    def unlock(self, user: str) -> None:
        """The password alone: the name stands there after a lock."""
        self.until(lambda: self.window.workplace is None)
        self.until(lambda: isinstance(self.focused, QLineEdit))
        self.type(PASSWORDS[user])
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.window.workplace is not None)

    def close(self) -> None:
        """Leave the window, whatever is under way; nothing of it stays. May be called twice."""
        if isValid(self.window):
            self.dialogs.will_confirm(True)
            self.window.close()
            delete(self.window)


def seat_at(qtbot: QtBot, world: World) -> Seat:
    """The window on a vault; its settings lie beside that."""
    link = HeldVault(LocalVault(world.clock))
    return Seat(qtbot, world.path, link, world.clock, world.path.parent / "settings.ini")
