"""Slow guessing down: failed checks counted by context, under keys as slow as the tags."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callcenter.crypto.tags import TAG_COSTS, counter_key
from callcenter.domain.details import Combination, Details
from callcenter.domain.throttle import Context, ThrottleLimits, advises_review, contexts, first_kept_day, is_full
from callcenter.services.session import Session

Tried = frozenset[tuple[Context, str]]


@dataclass(frozen=True, repr=False)
class Counter:
    """A context of a check with its counter's key, and what was guessed in it."""

    context: Context
    key: bytes
    guesses: frozenset[str]


class Throttle:
    """The throttle of one vault; in a training vault it may be off, and then counts nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _limits(self) -> ThrottleLimits:
        """The program's, which a supervisor may change meanwhile."""
        return self._session.program.throttle.limits()

    def contexts(self, details: Details, asked: Iterable[Combination]) -> dict[Context, frozenset[str]]:
        """The contexts that need a counter's key, with what is guessed in each."""
        return contexts(details, asked) if self._session.facts.throttle_applies else {}

    def key(self, context: Context) -> bytes:
        """A context's counter key: one slow evaluation."""
        facts = self._session.facts
        return counter_key(facts.throttle_key, context.kind, context.values, TAG_COSTS[facts.tag_cost])

    def refuses(self, reference: str, counters: Sequence[Counter]) -> bool:
        """Whether any context takes no more failed checks; which ones is kept with the call, to be released."""
        today = self._session.today()
        store = self._session.database.throttle
        if counters:
            store.forget_before(first_kept_day(today).isoformat())
        full = [one for one in counters if is_full(one.context.kind, self._counts(one.key), today, self._limits)]
        for one in full:
            store.refuse(reference, one.key, one.context.kind, today.isoformat())
        return bool(full)

    def advises_review(self, counters: Sequence[Counter]) -> bool:
        """Whether so many checks of any context have failed that a review case is the better way."""
        today = self._session.today()
        return any(advises_review(self._counts(one.key), today, self._limits) for one in counters)

    def count_failure(self, counters: Sequence[Counter], tried: Tried) -> Tried:
        """Count a failed check in each context in which its digits are new to the call; what was tried by then."""
        day = self._session.today().isoformat()
        for one in counters:
            new = {(one.context, guess) for guess in one.guesses} - tried
            if new:
                tried |= new
                self._session.database.throttle.add(one.key, day)
        return tried

    def _counts(self, key: bytes) -> dict[str, int]:
        first = first_kept_day(self._session.today()).isoformat()
        return self._session.database.throttle.counts(key, first)
