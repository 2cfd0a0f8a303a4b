"""Backups, old calls and the end of a program, in memory alone."""

from datetime import date
from pathlib import Path
from typing import Any

from callcenter.progress import CancelToken, Progress, Report
from callcenter.services.backup_protocol import BackupOverview, BackupPlan, ListedBackup, MadeBackup
from callcenter.services.requests import Request
from callcenter.services.retention_protocol import LastPurge, Purged, RetentionOverview
from tests.gui.fake_link import FakeLink

AT = "2026-11-23T15:30:00+00:00"
FILE = "vault-1a2b3c4d-20261123-153000-1821.ccbackup"
NO_BACKUP = BackupOverview(None, (), None, True)
LISTED = tuple(
    ListedBackup(AT, "Sam", reason, FILE, "5f" * 32, 1_821)
    for reason in ("by_hand", "scheduled", "import", "new_keys", "migration")
)
PLAN = BackupPlan(Path("/mnt/disk"), daily_at="20:30")
PLANNED = BackupOverview(PLAN, LISTED, AT, False)
LATEST = date(2026, 8, 23)
FOR_GOOD = RetentionOverview(None, LATEST, None, False, None)
OVERDUE = RetentionOverview(12, LATEST, date(2025, 11, 23), True, LastPurge(AT, "Sam", date(2025, 6, 1), 2_310))
HALFWAY = Progress(50, 100, None)


class FakeBackups(FakeLink):
    """What the pages of backups and old calls ask of it."""

    def __init__(self) -> None:
        super().__init__()
        self.backups = NO_BACKUP
        self.retention = FOR_GOOD

    def begin(self, request: Request[Any], report: Report, cancel: CancelToken | None) -> None:
        """What takes its time tells how far it is."""
        if request.method in {"back_up", "purge"}:
            report(HALFWAY)

    def answer_of(self, request: Request[Any]) -> str:
        """With the service: both have an overview."""
        return f"_{request.service}_{request.method}"

    def _BackupDesk_overview(self) -> BackupOverview:
        return self.backups

    def _BackupDesk_back_up(self, folder: Path) -> MadeBackup:
        self.backups = PLANNED
        return MadeBackup(folder / FILE, "5f" * 32, 41_200_000, 1_821)

    def _BackupDesk_plan(self, plan: BackupPlan | None) -> BackupOverview:
        self.backups = BackupOverview(plan, LISTED, AT, False)
        return self.backups

    def _RetentionDesk_overview(self) -> RetentionOverview:
        return self.retention

    def _RetentionDesk_keep_for(self, months: int | None) -> RetentionOverview:
        self.retention = RetentionOverview(months, LATEST, LATEST if months else None, bool(months), None)
        return self.retention

    def _RetentionDesk_count(self, _: date) -> int:
        return 2_310

    def _RetentionDesk_purge(self, before: date) -> Purged:
        return Purged(before, 2_300, 7_000, 10)
