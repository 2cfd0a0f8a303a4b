"""A caller's dispute, decided without a window: when a case can be made, what is sent, and what comes of it."""

import pytest

from callcenter.domain.answers import Answer, Reason, Word
from callcenter.domain.review_cases import REVIEW_REASONS
from callcenter.services.call_protocol import NewCase
from tests.gui.desk.decided import GARCIA, NO, REFERENCE, Desk, NoRoom, answer, failing, held
from ui.desk.state import Phase, Showing

MORE = answer(Word.MORE, Reason.WEAK_MATCH, "educator_id")
THROTTLED = answer(Word.CANNOT, Reason.THROTTLED)


@pytest.mark.parametrize(
    ("given", "reason"), [(NO, REVIEW_REASONS[0]), (MORE, REVIEW_REASONS[0]), (THROTTLED, "throttled")]
)
def test_a_case_can_be_made_of_what_a_caller_may_dispute(given: Answer, reason: str) -> None:
    desk = Desk().reviewing(given)
    assert (desk.state.phase, desk.state.reason, desk.told) == (Phase.REVIEWING, reason, [])


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (answer(), "The caller is eligible, so there is nothing to review."),
        (answer(Word.CANNOT, Reason.CLOSED), "Nothing was checked, so there is nothing to review."),
    ],
)
def test_of_other_answers_none_can_be_made_and_the_reason_is_told(given: Answer, why: str) -> None:
    desk = Desk().reviewing(given)
    assert (desk.state.phase, desk.told) == (Phase.TALKING, [why])


def test_before_a_check_and_beside_changed_details_none_can_be_made() -> None:
    desk = Desk()
    desk.presenter.review()
    desk.typed().presenter.review()
    desk.answered(NO).presenter.edited(GARCIA)
    desk.presenter.review()
    assert desk.told == ["A review case is about an answer that the caller disputes: press Enter for one first."] * 3
    assert desk.state.phase is Phase.TALKING


def test_f8_during_a_check_waits_for_its_answer() -> None:
    desk = Desk().typed()
    desk.presenter.check()
    desk.presenter.review()
    assert desk.told == []
    desk.runner.next("check").finish(NO)
    assert desk.state.phase is Phase.REVIEWING


def test_the_case_is_sent_with_its_reason_number_and_note() -> None:
    desk = Desk().reviewing()
    desk.presenter.choose_reason(3)
    desk.presenter.choose_reason(9)
    desk.presenter.case.drafted("(573) 555 0134", "  married in 1999? asks for Ms. Li ")
    desk.presenter.open_case()
    sent = desk.runner.next("open_case")
    reference, case = sent.request.arguments
    assert isinstance(case, NewCase)
    assert (reference, case.reason, case.call_back, case.note) == (
        *(REFERENCE, REVIEW_REASONS[2], "573-555-0134"),
        "married in 1999? asks for Ms. Li",
    )


def test_once_it_is_open_the_desk_says_so_and_the_likely_code_is_the_cases() -> None:
    desk = Desk().reviewing()
    desk.presenter.open_case()
    desk.runner.next("open_case").finish(None)
    assert (desk.state.phase, desk.state.showing) == (Phase.TALKING, Showing.ANSWER)
    assert (desk.state.case_open, desk.state.tells_case, desk.view.returned) == (True, True, 1)
    desk.presenter.review()
    assert desk.told == ["The review case of this call is open already."]
    desk.presenter.wrap_up()
    assert desk.state.code == "review_case"


def test_another_check_after_it_tells_its_own_answer_and_a_yes_its_own_code() -> None:
    desk = Desk().reviewing()
    desk.presenter.open_case()
    desk.runner.next("open_case").finish(None)
    desk.answered(MORE)
    assert (desk.state.case_open, desk.state.tells_case) == (True, False)
    desk.answered(answer())
    desk.presenter.wrap_up()
    assert desk.state.code == "eligible_informed"


@pytest.mark.parametrize(
    ("call_back", "note", "box"),
    [("555-01", "", "call_back"), ("", "her SSN is 900-12-3456", "note"), ("1 2 3", "900-12-3456", "call_back")],
)
def test_what_must_not_be_kept_is_refused_before_anything_leaves_the_window(
    call_back: str, note: str, box: str
) -> None:
    desk = Desk().reviewing()
    desk.presenter.case.drafted(call_back, note)
    desk.presenter.open_case()
    ((refused, sentence),) = desk.view.refused_cases
    assert (refused, desk.state.phase, desk.runner.methods) == (box, Phase.REVIEWING, [])
    assert sentence


def test_enter_twice_opens_it_once() -> None:
    desk = Desk().reviewing()
    desk.presenter.open_case()
    desk.presenter.open_case()
    assert desk.runner.methods == ["open_case"]


def test_a_case_that_the_vault_cannot_open_is_told_and_can_be_tried_again() -> None:
    desk = Desk().reviewing()
    desk.presenter.case.drafted("", "asks for Ms. Li")
    desk.presenter.open_case()
    desk.runner.next("open_case").fail(NoRoom())
    assert (desk.told, desk.state.phase, desk.state.case_open) == (["There is no room."], Phase.REVIEWING, False)
    desk.presenter.open_case()
    (_, case) = desk.runner.next("open_case").request.arguments
    assert isinstance(case, NewCase)
    assert case.note == "asks for Ms. Li"


def test_a_case_that_was_opened_before_a_lock_is_open() -> None:
    desk = Desk().reviewing()
    desk.presenter.open_case()
    desk.runner.next("open_case").fail(failing("case_opened"))
    assert (desk.state.case_open, desk.told) == (True, [])


def test_f12_asks_once_about_a_case_that_is_not_open() -> None:
    desk = Desk().reviewing()
    desk.presenter.next_call()
    assert desk.view.refused_cases == [
        ("", "The review case is not open yet: Enter opens it. F12 once more goes on without.")
    ]
    desk.presenter.next_call()
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "not_on_list", "")


def test_f12_while_it_is_being_opened_waits_for_it() -> None:
    desk = Desk().reviewing()
    desk.presenter.open_case()
    desk.presenter.next_call()
    desk.runner.next("open_case").finish(None)
    assert desk.runner.next("wrap_up").request.arguments == (REFERENCE, "review_case", "")


def test_esc_goes_back_to_the_answer_and_what_was_typed_is_still_there() -> None:
    desk = Desk().reviewing()
    desk.presenter.case.drafted("573-555-0134", "")
    desk.presenter.choose_reason(4)
    desk.presenter.back()
    assert (desk.state.phase, desk.state.shown_answer, desk.view.returned) == (Phase.TALKING, NO, 1)
    desk.presenter.review()
    assert desk.state.reason == REVIEW_REASONS[3]
    desk.presenter.open_case()
    (_, case) = desk.runner.next("open_case").request.arguments
    assert isinstance(case, NewCase)
    assert case.call_back == "573-555-0134"


def test_an_edit_takes_the_answer_and_the_case_away_at_once() -> None:
    desk = Desk().reviewing()
    desk.presenter.edited(GARCIA)
    assert (desk.state.phase, desk.state.showing) == (Phase.TALKING, Showing.CHANGED)


def test_enter_in_a_box_checks_nothing_while_a_case_is_made() -> None:
    desk = Desk().reviewing()
    desk.presenter.check()
    assert desk.runner.methods == []


def test_nothing_of_a_case_is_held_after_it_is_open_or_the_call_is_over() -> None:
    for ends in ("open", "next"):
        desk = Desk().reviewing()
        desk.presenter.case.drafted("573-555-0134", "asks for Ms. Li")
        assert {"573-555-0134", "asks for Ms. Li"} <= {*held(desk.presenter)}
        if ends == "open":
            desk.presenter.open_case()
            desk.runner.next("open_case").finish(None)
        else:
            desk.presenter.leave()
        assert not {"573-555-0134", "asks for Ms. Li"} & {*held(desk.presenter)}


def test_a_case_of_the_former_call_is_not_that_of_the_next() -> None:
    desk = Desk().reviewing()
    desk.presenter.open_case()
    desk.runner.next("open_case").finish(None)
    desk.presenter.next_call()
    assert not desk.state.case_open
