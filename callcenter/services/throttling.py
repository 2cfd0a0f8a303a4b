"""Slow guessing down: failed checks counted by context, under keys as slow as the tags."""

from collections.abc import Sequence

from callcenter.crypto.tags import TAG_COSTS, counter_key
from callcenter.domain.details import Combination
from callcenter.domain.throttle import DIGITS_ONLY, Context, first_kept_day, is_full
from callcenter.services.session import Session

Counters = Sequence[tuple[Context, bytes]]
Tried = frozenset[tuple[Context, str]]


class Throttle:
    """The throttle of one vault; in a training vault it may be off, and then counts nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._limits = session.program.throttle.limits()

    def contexts(self, found: tuple[Context, ...]) -> tuple[Context, ...]:
        """Those of the contexts that need a counter's key."""
        return found if self._session.facts.throttle_applies else ()

    def counter(self, context: Context) -> bytes:
        """A context's counter key: one slow evaluation."""
        facts = self._session.facts
        return counter_key(facts.throttle_key, context.kind, context.values, TAG_COSTS[facts.tag_cost])

    def is_full(self, counters: Counters) -> bool:
        """Whether any context takes no more failed checks."""
        today = self._session.today()
        first = first_kept_day(today).isoformat()
        store = self._session.database.throttle
        return any(is_full(context.kind, store.counts(key, first), today, self._limits) for context, key in counters)

    def count_failure(self, counters: Counters, asked: Sequence[Combination], tried: Tried) -> Tried:
        """Count a failed check in each context in which its digits are new to the call; what was tried by then."""
        today = self._session.today()
        store = self._session.database.throttle
        store.forget_before(first_kept_day(today).isoformat())
        for context, key in counters:
            new = {(context, digits) for digits in _digits(context, asked)} - tried
            if new:
                tried |= new
                store.add(key, today.isoformat())
        return tried


def _digits(context: Context, asked: Sequence[Combination]) -> set[str]:
    """The secrets that were tried in a context."""
    if context.kind == DIGITS_ONLY:
        return {one.secret for one in asked if one.rule.secret.field in {"ssn", "educator_id"}}
    return {one.secret for one in asked if (one.rule.name, one.public) == (context.kind, context.values)}
