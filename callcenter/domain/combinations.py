"""Details spread into the combinations that are hashed: one for each rule and each variant."""

from collections.abc import Iterable, Iterator
from itertools import product

from callcenter.domain.dates import swapped
from callcenter.domain.details import Combination, Details
from callcenter.domain.educator_id import misreadings
from callcenter.domain.nicknames import formal_names
from callcenter.domain.policy import Detail, Policy, Rule, Tolerance

# Where digits of an SSN's group and serial may be exchanged. Every place costs each check an evaluation.
_PAIRS = (3, 5, 6, 7)


def fillable_rules(details: Details, policy: Policy) -> tuple[Rule, ...]:
    """Return the policy's rules, strong ones first, for which every detail is there."""
    present = details.fields(policy)
    return tuple(rule for rule in policy.rules if rule.details <= present)


def combinations(
    details: Details, policy: Policy, bound: int | None = 48, *, tolerant: bool = False
) -> tuple[Combination, ...]:
    """Return the distinct combinations of every rule that can be filled, the likeliest first.

    The first form of each name comes first for all rules, then the alternatives, at last (`tolerant`, for
    a caller) what the caller may have mistaken, in each rule that tolerates it; never two mistakes
    in one combination. At most `bound` are returned, but always one of each rule; None, for a person of the
    roster, returns all.
    """
    rules = fillable_rules(details, policy)
    found = dict.fromkeys(_likeliest_first(rules, details, policy))
    if tolerant:
        for tolerance, mended in _mended(details, policy):
            tolerating = [rule for rule in rules if tolerance in rule.tolerates]
            found |= dict.fromkeys(_likeliest_first(tolerating, mended, policy))
    if bound is None:
        return tuple(found)
    return tuple(found)[: max(bound, len(rules))]


def _mended(details: Details, policy: Policy) -> Iterator[tuple[Tolerance, Details]]:
    """Yield the details as they would be without one mistake, the likeliest mistakes first."""
    formal = formal_names(details.given[0]) if details.given else ()
    if formal:
        yield Tolerance.NICKNAME, details._replace(given=formal)
    other_day = swapped(details.birth_date) if details.birth_date else None
    if other_day:
        yield Tolerance.DATE_SWAPPED, details._replace(birth_date=other_day)
    for educator_id in misreadings(details.educator_id or ""):
        yield Tolerance.ID_MISREAD, details._replace(educator_id=educator_id)
    if details.digits and policy.digits is Detail.SSN:
        for place in _PAIRS:
            yield Tolerance.DIGITS_EXCHANGED, details._replace(digits=_exchanged_at(place, details.digits))
    if details.surnames and details.given:
        yield Tolerance.NAMES_EXCHANGED, details._replace(surnames=details.given, given=details.surnames)


def _exchanged_at(place: int, digits: str) -> str:
    return digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :]


def _likeliest_first(rules: Iterable[Rule], details: Details, policy: Policy) -> list[Combination]:
    values = details.values(policy)
    ranked = [pair for rule in rules for pair in _ranked(rule, values)]
    return [combination for _, combination in sorted(ranked, key=lambda pair: pair[0])]


def _ranked(rule: Rule, values: dict[Detail, tuple[str, ...]]) -> Iterator[tuple[int, Combination]]:
    """Yield each filling of a rule with its distance from the likeliest one, which is 0."""
    codes = [dict.fromkeys(map(part.code.of, values[part.detail])) for part in rule.public]
    for choice in product(*map(enumerate, (*codes, values[rule.secret]))):
        *public, secret = (text for _, text in choice)
        yield sum(place for place, _ in choice), Combination(rule, tuple(public), secret)
