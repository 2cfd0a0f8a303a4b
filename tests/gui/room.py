"""Whether texts have the room they need, and letters of keys are told apart."""

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ui.widgets.fitted_label import FittedLabel

_KEY = re.compile(r"&(?!&)(.)")


def cut_off(page: QWidget) -> list[str]:
    """Texts that can be seen and have less room than they need; one that grows smaller to fit must still fit so."""
    QApplication.processEvents()
    QApplication.processEvents()
    return [part.text() for part in _said(page) if _lacks_room(part)]


def colliding_keys(page: QWidget) -> list[str]:
    """Texts whose letter, pressed with Alt, is that of another one that can be seen."""
    letters: dict[str, list[str]] = {}
    for part in _said(page):
        found = _KEY.search(part.text())
        if found and (isinstance(part, QAbstractButton) or part.buddy()):
            letters.setdefault(found[1].upper(), []).append(part.text())
    return [text for texts in letters.values() if len(texts) > 1 for text in texts]


def _said(page: QWidget) -> Iterator[QLabel | QAbstractButton]:
    for part in page.findChildren(QWidget):
        if isinstance(part, QLabel | QAbstractButton) and part.isVisible() and part.text():
            yield part


def _lacks_room(part: QLabel | QAbstractButton) -> bool:
    if isinstance(part, FittedLabel):
        part.grab()  # it finds out while it draws
        return bool(part.toolTip())
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() < part.heightForWidth(part.width())
    needed = part.minimumSizeHint()
    return part.height() < needed.height() or part.width() < needed.width()
