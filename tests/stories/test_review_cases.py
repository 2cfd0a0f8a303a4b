"""A caller who disputes the answer: a review case with a reason, a number to call back, a reference that is quoted."""

import pytest
from PySide6.QtCore import Qt

from tests.stories.seat import Seat
from tests.world import OPERATOR, World
from ui.desk.side_state import Side
from ui.desk.state import Phase
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

OUTSIDER = {"last_name": "Nobody", "first_name": "Ann", "birth_date": "1/2/1970", "ssn": "1111"}
CALL_BACK = "573-555-0134"


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The operator is signed in and sits before an empty desk."""
    seat.sign_in(OPERATOR)
    seat.until(lambda: seat.look() is Look.READY)
    return seat


def correct(desk: Seat, **details: str) -> Look:
    """Type other details over those that were checked, and check again."""
    desk.fill(**details)
    assert desk.look() is Look.CHANGED
    desk.press(Qt.Key.Key_Return)
    return desk.answer()


def open_case(desk: Seat, reason: str, call_back: str = "") -> str:
    """F8, a digit, perhaps a number, Enter; the reference to be said."""
    desk.take(Shortcut.REVIEW_CASE)
    desk.until(lambda: desk.work.desk.presenter.state.phase is Phase.REVIEWING)
    desk.type(reason)
    if call_back:
        desk.press(Qt.Key.Key_Tab)
        desk.type(call_back)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.work.desk.presenter.state.case_open)
    return desk.work.desk.presenter.state.reference


def end(desk: Seat) -> None:
    """F12, and wait for the empty desk and the vault."""
    desk.take(Shortcut.NEXT_CALL)
    desk.until(lambda: desk.look() is Look.READY and desk.window.tasks.is_idle)


def rows(desk: Seat, world: World, query: str) -> list[tuple[object, ...]]:
    """What the vault holds, once the window has let it go."""
    desk.close()
    with world.database() as database:
        return database.query(query)


def test_a_no_after_two_corrections_becomes_a_review_case(desk: Seat, world: World) -> None:
    assert desk.ask(**OUTSIDER) is Look.NO
    assert correct(desk, last_name="Nobodie") is Look.NO
    assert correct(desk, first_name="Anne") is Look.NO
    reference = open_case(desk, "2", CALL_BACK)
    assert desk.look() is Look.NO
    assert reference in desk.banner.banner.say
    end(desk)
    found = rows(
        desk,
        world,
        "SELECT answer, wrap_up, checks, reason, state, note IS NULL, call_back IS NULL, opened_by, reference"
        " FROM call JOIN review_case USING (reference)",
    )
    assert found == [("NO", "review_case", 3, "former_name_unknown", "waiting", 1, 0, OPERATOR, reference)]
    assert not any(b"5550134" in path.read_bytes() for path in world.path.iterdir() if path.is_file())


def test_more_with_nothing_left_to_ask_leads_to_a_review_case_and_the_script_says_so(desk: Seat, world: World) -> None:
    details = {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961", "ssn": "1111"}
    assert desk.ask(**details, educator_id="E999999") is Look.MORE
    assert desk.banner.banner.say == "I cannot settle this on the phone. I will open a review case for you, and a " + (
        "supervisor will look at it."
    )
    assert desk.work.desk.presenter.script().say.en.startswith("I will open a review case")
    open_case(desk, "3")
    end(desk)
    assert rows(desk, world, "SELECT answer, wrap_up FROM call") == [("MORE", "review_case")]


def test_there_is_no_review_case_before_a_check_or_after_a_yes(desk: Seat) -> None:
    desk.fill(last_name="Smith")
    desk.take(Shortcut.REVIEW_CASE)
    assert desk.message.startswith("A review case is about an answer")
    assert desk.ask(birth_date="7/30/1961", ssn="9876") is Look.YES
    desk.take(Shortcut.REVIEW_CASE)
    assert desk.message == "The caller is eligible, so there is nothing to review."
    assert desk.work.desk.presenter.state.phase is Phase.TALKING


def test_a_number_that_cannot_be_called_is_mended_before_the_case_is_open(desk: Seat) -> None:
    desk.ask(**OUTSIDER)
    desk.take(Shortcut.REVIEW_CASE)
    desk.press(Qt.Key.Key_Tab)
    desk.type("555 01")
    desk.press(Qt.Key.Key_Return)
    assert not desk.work.desk.presenter.state.case_open
    assert "CallDesk.open_case" not in desk.link.asked
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type(CALL_BACK)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.work.desk.presenter.state.case_open)


def test_a_quoted_reference_tells_how_the_call_ended_and_that_its_case_waits(desk: Seat, world: World) -> None:
    desk.ask(**OUTSIDER)
    reference = open_case(desk, "1")
    end(desk)
    desk.take(Shortcut.QUOTED)
    desk.type(reference.replace("-", "").lower())
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.work.desk.presenter.side.state.quoted)
    quoted = desk.work.desk.presenter.side.state.quoted
    assert quoted is not None
    assert (quoted.reference, quoted.answer, quoted.wrap_up, quoted.case) == (
        reference,
        "NO",
        "review_case",
        "waiting",
    )
    desk.press(Qt.Key.Key_Escape)
    assert desk.work.desk.presenter.side.state.side is Side.SCRIPT
    found = rows(desk, world, "SELECT entry ->> 'reference' FROM journal WHERE entry ->> 'kind' = 'reference_quoted'")
    assert found == [(reference,)]


def test_a_note_with_a_social_security_number_is_not_saved_and_one_without_is_sealed(desk: Seat, world: World) -> None:
    desk.ask(**OUTSIDER)
    desk.take(Shortcut.WRAP_UP)
    desk.until(lambda: desk.work.desk.presenter.state.phase is Phase.WRAPPING)
    desk.press(Qt.Key.Key_Tab)
    desk.type("says 900-12-3456")
    desk.press(Qt.Key.Key_Return)
    assert desk.work.desk.presenter.state.phase is Phase.WRAPPING
    assert "CallDesk.wrap_up" not in desk.link.asked
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("asks for a letter in large print")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.READY and desk.window.tasks.is_idle)
    found = rows(desk, world, "SELECT wrap_up, length(sealed) > 32 FROM call JOIN note USING (reference)")
    assert found == [("not_on_list", 1)]
    assert not any(b"large print" in path.read_bytes() for path in world.path.iterdir() if path.is_file())
