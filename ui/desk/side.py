"""What stands beside the boxes, decided: the script, a name spelled, questions, a quoted reference, one's own day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from callcenter.domain.calls import tidy_reference
from callcenter.domain.details import SpokenDetails
from callcenter.domain.program_parts import Question
from callcenter.domain.questions import matching
from callcenter.domain.spelling import spelled
from callcenter.domain.text import is_blank
from callcenter.errors import CallCenterError
from callcenter.services.call_protocol import CallDesk, OwnDay, QuotedCall
from callcenter.services.requests import ask
from ui.desk.side_state import Side, SideState
from ui.language import tr
from ui.notices import sentence_of
from ui.runner import Runner

_NAMES = {"last_name": "first_name", "first_name": "last_name"}  # each with the other one


class SideDesk:
    """One thing at a time in the script's place; what comes late for a former one is dropped."""

    def __init__(
        self,
        show: Callable[[SideState], None],
        runner: Runner,
        local_now: Callable[[], datetime],
        questions: tuple[Question, ...],
        *,
        in_spanish: bool,
    ) -> None:
        """`local_now` is the time on the center's clock."""
        self._show_state = show
        self._runner = runner
        self._local_now = local_now
        self._questions = questions
        self._state = SideState(in_spanish=in_spanish)
        self._spoken = SpokenDetails()
        self._turn = 0  # counts what was asked of the vault, so that only the latest is shown

    @property
    def state(self) -> SideState:
        """What is shown."""
        return self._state

    def edited(self, spoken: SpokenDetails) -> None:
        """The boxes hold something else; a name that is being spelled follows."""
        self._spoken = spoken
        if self._state.side is Side.SPELLING:
            self._spell(self._state.box)

    def turn_language(self, in_spanish: bool) -> None:
        """The script's language is another one."""
        self._state = replace(self._state, in_spanish=in_spanish)
        if self._state.side is Side.SPELLING:
            self._spell(self._state.box)
        else:
            self._show_state(self._state)

    def spell(self, box: str) -> bool:
        """Spell the name of a box, or the last name for any other; again, the other name. False when there is none."""
        again = self._state.side is Side.SPELLING
        first = _NAMES[self._state.box] if again else box if box in _NAMES else "last_name"
        named = next((name for name in (first, _NAMES[first]) if not is_blank(getattr(self._spoken, name))), None)
        if named is None:
            return False
        self._spell(named)
        return True

    def ask(self) -> None:
        """Show the program's questions, all of them."""
        self._open(Side.QUESTIONS)
        self.find("")

    def find(self, words: str) -> None:
        """Show the questions that have these words in them, the best one chosen."""
        found = matching(self._questions, words)
        self._show(found=found, chosen=found[0] if found else None)

    def choose(self, question: int) -> None:
        """Show the answer to another question that was found."""
        if question in self._state.found:
            self._show(chosen=question)

    def step(self, by: int) -> None:
        """Go so many questions down, or up; the first and the last one are the end."""
        found, chosen = self._state.found, self._state.chosen
        if chosen is not None:
            self._show(chosen=found[max(0, min(found.index(chosen) + by, len(found) - 1))])

    def quote(self) -> None:
        """Ask for a reference that the caller quotes."""
        self._open(Side.QUOTED)

    def look_up(self, reference: str) -> None:
        """Look a quoted reference up; what can be none does not leave the window."""
        if self._state.side is not Side.QUOTED or is_blank(reference):
            return
        self._turn += 1
        turn, tidy = self._turn, tidy_reference(reference)

        def found(call: QuotedCall) -> None:
            if turn == self._turn:
                self._show(quoted=call, fault="")

        if tidy:
            self._runner.start(ask(CallDesk.quoted, tidy), found, self._failed(turn))
        else:
            self._show(quoted=None, fault=_reference_words())

    def show_day(self) -> None:
        """Show one's own day so far; shown already, count it again."""
        if self._state.side is not Side.OWN_DAY:
            self._open(Side.OWN_DAY)
        self._turn += 1
        turn = self._turn

        def counted(day: OwnDay) -> None:
            if turn == self._turn:
                self._show(day=day, as_of=self._local_now(), fault="")

        self._runner.start(ask(CallDesk.own_day), counted, self._failed(turn))

    def close(self) -> None:
        """Back to the script."""
        self._open(Side.SCRIPT)

    def next_call(self) -> None:
        """Forget what was called for in the call that is over; one's own day stays."""
        self._spoken = SpokenDetails()
        if self._state.side is not Side.OWN_DAY:
            self.close()

    def call_saved(self) -> None:
        """A call more is in the day."""
        if self._state.side is Side.OWN_DAY:
            self.show_day()

    def _open(self, side: Side) -> None:
        self._turn += 1
        self._state = SideState(side, in_spanish=self._state.in_spanish)
        self._show_state(self._state)

    def _spell(self, box: str) -> None:
        letters = spelled(getattr(self._spoken, box), in_spanish=self._state.in_spanish)
        self._state = SideState(Side.SPELLING, box=box, letters=letters, in_spanish=self._state.in_spanish)
        self._turn += 1
        self._show_state(self._state)

    def _failed(self, turn: int) -> Callable[[CallCenterError], None]:
        def failed(failure: CallCenterError) -> None:
            if turn == self._turn:
                self._show(quoted=None, fault=sentence_of(failure))

        return failed

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._show_state(self._state)


def _reference_words() -> str:
    return tr("A reference has six letters and digits, such as A7F-2QM.")
