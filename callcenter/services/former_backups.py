"""Backups in the vault's own folder that passwords of before open still: new keys do not reach them."""

from contextlib import suppress

from callcenter.domain.key_file import KeyFileDamaged, KeyFileNewer, decode_key_file
from callcenter.errors import EnvironmentFault
from callcenter.services.session import Session
from callcenter.storage.backup_file import BackupFault, backups_in, open_backup

FORMER_BACKUPS = (
    "These backups in the vault's folder still open with the password of before: {files}. Delete them once a newer "
    "backup is there."
)


def former_backups(session: Session, name: str) -> tuple[str, ...]:
    """The files that somebody of that name opens although the vault has new keys since, newest first."""
    present, found = session.key_file.members.key_number, []
    with suppress(EnvironmentFault):  # where the folder cannot be read, nothing in it can be named
        for path, _ in backups_in(session.folder.backups, session.facts.vault_id):
            with suppress(BackupFault, KeyFileDamaged, KeyFileNewer), open_backup(path) as backup:
                key_file = decode_key_file(backup.keys())
                if key_file.members.key_number < present and key_file.slot_named(name):
                    found.append(path.name)
    return tuple(found)


def warn_of_former_backups(session: Session, name: str) -> None:
    """Say so in the session's warnings, where there are any."""
    if files := former_backups(session, name):
        session.warnings.append(FORMER_BACKUPS.format(files=", ".join(files)))
