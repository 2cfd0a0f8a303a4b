"""What stands beneath each box: what was understood of it so far, without a word about what is not there yet."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from callcenter.domain.dates import parse_spoken_birth_date
from callcenter.domain.details import SpokenDetails
from callcenter.domain.educator_id import parse_educator_id
from callcenter.domain.names import given_forms, surname_forms
from callcenter.domain.reading import ReadingRules, cut_to_policy, read_spoken
from callcenter.domain.ssn import parse_ssn
from callcenter.domain.text import is_blank
from callcenter.errors import DetailFault

Value = TypeVar("Value")


@dataclass(frozen=True, repr=False)
class Understood:
    """The values of a caller's details; a box that is empty or cannot be read yet is None.

    Names are the forms that are looked for; `digits` are cut to the policy.
    """

    last_name: tuple[str, ...] | None = None
    first_name: tuple[str, ...] | None = None
    birth_date: date | None = None
    digits: str | None = None
    educator_id: str | None = None

    def __repr__(self) -> str:
        return "<details>"


def understood(spoken: SpokenDetails, rules: ReadingRules, today: date) -> Understood:
    """Each box by itself; never raises."""
    return Understood(
        last_name=_tried(surname_forms, spoken.last_name),
        first_name=_tried(given_forms, spoken.first_name),
        birth_date=_tried(lambda text: parse_spoken_birth_date(text, today), spoken.birth_date),
        digits=_tried(lambda text: cut_to_policy(parse_ssn(text, rules.ssn), rules.policy), spoken.ssn),
        educator_id=_tried(lambda text: parse_educator_id(text, rules.educator_label), spoken.educator_id),
    )


def detail_faults(spoken: SpokenDetails, rules: ReadingRules, today: date) -> tuple[DetailFault, ...]:
    """The fault of every box that cannot be read, in the order of the boxes; empty when all can be asked."""
    nothing = SpokenDetails()
    alone = [replace(nothing, **{box.name: getattr(spoken, box.name)}) for box in fields(SpokenDetails)]
    found = [fault for one in alone if (fault := _fault(one, rules, today))]
    whole = None if found else _fault(spoken, rules, today)
    return (whole,) if whole else tuple(found)


def cut_spoken(spoken: SpokenDetails, rules: ReadingRules) -> SpokenDetails:
    """The details as they may leave the window: of a Social Security number only what the policy compares.

    Raises DetailFault for a number that cannot be read.
    """
    if is_blank(spoken.ssn):
        return replace(spoken, ssn="")
    return replace(spoken, ssn=cut_to_policy(parse_ssn(spoken.ssn, rules.ssn), rules.policy))


def _fault(spoken: SpokenDetails, rules: ReadingRules, today: date) -> DetailFault | None:
    try:
        read_spoken(spoken, rules, today)
    except DetailFault as fault:
        return fault
    return None


def _tried(parse: Callable[[str], Value], text: str) -> Value | None:
    if is_blank(text):
        return None
    try:
        return parse(text)
    except DetailFault:
        return None
