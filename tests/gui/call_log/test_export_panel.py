"""The export's card as a supervisor sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from tests.gui.call_log.fake_export_desk import FINGERPRINT, PASSWORD, FakeExportDesk
from tests.gui.fakes import Asked, FakeDialogs
from tests.gui.shown import button, key, nameless, press, texts, type_in
from tests.gui.somebody import supervisor_in
from ui.call_log.export_panel import ExportPanel
from ui.call_log.export_presenter import Step, Way
from ui.notices import Kind, Notice
from ui.tasks import Tasks

OUT = Path("/home/sam/calls.csv")
GO_ON = "Choose a &place and export…"


class Seat:
    """A supervisor before the card."""

    def __init__(self, qtbot: QtBot, desk: FakeExportDesk) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.dialogs = FakeDialogs()
        self.tasks = Tasks(desk)
        self.heard: list[Notice] = []
        self.left = 0
        self.panel = ExportPanel(self.tasks, self.dialogs, supervisor_in())
        self.panel.noticed.connect(self.heard.append)
        self.panel.left.connect(self._count)
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 500)
        self.panel.begin(EVERY_CALL)
        self.panel.activateWindow()
        qtbot.waitActive(self.panel).__enter__()

    @property
    def step(self) -> Step:
        return self.panel.presenter.state.step

    def settle(self) -> None:
        """Wait until nothing is asked any more."""
        self.qtbot.waitUntil(lambda: self.tasks.is_idle)

    def choose(self, way: Way) -> None:
        ways = self.panel.findChild(QComboBox)
        assert ways is not None
        ways.setCurrentIndex(list(Way).index(way))
        ways.activated.emit(ways.currentIndex())

    def passwords(self) -> list[QLineEdit]:
        return [edit for edit in self.panel.findChildren(QLineEdit) if edit.isVisible()]

    def _count(self) -> None:
        self.left += 1


@pytest.fixture
def seat(qtbot: QtBot) -> Iterator[Seat]:
    made = Seat(qtbot, FakeExportDesk())
    yield made
    made.tasks.close()


def test_an_export_shows_the_calls_the_file_and_the_key(seat: Seat) -> None:
    assert "Every call of the log is written." in texts(seat.panel)
    seat.dialogs.will_save(OUT)
    press(seat.panel, GO_ON)
    seat.settle()
    assert seat.dialogs.asked == [Asked("save_file", "Where to write the calls", "call-log.csv")]
    assert {"250 calls stand in calls.csv.", f"Signed with the key {FINGERPRINT}"} <= set(texts(seat.panel))
    (notice,) = seat.heard
    assert (notice.kind, FINGERPRINT in notice.text) == (Kind.DONE, True)
    assert QApplication.focusWidget() is button(seat.panel, "Close")
    press(seat.panel, "Close")
    assert (seat.step, seat.left, seat.panel.isHidden()) == (Step.CLOSED, 1, True)


def test_a_filtered_list_says_so(seat: Seat) -> None:
    seat.panel.begin(CallFilter(answer="NO"))
    assert "The calls that the list's filter lets through are written." in texts(seat.panel)


def test_a_protected_workbook_takes_its_password_twice_and_leaves_no_trace_of_it(seat: Seat) -> None:
    seat.choose(Way.PROTECTED)
    first, again = seat.passwords()
    for edit, typed in ((first, "opens the workbook"), (again, "opens the workbock")):
        type_in(edit, typed)
    press(seat.panel, GO_ON)
    assert "▲  The two passwords are not the same. Type both again." in texts(seat.panel)
    assert (QApplication.focusWidget(), first.text(), again.text()) == (first, "", "")
    seat.dialogs.will_save(OUT.with_suffix(".xlsx"))
    type_in(first, "opens the workbook")
    type_in(again, "opens the workbook")
    key(again, Qt.Key.Key_Return)
    seat.settle()
    assert (seat.step, seat.desk.wishes[0].form.protect) == (Step.DONE, "opens the workbook")
    assert seat.dialogs.asked[0].text == "call-log.xlsx"
    assert [edit.text() for edit in (first, again)] == ["", ""]


def test_columns_unfold_and_a_note_is_warned_of(seat: Seat) -> None:
    press(seat.panel, "12 of 13")
    boxes = {one.text(): one for one in seat.panel.findChildren(QCheckBox) if one.isVisible()}
    assert len(boxes) == 13
    assert [name for name, one in boxes.items() if not one.isChecked()] == ["Note"]
    boxes["Note"].click()
    boxes["Seat"].click()
    assert any(text.startswith("Notes are sealed in the vault.") for text in texts(seat.panel))
    assert seat.panel.presenter.state.columns[-1] == "note"
    assert "seat" not in seat.panel.presenter.state.columns


def test_a_wrong_password_is_asked_for_once_more(seat: Seat) -> None:
    seat.desk.keys_gone = True
    seat.dialogs.will_save(OUT)
    press(seat.panel, GO_ON)
    seat.settle()
    for typed in ("another password", PASSWORD):
        assert list(nameless(seat.panel)) == []
        type_in(seat.passwords()[0], typed)
        press(seat.panel, "Export")
        seat.settle()
    assert seat.step is Step.DONE
    assert [wish.password for wish in seat.desk.wishes] == [None, "another password", PASSWORD]


def test_everything_has_a_name_and_escape_closes_the_card(seat: Seat) -> None:
    seat.choose(Way.PROTECTED)
    press(seat.panel, "12 of 13")
    assert list(nameless(seat.panel)) == []
    key(seat.panel, Qt.Key.Key_Escape)
    assert (seat.step, seat.left) == (Step.CLOSED, 1)
