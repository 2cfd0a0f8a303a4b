"""What the desk tells the operator to do next, and how it names what became of a call."""

from datetime import datetime

import pytest

from callcenter.domain.answers import REVIEW_CASE, Answer, Decision, Reason, Word
from callcenter.domain.review_cases import REVIEW_REASONS, TOLD, Told
from callcenter.errors import DetailFault
from tests.gui.somebody import PROGRAM
from ui.case_words import reason_words
from ui.desk.banners import banner_of
from ui.desk.state import DeskState, Phase, Showing
from ui.desk.wording import answer_words, case_words, next_step_words, wrap_up_labels
from ui.widgets.answer_banner import Look

REFERENCE = "A7F-2QM"


def shown(word: Word, reason: Reason, ask: str | None = None, **changes: object) -> DeskState:
    """A desk with this answer in the banner."""
    answer = Answer(Decision(word, reason, ask), "say", "di", REFERENCE, "last4")
    facts = {"phase": Phase.TALKING, "showing": Showing.ANSWER, "answer": answer, "reference": REFERENCE}
    return DeskState(**{**facts, **changes})  # type: ignore[arg-type]  # as dataclasses.replace takes them


def next_step(word: Word, reason: Reason, ask: str | None = None, **changes: object) -> str:
    return next_step_words(shown(word, reason, ask, **changes))


def test_a_first_no_sends_the_operator_on_to_other_names() -> None:
    words = next_step(Word.NO, Reason.NO_MATCH)
    assert words.startswith("Ask for a former name or another spelling")
    assert words.endswith("F8, review case.")


@pytest.mark.parametrize(
    ("word", "reason", "ask"),
    [
        (Word.NO, Reason.NO_MATCH, REVIEW_CASE),
        (Word.MORE, Reason.WEAK_MATCH, REVIEW_CASE),
        (Word.CANNOT, Reason.THROTTLED, None),
    ],
)
def test_where_nothing_else_helps_f8_opens_a_review_case(word: Word, reason: Reason, ask: str | None) -> None:
    assert "F8 opens" in next_step(word, reason, ask)


def test_more_keeps_its_own_words() -> None:
    assert next_step(Word.MORE, Reason.WEAK_MATCH, "birth_date") == "Ask for the birth date, type it and press Enter."


def test_a_closed_line_says_when_it_opens_on_the_centers_clock() -> None:
    words = next_step(Word.CANNOT, Reason.CLOSED, opens_at=datetime(2026, 11, 30, 8, 0))
    assert words == "The line is closed. It opens Mon, Nov 30, 8:00 AM, on the center's clock. F9 to wrap up."


def test_after_the_last_day_nobody_is_told_to_enroll() -> None:
    assert "how to enroll" in next_step(Word.YES, Reason.STRONG_MATCH)
    words = next_step(Word.YES, Reason.STRONG_MATCH, enrollment_over=True)
    assert words.startswith("The last day to enroll has passed: say so.")


def test_beside_anything_but_an_answer_there_is_no_next_step() -> None:
    for showing in set(Showing) - {Showing.ANSWER}:
        assert next_step(Word.YES, Reason.STRONG_MATCH, showing=showing) == ""


def test_an_open_case_is_told_with_the_reference_to_be_said() -> None:
    state = shown(Word.NO, Reason.NO_MATCH, case_open=True, case_news=True)
    banner = banner_of(state)
    assert (banner.look, banner.word) == (Look.NO, "NO")
    assert banner.say == "A7F-2QM: Alfa, 7, Foxtrot, 2, Quebec, Mike"
    assert banner.next_step.startswith("The review case is open: give the caller this reference.")
    spanish = banner_of(shown(Word.NO, Reason.NO_MATCH, case_open=True, case_news=True, in_spanish=True))
    assert spanish.say == "A7F-2QM: A de Antonio, 7, F de Francisco, 2, Q de Quito, M de María"


def test_every_fault_stands_in_the_banner_too_that_of_the_first_box_first() -> None:
    faults = (
        DetailFault("birth_date", "year", "The year is short."),
        DetailFault("educator_id", "x", "The ID is odd."),
    )
    banner = banner_of(DeskState(phase=Phase.TALKING, showing=Showing.MEND, faults=faults))
    assert banner.next_step == "The ID is odd.\nThe year is short."


@pytest.mark.parametrize("showing", [one for one in Showing if one is not Showing.ANSWER])
def test_no_banner_but_that_of_an_answer_says_anything_to_the_caller(showing: Showing) -> None:
    banner = banner_of(shown(Word.YES, Reason.STRONG_MATCH, showing=showing))
    assert (banner.say, banner.look.is_answer) == ("", False)


def test_what_became_of_a_call_is_told_in_words() -> None:
    assert [answer_words(answer) for answer in ("YES", "NONE")] == ["YES", "no check"]
    assert [case_words(case) for case in ("", "waiting", "decided")] == [
        *("none was opened", "waits for a supervisor"),
        "decided by a supervisor",
    ]
    labels = wrap_up_labels(PROGRAM)
    assert (labels["not_on_list"], labels["not_wrapped_up"]) == ("Not on the list", "not wrapped up")


def test_every_decision_of_a_review_case_has_its_own_words_for_the_caller() -> None:
    words = {decision: case_words(decision) for decision in TOLD}
    assert len({*words.values(), case_words("decided")}) == len(TOLD) + 1
    assert {decision for decision, said in words.items() if said.startswith("eligible")} == {
        decision for decision, told in TOLD.items() if told is Told.ELIGIBLE
    }
    assert {decision for decision, said in words.items() if said.startswith("not eligible")} == {"not_eligible"}


def test_every_reason_of_a_review_case_has_its_own_words() -> None:
    assert len({reason_words(reason) for reason in REVIEW_REASONS}) == len(REVIEW_REASONS)
