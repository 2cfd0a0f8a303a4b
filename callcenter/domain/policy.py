"""Rules and policies: which combinations of details are asked, and how much a hit is worth."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from callcenter.domain.codes import Code
from callcenter.errors import UserFacing


class Detail(Enum):
    """What a caller can give, least sensitive first: the order in which MORE asks."""

    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    BIRTH_DATE = "birth_date"
    EDUCATOR_ID = "educator_id"
    LAST4 = "last4"
    SSN = "ssn"

    __hash__ = object.__hash__  # each is one of its kind, and the hash of an Enum took a third of a roster's reading

    @property
    def sensitivity(self) -> int:
        """0 for a name, rising to the full SSN."""
        return list(Detail).index(self)

    @property
    def field(self) -> str:
        """The box it is typed into: both kinds of digits share one."""
        return Detail.SSN.value if self is Detail.LAST4 else self.value


class Tolerance(Enum):
    """A mistake of a caller's that a rule is asked with as well; nothing of it is stored."""

    NICKNAME = "a short first name instead of the one that it is short for"
    DATE_SWAPPED = "day and month exchanged"
    NAMES_EXCHANGED = "last and first name exchanged"
    DIGITS_EXCHANGED = "two neighboring digits of a full number exchanged"
    ID_MISREAD = "an educator ID with zeros in front, or with letters that read like digits"


@dataclass(frozen=True)
class Part:
    """A detail of a rule, and how much of it the rule keeps."""

    detail: Detail
    code: Code = Code.WHOLE


@dataclass(frozen=True)
class Rule:
    """One combination of details. `public` salts the slow hash of `secret`; `number` is in every tag.

    docs/matching.md has the measurements behind the codes and what each rule tolerates.
    """

    number: int
    name: str
    public: tuple[Part, ...]
    secret: Detail
    tolerates: frozenset[Tolerance] = frozenset()

    def __hash__(self) -> int:
        """Its number: hashing the whole of a rule took most of the time in which a roster is read."""
        return self.number

    @cached_property
    def details(self) -> frozenset[Detail]:
        """Every detail that must be given before the rule can be asked."""
        return frozenset((*(part.detail for part in self.public), self.secret))


_NICKNAME, _SWAPPED, _EXCHANGED = Tolerance.NICKNAME, Tolerance.DATE_SWAPPED, Tolerance.NAMES_EXCHANGED
_DATE, _YEAR = Part(Detail.BIRTH_DATE), Part(Detail.BIRTH_DATE, Code.YEAR)
_LAST, _LAST_SOUND, _LAST_START = (
    Part(Detail.LAST_NAME, code) for code in (Code.WHOLE, Code.SOUNDEX, Code.FIRST_THREE)
)
_FIRST_SOUND, _FIRST_START = (Part(Detail.FIRST_NAME, code) for code in (Code.SOUNDEX, Code.FIRST_FOUR))


def _rule(number: int, name: str, public: tuple[Part, ...], secret: Detail, *tolerates: Tolerance) -> Rule:
    return Rule(number, name, public, secret, frozenset(tolerates))


RULES = (
    _rule(1, "last4_birth_surname", (_DATE, _LAST_SOUND), Detail.LAST4, _SWAPPED, _EXCHANGED),
    _rule(2, "last4_birth_given", (_DATE, _FIRST_START), Detail.LAST4, _NICKNAME, _EXCHANGED),
    _rule(3, "last4_surname_given", (_LAST_SOUND, _FIRST_SOUND), Detail.LAST4, _NICKNAME, _EXCHANGED),
    _rule(4, "birth_surname_given", (_LAST_SOUND, _FIRST_SOUND), Detail.BIRTH_DATE, _NICKNAME, _SWAPPED, _EXCHANGED),
    _rule(5, "educator_birth", (_DATE,), Detail.EDUCATOR_ID, _SWAPPED, Tolerance.ID_MISREAD),
    _rule(6, "educator_surname", (_LAST_SOUND,), Detail.EDUCATOR_ID, Tolerance.ID_MISREAD),
    _rule(7, "ssn_birth", (_DATE,), Detail.SSN, _SWAPPED, Tolerance.DIGITS_EXCHANGED),
    _rule(8, "ssn_surname", (_LAST_SOUND,), Detail.SSN, _EXCHANGED),
    _rule(9, "last4_birth_surname_start", (_DATE, _LAST_START), Detail.LAST4),
    _rule(10, "last4_year_surname_given", (_YEAR, _LAST, _FIRST_START), Detail.LAST4),
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

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, strong ones first."""
        return self.strong + self.weak

    @cached_property
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
    (
        "last4_birth_surname",
        "last4_birth_given",
        "last4_birth_surname_start",
        "last4_year_surname_given",
        "educator_birth",
        "educator_surname",
    ),
    ("birth_surname_given", "last4_surname_given"),
)
FULL = _policy(
    "full",
    ("ssn_birth", "ssn_surname", "educator_birth", "educator_surname"),
    ("birth_surname_given",),
)
POLICIES = {policy.name: policy for policy in (LAST4, FULL)}
