"""What the desk tells the operator to do next."""

from callcenter.domain.answers import REVIEW_CASE, Answer, Decision, Reason, Word
from ui.desk.wording import next_step_words


def next_step(word: Word, reason: Reason, ask: str | None = None) -> str:
    return next_step_words(Answer(Decision(word, reason, ask), "say", "di", "A7F-2QM", "last4"))


def test_a_first_no_sends_the_operator_on_to_other_names() -> None:
    assert next_step(Word.NO, Reason.NO_MATCH).startswith("Ask for a former name or another spelling")


def test_a_no_after_several_tries_sends_the_operator_to_the_review_case() -> None:
    words = next_step(Word.NO, Reason.NO_MATCH, REVIEW_CASE)
    assert words == "This was tried several times: a review case is the way now. F9 and choose the review case."


def test_more_keeps_its_own_words() -> None:
    assert next_step(Word.MORE, Reason.WEAK_MATCH, "birth_date") == "Ask for the birth date, type it and press Enter."
    assert next_step(Word.MORE, Reason.WEAK_MATCH, REVIEW_CASE).startswith("Nothing more can be asked")
