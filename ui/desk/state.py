"""All that the desk shows, as a frozen value, and the page as its presenter speaks to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from callcenter.domain.answers import REVIEW_CASE, Answer, Reason, Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.understood import Understood
from callcenter.errors import DetailFault
from callcenter.services.call_protocol import Drafts
from ui.desk.side_state import SideState
from ui.notices import Notice


class Phase(Enum):
    """Where the call is."""

    READY = "ready"
    TALKING = "talking"
    REVIEWING = "reviewing"
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
    """Everything the desk shows but the boxes themselves and what stands beside them.

    `checked` is what the answer shown was given for, `faults` why details were not checked. `opens_at` is when a
    closed line opens next, on the center's clock. `code` is the wrap-up code chosen so far, `reason` that of the
    review case being made; `case_news` that it was opened after the answer that stands there.
    """

    phase: Phase = Phase.READY
    showing: Showing = Showing.READY
    answer: Answer | None = None
    checked: Understood = Understood()
    faults: tuple[DetailFault, ...] = ()
    opens_at: datetime | None = None
    enrollment_over: bool = False
    reference: str = ""
    code: str = ""
    reason: str = ""
    case_open: bool = False
    case_news: bool = False
    in_spanish: bool = False

    @property
    def shown_answer(self) -> Answer | None:
        """The answer that stands in the banner; None when it is of other details, or there is none."""
        return self.answer if self.showing is Showing.ANSWER else None

    @property
    def wants_case(self) -> bool:
        """Whether the answer shown leads to a review case and to nothing else."""
        answer = self.shown_answer
        if answer is None:
            return False
        decision = answer.decision
        return decision.reason is Reason.THROTTLED or (
            decision.word in {Word.NO, Word.MORE} and decision.ask == REVIEW_CASE
        )

    @property
    def tells_case(self) -> bool:
        """Whether the review case that is open is what there is to tell."""
        return self.case_open and self.shown_answer is not None and (self.case_news or self.wants_case)


class DeskView(Protocol):
    """The page, as far as the presenter speaks to it."""

    def show_state(self, state: DeskState) -> None:
        """Show all of it."""
        ...

    def show_side(self, state: SideState) -> None:
        """Show what stands beside the boxes."""
        ...

    def show_faults(self, faults: tuple[DetailFault, ...]) -> None:
        """Tell each box's fault and put the caret into the first; none takes them all away."""
        ...

    def refuse_note(self, sentence: str) -> None:
        """Say why the note is not saved, and put the caret into it."""
        ...

    def refuse_case(self, box: str, sentence: str) -> None:
        """Say why no review case is opened; the caret goes into `call_back` or `note`, or stays for an empty name."""
        ...

    def point_to(self, field: str) -> None:
        """Put the caret into a box."""
        ...

    def return_caret(self) -> None:
        """Put the caret back into the box that had it last."""
        ...

    def forget(self) -> None:
        """Empty every box without a trace and put the caret into the first."""
        ...

    def fill_drafts(self, drafts: Drafts) -> None:
        """Put notes not saved yet into their boxes."""
        ...

    def fill(self, spoken: SpokenDetails) -> None:
        """Put details back into the boxes."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...
