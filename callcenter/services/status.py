"""What can be told of a vault, without a password and with one."""

from pathlib import Path

from callcenter import __version__
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.specification import SPECIFICATION
from callcenter.services.backup_plan import calls_unsaved
from callcenter.services.bundle_origin import came_by_bundle
from callcenter.services.protocols import DayStatus, VaultStatus, Versions
from callcenter.services.retention import OVERDUE, is_overdue
from callcenter.services.roster_protocol import ListedRoster, StagedImport
from callcenter.services.rosters import list_rosters
from callcenter.services.session import Session
from callcenter.storage.vault_folder import VaultFolder
from callcenter.storage.vault_lock import is_held

UNSAVED = "Calls of more than a day ago are in no backup. Make one to another disk, on the journal page."


def vault_status(path: Path) -> VaultStatus:
    """Read without a password. Raises VaultMissing, KeyFileDamaged or KeyFileNewer."""
    folder = VaultFolder(path)
    keys = folder.read_keys()
    return VaultStatus(
        keys.vault_id.hex(),
        keys.format,
        keys.training,
        len(keys.slots),
        is_held(folder.lock),
        keys.generation,
    )


def day_status(session: Session) -> DayStatus:
    """Rosters, today's calls and warnings. Raises PasswordMustChange."""
    session.require_user()
    today = session.today()
    start, end = session.hours.day_bounds(today, today)
    calls = session.database.calls.count(start.isoformat(timespec="seconds"), end.isoformat(timespec="seconds"))
    rosters = list_rosters(session)
    return DayStatus(
        rosters=rosters,
        calls_today=calls,
        line_open=session.line_open,
        staged_import=staged_import(session),
        warnings=tuple(_warnings(session, rosters)),
        seat=session.facts.seat,
        openings=session.held.openings,
    )


def versions(session: Session) -> Versions:
    """Of the program that holds the vault, and of what it is kept in."""
    sqlcipher, sqlite = session.database.connection.engine
    return Versions(__version__, session.database.format, sqlcipher, sqlite)


def staged_import(session: Session) -> StagedImport | None:
    """The import that waits to be gone on with or switched to."""
    staging = session.database.rosters.staging()
    facts = session.database.rosters.get(staging.roster) if staging else None
    if staging is None or facts is None:
        return None
    return StagedImport(
        roster=staging.roster,
        position=staging.counts.position,
        rows=facts.source_rows,
        complete=staging.complete,
        mode=ImportMode(staging.mode),
        bundle=came_by_bundle(facts),
    )


def _warnings(session: Session, rosters: tuple[ListedRoster, ...]) -> list[str]:
    found = list(session.warnings)
    if calls_unsaved(session):
        found.append(UNSAVED)
    if is_overdue(session):
        found.append(OVERDUE)
    active = next((roster for roster in rosters if roster.active), None)
    if active is None:
        found.append("No roster is active, so no check can be answered. Import one.")
    for facts in session.database.rosters.all():
        if active and facts.number == active.number and facts.specification != SPECIFICATION:
            found.append("The roster was loaded under another matching specification. Load it again.")
    return found
