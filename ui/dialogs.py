"""The only file and printer choosers and message boxes: a box is for a decision, news goes to the message bar."""

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

CSV_FILES = "CSV (*.csv)"
JSON_LINES_FILES = "JSON (*.jsonl)"
PDF_FILES = "PDF (*.pdf)"
PROGRAM_FILES = "TOML (*.toml)"
WORKBOOK_FILES = "Excel (*.xlsx)"
ROSTER_FILES = "CSV, .csv.gz, .xlsx (*.csv *.txt *.gz *.xlsx)"


class Printed(Enum):
    """What became of something that was to be printed."""

    DONE = "done"
    CANCELLED = "cancelled"
    NO_PRINTER = "no_printer"
    FAILED = "failed"


class Dialogs(Protocol):
    """What pages may ask a person for; tests answer in their place."""

    def open_file(self, title: str, kinds: str) -> Path | None:
        """A file that is there, or None."""
        ...

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a file, `name` being suggested, or None."""
        ...

    def choose_folder(self, title: str) -> Path | None:
        """A folder that is there, or None."""
        ...

    def print_out(self, title: str, draw: Callable[[QPagedPaintDevice], None]) -> Printed:
        """Have a printer chosen and draw on its paper; the title is what the print queue calls it."""
        ...

    def confirm(self, title: str, question: str, yes: str, no: str) -> bool:
        """Whether the person chose `yes`; `no` is what Enter and Esc take."""
        ...

    def choose(self, title: str, question: str, ways: Sequence[str], stay: str) -> int | None:
        """The place of the way that the person chose; None for `stay`, which is what Enter and Esc take."""
        ...

    def dismiss(self) -> None:
        """Take away what is asked just now: whoever was asked is leaving, and nothing was chosen."""
        ...


class QtDialogs:
    """Real boxes over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._open: list[QDialog] = []

    def open_file(self, title: str, kinds: str) -> Path | None:
        """A file that is there, or None."""
        box = QFileDialog(self._parent, title, "", kinds)
        box.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen_in(box)

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a file, `name` being suggested, or None."""
        box = QFileDialog(self._parent, title, "", kinds)
        box.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        box.selectFile(name)
        return self._chosen_in(box)

    def choose_folder(self, title: str) -> Path | None:
        """A folder that is there, or None."""
        box = QFileDialog(self._parent, title)
        box.setFileMode(QFileDialog.FileMode.Directory)
        box.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._chosen_in(box)

    def print_out(self, title: str, draw: Callable[[QPagedPaintDevice], None]) -> Printed:
        """Have a printer chosen and draw on its paper; never into a file, which others might read."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            return Printed.NO_PRINTER
        printer = QPrinter()
        printer.setDocName(title)
        box = QPrintDialog(printer, self._parent)
        box.setWindowTitle(title)
        box.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
        if not self._show(box):
            return Printed.CANCELLED
        draw(printer)
        failed = printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}
        return Printed.FAILED if failed else Printed.DONE

    def confirm(self, title: str, question: str, yes: str, no: str) -> bool:
        """Whether the person chose `yes`; `no` is what Enter and Esc take."""
        return self.choose(title, question, (yes,), no) == 0

    def choose(self, title: str, question: str, ways: Sequence[str], stay: str) -> int | None:
        """The place of the way that the person chose; None for `stay`, which is what Enter and Esc take."""
        box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=self._parent)
        buttons = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
        staying = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(staying)
        box.setEscapeButton(staying)
        self._show(box)
        chosen = box.clickedButton()
        return next((place for place, button in enumerate(buttons) if button is chosen), None)

    def dismiss(self) -> None:
        """Take away what is asked just now."""
        for box in reversed(self._open):
            box.reject()

    def _chosen_in(self, box: QFileDialog) -> Path | None:
        chosen = box.selectedFiles() if self._show(box) else []
        return Path(chosen[0]) if chosen else None

    def _show(self, box: QDialog) -> bool:
        """Until it is answered, or dismissed."""
        self._open.append(box)
        try:
            return bool(box.exec())
        finally:
            self._open.remove(box)
            box.deleteLater()
