"""All that the page of review cases shows: the queue, and one case with what is being decided of it."""

from dataclasses import dataclass

from callcenter.domain.review_cases import ADDED, TO_BE_ADDED, CaseList
from callcenter.errors import CallCenterError
from callcenter.services.call_log_protocol import OpenedCall
from callcenter.services.case_protocol import Addition, CaseFigures, ListedCase, OpenedCase


@dataclass(frozen=True)
class QueueState:
    """Which cases are listed, in which order; `more` when others can be fetched."""

    meant: CaseList = CaseList.WAITING
    newest_first: bool = False
    cases: tuple[ListedCase, ...] = ()
    more: bool = False
    is_loading: bool = False
    figures: CaseFigures | None = None


@dataclass(frozen=True, repr=False)
class CaseState:
    """The case that is opened, if one is.

    `call` is there once the call log told of it, `sealed` while somebody looks at it, `additions` where the case waits
    for one; `decision` and `revision` are what is chosen so far, and `fault` says why it was not taken. `is_anew` once
    a case that was decided is to be decided in another way.
    """

    case: ListedCase | None = None
    call: OpenedCall | None = None
    sealed: OpenedCase | None = None
    wants_password: bool = False
    password_failure: CallCenterError | None = None
    decision: str = ""
    additions: tuple[Addition, ...] | None = None
    revision: int | None = None
    is_anew: bool = False
    is_asking: bool = False
    is_deciding: bool = False
    fault: str = ""

    @property
    def has_sealed(self) -> bool:
        """Whether anything was sealed with the case."""
        case = self.case
        return case is not None and (case.has_call_back or case.has_note or case.has_decision_note)

    @property
    def decides(self) -> bool:
        """Whether a decision can be taken now."""
        return self.case is not None and (self.is_anew or not self.case.decision)

    @property
    def may_begin_anew(self) -> bool:
        """Whether it can be decided in another way: once the person was added it stays."""
        return self.case is not None and not self.is_anew and self.case.decision not in {"", ADDED}

    @property
    def waits_for_addition(self) -> bool:
        """Whether the roster is still without the person."""
        return self.case is not None and not self.is_anew and self.case.decision == TO_BE_ADDED
