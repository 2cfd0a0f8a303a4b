"""A caller's or a person's details: as said, as read, and as combinations to be hashed."""

from dataclasses import dataclass
from datetime import date

from callcenter.domain.policy import Detail, Policy, Rule


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


@dataclass(frozen=True, repr=False)
class Details:
    """What was understood. Names are codes of forms, likeliest first; `digits` is cut to the policy.

    A roster row and a caller's words become the same shape. `birth_dates` holds one date for a
    roster row; a caller's may be followed by the one with day and month exchanged.
    """

    surnames: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    birth_dates: tuple[date, ...] = ()
    digits: str | None = None
    educator_id: str | None = None

    def __repr__(self) -> str:
        return "<details>"

    def fields(self, policy: Policy) -> frozenset[Detail]:
        """Which details are there, the digits under the name the policy gives them."""
        present = {
            Detail.LAST_NAME: self.surnames,
            Detail.FIRST_NAME: self.given,
            Detail.BIRTH_DATE: self.birth_dates,
            Detail.EDUCATOR_ID: self.educator_id,
            policy.digits: self.digits,
        }
        return frozenset(detail for detail, value in present.items() if value)


@dataclass(frozen=True, repr=False)
class Combination:
    """One rule filled with values: `public` in the rule's order, and the `secret` to be hashed."""

    rule: Rule
    public: tuple[str, ...]
    secret: str

    def __repr__(self) -> str:
        return f"<combination {self.rule.name}>"
