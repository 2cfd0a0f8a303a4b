"""One person's shift: from sign-in to sign-out, with the desks that are worked at in between."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from callcenter.progress import CancelToken
from callcenter.services.backup_desk import VaultBackupDesk
from callcenter.services.backup_protocol import BackupDesk
from callcenter.services.call_log_desk import VaultCallLogDesk
from callcenter.services.call_log_protocol import CallLogDesk
from callcenter.services.call_protocol import CallDesk
from callcenter.services.calls import Calls
from callcenter.services.care_protocol import CareDesk
from callcenter.services.caretaker import Caretaker
from callcenter.services.case_desk import VaultCaseDesk
from callcenter.services.case_protocol import CaseDesk
from callcenter.services.day_desk import VaultDayDesk
from callcenter.services.day_protocol import DayDesk
from callcenter.services.export_desk import VaultExportDesk
from callcenter.services.export_protocol import ExportDesk
from callcenter.services.journal_desk import VaultJournalDesk
from callcenter.services.journal_protocol import JournalDesk
from callcenter.services.line_desk import VaultLineDesk
from callcenter.services.pace import Pace
from callcenter.services.people_desk import VaultPeopleDesk
from callcenter.services.people_protocol import PeopleDesk
from callcenter.services.program_desk import VaultProgramDesk
from callcenter.services.program_protocol import ProgramDesk
from callcenter.services.protocols import Head, LineDesk
from callcenter.services.retention import VaultRetentionDesk
from callcenter.services.retention_protocol import RetentionDesk
from callcenter.services.roster_desk import VaultRosterDesk
from callcenter.services.roster_protocol import RosterDesk
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in_beside
from callcenter.services.under_way import UnderWay

Desk = (
    CallDesk
    | RosterDesk
    | CallLogDesk
    | CaseDesk
    | LineDesk
    | DayDesk
    | ExportDesk
    | JournalDesk
    | CareDesk
    | PeopleDesk
    | ProgramDesk
    | BackupDesk
    | RetentionDesk
)


def _call_desk(session: Session, closing: ExitStack) -> CallDesk:
    return closing.enter_context(Calls(session, Pace(session)))


def _roster_desk(session: Session, _: ExitStack) -> RosterDesk:
    return VaultRosterDesk(session)


def _call_log_desk(session: Session, _: ExitStack) -> CallLogDesk:
    return VaultCallLogDesk(session)


def _case_desk(session: Session, _: ExitStack) -> CaseDesk:
    return VaultCaseDesk(session)


def _line_desk(session: Session, _: ExitStack) -> LineDesk:
    return VaultLineDesk(session)


def _day_desk(session: Session, _: ExitStack) -> DayDesk:
    return VaultDayDesk(session)


def _export_desk(session: Session, _: ExitStack) -> ExportDesk:
    return VaultExportDesk(session)


def _journal_desk(session: Session, _: ExitStack) -> JournalDesk:
    return VaultJournalDesk(session)


def _care_desk(session: Session, _: ExitStack) -> CareDesk:
    return Caretaker(session)


def _backup_desk(session: Session, _: ExitStack) -> BackupDesk:
    return VaultBackupDesk(session)


def _people_desk(session: Session, _: ExitStack) -> PeopleDesk:
    return VaultPeopleDesk(session)


def _program_desk(session: Session, _: ExitStack) -> ProgramDesk:
    return VaultProgramDesk(session)


def _retention_desk(session: Session, _: ExitStack) -> RetentionDesk:
    return VaultRetentionDesk(session)


_DESKS: dict[str, Callable[[Session, ExitStack], Desk]] = {
    CallDesk.__name__: _call_desk,
    RosterDesk.__name__: _roster_desk,
    CallLogDesk.__name__: _call_log_desk,
    CaseDesk.__name__: _case_desk,
    LineDesk.__name__: _line_desk,
    DayDesk.__name__: _day_desk,
    ExportDesk.__name__: _export_desk,
    JournalDesk.__name__: _journal_desk,
    PeopleDesk.__name__: _people_desk,
    ProgramDesk.__name__: _program_desk,
    CareDesk.__name__: _care_desk,
    BackupDesk.__name__: _backup_desk,
    RetentionDesk.__name__: _retention_desk,
}


class Shift:
    """Owns a session. Several threads may work in it; who ends it waits until all have left."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._requests = UnderWay()
        self._imports = UnderWay()
        self._desks: dict[str, Desk] = {}
        self._making = threading.Lock()
        self._closing = ExitStack()
        self._closing.callback(session.close)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The session, which stays open for as long as the block lasts. Raises NotSignedIn."""
        with self._requests.one(CancelToken()):
            yield self._session

    @property
    def is_importing(self) -> bool:
        """Whether a roster is being hashed in this shift."""
        return self._imports.is_busy

    @contextmanager
    def desk(self, name: str, cancel: CancelToken, *, imports: bool = False) -> Iterator[Desk]:
        """The desk that fulfills the protocol of that name, set up when it is first asked for.

        Raises NotSignedIn once the shift has ended, PasswordMustChange, or NotAllowed.
        """
        with (self._imports if imports else self._requests).one(cancel):
            with self._making:
                if name not in self._desks:
                    self._desks[name] = _DESKS[name](self._session, self._closing)
            yield self._desks[name]

    def narrow(self) -> None:
        """Answer nothing any more, but let an import go on."""
        self._requests.close()

    def beside(self, vault: Path, user: str, password: str) -> "Shift":
        """A shift of somebody else in the same vault, while the import goes on. Raises what `sign_in_beside` raises."""
        return Shift(sign_in_beside(self._session, vault, user, password))

    def end(self) -> Head:
        """Cancel what can be cancelled, wait for the rest, and close the vault; the journal's head at the end."""
        self._requests.close()
        self._imports.close()
        with self._closing:
            return self._session.head()
