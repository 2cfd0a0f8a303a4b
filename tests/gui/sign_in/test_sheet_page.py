"""The recovery sheet in the window, shown once: printed, saved, and proved to be on paper."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.sign_in.door import Door
from tests.gui.sign_in.fake_access import (
    FINGERPRINT,
    GROUPS,
    SECOND_PASSWORD,
    FakeAccess,
)
from tests.gui.sign_in.wizard import (
    make,
    prove,
    shown_groups,
)
from ui.dialogs import Printed

SECRETS = (*GROUPS, *FINGERPRINT.split("-"), SECOND_PASSWORD)


def test_nothing_of_the_sheet_can_be_selected_or_copied_or_is_in_a_name(door: Door) -> None:
    QApplication.clipboard().clear()
    make(door)

    kinds = {"group", "fingerprint", "one_time"}
    shown = [label for label in door.visible(QLabel) if label.objectName() in kinds]
    assert len(shown) == len(GROUPS) + 2
    for label in shown:
        assert label.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
        assert label.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert label.objectName() in kinds
    door.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    door.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""
    assert not any(secret in door.entrance.window().windowTitle() for secret in SECRETS)


def test_the_sheet_is_printed_and_the_focus_goes_on(door: Door, tmp_path: Path) -> None:
    make(door)
    assert door.caret == "Print…"
    door.dialogs.will_print(Printed.DONE, tmp_path / "paper.pdf")

    door.press(Qt.Key.Key_Return)

    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert door.reads("The sheet is with the printer.")
    assert door.caret == "I have it on paper"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Printed.NO_PRINTER, "No printer is set up on this computer."),
        (Printed.FAILED, "The printer did not take the sheet."),
        (Printed.CANCELLED, ""),
    ],
)
def test_a_sheet_that_was_not_printed_says_why(door: Door, tmp_path: Path, outcome: Printed, said: str) -> None:
    make(door)
    door.dialogs.will_print(outcome, tmp_path / "paper.pdf")

    door.press(Qt.Key.Key_Return)

    assert door.reads(said)
    assert (door.caret, shown_groups(door)) == ("Print…", GROUPS)


def test_the_sheet_is_saved_for_the_account_alone(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_text("something of before")
    file.chmod(0o644)
    make(door)
    door.dialogs.will_save(file)
    door.walk_to("Save as PDF…")

    door.press(Qt.Key.Key_Return)

    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_mode & 0o777 == 0o600
    assert door.reads("Print it, keep the paper, and delete the file.")
    assert {path.name for path in tmp_path.iterdir()} - {"settings.ini"} == {"missouri", "sheet.pdf"}


def test_the_sheet_is_not_saved_beside_what_it_opens(door: Door, tmp_path: Path) -> None:
    make(door)
    door.dialogs.will_save(tmp_path / "missouri" / "sheet.pdf")
    door.walk_to("Save as PDF…")

    door.press(Qt.Key.Key_Return)

    assert door.reads("In the vault's own folder the sheet would go wherever a copy of the vault goes.")
    assert list((tmp_path / "missouri").iterdir()) == []


def test_a_folder_that_is_not_there_is_told(door: Door, tmp_path: Path) -> None:
    make(door)
    door.dialogs.will_save(tmp_path / "gone" / "sheet.pdf")
    door.walk_to("Save as PDF…")

    door.press(Qt.Key.Key_Return)

    assert door.reads("The file could not be written.")


def test_the_code_is_not_shown_while_it_is_typed_again_and_is_there_again_when_one_goes_back(door: Door) -> None:
    make(door)
    door.walk_to("I have it on paper")
    door.press(Qt.Key.Key_Return)
    assert not any(group in text for group in GROUPS for text in door.every_text())
    first, second = door.entrance.new_vault_page.presenter.state.asked
    assert door.caret == f"Group {first} of the recovery code"
    assert door.box(f"Group {second} of the recovery code")

    door.write("half")
    door.press(Qt.Key.Key_Escape)

    assert shown_groups(door) == GROUPS
    assert not any("half" in text for text in door.every_text())


def test_a_wrong_group_is_told_at_its_box(door: Door) -> None:
    make(door)
    door.walk_to("I have it on paper")
    door.press(Qt.Key.Key_Return)
    first, second = door.entrance.new_vault_page.presenter.state.asked

    door.enter(GROUPS[first - 1])
    door.enter("0000")

    assert door.reads("This is not the group at that place.")
    assert door.caret == f"Group {second} of the recovery code"


def test_the_window_is_not_closed_over_an_unproved_code(door: Door) -> None:
    make(door)
    assert "The recovery code is shown only now." in door.entrance.hindrance
    door.press(Qt.Key.Key_Escape)
    assert shown_groups(door) == GROUPS

    prove(door)

    assert door.entrance.hindrance == ""


def test_after_the_proof_nothing_in_the_window_holds_the_sheet(door: Door, access: FakeAccess) -> None:
    make(door)
    prove(door)

    for secret in SECRETS:
        assert not any(secret in text for text in door.every_text())
    QApplication.sendPostedEvents(None, 0)
    gc.collect()
    assert access.made is not None and access.made() is None
