"""Slow guessing down: failed checks counted by context, under keys as slow as the tags."""

from collections.abc import Sequence

from callcenter.crypto.tags import TAG_COSTS, counter_key
from callcenter.domain.details import Combination
from callcenter.domain.throttle import DIGITS_ONLY, Context, advises_review, first_kept_day, is_full
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

    def refuses(self, reference: str, counters: Counters) -> bool:
        """Whether any context takes no more failed checks; which ones is kept with the call, to be released."""
        today = self._session.today()
        store = self._session.database.throttle
        if counters:
            store.forget_before(first_kept_day(today).isoformat())
        full = [
            (context, key) for context, key in counters if is_full(context.kind, self._counts(key), today, self._limits)
        ]
        for context, key in full:
            store.refuse(reference, key, context.kind, today.isoformat())
        return bool(full)

    def advises_review(self, counters: Counters) -> bool:
        """Whether so many checks of any context have failed that a review case is the better way."""
        today = self._session.today()
        return any(advises_review(self._counts(key), today, self._limits) for _, key in counters)

    def count_failure(self, counters: Counters, asked: Sequence[Combination], tried: Tried) -> Tried:
        """Count a failed check in each context in which its digits are new to the call; what was tried by then."""
        day = self._session.today().isoformat()
        for context, key in counters:
            new = {(context, digits) for digits in _digits(context, asked)} - tried
            if new:
                tried |= new
                self._session.database.throttle.add(key, day)
        return tried

    def _counts(self, key: bytes) -> dict[str, int]:
        first = first_kept_day(self._session.today()).isoformat()
        return self._session.database.throttle.counts(key, first)


def _digits(context: Context, asked: Sequence[Combination]) -> set[str]:
    """The secrets that were tried in a context."""
    if context.kind == DIGITS_ONLY:
        return {one.secret for one in asked if one.rule.secret.field in {"ssn", "educator_id"}}
    return {one.secret for one in asked if (one.rule.name, one.public) == (context.kind, context.values)}
