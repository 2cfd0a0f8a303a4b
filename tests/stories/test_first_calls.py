"""An operator's first calls at the real window, by keyboard alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from callcenter.storage.failures import VaultBusy
from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR, World
from ui.widgets.answer_banner import Look

KNOWN = {"last_name": "García-López", "first_name": "María", "birth_date": "2/9/1980", "ssn": "3456"}
NOTHING = dict.fromkeys(("last_name", "first_name", "birth_date", "ssn", "educator_id"), "")
SPANISH_YES = "Sí, usted tiene derecho"


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The operator is signed in and sits before an empty desk."""
    seat.sign_in(OPERATOR)
    seat.until(lambda: seat.look() is Look.READY)
    return seat


def calls(world: World, seat: Seat) -> list[tuple[object, ...]]:
    """Answer and wrap-up of every call, once the window has let the vault go."""
    seat.close()
    with world.database() as database:
        return database.query("SELECT answer, wrap_up, checks FROM call ORDER BY number")


def test_a_plain_yes_from_sign_in_to_the_next_call(desk: Seat, world: World) -> None:
    assert desk.ask(**KNOWN) is Look.YES
    assert desk.banner.banner.say.startswith("Yes, you are eligible")
    assert desk.banner.banner.echo == (
        "Checked: last name GARCIALOPEZ, first name MARIA, born February 9, 1980, SSN ending 3456"
    )
    assert desk.window.windowTitle().startswith("YES ")
    desk.press(Qt.Key.Key_F12)
    desk.until(lambda: desk.look() is Look.READY)
    assert desk.boxes() == NOTHING
    assert "YES" not in desk.window.windowTitle()
    assert calls(world, desk) == [("YES", "eligible_informed", 1)]


def test_a_no_with_a_correction_becomes_a_yes_in_the_same_call(desk: Seat, world: World) -> None:
    assert desk.ask(**KNOWN | {"last_name": "Hewes", "first_name": "Ann", "ssn": "9999"}) is Look.NO
    desk.ask(last_name="Hughes", first_name="María", ssn="3456")
    desk.until(lambda: desk.look() is Look.YES)
    desk.press(Qt.Key.Key_F12)
    assert calls(world, desk) == [("YES", "eligible_informed", 2)]


def test_more_puts_the_caret_where_the_missing_detail_goes(desk: Seat, world: World) -> None:
    assert desk.ask(last_name="Smith", first_name="Robert", birth_date="7/30/1961") is Look.MORE
    desk.type("E200318")
    assert desk.boxes()["educator_id"] == "E200318"
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.YES)
    desk.press(Qt.Key.Key_F12)
    assert calls(world, desk) == [("YES", "eligible_informed", 2)]


def test_a_check_after_closing_time_is_cannot_and_never_no(desk: Seat, world: World) -> None:
    world.clock.move_to(world.clock.now() + timedelta(hours=11))
    assert desk.ask(**KNOWN) is Look.CANNOT
    assert "closed" in desk.banner.banner.say
    desk.press(Qt.Key.Key_F12)
    assert calls(world, desk) == [("CANNOT", "call_again", 1)]


def test_a_fault_of_the_vault_is_cannot_and_is_told(desk: Seat) -> None:
    desk.link.fail("CallDesk.check", VaultBusy())
    assert desk.ask(**KNOWN) is Look.CANNOT
    assert desk.message == VaultBusy.sentence
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.YES)


def test_the_first_edit_after_yes_takes_the_yes_away(desk: Seat) -> None:
    assert desk.ask(**KNOWN) is Look.YES
    desk.press(Qt.Key.Key_F5)
    desk.type("9")
    assert desk.look() is Look.CHANGED
    assert "YES" not in desk.window.windowTitle()
    assert "YES" not in desk.banner.accessibleName()
    desk.type("999")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.MORE)


def test_a_late_answer_is_dropped_when_the_details_have_changed(desk: Seat, world: World) -> None:
    desk.link.hold("CallDesk.check")
    desk.fill(**KNOWN)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: "CallDesk.check" in desk.link.asked)
    desk.fill(ssn="9999")
    assert desk.look() is Look.CHANGED
    desk.link.let_go("CallDesk.check")
    desk.press(Qt.Key.Key_F12)  # waits for the late answer, then asks: these details were not checked
    desk.until(lambda: "were not checked" in desk.banner.banner.word)
    assert desk.look() is Look.FAULT
    assert desk.boxes()["ssn"] == "9999"


def test_details_that_cannot_be_read_are_told_and_the_caret_goes_to_the_first(desk: Seat) -> None:
    desk.fill(last_name="Smith", birth_date="7/30/61", ssn="98")
    desk.press(Qt.Key.Key_Return)
    assert desk.look() is Look.FAULT
    desk.press(Qt.Key.Key_End)
    for _ in range(2):
        desk.press(Qt.Key.Key_Backspace)
    desk.type("1961")
    assert desk.boxes()["birth_date"] == "7/30/1961"
    assert "CallDesk.check" not in desk.link.asked


def test_nine_pasted_or_typed_digits_are_cut_to_four_before_anything_is_sent(desk: Seat) -> None:
    assert desk.ask(last_name="Smith", birth_date="7/30/1961", ssn="901-22-9876") is Look.YES
    assert desk.boxes()["ssn"] == "9876"
    assert "90122" not in str([vars(value) for each in desk.link.arguments for value in each if hasattr(value, "ssn")])


def test_wrap_up_by_f9_a_digit_and_enter(desk: Seat, world: World) -> None:
    desk.ask(**KNOWN)
    desk.press(Qt.Key.Key_F9)
    desk.type("7")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.READY)
    assert desk.boxes() == NOTHING
    assert calls(world, desk) == [("YES", "letter_again", 1)]


def test_wrap_up_by_enter_alone_takes_the_likely_code(desk: Seat, world: World) -> None:
    desk.ask(last_name="Nobody", first_name="Ann", birth_date="1/2/1970", ssn="1111")
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look() is Look.READY)
    assert calls(world, desk) == [("NO", "not_on_list", 1)]


def test_esc_leads_back_from_wrap_up_to_the_same_answer(desk: Seat) -> None:
    desk.ask(**KNOWN)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Escape)
    desk.until(desk.banner.isVisible)
    assert desk.look() is Look.YES
    desk.fill(ssn="9")
    assert desk.look() is Look.CHANGED


def test_a_call_without_a_check_is_wrapped_up_as_none(desk: Seat, world: World) -> None:
    desk.press(Qt.Key.Key_F9)
    desk.until(lambda: not desk.banner.isVisible())
    desk.press(Qt.Key.Key_Return)
    desk.until(desk.banner.isVisible)
    assert calls(world, desk) == [("NONE", "question_answered", 0)]


def test_f6_turns_what_is_to_be_said_into_spanish_and_back(desk: Seat) -> None:
    desk.ask(**KNOWN)
    desk.press(Qt.Key.Key_F6)
    assert desk.banner.banner.say.startswith(SPANISH_YES)
    desk.press(Qt.Key.Key_F6)
    assert not desk.banner.banner.say.startswith(SPANISH_YES)


def test_signing_out_and_in_again_shows_nothing_of_the_call_before(desk: Seat) -> None:
    desk.ask(**KNOWN)
    desk.press(Qt.Key.Key_F12)
    desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.until(lambda: desk.window.workplace is None)
    desk.sign_in(SUPERVISOR)
    assert desk.boxes() == NOTHING
