"""A supervisor's evening at the window, by keyboard alone: verify, change the program, people, back up, close."""

import re
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from tests.gui.shown import cells, table
from tests.gui.shown import texts as labels
from tests.stories.days_calls import SMITH
from tests.stories.seat import Seat, seat_at
from tests.stories.traces import texts
from tests.world import SUPERVISOR, World
from ui import deeds
from ui.desk.state import Phase
from ui.people.page import PeoplePage
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

NEWCOMER, OWN_PASSWORD = "Nora", "a heron by the lake"


def test_the_journal_is_verified_its_head_kept_and_what_was_changed_since_is_named(
    sam: Seat, qtbot: QtBot, evening: World, tmp_path: Path
) -> None:
    head = tmp_path / "head.json"
    sam.go_to(Shortcut.JOURNAL)
    sam.press(Qt.Key.Key_Return)  # the button that verifies has the caret
    sam.until(lambda: sam.message.startswith("The journal is as it was written:"))
    assert sam.focused_words == "Verify"
    sam.alt(Qt.Key.Key_H)
    sam.rest()
    sam.dialogs.will_save(head)
    sam.alt(Qt.Key.Key_W)
    sam.until(lambda: sam.message.startswith("The head of entry"))
    sam.close()
    assert evening.tamper("UPDATE call SET answer = 'YES' WHERE answer = 'NO'") == 1

    with closing(seat_at(qtbot, evening)) as later:
        later.sign_in(SUPERVISOR)
        later.go_to(Shortcut.JOURNAL)
        later.dialogs.will_open(head)
        later.alt(Qt.Key.Key_F)
        later.rest()
        later.press(Qt.Key.Key_Return)
        later.until(lambda: "not as it was written" in later.message)
        assert "The call log, or a note in it, does not say what the journal says." in labels(later.window)


def test_another_closing_hour_and_another_word_for_a_code_are_there_at_the_next_call(sam: Seat) -> None:
    sam.go_to(Shortcut.PROGRAM)
    sam.alt(Qt.Key.Key_C)
    sam.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    sam.type("10 pm")
    sam.alt(Qt.Key.Key_S)
    sam.until(lambda: "as version 2" in sam.message)
    sam.until(lambda: sam.line.endswith("line open until 10:00 PM"))
    assert sam.focused.accessibleName() == "Closes at"
    while sam.focused_words != "Phone line":
        sam.press(Qt.Key.Key_Backtab)
    for _ in range(5):
        sam.press(Qt.Key.Key_Down)
    assert sam.focused_words == "Wrap-up codes"
    sam.alt(Qt.Key.Key_E)
    sam.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    sam.type("Told that the letter is genuine")
    sam.alt(Qt.Key.Key_S)
    sam.until(lambda: "as version 3" in sam.message)
    sam.take(Shortcut.DESK)
    assert sam.ask(**SMITH) is Look.YES
    sam.take(Shortcut.WRAP_UP)
    sam.until(lambda: sam.work.desk.presenter.state.phase is Phase.WRAPPING)
    codes = [button.text() for button in sam.window.findChildren(QRadioButton) if button.isVisible()]
    assert "1   Told that the letter is genuine" in codes


def test_a_backup_is_made_and_the_evening_closed_with_the_head_to_be_noted(sam: Seat, tmp_path: Path) -> None:
    disk = tmp_path / "other-disk"
    disk.mkdir()
    sam.go_to(Shortcut.JOURNAL)
    sam.alt(Qt.Key.Key_U)
    sam.rest()
    assert "No backup was made outside the vault's folder yet." in " ".join(labels(sam.window))
    sam.dialogs.will_choose_folder(disk)
    sam.alt(Qt.Key.Key_B)
    sam.until(lambda: sam.message.startswith("The backup is written and was read back:"))
    (backup,) = disk.iterdir()
    assert backup.name in sam.message
    sam.rest()
    assert sam.focused_words == "Backups"
    assert backup.name in str(cells(table(sam.window, "The last backups, newest first").model()))
    sam.sign_out()
    assert re.search("The journal's last entry is number [0-9]+, code [0-9a-f]{16}", sam.message)


def test_somebody_new_comes_in_with_a_password_for_one_time_and_once_removed_not_at_all(sam: Seat) -> None:
    sam.go_to(Shortcut.PEOPLE)
    page = sam.work.supervisors_page(deeds.PEOPLE)
    assert isinstance(page, PeoplePage)
    sam.alt(Qt.Key.Key_D)
    sam.type(NEWCOMER)
    sam.press(Qt.Key.Key_Return)
    sam.until(page.showing.isVisible)
    one_time, _ = page.showing.told
    sam.alt(Qt.Key.Key_W)
    sam.rest()
    assert page.showing.told == ("", "")
    assert one_time not in " ".join(texts(sam.window))
    sam.sign_out()

    sam.knock(NEWCOMER, one_time)
    sam.until(lambda: "Choose a password of your own" in labels(sam.window))
    for _ in range(2):
        sam.type(OWN_PASSWORD)
        sam.press(Qt.Key.Key_Return)
    sam.until(lambda: sam.window.workplace is not None)
    assert sam.work.supervisors_page(deeds.PEOPLE) is None
    sam.sign_out()

    sam.sign_in(SUPERVISOR)
    sam.go_to(Shortcut.PEOPLE)
    page = sam.work.supervisors_page(deeds.PEOPLE)
    assert isinstance(page, PeoplePage)
    while NEWCOMER not in page.person.words:
        sam.press(Qt.Key.Key_Down)
    sam.alt(Qt.Key.Key_M)
    sam.type(NEWCOMER)
    sam.press(Qt.Key.Key_Return)
    sam.until(lambda: sam.message.startswith(f"{NEWCOMER} was removed"))
    sam.rest()
    assert page.isAncestorOf(sam.focused)
    assert NEWCOMER not in [row[0] for row in cells(table(page, "Who may sign in").model())]
    sam.sign_out()
    sam.knock(NEWCOMER, OWN_PASSWORD)
    sam.until(lambda: "password is not right" in " ".join(labels(sam.window)))
    assert sam.window.workplace is None
