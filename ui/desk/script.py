"""Which line of the program's script goes with the step the call is at, and what belongs below it."""

from dataclasses import dataclass
from datetime import date

from callcenter.domain.answers import Word
from callcenter.domain.program import Program
from callcenter.domain.spelling import spelled_aloud
from callcenter.domain.wording import Text
from ui.desk.state import DeskState, Phase


@dataclass(frozen=True)
class ScriptLine:
    """What to say, filled in; `below` it how to enroll, or the reference to be written down."""

    say: Text
    below: Text | None = None


def script_line(program: Program, state: DeskState, day: date) -> ScriptLine:
    """The line of this step on the center's `day`."""
    script, answer, talks = program.script, state.shown_answer, state.phase is Phase.TALKING
    if state.phase is Phase.REVIEWING or (talks and (state.wants_case or state.tells_case)):
        return ScriptLine(program.filled(script.review_case), said_reference(state.reference))
    eligible = answer is not None and answer.decision.word is Word.YES
    if state.phase is Phase.WRAPPING or (eligible and state.enrollment_over):
        text = script.closing
    elif answer:
        text = getattr(script, answer.decision.word.value.lower())
    else:
        text = script.greeting if state.phase is Phase.READY else script.identify
    return ScriptLine(program.filled(text), program.how_to_enroll(day) if eligible and talks else None)


def said_reference(reference: str) -> Text:
    """A reference, and letter by letter how it is said."""
    bare = reference.replace("-", "")
    return Text(
        en=f"{reference}: {spelled_aloud(bare, in_spanish=False)}",
        es=f"{reference}: {spelled_aloud(bare, in_spanish=True)}",
    )
