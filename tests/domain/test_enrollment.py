"""Up to its last day callers are told to enroll, and afterwards that it is too late."""

from datetime import date, timedelta

import msgspec
import pytest

from callcenter.domain.enrollment import ENROLLMENT_OVER, YES_AFTER_DEADLINE
from callcenter.domain.program import Program
from callcenter.domain.wording import Text
from callcenter.files.program_file import bundled_program

LAST_DAY = date(2026, 12, 31)
LATER = LAST_DAY + timedelta(days=1)
FAR = date(9000, 1, 1)


def program(deadline: date | None) -> Program:
    missouri = bundled_program("missouri-dese-2021")
    return msgspec.structs.replace(missouri, enrollment=msgspec.structs.replace(missouri.enrollment, deadline=deadline))


@pytest.mark.parametrize(("deadline", "day"), [(LAST_DAY, LAST_DAY), (None, FAR)])
def test_up_to_the_last_day_callers_are_told_how_to_enroll(deadline: date | None, day: date) -> None:
    one = program(deadline)
    assert one.how_to_enroll(day) == one.filled(one.enrollment.text)
    assert one.say("YES", day=day) == one.say("YES") == one.filled(one.sentences.yes)


def test_the_day_after_it_they_are_told_in_both_languages_that_it_is_over() -> None:
    late = program(LAST_DAY)
    for said in (late.say("YES", day=LATER), late.how_to_enroll(LATER)):
        assert "December 31, 2026" in said.en
        assert "31 de diciembre de 2026" in said.es
        assert "{" not in said.en + said.es
        assert late.enrollment.web.removeprefix("https://") not in said.en + said.es
    assert late.say("YES", day=LATER).en.startswith("Yes, you are eligible for 12 months")


def test_no_other_answer_knows_of_the_last_day() -> None:
    late = program(LAST_DAY)
    assert late.say("NO", day=LATER) == late.say("NO")


@pytest.mark.parametrize("text", [YES_AFTER_DEADLINE, ENROLLMENT_OVER])
def test_the_wording_needs_nothing_but_what_every_program_with_a_last_day_has(text: Text) -> None:
    assert "{" not in program(LAST_DAY).filled(text).en
