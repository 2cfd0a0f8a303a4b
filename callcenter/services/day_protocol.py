"""What a supervisor's window may ask of a day: its figures, throttled calls and their release, a report to be kept."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from callcenter.domain.day_intervals import Interval
from callcenter.services.protocols import Head
from callcenter.services.roster_protocol import StagedImport

NO_ROSTER, OTHER_SPECIFICATION, IMPORT_PAUSED = "no_roster", "other_specification", "import_paused"
CLOCK_BEHIND, NO_BACKUP, OLD_BACKUP, TOLD = "clock_behind", "no_backup", "old_backup", "told"
"""What a day's warning is about; `told` has a sentence of its own."""


@dataclass(frozen=True)
class OperatorDay:
    """One operator's calls of a day.

    `answers` counts them by last answer, NONE among them; `handle_seconds` is the mean from first key to wrap-up, None
    where none was wrapped up. `last_call_at` is when the last one began.
    """

    operator: str
    answers: dict[str, int]
    handle_seconds: int | None
    last_call_at: datetime

    @property
    def calls(self) -> int:
        """How many calls that are."""
        return sum(self.answers.values())


@dataclass(frozen=True)
class CaseFigures:
    """Review cases: how many wait now, how many were opened and decided on the day."""

    waiting: int
    opened: int
    decided: int


@dataclass(frozen=True)
class RosterCard:
    """The roster that answers now, and who signed it in."""

    number: int
    revision: int
    people: int
    signed_by: str
    signed_at: datetime


@dataclass(frozen=True)
class ThrottledCall:
    """A call of which at least one context takes no more failed checks now.

    `kinds` are those of its full contexts: rules' names, or `digits_only`. `failed` is the largest number of
    failed checks counted in one of them, `last_day` the day on which the call was last refused a check.
    """

    reference: str
    started_at: str
    operator: str
    kinds: tuple[str, ...]
    failed: int
    last_day: str


@dataclass(frozen=True)
class Released:
    """What a release took back: `failed` as the call was listed with."""

    reference: str
    contexts: int
    failed: int


@dataclass(frozen=True)
class DayWarning:
    """Something that a supervisor should see to: what it is about, and since when or until when where that matters.

    One that is `told` brings its `sentence`.
    """

    about: str
    at: datetime | None = None
    sentence: str = ""


@dataclass(frozen=True)
class DayFigures:
    """A day of the center as it stands at `as_of`; `day` is `today` or another one.

    `answers` and `codes` count the day's calls as an Interval does, `quarters` are its quarter hours in which one
    began. `open_now` of the calls without a wrap-up are under way here. `handle_seconds` is the mean from a call's
    first key to its wrap-up, `wrap_up_seconds` from its last check to there; both None where no call tells.
    Throttled calls, waiting cases, roster and warnings are those of now, whatever the day.
    """

    day: date
    today: date
    as_of: datetime
    answers: dict[str, int]
    codes: dict[str, int]
    open_now: int
    handle_seconds: int | None
    wrap_up_seconds: int | None
    quarters: tuple[Interval, ...]
    operators: tuple[OperatorDay, ...]
    signed_in: str
    signed_in_at: datetime
    cases: CaseFigures
    throttled: tuple[ThrottledCall, ...]
    roster: RosterCard | None
    staged: StagedImport | None
    warnings: tuple[DayWarning, ...]

    @property
    def calls(self) -> int:
        """How many calls began on the day."""
        return sum(self.answers.values())

    @property
    def not_wrapped_up(self) -> int:
        """How many of them nobody wrapped up, those under way left out."""
        return self.codes.get("not_wrapped_up", 0) - self.open_now


@dataclass(frozen=True)
class DayReport:
    """A day's figures with what makes them a document: the journal's head, and where they come from."""

    figures: DayFigures
    head: Head
    vault_id: str
    seat: str
    training: bool
    program_version: int
    version: str


class DayDesk(Protocol):
    """How a day goes. For supervisors; raises NotAllowed."""

    def figures(self, day: date | None = None) -> DayFigures:
        """A day of the center's zone, today if none is named."""
        ...

    def days(self, last: date) -> tuple[Interval, ...]:
        """The seven days up to `last`, one interval each, the oldest first."""
        ...

    def release(self, reference: str) -> Released:
        """Take back the failed checks that a throttled call waits for; journaled. Raises NotThrottled."""
        ...

    def report(self, day: date) -> DayReport:
        """What a printed report of the day holds."""
        ...

    def save_report(self, day: date, out: Path, pdf: bytes) -> None:
        """Keep a day's report as a file, whole or not; journaled. Raises InsideVault, NotWritable or DiskFull."""
        ...
