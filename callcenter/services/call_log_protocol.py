"""What the window may ask of the call log: calls that a filter lets through, one call opened, filters that are kept."""

from dataclasses import dataclass
from typing import Protocol

from callcenter.domain.call_filter import EVERY_CALL, CallFilter

LARGEST_PAGE = 1000


@dataclass(frozen=True)
class ListedCall:
    """One call of the call log; moments are ISO 8601 in UTC, `number` counts calls in the order of their beginning."""

    number: int
    reference: str
    started_at: str
    ended_at: str | None
    operator: str
    line_open: bool
    checks: int
    answer: str
    wrap_up: str


@dataclass(frozen=True)
class CallPage:
    """Calls, newest first; `more` when older ones follow."""

    calls: tuple[ListedCall, ...]
    more: bool


@dataclass(frozen=True)
class CallTotals:
    """Calls added up: by answer, by wrap-up code, and those begun after hours.

    `average_seconds` is from beginning to wrap-up, None where nobody wrapped one up.
    """

    calls: int
    answers: dict[str, int]
    wrap_ups: dict[str, int]
    after_hours: int
    average_seconds: int | None


@dataclass(frozen=True)
class MadeCheck:
    """One check as the journal tells it: `fields` are the names of the details that were given, rules go by name.

    `ask` is the detail that was asked for next, review_case or None; `at` is ISO 8601 in UTC. Roster and revision are
    None where no roster was active. Of checks made before format 5 the program's version is not known.
    """

    at: str
    answer: str
    reason: str
    ask: str | None
    fields: tuple[str, ...]
    rules_asked: tuple[str, ...]
    rules_hit: tuple[str, ...]
    roster: int | None
    revision: int | None
    program_version: int | None = None


@dataclass(frozen=True)
class CaseOfCall:
    """The review case that was opened in a call; `decision` is empty while it waits."""

    opened_at: str
    reason: str
    decision: str


@dataclass(frozen=True)
class OpenedCall:
    """One call with its checks, and whether there is a note; never a value that a caller gave."""

    call: ListedCall
    program_version: int
    checks: tuple[MadeCheck, ...]
    has_note: bool
    case: CaseOfCall | None


@dataclass(frozen=True)
class SavedFilter:
    """A filter under a name. With a `span`, one of SPANS, its days are those of the day on which it is chosen."""

    name: str
    meant: CallFilter
    span: str = ""


@dataclass(frozen=True)
class FilterChoices:
    """What a filter can be made of: operators and wrap-up codes that the log knows, and the filters that are kept."""

    operators: tuple[str, ...]
    wrap_ups: tuple[str, ...]
    saved: tuple[SavedFilter, ...]


class CallLogDesk(Protocol):
    """The call log. For supervisors; raises NotAllowed."""

    def page(self, before: int | None = None, size: int = 100, meant: CallFilter = EVERY_CALL) -> CallPage:
        """Up to `size` of the calls that are meant, newest first, begun before the call of number `before`."""
        ...

    def totals(self, meant: CallFilter = EVERY_CALL) -> CallTotals:
        """The calls that are meant, added up."""
        ...

    def choices(self) -> FilterChoices:
        """What a filter can be made of."""
        ...

    def opened(self, reference: str) -> OpenedCall:
        """One call with its checks. Raises CallNotThere."""
        ...

    def note(self, reference: str) -> str:
        """The note of a call; journaled. Raises NoNote, SealedDamaged or SupervisorKeysGone."""
        ...

    def save_filter(self, saved: SavedFilter) -> tuple[SavedFilter, ...]:
        """Keep a filter, in place of one of the same name; journaled. All that are kept. Raises FilterUnnamed."""
        ...

    def remove_filter(self, name: str) -> tuple[SavedFilter, ...]:
        """Forget a filter; journaled. All that are kept."""
        ...
