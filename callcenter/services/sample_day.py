"""A short day of made-up calls through the real services: what the demo plays and prints."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from callcenter.clock import MovableClock
from callcenter.domain.answers import Answer, Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.hours import LineHours
from callcenter.domain.made_up_people import MadeUpPerson, as_spoken
from callcenter.domain.program import Program
from callcenter.domain.samples import MEND, SampleCaller
from callcenter.errors import DetailFault
from callcenter.services.call_protocol import NewCase
from callcenter.services.calls import Calls
from callcenter.services.session import Session

_SETTLED = timedelta(minutes=15)  # after opening
_CASE = NewCase("has_letter", "(573) 555-0134", "The letter names another school.")
_NOTE = "Will look for the letter and call again."
_YES, _NO, _MORE, _CANNOT = (word.value for word in Word)


@dataclass(frozen=True, repr=False)
class SampleCheck:
    """One check as it went: an answer, or the message of a detail that could not be read."""

    spoken: SpokenDetails
    answer: Answer | None
    message: str | None


@dataclass(frozen=True, repr=False)
class SampleCall:
    """One call as it went; `at` in the center's zone, `case` whether a review case was opened in it."""

    at: datetime
    caller: SampleCaller
    reference: str
    checks: tuple[SampleCheck, ...]
    wrap_up: str
    case: bool


def first_day(program: Program, today: date) -> datetime:
    """A quarter past opening on the line's next Monday: the demo's day whatever day it is."""
    hours = LineHours(program.line)
    monday = today + timedelta(days=(7 - today.weekday()) % 7)
    midnight = datetime.combine(monday, time(), ZoneInfo(program.line.time_zone))
    return hours.next_opening(midnight) + _SETTLED


def next_day(program: Program, moment: datetime) -> datetime:
    """A quarter past opening on the line's first working day after that of `moment`."""
    hours = LineHours(program.line)
    return hours.next_opening(hours.closing(moment)) + _SETTLED


def sample_callers(people: list[MadeUpPerson], outsiders: list[MadeUpPerson]) -> tuple[SampleCaller, ...]:
    """Callers who show each answer, chosen from a roster's people and from outsiders."""
    whole = [person for person in people if person.ssn and person.birth_date and person.educator_id]
    former = next(person for person in whole if person.former_last_names)
    double = next(person for person in whole if len(_parts(person.last_name)) > 1)
    others = (person for person in whole if person not in (former, double))
    plain, mistyped, vague, unsaid = islice(others, 4)
    stranger = outsiders[0]
    return (
        SampleCaller("gives everything asked for", (_said(plain),), (_YES,)),
        SampleCaller("gives the name she had before", (_said(former, last_name=former.former_last_names[0]),), (_YES,)),
        SampleCaller(
            "gives one half of a double name", (_said(double, last_name=_parts(double.last_name)[-1]),), (_YES,)
        ),
        SampleCaller(
            "first leaves the year out of the birth date",
            (_said(unsaid, birth_date="2/9"), _said(unsaid)),
            (MEND, _YES),
        ),
        SampleCaller(
            "gives other digits and has no educator ID at hand, then finds it",
            (
                _said(mistyped, ssn=_other_digits(mistyped.ssn), educator_id=""),
                _said(mistyped, ssn=_other_digits(mistyped.ssn)),
            ),
            (_MORE, _YES),
        ),
        SampleCaller(
            "gives only a name at first",
            (SpokenDetails(last_name=vague.last_name, first_name=vague.first_name), _said(vague)),
            (_MORE, _YES),
        ),
        SampleCaller("taught for one year only, in another state", (_said(stranger),), (_NO,)),
        SampleCaller("calls after hours", (_said(plain),), (_CANNOT,)),
    )


def play(session: Session, clock: MovableClock, callers: tuple[SampleCaller, ...]) -> Iterator[SampleCall]:
    """Take the calls one after another, the last one after closing, and wrap each up with its likely code.

    Whoever hears NO at the end disputes it.
    """
    zone = ZoneInfo(session.program.line.time_zone)
    closes = datetime.combine(session.today(), time.fromisoformat(session.program.line.closes), zone)
    with Calls(session) as calls:
        for caller in callers:
            if caller is callers[-1]:
                clock.move_to(closes + timedelta(minutes=5))
            at = clock.now().astimezone(zone)
            reference = calls.open()
            checks = []
            for spoken in caller.attempts:
                clock.sleep(40)
                checks.append(_checked(calls, reference, spoken))
            clock.sleep(75)
            disputed = caller.expected[-1] == _NO
            if disputed:
                calls.open_case(reference, _CASE)
            code = calls.likely_code(reference)
            calls.wrap_up(reference, code, _NOTE if disputed else "")
            yield SampleCall(at, caller, reference, tuple(checks), code, disputed)
            clock.sleep(600)


def _checked(calls: Calls, reference: str, spoken: SpokenDetails) -> SampleCheck:
    try:
        return SampleCheck(spoken, calls.check(reference, spoken), None)
    except DetailFault as fault:
        return SampleCheck(spoken, None, str(fault))


def _said(person: MadeUpPerson, **changes: str) -> SpokenDetails:
    return replace(as_spoken(person), **changes)


def _parts(name: str) -> list[str]:
    return name.replace("-", " ").split()


def _other_digits(ssn: str) -> str:
    """Four digits that are not the person's."""
    return f"{(int(ssn[-4:]) + 1111) % 9999 + 1:04d}"
