"""Rules and policies: which combinations of details are asked, and how much a hit is worth."""

from dataclasses import dataclass
from enum import Enum

from callcenter.errors import UserFacing


class Detail(Enum):
    """What a caller can give, least sensitive first: the order in which MORE asks."""

    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    BIRTH_DATE = "birth_date"
    EDUCATOR_ID = "educator_id"
    LAST4 = "last4"
    SSN = "ssn"

    @property
    def sensitivity(self) -> int:
        """0 for a name, rising to the full SSN."""
        return list(Detail).index(self)

    @property
    def field(self) -> str:
        """The box it is typed into: both kinds of digits share one."""
        return Detail.SSN.value if self is Detail.LAST4 else self.value


@dataclass(frozen=True)
class Rule:
    """One combination of details. `public` salts the slow hash of `secret`; `number` is in every tag."""

    number: int
    name: str
    public: tuple[Detail, ...]
    secret: Detail

    @property
    def details(self) -> frozenset[Detail]:
        """Every detail that must be given before the rule can be asked."""
        return frozenset((*self.public, self.secret))


_LAST, _FIRST, _BIRTH = Detail.LAST_NAME, Detail.FIRST_NAME, Detail.BIRTH_DATE
RULES = (
    Rule(1, "last4_birth_surname", (_BIRTH, _LAST), Detail.LAST4),
    Rule(2, "last4_birth_given", (_BIRTH, _FIRST), Detail.LAST4),
    Rule(3, "last4_surname_given", (_LAST, _FIRST), Detail.LAST4),
    Rule(4, "birth_surname_given", (_LAST, _FIRST), _BIRTH),
    Rule(5, "educator_birth", (_BIRTH,), Detail.EDUCATOR_ID),
    Rule(6, "educator_surname", (_LAST,), Detail.EDUCATOR_ID),
    Rule(7, "ssn_birth", (_BIRTH,), Detail.SSN),
    Rule(8, "ssn_surname", (_LAST,), Detail.SSN),
)
RULE_BY_NAME = {rule.name: rule for rule in RULES}
RULE_BY_NUMBER = {rule.number: rule for rule in RULES}


class MixedPolicy(UserFacing):
    """A policy with rules over the full SSN and rules over its last four digits."""

    code = "mixed_policy"
    sentence = (
        "A policy cannot hold rules over the full Social Security number and rules over its last four "
        "digits: checked apart, the last four fall first and leave only 88,900 candidates for the rest. "
        "Choose `last4` or `full`."
    )


@dataclass(frozen=True)
class Policy:
    """A named set of rules; a strong hit is YES, a weak one MORE.

    Raises MixedPolicy when full-SSN rules and last-four rules meet in it.
    """

    name: str
    strong: tuple[Rule, ...]
    weak: tuple[Rule, ...]

    def __post_init__(self) -> None:
        asked = {rule.secret for rule in self.rules}
        if Detail.SSN in asked and Detail.LAST4 in asked:
            raise MixedPolicy

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, strong ones first."""
        return self.strong + self.weak

    @property
    def digits(self) -> Detail:
        """Which digits of an SSN it uses: LAST4 or SSN."""
        return Detail.SSN if any(rule.secret is Detail.SSN for rule in self.rules) else Detail.LAST4


def _policy(name: str, strong: tuple[str, ...], weak: tuple[str, ...]) -> Policy:
    return Policy(
        name,
        tuple(RULE_BY_NAME[rule] for rule in strong),
        tuple(RULE_BY_NAME[rule] for rule in weak),
    )


LAST4 = _policy(
    "last4",
    ("last4_birth_surname", "last4_birth_given", "educator_birth", "educator_surname"),
    ("birth_surname_given", "last4_surname_given"),
)
FULL = _policy(
    "full",
    ("ssn_birth", "ssn_surname", "educator_birth", "educator_surname"),
    ("birth_surname_given",),
)
POLICIES = {policy.name: policy for policy in (LAST4, FULL)}
