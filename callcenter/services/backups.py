"""Backups of an open vault: of one moment while calls go on, looked at before they count, journaled, so many kept."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from callcenter.domain.key_file import KeyFile, decode_key_file
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.active_roster import RosterDamaged, recount, signed_facts
from callcenter.services.backup_protocol import MadeBackup
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.session import Session
from callcenter.storage.backup_file import Label, Written, backups_in, prefix_of, require_room, write_backup
from callcenter.storage.connection import Database
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.still_file import StillFile
from callcenter.storage.vault_database import require_readable, snapshot_of, still_database

BACKUP_MADE = "backup_made"
BY_HAND, SCHEDULED = "by_hand", "scheduled"
KEPT_INSIDE = 3
"""So many of those that the program makes by itself before a large change, in the vault's own folder."""
NONE_MADE = (
    "No backup could be made before the last large change: there was no room, or something is damaged. "
    "Make one by hand."
)


class BackupUnderWay(UserFacing):
    """A backup was to be made while one is being made."""

    code = "backup_under_way"
    sentence = "A backup of this vault is being made already. Wait until it is done."


def backup_by_hand(
    session: Session, folder: Path, report: Report = unwatched, cancel: CancelToken | None = None
) -> MadeBackup:
    """Make one in a folder outside the vault. Raises NotAllowed, InsideVault and what `make_backup` raises."""
    session.require_supervisor()
    refuse_inside(session.folder.path, folder / "any")
    return make_backup(session, folder, BY_HAND, report, cancel)


def backup_before(session: Session, reason: str) -> MadeBackup | None:
    """Make one in the vault's own folder before a large change; None for a vault in which there is nothing to lose.

    Where it cannot be made, the change goes on without one, and that is said: an import changes nothing that is there,
    and may be what mends a damaged roster; and nobody who must go is kept for want of room.
    """
    if session.database.rosters.newest_revision() is None and not session.database.calls.page(None, 1):
        return None
    try:
        return make_backup(session, session.folder.backups, reason, kept=KEPT_INSIDE)
    except (EnvironmentFault, BackupUnderWay):
        session.warnings.append(NONE_MADE)
        return None


def make_backup(
    session: Session,
    folder: Path,
    reason: str,
    report: Report = unwatched,
    cancel: CancelToken | None = None,
    kept: int | None = None,
) -> MadeBackup:
    """Write a backup of the vault as it is now into a folder, and journal it; checks go first meanwhile.

    Every page is read, before it is copied and after, before the file takes its name. The copy's active roster is
    counted anew for a backup by hand, else unless that was done in this process since it is active. With `kept`, older
    backups of this vault in that folder are deleted, but for so many. Raises BackupUnderWay, NotWritable, DiskFull,
    BackupUnreadable, UserCancelled, and, where the vault itself is not as it should be, RosterDamaged or VaultDamaged:
    no check is answered from then on, until another roster is active if it is the roster's fault.
    """
    if not session.held.backing_up.acquire(blocking=False):
        raise BackupUnderWay
    try:
        written = _written(session, folder, report, cancel or CancelToken(), thorough=reason == BY_HAND)
    except (RosterDamaged, VaultDamaged) as damage:
        if isinstance(damage, VaultDamaged):
            session.held.is_damaged = True
        with suppress(EnvironmentFault):
            session.record("damage_found", reason=damage.code)
        raise
    finally:
        session.held.backing_up.release()
    journal_backup(session, written, reason)
    deleted = () if kept is None else _delete_older(session, folder, written.path, kept)
    return MadeBackup(written.path, written.sha256, written.label.file_bytes, written.label.sequence, deleted)


def journal_backup(session: Session, written: Written, reason: str) -> None:
    """One entry: the file, and the head that it holds."""
    label = written.label
    head = {"epoch": label.epoch, "number": label.sequence, "code": label.code.hex()}
    session.record(BACKUP_MADE, file=written.path.name, sha256=written.sha256, reason=reason, **head)


def _written(session: Session, folder: Path, report: Report, cancel: CancelToken, *, thorough: bool) -> Written:
    held = session.held

    def pause() -> None:
        cancel.check()
        held.precedence.give_way()

    def told(done: int, total: int) -> None:
        report(Progress(done, total, None))
        pause()

    with session.database.reader() as database, database.connection.snapshot():
        with session.journal.still():  # keys and database are of one moment
            keys = session.folder.read_keys_as_stored()
            snapshot = snapshot_of(database, keys, session.clock.now())

        def check(copy: StillFile) -> None:
            require_readable(copy)
            revision = still_database(copy).rosters.newest_revision()
            if revision and (thorough or revision.revision != held.counted_revision):
                try:
                    require_as_signed(copy, decode_key_file(keys), pause)
                except RosterDamaged:
                    held.damaged_revision = revision.revision
                    raise
                held.counted_revision = revision.revision

        require_room(folder, database.connection.size)
        _require_sound(session, database.connection, cancel)
        return write_backup(database.connection, folder, vault_name(session), snapshot, check, told)


def _require_sound(session: Session, database: Database, cancel: CancelToken) -> None:
    """Raise VaultDamaged unless every page that is to be copied is sound: a copy of a damaged one looks sound."""

    def stop() -> bool:
        session.held.precedence.give_way()
        return cancel.is_cancelled

    faults = database.quick_faults(stop)
    cancel.check()
    if faults:
        raise VaultDamaged


def require_as_signed(copy: StillFile, key_file: KeyFile, pause: Callable[[], None]) -> None:
    """Raise RosterDamaged unless the active roster is as it was signed, and what `pause` raises."""
    stores = still_database(copy)
    revision = stores.rosters.newest_revision()
    if revision:
        signed_facts(stores.rosters, key_file, revision)
        recount(stores.rosters, revision, pause)


def last_backup(session: Session) -> str | None:
    """When the last backup outside the vault's own folder was made (ISO 8601 in UTC)."""
    made = last_outside(session)
    return str(made["at"]) if made else None


def last_outside(session: Session) -> dict[str, Any] | None:
    """What the journal tells of the last backup outside the vault's own folder."""
    made = made_backups(session, 50)
    return next((entry for entry in made if entry["reason"] in {BY_HAND, SCHEDULED}), None)


def made_backups(session: Session, size: int) -> list[dict[str, Any]]:
    """What the journal tells of the last backups, newest first."""
    rows = session.database.journal.deeds(session.head().seq + 1, size, (BACKUP_MADE,))
    return [json.loads(row.entry) for row in rows]


def vault_name(session: Session) -> str:
    """What the vault's backups are called after: its folder."""
    return session.folder.path.resolve().name


def _delete_older(session: Session, folder: Path, newest: Path, kept: int) -> tuple[Path, ...]:
    """Delete backups of this vault beyond so many: those alone whose name and label are the program's own.

    Which is older is told by the journal, for a clock may have been ahead. One whose head is not in this journal stays:
    it was made before an older backup was put back, and holds what the vault does not.
    """
    prefix, deleted = prefix_of(vault_name(session), session.facts.vault_id), []

    def is_of_this_journal(path: Path, label: Label) -> bool:
        row = session.database.journal.get(label.sequence)
        return path.name.startswith(prefix) and row is not None and row.code == label.code

    with suppress(EnvironmentFault, OSError):
        found = [path for path, label in backups_in(folder, session.facts.vault_id) if is_of_this_journal(path, label)]
        for path in [path for path in found if path != newest][max(kept, 1) - 1 :]:
            path.unlink()
            deleted.append(path)
    return tuple(deleted)
