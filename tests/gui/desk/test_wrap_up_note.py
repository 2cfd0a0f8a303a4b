"""The note of a call, decided without a window: kept with the wrap-up, unless it tells too much."""

import pytest

from tests.gui.desk.decided import REFERENCE, Desk, NoRoom, answer
from ui.desk.state import DeskState, Phase

TELLS_TOO_MUCH = "ssn 900-12-3456"


def test_the_note_is_saved_with_the_code_without_blanks_around_it() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.wrap_up()
    desk.presenter.noted("  asked twice ")
    desk.presenter.save()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "eligible_informed", "asked twice")


def test_a_note_that_tells_too_much_is_not_saved_and_the_call_goes_on() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.wrap_up()
    desk.presenter.choose(7)
    desk.presenter.noted(TELLS_TOO_MUCH)
    desk.presenter.save()
    assert (desk.runner.methods, desk.state.phase, desk.state.code) == ([], Phase.WRAPPING, "letter_again")
    assert [*map(bool, desk.view.refused_notes)] == [True]
    assert not any("900" in sentence for sentence in desk.view.refused_notes)
    desk.presenter.noted("asked twice")
    desk.presenter.save()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "letter_again", "asked twice")


@pytest.mark.parametrize("back", [False, True])
def test_f12_saves_the_note_too_and_leads_to_one_that_cannot_be_saved(back: bool) -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.wrap_up()
    desk.presenter.noted(TELLS_TOO_MUCH)
    if back:
        desk.presenter.back()
    desk.presenter.next_call()
    assert (desk.runner.methods, desk.state.phase, len(desk.view.refused_notes)) == ([], Phase.WRAPPING, 1)
    desk.presenter.noted("asked twice")
    desk.presenter.next_call()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "eligible_informed", "asked twice")
    assert desk.state == DeskState()


def test_a_note_of_the_former_call_is_not_that_of_the_next() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.noted("asked twice")
    desk.presenter.next_call()
    desk.runner.next("wrap_up").finish(None)
    desk.typed().answered(answer()).presenter.next_call()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "eligible_informed", "")


def test_a_wrap_up_that_could_not_be_saved_keeps_its_note_for_the_next_try() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.noted("asked twice")
    desk.presenter.next_call()
    desk.runner.next("wrap_up").fail(NoRoom())
    desk.typed().answered(answer()).presenter.next_call()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "eligible_informed", "asked twice")
