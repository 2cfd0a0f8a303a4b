"""A review case being made: whether there can be one, what it says, and what became of it."""

from collections.abc import Callable

from callcenter.domain.answers import Reason, Word
from callcenter.domain.notes import check_note
from callcenter.domain.review_cases import REVIEW_REASONS, parse_call_back
from callcenter.errors import CallCenterError
from callcenter.services.call_protocol import Drafts, NewCase
from ui.desk.call_line import CallLine
from ui.desk.state import DeskState, DeskView
from ui.language import tr
from ui.notices import notice_of, sentence_of

CALL_BACK, NOTE = "call_back", "note"
"""The boxes of a review case."""


def hindrance(state: DeskState) -> str:
    """Why no case can be made now; empty when one can."""
    answer = state.shown_answer
    if state.case_open:
        return tr("The review case of this call is open already.")
    if answer is None:
        return tr("A review case is about an answer that the caller disputes: press Enter for one first.")
    if answer.decision.word is Word.YES:
        return tr("The caller is eligible, so there is nothing to review.")
    if answer.decision.word is Word.CANNOT and answer.decision.reason is not Reason.THROTTLED:
        return tr("Nothing was checked, so there is nothing to review.")
    return ""


class Review:
    """One case a call; what was typed for it is held until it is open, or the call is over."""

    def __init__(self, view: DeskView, line: CallLine) -> None:
        self._view = view
        self._line = line
        self._call_back = self._note = ""
        self._opening = self._asked = False

    @property
    def is_opening(self) -> bool:
        """Whether the vault has been asked and has not answered yet."""
        return self._opening

    def likely_reason(self, state: DeskState) -> str:
        """The reason that is chosen already."""
        throttled = state.answer is not None and state.answer.decision.reason is Reason.THROTTLED
        return "throttled" if throttled else REVIEW_REASONS[0]

    def reason_at(self, number: int) -> str:
        """The reason at a place, counted from 1; empty where there is none."""
        return REVIEW_REASONS[number - 1] if 1 <= number <= len(REVIEW_REASONS) else ""

    def drafted(self, call_back: str, note: str) -> None:
        """What was typed so far."""
        self._call_back, self._note, self._asked = call_back, note, False

    def drafts(self, note: str) -> Drafts:
        """What may be kept of this case and of the call's `note`: what could be saved as it stands."""
        return Drafts(
            note=_savable(note, check_note),
            call_back=_savable(self._call_back, parse_call_back),
            case_note=_savable(self._note, check_note),
        )

    def take_up(self, drafts: Drafts) -> None:
        """What was typed before a lock."""
        self.drafted(drafts.call_back, drafts.case_note)

    def open(self, reason: str, opened: Callable[[], None], not_opened: Callable[[], None]) -> None:
        """Open the case, or say which box has to be mended."""
        box = CALL_BACK
        try:
            call_back, box = parse_call_back(self._call_back), NOTE
            case = NewCase(reason, call_back, check_note(self._note))
        except CallCenterError as fault:
            self._view.refuse_case(box, sentence_of(fault))
            return

        def succeeded() -> None:
            self.forget()
            opened()

        def failed(failure: CallCenterError) -> None:
            if failure.code == "case_opened":
                succeeded()  # before a lock, or by an answer that was lost: it is open all the same
                return
            self._opening = False
            self._view.tell(notice_of(failure))
            not_opened()

        self._opening = True
        self._line.open_case(case, succeeded, failed)

    def asks_before_leaving(self) -> bool:
        """Say once that the case being made is not open."""
        if self._asked:
            return False
        self._asked = True
        self._view.refuse_case("", _not_open_words())
        return True

    def forget(self) -> None:
        """Hold nothing of a case any more."""
        self._call_back = self._note = ""
        self._opening = self._asked = False


def _savable(text: str, check: Callable[[str], str]) -> str:
    try:
        return check(text)
    except CallCenterError:
        return ""


def _not_open_words() -> str:
    return tr("The review case is not open yet: Enter opens it. F12 once more goes on without.")
