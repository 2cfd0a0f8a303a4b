"""A page of sections: made when first wanted, chosen by keys, marked while something in them is not saved."""

from functools import partial

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.shown import key
from ui.section_page import Section, SectionPage


class Part(QWidget):
    """A section with one box; counts how often it was shown."""

    noticed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.looks = name, 0
        self.box = QLineEdit()
        QVBoxLayout(self).addWidget(self.box)

    def refresh(self) -> None:
        """It is shown."""
        self.looks += 1
        self.box.setFocus()


@pytest.fixture
def page(qtbot: QtBot) -> SectionPage:
    """Three sections, the first one shown."""
    page = SectionPage([Section(name, f"&{name.title()}", partial(Part, name)) for name in ("one", "two", "six")])
    qtbot.addWidget(page)
    page.resize(1200, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.refresh()
    return page


def names(page: SectionPage) -> list[QRadioButton]:
    return page.findChildren(QRadioButton)


def test_a_section_is_made_when_it_is_first_wanted_and_stays(page: SectionPage) -> None:
    assert [part.name for part in page.made if isinstance(part, Part)] == ["one"]
    page.show_section("two")
    page.show_section("one")
    assert [part.looks for part in page.made if isinstance(part, Part)] == [2, 1]
    page.show_section("two")
    page.refresh()
    assert page.present == "two"


def test_whoever_goes_through_the_names_by_keys_stays_among_them(page: SectionPage) -> None:
    first, second, _ = names(page)
    assert first.isChecked()
    first.setFocus()
    key(first, Qt.Key.Key_Down)
    assert (page.present, QApplication.focusWidget()) == ("two", second)


def test_the_names_stand_above_where_the_window_is_narrow(qtbot: QtBot, page: SectionPage) -> None:
    first, second, _ = names(page)
    assert first.x() == second.x()
    page.resize(400, 400)
    qtbot.waitUntil(lambda: first.y() == second.y())
    page.resize(1200, 400)
    qtbot.waitUntil(lambda: first.x() == second.x())


def test_what_a_section_tells_the_page_tells(page: SectionPage) -> None:
    heard: list[object] = []
    page.noticed.connect(heard.append)
    part = page.section("six")
    assert isinstance(part, Part)
    part.noticed.emit("news")
    assert heard == ["news"]


def test_a_section_with_something_unsaved_says_so_to_eye_and_ear(page: SectionPage) -> None:
    page.mark("two", True)
    second = names(page)[1]
    assert (second.text(), second.accessibleName()) == ("&Two ●", "Two, not saved")
    page.mark("two", False)
    assert (second.text(), second.accessibleName()) == ("&Two", "")
