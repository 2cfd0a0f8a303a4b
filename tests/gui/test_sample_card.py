"""The card of sample callers: what it says, that it is read by keyboard, and that it keeps nothing open."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from callcenter.domain.accounts import Role
from callcenter.domain.details import SpokenDetails
from callcenter.domain.samples import MEND, SampleCaller, Samples, SampleSignIn
from ui.language import ENGLISH, SPANISH, speak
from ui.sample_card import SampleCard

WHOLE = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
NAME_ALONE = SpokenDetails("Smith", "Robert")
NO_YEAR = SpokenDetails("Smith", "Robert", "7/30", "9876", "E200318")
SAMPLES = Samples(
    (SampleSignIn("Sam", Role.SUPERVISOR, "made-up day for show"), SampleSignIn("Olive", Role.OPERATOR, "another day")),
    (
        SampleCaller("gives everything", (WHOLE,), ("YES",)),
        SampleCaller("gives only a name at first", (NAME_ALONE, WHOLE), ("MORE", "YES")),
        SampleCaller("leaves the year out", (NO_YEAR,), (MEND,)),
    ),
)
ROOT = Path(__file__).parents[2]
CLOSING = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from callcenter.domain.samples import Samples
from ui.language import ENGLISH, SPANISH, speak
from ui.sample_card import SampleCard
application = QApplication([])
window, card = QWidget(), SampleCard(Samples((), ()))
window.show()
card.show()
QTimer.singleShot(0, window.close)
QTimer.singleShot(10_000, lambda: application.exit(9))
print(application.exec())
"""


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[SampleCard]:
    card = SampleCard(SAMPLES)
    qtbot.addWidget(card)
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.callers.hasFocus)
    yield card


def rows(table: QTableWidget) -> list[list[str]]:
    columns = range(table.columnCount())
    return [[cell(table, row, column) for column in columns] for row in range(table.rowCount())]


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item else ""


def test_it_tells_who_can_sign_in(card: SampleCard) -> None:
    assert rows(card.sign_ins) == [["Sam", "supervisor", "made-up day for show"], ["Olive", "operator", "another day"]]


def test_it_tells_box_by_box_what_to_type_and_what_comes_of_it(card: SampleCard) -> None:
    whole = ["E200318", "Smith", "Robert", "7/30/1961", "9876", "YES"]
    assert rows(card.callers) == [
        ["gives everything", *whole],
        ["gives only a name at first", "", "Smith", "Robert", "", "", "MORE"],
        ["gives only a name at first", *whole],
        ["leaves the year out", "E200318", "Smith", "Robert", "7/30", "9876", "a message"],
    ]
    header = card.callers.horizontalHeader().model()
    names = [header.headerData(column, Qt.Orientation.Horizontal) for column in range(card.callers.columnCount())]
    assert names[1:6] == ["Educator ID", "Last name", "First name", "Birth date", "Last 4 of SSN"]


def test_a_caller_who_tries_twice_is_one_caller(card: SampleCard) -> None:
    assert [card.callers.rowSpan(row, 0) for row in range(4)] == [1, 2, 2, 1]


def test_nothing_in_it_can_be_changed(card: SampleCard) -> None:
    before = rows(card.callers)
    QTest.keyClick(card.callers, Qt.Key.Key_F2)
    QTest.keyClicks(card.callers, "Jones")
    QTest.keyClick(card.callers, Qt.Key.Key_Delete)
    assert rows(card.callers) == before


def test_it_is_read_by_keyboard_alone(card: SampleCard) -> None:
    QTest.keyClick(card.callers, Qt.Key.Key_Down)
    QTest.keyClick(card.callers, Qt.Key.Key_Right)
    assert (card.callers.currentRow(), card.callers.currentColumn()) == (1, 1)
    QTest.keyClick(card.callers, Qt.Key.Key_Tab)
    assert card.sign_ins.hasFocus()
    QTest.keyClick(card.sign_ins, Qt.Key.Key_Tab)
    assert card.callers.hasFocus()


def test_each_table_has_a_name_and_its_heading_leads_to_it(card: SampleCard) -> None:
    assert (card.sign_ins.accessibleName(), card.callers.accessibleName()) == ("Sign in as", "Callers to play")
    assert {label.buddy() for label in card.findChildren(QLabel) if label.buddy()} == {card.sign_ins, card.callers}


def test_all_of_it_is_seen_at_once(card: SampleCard) -> None:
    for table in (card.sign_ins, card.callers):
        assert not table.verticalScrollBar().isVisible()
        assert not table.horizontalScrollBar().isVisible()


def test_the_program_ends_with_its_window_although_the_card_is_still_open() -> None:
    """In a process of its own: closing the last window ends the whole application."""
    done = subprocess.run([sys.executable, "-c", CLOSING], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "0\n"), done.stderr


def test_the_card_is_written_anew_in_another_language(card: SampleCard) -> None:
    speak(SPANISH)
    QApplication.processEvents()
    assert card.windowTitle() == "Llamadas de ejemplo"
    assert rows(card.callers)[1][0] == "al principio da solo un nombre"
    assert [row[-1] for row in rows(card.callers)] == ["SÍ", "MÁS DATOS", "SÍ", "un mensaje"]
    speak(ENGLISH)
    QApplication.processEvents()
    assert (card.windowTitle(), rows(card.callers)[1][0]) == ("Sample callers", "gives only a name at first")
