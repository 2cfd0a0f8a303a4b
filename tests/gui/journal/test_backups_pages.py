"""Backups, old calls and the end of the program as a supervisor sits before them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from callcenter.crypto.slots import WrongPassword
from callcenter.durable_file import DiskFull
from callcenter.errors import CallCenterError
from callcenter.services.backup_protocol import BackupPlan
from callcenter.services.ending_protocol import REMAINS_SENTENCES, Confirmation
from tests.gui.fakes import FakeDialogs
from tests.gui.journal.fake_backups import FILE, HALFWAY, OVERDUE, PLAN, PLANNED, FakeBackups
from tests.gui.room import colliding_keys, cut_off
from tests.gui.shown import cells, nameless, table, texts, type_in
from tests.gui.somebody import supervisor_in
from tests.world import MONDAY_MORNING
from ui.journal.backups_section import BackupsSection
from ui.journal.ending_section import EndingSection
from ui.journal.retention_section import RetentionSection
from ui.notices import Kind, Notice
from ui.supervisor_pages import Office
from ui.tasks import Tasks

Section = BackupsSection | RetentionSection | EndingSection
OUT = Path("/mnt/disk/ended.json")


def named(section: Section, text: str) -> QPushButton:
    """The button of this wording, whichever letter leads to it."""
    (found,) = (one for one in section.findChildren(QPushButton) if one.text().replace("&", "") == text)
    return found


def fill(section: Section, name: str, text: str) -> None:
    """Type into the box of a name, in place of what stands there."""
    (box,) = (one for one in section.findChildren(QLineEdit) if one.accessibleName() == name)
    box.clear()
    type_in(box, text)


class Room:
    """One section in a window of its own, and all that it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.vault = FakeBackups()
        self.dialogs = FakeDialogs()
        self.tasks = Tasks(self.vault)
        self.heard: list[Notice] = []
        self.ended: list[tuple[Confirmation, Path]] = []
        self.refusal: CallCenterError | None = None

    def end(self, confirmation: Confirmation, out: Path, refused: Callable[[CallCenterError], None]) -> None:
        self.ended.append((confirmation, out))
        if self.refusal:
            refused(self.refusal)

    def enter(self, key: str) -> Section:
        """Turn to a section."""
        clock, signed_in = MovableClock(MONDAY_MORNING), supervisor_in()
        made: dict[str, Callable[[], Section]] = {
            "backups": lambda: BackupsSection(self.tasks, self.dialogs, signed_in),
            "retention": lambda: RetentionSection(self.tasks, self.dialogs, signed_in),
            "ending": lambda: EndingSection(Office(self.tasks, self.dialogs, clock, signed_in, self.end)),
        }
        section = made[key]()
        section.noticed.connect(self.heard.append)
        self._qtbot.addWidget(section)
        section.resize(1100, 620)
        section.show()
        section.activateWindow()
        self._qtbot.waitUntil(section.isActiveWindow)
        section.refresh()
        self.settle()
        return section

    def settle(self) -> None:
        """Wait until nothing is asked any more."""
        self._qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=10_000)

    def press(self, section: Section, text: str) -> None:
        """Press a button and wait for what comes of it."""
        named(section, text).click()
        self.settle()


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.tasks.close()
    assert not room.dialogs.unanswered


# Backups


def test_a_backup_is_made_where_somebody_wants_it_and_what_came_of_it_is_told(room: Room) -> None:
    section = room.enter("backups")
    assert any("No backup was made" in text and text.startswith("▲") for text in texts(section))
    room.dialogs.will_choose_folder(Path("/mnt/disk"))
    room.press(section, "Back up now to…")
    assert room.vault.asked_for("back_up") == [(Path("/mnt/disk"),)]
    assert (room.heard[-1].kind, FILE in room.heard[-1].text) == (Kind.DONE, True)
    shown = cells(table(section, "The last backups, newest first").model())
    assert [row[2] for row in shown[:2]] == ["by hand", "by itself, as planned"]


def test_without_a_folder_none_is_made_and_a_failure_is_told(room: Room) -> None:
    section = room.enter("backups")
    room.dialogs.will_choose_folder(None)
    room.press(section, "Back up now to…")
    assert [one[0] for one in room.vault.asked] == ["overview"]
    room.vault.failure = DiskFull()
    room.dialogs.will_choose_folder(Path("/mnt/disk"))
    room.press(section, "Back up now to…")
    assert room.heard[-1].kind is Kind.FAULT


def test_the_caret_goes_to_stop_while_one_is_made_and_back(room: Room) -> None:
    section = room.enter("backups")
    assert isinstance(section, BackupsSection)
    state = section.presenter.state.__class__(overview=PLANNED, is_making=True, progress=HALFWAY)
    section.show_state(state)
    assert named(section, "Stop").hasFocus()
    section.show_state(state.__class__(overview=PLANNED))
    assert named(section, "Back up now to…").hasFocus()


@pytest.mark.parametrize(
    ("place", "when", "plan"),
    [
        (0, "8:30 PM", BackupPlan(Path("/mnt/disk"), daily_at="20:30", kept=5)),
        (0, "0:05", BackupPlan(Path("/mnt/disk"), daily_at="00:05", kept=5)),
        (1, " 4 ", BackupPlan(Path("/mnt/disk"), hours=4, kept=5)),
    ],
)
def test_a_plan_is_made_as_it_is_typed(room: Room, place: int, when: str, plan: BackupPlan) -> None:
    section = room.enter("backups")
    assert isinstance(section, BackupsSection)
    room.dialogs.will_choose_folder(Path("/mnt/disk"))
    room.press(section, "Choose a folder…")
    section._kind.setCurrentIndex(place)
    fill(section, "Time or hours", when)
    fill(section, "Keep so many", "5")
    room.press(section, "Save")
    assert room.vault.asked_for("plan") == [(plan,)]
    assert room.heard[-1].text in texts(section)
    room.press(section, "Make none by itself")
    assert room.vault.asked_for("plan") == [(plan,), (None,)]


@pytest.mark.parametrize(
    ("place", "when", "kept", "words"),
    [(0, "8:30 PM", "x", "2 to 100"), (0, "later", "5", "8:30 PM"), (0, "24:00", "5", "8:30 PM"), (1, "", "5", "168")],
)
def test_what_is_no_plan_is_said_beside_it(room: Room, place: int, when: str, kept: str, words: str) -> None:
    section = room.enter("backups")
    assert isinstance(section, BackupsSection)
    room.press(section, "Save")
    assert any("Choose a folder" in text for text in texts(section))
    section.presenter.choose(Path("/mnt/disk"))
    section._kind.setCurrentIndex(place)
    fill(section, "Time or hours", when)
    fill(section, "Keep so many", kept)
    room.press(section, "Save")
    assert any(text.startswith("▲") and words in text for text in texts(section))
    assert not room.vault.asked_for("plan")


def test_the_plan_that_stands_is_in_the_boxes(room: Room) -> None:
    room.vault.backups = PLANNED
    section = room.enter("backups")
    assert isinstance(section, BackupsSection)
    assert (section._when.text(), section._kept.text()) == ("8:30 PM", "7")
    assert str(PLAN.folder) in texts(section)


# Old calls


def test_calls_go_only_after_somebody_was_asked(room: Room) -> None:
    room.vault.retention = OVERDUE
    section = room.enter("retention")
    assert any("Some are older" in text for text in texts(section))
    room.dialogs.will_confirm(False)
    room.press(section, "Purge…")
    assert not room.vault.asked_for("purge")
    room.dialogs.will_confirm(True)
    room.press(section, "Purge…")
    assert room.vault.asked_for("purge") == [(OVERDUE.due_before,)]
    assert "2,310 calls" in room.dialogs.asked[-1].text
    assert (room.heard[-1].kind, "2,300 calls" in room.heard[-1].text) == (Kind.DONE, True)


def test_an_age_is_set_or_taken_back_and_nonsense_is_said_beside_it(room: Room) -> None:
    section = room.enter("retention")
    fill(section, "Months, 3 to 120; empty for good", "12")
    room.press(section, "Set")
    assert room.vault.asked_for("keep_for") == [(12,)]
    fill(section, "Months, 3 to 120; empty for good", "")
    room.press(section, "Set")
    assert room.vault.asked_for("keep_for") == [(12,), (None,)]
    fill(section, "Months, 3 to 120; empty for good", "ten")
    room.press(section, "Set")
    assert any(text.startswith("▲") and "120" in text for text in texts(section))
    fill(section, "Calls that ended before this day", "soon")
    room.press(section, "Purge…")
    assert not room.vault.asked_for("count")


# The end


def test_the_end_needs_a_file_two_passwords_and_the_vaults_name(room: Room) -> None:
    section = room.enter("ending")
    assert isinstance(section, EndingSection)
    assert all(any(sentence in text for text in texts(section)) for sentence in REMAINS_SENTENCES.values())

    def fault() -> str:
        room.press(section, "End the program")
        return next(text for text in texts(section) if text.startswith("▲"))

    assert "statement" in fault()
    room.dialogs.will_save(OUT)
    room.press(section, "Choose a file…")
    assert "second supervisor" in fault()
    fill(section, "Second supervisor, or recovery", "Susan")
    assert "Both passwords" in fault()
    section._second_password.edit.setText("second")
    section._own.edit.setText("own")
    assert "folder" in fault()
    assert room.ended == []
    name = supervisor_in().vault.name
    section._name.setText(name)
    room.press(section, "End the program")
    (confirmation, out) = room.ended[0]
    assert (confirmation.password, confirmation.second, confirmation.second_password) == ("own", "Susan", "second")
    assert out == OUT


def test_where_it_is_refused_the_passwords_are_emptied_and_it_is_said_why(room: Room) -> None:
    section = room.enter("ending")
    assert isinstance(section, EndingSection)
    room.refusal = WrongPassword()
    section.presenter.choose(OUT)
    section.presenter.end("own", "Susan", "second", supervisor_in().vault.name)
    assert (section._own.text(), section._second_password.text()) == ("", "")
    assert any(text.startswith("▲") for text in texts(section))
    assert section._second_password.edit.hasFocus()
    assert named(section, "End the program").isEnabled()


# How it looks


@pytest.mark.parametrize("key", ["backups", "retention", "ending"])
def test_everything_has_room_a_name_and_a_key_of_its_own(room: Room, key: str) -> None:
    room.vault.backups, room.vault.retention = PLANNED, OVERDUE
    section = room.enter(key)
    assert list(nameless(section)) == []
    assert colliding_keys(section) == []
    assert cut_off(section) == []
