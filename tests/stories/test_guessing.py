"""Somebody guesses at the desk, or is only quick: what the window tells, and how the call goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callcenter.services.local_vault import LocalVault
from tests.gui.held_vault import HeldVault
from tests.stories.seat import Seat
from tests.world import OPERATOR, SMITH, World
from ui.widgets.answer_banner import Look

KNOWN = {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961", "ssn": "9876"}


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A vault with a throttle, whose roster holds Smith."""
    world = World(tmp_path / "vault").make_vault(throttle=True)
    world.load(SMITH)
    return world


@pytest.fixture
def desk(qtbot: QtBot, world: World, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qtbot, world.path, HeldVault(LocalVault(world.clock)), world.clock, tmp_path / "settings.ini")
    seat.sign_in(OPERATOR)
    yield seat
    seat.close()


def test_the_twenty_first_check_of_a_minute_waits_and_nothing_typed_is_lost(desk: Seat, world: World) -> None:
    assert desk.ask(**KNOWN) is Look.YES
    for _ in range(19):
        desk.press(Qt.Key.Key_Return)
        assert desk.answer() is Look.YES
    typed = desk.boxes()
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.FAULT)
    assert "press Enter again in 60 seconds" in desk.message
    assert desk.banner.banner.word == "These details were not checked"
    assert desk.boxes() == typed
    world.clock.sleep(60)
    desk.press(Qt.Key.Key_Return)
    assert desk.answer() is Look.YES
    desk.press(Qt.Key.Key_F12)


def test_the_third_no_sends_the_operator_to_the_review_case(desk: Seat) -> None:
    told = []
    for name, digits in (("Amy", "1001"), ("Bella", "1002"), ("Carl", "1003")):
        assert desk.ask(**KNOWN | {"first_name": name, "ssn": digits}) is Look.NO
        told.append("review case is the way now" in desk.banner.banner.next_step)
    assert told == [False, False, True]
    desk.press(Qt.Key.Key_F12)
