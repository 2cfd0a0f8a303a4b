"""Which line of the script stands beside which step of the call."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from callcenter.domain.answers import REVIEW_CASE, Answer, Decision, Reason, Word
from callcenter.domain.program_parts import Script
from callcenter.domain.wording import Text
from tests.gui.somebody import PROGRAM
from ui.desk.script import ScriptLine, script_line
from ui.desk.state import DeskState, Phase, Showing

TODAY = date(2026, 11, 23)
SCRIPT: Script = PROGRAM.script
TALKING = DeskState(phase=Phase.TALKING, reference="A7F-2QM")


def after(word: Word, reason: Reason, ask: str | None = None) -> DeskState:
    answer = Answer(Decision(word, reason, ask), "say", "di", "A7F-2QM", "last4")
    return replace(TALKING, showing=Showing.ANSWER, answer=answer)


YES, NO = after(Word.YES, Reason.STRONG_MATCH), after(Word.NO, Reason.NO_MATCH)


def line(state: DeskState) -> ScriptLine:
    return script_line(PROGRAM, state, TODAY)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (DeskState(), SCRIPT.greeting),
        (TALKING, SCRIPT.identify),
        (YES, SCRIPT.yes),
        (NO, SCRIPT.no),
        (after(Word.MORE, Reason.WEAK_MATCH, "last4"), SCRIPT.more),
        (after(Word.CANNOT, Reason.CLOSED), SCRIPT.cannot),
        (replace(YES, phase=Phase.WRAPPING), SCRIPT.closing),
        (replace(YES, showing=Showing.CHANGED), SCRIPT.identify),
    ],
)
def test_the_line_is_that_of_the_step(state: DeskState, said: Text) -> None:
    assert line(state).say == PROGRAM.filled(said)


@pytest.mark.parametrize(
    "state",
    [
        after(Word.NO, Reason.NO_MATCH, REVIEW_CASE),
        after(Word.MORE, Reason.NOT_ENOUGH, REVIEW_CASE),
        after(Word.CANNOT, Reason.THROTTLED),
        replace(NO, phase=Phase.REVIEWING),
        replace(NO, case_open=True, case_news=True),
    ],
)
def test_what_leads_to_a_review_case_says_so_with_the_reference_spelled(state: DeskState) -> None:
    found = line(state)
    assert found.say == PROGRAM.filled(SCRIPT.review_case)
    assert found.below is not None
    assert found.below.en == "A7F-2QM: Alfa, 7, Foxtrot, 2, Quebec, Mike"
    assert found.below.es.startswith("A7F-2QM: A de Antonio, 7, F de Francisco")


def test_after_a_yes_the_way_to_enroll_stands_below_and_nowhere_else() -> None:
    assert line(YES).below == PROGRAM.filled(PROGRAM.enrollment.text)
    assert [line(state).below for state in (DeskState(), TALKING, NO, replace(YES, phase=Phase.WRAPPING))] == [None] * 4


def test_past_the_last_day_it_says_that_it_is_too_late() -> None:
    late = msgspec.structs.replace(
        PROGRAM, enrollment=msgspec.structs.replace(PROGRAM.enrollment, deadline=date(2026, 11, 22))
    )
    found = script_line(late, replace(YES, enrollment_over=True), TODAY)
    assert found.say == late.filled(SCRIPT.closing)
    assert found.below is not None
    assert found.below.en.startswith("The last day to enroll was November 22, 2026.")


def test_a_later_answer_after_a_case_was_opened_has_its_own_line() -> None:
    assert line(replace(NO, case_open=True)).say == PROGRAM.filled(SCRIPT.no)
