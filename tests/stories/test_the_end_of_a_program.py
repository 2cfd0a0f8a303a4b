"""The last day: a supervisor keeps a backup, then ends the program by keyboard alone, and nobody opens the vault."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from callcenter.domain.accounts import RECOVERY_NAME
from callcenter.services.ending import verify_ending
from callcenter.services.restoring import restore
from tests.stories.seat import Seat
from tests.world import SUPERVISOR, SUPERVISOR_PASSWORD, World
from ui.shortcuts import Shortcut


def test_a_program_is_ended_and_a_backup_kept_elsewhere_still_opens(seat: Seat, world: World, tmp_path: Path) -> None:
    assert world.made
    (tmp_path / "disk").mkdir()
    seat.sign_in(SUPERVISOR)
    seat.go_to(Shortcut.JOURNAL)
    seat.alt(Qt.Key.Key_U)
    seat.rest()
    seat.dialogs.will_choose_folder(tmp_path / "disk")
    seat.alt(Qt.Key.Key_B)
    seat.until(lambda: "was read back" in seat.message)
    (backup,) = (tmp_path / "disk").iterdir()
    seat.rest()
    seat.alt(Qt.Key.Key_G)
    seat.dialogs.will_save(tmp_path / "ended.json")
    seat.alt(Qt.Key.Key_F)
    for letter, typed in (
        (Qt.Key.Key_S, RECOVERY_NAME),
        (Qt.Key.Key_P, world.made.recovery_code),
        (Qt.Key.Key_T, "vaul"),
        (Qt.Key.Key_Y, SUPERVISOR_PASSWORD),
    ):
        seat.alt(letter)
        seat.type(typed)
    seat.alt(Qt.Key.Key_E)
    assert seat.window.workplace is not None  # the vault's name is not yet typed whole
    seat.press(Qt.Key.Key_End)
    seat.type("t")
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.window.workplace is None)
    seat.until(lambda: "The program is ended" in seat.message)
    assert isinstance(seat.focused, QLineEdit)
    assert not world.path.exists()
    assert verify_ending(tmp_path / "ended.json", world.made.fingerprint).genuine
    restore(backup, tmp_path / "back", SUPERVISOR, SUPERVISOR_PASSWORD, world.clock)
