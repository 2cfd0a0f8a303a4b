"""Backups on a schedule: the plan kept with the vault, and the one that is due made by the running program."""

import json
import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from callcenter.canonical_json import canonical_json
from callcenter.errors import CallCenterError
from callcenter.progress import CancelToken
from callcenter.services.backup_protocol import (
    LEAST_HOURS,
    LEAST_KEPT,
    MOST_HOURS,
    MOST_KEPT,
    BackupPlan,
    PlanFault,
)
from callcenter.services.backups import SCHEDULED, BackupUnderWay, last_outside, made_backups, make_backup
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.session import Session
from callcenter.services.vault_settings import change_setting, setting

_NAME = "backup_plan"
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NEXT_TRY = timedelta(minutes=15)
_UNSAVED = timedelta(days=1)
_OF_CALLS = {"call_opened", "check", "call_closed"}
_PAGE = 100


def backup_plan(session: Session) -> BackupPlan | None:
    """The plan; None where nobody made one."""
    kept = setting(session, _NAME)
    if kept is None:
        return None
    told = json.loads(kept)
    return BackupPlan(Path(told["folder"]), told["daily_at"], told["hours"], told["kept"])


def change_plan(session: Session, plan: BackupPlan | None) -> None:
    """Keep another plan, or none; journaled. Raises NotAllowed, PlanFault or InsideVault."""
    session.require_supervisor()
    if plan is None:
        change_setting(session, _NAME, None)
        return
    if not plan.folder.is_dir():
        raise PlanFault("folder")
    refuse_inside(session.folder.path, plan.folder / "any")
    if (plan.daily_at is None) == (plan.hours is None):
        raise PlanFault("when")
    if plan.daily_at is not None and not _TIME.fullmatch(plan.daily_at):
        raise PlanFault("when")
    if plan.hours is not None and not LEAST_HOURS <= plan.hours <= MOST_HOURS:
        raise PlanFault("when")
    if not LEAST_KEPT <= plan.kept <= MOST_KEPT:
        raise PlanFault("kept")
    told = {"folder": str(plan.folder.resolve()), "daily_at": plan.daily_at, "hours": plan.hours, "kept": plan.kept}
    change_setting(session, _NAME, canonical_json(told).decode())


def make_due_backup(session: Session, cancel: CancelToken) -> None:
    """Make the backup that the plan wants by now, in anybody's session; one that failed is tried again later.

    Raises what `make_backup` raises, and until it is tried again what it raised.
    """
    plan, held = backup_plan(session), session.held
    if plan is None or not _is_due(session, plan):
        held.failed_backup = None
        return
    now = session.clock.now()
    if held.failed_backup and timedelta() <= now - held.failed_backup[0] < _NEXT_TRY:
        raise held.failed_backup[1]
    try:
        make_backup(session, plan.folder, SCHEDULED, cancel=cancel, kept=plan.kept)
    except BackupUnderWay:
        return
    except CallCenterError as failure:
        held.failed_backup = (now, failure)
        raise
    held.failed_backup = None


def calls_unsaved(session: Session) -> bool:
    """Whether a call of more than a day ago is not, or not whole, in a backup outside the vault's own folder."""
    end = (session.clock.now() - _UNSAVED).astimezone(UTC).isoformat(timespec="seconds")
    made = last_outside(session)
    if made is None:
        return session.database.calls.count("", end) > 0
    since = _first_of_calls(session, int(made["number"]) + 1)
    return since is not None and since < end


def _first_of_calls(session: Session, sequence: int) -> str | None:
    """The moment of the first entry of a call from one on; a backup holds those before it, whenever it was done."""
    for page in session.database.journal.pages(sequence, _PAGE):
        for _, _, stored, _ in page:
            entry = json.loads(stored)
            if entry.get("kind") in _OF_CALLS:
                return str(entry["at"])
    return None


def _is_due(session: Session, plan: BackupPlan) -> bool:
    """Whether none was made since it was to be, or the clock was set back before the last one."""
    made = [entry["at"] for entry in made_backups(session, 50) if entry["reason"] == SCHEDULED]
    if not made:
        return plan.hours is not None or session.hours.local(session.clock.now()).time() >= _time_of(plan)
    now, last = session.clock.now(), datetime.fromisoformat(made[0])
    if last > now:
        return True
    if plan.hours is not None:
        return now - last >= timedelta(hours=plan.hours)
    return last < _last_planned(session, plan) <= now


def _last_planned(session: Session, plan: BackupPlan) -> datetime:
    """The last moment at which one was to be made, on the center's clock."""
    local = session.hours.local(session.clock.now())
    planned = local.replace(hour=_time_of(plan).hour, minute=_time_of(plan).minute, second=0, microsecond=0)
    return planned if planned <= local else planned - timedelta(days=1)


def _time_of(plan: BackupPlan) -> time:
    return time.fromisoformat(plan.daily_at or "00:00")
