"""A check's slow hashes, all in one batch: what is asked of the roster, and the counters of the throttle."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

from callcenter.domain.answers import Reason
from callcenter.domain.combinations import combinations
from callcenter.domain.details import Combination, Details
from callcenter.domain.policy import Rule
from callcenter.domain.specification import SPECIFICATION
from callcenter.domain.throttle import Context
from callcenter.errors import EnvironmentFault
from callcenter.services.active_roster import ActiveRoster, OtherSpecification, RosterDamaged, load_active
from callcenter.services.hashing import hashing_pool, map_in_order
from callcenter.services.session import Session
from callcenter.services.throttling import Counter, Throttle


@dataclass(frozen=True, repr=False)
class Evaluation:
    """A check's details with their slow hashes, or with the reason why none were made."""

    details: Details
    hindrance: Reason | None
    roster: ActiveRoster | None = None
    asked: tuple[Combination, ...] = ()
    tags: tuple[tuple[Rule, bytes], ...] = ()
    counters: tuple[Counter, ...] = ()


class Evaluator:
    """Hashes for the checks of one session, on every core.

    The active roster is loaded at once, in a thread of its own, so that the first check need not wait for it.
    """

    def __init__(self, session: Session, throttle: Throttle) -> None:
        self._session = session
        self._throttle = throttle
        self._pool: ThreadPoolExecutor = hashing_pool()
        self._roster: ActiveRoster | None = None
        self._loading = Lock()
        self._pool.submit(self._load_ahead)

    def evaluate(self, details: Details, started: str | None) -> Evaluation:
        """Every slow hash of a check, or the reason why there can be none. Raises OtherSpecification.

        `started` is when the call began, if it is under way: the line's grace is for such calls.
        """
        if not self._session.line_open_for(started):
            return Evaluation(details, Reason.CLOSED)
        held = self._session.held
        try:
            roster = self._active_roster()
        except RosterDamaged:
            return Evaluation(details, Reason.DAMAGED)
        if held.is_damaged or (roster and roster.revision.revision == held.damaged_revision):
            return Evaluation(details, Reason.DAMAGED)
        if roster is None:
            return Evaluation(details, Reason.IMPORTING)
        session = self._session
        asked = combinations(details, session.policy, session.program.matching.evaluations_bound, tolerant=True)
        guessed = self._throttle.contexts(details, asked)
        hasher = roster.hasher()

        def evaluate(part: Sequence[Combination | Context]) -> list[bytes]:
            return [
                hasher.tag(item.rule.number, item.public, item.secret)
                if isinstance(item, Combination)
                else self._throttle.key(item)
                for item in part
            ]

        batch: list[Combination | Context] = [*asked, *guessed]
        with session.held.precedence.first():
            made = [one for part in map_in_order(self._pool, evaluate, batch, 1) for one in part]
        tags = tuple((one.rule, tag) for one, tag in zip(asked, made, strict=False))
        counters = tuple(map(Counter, guessed, made[len(asked) :], guessed.values()))
        return Evaluation(details, None, roster, asked, tags, counters)

    def still_holds(self, evaluation: Evaluation) -> bool:
        """Whether the roster it was made for is the active one; also where none was needed."""
        return evaluation.roster is None or self._is_active(evaluation.roster)

    def close(self) -> None:
        """Let the hashing threads go; may be called twice."""
        self._pool.shutdown()

    def _load_ahead(self) -> None:
        with suppress(EnvironmentFault):  # met again, and told, by the first check
            self._loaded()

    def _loaded(self) -> ActiveRoster | None:
        """The active roster, loaded where it is another one than before."""
        with self._loading:
            if self._roster is None or not self._is_active(self._roster):
                self._roster = load_active(self._session.database, self._session.key_file)
            return self._roster

    def _active_roster(self) -> ActiveRoster | None:
        session = self._session
        roster = self._loaded()
        if roster and roster.facts.policy != session.policy.name:
            raise RosterDamaged
        if roster and roster.facts.specification != SPECIFICATION:
            raise OtherSpecification(roster.facts.specification)
        return roster

    def _is_active(self, roster: ActiveRoster) -> bool:
        return self._session.database.rosters.newest_revision() == roster.revision
