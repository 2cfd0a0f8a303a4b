"""Which failed checks count against whom: contexts of guessed digits, and their limits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from callcenter.domain.codes import Code
from callcenter.domain.details import Combination, Details
from callcenter.domain.policy import Detail

KEPT_DAYS = 30
_GUESSABLE = {Detail.LAST4, Detail.SSN, Detail.EDUCATOR_ID}
DIGITS_ONLY = "digits_only"


@dataclass(frozen=True)
class ThrottleLimits:
    """When a context is full. Days are calendar days of the center's zone."""

    per_day: int = 10
    per_month: int = 100
    digits_only: int = 5
    advise_from: int = 3


@dataclass(frozen=True, repr=False)
class Context:
    """What was held fixed while digits were tried: the kind names a rule or DIGITS_ONLY."""

    kind: str
    values: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<context {self.kind}>"


def contexts(details: Details, asked: Iterable[Combination]) -> tuple[Context, ...]:
    """The contexts a failed check counts under.

    One for each variant of an asked rule whose secret can be guessed, so that changing a detail a rule
    ignores, or hiding a name among others, gains nothing; and one of everything given but the digits.
    """
    found = {
        Context(combination.rule.name, combination.public): None
        for combination in asked
        if combination.rule.secret in _GUESSABLE
    }
    if found:
        born = details.birth_date.isoformat() if details.birth_date else ""
        fixed = (_sound(details.surnames), _sound(details.given), born)
        found[Context(DIGITS_ONLY, fixed)] = None
    return tuple(found)


def is_full(kind: str, counts: Mapping[str, int], today: date, limits: ThrottleLimits) -> bool:
    """Whether a context takes no more failed checks. `counts` are failed checks by ISO day.

    Only the day is kept, so 24 hours are taken as today and yesterday: never more than the limit
    within any 24 hours.
    """
    day = _within_a_day(counts, today)
    if kind == DIGITS_ONLY:
        return day >= limits.digits_only
    return day >= limits.per_day or sum(counts.values()) >= limits.per_month


def advises_review(counts: Mapping[str, int], today: date, limits: ThrottleLimits) -> bool:
    """Whether so many checks of a context failed within a day that a review case is the better way."""
    return _within_a_day(counts, today) >= limits.advise_from


def first_kept_day(today: date) -> date:
    """Older counts and refusals are deleted."""
    return today - timedelta(days=KEPT_DAYS)


def _within_a_day(counts: Mapping[str, int], today: date) -> int:
    yesterday = today - timedelta(days=1)
    return counts.get(today.isoformat(), 0) + counts.get(yesterday.isoformat(), 0)


def _sound(forms: tuple[str, ...]) -> str:
    """Another spelling of a name is no other name."""
    return Code.SOUNDEX.of(forms[0]) if forms else ""
