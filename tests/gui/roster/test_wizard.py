"""The seven steps as a supervisor sees them and works them by keyboard, over a vault in memory."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QRadioButton, QWidget
from pytestqt.modeltest import ModelTester

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.roster import ZEROS_LOST
from callcenter.progress import Progress
from callcenter.services.requests import VaultLink
from callcenter.services.roster_protocol import ReadAs, RosterPreview
from tests.gui.roster.conftest import Seat
from tests.gui.roster.fake_roster_vault import (
    ACCENTED,
    BOOK,
    FILE_PASSWORD,
    FOUND,
    HEADERS,
    NOBODY,
    PASSWORD,
    PREVIEW,
    ROWS,
    FakeRosterVault,
    KeysGone,
    file_fault,
)
from tests.gui.shown import box, button, cells, enter, heads, key, press, table, texts, type_in
from ui.notices import Kind
from ui.roster.preview_table import PreviewTable
from ui.roster.problem_list import ProblemCounts, ProblemRows
from ui.roster.state import Choices, RosterState, Step

FILE = Path("/home/sam/educators.csv")
ALT = Qt.KeyboardModifier.AltModifier
SitDown = Callable[[VaultLink], Seat]


def choose(seat: Seat, file: Path = FILE) -> None:
    """Open the wizard and choose a file."""
    press(seat.page, "&Load a roster…")
    seat.until_step(Step.FILE)
    seat.dialogs.will_open(file)
    press(seat.page, "Choose the &file…")
    seat.until_step(Step.FILE)


def go_on_to(seat: Seat, step: Step) -> None:
    """Press the key that leads on until a step is there."""
    while seat.page.presenter.state.step is not step:
        press(seat.page, "Be&gin the import" if seat.page.presenter.state.step is Step.TIME else "Contin&ue  Enter")
        seat.qtbot.waitUntil(lambda: seat.page.presenter.is_settled)
    seat.until_step(step)


def combo(page: QWidget, name: str) -> QComboBox:
    """The list of this name that can be seen."""
    (found,) = (one for one in page.findChildren(QComboBox) if one.isVisible() and one.accessibleName() == name)
    return found


def pick(box: QComboBox, words: str) -> None:
    """Choose an entry by keyboard."""
    box.setFocus()
    while box.currentText() != words:
        before = box.currentIndex()
        key(box, Qt.Key.Key_Down if box.findText(words) > before else Qt.Key.Key_Up)
        assert box.currentIndex() != before


# By keyboard alone


def test_a_roster_is_loaded_by_keyboard_alone(seat: Seat) -> None:
    seat.dialogs.will_open(FILE)
    button(seat.page, "&Load a roster…").setFocus()
    key(seat.focused, Qt.Key.Key_Return)
    seat.until_step(Step.FILE)
    key(seat.focused, Qt.Key.Key_Return)  # the file's key has the caret
    seat.until_step(Step.FILE)
    key(seat.focused, Qt.Key.Key_U, ALT)
    for step in (Step.READING, Step.COLUMNS, Step.COUNTED, Step.TIME, Step.HASHED):
        seat.until_step(step)
        if step is not Step.HASHED:
            key(seat.focused, Qt.Key.Key_Return)
    enter(seat.focused, PASSWORD)
    seat.until_step(Step.READY)
    assert [notice.text for notice in seat.heard] == ["Roster 3 is active: checks are answered from it, 2,000 people."]
    assert seat.switched == 1
    assert seat.focused is button(seat.page, "&Load a roster…")


def test_one_sees_where_one_is(seat: Seat) -> None:
    choose(seat)
    go_on_to(seat, Step.COLUMNS)
    assert "Step 3 of 7: Columns" in texts(seat.page)
    places = [part.property("place") for part in seat.page.findChildren(QWidget, "step")]
    assert places == ["done", "done", "here", "ahead", "ahead", "ahead", "ahead"]


def test_escape_asks_before_it_forgets_a_file_and_not_before(seat: Seat) -> None:
    press(seat.page, "&Load a roster…")
    key(seat.focused, Qt.Key.Key_Escape)
    assert (seat.page.presenter.state.step, seat.dialogs.asked) == (Step.READY, [])
    choose(seat)
    seat.dialogs.will_confirm(False)
    key(seat.focused, Qt.Key.Key_Escape)
    assert "Step 1 of 7: File" in texts(seat.page)
    seat.dialogs.will_confirm(True)
    key(seat.focused, Qt.Key.Key_Escape)
    assert seat.page.presenter.state.step is Step.READY
    assert seat.focused is button(seat.page, "&Load a roster…")


def test_a_held_enter_does_not_run_through_the_steps(seat: Seat) -> None:
    choose(seat)
    go_on_to(seat, Step.READING)
    QTest.keyPress(seat.focused, Qt.Key.Key_Return)
    seat.until_step(Step.COLUMNS)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(seat.focused, held)
    assert seat.page.presenter.state.step is Step.COLUMNS


def test_back_has_a_key_of_its_own(seat: Seat) -> None:
    choose(seat)
    go_on_to(seat, Step.TIME)
    for step in (Step.COUNTED, Step.COLUMNS, Step.READING, Step.FILE):
        key(seat.focused, Qt.Key.Key_B, ALT)
        seat.until_step(step)  # Qt shows the button pressed for a moment first
    assert "educators.csv   ·   CSV text   ·   41.2 MB" in texts(seat.page)


# 1 File


def test_each_thing_to_do_with_a_file_says_its_effect(seat: Seat) -> None:
    press(seat.page, "&Load a roster…")
    assert [one.text() for one in seat.page.findChildren(QRadioButton) if one.isEnabled()] == [
        "&Replace the roster",
        "&Add these people",
        "Re&move these people",
    ]
    assert "Everybody of the active roster stays, and the people in the file come to them." in texts(seat.page)
    key(seat.focused, Qt.Key.Key_A, ALT)
    seat.qtbot.waitUntil(lambda: seat.page.presenter.state.mode is ImportMode.ADD)


def test_without_an_active_roster_nothing_can_be_added(sit_down: SitDown) -> None:
    seat = sit_down(FakeRosterVault())
    seat.until_step(Step.READY)
    press(seat.page, "&Load a roster…")
    assert [one.isEnabled() for one in seat.page.findChildren(QRadioButton)] == [True, False, False]


def test_nothing_happens_when_no_file_is_chosen(seat: Seat, vault: FakeRosterVault) -> None:
    press(seat.page, "&Load a roster…")
    seat.dialogs.will_open(None)
    press(seat.page, "Choose the &file…")
    assert "look" not in vault.methods
    press(seat.page, "Contin&ue  Enter")
    assert "▲  Choose the file first." in texts(seat.page)


def test_a_protected_workbook_is_opened_with_its_password(seat: Seat, vault: FakeRosterVault) -> None:
    vault.preview, vault.file_password = BOOK, FILE_PASSWORD
    choose(seat)
    typed = box(seat.page)
    assert seat.focused is typed
    enter(typed, "another")
    seat.until_step(Step.FILE)
    assert "▲  This password does not open the workbook. Type it once more." in texts(seat.page)
    assert (typed.text(), typed.accessibleDescription()) == (
        "",
        "This password does not open the workbook. Type it once more.",
    )
    type_in(typed, FILE_PASSWORD)
    press(seat.page, "Contin&ue  Enter")  # gives what is typed, and goes on with it
    seat.until_step(Step.READING)
    assert combo(seat.page, "Sheet").currentText() == "Staff"
    assert not [one for one in seat.page.findChildren(QComboBox) if one.isVisible() and one.accessibleName() != "Sheet"]


def test_a_file_that_cannot_be_used_says_so_and_another_can_be_chosen(seat: Seat, vault: FakeRosterVault) -> None:
    vault.preview = RosterPreview(ReadAs("xlsx"), 12, fault="workbook_macros", sentence="The workbook has macros.")
    choose(seat)
    press(seat.page, "Contin&ue  Enter")
    assert "▲  The workbook has macros." in texts(seat.page)
    assert seat.focused is button(seat.page, "Choose the &file…")
    vault.preview = PREVIEW
    seat.dialogs.will_open(FILE)
    key(seat.focused, Qt.Key.Key_Space)
    seat.until_step(Step.FILE)
    go_on_to(seat, Step.READING)


def test_a_long_file_name_neither_widens_the_page_nor_is_read_as_markup(seat: Seat) -> None:
    choose(seat, Path("<b>" + "W" * 240 + ".csv"))
    assert seat.page.minimumSizeHint().width() < 1300
    assert any(text.startswith("<b>WWW") for text in texts(seat.page))


# 2 Reading


def test_the_first_rows_and_those_with_accents_are_shown_as_they_stand(seat: Seat) -> None:
    choose(seat)
    go_on_to(seat, Step.READING)
    rows = table(seat.page, "The first rows of the file").model()
    assert heads(rows) == list(HEADERS)
    assert cells(rows) == [list(row.cells) for row in ROWS]
    assert [rows.headerData(row, Qt.Orientation.Vertical) for row in (0, 19)] == ["2", "21"]
    assert cells(table(seat.page, "Rows with accented letters").model()) == [list(ACCENTED[0].cells)]


def test_accents_in_the_first_rows_are_asked_about_too(seat: Seat, vault: FakeRosterVault) -> None:
    vault.preview = replace(PREVIEW, rows=(ROWS[0], replace(ACCENTED[0], number=3)), accented=())
    choose(seat)
    go_on_to(seat, Step.READING)
    assert cells(table(seat.page, "Rows with accented letters").model()) == [list(ACCENTED[0].cells)]
    assert "Do these names look right? If not, choose another encoding." in texts(seat.page)


def test_a_way_of_reading_is_chosen_and_looked_at_at_once(seat: Seat, vault: FakeRosterVault) -> None:
    choose(seat)
    go_on_to(seat, Step.READING)
    assert combo(seat.page, "Encoding").currentText() == "As found: Windows-1252"
    vault.preview = replace(PREVIEW, accented=())
    pick(combo(seat.page, "Encoding"), "UTF-8")
    pick(combo(seat.page, "Between cells stands"), "Tab")
    seat.until_step(Step.READING)
    assert vault.asked[-1][1][0].columns == ColumnsOptions(encoding="utf-8", delimiter="\t")  # type: ignore[attr-defined]  # a RosterFile
    assert not table(seat.page, "Rows with accented letters").isVisible()


def test_a_fault_of_reading_is_said_beside_the_choice(seat: Seat, vault: FakeRosterVault) -> None:
    vault.preview = replace(PREVIEW, fault="delimiter_unclear", sentence="…")
    choose(seat)
    press(seat.page, "Contin&ue  Enter")
    between = combo(seat.page, "Between cells stands")
    assert seat.focused is between
    sentence = "The first line can be split in more than one way. Choose what stands between cells."
    assert between.accessibleDescription() == sentence
    assert f"▲  {sentence}" in texts(seat.page)


# 3 Columns


@pytest.fixture
def at_columns(seat: Seat) -> Seat:
    """The third step."""
    choose(seat)
    go_on_to(seat, Step.COLUMNS)
    return seat


def test_a_guess_is_told_in_words_until_somebody_chooses(at_columns: Seat) -> None:
    surname, remarks = (combo(at_columns.page, f"{name} is taken for") for name in ("Surname", "Remarks"))
    assert (surname.currentText(), remarks.currentText()) == ("Last name (guessed)", "not used")
    assert surname.accessibleDescription() == "Smith2   ·   Smith3   ·   Smith4"
    pick(remarks, "Educator ID")
    at_columns.until_step(Step.COLUMNS)
    assert at_columns.page.presenter.state.choices.taken[4] == "educator_id"


def test_a_column_given_twice_is_said_beside_it(at_columns: Seat) -> None:
    remarks = combo(at_columns.page, "Remarks is taken for")
    pick(remarks, "Birth date")
    at_columns.until_step(Step.COLUMNS)
    combo(at_columns.page, "Surname is taken for").setFocus()
    key(at_columns.focused, Qt.Key.Key_Return)
    assert at_columns.focused is remarks
    assert remarks.accessibleDescription().startswith("This column is given twice.")


def test_a_date_format_can_be_typed(at_columns: Seat, vault: FakeRosterVault) -> None:
    dates = combo(at_columns.page, "Birth dates are written")
    assert dates.currentText() == "As found: MM/DD/YYYY"
    pick(dates, "Another way, typed below")
    typed = at_columns.focused
    assert typed.accessibleName() == "Format of the birth dates, with YYYY, MM and DD"
    enter(typed, "DD.MM.YY")
    assert "▲  The date format lacks the year: write YYYY in it once." in texts(at_columns.page)
    assert at_columns.focused is typed
    enter(typed, "YY")
    at_columns.until_step(Step.COUNTED)
    assert at_columns.page.presenter.state.choices.date_format == "DD.MM.YYYY"


def test_an_unclear_date_format_leads_back_to_its_choice(at_columns: Seat, vault: FakeRosterVault) -> None:
    vault.failures["dry_run"] = file_fault("date_format_unclear")
    key(at_columns.focused, Qt.Key.Key_Return)
    at_columns.qtbot.waitUntil(lambda: at_columns.page.presenter.state.fault is not None)
    dates = combo(at_columns.page, "Birth dates are written")
    assert (at_columns.focused, dates.currentText()) == (dates, "Choose how they are written")
    pick(dates, "DD/MM/YYYY")
    key(at_columns.focused, Qt.Key.Key_Return)
    at_columns.until_step(Step.COUNTED)


def test_whole_names_show_how_they_would_be_split(seat: Seat, vault: FakeRosterVault) -> None:
    vault.preview = replace(
        PREVIEW,
        headers=("Full Name",),
        columns=("",),
        rows=(replace(ROWS[0], cells=("García, María",)), replace(ROWS[1], cells=("Smith",))),
    )
    choose(seat)
    go_on_to(seat, Step.COLUMNS)
    pick(combo(seat.page, "Full Name is taken for"), "Whole name")
    seat.until_step(Step.COLUMNS)
    assert combo(seat.page, "Whole names are written").currentText() == "Last name, first name"
    assert "last name García, first name María\nSmith: cannot be split so" in texts(seat.page)


def test_choices_are_kept_applied_and_dropped(at_columns: Seat, vault: FakeRosterVault) -> None:
    name = next(
        one for one in at_columns.page.findChildren(QLineEdit) if one.accessibleName() == "Keep these choices as"
    )
    name.setFocus()
    enter(name, "State payroll")
    at_columns.until_step(Step.COLUMNS)
    assert list(vault.kept) == ["State payroll"]
    at_columns.page.presenter.leave()
    choose(at_columns)
    go_on_to(at_columns, Step.COLUMNS)
    assert "The kept choices “State payroll” fit this file and were applied." in texts(at_columns.page)
    at_columns.dialogs.will_confirm(True)
    press(at_columns.page, "Dro&p it…")
    at_columns.until_step(Step.COLUMNS)
    assert vault.kept == {}
    assert [notice.kind for notice in at_columns.heard] == [Kind.DONE, Kind.DONE]


# 4 Dry run


def test_a_dry_run_shows_counts_problems_and_how_the_file_was_read(at_columns: Seat) -> None:
    go_on_to(at_columns, Step.COUNTED)
    shown = texts(at_columns.page)
    figures = [
        *("2,000", "rows", "1,988", "people", "15,904", "tags to compute", "5", "duplicates"),
        *("7", "rows not loaded", "7", "of them fill no rule"),
    ]
    place = shown.index("2,000")
    assert shown[place : place + len(figures)] == figures
    assert cells(table(at_columns.page, "How often each thing is wrong").model()) == [
        ["7", "The row has too few details to find anybody by, so it was not loaded."],
        ["5", "The Social Security number has neither 9 digits nor 4; it counts as missing."],
    ]
    (read_as,) = (text for text in shown if text.startswith("Read as "))
    assert read_as.startswith("Read as CSV text, Windows-1252, Semicolon  ;   ·   dates MM/DD/YYYY   ·   guessed: ")


def test_the_problem_list_grows_as_somebody_scrolls_and_can_be_saved(at_columns: Seat, vault: FakeRosterVault) -> None:
    go_on_to(at_columns, Step.COUNTED)
    each = table(at_columns.page, "What is wrong, row by row")
    assert each.model().rowCount() == 100
    each.scrollToBottom()
    at_columns.qtbot.waitUntil(lambda: each.model().rowCount() > 100)
    at_columns.dialogs.will_save(Path("/home/sam/problems"))
    press(at_columns.page, "&Save the problem list…")
    at_columns.until_step(Step.COUNTED)
    assert vault.written == [Path("/home/sam/problems.csv")]
    assert [notice.text for notice in at_columns.heard] == [
        "250 problems were written to problems.csv: row numbers and reasons, nobody's details."
    ]


def test_lost_zeros_are_offered_to_be_put_back(at_columns: Seat, vault: FakeRosterVault) -> None:
    vault.found = replace(FOUND, problems={ZEROS_LOST: 1_204})
    go_on_to(at_columns, Step.COUNTED)
    assert "1,204 rows may have lost zeros" in " ".join(texts(at_columns.page))
    press(at_columns.page, "Put the &zeros back and count again")
    at_columns.qtbot.waitUntil(lambda: vault.methods.count("dry_run") == 2)
    at_columns.until_step(Step.COUNTED)


def test_a_file_of_which_nothing_can_be_loaded_leads_nowhere_but_back(at_columns: Seat, vault: FakeRosterVault) -> None:
    vault.found = NOBODY
    go_on_to(at_columns, Step.COUNTED)
    key(at_columns.focused, Qt.Key.Key_Return)
    assert at_columns.page.presenter.state.step is Step.COUNTED
    assert "▲  Go back and look at the columns, or mend the file and choose it again." in texts(at_columns.page)


def test_a_file_without_problems_shows_no_empty_table(at_columns: Seat, vault: FakeRosterVault) -> None:
    vault.found = replace(FOUND, problems={}, refused_rows=0, fills_no_rule=0)
    go_on_to(at_columns, Step.COUNTED)
    assert not table(at_columns.page, "How often each thing is wrong").isVisible()
    assert "Nothing is wrong with the file." in " ".join(texts(at_columns.page))
    key(at_columns.focused, Qt.Key.Key_Return)
    at_columns.until_step(Step.TIME)


# 5 Strength and time


def test_the_time_is_told_for_the_vaults_own_strength_and_for_others(at_columns: Seat) -> None:
    go_on_to(at_columns, Step.TIME)
    shown = texts(at_columns.page)
    assert "The import takes about 3 h 10 min on this computer; calls can go on." in shown
    place = shown.index("Standard (this vault's)")
    assert shown[place + 1] == "about 3 h 10 min"
    assert shown[place + 3 : place + 5] == ["High", "about 13 d 5 h"]
    assert at_columns.focused is button(at_columns.page, "Be&gin the import")


def test_an_import_that_needs_the_password_asks_for_it_in_the_page(at_columns: Seat, vault: FakeRosterVault) -> None:
    vault.failures["start"] = KeysGone()
    go_on_to(at_columns, Step.UNLOCKING)
    assert at_columns.focused is box(at_columns.page)
    enter(box(at_columns.page), "another password")
    at_columns.qtbot.waitUntil(lambda: "▲  This is not your password. Type it once more." in texts(at_columns.page))
    enter(box(at_columns.page), PASSWORD)
    at_columns.until_step(Step.HASHED)


# 6 Running


def importing(seat: Seat, **changes: object) -> None:
    """Show an import under way."""
    progress = Progress(620, 2_000, 11_400.0)
    state = RosterState(Step.IMPORTING, choices=Choices(path=FILE), progress=progress, rows_a_second=34.2)
    seat.page.show_state(replace(state, **changes))  # type: ignore[arg-type]  # dataclasses.replace is untyped


def test_an_import_shows_its_speed_and_the_time_left(seat: Seat) -> None:
    importing(seat)
    assert "Hashing educators.csv" in texts(seat.page)
    assert "620 of 2,000 rows   ·   34 rows a second   ·   about 3 h 10 min left" in texts(seat.page)


def test_the_wizard_stays_in_sight_while_the_vault_is_asked_what_it_holds_now(seat: Seat) -> None:
    importing(seat)
    for asked in range(2):
        seat.page.show_state(RosterState(Step.LOOKING, rosters=seat.page.presenter.state.rosters[asked:]))
        assert "Step 6 of 7: Running" in texts(seat.page)


def test_copying_the_active_roster_is_told_as_such(seat: Seat, vault: FakeRosterVault) -> None:
    vault.interrupt(mode=ImportMode.ADD)
    importing(seat, staged=vault.staged, progress=Progress(620, 2_000, None), rows_a_second=None)
    assert "620 of 2,000 rows   ·   copying the active roster first" in texts(seat.page)


def test_an_interrupted_import_goes_on_or_is_given_up(sit_down: SitDown, vault: FakeRosterVault) -> None:
    vault.interrupt()
    seat = sit_down(vault)
    seat.until_step(Step.INTERRUPTED)
    assert "Step 6 of 7: Running" in texts(seat.page)
    assert any(text.startswith("1,200 of 2,000 rows are hashed and kept as roster 3.") for text in texts(seat.page))
    seat.dialogs.will_confirm(False)
    press(seat.page, "Give it &up…")
    assert "discard" not in vault.methods
    seat.dialogs.will_open(FILE)
    press(seat.page, "Go on with the same &file…")
    seat.until_step(Step.HASHED)
    seat.dialogs.will_confirm(True)
    press(seat.page, "Give the import up…")
    seat.until_step(Step.READY)
    assert [notice.kind for notice in seat.heard] == [Kind.DONE]


def test_a_protected_workbook_goes_on_with_its_password(sit_down: SitDown, vault: FakeRosterVault) -> None:
    vault.interrupt()
    vault.file_password = FILE_PASSWORD
    seat = sit_down(vault)
    seat.until_step(Step.INTERRUPTED)
    seat.dialogs.will_open(FILE)
    press(seat.page, "Go on with the same &file…")
    seat.qtbot.waitUntil(lambda: seat.page.presenter.state.choices.asks_password)
    enter(box(seat.page), FILE_PASSWORD)
    seat.until_step(Step.HASHED)


# 7 Review


def test_the_review_shows_the_counts_before_and_after(at_columns: Seat) -> None:
    go_on_to(at_columns, Step.HASHED)
    shown = texts(at_columns.page)
    place = shown.index("Now")
    assert shown[place : place + 8] == ["Now", "2", "619,874", "4,958,992", "After", "3", "2,000", "16,000"]
    assert {
        "617,874 people fewer than now.",
        "1,988",
        "people loaded",
        "The import is complete: roster 3 is ready.",
    } <= {*shown}
    assert at_columns.focused is box(at_columns.page)


def test_a_removal_tells_who_was_not_found(sit_down: SitDown, vault: FakeRosterVault) -> None:
    vault.found = replace(FOUND, removed=41, not_found=3)
    seat = sit_down(vault)
    seat.until_step(Step.READY)
    press(seat.page, "&Load a roster…")
    key(seat.focused, Qt.Key.Key_M, ALT)
    seat.qtbot.waitUntil(lambda: seat.page.presenter.state.mode is ImportMode.REMOVE)
    seat.dialogs.will_open(FILE)
    press(seat.page, "Choose the &file…")
    seat.until_step(Step.FILE)
    go_on_to(seat, Step.HASHED)
    shown = texts(seat.page)
    place = shown.index("41")
    assert shown[place : place + 4] == ["41", "people removed", "3", "not found"]


# Models


def test_the_models_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    preview, counts, rows = PreviewTable(), ProblemCounts(), ProblemRows()
    preview.show_rows(HEADERS, ROWS)
    counts.show_counts(FOUND.problems)
    rows.show_problems(FakeRosterVault().row_problems[:7], False)
    for model in (preview, counts, rows):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt tells no types
