"""What stands beside the boxes, decided without a window: one thing at a time, and nothing late."""

from dataclasses import replace

import pytest

from callcenter.domain.details import SpokenDetails
from tests.gui.desk.decided import GARCIA, Desk, NoRoom, answer, failing
from tests.gui.desk.fake_call_desk import QUOTED, own_day
from tests.gui.somebody import PROGRAM
from ui.desk.side_state import Side, SideState


def said(state: SideState) -> str:
    return " ".join(letter.said for letter in state.letters)


def test_f7_spells_the_name_that_has_the_caret_and_the_other_one_the_next_time() -> None:
    desk = Desk().typed()
    desk.presenter.spell("first_name")
    assert (desk.side.side, desk.side.box) == (Side.SPELLING, "first_name")
    assert said(desk.side) == "Mike Alfa Romeo India, with an accent Alfa"
    desk.presenter.spell("first_name")
    assert desk.side.box == "last_name"
    desk.presenter.spell("first_name")
    assert desk.side.box == "first_name"


def test_with_the_caret_elsewhere_it_is_the_last_name() -> None:
    desk = Desk().typed()
    desk.presenter.spell("ssn")
    assert desk.side.box == "last_name"


def test_an_empty_name_gives_way_to_the_other_and_two_empty_ones_are_told() -> None:
    desk = Desk().typed(SpokenDetails(first_name="Ann"))
    desk.presenter.spell("last_name")
    desk.presenter.spell("last_name")
    assert (desk.side.box, said(desk.side)) == ("first_name", "Alfa November November")
    other = Desk().typed(SpokenDetails(last_name=" ", birth_date="2/9/1980"))
    other.presenter.spell("last_name")
    assert other.side.side is Side.SCRIPT
    assert other.told == ["No name is typed yet: type one, and F7 spells it."]


def test_the_words_are_those_of_the_scripts_language() -> None:
    desk = Desk().typed(SpokenDetails("Ñu"))
    desk.presenter.spell("last_name")
    desk.presenter.turn_language()
    assert said(desk.side) == "Ñ de Ñandú U de Úrsula"


def test_what_is_spelled_follows_the_box() -> None:
    desk = Desk().typed()
    desk.presenter.spell("last_name")
    desk.presenter.edited(replace(GARCIA, last_name="Li"))
    assert said(desk.side) == "Lima India"


@pytest.mark.parametrize("side", [Side.SPELLING, Side.QUESTIONS, Side.QUOTED])
def test_the_next_call_finds_the_script_again(side: Side) -> None:
    desk = Desk().typed().answered(answer())
    if side is Side.SPELLING:
        desk.presenter.spell("last_name")
    elif side is Side.QUESTIONS:
        desk.presenter.side.ask()
    else:
        desk.presenter.side.quote()
    assert desk.side.side is side
    desk.presenter.next_call()
    assert desk.side == SideState()


def test_questions_are_found_by_words_and_gone_through_by_steps() -> None:
    desk = Desk()
    side = desk.presenter.side
    side.ask()
    assert (desk.side.found, desk.side.chosen) == (tuple(range(len(PROGRAM.questions))), 0)
    side.step(-1)
    assert desk.side.chosen == 0
    side.find("letter")
    first, second = desk.side.found[:2]
    assert desk.side.chosen == first
    side.step(1)
    assert desk.side.chosen == second
    side.step(100)
    assert desk.side.chosen == desk.side.found[-1]
    side.choose(first)
    assert desk.side.chosen == first
    side.find("xyzzy")
    side.step(1)
    side.choose(first)
    assert not desk.side.found
    assert desk.side.chosen is None


def test_a_quoted_reference_is_sent_as_references_are_written() -> None:
    desk = Desk()
    desk.presenter.side.quote()
    desk.presenter.side.look_up(" a2b c3d")
    asked = desk.runner.next("quoted")
    assert asked.request.arguments == ("A2B-C3D",)
    asked.finish(QUOTED)
    assert (desk.side.quoted, desk.side.fault) == (QUOTED, "")


def test_what_can_be_no_reference_does_not_leave_the_window() -> None:
    desk = Desk()
    desk.presenter.side.quote()
    for typed in ("", "  ", "900-12-3456", "A2B"):
        desk.presenter.side.look_up(typed)
    assert desk.runner.methods == []
    assert desk.side.fault == "A reference has six letters and digits, such as A7F-2QM."


def test_a_reference_that_nobody_knows_is_told_in_its_place() -> None:
    desk = Desk()
    desk.presenter.side.quote()
    desk.presenter.side.look_up("A2B-C3D")
    desk.runner.next("quoted").finish(QUOTED)
    desk.presenter.side.look_up("A99-999")
    desk.runner.next("quoted").fail(failing("no_such_reference", "No call has this reference."))
    assert (desk.side.quoted, desk.side.fault, desk.told) == (None, "No call has this reference.", [])


def test_of_two_references_only_the_later_one_is_shown_and_none_after_esc() -> None:
    desk = Desk()
    desk.presenter.side.quote()
    desk.presenter.side.look_up("A99-999")
    late = desk.runner.next("quoted")
    desk.presenter.side.look_up("A2B-C3D")
    desk.runner.next("quoted").finish(QUOTED)
    late.finish(replace(QUOTED, reference="A99-999"))
    assert desk.side.quoted == QUOTED
    desk.presenter.side.look_up("A2B-C3D")
    desk.presenter.side.close()
    desk.runner.next("quoted").finish(QUOTED)
    assert desk.side == SideState()


def test_ones_own_day_is_counted_when_it_is_opened_and_after_each_saved_call() -> None:
    desk = Desk()
    desk.presenter.side.show_day()
    desk.runner.next("own_day").finish(own_day(3))
    assert desk.side.day == own_day(3)
    assert desk.side.as_of == desk.presenter.local_now()
    desk.typed().answered(answer()).presenter.next_call()
    assert desk.side.day == own_day(3)  # it stays while the next call begins
    saving = desk.runner.next("wrap_up")
    assert desk.runner.methods == []
    saving.finish(None)
    desk.runner.next("own_day").finish(own_day(4))
    assert desk.side.day == own_day(4)


def test_a_day_that_nobody_looks_at_is_not_counted() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.next_call()
    desk.runner.next("wrap_up").finish(None)
    assert desk.runner.methods == []


def test_a_day_that_cannot_be_counted_says_so_and_keeps_the_former_figures() -> None:
    desk = Desk()
    desk.presenter.side.show_day()
    desk.runner.next("own_day").finish(own_day(3))
    desk.presenter.side.show_day()
    desk.runner.next("own_day").fail(NoRoom())
    assert (desk.side.day, desk.side.fault, desk.told) == (own_day(3), "There is no room.", [])
