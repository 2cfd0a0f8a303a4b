"""A backup put back: opened and looked at in a folder of its own, which takes the vault's place whole or not at all."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from callcenter.clock import Clock
from callcenter.crypto.vault_keys import database_key
from callcenter.domain.key_file import KeyFile, KeyFileDamaged, KeyFileNewer, decode_key_file
from callcenter.durable_file import environment_fault, sync_folder
from callcenter.errors import EnvironmentFault
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.backups import require_as_signed
from callcenter.services.protocols import Head
from callcenter.services.session import NotAllowed, PasswordMustChange, Session
from callcenter.services.sign_in import OpenedKeys, open_keys, sign_in
from callcenter.storage.backup_file import BackupFault, Label, OpenedBackup, backups_in, open_backup, require_room
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.migrations import refuse_newer
from callcenter.storage.still_file import StillFile
from callcenter.storage.vault_database import still_database
from callcenter.storage.vault_folder import VaultFolder, VaultMissing, VaultThere, refuse_network_share
from callcenter.storage.vault_lock import VaultLock, take_lock


class OtherVaultThere(EnvironmentFault):
    """A backup was to take the place of another vault than its own, or of one of which that cannot be told."""

    code = "other_vault_there"
    sentence = (
        "Another vault than that of this backup lies in the folder, or one whose vault.keys cannot be read. "
        "Name a folder that does not exist yet."
    )


@dataclass(frozen=True)
class Restored:
    """A vault that was put back, as it was at `made_at` (ISO 8601 in UTC), up to the entry that `head` names.

    `moved_to` is where the vault lies now whose place it took. `back_again` are users of the backup who were removed
    since, or had another role or a reset password in that vault; None where its key file did not tell.
    `before_new_keys` tells that its files were put under new keys since.
    """

    made_at: str
    head: Head
    moved_to: Path | None
    back_again: tuple[str, ...] | None
    before_new_keys: bool


def restore(
    backup: Path,
    vault: Path,
    user: str,
    password: str,
    clock: Clock,
    report: Report = unwatched,
    cancel: CancelToken | None = None,
    wait: float = 0.0,
) -> Restored:
    """Put a backup into a new folder, or in place of its vault, which is moved aside whole and never deleted.

    A supervisor's password of that time, or the recovery code, opens it. Before anything takes a place, every page is
    read, the active roster counted anew, and the supervisor signed in, which begins an epoch that nothing links to what
    came before. Raises BackupFault, RosterDamaged, VaultThere, OtherVaultThere, KeyFileNewer, VaultInUse,
    NetworkFolder, UserCancelled, DiskFull, NotWritable, NotAllowed, PasswordMustChange, and what `sign_in` raises; the
    vault that is there stays as it is then.
    """
    cancel = cancel or CancelToken()

    def told(done: int, total: int) -> None:
        report(Progress(done, total, None))
        cancel.check()

    vault = _resolved(vault)
    with open_backup(backup) as opened:
        key_file = _key_file_in(opened)
        with _place(vault, opened.label.vault_id, clock, wait) as place:
            keys = open_keys(place.counting, key_file, user, password, clock)
            if keys.slot.must_change:
                raise PasswordMustChange
            if not keys.slot.role.is_supervisor:
                raise NotAllowed
            require_room(vault.parent, opened.label.file_bytes)
            opened.take_out(place.making.database, told)
            place.making.write_keys(key_file)
            _check(place.making.database, opened.label, key_file, keys, cancel)
            with sign_in(place.making.path, user, password, clock) as session:
                _journal(session, backup, opened.label)
            cancel.check()
            moved_to = place.take(clock)
    return _restored(opened.label, key_file, place.former_keys, moved_to)


def _key_file_in(opened: OpenedBackup) -> KeyFile:
    try:
        key_file = decode_key_file(opened.keys())
    except KeyFileDamaged:
        raise BackupFault("damaged") from None
    except KeyFileNewer:
        raise BackupFault("newer") from None
    if key_file.vault_id != opened.label.vault_id:
        raise BackupFault("damaged")
    return key_file


def _check(path: Path, label: Label, key_file: KeyFile, keys: OpenedKeys, cancel: CancelToken) -> None:
    """Raise BackupFault unless the database opens under the keys beside it, and is whole and that of its label."""
    with _opened(path, key_file.vault_id, keys) as copy:
        refuse_newer(copy)
        stores = still_database(copy)
        facts, last = stores.vault.facts(), stores.journal.last()
        told = (label.vault_id, label.generation, label.epoch, label.sequence, label.code)
        if last is None or told != (facts.vault_id, facts.generation, last.epoch, last.sequence, last.code):
            raise BackupFault("damaged")
        if copy.faults():
            raise BackupFault("damaged")
        require_as_signed(copy, key_file, cancel.check)


def _opened(path: Path, vault_id: bytes, keys: OpenedKeys) -> StillFile:
    """The database under the newest key of its time, or the one before it where re-keying was not finished."""
    for key in (keys.granted.rk, keys.former_rk):
        if key is not None:
            with suppress(VaultDamaged):
                return StillFile(path, database_key(key, vault_id))
    raise BackupFault("damaged")


def _journal(session: Session, backup: Path, label: Label) -> None:
    told = {"made_at": label.moment, "epoch": label.epoch, "number": label.sequence, "code": label.code.hex()}
    session.record("backup_restored", file=backup.name, **told)


def _restored(label: Label, key_file: KeyFile, former: KeyFile | None, moved_to: Path | None) -> Restored:
    back: tuple[str, ...] | None = None
    renewed = False
    if former:
        present = {slot.public_key for slot in former.slots}  # drawn anew with each addition, reset and role
        back = tuple(slot.name for slot in key_file.slots if slot.public_key not in present)
        renewed = former.members.key_number > key_file.members.key_number
    head = Head(label.epoch, label.sequence, label.code.hex())
    return Restored(label.moment, head, moved_to, back, renewed)


class _Place:
    """Where a vault comes to lie: `making` is filled first, out of sight beside it."""

    def __init__(self, vault: Path, former: VaultFolder | None, held: VaultLock | None) -> None:
        self.making = VaultFolder(VaultFolder(vault).restoring)
        self.former_keys = _readable_keys(former)
        self.counting = former or self.making  # wrong passwords are counted where a vault is
        self._vault, self._held = vault, held

    def take(self, clock: Clock) -> Path | None:
        """Move what is there aside, and take its place: two renames, between which both are whole under other names."""
        moved_to = None
        try:
            sync_folder(self.making.path)
            self.making.tries.unlink(missing_ok=True)
            if self._held:
                if sys.platform == "win32":
                    self._held.release()  # no folder is renamed there in which a file is open
                moved_to = _free_name(self._vault, clock)
                self._vault.rename(moved_to)
            elif self._vault.exists():
                self._vault.rmdir()
            self.making.path.rename(self._vault)
            sync_folder(self._vault.parent)
        except OSError as error:
            if moved_to and not self._vault.exists():
                with suppress(OSError):
                    moved_to.rename(self._vault)
            raise environment_fault(error) from None
        return moved_to


@contextmanager
def _place(vault: Path, vault_id: bytes, clock: Clock, wait: float) -> Iterator[_Place]:
    """One at a time for one place, and with nobody in the vault that is there; what takes no place is deleted."""
    refuse_network_share(vault.parent)
    with ExitStack() as closing:
        closing.enter_context(_alone(VaultFolder(vault).restoring_lock, clock, wait))
        former = _former(vault, vault_id)
        held = take_lock(former.lock, wait, clock) if former else None
        if held:
            closing.callback(held.release)
        place = _Place(vault, former, held)
        closing.callback(shutil.rmtree, place.making.path, ignore_errors=True)
        _make_empty(place.making.path)
        yield place


@contextmanager
def _alone(lock: Path, clock: Clock, wait: float) -> Iterator[None]:
    """Hold a lock whose file is there for no longer. Raises VaultInUse."""
    held = take_lock(lock, wait, clock)
    try:
        yield
    finally:
        if sys.platform == "win32":
            held.release()  # no file is deleted there that is open
        with suppress(OSError):
            lock.unlink()
        held.release()


def _former(vault: Path, vault_id: bytes) -> VaultFolder | None:
    """The vault whose place is to be taken. Raises VaultThere for anything else, OtherVaultThere, KeyFileNewer."""
    try:
        if not vault.exists() or (vault.is_dir() and not any(vault.iterdir())):
            return None
    except OSError as error:
        raise environment_fault(error) from None
    folder = VaultFolder(vault)
    if not folder.keys.exists() and not folder.database.exists():
        raise VaultThere
    keys = _readable_keys(folder)
    is_its_own = keys.vault_id == vault_id if keys else _holds_backups_of(folder, vault_id)
    if not is_its_own:
        raise OtherVaultThere
    return folder


def _holds_backups_of(folder: VaultFolder, vault_id: bytes) -> bool:
    """Whether a vault whose key file is damaged made a backup of that id in its own folder."""
    with suppress(EnvironmentFault):
        return bool(backups_in(folder.backups, vault_id))
    return False


def _readable_keys(folder: VaultFolder | None) -> KeyFile | None:
    """A damaged key file may be why a backup is put back. Raises KeyFileNewer."""
    with suppress(KeyFileDamaged, VaultMissing):
        return folder.read_keys() if folder else None
    return None


def _resolved(vault: Path) -> Path:
    try:
        return vault.resolve()
    except (OSError, RuntimeError):
        raise VaultThere from None


def _free_name(vault: Path, clock: Clock) -> Path:
    name = f"{vault.name}.before-{clock.now():%Y%m%d-%H%M%S}"
    path, number = vault.with_name(name), 1
    while path.exists():
        number += 1
        path = vault.with_name(f"{name}-{number}")
    return path


def _make_empty(folder: Path) -> None:
    """Make a folder, over what a kill left of it."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise environment_fault(error) from None
