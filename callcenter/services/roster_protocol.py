"""What the window may ask about rosters, and the plain values that pass: picklable, with nothing live in them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.roster import Problem
from callcenter.progress import CancelToken, Report, unwatched


@dataclass(frozen=True, repr=False)
class RosterFile:
    """A roster file as it was chosen, how it is to be read, and the password of a protected workbook.

    Without `columns` everything is found by looking; an import that goes on then reads as it was begun.
    """

    path: Path
    columns: ColumnsOptions | None = None
    password: str | None = None


@dataclass(frozen=True)
class ReadAs:
    """How a file is read, declared or found: what its kind does not have is None.

    `kind` is csv, csv.gz or xlsx. `columns` are canonical, in the file's order; `guessed` pairs some of them with
    the header that each was guessed from.
    """

    kind: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    date_format: str | None = None
    columns: tuple[str, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, repr=False)
class PreviewRow:
    """One row as it stands in the file, digits of Social Security numbers masked; `number` as the file counts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class RosterPreview:
    """How a roster file looks before anything is counted.

    `columns` holds the canonical column of each of the `headers`, or "". `rows` are the first ones,
    `accented` those further down whose letters show whether the encoding is right. `date_formats` are all
    in which the dates of `rows` can be read. `fault` is empty, or a key of ROSTER_FILE_SENTENCES that keeps the
    file from being read on, with its `sentence`; as much as could be found is there beside it.
    """

    read_as: ReadAs
    size: int
    sheets: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[PreviewRow, ...] = ()
    accented: tuple[PreviewRow, ...] = ()
    date_formats: tuple[str, ...] = ()
    fault: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class ColumnProfile:
    """How files of one origin are read, kept with the vault as the columns file `path`."""

    name: str
    columns: ColumnsOptions
    path: Path


@dataclass(frozen=True)
class ImportReport:
    """What an import or a dry run found; `roster` is None for a dry run.

    `people` and `tags` are what the file's rows loaded or, in a removal, took away; `people_before` and
    `people_after` are on the active and on the new roster. After a dry run of an addition or removal the
    latter is None: who is on the roster already shows only when rows are hashed. A removal counts under
    `duplicates` what took one of several loadings of a person, and under `not_found` who was not there.
    A dry run foretells the `hashing_seconds` at each cost, measured here and now, the vault's own cost first.
    """

    roster: int | None
    rows: int
    people: int
    tags: int
    problems: dict[str, int]
    refused_rows: int
    fills_no_rule: int
    duplicates: int
    switched: bool
    seconds: float
    resumed_from: int | None
    mode: ImportMode = ImportMode.REPLACE
    people_before: int = 0
    people_after: int | None = None
    removed: int = 0
    not_found: int = 0
    read_as: ReadAs | None = None
    hashing_seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class ListedRoster:
    """One roster as supervisors see it; a staged one has no revision."""

    number: int
    state: str
    revision: int | None
    people: int
    tags: int
    active: bool
    started_at: str


@dataclass(frozen=True)
class StagedImport:
    """An import that can be resumed or, when complete, switched to; that of a `bundle` only with its own command."""

    roster: int
    position: int
    rows: int
    complete: bool
    mode: ImportMode = ImportMode.REPLACE
    bundle: bool = False


class RosterDesk(Protocol):
    """The roster that answers, and loading another. For supervisors; raises NotAllowed."""

    def look(self, file: RosterFile, cancel: CancelToken | None = None) -> RosterPreview:
        """Read the beginning of a file, storing nothing. Raises InputFileFault, RosterReaderStopped or UserCancelled.

        Whatever a choice of encoding, delimiter, sheet, password or columns can mend is told in the preview.
        """
        ...

    def dry_run(
        self,
        file: RosterFile,
        mode: ImportMode = ImportMode.REPLACE,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
    ) -> ImportReport:
        """Read the whole file and count, storing nothing. Raises a reader's fault, NoActiveRoster or UserCancelled."""
        ...

    def problems(self, first: int = 0, size: int = 100) -> tuple[Problem, ...]:
        """What the last dry run, or else the last import, found wrong row by row: `size` of them, in file order."""
        ...

    def write_problems(self, out: Path) -> int:
        """Write all of that as CSV; how many there are. Raises InsideVault, NotWritable or DiskFull."""
        ...

    def profiles(self) -> tuple[ColumnProfile, ...]:
        """The kept ways of reading a file, by name."""
        ...

    def keep_profile(self, name: str, columns: ColumnsOptions) -> None:
        """Keep one, in place of one of the same name. Raises ProfileName, NotWritable or DiskFull."""
        ...

    def drop_profile(self, name: str) -> None:
        """Keep it no longer."""
        ...

    def start(
        self,
        file: RosterFile,
        mode: ImportMode = ImportMode.REPLACE,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        password: str | None = None,
    ) -> ImportReport:
        """Hash a new roster, or an addition to or removal from the active one, and stage it.

        Raises ImportStaged, NoActiveRoster, OtherBase, NobodyLoaded, a reader's fault or UserCancelled.
        The password is needed once an import has run, when the signing key is out of memory: raises
        SupervisorKeysGone then without one.
        """
        ...

    def resume(
        self,
        file: RosterFile,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        password: str | None = None,
    ) -> ImportReport:
        """Go on with an interrupted import, the password as for `start`. Raises NothingStaged or OtherFile."""
        ...

    def watch(self, report: Report = unwatched, cancel: CancelToken | None = None) -> ImportReport | None:
        """Follow the import under way, begun before a lock; None when there is none.

        Raises what the import raises; `cancel` ends the watching alone.
        """
        ...

    def stop(self) -> None:
        """Ask the import under way to stop; it stays resumable."""
        ...

    def discard(self) -> None:
        """Give an interrupted import up. Raises NothingStaged."""
        ...

    def switch(self, number: int, password: str) -> None:
        """Make a roster the active one, signed with the supervisors' key that the password opens."""
        ...

    def purge(self, number: int, report: Report = unwatched, cancel: CancelToken | None = None) -> None:
        """Delete a former roster's people for good, in slices; ended in the middle it goes on when asked again."""
        ...
