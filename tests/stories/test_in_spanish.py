"""The window in Spanish: chosen at the sign-in by a key, spoken on every page, kept, and turned back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.gui.catalogue import english_in
from tests.gui.room import colliding_keys, cut_off
from tests.gui.shown import texts
from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR, World
from ui.language import ENGLISH, SPANISH, speak
from ui.preferences import Preferences
from ui.shortcuts import Shortcut
from ui.theme import Scheme, apply_theme, set_zoom
from ui.widgets.answer_banner import Look

KNOWN = {"last_name": "García-López", "first_name": "María", "birth_date": "2/9/1980", "ssn": "3456"}


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(ENGLISH)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The program's own dress, in which texts have their room."""
    font, palette = qapp.font(), qapp.palette()
    apply_theme(qapp, Scheme.LIGHT)
    yield
    set_zoom(0)
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


def boxes(seat: Seat) -> list[QLineEdit]:
    """User name and password, as they stand before somebody."""
    return [box for box in seat.window.entrance.findChildren(QLineEdit) if box.isVisible()]


def turn_language(seat: Seat) -> None:
    """By its key, which is E in both languages."""
    before = seat.window.entrance
    seat.press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    seat.until(lambda: seat.window.entrance is not before and seat.window.tasks.is_idle)


def faults(seat: Seat) -> list[list[str]]:
    """What is in English, what is cut off and whose key is not its own."""
    return [english_in(seat.window), cut_off(seat.window), colliding_keys(seat.window)]


NONE: list[list[str]] = [[], [], []]


def test_the_screen_is_turned_by_a_key_and_turned_back_and_no_password_stays(
    seat: Seat, tmp_path: Path, dressed: None
) -> None:
    seat.until(lambda: isinstance(seat.focused, QLineEdit))
    seat.type(OPERATOR)
    seat.press(Qt.Key.Key_Tab)
    seat.type("half a passw")
    turn_language(seat)
    assert seat.window.windowTitle() == "Consulta de elegibilidad"
    assert [box.text() for box in boxes(seat)] == [OPERATOR, ""]
    assert seat.focused.accessibleName() == "English"
    assert Preferences(tmp_path / "settings.ini").screen_language == SPANISH
    assert faults(seat) == NONE

    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.window.windowTitle() == "Eligibility desk")
    assert [box.text() for box in boxes(seat)] == [OPERATOR, ""]
    assert seat.focused.accessibleName() == "Español"
    assert "&User name" in texts(seat.window)
    assert Preferences(tmp_path / "settings.ini").screen_language == ENGLISH


def test_a_notice_outlives_the_turn_and_is_closed_in_the_new_language(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    seat.take(Shortcut.SIGN_OUT)
    seat.until(lambda: seat.window.workplace is None)
    said = seat.message
    assert said.startswith("Signed out.")
    turn_language(seat)
    assert seat.message == said
    seat.until(lambda: "Cerrar" in [button.text() for button in seat.window.findChildren(QPushButton)])


def test_an_operators_call_is_in_spanish_from_the_desk_to_the_lock(seat: Seat, world: World, dressed: None) -> None:
    seat.until(lambda: isinstance(seat.focused, QLineEdit))
    turn_language(seat)
    boxes(seat)[0].setFocus()
    seat.sign_in(OPERATOR)
    seat.until(lambda: seat.look() is Look.READY)
    assert any(text.startswith("Thank you for calling") for text in texts(seat.window))
    seat.take(Shortcut.LANGUAGE)  # the script's language is a choice of its own
    assert faults(seat) == NONE

    assert seat.ask(**KNOWN) is Look.YES
    assert seat.banner.banner.word == "SÍ"
    assert seat.window.windowTitle().startswith("SÍ ")
    assert "nacimiento 9 de febrero de 1980" in seat.banner.banner.echo
    assert faults(seat) == NONE

    seat.take(Shortcut.WRAP_UP)
    assert faults(seat) == NONE
    seat.press(Qt.Key.Key_Escape)
    seat.fill(birth_date="2/9/80", ssn="12", educator_id="#")
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.look() is Look.FAULT)
    assert "El año necesita sus cuatro dígitos: escriba 2/9/1980, no 2/9/80." in texts(seat.window)
    assert any(text.startswith("Número de educador: solo cuentan") for text in texts(seat.window))
    assert faults(seat) == NONE

    for _ in range(2):  # what was not checked is asked about once
        seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: seat.look() is Look.READY)
    world.clock.move_to(world.clock.now() + timedelta(hours=11))
    seat.work.tick()
    assert seat.ask(**KNOWN) is Look.CANNOT
    assert seat.banner.banner.word == "SIN CONSULTA"
    assert faults(seat) == NONE

    seat.take(Shortcut.LOCK)
    seat.until(lambda: seat.window.workplace is None)
    assert "30 minutos" in seat.message
    assert faults(seat) == NONE


def test_a_supervisors_pages_are_in_spanish(seat: Seat, world: World, dressed: None) -> None:
    world.ask(**KNOWN)
    seat.until(lambda: isinstance(seat.focused, QLineEdit))
    turn_language(seat)
    boxes(seat)[0].setFocus()
    seat.sign_in(SUPERVISOR)
    seat.take(Shortcut.LANGUAGE)
    for page in (Shortcut.DESK, Shortcut.ROSTER, Shortcut.CALLS):
        seat.take(page)
        seat.until(lambda: seat.window.tasks.is_idle)
        assert faults(seat) == NONE
