"""Every card before the vault in Spanish: nothing in English, nothing cut off, no key twice."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.catalogue import english_in
from tests.gui.room import colliding_keys, cut_off
from tests.gui.sign_in.door import Door
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess

pytestmark = pytest.mark.usefixtures("in_spanish", "dressed")

PASSWORD = "a long and good password"
NONE: list[list[str]] = [[], [], []]


@pytest.fixture
def door(in_spanish: None, qtbot: QtBot, tmp_path: Path) -> Door:
    """A vault for training that is open elsewhere, on the smallest window."""
    vault = tmp_path / "missouri"
    vault.mkdir()
    access = FakeAccess({vault: {"Olive": PASSWORD, "New": ONE_TIME}}, True, True)
    door = Door(qtbot, access, tmp_path / "settings.ini", vault)
    door.preferences.remember_vault(vault)  # a new one is proposed beside it
    door.entrance.resize(1000, 640)
    return door


def faults(door: Door) -> list[list[str]]:
    return [english_in(door.entrance), cut_off(door.entrance), colliding_keys(door.entrance)]


def test_the_sign_in_and_a_first_password(door: Door) -> None:
    assert door.reads("PRÁCTICA: solo personas inventadas")
    assert faults(door) == NONE
    door.sign_in("Olive", "wrong")
    assert door.reads("El nombre de usuario o la contraseña no es correcto.")
    assert faults(door) == NONE
    door.entrance.sign_in("New", ONE_TIME)
    door.settle()
    assert door.reads("Elija su propia contraseña")
    door.enter("short")
    door.enter("other")
    assert door.reads("Las dos contraseñas no son iguales.")
    assert faults(door) == NONE


def test_a_new_vault_and_its_recovery_code(door: Door) -> None:
    door.button("Crear una bóveda nueva…").click()
    door.settle()
    door.button("Crear la bóveda").click()
    assert door.reads("Dé un nombre a la bóveda")
    assert faults(door) == NONE
    door.walk_to("Nombre de la bóveda")
    door.write("new")
    door.walk_to("Primer usuario de supervisión")
    door.enter("Sam")
    door.enter(PASSWORD)
    door.enter(PASSWORD)
    door.settle()
    assert door.reads("Anote estos dos datos")
    door.enter("wrong")
    assert door.reads("Estos no son los dos últimos grupos.")
    assert faults(door) == NONE
