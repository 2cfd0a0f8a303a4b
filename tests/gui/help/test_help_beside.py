"""Help in a window, by keyboard: F1's page beside the screen, finding, and the caret back where it was."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.room import cut_off
from tests.gui.shown import nameless
from ui.help.beside import HelpBeside
from ui.help.pages import PAGES, page
from ui.help.panel import HelpPanel
from ui.help.text import HelpText, fragments_of
from ui.language import ENGLISH, SPANISH
from ui.theme import Scheme, apply_theme, colors_of, set_zoom

SCREEN = (1366, 700)
DOCK = (500, 690)
pytestmark = pytest.mark.usefixtures("dressed")


@dataclass
class Room:
    """A window with one box in it, and help beside."""

    window: HelpBeside
    screen: QWidget
    box: QLineEdit
    lower: QLineEdit

    @property
    def panel(self) -> HelpPanel:
        assert self.window.panel is not None
        return self.window.panel

    @property
    def text(self) -> HelpText:
        (found,) = self.panel.findChildren(HelpText)
        return found

    @property
    def find(self) -> QLineEdit:
        (found,) = self.panel.findChildren(QLineEdit)
        return found

    @property
    def pages(self) -> QComboBox:
        (found,) = self.panel.findChildren(QComboBox)
        return found

    @property
    def hits(self) -> list[str]:
        (found,) = self.panel.findChildren(QListWidget)
        return [found.item(row).text() for row in range(found.count())] if found.isVisible() else []


def press(key: Qt.Key) -> None:
    """To whatever has the caret."""
    QTest.keyClick(focused(), key)


def type_in(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focused(), letter)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return make_room(qtbot)


@pytest.fixture
def dock(qtbot: QtBot) -> Room:
    return make_room(qtbot, DOCK)


def make_room(qtbot: QtBot, size: tuple[int, int] = SCREEN) -> Room:
    screens, screen, upper, lower = QStackedWidget(), QWidget(), QLineEdit(), QLineEdit()
    layout = QVBoxLayout(screen)
    layout.addWidget(upper)
    layout.addStretch()
    layout.addWidget(lower)
    screen.setMinimumWidth(480)
    screens.addWidget(screen)
    window = HelpBeside(screens)
    window.resize(*size)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    upper.setFocus()
    return Room(window, screen, upper, lower)


def test_the_page_of_the_screen_opens_beside_it_with_the_caret_in_it(room: Room) -> None:
    room.window.turn("wrap_up")
    assert focused() is room.text
    assert page("wrap_up", ENGLISH).text.split(".")[0] in room.text.toPlainText()
    assert room.screen.width() + room.panel.width() == SCREEN[0]


def test_f1_again_closes_it_and_the_caret_is_back_where_it_was(room: Room) -> None:
    type_in("Garcia")
    room.box.setCursorPosition(3)
    room.window.turn("desk")
    room.window.turn("answers")
    assert room.window.panel is None
    assert focused() is room.box
    assert (room.box.text(), room.box.cursorPosition(), room.box.selectedText()) == ("Garcia", 3, "")
    assert room.screen.width() == SCREEN[0]


def test_esc_closes_it_and_does_nothing_to_the_screen(room: Room) -> None:
    gone_back: list[str] = []
    QShortcut(QKeySequence("Esc"), room.window, lambda: gone_back.append("back"))
    room.window.turn("desk")
    press(Qt.Key.Key_Escape)
    assert room.window.panel is None
    assert focused() is room.box
    assert gone_back == []
    press(Qt.Key.Key_Escape)
    assert gone_back == ["back"]


def test_a_box_that_is_gone_gets_no_caret(room: Room, qtbot: QtBot) -> None:
    room.window.turn("desk")
    room.box.deleteLater()
    qtbot.wait(1)
    press(Qt.Key.Key_Escape)
    assert room.window.panel is None


def test_a_caret_that_has_gone_on_by_itself_is_left_where_it_is(room: Room) -> None:
    room.window.turn("desk")
    room.lower.setFocus()
    assert room.window.panel is not None
    room.window.turn("desk")
    assert focused() is room.lower


def test_in_a_dock_it_leaves_the_lower_part_free_and_goes_when_the_caret_does(dock: Room) -> None:
    dock.window.turn("desk")
    below = dock.lower.mapTo(dock.window, dock.lower.rect().topLeft()).y()
    assert dock.panel.geometry().bottom() < below
    assert dock.panel.geometry().bottom() < DOCK[1] * 0.6
    assert dock.panel.width() == DOCK[0]
    dock.lower.setFocus()
    assert dock.window.panel is None
    assert focused() is dock.lower


def test_it_moves_over_the_screen_when_the_window_gets_narrow_and_back(room: Room) -> None:
    room.window.turn("desk")
    room.window.resize(*DOCK)
    assert room.panel.geometry().top() == 0
    assert room.panel.width() == DOCK[0]
    room.window.resize(*SCREEN)
    assert room.panel.x() == room.screen.width()


def test_help_never_makes_the_window_larger(dock: Room) -> None:
    before = dock.window.minimumSizeHint()
    dock.window.turn("desk")
    assert dock.window.minimumSizeHint() == before


def test_the_pages_are_turned_by_keyboard(room: Room) -> None:
    room.window.turn("sign_in")
    room.pages.setFocus()
    assert [room.pages.itemText(place) for place in range(room.pages.count())] == [
        page(name, ENGLISH).title for name in PAGES
    ]
    press(Qt.Key.Key_Down)
    assert room.panel.page_name == "new_vault"
    assert page("new_vault", ENGLISH).text.split(".")[0] in room.text.toPlainText()


def test_tab_goes_down_the_panel(room: Room) -> None:
    room.window.turn("promises")  # it has no link
    room.pages.setFocus()
    order = []
    for _ in range(4):
        order.append(focused().accessibleName() or focused().text())  # type: ignore[attr-defined]  # the one button
        press(Qt.Key.Key_Tab)
    title = page("promises", ENGLISH).title
    assert order == ["Page of the help", "Close the help", "Find in the help", f"Help: {title}"]


def test_letters_are_looked_for_as_they_are_typed(room: Room) -> None:
    room.window.turn("desk")
    type_in("forgotten")
    assert focused() is room.find
    assert room.hits[0] == f"{page('sign_in', ENGLISH).title}  –  A forgotten password"
    press(Qt.Key.Key_Return)
    assert room.panel.page_name == "sign_in"
    assert focused() is room.text
    assert room.hits == []
    assert room.find.text() == ""


def test_a_heading_that_was_found_stands_at_the_top(room: Room) -> None:
    room.window.resize(1366, 400)
    room.window.turn("desk")
    type_in("the recovery sheet")
    press(Qt.Key.Key_Return)
    assert room.panel.page_name == "new_vault"
    assert room.text.cursorForPosition(room.text.rect().topLeft()).block().text() in {"", "The recovery sheet"}


def test_up_and_down_choose_among_what_was_found(room: Room) -> None:
    room.window.turn("desk")
    type_in("lock")
    second = room.hits[1]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert second.startswith(page(room.panel.page_name, ENGLISH).title)
    assert room.text.textCursor().block().text() == second.partition("  –  ")[2]


def test_what_is_not_there_is_told_and_enter_does_nothing(room: Room) -> None:
    room.window.turn("desk")
    type_in("zeppelin")
    assert room.hits == ["Nothing was found. Try another word."]
    press(Qt.Key.Key_Return)
    assert room.panel.page_name == "desk"
    for _ in "zeppelin":
        press(Qt.Key.Key_Backspace)
    assert room.hits == []
    assert room.text.isVisible()


def test_what_was_typed_goes_with_the_caret(room: Room) -> None:
    """Somebody may type a caller's name here and take it for the desk."""
    room.window.turn("desk")
    type_in("garcia")
    room.lower.setFocus()
    assert room.find.text() == ""
    assert not room.find.isUndoAvailable()
    assert room.hits == []


def test_a_link_leads_to_another_page_by_keyboard(room: Room) -> None:
    room.window.turn("desk")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert room.panel.page_name == "answers"


@pytest.mark.usefixtures("in_spanish")
def test_it_speaks_the_language_of_the_screen(room: Room) -> None:
    room.window.turn("desk")
    assert page("desk", SPANISH).text.split(".")[0] in room.text.toPlainText()
    assert room.text.accessibleName() == f"Ayuda: {page('desk', SPANISH).title}"
    type_in("zepelin")
    assert room.hits == ["No se encontró nada. Pruebe con otra palabra."]


@pytest.mark.parametrize("make", [make_room, lambda qtbot: make_room(qtbot, DOCK)])
def test_everything_has_a_name_and_room(qtbot: QtBot, make: Callable[[QtBot], Room]) -> None:
    room = make(qtbot)
    room.window.turn("desk")
    assert list(nameless(room.panel)) == []
    assert cut_off(room.panel) == []
    told = QAccessible.queryAccessibleInterface(room.panel)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == "Help"


@pytest.mark.usefixtures("in_spanish")
@pytest.mark.parametrize("make", [make_room, lambda qtbot: make_room(qtbot, DOCK)])
def test_nothing_is_cut_off_in_spanish(qtbot: QtBot, make: Callable[[QtBot], Room]) -> None:
    room = make(qtbot)
    room.window.turn("desk")
    assert cut_off(room.panel) == []


def test_no_page_is_wider_than_its_room_at_any_size(room: Room) -> None:
    for step in (-2, 0, 4):
        set_zoom(step)
        for name in PAGES:
            room.window.turn(name)
            QApplication.processEvents()
            assert room.text.document().size().width() <= room.text.viewport().width() + 1, (name, step)
            room.window.turn(name)


def test_the_text_grows_with_the_zoom_and_keeps_its_place(room: Room) -> None:
    room.window.turn("desk")
    high = room.text.document().size().height()
    set_zoom(3)
    QApplication.processEvents()
    assert room.text.document().size().height() > high * 1.2


def test_the_wheel_scrolls_and_never_zooms(room: Room) -> None:
    room.window.turn("desk")
    room.window.resize(1366, 400)
    high, bar = room.text.document().size().height(), room.text.verticalScrollBar()
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier):
        assert bar.value() == 0
        at, phase = QPointF(room.text.viewport().rect().center()), Qt.ScrollPhase.NoScrollPhase
        down = QWheelEvent(at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, modifier, phase, False)
        QApplication.sendEvent(room.text.viewport(), down)
    assert bar.value() > 0
    assert room.text.document().size().height() == high


@pytest.mark.parametrize("scheme", Scheme)
def test_keys_and_links_have_the_colors_of_the_scheme(room: Room, scheme: Scheme, qapp: QApplication) -> None:
    room.window.turn("desk")
    apply_theme(qapp, scheme)
    QApplication.processEvents()
    found = {"key": "", "link": "", "ground": ""}
    for block in room.text.blocks():
        for fragment in fragments_of(block):
            shape = fragment.charFormat()
            if fragment.text() == "Enter":
                found["ground"] = shape.background().color().name()
            if shape.isAnchor():
                found["link"] = shape.foreground().color().name()
                assert shape.fontUnderline()
    colors = colors_of(scheme)
    assert found["ground"] == QColor(colors.line).name()
    assert found["link"] == QColor(colors.accent).name()
