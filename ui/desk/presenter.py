"""The operator's desk decided: one call at a time, one check at a time, and no answer beside other details."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from callcenter.clock import Clock
from callcenter.domain.answers import REVIEW_CASE, Answer, Decision, Reason, Word, cannot
from callcenter.domain.details import SpokenDetails
from callcenter.domain.enrollment import is_over
from callcenter.domain.hours import LineHours, Opening
from callcenter.domain.notes import check_note
from callcenter.domain.policy import Detail
from callcenter.domain.understood import Understood, cut_spoken, detail_faults, understood
from callcenter.errors import CallCenterError, DetailFault
from callcenter.services.call_protocol import Drafts, TakenUp
from callcenter.services.protocols import SignedIn
from ui.desk.call_line import CallLine
from ui.desk.review import Review
from ui.desk.review import hindrance as case_hindrance
from ui.desk.script import ScriptLine, script_line
from ui.desk.side import SideDesk
from ui.desk.state import DeskState, DeskView, Phase, Showing
from ui.language import tr
from ui.notices import Kind, Notice, notice_of, sentence_of
from ui.runner import Runner

_NO_ANSWER = "NONE"
_EMPTY = SpokenDetails()
# A check that could not be made for one of these is no fault of the records.
_REASONS = {"shift_too_long": Reason.LOCKED}


class DeskPresenter:
    """Takes what the operator does and puts it to the vault; late answers are dropped."""

    def __init__(
        self, view: DeskView, runner: Runner, clock: Clock, signed_in: SignedIn, *, in_spanish: bool = False
    ) -> None:
        self._view = view
        self._clock = clock
        self._signed_in = signed_in
        self._program = signed_in.program
        self._hours = LineHours(signed_in.program.line, signed_in.openings)
        self._state = DeskState(in_spanish=in_spanish)
        self._spoken = _EMPTY
        self._note = ""
        self._asked: SpokenDetails | None = None  # of the check under way
        self._last_asked: SpokenDetails | None = None
        self._after: Callable[[], None] | None = None
        self._line = CallLine(runner, clock, self)
        self.case = Review(view, self._line)
        self.side = SideDesk(view.show_side, runner, self.local_now, signed_in.program.questions, in_spanish=in_spanish)

    @property
    def state(self) -> DeskState:
        """What is shown."""
        return self._state

    @property
    def seconds(self) -> int | None:
        """How long the call lasts so far; None without one."""
        return self._line.seconds

    @property
    def today(self) -> date:
        """The day in the center's zone."""
        return self._hours.day(self._clock.now())

    def local_now(self) -> datetime:
        """The time on the center's clock."""
        return self._hours.local(self._clock.now())

    @property
    def under_way(self) -> tuple[str, SpokenDetails] | None:
        """The call's reference and what may be kept of its details; None without a call that has a reference."""
        if not self._line.reference:
            return None
        try:
            return self._line.reference, cut_spoken(self._spoken, self._signed_in.reading)
        except DetailFault:  # a number half typed is not kept: it could be the beginning of a whole one
            return self._line.reference, replace(self._spoken, ssn="")

    @property
    def drafts(self) -> Drafts:
        """What may be kept of notes not saved yet: nothing that could not be saved."""
        return self.case.drafts(self._note)

    def open_line(self, openings: tuple[Opening, ...]) -> None:
        """The line stands open beyond its hours, or does no more."""
        self._hours = LineHours(self._program.line, openings)

    def take_up(self, call: TakenUp) -> None:
        """Go on with a call from before a lock; its details have to be checked again."""
        self._line.take_up(call)
        self._spoken = call.spoken
        self._note = call.drafts.note
        self.case.take_up(call.drafts)
        self._view.fill(call.spoken)
        self._view.fill_drafts(call.drafts)
        self.side.edited(call.spoken)
        waits = Showing.READY if call.spoken == _EMPTY else Showing.UNCHECKED
        self._show(phase=Phase.TALKING, showing=waits, reference=call.reference)
        self._view.point_to("")

    def understood(self, spoken: SpokenDetails) -> Understood:
        """What stands beneath the boxes."""
        return understood(spoken, self._signed_in.reading, self.today)

    def edited(self, spoken: SpokenDetails) -> None:
        """A box was changed by a person: a call begins, and an answer that stands there is none any more."""
        self._spoken = spoken
        self._line.begin()
        self._view.show_faults(())
        self._show(phase=Phase.TALKING, showing=Showing.CHANGED if self._last_asked else Showing.READY, faults=())
        self.side.edited(spoken)

    def check(self) -> None:
        """Ask the vault, or tell what cannot be read."""
        if self._state.phase in {Phase.REVIEWING, Phase.WRAPPING} or self._spoken == _EMPTY:
            return
        faults = detail_faults(self._spoken, self._signed_in.reading, self.today)
        self._view.show_faults(faults)
        if faults:
            self._show(showing=Showing.MEND, faults=faults)
        elif not self._is_busy:
            self._ask_vault()
        elif self._asked != self._spoken:
            self._after = self.check

    def review(self) -> None:
        """Make a review case, or say why there can be none now."""
        hindrance = case_hindrance(self._state)
        if self._is_busy:
            self._after = self.review
        elif self._state.phase is Phase.REVIEWING:
            self._view.return_caret()
        elif hindrance:
            self._view.tell(Notice(Kind.NEWS, hindrance))
        else:
            self._show(phase=Phase.REVIEWING, reason=self._state.reason or self.case.likely_reason(self._state))

    def choose_reason(self, number: int) -> None:
        """Take the review case's reason that stands at this place, counted from 1."""
        reason = self.case.reason_at(number)
        if self._state.phase is Phase.REVIEWING and reason:
            self._show(reason=reason)

    def open_case(self) -> None:
        """Open the review case that was made."""
        if self._state.phase is Phase.REVIEWING and not self._is_busy:
            self.case.open(self._state.reason, self._case_opened, self._go_on)

    def wrap_up(self) -> None:
        """Choose how the call ended, with the likely code chosen already."""
        if self._is_busy:
            self._after = self.wrap_up
        elif self._state.phase is Phase.WRAPPING:
            self._view.return_caret()  # it may have left the codes
        elif self._state.showing is Showing.CHANGED:
            self._show(showing=Showing.UNCHECKED)  # the code that goes with the former answer may not be the right one
        else:
            self._line.with_call(lambda: self._show(phase=Phase.WRAPPING, code=self._likely_code()))

    def choose(self, number: int) -> None:
        """Take the wrap-up code that stands at this place, counted from 1."""
        codes = self._program.wrap_up
        if self._state.phase is Phase.WRAPPING and 1 <= number <= len(codes):
            self._show(code=codes[number - 1].code)

    def noted(self, note: str) -> None:
        """The note on how the call ended was changed."""
        self._note = note

    def save(self) -> None:
        """End the call with the chosen code and begin with the next one."""
        if self._state.phase is Phase.WRAPPING:
            self._end(self._state.code)

    def next_call(self) -> None:
        """End the call with its likely code; asks once about details not checked, or a case not open."""
        if self._is_busy:
            self._after = self.next_call
        elif self._state.phase is Phase.WRAPPING:
            self.save()
        elif self._state.phase is Phase.READY:
            self._view.forget()
            self.side.next_call()
        elif self._line.cannot_open:
            self._clear()  # there is no call to be wrapped up, and the caller must not stay on the screen
        elif self._spoken not in (_EMPTY, self._last_asked) and self._state.showing is not Showing.UNCHECKED:
            self._show(showing=Showing.UNCHECKED)
        elif self._state.phase is Phase.REVIEWING and self.case.asks_before_leaving():
            pass
        else:
            self._line.with_call(lambda: self._end(self._likely_code()))

    def back(self) -> None:
        """From wrap-up or a review case to the call."""
        if self._state.phase in {Phase.REVIEWING, Phase.WRAPPING}:
            self._show(phase=Phase.TALKING, code="")
            self._view.return_caret()

    def spell(self, box: str) -> None:
        """Spell the name in a box, or the other one when it is spelled already."""
        if not self.side.spell(box):
            self._view.tell(Notice(Kind.NEWS, _no_name_words()))

    def turn_language(self) -> None:
        """The script and what is to be said, in the other language."""
        self._show(in_spanish=not self._state.in_spanish)
        self.side.turn_language(self._state.in_spanish)

    def script(self) -> ScriptLine:
        """The script's line for this step."""
        return script_line(self._program, self._state, self.today)

    def leave(self) -> None:
        """Forget the call: whoever works here goes, and memory is not to keep what is of no use."""
        self._asked = self._after = None
        self.side.close()
        self._clear()

    def call_opened(self) -> None:
        """The call has its reference."""
        self._show(reference=self._line.reference)

    def call_not_opened(self, failure: CallCenterError) -> None:
        """No call could be begun: a check that waited for it could not be made."""
        self._fail(failure)

    def call_ended(self) -> None:
        """A wrap-up is saved."""
        self.side.call_saved()

    def call_not_ended(self, failure: CallCenterError) -> None:
        """A wrap-up could not be saved."""
        self._view.tell(notice_of(failure))

    @property
    def _is_busy(self) -> bool:
        """Whether a check or a review case is under way, and all else has to wait."""
        return self._asked is not None or self.case.is_opening

    def _ask_vault(self) -> None:
        asked = self._asked = self._last_asked = self._spoken
        self._show(showing=Showing.CHECKING, answer=None, checked=self.understood(asked), faults=(), case_news=False)
        self._line.with_call(self._put_check)

    def _put_check(self) -> None:
        """Put the check to the vault; what the policy does not compare does not leave the window."""
        if self._asked is not None:
            self._line.check(cut_spoken(self._asked, self._signed_in.reading), self._answered, self._fail)

    def _answered(self, answer: Answer) -> None:
        late = self._asked != self._spoken
        self._asked = None
        if late:
            self._show(showing=Showing.CHANGED, answer=answer)
        else:
            self._show_answer(answer)
            box = _box_to_fill(answer.decision)
            if box:
                self._view.point_to(box)
        self._go_on()

    def _show_answer(self, answer: Answer) -> None:
        closed = answer.decision.reason is Reason.CLOSED
        opens = self._hours.local(self._hours.next_opening(self._clock.now())) if closed else None
        over = is_over(self._program.enrollment, self.today)
        self._show(showing=Showing.ANSWER, answer=answer, opens_at=opens, enrollment_over=over)

    def _fail(self, failure: CallCenterError) -> None:
        """A check or a call that could not be made: the reason for the operator, and CANNOT unless Enter helps."""
        was_asked, self._asked = self._asked, None
        if was_asked is not None and isinstance(failure, DetailFault):
            self._view.show_faults((failure,))
            self._show(showing=Showing.MEND, faults=(failure,))
        else:
            self._view.tell(notice_of(failure))
            if was_asked is not None and failure.code == "too_fast":
                self._show(showing=Showing.UNCHECKED)
            elif was_asked is not None:
                self._stop(_REASONS.get(failure.code, Reason.DAMAGED), changed=was_asked != self._spoken)
        self._go_on()

    def _stop(self, reason: Reason, *, changed: bool) -> None:
        """Nothing could be asked of the vault: CANNOT, from here."""
        said = self._program.say("CANNOT", reason=reason.value)
        stopped = Answer(cannot(reason), said.en, said.es, self._line.reference, "")
        if changed:
            self._show(showing=Showing.CHANGED, answer=stopped)
        else:
            self._show_answer(stopped)

    def _case_opened(self) -> None:
        """The caller's dispute waits for a supervisor."""
        self._show(case_open=True, case_news=True, reason="")
        self.back()
        self._go_on()

    def _go_on(self) -> None:
        """What was asked for while a check or a review case was under way."""
        waiting, self._after = self._after, None
        if waiting:
            waiting()

    def _end(self, code: str) -> None:
        """Wrap up and clear the desk at once, unless the note holds what must not be kept."""
        try:
            note = check_note(self._note)
        except CallCenterError as fault:
            self._show(phase=Phase.WRAPPING, code=code)
            self._view.refuse_note(sentence_of(fault))
        else:
            self._line.end(code, note)
            self._clear()

    def _clear(self) -> None:
        self._state = DeskState(in_spanish=self._state.in_spanish)
        self._spoken, self._last_asked, self._note = _EMPTY, None, ""
        self._line.let_go()
        self.case.forget()
        self._view.forget()
        self._view.show_state(self._state)
        self.side.next_call()

    def _likely_code(self) -> str:
        """That of the open review case, unless an answer made it needless; else the one that goes with the answer."""
        word = self._state.answer.decision.word if self._state.answer else None
        known = {code.code for code in self._program.wrap_up}
        if self._state.case_open and word is not Word.YES and REVIEW_CASE in known:
            return REVIEW_CASE
        return self._program.likely_code(word.value if word else _NO_ANSWER).code

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self._state)


def _box_to_fill(decision: Decision) -> str:
    """The box that a MORE asks to fill; none for a review case and for other answers."""
    if decision.word is not Word.MORE or decision.ask in {None, REVIEW_CASE}:
        return ""
    return Detail(decision.ask).field


def _no_name_words() -> str:
    return tr("No name is typed yet: type one, and F7 spells it.")
