"""Calls and the checks made in them: an answer given is an answer journaled."""

import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from callcenter.domain.answers import REVIEW_CASE, Answer, Decision, Reason, Word, cannot, decide
from callcenter.domain.calls import new_reference
from callcenter.domain.combinations import combinations
from callcenter.domain.details import Combination, Details, SpokenDetails
from callcenter.domain.policy import Detail, Rule
from callcenter.domain.reading import read_spoken
from callcenter.domain.specification import SPECIFICATION
from callcenter.domain.throttle import Context
from callcenter.errors import UserFacing
from callcenter.services.active_roster import ActiveRoster, OtherSpecification, RosterDamaged, load_active
from callcenter.services.hashing import hashing_pool, map_in_order
from callcenter.services.kept_calls import CallGone, open_call, seal_call
from callcenter.services.pace import Pace
from callcenter.services.protocols import KeptCall, TakenUp
from callcenter.services.session import Session
from callcenter.services.throttling import Counter, Throttle, Tried
from callcenter.storage.protocols import CallRow

NO_ANSWER = "NONE"
NOT_WRAPPED_UP = "not_wrapped_up"
UNATTENDED = ""  # a check from a shell is a call nobody wraps up


class NoSuchCall(UserFacing):
    """A reference that is not an open call of this session."""

    code = "no_such_call"
    sentence = "No open call has this reference. Begin the call again."


class NoSuchWrapUp(UserFacing):
    """A wrap-up code the program does not know."""

    code = "no_such_wrap_up"
    sentence = "The program has no such wrap-up code. Choose one of its codes."


@dataclass(frozen=True, repr=False)
class _OpenCall:
    """A call under way: its row so far, and the digits tried in it by context, in memory alone."""

    row: CallRow
    tried: Tried = frozenset()


@dataclass(frozen=True, repr=False)
class _Evaluation:
    """A check's details with their slow hashes, or with the reason why none were made."""

    details: Details
    hindrance: Reason | None
    roster: ActiveRoster | None = None
    asked: tuple[Combination, ...] = ()
    tags: tuple[tuple[Rule, bytes], ...] = ()
    counters: tuple[Counter, ...] = ()


class Calls:
    """Opens calls, checks details in them and wraps them up, for the user of one session, from any thread."""

    def __init__(self, session: Session, pace: Pace | None = None) -> None:
        """With a `pace`, checks in open calls keep to it. Raises PasswordMustChange."""
        session.require_user()
        self._session = session
        self._pool: ThreadPoolExecutor = hashing_pool()
        self._throttle = Throttle(session)
        self._pace = pace
        self._open: dict[str, _OpenCall] = {}
        self._turn = threading.Lock()  # a check under way neither misses another one nor outlives its call's end
        self._roster: ActiveRoster | None = None

    def open(self) -> str:
        """Begin a call; its reference."""
        with self._session.journal.transaction():
            call = self._begin()
        return self._keep(call)

    def check(self, reference: str, spoken: SpokenDetails) -> Answer:
        """Answer one caller's details within an open call.

        Raises DetailFault for details that cannot be read (nothing is journaled), NoSuchCall, TooFast, or
        OtherSpecification.
        """
        with self._turn:
            before = self._call(reference)
            if self._pace:
                self._pace.take(reference)
            started = before.row.started_at
            call, decision = self._evaluated(spoken, lambda evaluation: self._settle(before, evaluation), started)
            return self._answer(self._keep(call), decision)

    def single(self, spoken: SpokenDetails) -> Answer:
        """A check that is a call of its own. Raises DetailFault or OtherSpecification."""

        def whole_call(evaluation: _Evaluation) -> tuple[_OpenCall, Decision]:
            call, decision = self._settle(self._begin(), evaluation)
            self._end(call, UNATTENDED)
            return call, decision

        call, decision = self._evaluated(spoken, whole_call)
        return self._answer(call.row.reference, decision)

    def wrap_up(self, reference: str, code: str) -> None:
        """End a call with one of the program's codes. Raises NoSuchCall or NoSuchWrapUp."""
        with self._turn:
            call = self._call(reference)
            if code not in {known.code for known in self._session.program.wrap_up}:
                raise NoSuchWrapUp
            with self._session.journal.transaction():
                self._end(call, code)
            del self._open[reference]

    def keep(self, reference: str, spoken: SpokenDetails) -> KeptCall:
        """Seal a call under way, with what was tried in it, to its user. Raises NoSuchCall."""
        with self._turn:
            return seal_call(self._session, reference, spoken, self._call(reference).tried)

    def take_up(self, kept: KeptCall) -> TakenUp:
        """Go on with a call that was kept over a lock. Raises CallGone or SupervisorKeysGone."""
        spoken, tried = open_call(self._session, kept)
        return self._go_on(kept.reference, spoken, tried)

    def go_on(self, reference: str) -> TakenUp:
        """Go on with one's own call that nobody wrapped up; digits tried before count anew. Raises CallGone."""
        return self._go_on(reference, SpokenDetails(), frozenset())

    def _go_on(self, reference: str, spoken: SpokenDetails, tried: Tried) -> TakenUp:
        session = self._session
        with self._turn:
            row = session.database.calls.find(reference)
            if row is None or (row.operator, row.wrap_up, row.ended_at) != (session.user, NOT_WRAPPED_UP, None):
                raise CallGone
            if reference not in self._open:
                session.record("call_taken_up", reference=reference)
                self._open[reference] = _OpenCall(row, tried)
        return TakenUp(reference, row.started_at, spoken)

    def likely_code(self, reference: str) -> str:
        """The wrap-up code that goes with the call's answer so far."""
        return self._session.program.likely_code(self._call(reference).row.answer).code

    def close(self) -> None:
        """Let the hashing threads go; may be called twice."""
        self._pool.shutdown()

    def __enter__(self) -> "Calls":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _call(self, reference: str) -> _OpenCall:
        if reference not in self._open:
            raise NoSuchCall
        return self._open[reference]

    def _keep(self, call: _OpenCall) -> str:
        """Remember an open call once its transaction is done."""
        self._open[call.row.reference] = call
        return call.row.reference

    def _answer(self, reference: str, decision: Decision) -> Answer:
        said = self._session.program.say(decision.word.value, decision.ask, decision.reason.value)
        return Answer(decision, said.en, said.es, reference, self._session.policy.name)

    def _begin(self) -> _OpenCall:
        session = self._session
        row = CallRow(
            reference="",
            started_at=session.moment(),
            ended_at=None,
            seat=session.facts.seat,
            operator=session.user,
            line_open=session.line_open,
            checks=0,
            answer=NO_ANSWER,
            rules_hit="",
            wrap_up=NOT_WRAPPED_UP,
            roster=None,
            program_version=session.program_version,
        )
        while True:
            row = replace(row, reference=new_reference(session.facts.seat, secrets.choice))
            if session.database.calls.open(row):
                break
        session.record(
            "call_opened",
            at=row.started_at,
            reference=row.reference,
            seat=row.seat,
            line_open=row.line_open,
            program_version=row.program_version,
        )
        return _OpenCall(row)

    def _end(self, call: _OpenCall, code: str) -> None:
        row = replace(call.row, ended_at=self._session.moment(), wrap_up=code)
        self._session.database.calls.update(row)
        self._session.record(
            "call_closed",
            at=row.ended_at,
            reference=row.reference,
            started_at=row.started_at,
            seat=row.seat,
            line_open=row.line_open,
            checks=row.checks,
            answer=row.answer,
            rules_hit=row.rules_hit,
            wrap_up=row.wrap_up,
            roster=row.roster,
            program_version=row.program_version,
        )

    def _evaluated(
        self,
        spoken: SpokenDetails,
        settle: Callable[[_Evaluation], tuple[_OpenCall, Decision]],
        started: str | None = None,
    ) -> tuple[_OpenCall, Decision]:
        """Read and hash; then `settle` in one transaction, if the roster is still the active one.

        `started` is when the call began, if it is under way: the line's grace is for such calls.
        """
        session = self._session
        details = read_spoken(spoken, session.reading_rules(), session.today())
        while True:
            evaluation = self._evaluate(details, started)
            with session.journal.transaction():
                if evaluation.roster is None or self._is_active(evaluation.roster):
                    return settle(evaluation)

    def _evaluate(self, details: Details, started: str | None) -> _Evaluation:
        """Every slow hash of a check in one batch, or the reason why there can be none."""
        if not self._session.line_open_for(started):
            return _Evaluation(details, Reason.CLOSED)
        try:
            roster = self._active_roster()
        except RosterDamaged:
            return _Evaluation(details, Reason.DAMAGED)
        if roster is None:
            return _Evaluation(details, Reason.IMPORTING)
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
        return _Evaluation(details, None, roster, asked, tags, counters)

    def _settle(self, call: _OpenCall, evaluation: _Evaluation) -> tuple[_OpenCall, Decision]:
        """Look up, throttle and append, inside a transaction; the call as it is then."""
        decision = self._look_up(call.row.reference, evaluation)
        tried = call.tried
        if decision.word in {Word.NO, Word.MORE}:
            tried = self._throttle.count_failure(evaluation.counters, tried)
        if decision.word is Word.NO and self._throttle.advises_review(evaluation.counters):
            decision = replace(decision, ask=REVIEW_CASE)
        return _OpenCall(self._record(call.row, evaluation, decision), tried), decision

    def _look_up(self, reference: str, evaluation: _Evaluation) -> Decision:
        roster = evaluation.roster
        if roster is None:
            return cannot(evaluation.hindrance or Reason.IMPORTING)
        try:
            found = {rule for rule, tag in evaluation.tags if roster.holds(rule.number, tag)}
        except RosterDamaged:
            return cannot(Reason.DAMAGED)
        if self._throttle.refuses(reference, evaluation.counters):
            return cannot(Reason.THROTTLED)
        policy = self._session.policy
        return decide(policy, evaluation.details.fields(policy), found, self._askable(roster))

    def _record(self, before: CallRow, evaluation: _Evaluation, decision: Decision) -> CallRow:
        revision = evaluation.roster.revision if evaluation.roster else None
        row = replace(
            before,
            checks=before.checks + 1,
            answer=decision.word.value,
            rules_hit=" ".join(decision.rules_hit),
            roster=revision.roster if revision else None,
        )
        self._session.database.calls.update(row)
        self._session.record(
            "check",
            reference=row.reference,
            answer=decision.word.value,
            reason=decision.reason.value,
            ask=decision.ask,
            fields=sorted(detail.value for detail in evaluation.details.fields(self._session.policy)),
            rules_asked=list(decision.rules_asked),
            rules_hit=list(decision.rules_hit),
            roster=revision.roster if revision else None,
            revision=revision.revision if revision else None,
        )
        return row

    def _active_roster(self) -> ActiveRoster | None:
        session = self._session
        roster = self._roster
        if roster is None or not self._is_active(roster):
            roster = self._roster = load_active(session.database, session.key_file)
        if roster and roster.facts.policy != session.policy.name:
            raise RosterDamaged
        if roster and roster.facts.specification != SPECIFICATION:
            raise OtherSpecification(roster.facts.specification)
        return roster

    def _is_active(self, roster: ActiveRoster) -> bool:
        return self._session.database.rosters.newest_revision() == roster.revision

    def _askable(self, roster: ActiveRoster) -> frozenset[Detail]:
        """Details worth asking for: those in some strong rule that somebody on the roster fills."""
        strong = (rule for rule in self._session.policy.strong if roster.has_rule(rule.number))
        return frozenset(detail for rule in strong for detail in rule.details)
