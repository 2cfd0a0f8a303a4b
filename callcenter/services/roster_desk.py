"""The roster desk: rosters are looked at, counted, loaded, switched to and purged, one change at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.problem_list import ProblemList
from callcenter.domain.roster import Problem
from callcenter.files.problem_list import write_problems
from callcenter.files.roster_messages import LookMessage, RosterSource
from callcenter.files.roster_process import look_at, roster_file_fault
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.column_profiles import ColumnProfiles
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.roster_import import RosterImport
from callcenter.services.roster_protocol import (
    ColumnProfile,
    ImportReport,
    PreviewRow,
    ReadAs,
    RosterFile,
    RosterPreview,
)
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session
from callcenter.services.sign_in import reopen_supervisor_keys

Import = Callable[[Report, CancelToken], ImportReport]


class VaultRosterDesk:
    """The rosters of one supervisor's session, for several threads: fulfills `RosterDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        self._session = session
        self._import = RosterImport(session)
        self._rosters = Rosters(session)
        self._work = session.held.roster_work
        self._profiles = ColumnProfiles(session.folder.columns)
        self._counted: ProblemList | None = None  # of the last dry run, until an import is begun

    def look(self, file: RosterFile, cancel: CancelToken | None = None) -> RosterPreview:
        """Read the beginning of a file."""
        return _preview(look_at(self._source(file), cancel))

    def dry_run(
        self,
        file: RosterFile,
        mode: ImportMode = ImportMode.REPLACE,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
    ) -> ImportReport:
        """Read and count, storing nothing."""
        problems = ProblemList()
        found = self._import.dry_run(self._source(file), report, problems, cancel, mode)
        self._counted = problems
        return found

    def problems(self, first: int = 0, size: int = 100) -> tuple[Problem, ...]:
        """What the last dry run, or else the last import, found wrong."""
        counted = self._counted
        if counted is not None:
            return counted.part(first, size)
        return tuple(islice(self._import.newest_problems(), first, first + size))

    def write_problems(self, out: Path) -> int:
        """Write all of that as CSV. Raises InsideVault, NotWritable or DiskFull."""
        refuse_inside(self._session.folder.path, out)
        counted = self._counted
        return write_problems(out, self._import.newest_problems() if counted is None else counted).rows

    def profiles(self) -> tuple[ColumnProfile, ...]:
        """The kept ways of reading a file, by name."""
        return self._profiles.all()

    def keep_profile(self, name: str, columns: ColumnsOptions) -> None:
        """Keep one, in place of one of the same name."""
        self._profiles.keep(name, columns)

    def drop_profile(self, name: str) -> None:
        """Keep it no longer."""
        self._profiles.drop(name)

    def start(
        self,
        file: RosterFile,
        mode: ImportMode = ImportMode.REPLACE,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        password: str | None = None,
    ) -> ImportReport:
        """Hash a new roster and stage it. Raises RosterBusy besides what the protocol names."""
        source = self._source(file)
        return self._run(partial(self._import.start, source, mode=mode), report, cancel, password)

    def resume(
        self,
        file: RosterFile,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        password: str | None = None,
    ) -> ImportReport:
        """Go on with an interrupted import. Raises RosterBusy besides what the protocol names."""
        source = self._source(file, file.columns or self._import.columns_begun_with())
        return self._run(partial(self._import.resume, source), report, cancel, password)

    def watch(self, report: Report = unwatched, cancel: CancelToken | None = None) -> ImportReport | None:
        """Follow the import under way, whoever began it."""
        return self._work.watch(report, cancel or CancelToken())

    def stop(self) -> None:
        """Ask the import under way to stop."""
        self._work.stop()

    def discard(self) -> None:
        """Give an interrupted import up. Raises RosterBusy besides what the protocol names."""
        with self._changing():
            self._import.discard()

    def switch(self, number: int, password: str) -> None:
        """Make a roster the active one. Raises RosterBusy, and what `Rosters.switch` raises."""
        with self._changing(password):
            self._rosters.switch(number)

    def purge(self, number: int, report: Report = unwatched, cancel: CancelToken | None = None) -> None:
        """Delete a former roster's people for good. Raises RosterBusy, and what `Rosters.purge` raises."""
        with self._changing():
            self._rosters.purge(number, report, cancel)

    def _run(self, work: Import, report: Report, cancel: CancelToken | None, password: str | None) -> ImportReport:
        with self._changing(password):
            self._counted = None
            return self._work.run(work, report, cancel or CancelToken())

    @contextmanager
    def _changing(self, password: str | None = None) -> Iterator[None]:
        """The only change for as long as the block lasts, so that no password brings keys back to a running import."""
        with self._work.changing():
            if password is not None:
                reopen_supervisor_keys(self._session, password)
            yield

    def _source(self, file: RosterFile, columns: ColumnsOptions | None = None) -> RosterSource:
        session = self._session
        chosen = columns or file.columns or ColumnsOptions()
        return RosterSource(file.path, chosen, session.reading_rules(), session.today(), file.password)


def _preview(look: LookMessage) -> RosterPreview:
    fault = look.fault
    return RosterPreview(
        read_as=ReadAs(
            kind=look.kind,
            encoding=look.encoding,
            delimiter=look.delimiter,
            sheet=look.sheet,
            date_format=look.date_formats[0] if len(look.date_formats) == 1 else None,
            columns=tuple(filter(None, look.columns)),
            guessed=look.guessed,
        ),
        size=look.size,
        sheets=look.sheets,
        headers=look.headers,
        columns=look.columns,
        rows=tuple(PreviewRow(number, cells) for number, cells in look.rows),
        accented=tuple(PreviewRow(number, cells) for number, cells in look.accented),
        date_formats=look.date_formats,
        fault=fault.fault if fault else "",
        sentence=str(roster_file_fault(fault)) if fault else "",
    )
