"""Which failed checks count against whom: contexts of guessed digits, and their limits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from callcenter.domain.codes import Code
from callcenter.domain.dates import swapped
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


def contexts(details: Details, asked: Iterable[Combination]) -> dict[Context, frozenset[str]]:
    """The contexts a failed check counts under, each with the digits or IDs that are guessed in it.

    One for each variant of an asked rule whose secret can be guessed, so that changing a detail a rule
    ignores, or hiding a name among others, gains nothing; and one of everything given but the digits.
    A date and the one with day and month exchanged are one context, as two names are in either order: whoever
    exchanges them guesses at the same person, and each context costs a slow evaluation.
    """
    found: defaultdict[Context, set[str]] = defaultdict(set)
    one_day = _one_day(details.birth_date)
    day = next(iter(one_day.values()), "")
    all_but_digits = Context(DIGITS_ONLY, (_sound(details.surnames), _sound(details.given), day))
    for combination in asked:
        if combination.rule.secret in _GUESSABLE:
            values = sorted(one_day.get(value, value) for value in combination.public)
            found[Context(combination.rule.name, tuple(values))].add(combination.secret)
            found[all_but_digits].add(combination.secret)
    return {context: frozenset(guesses) for context, guesses in found.items()}


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


def _one_day(born: date | None) -> dict[str, str]:
    """A date and the one it is exchanged for, both as the earlier of them."""
    days = [day.isoformat() for day in (born, swapped(born) if born else None) if day]
    return dict.fromkeys(days, min(days)) if days else {}
