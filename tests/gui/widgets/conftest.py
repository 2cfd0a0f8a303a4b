"""Every widget is seen in the program's own dress, and the next test finds the plain one again."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import Scheme, apply_theme, set_zoom


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    apply_theme(qapp, Scheme.LIGHT)
    yield
    set_zoom(0)
    qapp.clipboard().clear()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
