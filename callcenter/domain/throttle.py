"""Which failed checks count against whom: contexts of guessed digits, and their limits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

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
        born = tuple(day.isoformat() for day in details.birth_dates)
        fixed = tuple(values[0] if values else "" for values in (details.surnames, details.given, born))
        found[Context(DIGITS_ONLY, fixed)] = None
    return tuple(found)


def is_full(kind: str, counts: Mapping[str, int], today: date, limits: ThrottleLimits) -> bool:
    """Whether a context takes no more failed checks. `counts` are failed checks by ISO day.

    Only the day is kept, so 24 hours are taken as today and yesterday: never more than the limit
    within any 24 hours.
    """
    yesterday = today - timedelta(days=1)
    day = counts.get(today.isoformat(), 0) + counts.get(yesterday.isoformat(), 0)
    if kind == DIGITS_ONLY:
        return day >= limits.digits_only
    return day >= limits.per_day or sum(counts.values()) >= limits.per_month


def first_kept_day(today: date) -> date:
    """Older counts are deleted."""
    return today - timedelta(days=KEPT_DAYS)
