"""Locking: the process with the keys ends, the call under way is kept, and comes back to its operator alone."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from callcenter.clock import SystemClock
from callcenter.domain.made_up_people import as_roster_row, made_up_people
from callcenter.files.name_lists import load_name_lists
from callcenter.services.vault_host import VaultHost
from tests.gui.held_vault import HeldVault
from tests.stories.seat import Seat
from tests.world import GARCIA, OPERATOR, PASSWORDS, SMITH, SUPERVISOR, World
from ui.roster.state import Step
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

FOREIGN_TO_THE_WINDOW = (
    *("sqlcipher3", "sqlite3", "argon2", "_argon2_cffi_bindings", "nacl"),
    *("callcenter.storage", "callcenter.crypto", "callcenter.files", "callcenter.services.local_vault"),
)
TYPED = {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961", "ssn": "9876"}
NOTHING = dict.fromkeys((*TYPED, "educator_id"), "")
IN_BOXES = NOTHING | TYPED


@pytest.fixture(scope="session")
def always_open(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A training vault whose line is always open: a process runs on the computer's own clock."""
    world = World(tmp_path_factory.mktemp("open") / "vault").make_vault()
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture
def host() -> VaultHost:
    """The real vault process."""
    return VaultHost(SystemClock())


@pytest.fixture
def real(qtbot: QtBot, always_open: World, host: VaultHost, tmp_path: Path) -> Iterator[Seat]:
    """The window with a real vault process, the operator in mid-call after a YES."""
    world = always_open.copied_to(tmp_path)
    seat = Seat(qtbot, world.path, HeldVault(host), SystemClock(), tmp_path / "settings.ini")
    seat.sign_in(OPERATOR)
    assert seat.ask(**TYPED) is Look.YES
    yield seat
    seat.close()


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The window on a clock that can be moved, the operator in mid-call after a YES."""
    seat.sign_in(OPERATOR)
    assert seat.ask(**TYPED) is Look.YES
    return seat


def is_gone(number: int) -> bool:
    """Whether a process has ended and been waited for."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_call_comes_back_to_its_operator_and_must_be_checked_again(desk: Seat) -> None:
    reference = desk.work.desk.presenter.state.reference
    desk.take(Shortcut.LOCK)
    desk.unlock(OPERATOR)
    desk.until(lambda: desk.boxes() == IN_BOXES)
    assert desk.work.desk.presenter.state.reference == reference
    assert desk.banner.banner.word == "These details were not checked"
    desk.press(Qt.Key.Key_Return)
    assert desk.answer() is Look.YES


def test_a_note_half_written_comes_back_with_the_call(desk: Seat) -> None:
    desk.take(Shortcut.WRAP_UP)
    desk.press(Qt.Key.Key_Tab)
    desk.type("call again on Friday")
    desk.take(Shortcut.LOCK)
    desk.unlock(OPERATOR)
    desk.until(lambda: desk.boxes() == IN_BOXES)
    desk.take(Shortcut.WRAP_UP)
    desk.press(Qt.Key.Key_Tab)
    assert isinstance(desk.focused, QLineEdit)
    assert desk.focused.text() == "call again on Friday"


def test_while_locked_no_part_of_the_window_holds_the_caller(desk: Seat) -> None:
    desk.take(Shortcut.LOCK)
    desk.until(lambda: desk.window.workplace is None)
    assert "YES" not in desk.window.windowTitle()
    assert "is kept for Olive for 30 minutes" in desk.message
    assert not any(value in desk.message for value in TYPED.values())


def test_somebody_else_gets_an_empty_desk_and_the_operators_call_waits(desk: Seat) -> None:
    desk.take(Shortcut.LOCK)
    desk.until(lambda: desk.window.workplace is None)
    desk.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.sign_in(SUPERVISOR)
    assert desk.boxes() == NOTHING
    desk.take(Shortcut.LOCK)
    desk.until(lambda: desk.window.workplace is None)
    desk.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.sign_in(OPERATOR)
    desk.until(lambda: desk.boxes() == IN_BOXES)


def test_after_half_an_hour_the_call_is_gone(desk: Seat, world: World) -> None:
    desk.take(Shortcut.LOCK)
    desk.until(lambda: desk.window.workplace is None)
    world.clock.move_to(world.clock.now() + timedelta(minutes=31))
    desk.unlock(OPERATOR)
    desk.until(lambda: desk.window.tasks.is_idle)
    assert desk.boxes() == NOTHING


def test_after_signing_out_the_call_is_gone(desk: Seat) -> None:
    desk.dialogs.will_confirm(True)
    desk.take(Shortcut.SIGN_OUT)
    desk.until(lambda: desk.window.workplace is None)
    desk.sign_in(OPERATOR)
    desk.until(lambda: desk.window.tasks.is_idle)
    assert desk.boxes() == NOTHING


def test_a_lock_ends_the_process_that_held_the_keys(real: Seat, host: VaultHost) -> None:
    before = host.number
    assert before is not None
    real.take(Shortcut.LOCK)
    real.until(lambda: real.window.workplace is None)
    real.until(lambda: is_gone(before))
    real.unlock(OPERATOR)
    real.until(lambda: real.boxes() == IN_BOXES)
    assert host.number != before


def test_a_vault_process_that_dies_is_told_and_the_call_goes_on_after_sign_in(real: Seat, host: VaultHost) -> None:
    number = host.number
    assert number is not None
    os.kill(number, signal.SIGKILL)
    real.until(lambda: real.window.workplace is None)
    assert "the call is kept. Sign in again." in real.message
    real.unlock(OPERATOR)
    real.until(lambda: real.boxes() == IN_BOXES)
    real.press(Qt.Key.Key_Return)
    assert real.answer() is Look.YES
    real.take(Shortcut.NEXT_CALL)
    real.until(lambda: real.look() is Look.READY)


def test_a_running_window_has_no_module_of_keys_database_or_files_in_it(always_open: World, tmp_path: Path) -> None:
    """Asked of a process of its own that takes a call: this one has the tests' vaults in it."""
    world = always_open.copied_to(tmp_path)
    arguments = map(str, (world.path, tmp_path / "settings.ini", OPERATOR))
    command = [sys.executable, "-m", "tests.stories.running_window", *arguments]
    told = subprocess.run(command, input=PASSWORDS[OPERATOR], stdout=subprocess.PIPE, text=True, check=True).stdout
    found = json.loads(told)
    assert found["answer"] == "YES"
    assert {"ui.main_window", "callcenter.services.vault_host"} <= set(found["modules"])
    assert [module for module in found["modules"] if module.startswith(FOREIGN_TO_THE_WINDOW)] == []


def test_a_lock_in_mid_import_leaves_it_going_and_the_supervisor_finds_it_again(seat: Seat, tmp_path: Path) -> None:
    people = made_up_people(400, 11, load_name_lists())
    roster = World(tmp_path / "vault").roster_file(map(as_roster_row, people), "second.csv")
    seat.sign_in(SUPERVISOR)
    seat.import_until_hashing(roster)
    seat.take(Shortcut.LOCK)
    seat.until(lambda: seat.window.workplace is None)
    assert "keys stay in memory until that ends" in seat.message
    seat.unlock(SUPERVISOR)
    seat.take(Shortcut.ROSTER)
    seat.until(lambda: seat.roster.state.step is Step.HASHED)
    assert seat.roster.state.staged is not None
    assert seat.roster.state.staged.complete
