"""The recovery sheet on a printer or in a file that the account alone can read."""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from ui.sign_in.new_vault_state import RecoverySheet
from ui.sign_in.sheet_words import sheet_html

_POINTS = 11.0


def draw_sheet(sheet: RecoverySheet, paper: QPagedPaintDevice) -> None:
    """Draw it page by page, on whatever size of paper there is."""
    document = QTextDocument()
    font = QApplication.font()
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(sheet_html(sheet))
    document.print_(paper)


def save_sheet(sheet: RecoverySheet, file: Path) -> None:
    """Write it as a PDF, whole or not at all. Raises OSError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    draw_sheet(sheet, writer)
    buffer.close()
    opened, name = tempfile.mkstemp(prefix=".", suffix=file.suffix, dir=file.parent)  # for the account alone
    unfinished = Path(name)
    try:
        with os.fdopen(opened, "wb") as written:
            written.write(buffer.data().data())
            written.flush()
            os.fsync(opened)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
