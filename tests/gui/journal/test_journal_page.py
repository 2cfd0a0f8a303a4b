"""The journal's page as a supervisor sits before it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from callcenter.domain.journal_groups import Group
from callcenter.services.journal_protocol import ListedEntry, Verification
from tests.gui.fakes import FakeDialogs
from tests.gui.journal.fake_journal import BROKEN, HALFWAY, SHORT, WITHOUT_ENTRY, FakeJournal, entry
from tests.gui.room import colliding_keys, cut_off
from tests.gui.shown import button, cells, key, nameless, press, table, texts, type_in
from tests.gui.somebody import supervisor_in
from tests.world import MONDAY_MORNING
from ui.journal.page import JournalPage
from ui.journal.verify_section import VerifySection
from ui.journal.wording import reason_words
from ui.notices import Kind, Notice
from ui.supervisor_pages import Office
from ui.tasks import Tasks
from ui.theme import set_zoom


class Room:
    """The page in a window of its own, and all that it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.journal = FakeJournal()
        self.dialogs = FakeDialogs()
        self.tasks = Tasks(self.journal)
        self.page = JournalPage(Office(self.tasks, self.dialogs, MovableClock(MONDAY_MORNING), supervisor_in()))
        self.heard: list[Notice] = []
        self.page.noticed.connect(self.heard.append)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 640)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked any more."""
        self._qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=10_000)

    def press(self, text: str) -> None:
        """Press a button and wait for what comes of it."""
        press(self.page, text)
        self.settle()

    def turn_to(self, name: str) -> None:
        """Choose a section by its name."""
        (found,) = (one for one in self.page.findChildren(QRadioButton) if one.text() == name)
        found.click()
        self.settle()

    def box(self, name: str) -> QLineEdit:
        """The box of this name."""
        (found,) = (one for one in self.page.findChildren(QLineEdit) if one.accessibleName() == name)
        return found

    @property
    def verifying(self) -> VerifySection:
        """The section that is shown first."""
        section = self.page.section("verify")
        assert isinstance(section, VerifySection)
        return section


@pytest.fixture
def room(qtbot: QtBot, dressed: None) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.tasks.close()


def test_it_begins_with_the_verification_and_the_caret_at_it(room: Room) -> None:
    assert QApplication.focusWidget() is button(room.page, "&Verify")
    assert "Last verified Nov 20, 2026, 4:05 PM by Sam: as it was written." in texts(room.page)
    assert "What it does not prove" in texts(room.page)


def test_a_whole_journal_is_told_with_the_head_to_keep(room: Room) -> None:
    key(button(room.page, "&Verify"), Qt.Key.Key_Return)
    room.settle()
    assert "✓  The journal is as it was written: 1,821 entries." in texts(room.page)
    assert "Its last entry is number 1,821, code 5f5f5f5f5f5f5f5f." in texts(room.page)
    assert room.heard == [Notice(Kind.DONE, "The journal is as it was written: 1,821 entries.")]
    assert QApplication.focusWidget() is button(room.page, "&Verify")


@pytest.mark.parametrize(
    ("found", "verdict", "meaning", "advice"),
    [
        (BROKEN, "▲  The journal is not as it was written: entry 1,204.", "The call log", "Somebody changed the vault"),
        (SHORT, "▲  The journal is not as it was written: entry 1,900.", "The journal ends", "Check that the head is"),
        (WITHOUT_ENTRY, "▲  The vault is not as it was written.", "The database has", "Put back the newest"),
    ],
)
def test_a_fault_is_told_with_its_entry_what_it_means_and_what_to_do(
    room: Room, found: Verification, verdict: str, meaning: str, advice: str
) -> None:
    room.journal.found = found
    room.press("&Verify")
    shown = texts(room.verifying.result)
    assert shown[0] == verdict
    assert shown[1].startswith(meaning)
    assert shown[2].startswith(advice)
    assert room.heard[-1].kind is Kind.FAULT


def test_a_head_that_cannot_be_read_is_told_beside_its_boxes(room: Room) -> None:
    box = room.box("Number of the entry")
    box.setFocus()
    type_in(box, "seven")
    key(box, Qt.Key.Key_Return)
    room.settle()
    assert any(text.startswith("▲  A head is an entry's number") for text in texts(room.page))
    assert (QApplication.focusWidget(), box.selectedText()) == (box, "seven")
    assert room.journal.asked_for("verify") == []


def test_a_head_comes_from_a_file(room: Room, tmp_path: Path) -> None:
    room.dialogs.will_open(tmp_path / "head.json")
    room.press("From a &file…")
    assert room.box("Number of the entry").text() == "1,821"
    assert room.box("Code, or its first 16 characters").text() == "5f" * 32
    assert QApplication.focusWidget() is button(room.page, "&Verify")


def test_it_shows_how_far_it_is_and_can_be_stopped(room: Room) -> None:
    section = room.verifying
    section.show_state(replace(section.presenter.state, is_verifying=True, progress=HALFWAY))
    assert "900 of 1,821 entries   ·   21 s left" in texts(room.page)
    assert QApplication.focusWidget() is button(room.page, "&Stop")
    section.show_state(replace(section.presenter.state, is_verifying=True, is_stopping=True))
    assert "Stopping…" in texts(room.page)


def test_heads_are_listed_and_written_and_go_to_a_folder_each_hour(room: Room, tmp_path: Path) -> None:
    room.turn_to("&Heads")
    heads = table(room.page, "Heads, newest first")
    assert cells(heads.model())[0] == ["Nov 23, 2026, 9:30 AM", "Sam", "1,800", f"{0:016x}", "in an export of calls"]
    room.dialogs.will_save(tmp_path / "head.json")
    room.press("&Write it to a file…")
    assert room.dialogs.asked[-1].text == "head-1821.json"
    assert room.heard[-1].text.startswith("The head of entry 1,821 was written.")
    room.dialogs.will_choose_folder(tmp_path)
    room.press("Choose a &folder…")
    assert f"A head is written each hour to {tmp_path} while somebody is signed in." in texts(room.page)
    room.press("&Stop writing")
    assert "No head is written by itself." in texts(room.page)


def test_entries_are_read_in_plain_words(room: Room) -> None:
    room.journal.entries = (
        entry(12, "setting_changed", name="head_folder", before="", after="/mnt/auditor"),
        entry(11, "log_exported", rows="1", format="csv"),
        entry(10, "line_opened", closes_at="2026-11-24T02:00:00+00:00"),
        entry(9, "journal_verified", ok="false", reason="entry_changed"),
        entry(8, "locked", reason="idle", importing="false"),
        entry(7, "something_new", name="thing", amount="3"),
        entry(6, "user_added", name="Olive", role="operator"),
        entry(5, "check", reference="A7F-2QM", answer="YES"),
        ListedEntry(4, "", "", "", {}),
    )
    room.turn_to("E&ntries")
    shown = [line[3] for line in cells(table(room.page, "Entries, newest first").model())]
    assert shown == [
        "Changed the setting folder for a head each hour from – to /mnt/auditor",
        "Exported 1 call as csv",
        "Opened the line until Nov 23, 2026, 8:00 PM",
        "Verified the journal: not as it was written",
        "Locked: nobody there",
        "something new (name: thing, amount: 3)",
        "Added Olive as operator",
        "Call A7F-2QM: checked, YES",
        "Purged: only the code of this entry was kept",
    ]


def test_whoever_goes_through_the_sections_by_keys_goes_on_from_there(room: Room) -> None:
    first = room.page.findChildren(QRadioButton)[0]
    first.setFocus()
    for text in ("E&ntries", "&Heads"):
        key(QApplication.focusWidget() or first, Qt.Key.Key_Down)
        room.settle()
        focused = QApplication.focusWidget()
        assert isinstance(focused, QRadioButton)
        assert focused.text() == text
    assert "Heads that left the program" in texts(room.page)


def test_older_entries_come_as_somebody_reads_on(room: Room) -> None:
    room.turn_to("E&ntries")
    entries = table(room.page, "Entries, newest first")
    assert entries.model().rowCount() == 100
    entries.setFocus()
    key(entries, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert entries.model().rowCount() == 200
    assert entries.currentIndex().row() == 99


def test_every_group_has_a_name_of_its_own(room: Room) -> None:
    from ui.journal.wording import group_words

    assert len({group_words(group) for group in Group}) == len(Group)


def test_every_reason_of_the_command_line_is_explained(room: Room) -> None:
    from callcenter.cli.journal import _REASONS

    other = reason_words("no such reason")
    assert [reason for reason in _REASONS if reason_words(reason)[0] == other[0]] == []


def test_everything_has_a_name_and_a_letter_of_its_own(room: Room) -> None:
    for shown in ("verify", "entries", "heads"):
        room.page.show_section(shown)
        room.settle()
        assert list(nameless(room.page)) == []
        assert colliding_keys(room.page) == []


@pytest.mark.parametrize("zoom", [0, 4])
@pytest.mark.parametrize("size", [(1366, 640), (500, 560)])
def test_nothing_is_cut_off(room: Room, size: tuple[int, int], zoom: int) -> None:
    set_zoom(zoom)
    room.page.resize(*size)
    room.journal.found = BROKEN
    room.press("&Verify")
    for shown in ("verify", "entries", "heads"):
        room.page.show_section(shown)
        room.settle()
        assert cut_off(room.page) == []
