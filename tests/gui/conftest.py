"""What tests of pages may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from tests.world import GARCIA, World
from ui.language import ENGLISH, SPANISH, speak
from ui.theme import Scheme, apply_theme, set_zoom

PLAIN_FONT: list[QFont] = []  # while the program's dress is worn


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


@pytest.fixture(autouse=True)
def plain(request: pytest.FixtureRequest) -> None:
    """Who does not ask for the program's dress finds the plain one.

    It is taken off here and not when it was worn: then the windows of that test would be dressed anew on their way out.
    """
    if PLAIN_FONT and "dressed" not in request.fixturenames:
        qapp: QApplication = request.getfixturevalue("qapp")
        set_zoom(0)
        qapp.setStyleSheet("")
        qapp.setPalette(QPalette())
        qapp.setFont(PLAIN_FONT.pop())


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    """The program's own dress, in light colors and letters of the normal size."""
    if not PLAIN_FONT:
        PLAIN_FONT.append(qapp.font())
    set_zoom(0)
    apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture
def in_spanish(qapp: QApplication) -> Iterator[None]:
    """The screen speaks Spanish; to the next test it speaks English again."""
    speak(SPANISH)
    yield
    speak(ENGLISH)
