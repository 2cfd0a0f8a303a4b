"""What the window may ask of review cases: the queue, what was sealed with one, and a supervisor's decision."""

from dataclasses import dataclass
from typing import Protocol

from callcenter.domain.review_cases import CaseList

LARGEST_PAGE = 1000


@dataclass(frozen=True)
class ListedCase:
    """One review case; moments are ISO 8601 in UTC, `number` counts cases in the order in which they were opened.

    `days` went by at the center since it was opened, until today or until it was decided. `decision` is empty while it
    waits; `revision` is that of the roster where it is `added`, and who decided it and when stays then. The other three
    tell what is sealed with it.
    """

    number: int
    reference: str
    opened_at: str
    opened_by: str
    reason: str
    days: int
    decision: str
    decided_at: str | None
    decided_by: str | None
    revision: int | None
    has_call_back: bool
    has_note: bool
    has_decision_note: bool


@dataclass(frozen=True)
class CasePage:
    """Cases in the order that was asked for; `more` when others follow."""

    cases: tuple[ListedCase, ...]
    more: bool


@dataclass(frozen=True)
class CaseFigures:
    """How the queue stands; `decided` counts what was decided in the last 30 days, by how it stands with it now.

    `oldest_days` is how long the oldest waits, None where none does; `average_days` how long those that were decided
    took, None where none was.
    """

    waiting: int
    oldest_days: int | None
    to_be_added: int
    decided: dict[str, int]
    average_days: float | None


@dataclass(frozen=True, repr=False)
class OpenedCase:
    """What was sealed with a review case; empty where there was nothing."""

    call_back: str
    note: str
    decision_note: str = ""

    def __repr__(self) -> str:
        return "<opened case>"


@dataclass(frozen=True)
class Addition:
    """An addition to the roster that a supervisor signed; `signed_at` is ISO 8601 in UTC."""

    revision: int
    roster: int
    people: int
    signed_at: str
    signed_by: str


class CaseDesk(Protocol):
    """The review cases. For supervisors; raises NotAllowed. None of it changes the roster."""

    def page(
        self,
        meant: CaseList = CaseList.WAITING,
        beyond: int | None = None,
        size: int = 100,
        newest_first: bool = False,
    ) -> CasePage:
        """Up to `size` cases by their beginning, the oldest or the newest first, beyond the case of number `beyond`."""
        ...

    def figures(self) -> CaseFigures:
        """How the queue stands, and what was decided in the last 30 days."""
        ...

    def opened(self, reference: str, password: str | None = None) -> OpenedCase:
        """What was sealed with a case; journaled. Raises NoNote or SealedDamaged.

        The password is needed while the signing key is out of memory, since a roster is or was hashed: raises
        SupervisorKeysGone then without one, and WrongPassword or BackOff for a wrong one.
        """
        ...

    def decide(self, reference: str, decision: str, note: str = "") -> ListedCase:
        """Decide a case, or decide it anew, with one of DECISIONS; journaled.

        Raises NoSuchDecision, NoSuchCase, CaseSettled once the person was added, or a fault of the note.
        """
        ...

    def additions(self, reference: str) -> tuple[Addition, ...]:
        """What was signed since this decision that somebody could have been added with, the newest first.

        Raises NoSuchCase or NothingToAdd.
        """
        ...

    def mark_added(self, reference: str, revision: int) -> ListedCase:
        """Say that the person of a case that is `to_be_added` was added with one of `additions`; journaled.

        Raises NoSuchCase, NothingToAdd or NoSuchAddition.
        """
        ...
