"""The pages to a new vault in a real window, worked by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox

from callcenter.services.protocols import VaultSetup
from tests.gui.held_vault import HeldVault
from tests.gui.sign_in.door import Door, name_of
from tests.gui.sign_in.fake_access import (
    GROUPS,
    OTHER_PROGRAM,
    PROGRAM,
    SECOND_PASSWORD,
    FakeAccess,
)
from tests.gui.sign_in.wizard import (
    AGAIN,
    FIRST,
    NAME,
    OWN,
    PASSWORD,
    PHONE,
    SECOND,
    make,
    name_supervisors,
    prove,
    shown_groups,
    stage_of,
    turn_to_supervisors,
)
from ui.sign_in.new_vault_state import Stage


def test_a_vault_is_made_and_proved_by_keyboard_alone(door: Door, access: FakeAccess, tmp_path: Path) -> None:
    make(door)

    assert access.made_at == tmp_path / "missouri"
    made = access.made_as
    assert isinstance(made, VaultSetup)
    assert (made.program, made.supervisor, made.second_supervisor) == (PROGRAM, "Sam", "Ann")
    assert shown_groups(door) == GROUPS
    assert all(door.reads(line) for line in ("AAAA-BBBB-CCCC-DDDD\nEEEE", SECOND_PASSWORD, "One-time password of Ann"))

    prove(door)
    assert (door.caret, door.box("User name").text()) == ("Password", "Sam")
    door.enter(PASSWORD)
    door.settle()
    assert [(who.user, who.vault) for who in door.entered] == [("Sam", tmp_path / "missouri")]
    assert [notice.text for notice in door.notices] == ["The vault is made. Sign in as its supervisor."]


def test_a_vault_that_is_there_leads_to_its_sign_in(door: Door, access: FakeAccess, tmp_path: Path) -> None:
    there = tmp_path / "there"
    access.passwords[there] = {"Olive": PASSWORD}
    door.walk_to("Make a new vault")
    door.press(Qt.Key.Key_Down)
    door.press(Qt.Key.Key_Return)
    assert door.reads("Choose the folder of the vault that is there.")
    assert door.caret == "Choose folder…"

    door.dialogs.will_choose_folder(there)
    door.press(Qt.Key.Key_Return)
    door.walk_to("Go on  Enter")
    door.press(Qt.Key.Key_Return)
    door.settle()
    door.sign_in("Olive", PASSWORD)

    assert [who.vault for who in door.entered] == [there]


def test_the_program_is_shown_in_words_before_it_is_taken(door: Door) -> None:
    door.enter("missouri")
    door.settle()

    assert all(
        door.reads(said)
        for said in (
            "Missouri Department of Elementary and Secondary Education",
            "12 months of free credit",
            "www.example.org/enroll",
            "(800) 555-0117",
            "8:00 a.m. to 8:00 p.m., Central time, Monday to Friday",
            "The last 4 digits of the Social Security number",
        )
    )
    assert "12 months of free credit" in door.focused.accessibleDescription()


def test_a_program_file_takes_the_place_of_a_bundled_program(door: Door, link: HeldVault, tmp_path: Path) -> None:
    door.enter("missouri")
    door.settle()
    door.dialogs.will_open(tmp_path / "own.toml")
    door.walk_to("Program file…")
    door.press(Qt.Key.Key_Return)
    door.settle()

    assert door.reads("(800) 555-0199")  # whatever is not the bundled one is the fake's other program
    assert link.arguments[-1] == (str(tmp_path / "own.toml"),)


def test_the_hours_are_the_programs_until_somebody_changes_them(door: Door, access: FakeAccess) -> None:
    door.enter("missouri")
    door.settle()
    door.press(Qt.Key.Key_Return)
    assert (door.caret, door.box(PHONE).text()) == (PHONE, "(800) 555-0117")
    assert (door.box("Opens at").text(), door.box("Closes at").text()) == ("8:00 AM", "8:00 PM")
    assert [tick.accessibleName() for tick in door.visible(QCheckBox) if tick.isChecked()] == [
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    ]
    assert door.reads("Closed besides on: November 26, 2026; December 25, 2026; January 1, 2027")

    door.walk_to("Saturday")
    door.press(Qt.Key.Key_Space)
    door.walk_to("Opens at")
    door.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    door.write("9:30")
    assert door.reads("Open 9:30 a.m. to 8:00 p.m., Central time, Monday to Saturday")
    door.walk_to("Time zone")
    QTest.keyClicks(door.focused, "America/Indiana/I")
    door.press(Qt.Key.Key_Return)
    name_supervisors(door)

    assert access.made_as is not None
    line = access.made_as.line
    assert line is not None
    assert (line.opens, line.closes, line.time_zone) == ("09:30", "20:00", "America/Indiana/Indianapolis")
    assert line.days == ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def test_another_program_brings_its_own_hours_and_the_same_one_leaves_them(door: Door) -> None:
    door.enter("missouri")
    door.settle()
    door.press(Qt.Key.Key_Return)
    door.write("1")
    door.press(Qt.Key.Key_Escape)
    door.press(Qt.Key.Key_Return)
    assert door.box(PHONE).text() == "(800) 555-01171"

    door.press(Qt.Key.Key_Escape)
    door.press(Qt.Key.Key_Down)
    door.settle()
    door.press(Qt.Key.Key_Return)

    assert door.box(PHONE).text() == "(800) 555-0199"
    assert door.reads("Mountain time, Saturday")
    assert door.reads("The program names no closed days")


def test_a_training_vault_is_made_when_that_is_ticked(door: Door, access: FakeAccess) -> None:
    door.walk_to("This is a training vault")
    door.press(Qt.Key.Key_Space)
    door.walk_to(NAME)
    door.enter("missouri")
    door.settle()
    door.press(Qt.Key.Key_Return)
    assert door.reads("A training line is always open")
    door.press(Qt.Key.Key_Return)
    name_supervisors(door)

    assert access.made_as is not None and access.made_as.training


def test_a_further_computer_has_a_letter_of_its_own(door: Door, access: FakeAccess) -> None:
    door.walk_to("Letter of this computer")
    door.press(Qt.Key.Key_Down)
    door.walk_to(NAME)
    make(door)

    assert access.made_as is not None and access.made_as.seat == "B"


def test_escape_leads_back_page_by_page_and_stays_on_the_first_run(door: Door) -> None:
    turn_to_supervisors(door)

    stages = []
    for _ in range(4):
        door.press(Qt.Key.Key_Escape)
        stages.append(stage_of(door))

    assert stages == [Stage.HOURS, Stage.PROGRAM, Stage.VAULT, Stage.VAULT]
    assert (door.caret, door.box(NAME).text()) == (NAME, "missouri")


def test_an_enter_that_is_held_down_turns_one_page(door: Door) -> None:
    door.enter("missouri")
    door.settle()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    for _ in range(3):
        QApplication.sendEvent(door.focused, held)

    assert stage_of(door) is Stage.PROGRAM


def test_a_second_wizard_begins_empty_and_can_be_left(door: Door) -> None:
    make(door)
    prove(door)
    door.walk_to("Make a new vault…")
    door.press(Qt.Key.Key_Return)
    door.settle()

    assert (door.caret, door.box(NAME).text()) == (NAME, "")
    turn_to_supervisors_of_another(door)
    assert [door.box(name).text() for name in (OWN, FIRST, AGAIN, SECOND)] == ["", "", "", ""]
    for _ in range(4):
        door.press(Qt.Key.Key_Escape)

    assert door.button("Forgotten password?").isVisible()


def turn_to_supervisors_of_another(door: Door) -> None:
    door.enter("pilot")
    door.settle()
    door.press(Qt.Key.Key_Return)
    door.press(Qt.Key.Key_Return)


def test_the_wheel_does_not_change_the_program(door: Door) -> None:
    door.enter("missouri")
    door.settle()
    (programs,) = door.visible(QComboBox)
    none, middle = Qt.KeyboardModifier.NoModifier, QPointF(programs.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(programs.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(programs, turn)

    assert [programs.itemText(place) for place in range(programs.count())] == [PROGRAM, OTHER_PROGRAM]
    assert programs.currentText() == PROGRAM


STOPS = {
    Stage.VAULT: [
        *("Make a new vault", "Choose folder…", NAME, "Letter of this computer", "This is a training vault"),
        *("Go on  Enter", "Help", "Español"),
    ],
    Stage.PROGRAM: ["Program", "Program file…", "Back  Esc", "Go on  Enter"],
    Stage.HOURS: [
        *(PHONE, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("Opens at", "Closes at", "Time zone", "Back  Esc", "Go on  Enter"),
    ],
    Stage.SUPERVISORS: [
        *(OWN, FIRST, "Show the password", AGAIN, "Show the password typed again", "Suggest a password", SECOND),
        *("There is no second supervisor", "Back  Esc", "Make the vault  Enter"),
    ],
}


@pytest.mark.parametrize("stage", STOPS)
def test_tab_follows_the_eye_and_every_stop_has_a_name(door: Door, stage: Stage) -> None:
    turn_to_supervisors(door)
    while stage_of(door) is not stage:
        door.press(Qt.Key.Key_Escape)
    door.walk_to(STOPS[stage][0])

    assert [name_of(stop) for stop in door.walk()] == STOPS[stage]
