"""A look at the whole database after a sign-in: every row of the active roster, every page in use.

The roster comes first, since answers depend on it. What is read is read in pages, on a connection of its own; between
two buckets a check goes first. SQLCipher's own integrity check of the whole file is left to backups and to verifying
everything: it cannot be stopped, and what it adds is pages that nothing uses.
"""

from collections.abc import Callable
from contextlib import suppress

from callcenter.errors import EnvironmentFault
from callcenter.progress import CancelToken
from callcenter.services.active_roster import RosterDamaged, recount, signed_facts
from callcenter.services.care_protocol import Inspection
from callcenter.services.session import Session
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.vault_database import VaultDatabase


def inspect(session: Session, cancel: CancelToken) -> Inspection:
    """What it finds; with damage no check is answered any more, until another roster is active if it is the roster's.

    Raises UserCancelled.
    """

    def pause() -> None:
        cancel.check()
        session.held.precedence.give_way()

    damage = None
    try:
        with session.database.reader() as database:
            session.held.damaged_revision = _damaged_revision(session, database, pause)
            if session.held.damaged_revision is not None:
                damage = "roster_damaged"
            _check_pages(session, database, cancel)
    except VaultDamaged:
        session.held.is_damaged = True
        damage = "database_damaged"
    if damage:
        with suppress(EnvironmentFault):  # where nothing can be written any more either
            session.record("damage_found", reason=damage)
    return Inspection(damage)


def _damaged_revision(session: Session, database: VaultDatabase, pause: Callable[[], None]) -> int | None:
    """The active roster's revision if its rows are not what was signed.

    Where another one became active meanwhile, that one is looked at: the former may be purged by then.
    """
    while revision := database.rosters.newest_revision():
        try:
            signed_facts(database.rosters, session.key_file, revision)
            recount(database.rosters, revision, pause)
            session.held.counted_revision = revision.revision
            return None
        except RosterDamaged:
            if database.rosters.newest_revision() == revision:
                return revision.revision
    return None


def _check_pages(session: Session, database: VaultDatabase, cancel: CancelToken) -> None:
    def stop() -> bool:
        session.held.precedence.give_way()
        return cancel.is_cancelled

    faults = database.connection.quick_faults(stop)
    cancel.check()
    if faults:
        raise VaultDamaged
