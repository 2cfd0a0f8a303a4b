"""The settings as somebody sits before them: what is chosen is in force at once, and remembered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from callcenter.domain.hours import Opening
from callcenter.services.protocols import SignedIn
from tests.gui.room import colliding_keys, cut_off
from tests.gui.settings.fake_line import FakeLine
from tests.gui.shown import button, key, nameless, press, texts, type_in
from tests.gui.somebody import operator_in, supervisor_in
from ui.looks import Looks
from ui.notices import Kind, Notice
from ui.preferences import Preferences
from ui.settings.page import SettingsPage
from ui.tasks import Tasks
from ui.theme import Scheme, colors_of, set_zoom

SUPERVISOR = replace(supervisor_in(), training=False, hours_apply=True)


class Room:
    """The page in a window of its own, and all that it told."""

    def __init__(self, qtbot: QtBot, settings: Path, signed_in: SignedIn, *, sees_desktop: bool = True) -> None:
        self._qtbot = qtbot
        self.line = FakeLine()
        self.tasks = Tasks(self.line)
        self.preferences = Preferences(settings)
        self.looks = Looks(self.preferences)
        self.page = SettingsPage(
            self.tasks, self.line.clock, self.preferences, self.looks, signed_in, sees_desktop=lambda: sees_desktop
        )
        self.heard: list[Notice] = []
        self.openings: list[tuple[Opening, ...]] = []
        self.languages: list[str] = []
        self.left = 0
        self.page.noticed.connect(self.heard.append)
        self.page.openings_changed.connect(self.openings.append)
        self.page.screen_language_chosen.connect(self.languages.append)
        self.page.left.connect(self._leave)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 640)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked any more."""
        self._qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=10_000)

    def choose(self, name: str, entry: str) -> None:
        """Take an entry of the list of this name by the keyboard."""
        (box,) = (one for one in self.page.findChildren(QComboBox) if one.accessibleName() == name)
        box.setFocus()
        place = box.findText(entry)
        while box.currentIndex() != place:
            key(box, Qt.Key.Key_Down if box.currentIndex() < place else Qt.Key.Key_Up)

    def shown(self, name: str) -> str:
        """What the list of this name shows."""
        (box,) = (one for one in self.page.findChildren(QComboBox) if one.accessibleName() == name)
        return box.currentText()

    def open_until(self, text: str) -> None:
        """Type a time and press Enter."""
        box = self.until
        box.setFocus()
        type_in(box, text)
        key(box, Qt.Key.Key_Return)
        self.settle()

    @property
    def until(self) -> QLineEdit:
        """The box of the line's evening."""
        (box,) = (one for one in self.page.findChildren(QLineEdit) if one.accessibleName() == "Open until")
        return box

    def _leave(self) -> None:
        self.left += 1


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def operator(qtbot: QtBot, settings: Path, dressed: None) -> Iterator[Room]:
    room = Room(qtbot, settings, operator_in())
    yield room
    room.tasks.close()


@pytest.fixture
def supervisor(qtbot: QtBot, settings: Path, dressed: None) -> Iterator[Room]:
    room = Room(qtbot, settings, SUPERVISOR)
    yield room
    room.tasks.close()


def test_light_and_dark_are_in_force_at_once_and_remembered(operator: Room, qapp: QApplication, settings: Path) -> None:
    operator.choose("Colors", "Dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == colors_of(Scheme.DARK).window
    assert Preferences(settings).scheme is Scheme.DARK
    operator.choose("Colors", "As the desktop")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == colors_of(Scheme.LIGHT).window
    assert Preferences(settings).scheme is None


def test_a_size_is_in_force_at_once_and_follows_the_keys_for_it(
    operator: Room, qapp: QApplication, settings: Path
) -> None:
    before = qapp.font().pointSizeF()
    operator.choose("Size", "125 %")
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.25)
    assert Preferences(settings).zoom == 2
    operator.looks.zoom += 1
    assert operator.shown("Size") == "140 %"


def test_a_blue_yes_is_a_choice_that_is_told_and_remembered(operator: Room, settings: Path) -> None:
    told: list[bool] = []
    operator.looks.changed.connect(lambda: told.append(operator.looks.blue_yes))
    (box,) = operator.page.findChildren(QCheckBox)
    box.setFocus()
    key(box, Qt.Key.Key_Space)
    assert told == [True]
    assert Preferences(settings).blue_yes
    key(box, Qt.Key.Key_Space)
    assert not Preferences(settings).blue_yes


def test_the_scripts_language_is_remembered_and_the_screens_is_asked_for(operator: Room, settings: Path) -> None:
    operator.choose("Language of scripts", "Español")
    assert Preferences(settings).script_language == "es"
    operator.choose("Language of the screen", "Español")
    assert operator.languages == ["es"]


def test_an_operator_does_not_open_the_line(operator: Room) -> None:
    assert "Phone line" not in texts(operator.page)
    assert operator.page.findChildren(QLineEdit) == []


def test_a_supervisor_opens_the_line_for_an_evening_and_takes_it_back(supervisor: Room) -> None:
    assert "Open in its hours alone." in texts(supervisor.page)
    supervisor.open_until("9:30 PM")
    assert "Open until 9:30 PM, beyond its hours." in texts(supervisor.page)
    assert supervisor.until.text() == ""
    assert supervisor.heard[-1] == Notice(Kind.DONE, "The line is open until 9:30 PM.")
    press(supervisor.page, "&Take back")
    supervisor.settle()
    assert supervisor.heard[-1] == Notice(Kind.DONE, "The line is open in its hours alone again.")
    assert [len(one) for one in supervisor.openings] == [1, 0]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("nine", "▲  Type a time of day, such as 9:30 PM or 21:30."),
        ("9:00 AM", "▲  This time has passed already on the center's clock. Choose a later one, up to 24:00."),
    ],
)
def test_a_time_that_cannot_be_is_told_beneath_its_box(supervisor: Room, typed: str, fault: str) -> None:
    supervisor.open_until(typed)
    assert fault in texts(supervisor.page)
    assert QApplication.focusWidget() is supervisor.until
    assert supervisor.until.selectedText() == typed
    assert supervisor.openings == []


def test_the_line_of_a_training_vault_needs_no_opening(qtbot: QtBot, settings: Path) -> None:
    room = Room(qtbot, settings, supervisor_in())
    assert "The line of a training vault is always open." in texts(room.page)
    assert room.page.findChildren(QLineEdit) == []
    room.tasks.close()


@pytest.mark.parametrize(
    ("sees", "said"),
    [
        (True, "When the desktop locks or the computer goes to sleep, this program locks as well."),
        (False, "The desktop's lock cannot be seen here: press Ctrl+L before you go."),
    ],
)
def test_it_says_when_the_window_locks_and_whether_it_sees_the_desktops_lock(
    qtbot: QtBot, settings: Path, sees: bool, said: str
) -> None:
    room = Room(qtbot, settings, operator_in(), sees_desktop=sees)
    assert said in texts(room.page)
    assert any(text.startswith("After 10 minutes without a key or mouse") for text in texts(room.page))
    assert any("this one until 9:30 PM" in text for text in texts(room.page))
    room.tasks.close()


def test_the_facts_that_are_copied_name_versions_and_nobody(operator: Room) -> None:
    press(operator.page, "Copy &facts")
    facts = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    for fact in ("Program: 0.1.0", "Vault format: 4", "SQLCipher: 4.19.0", "SQLite: 3.53.4", "Qt: 6.", "Python: 3."):
        assert fact in facts
    assert "Desktop's lock: seen" in facts
    assert not any(word in facts for word in ("Olive", "vault/", "/home", "/tmp", "Missouri"))
    assert operator.heard[-1].kind is Kind.DONE


def test_escape_leads_back(operator: Room) -> None:
    QTest.keyClick(QApplication.focusWidget() or operator.page, Qt.Key.Key_Escape)
    assert operator.left == 1


def test_everything_has_a_name_and_a_letter_of_its_own(supervisor: Room) -> None:
    assert list(nameless(supervisor.page)) == []
    assert colliding_keys(supervisor.page) == []
    assert all(box.accessibleDescription() for box in supervisor.page.findChildren(QComboBox))
    assert button(supervisor.page, "&All keys").toolTip() == "This list of keys  Ctrl+/"


@pytest.mark.parametrize("zoom", [0, 4])
@pytest.mark.parametrize("size", [(1366, 640), (500, 560)])
def test_nothing_is_cut_off(supervisor: Room, size: tuple[int, int], zoom: int) -> None:
    set_zoom(zoom)
    supervisor.page.resize(*size)
    assert cut_off(supervisor.page) == []


def test_everything_is_in_sight_on_a_small_screen(supervisor: Room) -> None:
    QApplication.processEvents()
    assert not supervisor.page.findChildren(QComboBox)[0].visibleRegion().isEmpty()
    copies = button(supervisor.page, "Copy &facts")
    assert copies.mapTo(supervisor.page, copies.rect().bottomRight()).y() < supervisor.page.height()
