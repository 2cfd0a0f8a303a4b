"""The first run before vaults in memory; files whose card is another one say so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from tests.gui.held_vault import HeldVault
from tests.gui.inline_runner import InlineRunner
from tests.gui.sign_in.door import Door
from tests.gui.sign_in.fake_access import PROGRAM, FakeAccess
from tests.gui.sign_in.seen_wizard import LINE, Seen, draw_seventh_and_second
from tests.gui.sign_in.wizard import NAME, PASSWORD
from tests.world import MONDAY_MORNING
from ui.sign_in.new_vault_presenter import NewVaultPresenter
from ui.sign_in.new_vault_state import NewVaultForm


@pytest.fixture
def access() -> FakeAccess:
    return FakeAccess()


@pytest.fixture
def link(access: FakeAccess) -> HeldVault:
    return HeldVault(access)


@pytest.fixture
def door(qtbot: QtBot, link: HeldVault, tmp_path: Path) -> Door:
    """The first run, with a folder chosen and the caret in the vault's name."""
    door = Door(qtbot, link, tmp_path / "settings.ini")
    door.dialogs.will_choose_folder(tmp_path)
    door.walk_to("Choose folder…")
    door.press(Qt.Key.Key_Return)
    door.walk_to(NAME)
    return door


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def presenter(access: FakeAccess, seen: Seen) -> NewVaultPresenter:
    made = NewVaultPresenter(seen, InlineRunner(access), MovableClock(MONDAY_MORNING), draw_seventh_and_second)
    made.begin()
    return made


@pytest.fixture
def form(tmp_path: Path) -> NewVaultForm:
    """Everything as it should be."""
    return NewVaultForm(
        parent=tmp_path,
        name="missouri",
        program=PROGRAM,
        line=LINE,
        supervisor="Sam",
        password=PASSWORD,
        again=PASSWORD,
        second="Ann",
    )
