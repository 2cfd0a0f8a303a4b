"""The real boxes: Enter and Esc lose nothing, each way is told by its place, and nothing is printed unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs import Printed, QtDialogs


@pytest.fixture
def dialogs(qtbot: QtBot) -> QtDialogs:
    """Over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    return QtDialogs(window)


def answer(key: Qt.Key | None, words: str = "") -> None:
    """Press a key in the box once it stands open, or the button of these words."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        if key is not None:
            QTest.keyClick(box, key)
        else:
            next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, act)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_take_what_loses_nothing(dialogs: QtDialogs, key: Qt.Key) -> None:
    answer(key)
    assert dialogs.choose("Stop?", "Rows are hashed.", ("Keep it", "Give it up"), "Go on") is None
    answer(key)
    assert not dialogs.confirm("Purge?", "It is gone then.", "Purge it", "Keep it")


def test_each_way_is_told_by_its_place(dialogs: QtDialogs) -> None:
    for place, words in enumerate(("Keep it", "Give it up")):
        answer(None, words)
        assert dialogs.choose("Stop?", "Rows are hashed.", ("Keep it", "Give it up"), "Go on") == place
    answer(None, "Purge it")
    assert dialogs.confirm("Purge?", "It is gone then.", "Purge it", "Keep it")


def draw_nothing(_paper: QPagedPaintDevice) -> None:
    raise AssertionError("nobody asked for it")


def test_without_a_printer_nothing_is_printed(dialogs: QtDialogs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)

    assert dialogs.print_out("Recovery sheet", draw_nothing) is Printed.NO_PRINTER


def test_escape_from_the_choice_of_a_printer_prints_nothing(
    dialogs: QtDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["office"])
    seen: list[QPrintDialog] = []

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QPrintDialog)
        seen.append(box)
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, act)

    assert dialogs.print_out("Recovery sheet", draw_nothing) is Printed.CANCELLED
    assert not seen[0].testOption(QPrintDialog.PrintDialogOption.PrintToFile)


def dismiss(dialogs: QtDialogs) -> None:
    """Take away whatever stands open in a moment."""

    def act() -> None:
        assert QApplication.activeModalWidget() is not None
        dialogs.dismiss()

    QTimer.singleShot(0, act)


def test_what_stands_open_can_be_taken_away_and_nothing_was_chosen(dialogs: QtDialogs) -> None:
    dismiss(dialogs)
    assert dialogs.choose("Stop?", "Rows are hashed.", ("Keep it", "Give it up"), "Go on") is None
    dismiss(dialogs)
    assert dialogs.open_file("The roster file", "CSV (*.csv)") is None
    dismiss(dialogs)
    assert dialogs.choose_folder("The folder of a vault") is None
    dialogs.dismiss()
    assert QApplication.activeModalWidget() is None


def test_a_file_that_is_chosen_is_told_by_its_path(dialogs: QtDialogs, tmp_path: Path) -> None:
    (tmp_path / "roster, año.csv").write_text("")

    def choose(name: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QFileDialog)
        box.setDirectory(str(tmp_path))
        box.selectFile(name)
        box.accept()

    QTimer.singleShot(0, lambda: choose("roster, año.csv"))
    assert dialogs.open_file("The roster file", "CSV (*.csv)") == tmp_path / "roster, año.csv"
    QTimer.singleShot(0, lambda: choose("calls.csv"))
    assert dialogs.save_file("Where to write the calls", "calls.csv", "CSV (*.csv)") == tmp_path / "calls.csv"
