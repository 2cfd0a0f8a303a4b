"""The window comes back where it was on the same screens, and always where somebody can take hold of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.preferences import Preferences
from ui.window_place import bring_into_sight, keep_place, put_back, screen_set


class FakeScreen:
    """A screen by its name, place and scale."""

    def __init__(self, name: str, *place: int, scale: float = 1.0) -> None:
        self._name, self._place, self._scale = name, place, scale

    def name(self) -> str:
        return self._name

    def geometry(self) -> QRect:
        return QRect(*self._place)

    def devicePixelRatio(self) -> float:
        return self._scale


LAPTOP = FakeScreen("eDP-1", 0, 0, 1366, 768)
BESIDE = FakeScreen("HDMI-1", 1366, 0, 1920, 1080)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(300, 200)
    yield window


def is_in_sight(window: QWidget) -> bool:
    room = QGuiApplication.primaryScreen().availableGeometry()
    return room.intersects(QRect(window.geometry().topLeft(), window.geometry().topRight()))


def test_a_set_of_screens_is_told_from_another_whatever_their_order() -> None:
    docked = screen_set([LAPTOP, BESIDE])
    assert docked == screen_set([BESIDE, LAPTOP])
    others = (
        [LAPTOP],
        [LAPTOP, FakeScreen("HDMI-1", -1920, 0, 1920, 1080)],
        [LAPTOP, FakeScreen("HDMI-1", 1366, 0, 1920, 1080, scale=1.5)],
        [LAPTOP, FakeScreen("HDMI-2", 1366, 0, 1920, 1080)],
    )
    assert docked not in {screen_set(one) for one in others}
    assert "HDMI" not in docked


def test_a_window_comes_back_where_it_was(window: QWidget, preferences: Preferences, qtbot: QtBot) -> None:
    window.setGeometry(40, 60, 500, 400)
    window.show()
    keep_place(window, preferences)
    again = QWidget()
    qtbot.addWidget(again)
    put_back(again, preferences)
    assert again.isVisible()
    assert again.geometry() == QRect(40, 60, 500, 400)


def test_a_window_that_never_was_on_these_screens_comes_up_large(
    window: QWidget, preferences: Preferences, qtbot: QtBot
) -> None:
    window.setGeometry(40, 60, 500, 400)
    window.show()
    preferences.keep_place(screen_set([BESIDE]), window.saveGeometry())
    again = QWidget()
    qtbot.addWidget(again)
    put_back(again, preferences)
    assert again.isVisible()
    assert again.isMaximized()


@pytest.mark.parametrize("place", [(5000, 60), (-2000, 60), (40, 4000), (40, -600)])
def test_a_window_out_of_reach_is_brought_back(window: QWidget, place: tuple[int, int]) -> None:
    window.setGeometry(*place, 500, 400)
    window.show()
    bring_into_sight(window)
    assert is_in_sight(window)
    assert (window.width(), window.height()) == (500, 400)


def test_a_window_that_is_larger_than_the_screen_is_made_to_fit_when_it_is_brought_back(window: QWidget) -> None:
    window.setGeometry(9000, 9000, 6000, 6000)
    bring_into_sight(window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry())


def test_a_window_that_is_in_reach_stays(window: QWidget) -> None:
    window.setGeometry(-100, 60, 500, 400)
    bring_into_sight(window)
    assert window.geometry() == QRect(-100, 60, 500, 400)


def test_places_of_so_many_sets_are_kept_and_no_more(preferences: Preferences, window: QWidget, tmp_path: Path) -> None:
    place = window.saveGeometry()
    for number in range(12):
        preferences.keep_place(f"set{number}", place)
    found = Preferences(tmp_path / "settings.ini")
    assert [number for number in range(12) if found.place_on(f"set{number}")] == list(range(4, 12))
