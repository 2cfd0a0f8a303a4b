"""What the window may ask of backups, and the plain values that pass."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from callcenter.errors import UserFacing
from callcenter.progress import CancelToken, Report, unwatched

LEAST_HOURS, MOST_HOURS = 1, 168
LEAST_KEPT, MOST_KEPT = 2, 100

PLAN_SENTENCES = {
    "when": "A backup is made each day at a time such as 8:30 PM, or every 1 to 168 hours: one of the two.",
    "kept": "From 2 to 100 backups are kept.",
    "folder": "Choose a folder for the backups first.",
}


class PlanFault(UserFacing):
    """A plan of backups that is none."""

    code = "backup_plan"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of PLAN_SENTENCES."""
        super().__init__(PLAN_SENTENCES[fault])
        self.fault = fault


@dataclass(frozen=True)
class BackupPlan:
    """Backups that the running program makes: into which folder, when, and how many of them stay.

    `daily_at` is HH:MM of the center; else there is one every `hours`.
    """

    folder: Path
    daily_at: str | None = None
    hours: int | None = None
    kept: int = 7


@dataclass(frozen=True)
class ListedBackup:
    """A backup as the journal tells of it; `at` is ISO 8601 in UTC, `reason` why it was made.

    `seq` is the last journal entry that it holds.
    """

    at: str
    user: str
    reason: str
    file: str
    sha256: str
    seq: int


@dataclass(frozen=True)
class BackupOverview:
    """The backups as they stand: the plan, if there is one, and the last ones, newest first.

    `since` is when the last one outside the vault's own folder was made; `is_due` tells that calls are in none.
    """

    plan: BackupPlan | None
    last: tuple[ListedBackup, ...]
    since: str | None
    is_due: bool


@dataclass(frozen=True)
class MadeBackup:
    """A backup that was just made and read back; `deleted` are former ones that it made superfluous."""

    path: Path
    sha256: str
    bytes: int
    sequence: int
    deleted: tuple[Path, ...] = ()


class BackupDesk(Protocol):
    """Backups of the vault. For supervisors; raises NotAllowed."""

    def overview(self) -> BackupOverview:
        """How they stand."""
        ...

    def back_up(self, folder: Path, report: Report = unwatched, cancel: CancelToken | None = None) -> MadeBackup:
        """Make one now, in a folder outside the vault; calls go on. Journaled.

        Raises InsideVault, BackupUnderWay, NotWritable, DiskFull, BackupUnreadable, RosterDamaged, VaultDamaged or
        UserCancelled.
        """
        ...

    def plan(self, plan: BackupPlan | None) -> BackupOverview:
        """Have the running program make them, or with None no more; journaled. Raises PlanFault or InsideVault."""
        ...
