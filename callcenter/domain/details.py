"""A caller's or a person's details: as said, as read, and as combinations to be hashed."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from callcenter.domain.policy import Detail, Policy, Rule

Given = tuple[str, ...] | date | str | None


@dataclass(frozen=True, repr=False)
class SpokenDetails:
    """What was typed, unread; an empty box is an empty string."""

    last_name: str = ""
    first_name: str = ""
    birth_date: str = ""
    ssn: str = ""
    educator_id: str = ""

    def __repr__(self) -> str:
        return "<details>"


class Details(NamedTuple):
    """What was understood. Names are forms, likeliest first; `digits` is cut to the policy.

    A roster row and a caller's words become the same shape.
    """

    surnames: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    birth_date: date | None = None
    digits: str | None = None
    educator_id: str | None = None

    def __repr__(self) -> str:
        return "<details>"

    def fields(self, policy: Policy) -> frozenset[Detail]:
        """Which details are there, the digits under the name the policy gives them."""
        return frozenset(detail for detail, values in self.values(policy).items() if values)

    def values(self, policy: Policy) -> dict[Detail, tuple[str, ...]]:
        """Each detail as `texts`, in the order of the fields, the digits under the name the policy gives them."""
        return {
            Detail.LAST_NAME: self.surnames,
            Detail.FIRST_NAME: self.given,
            Detail.BIRTH_DATE: texts(self.birth_date),
            policy.digits: texts(self.digits),
            Detail.EDUCATOR_ID: texts(self.educator_id),
        }


def texts(given: Given) -> tuple[str, ...]:
    """One of the details as text, likeliest first; a date as YYYY-MM-DD."""
    if not given:
        return ()
    if isinstance(given, tuple):
        return given
    return (given.isoformat() if isinstance(given, date) else given,)


@dataclass(frozen=True, repr=False)
class Combination:
    """One rule filled with values: `public` in the rule's order, and the `secret` to be hashed."""

    rule: Rule
    public: tuple[str, ...]
    secret: str

    def __repr__(self) -> str:
        return f"<combination {self.rule.name}>"
