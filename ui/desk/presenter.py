"""The operator's desk decided: one call at a time, one check at a time, and no answer beside other details."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Protocol

from callcenter.clock import Clock
from callcenter.domain.answers import REVIEW_CASE, Answer, Decision, Reason, Word, cannot
from callcenter.domain.details import SpokenDetails
from callcenter.domain.hours import LineHours
from callcenter.domain.policy import Detail
from callcenter.domain.understood import Understood, cut_spoken, detail_faults, understood
from callcenter.domain.wording import Text
from callcenter.errors import CallCenterError, DetailFault, EnvironmentFault
from callcenter.services.protocols import CallDesk, SignedIn, TakenUp
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner

_NO_ANSWER = "NONE"
_EMPTY = SpokenDetails()


class Phase(Enum):
    """Where the call is."""

    READY = "ready"
    TALKING = "talking"
    WRAPPING = "wrapping"


class Showing(Enum):
    """What the banner shows."""

    READY = "ready"
    CHECKING = "checking"
    ANSWER = "answer"
    CHANGED = "changed"
    MEND = "mend"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, repr=False)
class DeskState:
    """Everything the desk shows but the boxes themselves.

    `checked` is what the answer shown was given for. `code` is the wrap-up code chosen so far.
    """

    phase: Phase = Phase.READY
    showing: Showing = Showing.READY
    answer: Answer | None = None
    checked: Understood = Understood()
    reference: str = ""
    code: str = ""
    in_spanish: bool = False


class DeskView(Protocol):
    """The page, as far as the presenter speaks to it."""

    def show_state(self, state: DeskState) -> None:
        """Show all of it."""
        ...

    def show_faults(self, faults: tuple[DetailFault, ...]) -> None:
        """Tell each box's fault and put the caret into the first; none takes them all away."""
        ...

    def point_to(self, field: str) -> None:
        """Put the caret into a box."""
        ...

    def forget(self) -> None:
        """Empty every box without a trace and put the caret into the first."""
        ...

    def fill(self, spoken: SpokenDetails) -> None:
        """Put details back into the boxes."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...


class DeskPresenter:
    """Takes what the operator does and puts it to the vault; late answers are dropped."""

    def __init__(
        self, view: DeskView, runner: Runner, clock: Clock, signed_in: SignedIn, *, in_spanish: bool = False
    ) -> None:
        self._view = view
        self._runner = runner
        self._clock = clock
        self._signed_in = signed_in
        self._hours = LineHours(signed_in.program.line)
        self._state = DeskState(in_spanish=in_spanish)
        self._spoken = _EMPTY
        self._asked: SpokenDetails | None = None  # of the check under way
        self._last_asked: SpokenDetails | None = None
        self._after_check: Callable[[], None] | None = None
        self._opening = self._cannot_open = False
        self._after_opening: Callable[[], None] | None = None
        self._started: float | None = None
        self._unsaved: list[tuple[str, str]] = []

    @property
    def state(self) -> DeskState:
        """What is shown."""
        return self._state

    @property
    def seconds(self) -> int | None:
        """How long the call lasts so far; None without one."""
        return None if self._started is None else int(self._clock.monotonic() - self._started)

    @property
    def today(self) -> date:
        """The day in the center's zone."""
        return self._hours.day(self._clock.now())

    @property
    def under_way(self) -> tuple[str, SpokenDetails] | None:
        """The call's reference and what may be kept of its details; None without a call that has a reference."""
        if not self._state.reference:
            return None
        try:
            return self._state.reference, cut_spoken(self._spoken, self._signed_in.reading)
        except DetailFault:  # a number half typed is not kept: it could be the beginning of a whole one
            return self._state.reference, replace(self._spoken, ssn="")

    def take_up(self, call: TakenUp) -> None:
        """Go on with a call from before a lock; its details have to be checked again."""
        passed = (self._clock.now() - datetime.fromisoformat(call.started_at)).total_seconds()
        self._started = self._clock.monotonic() - max(0.0, passed)
        self._spoken = call.spoken
        self._view.fill(call.spoken)
        waits = Showing.READY if call.spoken == _EMPTY else Showing.UNCHECKED
        self._show(phase=Phase.TALKING, showing=waits, reference=call.reference)
        self._view.point_to("")

    def understood(self, spoken: SpokenDetails) -> Understood:
        """What stands beneath the boxes."""
        return understood(spoken, self._signed_in.reading, self.today)

    def edited(self, spoken: SpokenDetails) -> None:
        """A box was changed by a person: a call begins, and an answer that stands there is none any more."""
        self._spoken = spoken
        self._begin_call()
        self._view.show_faults(())
        self._show(phase=Phase.TALKING, showing=Showing.CHANGED if self._last_asked else Showing.READY)

    def check(self) -> None:
        """Ask the vault, or tell what cannot be read."""
        if self._state.phase is Phase.WRAPPING or self._spoken == _EMPTY:
            return
        faults = detail_faults(self._spoken, self._signed_in.reading, self.today)
        self._view.show_faults(faults)
        if faults:
            self._show(showing=Showing.MEND)
        elif self._asked is None:
            self._ask_vault()
        elif self._asked != self._spoken:
            self._after_check = self.check

    def wrap_up(self) -> None:
        """Choose how the call ended, with the likely code chosen already."""
        if self._asked is not None:
            self._after_check = self.wrap_up
        elif self._state.phase is Phase.WRAPPING:
            self._show()  # the caret may have left the codes
        elif self._state.showing is Showing.CHANGED:
            self._show(showing=Showing.UNCHECKED)  # the code that goes with the former answer may not be the right one
        else:
            self._with_call(lambda: self._show(phase=Phase.WRAPPING, code=self._likely_code()))

    def choose(self, number: int) -> None:
        """Take the wrap-up code that stands at this place, counted from 1."""
        codes = self._signed_in.program.wrap_up
        if self._state.phase is Phase.WRAPPING and 1 <= number <= len(codes):
            self._show(code=codes[number - 1].code)

    def save(self) -> None:
        """End the call with the chosen code and begin with the next one."""
        if self._state.phase is Phase.WRAPPING:
            self._end(self._state.code)

    def next_call(self) -> None:
        """End the call with its likely code; asks once when something was typed and never checked."""
        if self._asked is not None:
            self._after_check = self.next_call
        elif self._state.phase is Phase.WRAPPING:
            self.save()
        elif self._state.phase is Phase.READY:
            self._view.forget()
        elif self._cannot_open and not self._state.reference:
            self._clear()  # there is no call to be wrapped up, and the caller must not stay on the screen
        elif self._spoken not in (_EMPTY, self._last_asked) and self._state.showing is not Showing.UNCHECKED:
            self._show(showing=Showing.UNCHECKED)
        else:
            self._with_call(lambda: self._end(self._likely_code()))

    def back(self) -> None:
        """From wrap-up to the call."""
        if self._state.phase is Phase.WRAPPING:
            self._show(phase=Phase.TALKING, code="")
            self._view.point_to("")

    def turn_language(self) -> None:
        """The script and what is to be said, in the other language."""
        self._show(in_spanish=not self._state.in_spanish)

    def script(self) -> Text:
        """The script's line for this step, filled in."""
        program, answer = self._signed_in.program, self._state.answer
        script = program.script
        if self._state.phase is Phase.WRAPPING:
            text = script.closing
        elif self._state.showing is Showing.ANSWER and answer:
            text = getattr(script, answer.decision.word.value.lower())
        else:
            text = script.greeting if self._state.phase is Phase.READY else script.identify
        return program.filled(text)

    def leave(self) -> None:
        """Forget the call: whoever works here goes, and memory is not to keep what is of no use."""
        self._asked = self._after_check = self._after_opening = None
        self._clear()

    def _begin_call(self) -> None:
        """At the first key: the call's time runs, and its reference is asked for."""
        if self._started is None:
            self._started = self._clock.monotonic()
        if not self._state.reference and not self._opening:
            self._opening = True
            self._runner.start(ask(CallDesk.open), self._opened, self._not_opened)

    def _opened(self, reference: str) -> None:
        self._opening = False
        if not self._state.reference:  # else a kept call came back meanwhile
            self._show(reference=reference)
        waiting, self._after_opening = self._after_opening, None
        if waiting:
            waiting()

    def _not_opened(self, failure: CallCenterError) -> None:
        self._opening, self._cannot_open, self._after_opening = False, True, None
        self._fail(failure)

    def _with_call(self, step: Callable[[], None]) -> None:
        """Do a step once the call has its reference."""
        if self._state.reference:
            step()
        else:
            self._after_opening = step
            self._begin_call()

    def _ask_vault(self) -> None:
        asked = self._asked = self._last_asked = self._spoken
        self._show(showing=Showing.CHECKING, answer=None, checked=self.understood(asked))
        self._with_call(self._put_check)

    def _put_check(self) -> None:
        """Put the check to the vault; what the policy does not compare does not leave the window."""
        if self._asked is None:
            return
        cut = cut_spoken(self._asked, self._signed_in.reading)
        self._runner.start(ask(CallDesk.check, self._state.reference, cut), self._answered, self._fail)

    def _answered(self, answer: Answer) -> None:
        late = self._asked != self._spoken
        self._asked = None
        if late:
            self._show(showing=Showing.CHANGED, answer=answer)
        else:
            self._show(showing=Showing.ANSWER, answer=answer)
            box = _box_to_fill(answer.decision)
            if box:
                self._view.point_to(box)
        self._go_on()

    def _fail(self, failure: CallCenterError) -> None:
        """A check or a call that could not be made: the reason for the operator, and CANNOT unless Enter helps."""
        was_asked, self._asked = self._asked, None
        if was_asked is not None and isinstance(failure, DetailFault):
            self._view.show_faults((failure,))
            self._show(showing=Showing.MEND)
        elif was_asked is not None and failure.code == "too_fast":
            self._view.tell(notice_of(failure))
            self._show(showing=Showing.UNCHECKED)
        elif was_asked is not None:
            self._view.tell(notice_of(failure))
            said = self._signed_in.program.say("CANNOT", reason=Reason.DAMAGED.value)
            stopped = Answer(cannot(Reason.DAMAGED), said.en, said.es, self._state.reference, "")
            changed = was_asked != self._spoken
            self._show(showing=Showing.CHANGED if changed else Showing.ANSWER, answer=stopped)
        else:
            self._view.tell(notice_of(failure))
        self._go_on()

    def _go_on(self) -> None:
        """What was asked for while a check was under way."""
        waiting, self._after_check = self._after_check, None
        if waiting:
            waiting()

    def _end(self, code: str) -> None:
        """Wrap up, and clear the desk at once: the reference and the code are all that is still needed."""
        self._unsaved.append((self._state.reference, code))
        self._save_codes()
        self._clear()

    def _clear(self) -> None:
        self._state = DeskState(in_spanish=self._state.in_spanish)
        self._spoken, self._last_asked, self._started, self._cannot_open = _EMPTY, None, None, False
        self._view.forget()
        self._view.show_state(self._state)

    def _save_codes(self) -> None:
        """Save the wrap-up, and any that could not be saved before."""
        waiting, self._unsaved = self._unsaved, []
        for reference, code in waiting:

            def not_saved(failure: CallCenterError, call: tuple[str, str] = (reference, code)) -> None:
                if isinstance(failure, EnvironmentFault):  # it may pass; what the vault refuses it refuses again
                    self._unsaved.append(call)
                self._view.tell(notice_of(failure))

            self._runner.start(ask(CallDesk.wrap_up, reference, code), lambda _: None, not_saved)

    def _likely_code(self) -> str:
        answer = self._state.answer
        return self._signed_in.program.likely_code(answer.decision.word.value if answer else _NO_ANSWER).code

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self._state)


def _box_to_fill(decision: Decision) -> str:
    """The box that a MORE asks to fill; none for a review case and for other answers."""
    if decision.word is not Word.MORE or decision.ask in {None, REVIEW_CASE}:
        return ""
    return Detail(decision.ask).field
