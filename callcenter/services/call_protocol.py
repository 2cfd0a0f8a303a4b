"""What the window may ask of calls: checks, wrap-up with a note, review cases, a quoted reference, one's own day."""

from dataclasses import dataclass
from typing import Protocol

from callcenter.domain.answers import Answer
from callcenter.domain.details import SpokenDetails


@dataclass(frozen=True, repr=False)
class KeptCall:
    """A call under way as the window keeps it over a lock: sealed, for its user alone to open again."""

    user: str
    reference: str
    sealed: bytes


@dataclass(frozen=True, repr=False)
class Drafts:
    """What was typed beside a call's details and not saved yet: the note of its wrap-up, and of a review case."""

    note: str = ""
    call_back: str = ""
    case_note: str = ""


@dataclass(frozen=True, repr=False)
class TakenUp:
    """A kept call once its user is back; `started_at` is ISO 8601 in UTC."""

    reference: str
    started_at: str
    spoken: SpokenDetails
    drafts: Drafts = Drafts()


_NO_DRAFTS = Drafts()


@dataclass(frozen=True, repr=False)
class NewCase:
    """A caller who disputes an answer: `reason` is one of REVIEW_REASONS, the rest is sealed to the supervisors."""

    reason: str
    call_back: str = ""
    note: str = ""


@dataclass(frozen=True)
class QuotedCall:
    """What an operator may know of a call whose reference a caller quotes.

    `started_at` is ISO 8601 in UTC. `case` is empty without a review case, `waiting`, or how it was decided.
    """

    reference: str
    started_at: str
    answer: str
    wrap_up: str
    case: str


@dataclass(frozen=True)
class OwnCall:
    """One call of one's own day; `started_at` is ISO 8601 in UTC."""

    reference: str
    started_at: str
    answer: str
    wrap_up: str


@dataclass(frozen=True)
class OwnDay:
    """The signed-in user's own calls since midnight of the center, the newest first in `latest`.

    `answers` counts calls by their last answer, NONE among them; `average_seconds` is from first key to wrap-up, None
    before a call was wrapped up; `cases` counts the review cases opened.
    """

    calls: int
    answers: dict[str, int]
    average_seconds: int | None
    cases: int
    latest: tuple[OwnCall, ...]


class CallDesk(Protocol):
    """Calls and the checks made in them."""

    def open(self) -> str:
        """Begin a call; its reference. Raises ShiftTooLong after twelve hours."""
        ...

    def check(self, reference: str, spoken: SpokenDetails) -> Answer:
        """Answer details within a call. Raises DetailFault, NoSuchCall or OtherSpecification."""
        ...

    def keep(self, reference: str, spoken: SpokenDetails, drafts: Drafts = _NO_DRAFTS) -> KeptCall:
        """Seal a call under way before a lock. Raises NoSuchCall."""
        ...

    def take_up(self, kept: KeptCall) -> TakenUp:
        """Go on with a call that was kept over a lock. Raises CallGone."""
        ...

    def go_on(self, reference: str) -> TakenUp:
        """Go on with one's own call that nobody wrapped up, without its details. Raises CallGone."""
        ...

    def wrap_up(self, reference: str, code: str, note: str = "") -> None:
        """End a call with one of the program's codes. Raises NoSuchCall, NoSuchWrapUp or a fault of the note."""
        ...

    def open_case(self, reference: str, case: NewCase) -> None:
        """Open a review case for a call under way, one a call. Raises NoSuchCall, CaseOpened or a fault of its text."""
        ...

    def quoted(self, reference: str) -> QuotedCall:
        """The call of a reference that a caller quotes; journaled. Raises NoSuchReference."""
        ...

    def own_day(self) -> OwnDay:
        """The signed-in user's own day, without anything of a caller."""
        ...
