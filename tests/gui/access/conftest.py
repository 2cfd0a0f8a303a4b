"""What the audit sees: the real window, dressed, in one language, one scheme and one size of letters."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from callcenter.services.local_vault import LocalVault
from callcenter.services.requests import VaultLink
from tests.gui.access.audit import USUAL
from tests.gui.held_vault import HeldVault
from tests.stories.seat import Seat
from tests.world import GARCIA, SMITH, World
from ui.language import ENGLISH, speak
from ui.preferences import Preferences
from ui.theme import Scheme, apply_theme, set_zoom, zoom_percents


@dataclass(frozen=True)
class Dress:
    """How a window looks and speaks."""

    language: str
    scheme: Scheme
    percent: int = 100
    size: tuple[int, int] = USUAL

    def __str__(self) -> str:
        return f"{self.language}-{self.scheme.value}-{self.percent}-{self.size[0]}"


SitDown = Callable[[Dress, VaultLink, Path, MovableClock], Seat]


@pytest.fixture
def sit_down(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[SitDown]:
    """Opens a vault's window, scripts in the screen's language; the next test finds plain dress and English again."""
    font, flash = qapp.font(), qapp.cursorFlashTime()
    seats: list[Seat] = []

    def sit(dress: Dress, link: VaultLink, vault: Path, clock: MovableClock) -> Seat:
        qapp.setCursorFlashTime(0)
        set_zoom(next(step for step, percent in zoom_percents().items() if percent == dress.percent))
        apply_theme(qapp, dress.scheme)
        speak(dress.language)
        preferences = Preferences(tmp_path / "settings.ini")
        preferences.script_language = dress.language
        preferences.blue_yes = dress.scheme is Scheme.DARK
        seats.append(Seat(qtbot, vault, HeldVault(link), clock, tmp_path / "settings.ini"))
        seats[-1].window.resize(*dress.size)
        return seats[-1]

    yield sit
    for seat in seats:
        seat.close()
    speak(ENGLISH)
    set_zoom(0)
    qapp.setCursorFlashTime(flash)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.fixture(scope="session")
def center_vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A training vault with hours, whose roster holds two people."""
    world = World(tmp_path_factory.mktemp("center") / "vault").make_vault(hours=True)
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture
def center(center_vault: World, tmp_path: Path) -> World:
    """That vault for one test, on a clock of its own."""
    return center_vault.copied_to(tmp_path)


@pytest.fixture
def sign_in(sit_down: SitDown, center: World) -> Callable[[Dress, str], Seat]:
    """Opens the window of that vault and signs somebody in."""

    def enter(dress: Dress, user: str) -> Seat:
        seat = sit_down(dress, LocalVault(center.clock), center.path, center.clock)
        seat.sign_in(user)
        return seat

    return enter
