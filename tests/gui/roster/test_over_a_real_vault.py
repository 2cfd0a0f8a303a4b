"""The wizard by real keys over a real vault: files as they come, additions, removals, a purge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.services.call_protocol import CallDesk
from callcenter.services.requests import ask
from tests.files.workbooks import protected, workbook
from tests.gui.office import Office, begin, count
from tests.gui.shown import cells, press, table, texts
from tests.world import SMITH, SUPERVISOR_PASSWORD, World
from ui.hand import Hand
from ui.roster.state import Step

ALT = Qt.KeyboardModifier.AltModifier
# As a mainframe gives it: other headers, dates that could be read in two ways, letters of Windows.
HEADER = "Apellido;Nombre;F. Nac;Seguro Social\r\n"
LISTED = HEADER + "Muñoz;José;03/02/1980;900-12-3456\r\nPeña;María;04/05/1975;901-22-9876\r\n"


@pytest.fixture
def office(qtbot: QtBot, world: World) -> Iterator[Office]:
    office = Office(qtbot, world)
    office.turn_to(office.roster)
    yield office
    office.tasks.close()


def word(office: Office, **typed: str) -> Word:
    """What a caller with these details is answered."""
    reference = office.link.perform(ask(CallDesk.open))
    return office.link.perform(ask(CallDesk.check, reference, SpokenDetails(**typed))).decision.word


def switch_over(office: Office) -> None:
    """Give the password of the review."""
    office.until_step(Step.HASHED)
    office.give_password(office.roster)
    office.until_step(Step.READY)


@pytest.fixture
def hand() -> Hand:
    """At the keyboard."""
    return Hand()


@pytest.fixture
def mainframe(tmp_path: Path) -> Path:
    """A list as it comes."""
    file = tmp_path / "padrón.csv"
    file.write_bytes(LISTED.encode("cp1252"))
    return file


def read_by_keys(office: Office, hand: Hand, file: Path) -> None:
    """From the list of rosters to the third step."""
    office.dialogs.will_open(file)
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Return)
    office.until(lambda: office.roster.presenter.state.choices.preview)
    hand.press(Qt.Key.Key_U, ALT)
    office.until_step(Step.READING)
    hand.press(Qt.Key.Key_Return)
    office.until_step(Step.COLUMNS)


def choose_by_keys(office: Office, hand: Hand) -> None:
    """The header that is not known, and the dates that a dry run cannot tell apart."""
    presenter = office.roster.presenter
    for _ in range(2):
        hand.press(Qt.Key.Key_Tab)
    press_down_to(hand, "Birth date")
    office.settle()
    hand.press(Qt.Key.Key_Return)
    office.until(lambda: presenter.state.choices.needs_date_format)
    office.until_step(Step.COLUMNS)
    press_down_to(hand, "DD/MM/YYYY")


def press_down_to(hand: Hand, words: str) -> None:
    """Choose an entry of the list that has the caret."""
    box = hand.focused
    assert isinstance(box, QComboBox)
    while box.currentText() != words:
        before = box.currentIndex()
        hand.press(Qt.Key.Key_Down)
        assert box.currentIndex() > before


def test_letters_are_right_and_numbers_masked_before_anything_is_counted(
    office: Office, hand: Hand, mainframe: Path
) -> None:
    read_by_keys(office, hand, mainframe)
    preview = office.roster.presenter.state.choices.preview
    assert preview is not None
    shown = str([row.cells for row in (*preview.rows, *preview.accented)])
    assert {"Muñoz" in shown, "3456" in shown} == {True, False}
    assert office.roster.presenter.state.choices.taken == ("last_name", "first_name", "", "ssn")


def test_a_file_as_it_comes_is_loaded_by_keyboard_alone(office: Office, hand: Hand, mainframe: Path) -> None:
    read_by_keys(office, hand, mainframe)
    choose_by_keys(office, hand)
    for step in (Step.COUNTED, Step.TIME, Step.HASHED):
        hand.press(Qt.Key.Key_Return)
        office.until_step(step)
    hand.type(SUPERVISOR_PASSWORD)
    hand.press(Qt.Key.Key_Return)
    office.until_step(Step.READY)
    assert word(office, last_name="Munoz", first_name="Jose", birth_date="2/3/1980", ssn="3456") is Word.YES


def test_choices_that_were_kept_read_the_next_file_of_the_kind(office: Office, hand: Hand, mainframe: Path) -> None:
    presenter = office.roster.presenter
    read_by_keys(office, hand, mainframe)
    choose_by_keys(office, hand)
    hand.press(Qt.Key.Key_K, ALT)  # an empty name is asked for, and the caret goes there
    office.until(lambda: presenter.state.fault)
    hand.type("Mainframe")
    hand.press(Qt.Key.Key_Return)
    office.until(lambda: presenter.state.choices.profile)
    office.settle()
    presenter.leave()
    found = count(office, mainframe)
    assert (found.people, presenter.state.choices.profile) == (2, "Mainframe")


def test_people_are_added_and_removed_by_file_and_the_former_roster_is_purged(
    office: Office, hand: Hand, world: World
) -> None:
    page = office.roster
    for key, file, answer, people in (
        (Qt.Key.Key_A, world.roster_file([SMITH], "more.csv"), Word.YES, 2),
        (Qt.Key.Key_M, world.roster_file([SMITH], "fewer.csv"), Word.NO, 1),
    ):
        press(page, "&Load a roster…")
        hand.press(key, ALT)
        office.until(lambda: page.presenter.state.mode.is_change)
        office.dialogs.will_open(file)
        press(page, "Choose the &file…")
        office.settle()
        for step in (Step.READING, Step.COLUMNS, Step.COUNTED, Step.TIME):
            press(page, "Contin&ue  Enter")
            office.until_step(step)
        press(page, "Be&gin the import")
        office.until(lambda: page.presenter.state.step in {Step.HASHED, Step.UNLOCKING})
        if page.presenter.state.step is Step.UNLOCKING:
            office.give_password(page)
        switch_over(office)
        active = page.presenter.state.active
        assert active and active.people == people
        assert word(office, last_name="Smith", birth_date="7/30/1961", ssn="9876") is answer
    rosters = table(page, "All rosters")
    rosters.selectRow(1)
    office.dialogs.will_confirm(True)
    press(page, "&Purge…")
    office.settle()
    assert [row[1] for row in cells(rosters.model())] == ["Active", "Purged", "Former"]


def test_a_protected_workbook_is_loaded_with_its_password(office: Office, hand: Hand, tmp_path: Path) -> None:
    staff = [["Smith", "1961-07-30", f"AB{number:04}"] for number in range(400)]
    file = tmp_path / "staff.xlsx"
    file.write_bytes(protected(workbook([["last_name", "birth_date", "educator_id"], *staff]), "a password of theirs"))
    page, presenter = office.roster, office.roster.presenter
    press(page, "&Load a roster…")
    office.dialogs.will_open(file)
    press(page, "Choose the &file…")
    office.until(lambda: presenter.state.choices.asks_password)
    hand.type("not this one")
    hand.press(Qt.Key.Key_Return)
    office.until(lambda: presenter.state.fault)
    assert "▲  This password does not open the workbook. Type it once more." in texts(page)
    hand.type("a password of theirs")
    hand.press(Qt.Key.Key_Return)
    office.until_step(Step.READING)
    for step in (Step.COLUMNS, Step.COUNTED, Step.TIME, Step.HASHED):
        hand.press(Qt.Key.Key_Return)
        office.until_step(step)
    assert "a password" not in repr(presenter.state)
    switch_over(office)


def test_a_file_that_is_none_is_told_and_the_right_one_loaded(office: Office, world: World, tmp_path: Path) -> None:
    page = office.roster
    press(page, "&Load a roster…")
    office.dialogs.will_open(tmp_path)  # a folder
    press(page, "Choose the &file…")
    office.until(lambda: page.presenter.state.fault)
    assert page.presenter.state.step is Step.FILE
    office.dialogs.will_open(world.roster_file([SMITH], "right.csv"))
    press(page, "Choose the &file…")
    office.settle()
    press(page, "Contin&ue  Enter")
    office.until_step(Step.READING)


def test_an_import_that_is_cancelled_for_good_leaves_nothing(office: Office, world: World) -> None:
    page = office.roster
    count(office, world.roster_file([SMITH], "other.csv"))
    office.link.hold()
    begin(office)
    office.until(lambda: page.presenter.state.progress is not None)
    office.dialogs.will_choose(1)
    press(page, "Cancel…  Esc")
    office.link.let_go()
    office.until(lambda: page.presenter.state.step in {Step.READY, Step.HASHED})
    office.settle()
    if page.presenter.state.step is Step.READY:  # so small a file may have been hashed before it was stopped
        assert [roster.number for roster in page.presenter.state.rosters] == [1]
