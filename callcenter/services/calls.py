"""Calls and the checks made in them: an answer given is an answer journaled."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from callcenter.domain.answers import REVIEW_CASE, Answer, Decision, Reason, Word, cannot, decide
from callcenter.domain.calls import NOT_WRAPPED_UP, new_reference
from callcenter.domain.details import SpokenDetails
from callcenter.domain.notes import check_note
from callcenter.domain.policy import Detail
from callcenter.domain.program import Program
from callcenter.domain.reading import read_spoken
from callcenter.errors import UserFacing
from callcenter.services.active_roster import ActiveRoster, RosterDamaged
from callcenter.services.call_protocol import Drafts, KeptCall, NewCase, OwnDay, QuotedCall, TakenUp
from callcenter.services.check_evaluation import Evaluation, Evaluator
from callcenter.services.kept_calls import CallGone, open_call, seal_call
from callcenter.services.note_sealing import NoteSealing, Sealed, Text
from callcenter.services.own_day import own_day
from callcenter.services.pace import Pace
from callcenter.services.program_desk import program_of
from callcenter.services.quoted_call import quoted_call
from callcenter.services.review_cases import open_case
from callcenter.services.session import Session
from callcenter.services.throttling import Throttle, Tried
from callcenter.storage.rows import CallRow, NoteRow

NO_ANSWER = "NONE"
_NO_DRAFTS = Drafts()
UNATTENDED = ""  # a check from a shell is a call nobody wraps up


class NoSuchCall(UserFacing):
    """A reference that is not an open call of this session."""

    code = "no_such_call"
    sentence = "No open call has this reference. Begin the call again."


class NoSuchWrapUp(UserFacing):
    """A wrap-up code the program does not know."""

    code = "no_such_wrap_up"
    sentence = "The program has no such wrap-up code. Choose one of its codes."


class NotesOff(UserFacing):
    """A note was to be kept although the program keeps none."""

    code = "notes_off"
    sentence = "In this program calls are wrapped up without a note. Take the note out to save the call."


class ShiftTooLong(UserFacing):
    """A call was to begin after the longest time that one sign-in lasts."""

    code = "shift_too_long"
    sentence = "You have been signed in for 12 hours. Sign out and in again, then take the next call."


@dataclass(frozen=True, repr=False)
class _OpenCall:
    """A call under way: its row so far, and the digits tried in it by context, in memory alone.

    What is said in it is the wording of the program that it began under.
    """

    row: CallRow
    program: Program
    tried: Tried = frozenset()


class Calls:
    """Opens calls, checks details in them and wraps them up, for the user of one session, from any thread."""

    def __init__(self, session: Session, pace: Pace | None = None) -> None:
        """With a `pace`, checks in open calls keep to it. Raises PasswordMustChange."""
        session.require_user()
        self._session = session
        self._throttle = Throttle(session)
        self._evaluator = Evaluator(session, self._throttle)
        self._sealing = NoteSealing(session)
        self._pace = pace
        self._open: dict[str, _OpenCall] = {}
        self._turn = threading.Lock()  # a check under way neither misses another one nor outlives its call's end

    def open(self) -> str:
        """Begin a call; its reference. Raises ShiftTooLong; what is open by then can be gone on with."""
        if self._session.clock.now() >= self._session.ends_at:
            raise ShiftTooLong
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
            self._keep(call)
            return self._answer(call, decision)

    def single(self, spoken: SpokenDetails) -> Answer:
        """A check that is a call of its own. Raises DetailFault or OtherSpecification."""

        def whole_call(evaluation: Evaluation) -> tuple[_OpenCall, Decision]:
            call, decision = self._settle(self._begin(), evaluation)
            self._end(call, UNATTENDED)
            return call, decision

        call, decision = self._evaluated(spoken, whole_call)
        return self._answer(call, decision)

    def wrap_up(self, reference: str, code: str, note: str = "") -> None:
        """End a call with one of the program's codes, and seal a note to the supervisors.

        Raises NoSuchCall, NoSuchWrapUp, NotesOff, NoteTooLong or NoteTellsTooMuch; the call goes on then.
        """
        with self._turn, self._session.journal.still():  # between sealing and keeping no keys are renewed
            call = self._call(reference)
            programs = (call.program, self._session.program)  # after a lock the desk shows the present codes
            if code not in {known.code for program in programs for known in program.wrap_up}:
                raise NoSuchWrapUp
            text = check_note(note)
            if text and not any(program.notes for program in programs):
                raise NotesOff
            sealed = self._sealing.seal(reference, {Text.NOTE: text})
            with self._session.journal.transaction():
                self._end(call, code, sealed)
            self._let_go(reference)

    def open_case(self, reference: str, case: NewCase) -> None:
        """Open a review case for a call under way. Raises NoSuchCall and what `review_cases.open_case` raises."""
        with self._turn, self._session.journal.still():  # as above
            open_case(self._session, self._sealing, self._call(reference).row, case)

    def quoted(self, reference: str) -> QuotedCall:
        """The call of a reference that a caller quotes. Raises NoSuchReference."""
        return quoted_call(self._session, reference)

    def own_day(self) -> OwnDay:
        """The user's own day."""
        return own_day(self._session)

    def keep(self, reference: str, spoken: SpokenDetails, drafts: Drafts = _NO_DRAFTS) -> KeptCall:
        """Seal a call under way, with what was tried in it, to its user. Raises NoSuchCall."""
        with self._turn:
            return seal_call(self._session, reference, spoken, self._call(reference).tried, drafts)

    def take_up(self, kept: KeptCall) -> TakenUp:
        """Go on with a call that was kept over a lock. Raises CallGone or SupervisorKeysGone."""
        spoken, tried, drafts = open_call(self._session, kept)
        return self._go_on(kept.reference, spoken, tried, drafts)

    def go_on(self, reference: str) -> TakenUp:
        """Go on with one's own call that nobody wrapped up; digits tried before count anew. Raises CallGone."""
        return self._go_on(reference, SpokenDetails(), frozenset())

    def _go_on(self, reference: str, spoken: SpokenDetails, tried: Tried, drafts: Drafts = _NO_DRAFTS) -> TakenUp:
        session = self._session
        with self._turn:
            row = session.database.calls.find(reference)
            if row is None or (row.operator, row.wrap_up, row.ended_at) != (session.user, NOT_WRAPPED_UP, None):
                raise CallGone
            if reference not in self._open:
                session.record("call_taken_up", reference=reference)
                self._keep(_OpenCall(row, program_of(session, row.program_version), tried))
        return TakenUp(reference, row.started_at, spoken, drafts)

    def likely_code(self, reference: str) -> str:
        """The wrap-up code that goes with the call's answer so far."""
        call = self._call(reference)
        return call.program.likely_code(call.row.answer).code

    def close(self) -> None:
        """Let the hashing threads go, and what is under way to whoever takes it up; may be called twice."""
        for reference in tuple(self._open):
            self._let_go(reference)
        self._evaluator.close()

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
        self._session.held.open_calls.add(call.row.reference)
        return call.row.reference

    def _let_go(self, reference: str) -> None:
        del self._open[reference]
        self._session.held.open_calls.discard(reference)

    def _answer(self, call: _OpenCall, decision: Decision) -> Answer:
        session = self._session
        said = call.program.say(decision.word.value, decision.ask, decision.reason.value, day=session.today())
        return Answer(decision, said.en, said.es, call.row.reference, session.policy.name)

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
        return _OpenCall(row, session.program)

    def _end(self, call: _OpenCall, code: str, sealed: Sealed | None = None) -> None:
        row = replace(call.row, ended_at=self._session.moment(), wrap_up=code)
        self._session.database.calls.update(row)
        noted: dict[str, object] = {}
        if sealed and sealed.key is not None:
            kept = NoteRow(row.reference, sealed.key, sealed.texts[Text.NOTE])
            self._session.database.notes.add(kept)
            noted = {"note_key": kept.note_key, "note": kept.sealed.hex()}
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
            checked_at=row.checked_at,
            **noted,
        )

    def _evaluated(
        self,
        spoken: SpokenDetails,
        settle: Callable[[Evaluation], tuple[_OpenCall, Decision]],
        started: str | None = None,
    ) -> tuple[_OpenCall, Decision]:
        """Read and hash; then `settle` in one transaction, if the roster is still the active one.

        `started` is when the call began, if it is under way: the line's grace is for such calls.
        """
        session = self._session
        details = read_spoken(spoken, session.reading_rules(), session.today())
        while True:
            evaluation = self._evaluator.evaluate(details, started)
            with session.journal.transaction():
                if self._evaluator.still_holds(evaluation):
                    return settle(evaluation)

    def _settle(self, call: _OpenCall, evaluation: Evaluation) -> tuple[_OpenCall, Decision]:
        """Look up, throttle and append, inside a transaction; the call as it is then."""
        decision = self._look_up(call.row.reference, evaluation)
        tried = call.tried
        if decision.word in {Word.NO, Word.MORE}:
            tried = self._throttle.count_failure(evaluation.counters, tried)
        if decision.word is Word.NO and self._throttle.advises_review(evaluation.counters):
            decision = replace(decision, ask=REVIEW_CASE)
        return replace(call, row=self._record(call.row, evaluation, decision), tried=tried), decision

    def _look_up(self, reference: str, evaluation: Evaluation) -> Decision:
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

    def _record(self, before: CallRow, evaluation: Evaluation, decision: Decision) -> CallRow:
        revision = evaluation.roster.revision if evaluation.roster else None
        row = replace(
            before,
            checks=before.checks + 1,
            answer=decision.word.value,
            rules_hit=" ".join(decision.rules_hit),
            roster=revision.roster if revision else None,
            checked_at=self._session.moment(),
        )
        self._session.database.calls.update(row)
        self._session.record(
            "check",
            at=row.checked_at,
            reference=row.reference,
            program_version=row.program_version,
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

    def _askable(self, roster: ActiveRoster) -> frozenset[Detail]:
        """Details worth asking for: those in some strong rule that somebody on the roster fills."""
        strong = (rule for rule in self._session.policy.strong if roster.has_rule(rule.number))
        return frozenset(detail for rule in strong for detail in rule.details)
