"""What tests of pages may ask for."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.language import ENGLISH, SPANISH, speak
from ui.theme import Scheme, apply_theme, set_zoom


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The program's own dress; the next test finds the plain one again."""
    font = qapp.font()
    apply_theme(qapp, Scheme.LIGHT)
    yield
    set_zoom(0)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.fixture
def in_spanish(qapp: QApplication) -> Iterator[None]:
    """The screen speaks Spanish; to the next test it speaks English again."""
    speak(SPANISH)
    yield
    speak(ENGLISH)
