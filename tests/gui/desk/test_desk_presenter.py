"""The desk's decisions, without a window: what is asked of the vault, and what the operator is shown."""

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from callcenter.domain.answers import Decision, Reason, Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.hours import Opening
from callcenter.domain.policy import FULL
from callcenter.domain.reading import ReadingRules
from callcenter.errors import DetailFault
from callcenter.services.call_protocol import Drafts, TakenUp
from tests.gui.desk.decided import GARCIA, REFERENCE, SIGNED_IN, Desk, NoRoom, answer, failing, held
from tests.gui.somebody import PROGRAM
from tests.world import MONDAY_MORNING
from ui.desk.state import DeskState, Phase, Showing


def test_the_first_key_opens_the_call_and_further_ones_do_not() -> None:
    desk = Desk()
    for text in ("G", "Ga", "Gar"):
        desk.presenter.edited(SpokenDetails(text))
    desk.runner.next("open").finish(REFERENCE)
    assert (desk.runner.methods, desk.state.reference) == ([], REFERENCE)


def test_the_calls_time_runs_from_the_first_key() -> None:
    desk = Desk()
    assert desk.presenter.seconds is None
    desk.presenter.edited(SpokenDetails("G"))
    desk.clock.sleep(75)
    assert desk.presenter.seconds == 75


def test_a_check_asked_for_before_the_call_has_its_reference_waits_for_it() -> None:
    desk = Desk()
    desk.presenter.edited(GARCIA)
    desk.presenter.check()
    assert (desk.runner.methods, desk.state.showing) == (["open"], Showing.CHECKING)
    desk.runner.next("open").finish(REFERENCE)
    assert desk.runner.next("check").request.arguments == (REFERENCE, GARCIA)


def test_the_first_five_digits_do_not_leave_the_window_under_last4() -> None:
    desk = Desk().typed(replace(GARCIA, ssn="212-12-3456"))
    desk.presenter.check()
    assert desk.runner.next("check").request.arguments == (REFERENCE, GARCIA)


def test_all_nine_digits_are_sent_under_full() -> None:
    desk = Desk(replace(SIGNED_IN, reading=ReadingRules(FULL))).typed(replace(GARCIA, ssn="212-12-3456"))
    desk.presenter.check()
    assert desk.runner.next("check").request.arguments == (REFERENCE, replace(GARCIA, ssn="212123456"))


def test_details_that_cannot_be_read_are_told_box_by_box_and_never_asked() -> None:
    desk = Desk().typed(replace(GARCIA, birth_date="2/9/80", ssn="345"))
    desk.presenter.check()
    assert [fault.field for fault in desk.view.faults] == ["birth_date", "ssn"]
    assert (desk.runner.methods, desk.state.showing) == ([], Showing.MEND)


def test_a_number_in_the_educator_box_that_is_the_callers_own_ssn_is_told() -> None:
    desk = Desk().typed(replace(GARCIA, ssn="212123456", educator_id="X212123456"))
    desk.presenter.check()
    assert [fault.fault for fault in desk.view.faults] == ["educator_id_ssn"]


def test_enter_on_empty_boxes_asks_nothing() -> None:
    desk = Desk()
    desk.presenter.check()
    assert (desk.runner.methods, desk.state.phase) == ([], Phase.READY)


def test_the_first_edit_after_an_answer_takes_the_answer_away() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.edited(replace(GARCIA, last_name="Garcí"))
    assert [state.showing for state in desk.view.states][-2:] == [Showing.ANSWER, Showing.CHANGED]


def test_an_answer_stays_away_when_the_old_details_are_typed_again() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.edited(replace(GARCIA, last_name="Garcí"))
    desk.presenter.edited(GARCIA)
    assert desk.state.showing is Showing.CHANGED


def test_a_late_answer_to_details_that_have_changed_is_not_shown() -> None:
    desk = Desk().typed()
    desk.presenter.check()
    desk.presenter.edited(replace(GARCIA, ssn="9999"))
    desk.runner.next("check").finish(answer())
    assert desk.state.showing is Showing.CHANGED
    assert Showing.ANSWER not in {state.showing for state in desk.view.states}


def test_enter_during_a_check_of_other_details_asks_again_once_the_first_is_answered() -> None:
    desk = Desk().typed()
    desk.presenter.check()
    changed = replace(GARCIA, ssn="9999")
    desk.presenter.edited(changed)
    desk.presenter.check()
    assert desk.runner.methods == ["check"]
    desk.runner.next("check").finish(answer())
    second = desk.runner.next("check")
    assert second.request.arguments == (REFERENCE, changed)
    second.finish(answer(Word.NO, Reason.NO_MATCH))
    assert desk.state.answer == answer(Word.NO, Reason.NO_MATCH)
    assert desk.state.showing is Showing.ANSWER


def test_enter_twice_on_the_same_details_asks_once() -> None:
    desk = Desk().typed()
    desk.presenter.check()
    desk.presenter.check()
    assert desk.runner.methods == ["check"]


@pytest.mark.parametrize(
    ("ask", "box"),
    [("educator_id", "educator_id"), ("last4", "ssn"), ("birth_date", "birth_date"), ("review_case", "")],
)
def test_more_points_to_the_box_that_is_asked_for(ask: str, box: str) -> None:
    desk = Desk().typed().answered(answer(Word.MORE, Reason.WEAK_MATCH, ask))
    assert desk.view.pointed == ([box] if box else [])


def test_a_check_that_the_vault_cannot_make_is_cannot_with_a_sentence_to_say() -> None:
    desk = Desk().typed()
    desk.presenter.check()
    desk.runner.next("check").fail(NoRoom())
    shown = desk.state.answer
    assert shown and shown.decision.word is Word.CANNOT
    assert shown.say == PROGRAM.say("CANNOT", reason="damaged").en
    assert [notice.text for notice in desk.view.notices] == ["There is no room."]


def test_a_check_that_came_too_fast_is_no_answer_and_enter_asks_once_more() -> None:
    desk = Desk().typed().answered(answer(Word.NO, Reason.NO_MATCH))
    desk.presenter.check()
    desk.runner.next("check").fail(failing("too_fast", "Press Enter again in 15 seconds."))
    assert (desk.state.showing, desk.state.answer) == (Showing.UNCHECKED, None)
    assert [notice.text for notice in desk.view.notices] == ["Press Enter again in 15 seconds."]
    assert (desk.view.forgotten, desk.runner.methods) == (0, [])
    desk.presenter.check()
    again = desk.runner.next("check")
    assert again.request.arguments == (REFERENCE, GARCIA)
    again.finish(answer())
    assert (desk.state.showing, desk.state.answer) == (Showing.ANSWER, answer())


def test_a_no_that_advises_a_review_case_points_to_no_box() -> None:
    desk = Desk().typed().answered(answer(Word.NO, Reason.NO_MATCH, "review_case"))
    assert desk.view.pointed == []
    assert desk.state.showing is Showing.ANSWER


def test_a_call_that_cannot_be_opened_is_cannot_too_and_the_next_enter_tries_again() -> None:
    desk = Desk()
    desk.presenter.edited(GARCIA)
    desk.presenter.check()
    desk.runner.next("open").fail(NoRoom())
    assert desk.state.answer and desk.state.answer.decision.word is Word.CANNOT
    desk.presenter.check()
    desk.runner.next("open").finish(REFERENCE)
    desk.runner.next("check").finish(answer())
    assert desk.state.answer == answer()


def test_after_twelve_hours_a_call_cannot_be_begun_and_the_operator_signs_in_again() -> None:
    desk = Desk()
    desk.presenter.edited(GARCIA)
    desk.presenter.check()
    desk.runner.next("open").fail(failing("shift_too_long", "Sign in again."))
    shown = desk.state.answer
    assert shown and shown.decision == Decision(Word.CANNOT, Reason.LOCKED)
    assert (shown.say, desk.told) == (PROGRAM.say("CANNOT", reason="locked").en, ["Sign in again."])


def test_a_closed_line_tells_its_next_opening_with_openings_beyond_the_hours() -> None:
    desk = Desk()
    desk.clock.move_to(MONDAY_MORNING + timedelta(hours=12))
    desk.typed().answered(answer(Word.CANNOT, Reason.CLOSED))
    assert desk.state.opens_at is not None
    assert desk.state.opens_at.isoformat() == "2026-11-24T08:00:00-06:00"
    opening = Opening(MONDAY_MORNING + timedelta(hours=13), MONDAY_MORNING + timedelta(hours=14))
    desk.presenter.open_line((opening,))
    desk.answered(answer(Word.CANNOT, Reason.CLOSED))
    assert desk.state.opens_at.isoformat() == "2026-11-23T22:30:00-06:00"


@pytest.mark.parametrize("deadline", [date(2026, 11, 22), date(2026, 11, 23)])
def test_whether_enrollment_is_over_is_told_by_the_centers_day(deadline: date) -> None:
    enrollment = msgspec.structs.replace(PROGRAM.enrollment, deadline=deadline)
    desk = Desk(replace(SIGNED_IN, program=msgspec.structs.replace(PROGRAM, enrollment=enrollment)))
    desk.typed().answered(answer())
    assert desk.state.enrollment_over is (deadline.day == 22)


@pytest.mark.parametrize(
    ("word", "reason", "code"),
    [
        (Word.YES, Reason.STRONG_MATCH, "eligible_informed"),
        (Word.NO, Reason.NO_MATCH, "not_on_list"),
        (Word.MORE, Reason.WEAK_MATCH, "not_enough_details"),
        (Word.CANNOT, Reason.CLOSED, "call_again"),
    ],
)
def test_wrap_up_begins_with_the_code_that_goes_with_the_answer(word: Word, reason: Reason, code: str) -> None:
    desk = Desk().typed().answered(answer(word, reason))
    desk.presenter.wrap_up()
    assert (desk.state.phase, desk.state.code) == (Phase.WRAPPING, code)


def test_a_digit_takes_another_code_and_saving_clears_the_desk_at_once() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.wrap_up()
    desk.presenter.choose(7)
    desk.presenter.save()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "letter_again", "")
    assert (desk.state, desk.view.forgotten, desk.presenter.seconds) == (DeskState(), 1, None)


def test_a_digit_without_a_code_changes_nothing() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.wrap_up()
    desk.presenter.choose(9)
    assert desk.state.code == "eligible_informed"


def test_a_call_is_wrapped_up_without_a_check_and_without_a_detail() -> None:
    desk = Desk()
    desk.presenter.wrap_up()
    desk.runner.next("open").finish(REFERENCE)
    assert (desk.state.phase, desk.state.code) == (Phase.WRAPPING, "question_answered")


def test_esc_goes_back_from_wrap_up_to_the_call_with_its_answer() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.wrap_up()
    desk.presenter.back()
    assert (desk.state.phase, desk.state.answer) == (Phase.TALKING, answer())


def test_f12_takes_the_likely_code_at_once() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.next_call()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "eligible_informed", "")


def test_f12_asks_once_when_something_was_typed_and_never_checked() -> None:
    desk = Desk().typed()
    desk.presenter.next_call()
    assert (desk.runner.methods, desk.state.showing, desk.view.forgotten) == ([], Showing.UNCHECKED, 0)
    desk.presenter.next_call()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "question_answered", "")


def test_f12_asks_again_after_another_edit() -> None:
    desk = Desk().typed()
    desk.presenter.next_call()
    desk.presenter.edited(replace(GARCIA, ssn="9999"))
    desk.presenter.next_call()
    assert (desk.runner.methods, desk.state.showing) == ([], Showing.UNCHECKED)


def test_f12_during_a_check_waits_for_its_answer() -> None:
    desk = Desk().typed()
    desk.presenter.check()
    desk.presenter.next_call()
    assert desk.runner.methods == ["check"]
    desk.runner.next("check").finish(answer(Word.NO, Reason.NO_MATCH))
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "not_on_list", "")


def test_f12_without_a_call_opens_none() -> None:
    desk = Desk()
    desk.presenter.next_call()
    assert desk.runner.methods == []


def test_a_wrap_up_that_could_not_be_saved_is_told_and_saved_with_the_next_one() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.next_call()
    desk.runner.next("wrap_up").fail(NoRoom())
    assert [notice.text for notice in desk.view.notices] == ["There is no room."]
    desk.presenter.wrap_up()
    desk.runner.next("open").finish("A22-222")
    desk.presenter.save()
    saved = [desk.runner.next("wrap_up").request.arguments for _ in range(2)]
    assert saved == [(REFERENCE, "eligible_informed", ""), ("A22-222", "question_answered", "")]


def test_nothing_of_the_call_is_left_in_the_presenter_after_it() -> None:
    traces = {"García", "María", "2/9/1980", "3456", "GARCIA", "no more calls"}
    desk = Desk().typed().answered(answer())
    desk.presenter.noted("no more calls")
    desk.presenter.spell("last_name")
    assert traces <= {*held(desk.presenter)}
    desk.presenter.next_call()
    desk.runner.next("wrap_up").finish(None)
    assert not traces & {*held(desk.presenter)}


def test_the_language_of_the_script_stays_from_call_to_call() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.turn_language()
    desk.presenter.next_call()
    assert desk.state.in_spanish


def test_without_a_call_nothing_is_kept_over_a_lock() -> None:
    assert Desk().presenter.under_way is None


@pytest.mark.parametrize(("typed", "kept"), [("212-12-3456", "3456"), ("3456", "3456"), ("212-12-3", ""), ("", "")])
def test_of_a_number_only_what_may_leave_the_window_is_kept(typed: str, kept: str) -> None:
    desk = Desk().typed(replace(GARCIA, ssn=typed))
    assert desk.presenter.under_way == (REFERENCE, replace(GARCIA, ssn=kept))


def test_of_notes_only_what_could_be_saved_is_kept_over_a_lock() -> None:
    desk = Desk().typed()
    desk.presenter.noted("call again on Friday")
    desk.presenter.case.drafted("573-555-0134", "SSN 212-12-3456")
    assert desk.presenter.drafts == Drafts("call again on Friday", "573-555-0134", "")


def test_notes_that_were_kept_stand_in_their_boxes_and_are_saved() -> None:
    desk = Desk()
    drafts = Drafts("call again on Friday", "573-555-0134", "has a letter")
    desk.presenter.take_up(TakenUp(REFERENCE, MONDAY_MORNING.isoformat(), GARCIA, drafts))
    assert (desk.view.drafts, desk.presenter.drafts) == (drafts, drafts)
    desk.presenter.wrap_up()
    desk.presenter.save()
    assert desk.runner.next("wrap_up").request.arguments[-1] == "call again on Friday"


def test_a_call_taken_up_stands_in_the_boxes_and_must_be_checked_again() -> None:
    desk = Desk()
    began = (MONDAY_MORNING - timedelta(minutes=2)).isoformat()
    desk.presenter.take_up(TakenUp(REFERENCE, began, GARCIA))
    assert (desk.view.filled, desk.presenter.seconds) == (GARCIA, 120)
    assert (desk.state.phase, desk.state.showing) == (Phase.TALKING, Showing.UNCHECKED)
    assert desk.state.reference == REFERENCE
    desk.presenter.check()
    assert desk.runner.next("check").request.arguments == (REFERENCE, GARCIA)


def test_a_call_taken_up_is_wrapped_up_under_its_own_reference() -> None:
    desk = Desk()
    desk.presenter.take_up(TakenUp(REFERENCE, MONDAY_MORNING.isoformat(), SpokenDetails()))
    desk.presenter.next_call()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "question_answered", "")


def test_a_call_that_comes_back_keeps_its_reference_when_a_key_was_quicker() -> None:
    desk = Desk()
    desk.presenter.edited(SpokenDetails("Jones"))
    desk.presenter.take_up(TakenUp(REFERENCE, MONDAY_MORNING.isoformat(), GARCIA))
    desk.runner.next("open").finish("AB2-C3D")
    assert desk.state.reference == REFERENCE


def test_a_desk_whose_calls_cannot_be_opened_can_still_be_cleared() -> None:
    desk = Desk()
    desk.presenter.edited(GARCIA)
    desk.runner.next("open").fail(NoRoom())
    desk.presenter.next_call()
    assert (desk.view.forgotten, desk.state, desk.runner.methods) == (1, DeskState(), [])


def test_f9_beside_changed_details_says_once_that_they_were_not_checked() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.edited(replace(GARCIA, ssn="9999"))
    desk.presenter.wrap_up()
    assert (desk.state.phase, desk.state.showing) == (Phase.TALKING, Showing.UNCHECKED)
    desk.presenter.wrap_up()
    assert desk.state.phase is Phase.WRAPPING


def test_a_wrap_up_that_the_vault_refuses_is_not_tried_for_ever() -> None:
    desk = Desk().typed().answered(answer())
    desk.presenter.next_call()
    desk.runner.next("wrap_up").fail(DetailFault("", "refused", "There is no such call."))
    desk.presenter.wrap_up()
    desk.runner.next("open").finish("A22-222")
    desk.presenter.save()
    assert desk.runner.next("wrap_up").request.arguments == ("A22-222", "question_answered", "")
    assert desk.runner.methods == []
