"""Keys held down, keys in the wrong moment, and turns taken: what nobody meant is not done."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callcenter.clock import SystemClock
from callcenter.domain.understood import Understood
from callcenter.services.vault_host import VaultHost
from tests.gui.held_vault import HeldVault
from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR, World
from ui.desk.state import Phase
from ui.shortcuts import Shortcut
from ui.sign_in.new_vault_state import NewVaultForm, Stage, line_form_of
from ui.widgets.answer_banner import Look

TYPED = {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961", "ssn": "9876"}
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The operator before an empty desk."""
    seat.sign_in(OPERATOR)
    return seat


@pytest.fixture
def host(world: World) -> VaultHost:
    """The real vault process."""
    return VaultHost(SystemClock())


@pytest.fixture
def real(qtbot: QtBot, world: World, host: VaultHost, tmp_path: Path) -> Iterator[Seat]:
    """The window with a real vault process, the operator before an empty desk."""
    seat = Seat(qtbot, world.path, HeldVault(host), SystemClock(), tmp_path / "settings.ini")
    seat.sign_in(OPERATOR)
    yield seat
    seat.close()


def repeat(seat: Seat, key: Qt.Key, text: str = "") -> None:
    """What a key that is held down sends after its first press."""
    for _ in range(5):
        QTest.simulateEvent(seat.focused, True, int(key), NO_MODIFIER, text, True)


def test_f12_held_down_does_not_answer_its_own_question(desk: Seat) -> None:
    desk.fill(**TYPED)
    desk.take(Shortcut.NEXT_CALL)
    repeat(desk, Qt.Key.Key_F12)
    desk.until(lambda: desk.window.tasks.is_idle)
    assert desk.boxes()["last_name"] == "Smith"
    desk.take(Shortcut.NEXT_CALL)
    desk.until(lambda: desk.boxes()["last_name"] == "")


def test_enter_held_down_checks_once(desk: Seat) -> None:
    assert desk.ask(**TYPED) is Look.YES
    for _ in range(3):
        repeat(desk, Qt.Key.Key_Return, "\r")
        desk.until(lambda: desk.window.tasks.is_idle)
    assert desk.link.asked.count("CallDesk.check") == 1


def test_the_caret_finds_its_way_back_to_the_wrap_up_codes(desk: Seat) -> None:
    assert desk.ask(**TYPED) is Look.YES
    desk.take(Shortcut.WRAP_UP)
    desk.press(Qt.Key.Key_Tab)
    desk.take(Shortcut.WRAP_UP)
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.work.desk.presenter.state.phase is Phase.READY)


def test_somebody_else_may_sign_out_without_ending_the_call_that_is_kept(desk: Seat) -> None:
    assert desk.ask(**TYPED) is Look.YES
    desk.take(Shortcut.LOCK)
    desk.until(lambda: desk.window.workplace is None)
    desk.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.sign_in(SUPERVISOR)
    desk.take(Shortcut.SIGN_OUT)
    desk.until(lambda: desk.window.workplace is None)
    desk.sign_in(OPERATOR)
    desk.until(lambda: desk.boxes()["last_name"] == "Smith")


def test_a_lost_process_claims_no_call_that_was_not_there(real: Seat, host: VaultHost) -> None:
    assert host.number is not None
    os.kill(host.number, signal.SIGKILL)
    real.until(lambda: real.window.workplace is None)
    assert "Sign in again" in real.message
    assert "call is kept" not in real.message


def test_closing_asks_about_closing(desk: Seat) -> None:
    desk.fill(last_name="Smith")
    desk.dialogs.will_confirm(False)
    desk.window.close()
    assert [asked.title for asked in desk.dialogs.asked] == ["Close the program"]
    assert desk.window.isVisible()


def test_after_a_lock_the_desk_that_is_gone_holds_nothing_of_the_caller(desk: Seat) -> None:
    assert desk.ask(**TYPED) is Look.YES
    page = desk.work.desk
    assert "SMITH" in desk.banner.banner.echo
    banner = desk.banner
    desk.take(Shortcut.LOCK)
    desk.until(lambda: desk.window.workplace is None)
    assert page.presenter.under_way is None
    assert page.presenter.state.checked == Understood()
    assert banner.banner.echo == ""


def test_a_recovery_code_that_is_not_on_paper_yet_is_not_closed_away(seat: Seat, tmp_path: Path) -> None:
    presenter, password = seat.window.entrance.new_vault_page.presenter, "green rivers over slate"
    presenter.look_at("missouri-dese-2021")
    seat.until(lambda: presenter.state.program)
    assert presenter.state.program is not None
    form = NewVaultForm(
        parent=tmp_path,
        name="second",
        training=True,
        program="missouri-dese-2021",
        line=line_form_of(presenter.state.program.line),
        supervisor="Ann",
        password=password,
        again=password,
        alone=True,
    )
    presenter.make(form)
    seat.until(lambda: presenter.state.stage is Stage.SHEET)
    seat.dialogs.will_confirm(False)
    seat.window.close()
    assert [asked.title for asked in seat.dialogs.asked] == ["Close the program"]
    assert seat.window.isVisible()
