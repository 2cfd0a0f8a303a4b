"""A caller's words read into details: strict on values, the first fault names its box."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from callcenter.domain.dates import parse_spoken_birth_date
from callcenter.domain.details import Details, SpokenDetails
from callcenter.domain.educator_id import parse_educator_id, ssn_in_educator_id
from callcenter.domain.names import given_forms, surname_forms
from callcenter.domain.policy import Detail, Policy
from callcenter.domain.ssn import SsnRules, parse_ssn
from callcenter.domain.text import is_blank
from callcenter.errors import DetailFault

Value = TypeVar("Value")


@dataclass(frozen=True)
class ReadingRules:
    """How a vault reads details: its policy, which numbers count, its word for the educator ID."""

    policy: Policy
    ssn: SsnRules = SsnRules()
    educator_label: str = "Educator ID"


def read_spoken(spoken: SpokenDetails, rules: ReadingRules, today: date) -> Details:
    """Return what was understood; empty boxes stay empty, all empty gives empty details.

    Raises the DetailFault of the first box that cannot be read, in the order last name, first name,
    birth date, SSN, educator ID.
    """
    surnames = _read(surname_forms, spoken.last_name)
    given = _read(given_forms, spoken.first_name)
    born = _read(partial(parse_spoken_birth_date, today=today), spoken.birth_date)
    ssn = _read(partial(parse_ssn, rules=rules.ssn), spoken.ssn)
    digits = cut_to_policy(ssn, rules.policy) if ssn else None
    educator_id = _read(partial(read_educator_id, ssn=ssn, label=rules.educator_label), spoken.educator_id)
    return Details(
        surnames=surnames or (),
        given=given or (),
        birth_date=born,
        digits=digits,
        educator_id=educator_id,
    )


def cut_to_policy(ssn: str, policy: Policy) -> str:
    """Return the digits that the policy hashes: the last four, or all nine.

    Raises DetailFault `ssn_nine_needed` when nine are needed and four are there.
    """
    if policy.digits is Detail.LAST4:
        return ssn[-4:]
    if len(ssn) == 4:
        raise DetailFault(
            "ssn",
            "ssn_nine_needed",
            "This program compares all 9 digits of the Social Security number: type all of them, or none.",
        )
    return ssn


def read_educator_id(text: str, ssn: str | None, label: str) -> str:
    """Return the educator ID; raises DetailFault, also when it carries the person's own full number."""
    educator_id = parse_educator_id(text, label)
    if ssn and len(ssn) == 9 <= len(educator_id) and ssn in "".join(filter(str.isdigit, educator_id)):
        raise ssn_in_educator_id(label)
    return educator_id


def _read(parse: Callable[[str], Value], text: str) -> Value | None:
    return None if is_blank(text) else parse(text)
