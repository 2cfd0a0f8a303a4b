"""The backup desk: backups made by hand and on a schedule, for a supervisor."""

from pathlib import Path

from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.backup_plan import backup_plan, calls_unsaved, change_plan
from callcenter.services.backup_protocol import BackupOverview, BackupPlan, ListedBackup, MadeBackup
from callcenter.services.backups import backup_by_hand, last_backup, made_backups
from callcenter.services.session import Session

_LISTED = 20


class VaultBackupDesk:
    """The backups of one supervisor's session: fulfills `BackupDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def overview(self) -> BackupOverview:
        """How they stand."""
        session = self._session
        last = tuple(
            ListedBackup(
                at=entry["at"],
                user=entry["user"],
                reason=entry["reason"],
                file=entry["file"],
                sha256=entry["sha256"],
                seq=int(entry["number"]),
            )
            for entry in made_backups(session, _LISTED)
        )
        return BackupOverview(backup_plan(session), last, last_backup(session), calls_unsaved(session))

    def back_up(self, folder: Path, report: Report = unwatched, cancel: CancelToken | None = None) -> MadeBackup:
        """Make one now."""
        return backup_by_hand(self._session, folder, report, cancel)

    def plan(self, plan: BackupPlan | None) -> BackupOverview:
        """Have the running program make them, or no more."""
        change_plan(self._session, plan)
        return self.overview()
