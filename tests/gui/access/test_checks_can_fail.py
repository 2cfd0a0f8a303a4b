"""Each check finds its fault on a small bad page, and finds none on a good one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.access import naming, reach
from tests.gui.access.audit import DOCK, Audit, Check, State
from tests.gui.access.contrast import contrast
from tests.gui.access.sight import Rings, pale_signs, scrolled, unreadable, without_room
from tests.gui.access.view import View
from ui.widgets.icon import Icon
from ui.widgets.still_combo_box import StillComboBox

pytestmark = pytest.mark.usefixtures("dressed")

EVERY_CHECK: tuple[Check, ...] = (
    naming.nameless,
    naming.named_by_key,
    naming.named_alike,
    naming.named_otherwise,
    naming.of_wrong_role,
    naming.telling,
    reach.out_of_reach,
    reach.one_way,
    reach.out_of_order,
    reach.with_one_key,
    reach.turned_by_wheel,
    unreadable,
    without_room,
    Rings().ringless,
)
Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Puts parts beneath one another and shows them."""

    def page_of(*parts: QWidget, layout: Callable[[], QVBoxLayout | QHBoxLayout] = QVBoxLayout) -> QWidget:
        page = QWidget()
        within = layout()
        page.setLayout(within)
        for part in parts:
            within.addWidget(part)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return page_of


def box(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    return line


def named_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    return button


def test_a_good_page_has_no_fault(show: Show) -> None:
    choice = StillComboBox()
    choice.addItems(["one", "two"])
    choice.setAccessibleName("Choice")
    page = show(
        QLabel("Last name"), box("Last name"), choice, QPushButton("&Save"), named_button("Close  Esc", "Close")
    )
    view = View(page, ("Smith",))
    assert {check.__name__: check(view) for check in EVERY_CHECK} == {check.__name__: [] for check in EVERY_CHECK}


def test_a_control_without_a_name_is_found(show: Show) -> None:
    assert naming.nameless(View(show(QLineEdit()))) == ["QLineEdit 'without a name'"]


@pytest.mark.parametrize("name", ["F2", "Esc", "Ctrl+R", "x"])
def test_a_name_that_is_a_key_is_found(show: Show, name: str) -> None:
    assert naming.named_by_key(View(show(box(name)))) == [f"QLineEdit '{name}'"]


def test_two_controls_of_one_name_are_found(show: Show) -> None:
    assert naming.named_alike(View(show(box("Name"), box("Name"), box("Date")))) == ["Name"]


def test_a_button_that_is_called_otherwise_than_it_shows_is_found(show: Show) -> None:
    page = show(named_button("&Save  Enter", "Store the call"), named_button("Mon", "Monday"))
    assert naming.named_otherwise(View(page)) == ["'&Save  Enter' is called 'Store the call'"]


def test_a_choice_among_several_that_is_told_as_a_tick_is_found(show: Show) -> None:
    group, buttons = QButtonGroup(), [QPushButton("Desk"), QPushButton("Calls")]
    for button in buttons:
        button.setCheckable(True)
        group.addButton(button)
    page = show(*buttons)
    assert naming.of_wrong_role(View(page)) == [
        "QPushButton 'Desk' is told as CheckBox",
        "QPushButton 'Calls' is told as CheckBox",
    ]
    for button in buttons:
        button.setAutoExclusive(True)
    assert naming.of_wrong_role(View(page)) == []


def test_a_part_that_takes_the_focus_and_says_nothing_of_itself_is_found(show: Show) -> None:
    part = QWidget()
    part.setAccessibleName("Part")
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    assert naming.of_wrong_role(View(show(part))) == ["QWidget 'Part' is told as Client"]


def test_a_name_with_a_caller_in_it_is_found(show: Show) -> None:
    page = show(named_button("Spell", "Spell Wrzesniewska"), QPushButton("Call Smith"))
    found = naming.telling(View(page, ("Wrzesniewska", "Smith")))
    assert found == ["QPushButton 'Spell Wrzesniewska'", "QPushButton 'Call Smith'"]


def test_an_english_word_on_a_spanish_page_is_found(show: Show) -> None:
    view = View(show(QLabel("Apellido"), QPushButton("Sign out")))
    assert naming.in_english(view) == ["Sign out"]


def test_what_only_a_mouse_can_press_is_found(show: Show) -> None:
    mouse_only, by_letter = QPushButton("Break"), QPushButton("&Lock")
    for button in (mouse_only, by_letter):
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert reach.out_of_reach(View(show(box("Name"), mouse_only, by_letter))) == ["no key presses QPushButton 'Break'"]


def test_a_key_on_a_button_that_nothing_hears_is_found(show: Show) -> None:
    button = named_button("Wrap up  F9", "Wrap up")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert reach.out_of_reach(View(show(box("Name"), button))) == ["no key presses QPushButton 'Wrap up'"]


def test_a_table_that_keeps_tab_to_itself_is_found(show: Show) -> None:
    table = QTableWidget(2, 2)
    table.setAccessibleName("Calls")
    view = View(show(table, box("Name")))
    assert reach.out_of_reach(view) == ["Tab passes by QLineEdit 'Name'"]


class OneWay(QLineEdit):
    """Shift+Tab leads on from it."""

    def event(self, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backtab:
            return self.focusNextPrevChild(True)
        return super().event(event)


def test_a_way_back_that_is_another_one_is_found(show: Show) -> None:
    assert reach.one_way(View(show(box("One"), box("Two"), box("Three")))) == []
    one_way = OneWay()
    one_way.setAccessibleName("Two")
    assert reach.one_way(View(show(box("One"), one_way, box("Three")))) == [
        "after OneWay 'Two' comes QLineEdit 'Three'",
    ]


def test_a_way_of_tab_that_leads_back_is_found(show: Show) -> None:
    first, second, third = box("First"), box("Second"), box("Third")
    page = show(first, second, third)
    assert reach.out_of_order(View(page)) == []
    QWidget.setTabOrder(third, second)
    QWidget.setTabOrder(first, third)
    assert "QLineEdit 'Third' → QLineEdit 'Second'" in reach.out_of_order(View(page))


def test_a_grid_is_read_row_by_row(show: Show) -> None:
    grid, boxes = QWidget(), [box(str(place)) for place in ("one", "two", "three", "four")]
    cells = QGridLayout(grid)
    for place, cell in enumerate(boxes):
        cells.addWidget(cell, *divmod(place, 2))
    page = show(grid)
    assert reach.out_of_order(View(page)) == []
    for before, after in zip((0, 2, 1), (2, 1, 3), strict=True):
        QWidget.setTabOrder(boxes[before], boxes[after])
    assert reach.out_of_order(View(page)) != []


def test_two_columns_are_read_one_after_the_other(show: Show) -> None:
    columns = []
    for side in ("left", "right"):
        column = QWidget()
        within = QVBoxLayout(column)
        for place in ("above", "below"):
            within.addWidget(box(f"{side} {place}"))
        columns.append(column)
    assert reach.out_of_order(View(show(*columns, layout=QHBoxLayout))) == []


def test_what_a_mouse_alone_can_scroll_is_found(show: Show) -> None:
    area, long = QScrollArea(), QLabel("Far below")
    long.setFixedSize(100, 900)
    area.setWidget(long)
    area.setAccessibleName("Script")
    page = show(box("Name"), area)
    assert reach.unscrollable(View(page)) == []
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert reach.unscrollable(View(page)) == ["QScrollArea 'Script'"]


def test_one_letter_for_two_buttons_is_found(show: Show) -> None:
    assert reach.with_one_key(View(show(QPushButton("&Save"), QPushButton("&Sign out")))) == ["&Save", "&Sign out"]


def test_a_choice_that_the_wheel_turns_is_found(show: Show) -> None:
    choice = QComboBox()
    choice.addItems(["one", "two", "three"])
    choice.setCurrentIndex(1)
    choice.setAccessibleName("Choice")
    assert reach.turned_by_wheel(View(show(choice))) == ["QComboBox 'Choice'"]


def test_a_text_that_is_too_pale_is_found_wherever_it_is_drawn(show: Show) -> None:
    table = QTableWidget(1, 1)
    table.setItem(0, 0, QTableWidgetItem("Cell"))
    parts = QLabel("Label"), QPushButton("Button"), table
    page = show(*parts)
    page.setStyleSheet("QLabel, QPushButton, QTableWidget { color: #999999; background: #ffffff; }")
    found = " ".join(unreadable(View(page)))
    assert all(f"'{word}': #999999 on #ffffff, 2.85" in found for word in ("Label", "Button", "Cell"))


def test_a_text_that_cannot_be_seen_at_all_is_found(show: Show) -> None:
    label = QLabel("Hidden")
    label.setStyleSheet("color: #ffffff; background: #ffffff;")
    assert unreadable(View(show(label))) == ["'Hidden': #ffffff on #ffffff, 1.00"]


def test_what_cannot_be_used_now_may_be_pale(show: Show) -> None:
    button = QPushButton("Button")
    button.setStyleSheet("color: #999999; background: #ffffff;")
    button.setEnabled(False)
    assert unreadable(View(show(button))) == []


def test_a_sign_that_is_too_pale_is_found(show: Show) -> None:
    page = show(Icon("done"), Icon("fault"))
    page.setStyleSheet("QWidget { background: #ffffff; color: #999999; }")
    assert pale_signs(View(page)) == ["done: 2.85", "fault: 2.85"]


def test_a_focus_that_cannot_be_seen_is_found(show: Show) -> None:
    sides = "top, bottom, left, right"
    bare, thin, pale = box("Bare"), box("Thin"), box("Pale")
    bare.setStyleSheet("border: 1px solid #000000;")
    thin.setStyleSheet(
        "QLineEdit { border: 1px solid #ffffff; background: #ffffff; } QLineEdit:focus { border: 1px solid #000000; }"
    )
    pale.setStyleSheet(
        "QLineEdit { border: 3px solid #ffffff; background: #ffffff; } QLineEdit:focus { border: 3px solid #bbbbbb; }"
    )
    found = Rings().ringless(View(show(box("Good"), bare, thin, pale)))
    assert found == [f"QLineEdit '{name}': {sides}" for name in ("Bare", "Thin", "Pale")]


def test_a_cut_off_label_is_found(show: Show) -> None:
    words = "A label that needs more room than it is given"
    label = QLabel(words)
    label.setFixedWidth(60)
    assert without_room(View(show(label))) == [words]


def test_a_shortened_cell_is_found(show: Show) -> None:
    table = QTableWidget(1, 1)
    table.setItem(0, 0, QTableWidgetItem("A cell that needs more room than its column has"))
    found = without_room(View(show(table)))
    assert len(found) == 1
    assert found[0].endswith("is shortened")


def test_what_reaches_out_of_its_place_or_lies_over_another_part_is_found(show: Show) -> None:
    room = QWidget()
    room.setFixedSize(200, 60)
    one, other = QPushButton("One", room), QPushButton("Other", room)
    one.setGeometry(10, 10, 100, 40)
    other.setGeometry(90, 10, 140, 40)
    assert without_room(View(show(room))) == [
        "QPushButton 'Other' reaches out of its QWidget",
        "QPushButton 'One' lies over QPushButton 'Other'",
    ]


def test_a_page_that_is_longer_than_its_screen_is_found(show: Show) -> None:
    area, long = QScrollArea(), QLabel("Far below")
    long.setFixedSize(100, 900)
    area.setWidget(long)
    area.setFixedSize(200, 400)
    (found,) = scrolled(View(show(area)))
    assert found.startswith("QScrollArea of QLabel lacks 5")


def test_the_audit_tells_a_fault_once_and_asks_in_its_size(qtbot: QtBot) -> None:
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def width(view: View) -> list[str]:
        return [f"{view.window.width()} wide"]

    audit = Audit((naming.nameless, width), DOCK)
    audit.walk([State("first", window), State("second", window)])
    assert audit.findings == {"nameless": ["first: QLineEdit 'without a name'"], "width": ["first: 500 wide"]}


def test_the_ratio_is_the_one_that_is_published() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)
