"""What the roster page shows: plain values that the presenter decides."""

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from pathlib import Path

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.one_name import NameOrder
from callcenter.domain.roster import ONE_NAME, Problem
from callcenter.progress import Progress
from callcenter.services.roster_protocol import (
    ColumnProfile,
    ImportReport,
    ListedRoster,
    RosterFile,
    RosterPreview,
    StagedImport,
)


class Stage(IntEnum):
    """The seven steps of the wizard as a person counts them."""

    FILE = 1
    READING = 2
    COLUMNS = 3
    DRY_RUN = 4
    TIME = 5
    RUNNING = 6
    REVIEW = 7


class Step(Enum):
    """What the page is at."""

    LOOKING = "looking"  # the vault is asked what it holds
    READY = "ready"  # an import can be begun
    FILE = "file"
    READING = "reading"
    COLUMNS = "columns"
    COUNTING = "counting"  # a dry run
    COUNTED = "counted"
    TIME = "time"  # the import can be started
    UNLOCKING = "unlocking"  # the import needs the supervisor's password again
    IMPORTING = "importing"
    STOPPING = "stopping"
    INTERRUPTED = "interrupted"  # an import can go on, or be given up
    HASHED = "hashed"  # an import is complete and can be switched to
    CONFIRMING = "confirming"  # a former roster is to answer again
    SWITCHING = "switching"
    PURGING = "purging"


_STAGES = {
    Step.FILE: Stage.FILE,
    Step.READING: Stage.READING,
    Step.COLUMNS: Stage.COLUMNS,
    Step.COUNTING: Stage.DRY_RUN,
    Step.COUNTED: Stage.DRY_RUN,
    Step.TIME: Stage.TIME,
    Step.IMPORTING: Stage.RUNNING,
    Step.STOPPING: Stage.RUNNING,
    Step.INTERRUPTED: Stage.RUNNING,
    Step.HASHED: Stage.REVIEW,
}
CHOOSING = frozenset({Step.FILE, Step.READING, Step.COLUMNS, Step.COUNTED, Step.TIME})
"""What is chosen is forgotten when the wizard is left."""
RESTING = frozenset({Step.READY, Step.INTERRUPTED, Step.HASHED})
"""Nothing is under way, nothing chosen and nothing asked for."""


class Place(Enum):
    """Where a fault is mended."""

    FILE = "file"
    PASSWORD = "password"  # the file's
    ENCODING = "encoding"
    DELIMITER = "delimiter"
    SHEET = "sheet"
    COLUMN = "column"
    DATE_FORMAT = "date_format"
    NAME_ORDER = "name_order"
    PROFILE = "profile"
    COUNTS = "counts"

    @property
    def step(self) -> Step:
        """Where the choice is made."""
        if self in {Place.FILE, Place.PASSWORD}:
            return Step.FILE
        if self in {Place.ENCODING, Place.DELIMITER, Place.SHEET}:
            return Step.READING
        return Step.COUNTED if self is Place.COUNTS else Step.COLUMNS


@dataclass(frozen=True)
class Fault:
    """What is wrong with a choice. `key` is one that the page has words for; `sentence` is said as it stands.

    `column` is the place of the header that it is about.
    """

    place: Place
    key: str = ""
    sentence: str = ""
    column: int = 0


@dataclass(frozen=True)
class Choices:
    """What is chosen for an import, and how its file looks.

    `taken` holds the canonical column of each of the file's headers, or ""; `guesses` the same as far as it was
    guessed. `date_format` is as typed. `needs_date_format` tells that the dry run could not find one.
    """

    mode: ImportMode = ImportMode.REPLACE
    path: Path | None = None
    password: str | None = field(default=None, repr=False)
    asks_password: bool = False
    preview: RosterPreview | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    taken: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    date_format: str | None = None
    needs_date_format: bool = False
    name_order: NameOrder | None = None
    pad_zeros: bool = False
    profile: str = ""
    may_suggest: bool = True

    @property
    def headers(self) -> tuple[str, ...]:
        """The file's own headers, as far as it could be read."""
        return self.preview.headers if self.preview else ()

    @property
    def is_workbook(self) -> bool:
        """Whether the file has sheets, and neither encoding nor delimiter."""
        return self.preview is not None and self.preview.read_as.kind == "xlsx"

    @property
    def options(self) -> ColumnsOptions:
        """How the file is to be read; with nothing chosen yet everything is found. Raises DateFormatFault."""
        pairs = zip(self.taken, self.headers, strict=False)
        return ColumnsOptions(
            headers=tuple((column, header) for column, header in pairs if column),
            date_format=self.date_format or None,
            delimiter=self.delimiter,
            encoding=self.encoding,
            sheet=self.sheet,
            pad_zeros=self.pad_zeros,
            name_order=self.name_order if ONE_NAME in self.taken else None,
            guess=not self.taken,
        )

    def is_guess(self, place: int) -> bool:
        """Whether what a header is taken for is a guess that nobody changed."""
        return place < len(self.guesses) and bool(self.taken[place]) and self.guesses[place] == self.taken[place]

    def cells(self, place: int) -> tuple[str, ...]:
        """What stands beneath a header in the first rows; digits of Social Security numbers are masked."""
        rows = self.preview.rows if self.preview else ()
        return tuple(row.cells[place] for row in rows if place < len(row.cells))

    def roster_file(self, options: ColumnsOptions | None) -> RosterFile | None:
        """The chosen file, to be read in this way."""
        return RosterFile(self.path, options, self.password) if self.path else None


@dataclass(frozen=True)
class RosterState:
    """Everything the page shows.

    `aside` tells that an import is looked away from, at the list. `target` is the roster that a switch-over or a
    purge is about. `resumes` tells that the password which is asked for lets an interrupted import go on.
    """

    step: Step = Step.LOOKING
    rosters: tuple[ListedRoster, ...] = ()
    staged: StagedImport | None = None
    aside: bool = False
    choices: Choices = Choices()
    profiles: tuple[ColumnProfile, ...] = ()
    looking: bool = False
    fault: Fault | None = None
    counted: ImportReport | None = None
    problems: tuple[Problem, ...] = ()
    more_problems: bool = False
    hashed: ImportReport | None = None
    progress: Progress | None = None
    rows_a_second: float | None = None
    target: int | None = None
    resumes: bool = False

    @property
    def stage(self) -> Stage | None:
        """Which of the seven steps is shown; None for the list of all rosters."""
        if self.aside:
            return None
        if self.step is Step.UNLOCKING:
            return Stage.RUNNING if self.resumes else Stage.TIME
        if self.step is Step.SWITCHING and self.targets_staged:
            return Stage.REVIEW
        return _STAGES.get(self.step)

    @property
    def active(self) -> ListedRoster | None:
        """The roster that answers."""
        return next((roster for roster in self.rosters if roster.active), None)

    @property
    def target_roster(self) -> ListedRoster | None:
        """The roster that a switch-over would make the active one."""
        return self.roster(self.target)

    @property
    def targets_staged(self) -> bool:
        """Whether that roster is the one just imported."""
        return self.staged is not None and self.staged.roster == self.target

    @property
    def mode(self) -> ImportMode:
        """What the import does to the roster that answers."""
        return self.staged.mode if self.staged else self.choices.mode

    def roster(self, number: int | None) -> ListedRoster | None:
        """The roster of a number."""
        return next((roster for roster in self.rosters if roster.number == number), None)

    def may_bring_back(self, roster: ListedRoster | None) -> bool:
        """Whether a roster of the list can be made the active one now."""
        if roster is None or roster.active or roster.state in {"purging", "purged"}:
            return False
        return self.step in RESTING and roster.revision is not None

    def may_purge(self, roster: ListedRoster | None) -> bool:
        """Whether a roster of the list can be deleted for good now."""
        if roster is None or roster.active or roster.state == "purged":
            return False
        return self.step in RESTING and not (self.staged and self.staged.roster == roster.number)
