"""What the window may ask about how long calls are kept, and the plain values that pass."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from callcenter.errors import UserFacing
from callcenter.progress import CancelToken, Report, unwatched

LEAST_MONTHS, MOST_MONTHS = 3, 120

RETENTION_SENTENCES = {
    "months": f"Calls are kept from {LEAST_MONTHS} to {MOST_MONTHS} months, or for good.",
    "too_recent": f"Calls of the last {LEAST_MONTHS} months are kept. Name an earlier day.",
    "differs": "The journal, or what follows from it, is not as it was written, so nothing is purged: "
    "somebody may have changed how old a call is. Verify the journal, and do first what that says.",
    "no_date": "No age is set, so name the day before which calls go.",
}


class RetentionFault(UserFacing):
    """A time for which calls cannot be kept, or a day before which they cannot go."""

    code = "retention"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of RETENTION_SENTENCES."""
        super().__init__(RETENTION_SENTENCES[fault])
        self.fault = fault


@dataclass(frozen=True)
class LastPurge:
    """The last purge of calls: when it ended (ISO 8601 in UTC), who asked for it, and what went."""

    at: str
    user: str
    before: date
    calls: int


@dataclass(frozen=True)
class RetentionOverview:
    """How long calls are kept (None: for good), the last day that may be purged, and what is older than it may be.

    `due_before` is the day of the age that is set; `is_due` tells that calls are older.
    """

    months: int | None
    latest: date
    due_before: date | None
    is_due: bool
    last: LastPurge | None


@dataclass(frozen=True)
class Purged:
    """What a purge took away; `kept` are calls of before the day that stay for a review case or a recent mention."""

    before: date
    calls: int
    entries: int
    kept: int


class RetentionDesk(Protocol):
    """How long calls are kept. For supervisors; raises NotAllowed."""

    def overview(self) -> RetentionOverview:
        """How it stands."""
        ...

    def keep_for(self, months: int | None) -> RetentionOverview:
        """Set an age after which calls are to go, or None; journaled. None goes by itself. Raises RetentionFault."""
        ...

    def count(self, before: date) -> int:
        """How many calls began before a day of the center. Raises RetentionFault."""
        ...

    def purge(self, before: date, report: Report = unwatched, cancel: CancelToken | None = None) -> Purged:
        """Take away the calls that ended before a day of the center, and the text of their journal entries; signed.

        Ended in the middle, it can be asked again. Raises RetentionFault, StillRead while anybody reads the whole log,
        SupervisorKeysGone while a roster is being hashed, or UserCancelled.
        """
        ...
