"""The roster desk: rosters in canonical form are loaded and switched to, one change at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from callcenter.domain.columns import ColumnsOptions
from callcenter.files.roster_reader import RosterSource
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.protocols import ImportReport
from callcenter.services.roster_import import RosterImport
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session
from callcenter.services.sign_in import reopen_supervisor_keys


class VaultRosterDesk:
    """The rosters of one supervisor's session, for several threads: fulfills `RosterDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        self._session = session
        self._import = RosterImport(session)
        self._rosters = Rosters(session)
        self._work = session.held.roster_work

    def dry_run(self, roster: Path, report: Report = unwatched, cancel: CancelToken | None = None) -> ImportReport:
        """Read and count, storing nothing."""
        return self._import.dry_run(self._source(roster), report, cancel=cancel)

    def start(
        self,
        roster: Path,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        password: str | None = None,
    ) -> ImportReport:
        """Hash a new roster and stage it. Raises RosterBusy besides what the protocol names."""
        source = self._source(roster)
        with self._changing(password):
            return self._work.run(partial(self._import.start, source), report, cancel or CancelToken())

    def resume(
        self,
        roster: Path,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        password: str | None = None,
    ) -> ImportReport:
        """Go on with an interrupted import. Raises RosterBusy besides what the protocol names."""
        source = self._source(roster)
        with self._changing(password):
            return self._work.run(partial(self._import.resume, source), report, cancel or CancelToken())

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

    @contextmanager
    def _changing(self, password: str | None = None) -> Iterator[None]:
        """The only change for as long as the block lasts, so that no password brings keys back to a running import."""
        with self._work.changing():
            if password is not None:
                reopen_supervisor_keys(self._session, password)
            yield

    def _source(self, roster: Path) -> RosterSource:
        return RosterSource(roster, ColumnsOptions(), self._session.reading_rules(), self._session.today())
