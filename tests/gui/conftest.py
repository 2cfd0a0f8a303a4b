"""What tests of pages may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from tests.world import GARCIA, World
from ui.language import ENGLISH, SPANISH, speak
from ui.theme import Scheme, apply_theme, set_zoom


@pytest.fixture(scope="session")
def office_vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A supervisor's vault with one person on its roster."""
    world = World(tmp_path_factory.mktemp("office") / "vault").make_vault(operator=False)
    world.load(GARCIA)
    return world


@pytest.fixture
def world(office_vault: World, tmp_path: Path) -> World:
    """That vault for one test."""
    return office_vault.copied_to(tmp_path)


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
