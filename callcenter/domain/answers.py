"""The four answers, why each was given, and which one detail to ask for next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from callcenter.domain.policy import Detail, Policy, Rule

REVIEW_CASE = "review_case"


class Word(Enum):
    """What the operator says."""

    YES = "YES"
    NO = "NO"
    MORE = "MORE"
    CANNOT = "CANNOT"


class Reason(Enum):
    """Why an answer is what it is; those from CLOSED on go with CANNOT."""

    STRONG_MATCH = "strong_match"
    WEAK_MATCH = "weak_match"
    NOT_ENOUGH = "not_enough"
    NO_MATCH = "no_match"
    CLOSED = "closed"
    THROTTLED = "throttled"
    LOCKED = "locked"
    IMPORTING = "importing"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Decision:
    """An answer without its wording; `ask` is a detail's name, REVIEW_CASE or None.

    Rule names stand in the policy's order. Nothing in it tells which stored value differs.
    """

    word: Word
    reason: Reason
    ask: str | None = None
    rules_asked: tuple[str, ...] = ()
    rules_hit: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a check gives back: the decision, the sentence to say in two languages, the call's reference."""

    decision: Decision
    say: str
    say_es: str
    reference: str
    policy: str


def cannot(reason: Reason) -> Decision:
    """No check was possible."""
    return Decision(Word.CANNOT, reason)


def decide(policy: Policy, given: Collection[Detail], hits: Collection[Rule], askable: Collection[Detail]) -> Decision:
    """The answer to a check that was made.

    `given` are the details that were read, `hits` the rules of which at least one variant hit,
    `askable` the details it makes sense to ask for (an educator ID only where the roster has some).
    """
    asked = tuple(rule for rule in policy.rules if rule.details <= set(given))
    names = tuple(rule.name for rule in asked)
    hit_names = tuple(rule.name for rule in asked if rule in hits)
    if any(rule in hits for rule in policy.strong):
        return Decision(Word.YES, Reason.STRONG_MATCH, None, names, hit_names)
    next_detail = _least_sensitive_missing(policy.strong, given, askable)
    if hit_names:
        return Decision(Word.MORE, Reason.WEAK_MATCH, next_detail or REVIEW_CASE, names, hit_names)
    if not any(rule in policy.strong for rule in asked):
        return Decision(Word.MORE, Reason.NOT_ENOUGH, next_detail or REVIEW_CASE, names, hit_names)
    return Decision(Word.NO, Reason.NO_MATCH, None, names, hit_names)


def _least_sensitive_missing(
    strong: Iterable[Rule], given: Collection[Detail], askable: Collection[Detail]
) -> str | None:
    """The detail to ask for: the least sensitive one of those that the nearest strong rules still lack."""
    missing = [rule.details - set(given) for rule in strong]
    ways = [way for way in missing if way and way <= set(askable)]
    if not ways:
        return None
    fewest = min(map(len, ways))
    nearest = frozenset[Detail]().union(*(way for way in ways if len(way) == fewest))
    return min(nearest, key=lambda detail: detail.sensitivity).value
