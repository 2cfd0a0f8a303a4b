"""Every card before the vault in Spanish: nothing in English, nothing cut off or beyond the edge, no key twice."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.catalogue import english_in
from tests.gui.room import colliding_keys, cut_off
from tests.gui.sign_in.door import Door
from tests.gui.sign_in.fake_access import GROUPS, ONE_TIME, FakeAccess, TooManyTries
from ui.dialogs import Printed

pytestmark = pytest.mark.usefixtures("in_spanish", "dressed")

PASSWORD = "a long and good password"
NONE: list[list[str]] = [[], [], []]


@pytest.fixture
def access(tmp_path: Path) -> FakeAccess:
    vault = tmp_path / "missouri"
    vault.mkdir()
    return FakeAccess({vault: {"Olive": PASSWORD, "New": ONE_TIME, "Sam": PASSWORD}}, True, True)


@pytest.fixture
def door(in_spanish: None, qtbot: QtBot, access: FakeAccess, tmp_path: Path) -> Door:
    """A vault for training that is open elsewhere, in a dock."""
    door = Door(qtbot, access, tmp_path / "settings.ini", tmp_path / "missouri")
    door.preferences.remember_vault(tmp_path / "missouri")  # a new one is proposed beside it
    door.entrance.resize(500, 740)
    return door


def faults(door: Door) -> list[list[str]]:
    for _ in range(4):
        QApplication.processEvents()
    return [english_in(door.entrance), cut_off(door.entrance), colliding_keys(door.entrance)]


def test_the_sign_in_and_a_first_password(door: Door, access: FakeAccess) -> None:
    assert door.reads("PRÁCTICA: solo personas inventadas")
    assert faults(door) == NONE
    door.sign_in("Olive", "wrong")
    assert door.reads("El nombre de usuario o la contraseña no es correcto.")
    assert faults(door) == NONE
    access.failures["sign_in"] = TooManyTries()
    door.enter("wrong")
    door.settle()
    assert door.reads("Puede probar otra vez en 4 segundos.")
    assert faults(door) == NONE
    door.clock.sleep(4)
    door.until(lambda: door.button("Iniciar sesión").isEnabled())
    door.entrance.sign_in("New", ONE_TIME)
    door.settle()
    assert door.reads("Elija su propia contraseña")
    door.enter("short")
    door.enter("other")
    assert door.reads("Las dos contraseñas no son iguales.")
    assert faults(door) == NONE


def test_a_forgotten_password(door: Door) -> None:
    door.button("¿Olvidó su contraseña?").click()
    door.enter("Olive")
    door.enter("Sam")
    door.enter("wrong")
    door.settle()
    assert door.reads("El nombre de usuario o la contraseña no es correcto.")
    assert faults(door) == NONE
    door.enter(PASSWORD)
    door.settle()
    assert door.reads("Contraseña de un solo uso de Olive")
    assert faults(door) == NONE


def test_a_new_vault_and_its_recovery_sheet(door: Door, tmp_path: Path) -> None:
    door.button("Crear una bóveda nueva…").click()
    door.settle()
    door.press(Qt.Key.Key_Return)
    assert door.reads("Dé un nombre a la bóveda")
    assert faults(door) == NONE
    door.enter("new")
    door.settle()
    assert door.reads("de 8:00 a. m. a 8:00 p. m., hora del centro, de lunes a viernes")
    assert faults(door) == NONE
    door.press(Qt.Key.Key_Return)
    assert door.box("Abre a las").text() == "8:00 a.\u00a0m."
    door.walk_to("Abre a las")
    door.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    door.enter("9 PM")
    assert door.reads("La línea debe cerrar más tarde")
    assert faults(door) == NONE
    door.press(Qt.Key.Key_Backtab)
    door.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    door.enter("8")
    for text in ("Sam", PASSWORD, PASSWORD, ""):
        door.enter(text)
    assert door.reads("Nombre un segundo usuario de supervisión")
    assert faults(door) == NONE
    door.enter("Ann")
    door.settle()
    assert door.reads("Pase esta hoja a papel")
    door.dialogs.will_print(Printed.NO_PRINTER, tmp_path)
    door.button("Imprimir…").click()
    assert faults(door) == NONE
    door.button("Ya la tengo en papel").click()
    first, _ = door.entrance.new_vault_page.presenter.state.asked
    door.enter(GROUPS[first - 1])
    door.enter("wrong")
    assert door.reads("Este no es el grupo de ese lugar.")
    assert faults(door) == NONE
