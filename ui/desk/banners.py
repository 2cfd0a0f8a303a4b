"""What the banner says in each state of the desk."""

from callcenter.domain.answers import Word
from ui.desk.boxes import BOX_SHORTCUTS
from ui.desk.script import said_reference
from ui.desk.state import DeskState, Showing
from ui.desk.wording import echo_words, next_step_words
from ui.language import tr
from ui.notices import sentence_of
from ui.texts import answer_word
from ui.widgets.answer_banner import Banner, Look

_LOOKS = {Word.YES: Look.YES, Word.NO: Look.NO, Word.MORE: Look.MORE, Word.CANNOT: Look.CANNOT}


def banner_of(state: DeskState) -> Banner:
    """The banner of a state; an answer only where it is that of what stands in the boxes."""
    answer = state.shown_answer
    if answer:
        word = answer.decision.word
        said = answer.say_es if state.in_spanish else answer.say
        if state.tells_case:
            reference = said_reference(state.reference)
            said = reference.es if state.in_spanish else reference.en
        return Banner(_LOOKS[word], answer_word(word.value), said, next_step_words(state), echo_words(state.checked))
    if state.showing is Showing.CHECKING:
        return Banner(Look.CHECKING, tr("Checking…"), echo=echo_words(state.checked))
    return _waiting_banner(state)


def _waiting_banner(state: DeskState) -> Banner:
    """Where there is no answer to show, what to do."""
    if state.showing is Showing.CHANGED:
        return Banner(Look.CHANGED, tr("Changed: check again"), next_step=tr("Enter checks."))
    if state.showing is Showing.MEND:
        order = [*BOX_SHORTCUTS]
        faults = sorted(state.faults, key=lambda fault: order.index(fault.field) if fault.field in order else -1)
        said = "\n".join(map(sentence_of, faults))  # beneath a narrow box there may be no room for it
        return Banner(Look.FAULT, tr("Not checked: look at the marked box"), next_step=said)
    if state.showing is Showing.UNCHECKED:
        unchecked = tr("Enter checks them. F12 once more goes on without.")
        return Banner(Look.FAULT, tr("These details were not checked"), next_step=unchecked)
    return Banner(Look.READY, tr("Type what the caller gives you, then press Enter."))
