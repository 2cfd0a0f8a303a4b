"""Details spread into the combinations that are hashed: one for each rule and each variant."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from callcenter.domain.details import Combination, Details
from callcenter.domain.policy import Detail, Policy, Rule

# Where digits of an SSN's group and serial may be exchanged. Every place costs each check an evaluation.
_PAIRS = (3, 5, 6, 7)
_NUMBER_AND_DATE = frozenset({Detail.SSN, Detail.BIRTH_DATE})


def fillable_rules(details: Details, policy: Policy) -> tuple[Rule, ...]:
    """Return the policy's rules, strong ones first, for which every detail is there."""
    present = details.fields(policy)
    return tuple(rule for rule in policy.rules if rule.details <= present)


def combinations(
    details: Details, policy: Policy, bound: int | None = 48, *, exchanged: bool = False
) -> tuple[Combination, ...]:
    """Return the distinct combinations of every rule that can be filled, the likeliest first.

    The first form of each name with the first date comes first for all rules, then the alternatives,
    at last (`exchanged`, for a caller) those of a full number with two digits exchanged, and
    those with last and first name exchanged. At most `bound` are returned, but always one of each rule;
    None, for a person of the roster, returns all. docs/matching.md has the measurements behind the choice.
    """
    found = dict.fromkeys(_likeliest_first(details, policy))
    if exchanged:
        once = replace(details, birth_dates=details.birth_dates[:1])
        found |= dict.fromkeys(_with_digits_exchanged(once, policy))
        if details.surnames and details.given:
            other = replace(once, surnames=details.given, given=details.surnames)
            found |= dict.fromkeys(_likeliest_first(other, policy))
    if bound is None:
        return tuple(found)
    return tuple(found)[: max(bound, len(fillable_rules(details, policy)))]


def _with_digits_exchanged(details: Details, policy: Policy) -> Iterator[Combination]:
    """Yield what finds a full number by the birth date, with two neighboring digits exchanged."""
    digits = details.digits
    if digits is None or policy.digits is not Detail.SSN:
        return
    rules = [rule for rule in fillable_rules(details, policy) if rule.details == _NUMBER_AND_DATE]
    for place in _PAIRS:
        other = digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :]
        values = _values(replace(details, digits=other), policy)
        yield from (combination for rule in rules for _, combination in _ranked(rule, values))


def _likeliest_first(details: Details, policy: Policy) -> list[Combination]:
    values = _values(details, policy)
    ranked = [pair for rule in fillable_rules(details, policy) for pair in _ranked(rule, values)]
    return [combination for _, combination in sorted(ranked, key=lambda pair: pair[0])]


def _ranked(rule: Rule, values: dict[Detail, tuple[str, ...]]) -> Iterator[tuple[int, Combination]]:
    """Yield each filling of a rule with its distance from the likeliest one, which is 0.

    Given names are so few that a date with day and month exchanged would find strangers by them.
    """
    if {Detail.FIRST_NAME, Detail.LAST_NAME} & rule.details == {Detail.FIRST_NAME}:
        values = values | {Detail.BIRTH_DATE: values[Detail.BIRTH_DATE][:1]}
    for choice in product(*(enumerate(values[detail]) for detail in (*rule.public, rule.secret))):
        *public, secret = (text for _, text in choice)
        yield sum(place for place, _ in choice), Combination(rule, tuple(public), secret)


def _values(details: Details, policy: Policy) -> dict[Detail, tuple[str, ...]]:
    return {
        Detail.LAST_NAME: details.surnames,
        Detail.FIRST_NAME: details.given,
        Detail.BIRTH_DATE: tuple(day.isoformat() for day in details.birth_dates),
        Detail.EDUCATOR_ID: (details.educator_id,) if details.educator_id else (),
        policy.digits: (details.digits,) if details.digits else (),
    }
