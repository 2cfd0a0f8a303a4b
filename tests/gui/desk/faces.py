"""One state of each face that the desk has."""

from dataclasses import replace
from datetime import date, datetime

import msgspec

from callcenter.domain.answers import Answer, Decision
from callcenter.domain.program import Program
from callcenter.domain.review_cases import REVIEW_REASONS
from callcenter.domain.spelling import spelled
from callcenter.domain.understood import Understood
from callcenter.errors import DetailFault
from tests.gui.desk.fake_call_desk import (
    CLOSED,
    MORE,
    NO,
    NO_MORE,
    QUOTED,
    REFERENCE,
    THROTTLED,
    YES,
    own_day,
)
from ui.desk.side_state import Side, SideState
from ui.desk.state import DeskState, Phase, Showing

CHECKED = Understood(("GARCIALOPEZ", "GARCIA"), ("MARIAELENA",), date(1980, 2, 9), "3456", "E104477")
LATER = datetime(2026, 11, 30, 8, 0)
NOW = datetime(2026, 11, 23, 9, 30)
FAULTS = (
    DetailFault("birth_date", "year_needed", "The year needs all four digits: type 2/9/1980, not 2/9/80."),
    DetailFault("ssn", "ssn_short", "2 digits typed: a Social Security number needs all 9, or its last 4. Ask again."),
    DetailFault("educator_id", "educator_id", "Educator ID: only the letters A to Z and the digits 0 to 9 count."),
)


def ended(program: Program) -> Program:
    """The program once its last day to enroll has passed."""
    enrollment = msgspec.structs.replace(program.enrollment, deadline=date(2026, 11, 22))
    return msgspec.structs.replace(program, enrollment=enrollment)


def desk_faces(program: Program, *, in_spanish: bool) -> dict[str, DeskState]:
    """By name, each state of banner, script, wrap-up and review case."""
    base = DeskState(in_spanish=in_spanish)
    talking = replace(base, phase=Phase.TALKING, reference=REFERENCE, checked=CHECKED)

    def answered(decision: Decision, program: Program = program, **changes: object) -> DeskState:
        said = program.say(decision.word.value, decision.ask, decision.reason.value, day=LATER.date())
        answer = Answer(decision, said.en, said.es, REFERENCE, "last4")
        return replace(talking, showing=Showing.ANSWER, answer=answer, **changes)  # type: ignore[arg-type]  # as it is

    return {
        "ready": base,
        "talking": talking,
        "checking": replace(talking, showing=Showing.CHECKING),
        "yes": answered(YES),
        "yes, too late": answered(YES, ended(program), enrollment_over=True),
        "no": answered(NO),
        "no, review": answered(NO_MORE),
        "more": answered(MORE),
        "closed": answered(CLOSED, opens_at=LATER),
        "throttled": answered(THROTTLED),
        "changed": replace(talking, showing=Showing.CHANGED),
        "mend": replace(talking, showing=Showing.MEND, faults=FAULTS),
        "unchecked": replace(talking, showing=Showing.UNCHECKED),
        "reviewing": answered(NO, phase=Phase.REVIEWING, reason=REVIEW_REASONS[0]),
        "case open": answered(NO, case_open=True, case_news=True),
        "wrapping": answered(YES, phase=Phase.WRAPPING, code=program.wrap_up[0].code),
    }


def side_faces(program: Program, *, in_spanish: bool) -> dict[str, SideState]:
    """By name, each state of what stands in the script's place."""
    base = SideState(in_spanish=in_spanish)
    every = tuple(range(len(program.questions)))
    letters = spelled("Fernández de la Peña y Muñoz", in_spanish=in_spanish)
    return {
        "spelling": replace(base, side=Side.SPELLING, box="last_name", letters=letters),
        "questions": replace(base, side=Side.QUESTIONS, found=every, chosen=1),
        "no question": replace(base, side=Side.QUESTIONS),
        "quoted": replace(base, side=Side.QUOTED, quoted=QUOTED),
        "not quoted": replace(base, side=Side.QUOTED, fault="No call has this reference. Ask the caller for it again."),
        "own day": replace(base, side=Side.OWN_DAY, day=own_day(40), as_of=NOW),
    }
