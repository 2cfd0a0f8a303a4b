"""Calls and the checks made in them: an answer given is an answer journaled."""

import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from callcenter.domain.answers import Answer, Decision, Reason, cannot, decide
from callcenter.domain.calls import new_reference
from callcenter.domain.combinations import combinations
from callcenter.domain.details import Combination, Details, SpokenDetails
from callcenter.domain.policy import Detail, Rule
from callcenter.domain.reading import read_spoken
from callcenter.domain.specification import SPECIFICATION
from callcenter.domain.throttle import Context, contexts
from callcenter.errors import UserFacing
from callcenter.services.active_roster import ActiveRoster, OtherSpecification, RosterDamaged, load_active
from callcenter.services.hashing import hashing_pool, map_in_order
from callcenter.services.session import Session
from callcenter.services.throttling import Throttle
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


@dataclass(repr=False)
class _OpenCall:
    """A call under way: its row so far, and the digits tried in it for each context, in memory alone."""

    row: CallRow
    tried: dict[Context, set[str]] = field(default_factory=dict)


@dataclass(frozen=True, repr=False)
class _Hashed:
    """What one batch of evaluations gave."""

    roster: ActiveRoster
    tags: tuple[tuple[Rule, bytes], ...]
    counters: tuple[tuple[Context, bytes], ...]


class Calls:
    """Opens calls, checks details in them and wraps them up, for the user of one session."""

    def __init__(self, session: Session) -> None:
        """Raises PasswordMustChange."""
        session.require_user()
        self._session = session
        self._pool: ThreadPoolExecutor = hashing_pool()
        self._throttle = Throttle(session)
        self._open: dict[str, _OpenCall] = {}
        self._roster: ActiveRoster | None = None

    def open(self) -> str:
        """Begin a call; its reference."""
        with self._session.journal.transaction():
            return self._begin()

    def check(self, reference: str, spoken: SpokenDetails) -> Answer:
        """Answer one caller's details within an open call.

        Raises DetailFault for details that cannot be read (nothing is journaled), NoSuchCall, or
        OtherSpecification.
        """
        call = self._call(reference)
        details = self._read(spoken)
        return self._answer(reference, self._decide_and_record(call, details))

    def single(self, spoken: SpokenDetails) -> Answer:
        """A check that is a call of its own. Raises DetailFault or OtherSpecification."""
        details = self._read(spoken)
        with self._session.journal.transaction():
            reference = self._begin()
            try:
                decision = self._decide_and_record(self._open[reference], details)
                self._end(reference, UNATTENDED)
            finally:
                self._open.pop(reference, None)
        return self._answer(reference, decision)

    def wrap_up(self, reference: str, code: str) -> None:
        """End a call with one of the program's codes. Raises NoSuchCall or NoSuchWrapUp."""
        self._call(reference)
        if code not in {known.code for known in self._session.program.wrap_up}:
            raise NoSuchWrapUp
        with self._session.journal.transaction():
            self._end(reference, code)

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

    def _read(self, spoken: SpokenDetails) -> Details:
        return read_spoken(spoken, self._session.reading_rules(), self._session.today())

    def _answer(self, reference: str, decision: Decision) -> Answer:
        said = self._session.program.say(decision.word.value, decision.ask, decision.reason.value)
        return Answer(decision, said.en, said.es, reference, self._session.policy.name)

    def _begin(self) -> str:
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
        session.record("call_opened", reference=row.reference)
        self._open[row.reference] = _OpenCall(row)
        return row.reference

    def _end(self, reference: str, code: str) -> None:
        row = replace(self._open[reference].row, ended_at=self._session.moment(), wrap_up=code)
        self._session.database.calls.update(row)
        self._session.record(
            "call_closed",
            reference=reference,
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
        self._open.pop(reference)

    def _decide_and_record(self, call: _OpenCall, details: Details) -> Decision:
        """Hash, then in one transaction: same roster still, look up, throttle, append."""
        session = self._session
        asked = combinations(details, session.policy, session.program.matching.evaluations_bound, exchanged=True)
        while True:
            hashed = self._hash(details, asked) if session.line_open else Reason.CLOSED
            with session.journal.transaction():
                if isinstance(hashed, _Hashed) and not self._is_active(hashed.roster):
                    continue
                decision = self._look_up(call, details, asked, hashed)
                row = self._record(call.row, details, decision, hashed)
            call.row = row
            return decision

    def _hash(self, details: Details, asked: Sequence[Combination]) -> "_Hashed | Reason":
        """Every evaluation of the check in one batch, or the reason why there can be none."""
        try:
            roster = self._active_roster()
        except RosterDamaged:
            return Reason.DAMAGED
        if roster is None:
            return Reason.IMPORTING
        hasher = roster.hasher()
        counted = self._throttle.contexts(contexts(details, asked))

        def evaluate(part: Sequence[Combination | Context]) -> list[bytes]:
            return [
                hasher.tag(item.rule.number, item.public, item.secret)
                if isinstance(item, Combination)
                else self._throttle.counter(item)
                for item in part
            ]

        batch: list[Combination | Context] = [*asked, *counted]
        made = [one for part in map_in_order(self._pool, evaluate, batch, 1) for one in part]
        tags = tuple((one.rule, tag) for one, tag in zip(asked, made, strict=False))
        return _Hashed(roster, tags, tuple(zip(counted, made[len(asked) :], strict=True)))

    def _look_up(
        self, call: _OpenCall, details: Details, asked: Sequence[Combination], hashed: "_Hashed | Reason"
    ) -> Decision:
        if isinstance(hashed, Reason):
            return cannot(hashed)
        try:
            found = {rule for rule, tag in hashed.tags if hashed.roster.holds(rule.number, tag)}
        except RosterDamaged:
            return cannot(Reason.DAMAGED)
        if self._throttle.is_full(hashed.counters):
            return cannot(Reason.THROTTLED)
        policy = self._session.policy
        decision = decide(policy, details.fields(policy), found, self._askable(hashed.roster))
        if decision.reason is not Reason.STRONG_MATCH:
            self._throttle.count_failure(hashed.counters, asked, call.tried)
        return decision

    def _record(self, before: CallRow, details: Details, decision: Decision, hashed: "_Hashed | Reason") -> CallRow:
        revision = hashed.roster.revision if isinstance(hashed, _Hashed) else None
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
            fields=sorted(detail.value for detail in details.fields(self._session.policy)),
            rules_asked=list(decision.rules_asked),
            rules_hit=list(decision.rules_hit),
            roster=revision.roster if revision else None,
            revision=revision.revision if revision else None,
        )
        return row

    def _active_roster(self) -> ActiveRoster | None:
        session = self._session
        if self._roster is None or not self._is_active(self._roster):
            self._roster = load_active(session.database.rosters, session.key_file)
            if self._roster and self._roster.facts.specification != SPECIFICATION:
                raise OtherSpecification(self._roster.facts.specification)
        return self._roster

    def _is_active(self, roster: ActiveRoster) -> bool:
        return self._session.database.rosters.newest_revision() == roster.revision

    def _askable(self, roster: ActiveRoster) -> frozenset[Detail]:
        """Details worth asking for: those in some strong rule that somebody on the roster fills."""
        strong = (rule for rule in self._session.policy.strong if roster.has_rule(rule.number))
        return frozenset(detail for rule in strong for detail in rule.details)
